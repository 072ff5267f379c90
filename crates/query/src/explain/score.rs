//! The explanation of a hit's score and rank.

use crate::ast::{Clause, Node, Query as Ast};
use crate::error::Failed;
use crate::generation::Generation;
use crate::hits::count;
use crate::options::{Match, MatchOptions};
use crate::plan::{Scored, ScoredKind, plan};
use crate::rank::{Contribution, ContributionKind, contributions, rescore};
use crate::retrieve::{candidates, matches};
use nachlese_german::Analyzer;
use serde::Serialize;
use tantivy::{DocAddress, Score};

/// The explanation of an article's score and rank for a query, by
/// [`Index::explain_score`](crate::Index::explain_score).
///
/// ```
/// use nachlese_query::{MatchKind, MatchOptions};
///
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let explained = index.explain_score("Lawrow reist", "ek-1", &MatchOptions::default())?.unwrap();
/// assert_eq!((explained.rank, explained.articles), (Some(1), 1));
/// let lawrow = &explained.words[0];
/// assert_eq!((lawrow.word.as_str(), lawrow.articles), ("Lawrow", 1));
/// assert_eq!((lawrow.fields[0].field, lawrow.fields[0].kind), ("title", MatchKind::Forms));
/// assert!(index.explain_score("Lawrow", "none", &MatchOptions::default())?.is_none());
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ScoreExplanation {
    /// The article's id.
    pub id: String,
    /// Its rank among the hits, from 1; `None` if it is not a hit, or not among the candidates that
    /// the second pass scores (`candidates` of the schema).
    pub rank: Option<usize>,
    /// Whether it is a hit.
    pub is_hit: bool,
    /// Number of all hits.
    pub articles: u64,
    /// Its score, the sum of the scores of all words.
    pub score: f32,
    /// The score of the first hit.
    pub best: f32,
    /// The scores of the query's first 32 words, highest first.
    pub words: Vec<WordScore>,
}

/// The contribution of one word of a query to an article's score.
///
/// ```
/// use nachlese_query::MatchOptions;
///
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let explained = index.explain_score("Lawrow", "ek-1", &MatchOptions::default())?.unwrap();
/// let word = &explained.words[0];
/// assert_eq!(word.score, word.fields.iter().map(|field| field.score).sum::<f32>());
/// assert_eq!(word.discount, 1.0);
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct WordScore {
    /// The word as typed.
    pub word: String,
    /// Its contribution; 0 if the article does not have it.
    #[serde(rename = "points")]
    pub score: f32,
    /// Number of articles that have it in any form, compound or spelling.
    pub articles: u64,
    /// The divisor of its score, for words that mostly occur together with another word of the
    /// query; 1 for others.
    pub discount: f32,
    /// Its contribution by text field and match kind.
    #[serde(rename = "places")]
    pub fields: Vec<FieldScore>,
}

/// The contribution of a word to the score, from one text field and by one match kind.
///
/// ```
/// use nachlese_query::{MatchKind, MatchOptions};
///
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let explained = index.explain_score("Lawrow", "ek-1", &MatchOptions::default())?.unwrap();
/// let word = &explained.words[0];
/// assert!(word.fields[0].score > word.fields[1].score);
/// assert_eq!(word.fields[1].kind, MatchKind::Typed);
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct FieldScore {
    /// `title`, `teaser` or `body`.
    pub field: &'static str,
    /// The match kind.
    #[serde(rename = "how")]
    pub kind: MatchKind,
    /// The contribution.
    #[serde(rename = "points")]
    pub score: f32,
}

/// How a text has a word of a query.
///
/// ```
/// assert!(nachlese_query::MatchKind::Forms < nachlese_query::MatchKind::Prefix);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum MatchKind {
    /// In any inflected form, within a compound, or under another spelling or name.
    Forms,
    /// In the form that was typed, which is scored in addition.
    Typed,
    /// A constituent of the word, if it is a compound.
    #[serde(rename = "parts")]
    Constituents,
    /// A word that shares a prefix with it or with a constituent of it.
    #[serde(rename = "beginnings")]
    Prefix,
    /// Near the beginning of the text, which is only scored for the best hits.
    #[serde(rename = "early")]
    Position,
}

