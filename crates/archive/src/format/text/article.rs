//! The lines of a text to its article, when the outlets of the archive are known.

use super::{header, units};
use crate::boilerplate::{Learned, Observation, Outlet, is_boilerplate, split_footer};
use crate::format::fact_lines::{Facts, Position, take_fact};
use crate::headline::{counts, is_section, last_part};
use crate::left_out::{LeftOut, Rule};
use crate::sentences::{is_label, is_text};
use nachlese_article::{Article, FieldName, Origin};

/// The observation of a text.
pub(in crate::format) fn observation(lines: &[String], path: &str) -> Option<Observation> {
    let (headline, below) = lines.split_first()?;
    Some(Observation::from_text(outlet(lines, path), headline, below))
}

/// The outlet of a text, as far as it is known yet: the first word of its headline's tail, or else
/// its folder.
fn outlet(lines: &[String], path: &str) -> Outlet {
    let tail = lines.first().and_then(|line| last_part(line)).filter(|tail| !counts(tail));
    let name = tail.and_then(|tail| tail.split_whitespace().next());
    Outlet::named(name.unwrap_or_else(|| path.rsplit_once('/').map_or("", |(folder, _)| folder)))
}

/// Reads the article of a text's lines; returns whether it has any text.
pub(in crate::format) fn finish(
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
        _ => header::headline(units, footer, learned, article, &mut facts, left_out),
    };
    let (mut paragraphs, rest) = header::facts(below, article, &mut facts, left_out);
    let has_teaser = paragraphs.first().is_some_and(|first| is_text(first)) && !rest.is_empty();
    let (first, last) = learned.edges(outlet, rest.iter().map(String::as_str));
    let (recurring, rest) = rest.split_at_checked(first).unwrap_or((&[], rest));
    let (rest, trailing) = rest.split_at_checked(rest.len() - last).unwrap_or((rest, &[]));
    leave_out(left_out, Rule::Learned, recurring);
    paragraphs.extend(clean(rest, article, &mut facts, left_out));
    leave_out(left_out, Rule::Learned, trailing);
    if paragraphs.is_empty() {
        // Without a text, the labels are the text.
        paragraphs.extend(below.iter().map(String::as_str).filter(|unit| !is_boilerplate(unit)));
        left_out.retain(|left| !paragraphs.contains(&left.text.as_str()));
    }
    for unit in footer {
        let rule = if take_fact(unit, Position::Footer, &mut facts) { Rule::Facts } else { Rule::Footer };
        left_out.push(LeftOut { rule, text: unit.clone() });
    }
    if article.teaser.is_empty() {
        let teaser =
            if has_teaser { Some(paragraphs.remove(0)) } else { header::take_teaser(&mut paragraphs) };
        article.teaser = teaser.unwrap_or_default().to_owned();
    } else if paragraphs.len() > 1 && paragraphs.first().is_some_and(|first| *first == article.teaser) {
        left_out.push(LeftOut { rule: Rule::Repeated, text: paragraphs.remove(0).to_owned() });
    }
    if matches!(paragraphs.as_slice(), [only] if *only == article.teaser) {
        // A text of one paragraph has no teaser.
        article.teaser.clear();
        article.provenance.set(FieldName::Teaser, None);
    }
    article.body = paragraphs.join("\n\n");
    facts.fill_gaps(article);
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

/// The paragraphs among the units; facts between them are added to `facts`.
fn clean<'u>(
    units: &'u [String],
    article: &mut Article,
    facts: &mut Facts,
    left_out: &mut Vec<LeftOut>,
) -> Vec<&'u str> {
    let mut paragraphs: Vec<&str> = Vec::new();
    for unit in units {
        let first = paragraphs.is_empty();
        let place = if first { Position::Header } else { Position::Body };
        let rule = if take_fact(unit, place, facts) {
            Rule::Facts
        } else if is_boilerplate(unit) || units::is_page_number(unit) {
            Rule::Boilerplate
        } else if first && is_label(unit) {
            // It may be the section.
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
