//! The explanation of a query: how it was interpreted, and what each of its parts matches.

use crate::ast::Note;
use serde::Serialize;

/// Most forms of a word that are listed.
pub(super) const MOST_FORMS: usize = 12;

/// The explanation of a query, by [`Index::explain`](crate::Index::explain).
///
/// ```
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let explained = index.explain("Lawrow Hochwasser", &nachlese_query::MatchOptions::default())?;
/// assert_eq!(explained.articles, 0);
/// let texts: Vec<&str> = explained.without.iter().map(|part| part.text.as_str()).collect();
/// assert_eq!(texts, ["Lawrow", "Hochwasser"]);
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Debug, Default, Serialize)]
#[non_exhaustive]
pub struct Explanation {
    /// The canonical form of the query, with every operator written out.
    pub canonical: String,
    /// Number of articles that match the query.
    pub articles: u64,
    /// Its parts and their parts, in the order in which they were typed.
    pub parts: Vec<Part>,
    /// If nothing matches: the parts without which the query would match, with the number of
    /// articles, highest first. If several parts match nothing, all of those are also tried as one.
    pub without: Vec<Without>,
    /// Notes on how ambiguous parts were interpreted.
    pub notes: Vec<Note>,
}

/// One part of a query: a word, a phrase, a filter.
///
/// ```
/// use nachlese_query::{MatchOptions, PartKind};
///
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let part = index.explain("sicherheiten", &MatchOptions::default())?.parts.remove(0);
/// assert_eq!((part.text.as_str(), part.kind, part.articles), ("sicherheiten", PartKind::Word, 1));
/// assert_eq!(part.stem.as_deref(), Some("sicherheit"));
/// assert_eq!((part.forms[0].form.as_str(), part.forms[0].articles), ("Sicherheit", 1));
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Debug, Default, Serialize)]
#[non_exhaustive]
pub struct Part {
    /// The part as typed.
    pub text: String,
    /// Its kind.
    pub kind: PartKind,
    /// Its nesting depth, from 0. The parts of a part follow it and are one level deeper.
    pub depth: usize,
    /// Number of articles that match it, whatever the rest of the query requires.
    pub articles: u64,
    /// The stem, for words that inflect.
    pub stem: Option<String>,
    /// Its forms in the archive, most frequent first; at most 12.
    pub forms: Vec<Form>,
    /// Number of all its forms in the archive.
    pub all_forms: usize,
    /// Compounds of the archive that contain the word, most frequent first; at most 12.
    pub compounds: Vec<Form>,
    /// Number of all such compounds.
    pub all_compounds: usize,
    /// The constituents of the word, if it is a compound: articles that have all of them close to
    /// each other match as well.
    #[serde(rename = "put_together")]
    pub constituents: Vec<String>,
    /// Other spellings and names that are searched in addition to the word.
    pub also_searched: Vec<Form>,
    /// Number of articles that match the word, by level.
    #[serde(rename = "zones")]
    pub levels: Option<LevelCounts>,
    /// If no article has the word: the most similar words that the archive has.
    pub spellings: Vec<Form>,
}

/// Number of articles that have a word, by level. Each article is counted once, at the first level
/// that has the word.
///
/// ```
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let options = nachlese_query::MatchOptions::default();
/// let levels = |query| index.explain(query, &options).map(|e| e.parts[0].levels.unwrap());
/// assert_eq!((levels("Sicherheit")?.exact, levels("Sicherheit")?.stem), (1, 0));
/// assert_eq!((levels("hoch")?.exact, levels("hoch")?.parts), (0, 1));
/// assert_eq!((levels("Lavrov")?.exact, levels("Lavrov")?.names), (0, 1));
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct LevelCounts {
    /// As typed.
    pub exact: u64,
    /// In another form.
    pub stem: u64,
    /// As a constituent of a compound, or by its own constituents.
    pub parts: u64,
    /// Under another spelling or name.
    pub names: u64,
}

/// The kind of a part of a query.
///
/// ```
/// use nachlese_query::{MatchOptions, PartKind};
///
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// use PartKind::{Exact, Excluded, Filter, FunctionWord};
/// let query = "die =Sicherheit -\"an der Elbe\" datum:2024";
/// let parts = index.explain(query, &MatchOptions::default())?.parts;
/// let kinds: Vec<PartKind> = parts.iter().map(|part| part.kind).collect();
/// assert_eq!(kinds, [FunctionWord, Exact, Excluded, Filter]);
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PartKind {
    /// A word in any inflected form.
    #[default]
    Word,
    /// A name, in the nominative or genitive.
    Name,
    /// A word typed without its umlaut, and searched with it.
    Umlauted,
    /// Digits or another script: only this form.
    Fixed,
    /// An article, pronoun, preposition ...: it must occur, but does not affect the ranking.
    FunctionWord,
    /// `=form`.
    Exact,
    /// Words in quotation marks.
    Phrase,
    /// `quelle:`, `ressort:`, `autor:`, `sprache:`, `datum:`.
    Filter,
    /// `*`: every article.
    Everything,
    /// `Steuer*`, `*minister`: any form with this prefix or suffix.
    Truncated,
    /// `wort~`: any form with a similar spelling.
    Fuzzy,
    /// `"…"~3`: in this order, with other words allowed in between.
    LoosePhrase,
    /// NEAR, ADJ.
    Near,
    /// SATZ.
    Sentence,
    /// ABSATZ.
    Paragraph,
    /// `3x:`.
    Mentions,
    /// `titel:`, `teaser:`, `text:`.
    InText,
    /// A group of conditions that must all hold.
    All,
    /// A group of conditions of which one must hold.
    Any,
    /// `-part`: articles that match it are excluded.
    Excluded,
}

/// A form of a word.
///
/// ```
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let part = index.explain("Lawrwo", &nachlese_query::MatchOptions::default())?.parts.remove(0);
/// assert_eq!((part.spellings[0].form.as_str(), part.spellings[0].articles), ("Lawrow", 1));
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Form {
    /// The form as an article prints it.
    pub form: String,
    /// Number of articles that have it.
    pub articles: u64,
}

/// How many articles a query would match without one of its parts.
///
/// ```
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let options = nachlese_query::MatchOptions::default();
/// let without = index.explain("Lawrow quelle:Anderswo", &options)?.without;
/// assert_eq!((without[0].text.as_str(), without[0].articles), ("quelle:Anderswo", 1));
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Without {
    /// The part as typed; several parts are separated by spaces.
    pub text: String,
    /// Number of articles that match the rest of the query.
    pub articles: u64,
}
