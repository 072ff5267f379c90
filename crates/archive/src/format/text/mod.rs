//! Scraped text: a page's title, often twice, labels, teaser, paragraphs, and what surrounded them.
//!
//! A text becomes a draft of lines:
//!
//! 1. the [`front_matter`] is read and removed, and the rest split into [`units`], paragraphs or
//!    lines; [`fragment`]s of pages, too.
//!
//! When the outlets of the archive are known, [`article`] reads these lines:
//!
//! 2. the footer is split off (`split_footer`); it may also name the outlet;
//! 3. the [`header`] is read: section line, headline with its tail, the headline again, labels,
//!    teaser, `fact_lines`;
//! 4. the rest loses learned boilerplate at its edges, and boilerplate;
//! 5. the teaser, if the header had none, is recognized by its shape.
//!
//! In doubt a line is kept: a line too many is a nuisance, a lost paragraph is a loss.

pub(super) mod article;
mod fragment;
mod header;
mod joins;
mod units;

#[cfg(test)]
mod lossless_tests;

pub(super) use joins::goes_on;

use super::draft::{Draft, DraftText, Rejection, Source};
use super::front_matter;
use crate::left_out::NoArticleReason;

/// Reads a text to a draft of its lines. A title in the front matter is put first.
pub(super) fn draft(text: &str, source: Source<'_>) -> Result<Draft, Rejection> {
    let (head, below) = front_matter::split(text);
    let mut draft = Draft::new(source.article(), Vec::new());
    let stated = head.map(|head| head.apply(&mut draft)).unwrap_or_default();
    let (mut lines, left_out) = fragment::read(below);
    draft.left_out.extend(left_out);
    if lines.is_empty() {
        lines = stated;
    }
    if !draft.article.title.is_empty() {
        lines.insert(0, draft.article.title.clone());
    }
    if lines.is_empty() {
        return Err(source.no_article(NoArticleReason::Empty));
    }
    draft.text = DraftText::Lines(lines);
    Ok(draft)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::boilerplate::Learned;
    use crate::kind::FileKind;
    use crate::list::SourceFile;
    use nachlese_article::Article;
    use proptest::prelude::*;

    fn try_read(text: &str) -> Option<Article> {
        let file = SourceFile::named("a.txt", FileKind::Text);
        let draft = draft(text, Source { file: &file, place: crate::place::Place::Whole }).ok()?;
        Some(draft.finish(crate::place::Place::Whole, &Learned::default()).ok()?.article)
    }

    fn read_text(text: &str) -> Article {
        try_read(text).unwrap()
    }

    const LONG: &str = "Der Gemeinderat hat am Montag nach langer Debatte beschlossen, die Brücke über den Fluss zu erneuern und dafür Geld aus der Rücklage zu nehmen, wie die Bürgermeisterin mitteilte.";

    #[test]
    fn a_page_of_an_unknown_outlet_is_cleaned() {
        let text = format!(
            "Rat erneuert Brücke – QX Wälder & ehemalige Moore\n\nRat erneuert Brücke – QX Wälder & ehemalige Moore\n\n\
             Quelllink\n\nNach langer Debatte stimmt die Mehrheit für den teuren Vorschlag\n\n{LONG}\n\n{LONG}\n\n{LONG}\n\n\
             Sie können diesen Bericht in den sozialen Medien teilen:\n\nFolgen Sie QX weiter"
        );
        let article = read_text(&text);
        assert_eq!(article.title, "Rat erneuert Brücke");
        assert_eq!((article.source.as_str(), article.section.as_str()), ("QX", "Wälder & ehemalige Moore"));
        assert_eq!(article.teaser, "Nach langer Debatte stimmt die Mehrheit für den teuren Vorschlag");
        assert_eq!(article.body, [LONG, LONG, LONG].join("\n\n"));
        assert_eq!(article.published, None);
    }

    #[test]
    fn page_title_and_headline_beside_each_other_tell_the_tail() {
        let article = read_text(&format!(
            "Rat erneuert Brücke – Unser Blick\nRat erneuert Brücke\nVon Erika Muster\n12. Mai 2024, 14:30 Uhr\n{LONG}\n{LONG}"
        ));
        assert_eq!((article.title.as_str(), article.source.as_str()), ("Rat erneuert Brücke", "Unser Blick"));
        assert_eq!(article.author, "Erika Muster");
        assert_eq!(article.published.unwrap().to_string(), "2024-05-12T14:30:00+02:00");
        assert_eq!(article.body, [LONG, LONG].join("\n\n"));
    }

    #[test]
    fn plain_paragraphs_and_wrapped_lines_stay_whole() {
        let article = read_text(&format!("{LONG}\r\n\r\n{LONG}"));
        assert_eq!((article.title.as_str(), article.body), ("", [LONG, LONG].join("\n\n")));
        let words: Vec<&str> = LONG.split(' ').collect();
        let wrapped: Vec<String> = words.chunks(9).map(|c| c.join(" ")).collect();
        let article = read_text(&format!("Rat tagt\n\n{}\n", wrapped.join("\n")));
        assert_eq!((article.title.as_str(), article.body.as_str()), ("Rat tagt", LONG));
    }

    #[test]
    fn a_text_of_labels_keeps_them() {
        assert_eq!(read_text("Minus\n\nText Kohlrabi").body, "Text Kohlrabi");
    }

    #[test]
    fn a_headline_that_begins_with_a_section_stays_one() {
        for headline in ["Polizei in Hamburg", "Sport im Park", "Chronik des Krieges"] {
            let article = read_text(&format!("{headline}\n\nVon Erika Muster\n\n{LONG}\n\n{LONG}"));
            assert_eq!((article.title.as_str(), article.section.as_str()), (headline, ""));
        }
    }

    #[test]
    fn the_time_grows_with_the_length_alone() {
        let bars = "a | b ".repeat(60_000);
        let article = read_text(&format!("Rat tagt\n\n{bars}\n\n{LONG}"));
        assert_eq!(article.title, "Rat tagt");
    }

    #[test]
    fn a_section_line_is_no_headline() {
        let article = read_text(&format!("Lokales\n\nRat erneuert Brücke\n\n{LONG}"));
        assert_eq!((article.section.as_str(), article.title.as_str()), ("Lokales", "Rat erneuert Brücke"));
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "(\\PC|[\n |–-]|Von |Folgen Sie |Teilen ){0,120}") {
            let _ = try_read(&text);
        }

        /// Nothing is made up: headline, teaser and paragraphs stand in the text, in this order.
        #[test]
        fn what_is_read_stands_in_the_text(
            lines in proptest::collection::vec(
                "(Rat tagt|Sport|Von Erika Muster|Stand: 3.4.2024|Quelllink|\\PC{0,30}|[A-ZÄ][a-zäß]{1,9} [a-zäß]{1,9}[ .]){1,6}( – Elbkurier| \\| Neue Presse)?",
                1..12,
            ),
            gap in "\n{1,3}|\r\n",
        ) {
            let text = lines.join(&gap);
            let Some(article) = try_read(&text) else { return Ok(()) };
            // A hyphen at the end of a line may go.
            let closed_up = |text: &str| text.replace(|c: char| c.is_whitespace() || matches!(c, '-' | '\u{AD}' | '\u{2010}'), "");
            let whole = closed_up(&text);
            let mut rest = whole.as_str();
            for part in [&article.title, &article.teaser].into_iter().map(String::as_str).chain(article.body.split("\n\n")) {
                let part = closed_up(part);
                let at = rest.find(&part);
                prop_assert!(at.is_some(), "{:?} is not in {:?}", part, rest);
                rest = &rest[at.unwrap_or(0) + part.len()..];
            }
        }
    }
}
