//! Options for matching a query and for returning its hits.

/// How many of a query's bare words a hit must have. Phrases, `=forms`, filters and negations must
/// always hold, except that [`Any`](Match::Any) also searches for the words of a phrase separately.
///
/// ```
/// use nachlese_query::{Match, MatchOptions};
///
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let hits = |query, matching| index.count(query, &MatchOptions::new().matching(matching));
/// assert_eq!(hits("Altenwehr Sicherheit Elbe", Match::All)?, 0);
/// assert_eq!(hits("Altenwehr Sicherheit Elbe", Match::Most)?, 2);
/// assert_eq!(hits("Hochwasser Sicherheit Brücke", Match::Any)?, 2);
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Match {
    /// Every word.
    #[default]
    All,
    /// At least two thirds of the words, not counting function words (der, und, sich ...).
    Most,
    /// At least one word, or a word with the same prefix. Function words neither match nor score;
    /// the words of a phrase and the constituents of a compound are searched separately.
    Any,
}

/// The levels at which bare words are searched. Phrases and `=forms` are always searched at the
/// exact level.
///
/// ```
/// use nachlese_query::{Levels, MatchOptions};
///
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let hits = |query, levels| index.count(query, &MatchOptions::new().levels(levels));
/// assert_eq!(hits("hoch", Levels::default())?, 1, "Hochwasser");
/// assert_eq!(hits("hoch", Levels::default().parts(false))?, 0);
/// assert_eq!(hits("hoch", Levels::NONE.exact(true).stem(true))?, 0);
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Levels {
    /// The form as typed.
    pub exact: bool,
    /// All inflected forms, including the one that was typed.
    pub stem: bool,
    /// Compounds that contain the word, and the word's own constituents in proximity.
    pub parts: bool,
    /// Other spellings of a name, and other names of the same place.
    pub names: bool,
    /// Words that share a prefix with the word or with one of its constituents (`protestieren` for
    /// `Protest`); only with [`Match::Any`].
    pub prefix: bool,
}

impl Levels {
    /// No level: nothing matches.
    pub const NONE: Levels = Levels { exact: false, stem: false, parts: false, names: false, prefix: false };

    /// With or without the form as typed.
    #[must_use]
    pub const fn exact(self, exact: bool) -> Levels {
        Levels { exact, ..self }
    }

    /// With or without inflected forms.
    #[must_use]
    pub const fn stem(self, stem: bool) -> Levels {
        Levels { stem, ..self }
    }

    /// With or without compounds and constituents.
    #[must_use]
    pub const fn parts(self, parts: bool) -> Levels {
        Levels { parts, ..self }
    }

    /// With or without other spellings and names.
    #[must_use]
    pub const fn names(self, names: bool) -> Levels {
        Levels { names, ..self }
    }

    /// With or without words that share a prefix.
    #[must_use]
    pub const fn prefix(self, prefix: bool) -> Levels {
        Levels { prefix, ..self }
    }
}

impl Default for Levels {
    /// All of them.
    fn default() -> Self {
        Levels { exact: true, stem: true, parts: true, names: true, prefix: true }
    }
}

/// Options that decide which articles match a query. By default, those that have every word, at any
/// level.
///
/// ```
/// use nachlese_query::{Match, MatchOptions};
///
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let any = MatchOptions::new().matching(Match::Any);
/// assert_eq!(index.count("Lawrow Hochwasser", &any)?, 2);
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct MatchOptions {
    /// How many of the bare words a hit must have.
    pub matching: Match,
    /// The levels at which bare words are searched.
    pub levels: Levels,
}

impl MatchOptions {
    /// Every word, at any level.
    pub fn new() -> MatchOptions {
        MatchOptions::default()
    }

    /// How many of the bare words a hit must have.
    #[must_use]
    pub fn matching(self, matching: Match) -> MatchOptions {
        MatchOptions { matching, ..self }
    }

    /// The levels at which bare words are searched.
    #[must_use]
    pub fn levels(self, levels: Levels) -> MatchOptions {
        MatchOptions { levels, ..self }
    }
}

/// The sort order of hits.
///
/// ```
/// use nachlese_query::{SearchOptions, Sort};
///
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let found = index.search("Altenwehr", &SearchOptions::new().sort(Sort::Oldest))?;
/// assert_eq!(found.hits[0].published.as_deref(), Some("2024-05-12T14:30:00+02:00"));
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Sort {
    /// By score, highest first. Ties are broken by id among the candidates of the second pass, and
    /// by position in the index after those.
    #[default]
    Relevance,
    /// By date of publication, latest first, then by position in the index. Articles without a date
    /// come last.
    Newest,
    /// By date of publication, earliest first. Articles without a date come last.
    Oldest,
    /// By score, discounted by age. The score of an article is halved if it is 90 days older than
    /// the newest of the best hits, and quartered if it is 270 days older. An article without a
    /// date is treated as the oldest.
    Recent,
}