impl MatchKind {
    fn of(contribution: &Contribution<'_>) -> MatchKind {
        match (contribution.kind, contribution.scored.kind) {
            (ContributionKind::Position, _) => MatchKind::Position,
            (_, ScoredKind::Word | ScoredKind::FunctionWord | ScoredKind::Pattern) => MatchKind::Forms,
            (_, ScoredKind::Typed) => MatchKind::Typed,
            (_, ScoredKind::Constituent) => MatchKind::Constituents,
            (_, ScoredKind::Prefix) => MatchKind::Prefix,
        }
    }
}

/// Maximum number of words that are explained, the first of the query.
const MOST_WORDS: usize = 32;

/// Explains the rank of the article at `address`.
pub(crate) fn explain_score(
    generation: &Generation,
    analyzer: &mut Analyzer,
    ast: &Ast,
    options: &MatchOptions,
    id: &str,
    address: DocAddress,
) -> Result<ScoreExplanation, Failed> {
    let plan = plan(generation, analyzer, ast, options)?;
    let mut explanation = ScoreExplanation {
        id: id.to_owned(),
        rank: None,
        is_hit: false,
        articles: count(generation, analyzer, ast, options)?,
        score: 0.0,
        best: 0.0,
        words: Vec::new(),
    };
    let Some(query) = &plan.query else { return Ok(explanation) };
    explanation.is_hit = matches(generation, query.as_ref(), id)?;
    let found = candidates(generation, &plan, query.as_ref(), generation.schema.ranking.candidates)?.hits;
    let mut addresses: Vec<DocAddress> = found.iter().map(|(_, address)| *address).collect();
    let ranked = rescore(generation, &plan.scored, found.clone(), 0..found.len())?;
    explanation.rank = ranked.iter().position(|(_, other)| *other == address).map(|index| index + 1);
    explanation.best = ranked.first().map_or(0.0, |(score, _)| *score);
    if explanation.rank.is_none() {
        addresses.push(address);
    }
    addresses.sort_unstable();
    let index = addresses.partition_point(|other| *other < address);
    let contributions = contributions(generation, &plan.scored, &addresses)?;
    for scored in &plan.scored {
        let is_new = explanation.words.iter().all(|known| known.word != scored.word);
        if explanation.words.len() < MOST_WORDS && is_new {
            let of_word = contributions.iter().filter(|of| of.scored.word == scored.word);
            explanation.words.push(word_score(generation, analyzer, options, scored, of_word, index)?);
        }
    }
    explanation.score = contributions.iter().filter_map(|of| of.of_candidates.get(index)).sum();
    explanation.words.sort_by(|a, b| b.score.total_cmp(&a.score));
    Ok(explanation)
}

fn word_score<'c>(
    generation: &Generation,
    analyzer: &mut Analyzer,
    options: &MatchOptions,
    scored: &Scored,
    contributions: impl Iterator<Item = &'c Contribution<'c>>,
    index: usize,
) -> Result<WordScore, Failed> {
    let word = &scored.word;
    // Of `=form` only the form itself is scored.
    let alone = match scored.kind {
        ScoredKind::Typed => Clause::from(Node::Exact(word.clone())).into(),
        ScoredKind::Pattern => Ast::from(word),
        _ => Clause::from(Node::Word(word.clone())).into(),
    };
    let every_word = MatchOptions { matching: Match::All, ..*options };
    let articles = count(generation, analyzer, &alone, &every_word)?;
    let (mut fields, mut discount): (Vec<FieldScore>, f32) = (Vec::new(), 1.0);
    for contribution in contributions {
        discount = discount.max(contribution.discount);
        let added: Score = contribution.of_candidates.get(index).copied().unwrap_or_default();
        let (field, kind) = (contribution.text.as_str(), MatchKind::of(contribution));
        match fields.iter_mut().find(|known| (known.field, known.kind) == (field, kind)) {
            Some(known) => known.score += added,
            None if added > 0.0 => fields.push(FieldScore { field, kind, score: added }),
            None => {}
        }
    }
    let score = fields.iter().map(|field| field.score).sum();
    Ok(WordScore { word: word.clone(), score, articles, discount, fields })
}
