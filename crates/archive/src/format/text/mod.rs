//! Scraped text: a page's title, often twice, labels, teaser, paragraphs, and what surrounded them.
//!
//! 1. the head off, where there is one ([`front_matter`]), and the text to [`units`]: paragraphs or
//!    lines; [`fragment`]s of pages too;
//! 2. what stands behind the last paragraph off (`split_footer`): it also tells what the outlet is
//!    called;
//! 3. the [`head`]: section line, headline with its tail, the same line again, labels, teaser,
//!    `fact_lines`;
//! 4. the rest: without what recurs at its edges, and without boilerplate;
//! 5. the teaser, where the head had none, by its shape.
//!
//! In doubt a line is kept: a line too many is a nuisance, a paragraph lost is a loss.

mod fragment;
mod head;
mod joins;
mod units;

#[cfg(test)]
mod lossless_tests;

pub(super) use joins::goes_on;

use super::{Draft, DraftText, Rejection, Source, front_matter};
use crate::boilerplate::{Learned, Observation, Outlet, is_boilerplate, split_footer};
use crate::format::fact_lines::{Facts, Place, take_fact};
use crate::headline::{counts, is_section, last_part};
use crate::left_out::{LeftOut, Reason, Rule};
use crate::sentences::{is_label, is_text};
use nachlese_article::{Article, FieldName, Origin};

/// A text as a draft: its lines, which are read when the outlets of the archive are known. A title
/// that its head states is the first of them.
pub(super) fn draft(text: &str, source: Source<'_>) -> Result<Draft, Rejection> {
    let (head, below) = front_matter::split(text);
    let mut draft = Draft::of_record(source.article(), Vec::new());
    let stated = head.map(|head| head.tell(&mut draft)).unwrap_or_default();
    let (mut lines, left_out) = fragment::read(below);
    draft.left_out.extend(left_out);
    if lines.is_empty() {
        lines = stated;
    }
    if !draft.article.title.is_empty() {
        lines.insert(0, draft.article.title.clone());
    }
    if lines.is_empty() {
        return Err(source.no_article(Reason::Empty));
    }
    draft.text = DraftText::Lines(lines);
    Ok(draft)
}

/// What a text teaches.
pub(super) fn observation(lines: &[String], path: &str) -> Option<Observation> {
    let (headline, below) = lines.split_first()?;
    Some(Observation::of_text(outlet(lines, path), headline, below))
}

/// What a text's lines recur by: the first word of its headline's tail, or else its folder.
fn outlet(lines: &[String], path: &str) -> Outlet {
    let tail = lines.first().and_then(|line| last_part(line)).filter(|tail| !counts(tail));
    let name = tail.and_then(|tail| tail.split_whitespace().next());
    Outlet::named(name.unwrap_or_else(|| path.rsplit_once('/').map_or("", |(folder, _)| folder)))
}

/// Reads the article of a text's lines; whether there is any text in it.
pub(super) fn finish(
    all: &[String],
    article: &mut Article,
    left_out: &mut Vec<LeftOut>,
    learned: &Learned,
) -> bool {
    let outlet = outlet(all, &article.path);
    let (units, footer) = split_footer(all);
    let mut facts = Facts::default();
    let below = match units.split_first() {
        Some((_, below)) if !article.title.is_empty() => below,
        _ => head::headline(units, footer, learned, article, &mut facts, left_out),
    };
    let (mut paragraphs, rest) = head::facts(below, article, &mut facts, left_out);
    let told = paragraphs.first().is_some_and(|first| is_text(first)) && !rest.is_empty();
    let (first, last) = learned.edges(outlet, rest.iter().map(String::as_str));
    let (recurring, rest) = rest.split_at_checked(first).unwrap_or((&[], rest));
    let (rest, trailing) = rest.split_at_checked(rest.len() - last).unwrap_or((rest, &[]));
    leave_out(left_out, Rule::Learned, recurring);
    paragraphs.extend(clean(rest, article, &mut facts, left_out));
    leave_out(left_out, Rule::Learned, trailing);
    if paragraphs.is_empty() {
        // Labels are labels of something: without a text they are the text.
        paragraphs.extend(below.iter().map(String::as_str).filter(|unit| !is_boilerplate(unit)));
        left_out.retain(|left| !paragraphs.contains(&left.text.as_str()));
    }
    for unit in footer {
        let rule = if take_fact(unit, Place::Footer, &mut facts) { Rule::Facts } else { Rule::Footer };
        left_out.push(LeftOut { rule, text: unit.clone() });
    }
    if article.teaser.is_empty() {
        let teaser = if told { Some(paragraphs.remove(0)) } else { head::take_teaser(&mut paragraphs) };
        article.teaser = teaser.unwrap_or_default().to_owned();
    } else if paragraphs.len() > 1 && paragraphs.first().is_some_and(|first| *first == article.teaser) {
        left_out.push(LeftOut { rule: Rule::Repeated, text: paragraphs.remove(0).to_owned() });
    }
    if matches!(paragraphs.as_slice(), [only] if *only == article.teaser) {
        // A text of one paragraph is that, and has no teaser.
        article.teaser.clear();
        article.provenance.set(FieldName::Teaser, None);
    }
    article.body = paragraphs.join("\n\n");
    facts.settle(article);
    article.add_missing_origins(|field| match field {
        FieldName::Title | FieldName::Teaser | FieldName::Body => Origin::Text,
        FieldName::Source | FieldName::Section => Origin::HeadlineTail,
        _ => Origin::Line,
    });
    !(article.title.is_empty() && article.teaser.is_empty() && article.body.is_empty())
}

fn leave_out(left_out: &mut Vec<LeftOut>, rule: Rule, units: &[String]) {
    left_out.extend(units.iter().map(|unit| LeftOut { rule, text: unit.clone() }));
}

/// The paragraphs among the units; facts that stand between them go to the article.
fn clean<'u>(
    units: &'u [String],
    article: &mut Article,
    facts: &mut Facts,
    left_out: &mut Vec<LeftOut>,
) -> Vec<&'u str> {
    let mut paragraphs: Vec<&str> = Vec::new();
    for unit in units {
        let first = paragraphs.is_empty();
        let place = if first { Place::Head } else { Place::Body };
        let rule = if take_fact(unit, place, facts) {
            Rule::Facts
        } else if is_boilerplate(unit) || units::is_page_number(unit) {
            Rule::Boilerplate
        } else if first && is_label(unit) {
            // A label between headline and text, or the section.
            if is_section(unit) && article.section.is_empty() {
                article.section.clone_from(unit);
            }
            Rule::Label
        } else {
            paragraphs.push(unit);
            continue;
        };
        left_out.push(LeftOut { rule, text: unit.clone() });
    }
    paragraphs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::Kind;
    use crate::list::SourceFile;
    use proptest::prelude::*;

    fn try_read(text: &str) -> Option<Article> {
        let file = SourceFile::named("a.txt", Kind::Text);
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
