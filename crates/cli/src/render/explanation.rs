//! An explained query, in sentences.

use super::hits::thousands;
use super::terminal::safe;
use anyhow::Result;
use nachlese_query::{Explanation, Form, Match, Part, PartKind, ZoneCounts};
use std::io::Write;

/// Prints what the query finds, a paragraph for each of its parts, and what to try where it finds nothing.
pub(crate) fn text(out: &mut dyn Write, explained: &Explanation, matching: Match) -> Result<()> {
    let wanted = match matching {
        Match::All => "all of it",
        Match::Most => "most of it",
        Match::Any => "any of it",
    };
    match (explained.articles, explained.parts.len()) {
        (0, 1) => writeln!(out, "No article has it.")?,
        (0, _) => writeln!(out, "No article has {wanted}.")?,
        (articles, 1) => writeln!(out, "{} it.", have(articles))?,
        (articles, _) => writeln!(out, "{} {wanted}.", have(articles))?,
    }
    let width = explained.parts.iter().map(|part| part.text.chars().count()).max().unwrap_or(0).min(24);
    for part in &explained.parts {
        let typed = safe(&part.text);
        writeln!(out, "\n{typed:width$}  {}", reading(part))?;
        for line in details(part) {
            writeln!(out, "{:width$}  {line}", "")?;
        }
    }
    if let [best, others @ ..] = explained.without.as_slice() {
        write!(out, "\nWithout {} there {}", safe(&best.text), are(best.articles))?;
        for other in others {
            write!(out, ", without {} {}", safe(&other.text), thousands(other.articles))?;
        }
        writeln!(out, ".")?;
    } else if explained.articles == 0
        && explained.parts.len() > 1
        && explained.parts.iter().all(|part| part.articles > 0)
    {
        writeln!(out, "\nThe archive has each of them, and no article that has them together.")?;
    }
    Ok(())
}

/// What a part is, and how many articles meet it.
fn reading(part: &Part) -> String {
    let articles = articles(part.articles);
    match part.kind {
        PartKind::Word if part.all_forms > 1 => format!("a word, in any of its forms: {articles}"),
        PartKind::Word => format!("a word, in any form: {articles}"),
        PartKind::Name => format!("a name, with its genitive: {articles}"),
        PartKind::Umlauted => format!("typed without its umlaut, read with it: {articles}"),
        PartKind::Fixed => format!("this form alone: {articles}"),
        PartKind::FunctionWord => {
            format!("a function word: must occur, counts for nothing in the ranking: {articles}")
        }
        PartKind::Exact => format!("this form and no other: {articles}"),
        PartKind::Phrase => format!("these words in a row, as they stand: {articles}"),
        PartKind::Filter => format!("a filter: {articles}"),
        PartKind::Excluded => format!("left out: {articles}"),
        _ => articles,
    }
}

/// The forms of a part, or the nearest that there are.
fn details(part: &Part) -> Vec<String> {
    let mut lines = Vec::new();
    let typed_alone = matches!(part.forms.as_slice(), [only] if only.form == part.text);
    if !part.forms.is_empty() && !typed_alone {
        let more = part.all_forms.saturating_sub(part.forms.len());
        let more = if more > 0 { format!(" and {} more", thousands(more as u64)) } else { String::new() };
        lines.push(format!("{}{more}", list(&part.forms)));
    }
    if !part.compounds.is_empty() {
        let more = part.all_compounds.saturating_sub(part.compounds.len());
        let more = if more > 0 { format!(" and {} more", thousands(more as u64)) } else { String::new() };
        lines.push(format!("in compounds: {}{more}", list(&part.compounds)));
    }
    if !part.put_together.is_empty() {
        lines.push(format!(
            "put together of {}: found where these stand near each other, too",
            part.put_together.join(" + ")
        ));
    }
    if !part.also_searched.is_empty() {
        lines.push(format!("also searched: {}", list(&part.also_searched)));
    }
    lines.extend(part.zones.and_then(by_zone));
    if part.articles == 0
        && matches!(
            part.kind,
            PartKind::Exact | PartKind::Word | PartKind::Name | PartKind::Fixed | PartKind::Umlauted
        )
    {
        lines.push(match part.spellings.as_slice() {
            [] => "the archive has no such word, and none that is spelt like it".to_owned(),
            spellings => format!("the archive has no such word; it has {}", list(spellings)),
        });
    }
    lines
}

/// How many articles have it in which way, where there are several.
fn by_zone(zones: ZoneCounts) -> Option<String> {
    let counts = [
        (zones.exact, "as typed"),
        (zones.stem, "in other forms"),
        (zones.parts, "by parts of compounds"),
        (zones.names, "under other names"),
    ];
    let counts: Vec<_> = counts.into_iter().filter(|(articles, _)| *articles > 0).collect();
    let told = counts.iter().map(|(articles, way)| format!("{} {way}", thousands(*articles)));
    (counts.len() > 1 || zones.parts + zones.names > 0).then(|| told.collect::<Vec<_>>().join(", "))
}

fn list(forms: &[Form]) -> String {
    let forms: Vec<String> =
        forms.iter().map(|form| format!("{} ({})", safe(&form.form), thousands(form.articles))).collect();
    forms.join(", ")
}

fn articles(number: u64) -> String {
    match number {
        0 => "no article".to_owned(),
        1 => "1 article".to_owned(),
        _ => format!("{} articles", thousands(number)),
    }
}

fn have(number: u64) -> String {
    if number == 1 { "1 article has".to_owned() } else { format!("{} articles have", thousands(number)) }
}

fn are(number: u64) -> String {
    if number == 1 { "is 1 article".to_owned() } else { format!("are {} articles", thousands(number)) }
}
