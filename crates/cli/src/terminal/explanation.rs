//! An explained query, in sentences.

use super::numbers::thousands;
use anyhow::Result;
use nachlese_query::{Explanation, Form, LevelCounts, Match, Part, PartKind};
use nachlese_results::safe;
use std::io::Write;

/// Prints what the query finds, a paragraph for each of its parts, and what to try where it finds
/// nothing.
pub(crate) fn text(out: &mut dyn Write, explained: &Explanation, matching: Match) -> Result<()> {
    let wanted = match matching {
        Match::Most => "most of it",
        Match::Any => "any of it",
        _ => "all of it",
    };
    writeln!(out, "Read as: {}\n", safe(&explained.canonical))?;
    let parts = explained.parts.iter().filter(|part| part.depth == 0).count();
    match (explained.articles, parts) {
        (0, 1) => writeln!(out, "No article has it.")?,
        (0, _) => writeln!(out, "No article has {wanted}.")?,
        (articles, 1) => writeln!(out, "{} it.", have(articles))?,
        (articles, _) => writeln!(out, "{} {wanted}.", have(articles))?,
    }
    let typed = |part: &Part| format!("{}{}", "  ".repeat(part.depth), safe(&part.text));
    let width = explained.parts.iter().map(|part| typed(part).chars().count()).max().unwrap_or(0).min(24);
    for part in &explained.parts {
        writeln!(out, "\n{:width$}  {}", typed(part), reading(part))?;
        for line in details(part) {
            writeln!(out, "{:width$}  {line}", "")?;
        }
    }
    let is_condition = |part: &Part| {
        matches!(part.kind, PartKind::Near | PartKind::Sentence | PartKind::Paragraph | PartKind::Mentions)
    };
    if explained.parts.iter().any(|part| is_condition(part) && part.articles == 0) {
        writeln!(
            out,
            "\nNEAR, SATZ and similar conditions do not match compounds: write *minister to include those of Minister, or allow more words."
        )?;
    }
    if let [best, others @ ..] = explained.without.as_slice() {
        write!(out, "\nWithout {} there {}", safe(&best.text), are(best.articles))?;
        for other in others {
            write!(out, ", without {} {}", safe(&other.text), thousands(other.articles))?;
        }
        writeln!(out, ".")?;
    } else if explained.articles == 0 && parts > 1 && explained.parts.iter().all(|part| part.articles > 0) {
        writeln!(out, "\nThe archive has each of them, but no article has all of them.")?;
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
        PartKind::Fixed => format!("only this form: {articles}"),
        PartKind::FunctionWord => {
            format!("a function word: must occur, but does not affect the ranking: {articles}")
        }
        PartKind::Exact => format!("this form and no other: {articles}"),
        PartKind::Phrase => format!("these words as a phrase: {articles}"),
        PartKind::Filter => format!("a filter: {articles}"),
        PartKind::Excluded => format!("excluded: {articles}"),
        PartKind::Everything => format!("every article: {articles}"),
        PartKind::Truncated => {
            format!(
                "any form that matches this pattern, {} in all: {articles}",
                thousands(part.all_forms as u64)
            )
        }
        PartKind::Fuzzy => {
            format!(
                "any form with a similar spelling, {} in all: {articles}",
                thousands(part.all_forms as u64)
            )
        }
        PartKind::LoosePhrase => format!("these words in this order, with others between them: {articles}"),
        PartKind::Near => format!("near each other, in one text: {articles}"),
        PartKind::Sentence => format!("in one sentence: {articles}"),
        PartKind::Paragraph => format!("in one paragraph: {articles}"),
        PartKind::Mentions => format!("mentioned this often: {articles}"),
        PartKind::InText => format!("in this text only: {articles}"),
        PartKind::All => format!("all of these: {articles}"),
        PartKind::Any => format!("any of these: {articles}"),
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
    if !part.constituents.is_empty() {
        lines.push(format!(
            "compound of {}: also found where these stand near each other",
            part.constituents.join(" + ")
        ));
    }
    if !part.also_searched.is_empty() {
        lines.push(format!("also searched: {}", list(&part.also_searched)));
    }
    lines.extend(part.levels.and_then(by_level));
    // In the text that was asked for it may be missing, and be elsewhere.
    let elsewhere = part.spellings.iter().any(|form| form.form.to_lowercase() == part.text.to_lowercase());
    if part.articles == 0
        && !elsewhere
        && matches!(
            part.kind,
            PartKind::Exact | PartKind::Word | PartKind::Name | PartKind::Fixed | PartKind::Umlauted
        )
    {
        lines.push(match part.spellings.as_slice() {
            [] => "the archive has no such word, nor one with a similar spelling".to_owned(),
            spellings => format!("the archive has no such word; it has {}", list(spellings)),
        });
    }
    lines
}

/// How many articles have it at which level, where there are several.
fn by_level(levels: LevelCounts) -> Option<String> {
    let counts = [
        (levels.exact, "as typed"),
        (levels.stem, "in other forms"),
        (levels.parts, "in compounds or as their parts"),
        (levels.names, "under other names"),
    ];
    let counts: Vec<_> = counts.into_iter().filter(|(articles, _)| *articles > 0).collect();
    let counted = counts.iter().map(|(articles, level)| format!("{} {level}", thousands(*articles)));
    (counts.len() > 1 || levels.parts + levels.names > 0).then(|| counted.collect::<Vec<_>>().join(", "))
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
