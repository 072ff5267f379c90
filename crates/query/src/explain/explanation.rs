//! A query explained: what it was read as, and what each of its parts finds.

use crate::ast::Note;
use serde::Serialize;

/// Forms of a word that are told one by one.
pub(super) const MOST_FORMS: usize = 12;

/// A query explained, by [`Index::explain`](crate::Index::explain).
///
/// ```
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let explained = index.explain("Lawrow Hochwasser", &nachlese_query::MatchOptions::default())?;
/// assert_eq!(explained.articles, 0);
/// let without: Vec<_> = explained.without.iter().map(|part| (part.text.as_str(), part.articles)).collect();
/// assert_eq!(without, [("Lawrow", 1), ("Hochwasser", 1)]);
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Debug, Default, Serialize)]
#[non_exhaustive]
pub struct Explanation {
    /// The query as it was read, every operator written out.
    pub canonical: String,
    /// Articles that the query finds.
    pub articles: u64,
    /// Its parts, and theirs, in the order in which they were typed.
    pub parts: Vec<Part>,
    /// Where nothing is found: the parts without which something would be, the most first. Where
    /// several are in no article, also all of those together.
    pub without: Vec<Without>,
    /// How it was read where that was not plain.
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
    /// As it was typed.
    pub text: String,
    /// What it is.
    pub kind: PartKind,
    /// How deep it stands in the query: the parts of a part that follow it are one deeper.
    pub depth: usize,
    /// Articles that meet it, whatever the other parts say.
    pub articles: u64,
    /// What its forms have in common, for words that inflect.
    pub stem: Option<String>,
    /// The forms that the archive has, the most frequent first.
    pub forms: Vec<Form>,
    /// Number of all forms; more than are listed where there are many.
    pub all_forms: usize,
    /// Compounds of the archive that the word is a part of, the most frequent first.
    pub compounds: Vec<Form>,
    /// Number of all those.
    pub all_compounds: usize,
    /// What the word itself is put together of, if it is a compound: where all of it stands near
    /// each other, that is found, too.
    pub put_together: Vec<String>,
    /// Other spellings and names that are searched beside it.
    pub also_searched: Vec<Form>,
    /// Of the articles that meet it: how many by which level.
    #[serde(rename = "zones")]
    pub levels: Option<LevelCounts>,
    /// Where the archive has none: the nearest words that it has.
    pub spellings: Vec<Form>,
}

/// How many articles have a word in which level, each counted in the first that it has it in.
///
/// ```
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let levels = |query| index.explain(query, &nachlese_query::MatchOptions::default()).map(|e| e.parts[0].levels.unwrap());
/// assert_eq!((levels("Sicherheit")?.exact, levels("Sicherheit")?.stem), (1, 0));
/// assert_eq!((levels("hoch")?.exact, levels("hoch")?.parts), (0, 1));
/// assert_eq!((levels("Lavrov")?.exact, levels("Lavrov")?.names), (0, 1));
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct LevelCounts {
    /// As it was typed.
    pub exact: u64,
    /// In another form.
    pub stem: u64,
    /// As a part of a compound, or by its own parts.
    pub parts: u64,
    /// Under another spelling or name.
    pub names: u64,
}

/// What a part of a query is.
///
/// ```
/// use nachlese_query::{MatchOptions, PartKind};
///
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let parts = index.explain("die =Sicherheit -\"an der Elbe\" datum:2024", &MatchOptions::default())?.parts;
/// let kinds: Vec<PartKind> = parts.iter().map(|part| part.kind).collect();
/// assert_eq!(kinds, [PartKind::FunctionWord, PartKind::Exact, PartKind::Excluded, PartKind::Filter]);
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PartKind {
    /// A word in any inflected form.
    #[default]
    Word,
    /// A name: it and its genitive.
    Name,
    /// A word that was typed without its umlaut, and is read with it.
    Umlauted,
    /// Digits or another script: this form alone.
    Fixed,
    /// An article, pronoun, preposition ...: it must occur, and counts for nothing in the ranking.
    FunctionWord,
    /// `=form`.
    Exact,
    /// Words in quotation marks.
    Phrase,
    /// `quelle:`, `ressort:`, `autor:`, `sprache:`, `datum:`.
    Filter,
    /// `*`: every article.
    Everything,
    /// `Steuer*`, `*minister`: any form that looks like it.
    Truncated,
    /// `wort~`: any form nearly like it.
    Fuzzy,
    /// `"…"~3`: in this order, with other words among them.
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
    /// A group: all of it.
    All,
    /// A group: any of it.
    Any,
    /// `-part`: articles that meet it are left out.
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
    /// As an article prints it.
    pub form: String,
    /// Articles that have it.
    pub articles: u64,
}

/// What a query would find without one of its parts.
///
/// ```
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let explained = index.explain("Lawrow quelle:Anderswo", &nachlese_query::MatchOptions::default())?;
/// assert_eq!((explained.without[0].text.as_str(), explained.without[0].articles), ("quelle:Anderswo", 1));
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Without {
    /// The part, as it was typed; or several, with blanks between.
    pub text: String,
    /// Articles that the rest of the query finds.
    pub articles: u64,
}