/// The excerpts of an article's text that are returned with a hit.
///
/// ```
/// use nachlese_query::{Excerpts, SearchOptions};
///
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let context = SearchOptions::new().excerpts(Excerpts::Context(2));
/// let hit = index.search("spricht", &context)?.hits.remove(0);
/// assert_eq!(hit.snippets[0].text, "Der Minister spricht über Sicherheiten.");
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Excerpts {
    /// None. This is the cheapest.
    None,
    /// The title, if it has a word of the query, and at most this many of the best passages of
    /// teaser and body, in the order of the text.
    Best(usize),
    /// Every occurrence of a word of the query, with this many words before and after it (keyword
    /// in context).
    Context(usize),
}

/// Options for a search. By default, it returns the 20 best hits that have every word, with one
/// snippet each, and the number of all hits.
///
/// ```
/// use nachlese_query::{Match, SearchOptions};
///
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let second = SearchOptions::new().limit(1).offset(1).count(false).matching(Match::Most);
/// let found = index.search("Altenwehr", &second)?;
/// assert_eq!((found.hits.len(), found.hits[0].rank, found.total), (1, 2, None));
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SearchOptions {
    /// Which articles match.
    pub matches: MatchOptions,
    /// Number of hits to return, at most [`MOST_HITS`]. [`Index::visit`](crate::Index::visit) and
    /// [`Index::answer`](crate::Index::answer) have no such maximum.
    pub limit: usize,
    /// Number of hits to skip. If it exceeds [`MOST_HITS`], nothing is returned, with the same
    /// exceptions.
    pub offset: usize,
    /// The sort order of hits.
    pub sort: Sort,
    /// Whether to count all articles that match, which costs a second pass.
    pub count: bool,
    /// The excerpts that are returned with hits.
    pub excerpts: Excerpts,
}

/// Maximum of limit and offset, in hits: memory is allocated in advance for all hits requested.
///
/// ```
/// use nachlese_query::{MOST_HITS, SearchOptions};
///
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let beyond = SearchOptions::new().offset(MOST_HITS + 1);
/// assert!(index.search("Altenwehr", &beyond)?.hits.is_empty());
/// # Ok::<(), nachlese_query::Error>(())
/// ```
pub const MOST_HITS: usize = 10_000;

impl Default for SearchOptions {
    fn default() -> Self {
        SearchOptions {
            matches: MatchOptions::default(),
            limit: 20,
            offset: 0,
            sort: Sort::default(),
            count: true,
            excerpts: Excerpts::Best(1),
        }
    }
}

impl SearchOptions {
    /// The 20 best hits that have every word, counted, with one snippet each.
    pub fn new() -> SearchOptions {
        SearchOptions::default()
    }

    /// Which articles match.
    #[must_use]
    pub fn matches(self, matches: MatchOptions) -> SearchOptions {
        SearchOptions { matches, ..self }
    }

    /// How many of the bare words a hit must have.
    #[must_use]
    pub fn matching(self, matching: Match) -> SearchOptions {
        SearchOptions { matches: self.matches.matching(matching), ..self }
    }

    /// The levels at which bare words are searched.
    #[must_use]
    pub fn levels(self, levels: Levels) -> SearchOptions {
        SearchOptions { matches: self.matches.levels(levels), ..self }
    }

    /// Number of hits to return.
    #[must_use]
    pub fn limit(self, limit: usize) -> SearchOptions {
        SearchOptions { limit, ..self }
    }

    /// Number of hits to skip.
    #[must_use]
    pub fn offset(self, offset: usize) -> SearchOptions {
        SearchOptions { offset, ..self }
    }

    /// The sort order of hits.
    #[must_use]
    pub fn sort(self, sort: Sort) -> SearchOptions {
        SearchOptions { sort, ..self }
    }

    /// Whether to count all articles that match.
    #[must_use]
    pub fn count(self, count: bool) -> SearchOptions {
        SearchOptions { count, ..self }
    }

    /// The excerpts that are returned with hits.
    #[must_use]
    pub fn excerpts(self, excerpts: Excerpts) -> SearchOptions {
        SearchOptions { excerpts, ..self }
    }
}
