//! How a search is run.

/// How many of a query's bare words a hit must have. Phrases, `=forms`, filters and negations hold for every hit, but
/// for the phrases of [`Any`](Match::Any).
///
/// ```
/// use nachlese_query::{Match, SearchOptions};
///
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let hits = |query, matching| index.count(query, &SearchOptions { matching, ..SearchOptions::default() });
/// assert_eq!(hits("Altenwehr Sicherheit Elbe", Match::All)?, 0);
/// assert_eq!(hits("Altenwehr Sicherheit Elbe", Match::Most)?, 2);
/// assert_eq!(hits("Hochwasser Sicherheit Brücke", Match::Any)?, 2);
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Match {
    /// Every word.
    #[default]
    All,
    /// At least two thirds of the words; function words (der, und, sich ...) do not count.
    Most,
    /// At least one word, or the beginning of one; function words neither count nor score, and the words of a phrase and the parts of a
    /// compound are searched one by one.
    Any,
}

/// The levels in which bare words are searched: what stands for a word. Phrases and `=forms` are always searched as they stand.
///
/// ```
/// use nachlese_query::{SearchOptions, Levels};
///
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let hits = |query, levels| index.count(query, &SearchOptions { levels, ..SearchOptions::default() });
/// assert_eq!(hits("hoch", Levels::default())?, 1, "Hochwasser");
/// assert_eq!(hits("hoch", Levels { parts: false, ..Levels::default() })?, 0);
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Levels {
    /// The form that was typed.
    pub exact: bool,
    /// Any inflected form of it, the one that was typed included.
    pub stem: bool,
    /// Compounds that the word is a part of, and its own parts near each other.
    pub parts: bool,
    /// Other spellings and names of what it names.
    pub names: bool,
    /// Words that begin as the word or a part of it does (`protestieren` for `Protest`): for [`Match::Any`] alone.
    pub prefix: bool,
}

impl Levels {
    /// No level: nothing is found.
    pub const NONE: Levels = Levels { exact: false, stem: false, parts: false, names: false, prefix: false };
}

impl Default for Levels {
    /// All of them.
    fn default() -> Self {
        Levels { exact: true, stem: true, parts: true, names: true, prefix: true }
    }
}

/// The order of hits.
///
/// ```
/// use nachlese_query::{SearchOptions, Sort};
///
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let oldest = SearchOptions { sort: Sort::Oldest, ..SearchOptions::default() };
/// let found = index.search("Altenwehr", &oldest)?;
/// assert_eq!(found.hits[0].published.as_deref(), Some("2024-05-12T14:30:00+02:00"));
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Best first; of the best, equal scores by id, then by place in the archive.
    #[default]
    Relevance,
    /// Latest publication first, articles without a date last; equal dates by place in the archive.
    Newest,
    /// Earliest publication first, articles without a date last.
    Oldest,
    /// Best first, where an article that is a quarter of a year older than the newest of the best hits counts half, one that is three
    /// quarters older a quarter. One without a date counts as little as the oldest.
    Recent,
}

/// What of an article's text a hit shows.
///
/// ```
/// use nachlese_query::{Excerpts, SearchOptions};
///
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let context = SearchOptions { excerpts: Excerpts::Context(2), ..SearchOptions::default() };
/// let hit = index.search("spricht", &context)?.hits.remove(0);
/// assert_eq!(hit.snippets[0].text, "Der Minister spricht über Sicherheiten.");
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Excerpts {
    /// Nothing; costs least.
    None,
    /// The title, where a word was found in it, and so many of the best places of teaser and body, in the order of the text.
    Best(usize),
    /// Every place where a word was found, with so many words before and behind it (keyword in context).
    Context(usize),
}

/// How a search is run. The default gives the 20 best hits that have every word, counted, with snippets.
///
/// ```
/// use nachlese_query::SearchOptions;
///
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let second = SearchOptions { limit: 1, offset: 1, count: false, ..SearchOptions::default() };
/// let found = index.search("Altenwehr", &second)?;
/// assert_eq!((found.hits.len(), found.hits[0].rank, found.total), (1, 2, None));
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchOptions {
    /// Number of hits to return; more than [`MOST_HITS`] are as many as that, but for [`Index::visit`](crate::Index::visit).
    pub limit: usize,
    /// Number of hits to skip; beyond [`MOST_HITS`] nothing is returned.
    pub offset: usize,
    /// How many of the words a hit must have.
    pub matching: Match,
    /// The order of hits.
    pub sort: Sort,
    /// The levels in which bare words are searched.
    pub levels: Levels,
    /// Whether to count all articles that match; costs a second pass.
    pub count: bool,
    /// What of their texts hits show.
    pub excerpts: Excerpts,
}

/// Largest limit and offset, in hits: memory is reserved for as many as are asked for.
///
/// ```
/// use nachlese_query::{MOST_HITS, SearchOptions};
///
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let beyond = SearchOptions { offset: MOST_HITS + 1, ..SearchOptions::default() };
/// assert!(index.search("Altenwehr", &beyond)?.hits.is_empty());
/// # Ok::<(), nachlese_query::Error>(())
/// ```
pub const MOST_HITS: usize = 10_000;

impl Default for SearchOptions {
    fn default() -> Self {
        SearchOptions {
            limit: 20,
            offset: 0,
            matching: Match::default(),
            sort: Sort::default(),
            levels: Levels::default(),
            count: true,
            excerpts: Excerpts::Best(1),
        }
    }
}
