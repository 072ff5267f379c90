//! Why a hit stands where it stands: its score, part by part.

use super::rescore::{self, Points};
use super::{candidates, count, matches};
use crate::ast::{Clause, Node, Query as Ast};
use crate::error::Failed;
use crate::generation::Generation;
use crate::lowering::{Kind, Scored, lower};
use crate::options::{Match, MatchOptions};
use nachlese_german::Analyzer;
use serde::Serialize;
use tantivy::{DocAddress, Score};

/// Why an article stands where it stands among the hits of a query.
///
/// ```
/// use nachlese_query::{How, MatchOptions};
///
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let standing = index.standing("Lawrow reist", "ek-1", &MatchOptions::default())?.unwrap();
/// assert_eq!((standing.rank, standing.articles), (Some(1), 1));
/// let lawrow = &standing.words[0];
/// assert_eq!((lawrow.word.as_str(), lawrow.articles), ("Lawrow", 1));
/// assert_eq!((lawrow.places[0].field, lawrow.places[0].how), ("title", How::Forms));
/// assert!(index.standing("Lawrow", "none", &MatchOptions::default())?.is_none());
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Standing {
    /// The article's id.
    pub id: String,
    /// Its place among the hits, from 1; `None` if it is none, or stands behind those that are scored in full
    /// (`candidates` of the schema).
    pub rank: Option<usize>,
    /// Whether it is a hit.
    pub is_hit: bool,
    /// Number of all hits.
    pub articles: u64,
    /// Its points, the sum of those of its words.
    pub score: f32,
    /// Those of the first hit.
    pub best: f32,
    /// The words of the query that count, the one with most points first; the first 32 of it.
    pub words: Vec<WordPoints>,
}

/// What an article has for one word of a query.
///
/// ```
/// use nachlese_query::MatchOptions;
///
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let word = index.standing("Lawrow", "ek-1", &MatchOptions::default())?.unwrap().words.remove(0);
/// assert_eq!(word.points, word.places.iter().map(|place| place.points).sum::<f32>());
/// assert_eq!(word.discount, 1.0);
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct WordPoints {
    /// The word, as it was typed.
    pub word: String,
    /// Its points: 0 where the article does not have it.
    pub points: f32,
    /// Articles that have it in any form, compound or spelling: the fewer, the more it counts.
    pub articles: u64,
    /// What its points were divided by, because it mostly comes together with another word of the query; 1 for none.
    pub discount: f32,
    /// Where the points are from.
    pub places: Vec<PlacePoints>,
}

/// Points of a word from one text of an article.
///
/// ```
/// use nachlese_query::{How, MatchOptions};
///
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let word = index.standing("Lawrow", "ek-1", &MatchOptions::default())?.unwrap().words.remove(0);
/// assert!(word.places[0].points > word.places[1].points);
/// assert_eq!(word.places[1].how, How::Typed);
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct PlacePoints {
    /// `title`, `teaser` or `body`.
    pub field: &'static str,
    /// In which way the text has the word.
    pub how: How,
    /// The points.
    pub points: f32,
}

/// In which way a text has a word of a query.
///
/// ```
/// assert!(nachlese_query::How::Forms < nachlese_query::How::Beginnings);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum How {
    /// In any of its forms, as a part of a compound, or under another spelling or name.
    Forms,
    /// In the very form that was typed: counted on top of that.
    Typed,
    /// A part of the word, where it is a compound.
    Parts,
    /// What begins like it, or like a part of it.
    Beginnings,
    /// That it stands early in the text: the best hits alone are looked at for it.
    Early,
}

impl From<Kind> for How {
    fn from(kind: Kind) -> How {
        match kind {
            Kind::Word | Kind::Forms => How::Forms,
            Kind::Typed => How::Typed,
            Kind::Apart => How::Parts,
            Kind::Prefix => How::Beginnings,
            Kind::Early => How::Early,
        }
    }
}

/// Words that are told of, the first.
const MOST_WORDS: usize = 32;

/// Why the article at `address` stands where it stands.
pub(crate) fn standing(
    generation: &Generation,
    analyzer: &mut Analyzer,
    ast: &Ast,
    options: &MatchOptions,
    id: &str,
    address: DocAddress,
) -> Result<Standing, Failed> {
    let plan = lower(generation, analyzer, ast, options)?;
    let mut standing = Standing {
        id: id.to_owned(),
        rank: None,
        is_hit: false,
        articles: count(generation, analyzer, ast, options)?,
        score: 0.0,
        best: 0.0,
        words: Vec::new(),
    };
    let Some(query) = &plan.query else { return Ok(standing) };
    standing.is_hit = matches(generation, query.as_ref(), id)?;
    let found = candidates(generation, &plan, query.as_ref(), generation.schema.ranking.candidates)?.hits;
    let mut addresses: Vec<DocAddress> = found.iter().map(|(_, address)| *address).collect();
    let order = rescore::rescore(generation, &plan.scoring, found.clone(), 0..found.len())?;
    standing.rank = order.iter().position(|(_, other)| *other == address).map(|place| place + 1);
    standing.best = order.first().map_or(0.0, |(score, _)| *score);
    if standing.rank.is_none() {
        addresses.push(address);
    }
    addresses.sort_unstable();
    let place = addresses.partition_point(|other| *other < address);
    let points = rescore::points(generation, &plan.scoring, &addresses)?;
    for scored in &plan.scoring {
        if standing.words.len() < MOST_WORDS && standing.words.iter().all(|known| known.word != scored.word) {
            let of_word = points.iter().filter(|of| of.scored.word == scored.word);
            standing.words.push(word_points(generation, analyzer, options, scored, of_word, place)?);
        }
    }
    standing.score = points.iter().filter_map(|of| of.of_candidates.get(place)).sum();
    standing.words.sort_by(|a, b| b.points.total_cmp(&a.points));
    Ok(standing)
}

fn word_points<'p>(
    generation: &Generation,
    analyzer: &mut Analyzer,
    options: &MatchOptions,
    scored: &Scored,
    points: impl Iterator<Item = &'p Points<'p>>,
    place: usize,
) -> Result<WordPoints, Failed> {
    let word = &scored.word;
    // Of `=form` nothing but the form is scored.
    let alone = match scored.kind {
        Kind::Typed => Clause::from(Node::Exact(word.clone())).into(),
        Kind::Forms => Ast::from(word),
        _ => Clause::from(Node::Word(word.clone())).into(),
    };
    let any_way = MatchOptions { matching: Match::All, ..*options };
    let articles = count(generation, analyzer, &alone, &any_way)?;
    let (mut places, mut discount): (Vec<PlacePoints>, f32) = (Vec::new(), 1.0);
    for of in points {
        discount = discount.max(of.discount);
        let gained: Score = of.of_candidates.get(place).copied().unwrap_or_default();
        let (field, how) = (of.text.as_str(), How::from(of.kind));
        match places.iter_mut().find(|known| (known.field, known.how) == (field, how)) {
            Some(known) => known.points += gained,
            None if gained > 0.0 => places.push(PlacePoints { field, how, points: gained }),
            None => {}
        }
    }
    let points = places.iter().map(|place| place.points).sum();
    Ok(WordPoints { word: word.clone(), points, articles, discount, places })
}
