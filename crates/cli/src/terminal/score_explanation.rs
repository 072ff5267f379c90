//! Why a hit has its rank, in sentences.

use super::numbers::thousands;
use anyhow::Result;
use nachlese_query::{MatchKind, ScoreExplanation, WordScore};
use nachlese_results::safe;
use std::io::Write;

/// Writes the rank and score of a hit, a paragraph for each word of the query, and what scores are
/// made of.
pub(crate) fn text(out: &mut dyn Write, explained: &ScoreExplanation) -> Result<()> {
    let id = safe(&explained.id);
    match explained.rank {
        _ if !explained.is_hit => {
            writeln!(out, "{id} is not among the hits ({} in all).", thousands(explained.articles))?
        }
        None => writeln!(
            out,
            "{id} is one of {} hits, ranked after those that are scored in full.",
            thousands(explained.articles)
        )?,
        Some(1) => writeln!(
            out,
            "{id} is the first of {}, with a score of {:.1}.",
            thousands(explained.articles),
            explained.score
        )?,
        Some(rank) => writeln!(
            out,
            "{id} is number {} of {}, with a score of {:.1}; the first has {:.1}.",
            thousands(rank as u64),
            thousands(explained.articles),
            explained.score,
            explained.best
        )?,
    }
    let width = explained.words.iter().map(|word| word.word.chars().count()).max().unwrap_or(0).min(24);
    for word in &explained.words {
        let typed = safe(&word.word);
        writeln!(out, "\n{typed:width$}  {}", summary(word))?;
        for field in ["title", "teaser", "body"] {
            let scores = word.fields.iter().filter(|of_field| of_field.field == field);
            let scores: Vec<_> = scores
                .map(|of_field| format!("{:.1} {}", of_field.score, described(of_field.kind)))
                .collect();
            if !scores.is_empty() {
                writeln!(out, "{:width$}  {field}: {}", "", scores.join(", "))?;
            }
        }
        if word.discount > 1.0 {
            writeln!(
                out,
                "{:width$}  divided by {:.2}: it mostly occurs with another word of the query",
                "", word.discount
            )?;
        }
    }
    if explained.words.iter().any(|word| word.score > 0.0) {
        writeln!(
            out,
            "\nA word's forms include compounds and other spellings, which count less. Rare words count more than frequent ones, titles\n\
             and short texts more than long ones, nouns and names more than verbs and adjectives. A second mention adds little."
        )?;
    }
    Ok(())
}

fn summary(word: &WordScore) -> String {
    let articles = match word.articles {
        0 => "no article contains the word itself".to_owned(),
        1 => "1 article has it".to_owned(),
        articles => format!("{} articles have it", thousands(articles)),
    };
    if word.score > 0.0 {
        format!("score {:.1}; {articles}", word.score)
    } else {
        format!("not found; {articles}")
    }
}

fn described(kind: MatchKind) -> &'static str {
    match kind {
        MatchKind::Forms => "in any form",
        MatchKind::Typed => "as typed",
        MatchKind::Constituents => "by its parts",
        MatchKind::Prefix => "by a common prefix",
        MatchKind::Position => "for its early position",
        _ => "otherwise",
    }
}
