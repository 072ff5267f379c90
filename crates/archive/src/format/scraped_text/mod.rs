//! Scraped text: a page's title, often twice, labels, teaser, paragraphs, and what surrounded them.
//!
//! 1. the text to [`units`]: paragraphs or lines;
//! 2. what stands behind the last paragraph off ([`closing`](crate::format::closing)): it also tells what the outlet is called;
//! 3. the [`head`]: section line, headline with its tail, the same line again, labels, teaser, [`fact_lines`](crate::format::fact_lines);
//! 4. the rest: without boilerplate and without what recurs under other headlines;
//! 5. the teaser, where the head had none, by its shape.
//!
//! In doubt a line is kept: a line too many is a nuisance, a paragraph lost is a loss.

mod head;
mod units;

pub(crate) use units::units;

use crate::article::Article;
use crate::boilerplate::is_boilerplate;
use crate::format::closing;
use crate::format::fact_lines::{Place, take_fact};
use crate::format::sentences::{ends_sentence, is_label, is_text};
use crate::furniture::Furniture;
use crate::headline::is_section;
use crate::id;
use crate::provenance::{Field, Origin};
use crate::walk::SourceFile;

/// Reads one text.
pub(crate) fn read(text: &str, file: &SourceFile, furniture: &Furniture) -> Result<Article, String> {
    let all = units(text);
    if all.is_empty() {
        return Err("no text in it".to_owned());
    }
    let mut article = Article { id: id::encode(&file.name), path: file.name.clone(), ..Article::default() };
    let (units, closing) = closing::part(&all);
    let below = head::headline(units, closing, furniture, &mut article);
    let (mut paragraphs, rest) = head::facts(below, &mut article);
    let told = paragraphs.first().is_some_and(|first| is_text(first)) && !rest.is_empty();
    paragraphs.extend(clean(rest, furniture, &mut article));
    if paragraphs.is_empty() {
        // Labels are labels of something: without a text they are the text.
        paragraphs.extend(below.iter().map(String::as_str).filter(|unit| !is_boilerplate(unit)));
    }
    for unit in closing {
        take_fact(unit, Place::Closing, &mut article);
    }
    let teaser = if told { Some(paragraphs.remove(0)) } else { head::take_teaser(&mut paragraphs) };
    article.teaser = teaser.unwrap_or_default().to_owned();
    article.body = paragraphs.join("\n\n");
    article.say_origin(|field| match field {
        Field::Title | Field::Teaser | Field::Body => Origin::Text,
        Field::Source | Field::Section => Origin::HeadlineTail,
        _ => Origin::Line,
    });
    if article.title.is_empty() && article.teaser.is_empty() && article.body.is_empty() {
        return Err("no text in it but boilerplate".to_owned());
    }
    Ok(article)
}

/// The paragraphs among the units; facts that stand between them go to the article.
fn clean<'u>(units: &'u [String], furniture: &Furniture, article: &mut Article) -> Vec<&'u str> {
    let mut paragraphs: Vec<&str> = Vec::new();
    let mut last_recurs = false;
    for unit in units {
        let first = paragraphs.is_empty();
        let place = if first { Place::Head } else { Place::Body };
        if take_fact(unit, place, article) || is_boilerplate(unit) {
            continue;
        }
        let sentence = ends_sentence(unit) && unit.chars().count() >= 30;
        let recurs = furniture.recurs(unit);
        // A paragraph that recurs below one that recurs is no furniture but a copied text.
        if recurs && (!sentence || (unit.chars().count() <= 120 && !last_recurs && !first)) {
            continue;
        }
        if first && is_label(unit) {
            // A label between headline and text, or the section.
            if is_section(unit) && article.section.is_empty() {
                article.section.clone_from(unit);
            }
            continue;
        }
        last_recurs = recurs;
        paragraphs.push(unit);
    }
    paragraphs
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::path::PathBuf;

    fn read_text(text: &str) -> Article {
        let file =
            SourceFile { path: PathBuf::new(), name: "a.txt".into(), size: 0, modified_ns: 0, inode: 0 };
        read(text, &file, &Furniture::default()).unwrap()
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
            let file = SourceFile { path: PathBuf::new(), name: "a.txt".into(), size: 0, modified_ns: 0, inode: 0 };
            let _ = read(&text, &file, &Furniture::default());
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
            let file = SourceFile { path: PathBuf::new(), name: "a.txt".into(), size: 0, modified_ns: 0, inode: 0 };
            let Ok(article) = read(&text, &file, &Furniture::default()) else { return Ok(()) };
            let closed_up = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
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
