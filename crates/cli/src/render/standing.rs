//! Why a hit stands where it stands, in sentences.

use super::hits::thousands;
use super::terminal::safe;
use anyhow::Result;
use nachlese_query::{MatchKind, ScoreExplanation, WordScore};
use std::io::Write;

/// Prints place and points of a hit, a paragraph for each word of the query, and what the points come from.
pub(crate) fn text(out: &mut dyn Write, standing: &ScoreExplanation) -> Result<()> {
    let id = safe(&standing.id);
    match standing.rank {
        _ if !standing.is_hit => writeln!(out, "{id} is no hit of {}.", thousands(standing.articles))?,
        None => writeln!(
            out,
            "{id} is a hit of {}, behind those that are looked at closely.",
            thousands(standing.articles)
        )?,
        Some(1) => writeln!(
            out,
            "{id} is the first of {}, with {:.1} points.",
            thousands(standing.articles),
            standing.score
        )?,
        Some(rank) => writeln!(
            out,
            "{id} is number {} of {}, with {:.1} points; the first has {:.1}.",
            thousands(rank as u64),
            thousands(standing.articles),
            standing.score,
            standing.best
        )?,
    }
    let width = standing.words.iter().map(|word| word.word.chars().count()).max().unwrap_or(0).min(24);
    for word in &standing.words {
        let typed = safe(&word.word);
        writeln!(out, "\n{typed:width$}  {}", points(word))?;
        for field in ["title", "teaser", "body"] {
            let places = word.fields.iter().filter(|place| place.field == field);
            let places: Vec<_> =
                places.map(|place| format!("{:.1} {}", place.score, way(place.kind))).collect();
            if !places.is_empty() {
                writeln!(out, "{:width$}  {field}: {}", "", places.join(", "))?;
            }
        }
        if word.discount > 1.0 {
            writeln!(
                out,
                "{:width$}  divided by {:.2}: it mostly comes together with another word of the query",
                "", word.discount
            )?;
        }
    }
    if standing.words.iter().any(|word| word.score > 0.0) {
        writeln!(
            out,
            "\nCompounds and other spellings are among a word's forms, and count less. Rare words count more than frequent ones, titles\n\
             and short texts more than long ones, nouns and names more than verbs and adjectives. A second mention adds little."
        )?;
    }
    Ok(())
}

fn points(word: &WordScore) -> String {
    let articles = match word.articles {
        0 => "no article has the word itself".to_owned(),
        1 => "1 article has it".to_owned(),
        articles => format!("{} articles have it", thousands(articles)),
    };
    if word.score > 0.0 {
        format!("{:.1} points; {articles}", word.score)
    } else {
        format!("not there; {articles}")
    }
}

fn way(kind: MatchKind) -> &'static str {
    match kind {
        MatchKind::Forms => "in any form",
        MatchKind::Typed => "as it was typed",
        MatchKind::Constituents => "by its parts",
        MatchKind::Prefix => "by what begins alike",
        MatchKind::Position => "for standing early",
        _ => "otherwise",
    }
}
