//! The handle of an open index.

mod overviews;

use crate::aggregate::{self, Coverage};
use crate::ast::{Query, normalize};
use crate::error::{Error, Failed, guarded};
use crate::explain::{self, Explanation, ScoreExplanation};
use crate::generation::Generation;
use crate::hits;
use crate::options::{MatchOptions, SearchOptions};
use crate::present::{Article, Hits, Ranked};
use crate::retrieve;
use nachlese_german::Analyzer;
use nachlese_index_format::{Layout, Schema};
use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};

/// An open index. It can be shared between threads: every method takes `&self`.
///
/// It keeps the files of its generation open (memory-mapped), and one analyzer for each thread that
/// searches concurrently. The cache of an analyzer grows with the words that were searched and
/// shown.
///
/// ```
/// use nachlese_query::{Index, MatchOptions};
///
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// std::thread::scope(|scope| {
///     for query in ["Lawrow", "Hochwasser"] {
///         let index = &index;
///         scope.spawn(move || index.count(query, &MatchOptions::default()));
///     }
/// });
/// # Ok::<(), nachlese_query::Error>(())
/// ```
pub struct Index {
    layout: Layout,
    schema: Option<Schema>,
    current: RwLock<Arc<Generation>>,
}

impl Index {
    /// Opens the index in a folder, with the weights it was built with. Costs a few milliseconds:
    /// the length of every file is checked, but only small files are read in full.
    ///
    /// # Errors
    ///
    /// There is no index ([`Error::NoIndex`]), it cannot be read ([`Error::Io`]), it is damaged
    /// ([`Error::Damaged`]), or it was built by another version ([`Error::Incompatible`]).
    ///
    /// ```
    /// use nachlese_query::{Error, Index};
    ///
    /// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
    /// # let archive = folder.path();
    /// let index = Index::open(archive.join("archive.index"))?;
    /// assert_eq!(index.articles(), 2);
    /// assert!(matches!(Index::open("no such folder"), Err(Error::NoIndex(_))));
    /// # Ok::<(), nachlese_query::Error>(())
    /// ```
    pub fn open(path: impl Into<PathBuf>) -> Result<Index, Error> {
        Self::open_ranked(path, None)
    }

    /// Opens the index with the weights of another schema, given as the text of a schema file
    /// (`index-schema.toml` is the built-in one). The index on disk keeps its own weights. Costs as
    /// much as [`open`](Self::open).
    ///
    /// # Errors
    ///
    /// As [`open`](Self::open). Also if the text is not a schema ([`Error::BadSchema`]) or has
    /// other fields or levels than the index ([`Error::Incompatible`]).
    ///
    /// ```
    /// use nachlese_query::{Index, SearchOptions};
    ///
    /// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
    /// # let archive = folder.path();
    /// let schema = std::fs::read_to_string("../../index-schema.toml").unwrap();
    /// let titles_first = schema.replace("weight = 1.6", "weight = 5.0");
    /// let path = archive.join("archive.index");
    /// let (own, other) = (Index::open(&path)?, Index::open_with_schema(&path, &titles_first)?);
    /// let best = |index: &Index| index.rank("Hochwasser", &SearchOptions::default());
    /// assert!(best(&other)?[0].score > best(&own)?[0].score);
    /// # Ok::<(), nachlese_query::Error>(())
    /// ```
    pub fn open_with_schema(path: impl Into<PathBuf>, schema: &str) -> Result<Index, Error> {
        let schema = Schema::parse(schema).map_err(|e| Error::BadSchema(e.to_string()))?;
        Self::open_ranked(path, Some(schema))
    }

    fn open_ranked(path: impl Into<PathBuf>, schema: Option<Schema>) -> Result<Index, Error> {
        let layout = Layout::new(path);
        let current = RwLock::new(Arc::new(Generation::open(&layout, schema.as_ref())?));
        Ok(Index { layout, schema, current })
    }

    /// Switches to the current generation. Returns `true` if it is a different one.
    ///
    /// Running searches finish on the generation they started with. Costs reading one small file if
    /// nothing has changed, otherwise as much as [`open`](Self::open).
    ///
    /// # Errors
    ///
    /// As [`open`](Self::open). On an error, the index keeps the generation it has.
    ///
    /// ```
    /// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
    /// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
    /// assert!(!index.refresh()?, "nothing was indexed since it was opened");
    /// # Ok::<(), nachlese_query::Error>(())
    /// ```
    pub fn refresh(&self) -> Result<bool, Error> {
        // An index that was deleted and rebuilt numbers its generations from one again. Its pointer
        // still differs, in the checksum.
        if self.layout.read_pointer()? == self.generation().pointer {
            return Ok(false);
        }
        let new = Arc::new(Generation::open(&self.layout, self.schema.as_ref())?);
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = new;
        Ok(true)
    }

    /// Returns the best hits of a query. The query is a string ([`syntax`](crate::syntax) describes
    /// the language), a parsed query, or one built with the functions of [`ast`](crate::ast). The
    /// same holds for every method that takes a query. To search on behalf of a user, see
    /// [`answer`](Self::answer).
    ///
    /// Costs one pass over the postings of the rarest words, another one if hits are counted, and
    /// reading and analyzing each article that is returned: a few milliseconds for 20 hits, most of
    /// them spent on the snippets.
    ///
    /// # Errors
    ///
    /// The index turns out to be damaged ([`Error::Damaged`]), or hits are to be sorted by date and
    /// the index has no column of dates ([`Error::Unsupported`]). A query never causes an error.
    ///
    /// ```
    /// use nachlese_query::SearchOptions;
    ///
    /// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
    /// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
    /// let found = index.search("lawrow sicherheit ODER", &SearchOptions::default())?;
    /// assert_eq!((found.hits.len(), found.total), (1, Some(1)));
    /// assert_eq!(found.notes[0].message(), "ODER has nothing on its right: ignored");
    ///
    /// use nachlese_query::ast::{phrase, source};
    /// let built = phrase("öffentliche Sicherheit").and(source("Elbkurier"));
    /// assert_eq!(index.search(built, &SearchOptions::default())?.hits[0].id, "ek-1");
    /// # Ok::<(), nachlese_query::Error>(())
    /// ```
    pub fn search(&self, query: impl Into<Query>, options: &SearchOptions) -> Result<Hits, Error> {
        let query = normalize(query.into());
        self.run(|generation, analyzer| hits::search(generation, analyzer, &query, options))
    }

    /// Returns the ids of the best hits. This is the cheapest search, as no article is read. The
    /// options `count` and `excerpts` are ignored.
    ///
    /// # Errors
    ///
    /// As [`search`](Self::search).
    ///
    /// ```
    /// use nachlese_query::{SearchOptions, Sort};
    ///
    /// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
    /// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
    /// let hits = index.rank("Altenwehr", &SearchOptions::new().sort(Sort::Newest))?;
    /// let ids: Vec<&str> = hits.iter().map(|hit| hit.id.as_str()).collect();
    /// assert_eq!(ids, ["nw-7", "ek-1"]);
    /// # Ok::<(), nachlese_query::Error>(())
    /// ```
    pub fn rank(&self, query: impl Into<Query>, options: &SearchOptions) -> Result<Vec<Ranked>, Error> {
        let query = normalize(query.into());
        self.run(|generation, analyzer| hits::rank(generation, analyzer, &query, options))
    }

    /// Returns the number of articles that match. Costs one pass over the postings of the words; no
    /// article is read.
    ///
    /// # Errors
    ///
    /// The index turns out to be damaged ([`Error::Damaged`]).
    ///
    /// ```
    /// use nachlese_query::{Match, MatchOptions};
    ///
    /// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
    /// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
    /// let any = MatchOptions::new().matching(Match::Any);
    /// assert_eq!(index.count("Lawrow Hochwasser", &MatchOptions::default())?, 0);
    /// assert_eq!(index.count("Lawrow Hochwasser", &any)?, 2);
    /// # Ok::<(), nachlese_query::Error>(())
    /// ```
    pub fn count(&self, query: impl Into<Query>, options: &MatchOptions) -> Result<u64, Error> {
        let query = normalize(query.into());
        self.run(|generation, analyzer| hits::count(generation, analyzer, &query, options))
    }

    /// Explains how a query is interpreted and which forms of the archive its words match. If no
    /// article matches, also which parts prevent that, and similar spellings.
    ///
    /// Costs a pass over the archive's vocabulary, a search for each part, and reading an article
    /// for each form that is shown: half a second for eight words on 70,000 articles.
    ///
    /// # Errors
    ///
    /// The index turns out to be damaged ([`Error::Damaged`]).
    ///
    /// ```
    /// use nachlese_query::MatchOptions;
    ///
    /// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
    /// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
    /// let explained = index.explain("Lawrow reiste", &MatchOptions::default())?;
    /// assert_eq!((explained.articles, explained.parts.len()), (1, 2));
    /// assert_eq!(explained.parts[1].forms[0].form, "reist");
    /// # Ok::<(), nachlese_query::Error>(())
    /// ```
    pub fn explain(&self, query: impl Into<Query>, options: &MatchOptions) -> Result<Explanation, Error> {
        let query = normalize(query.into());
        self.run(|generation, analyzer| explain::explain(generation, analyzer, &query, options))
    }

    /// Explains the score and rank of the article with this id for a query, word by word. The
    /// article need not be a hit. Returns `None` if there is no such article.
    ///
    /// Costs a few searches for each word.
    ///
    /// # Errors
    ///
    /// The index turns out to be damaged ([`Error::Damaged`]).
    ///
    /// ```
    /// use nachlese_query::MatchOptions;
    ///
    /// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
    /// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
    /// let options = MatchOptions::default();
    /// let explained = index.explain_score("Altenwehr Hochwasser", "nw-7", &options)?.unwrap();
    /// assert_eq!(explained.rank, Some(1));
    /// assert!(explained.words.iter().all(|word| word.score > 0.0));
    /// # Ok::<(), nachlese_query::Error>(())
    /// ```
    pub fn explain_score(
        &self,
        query: impl Into<Query>,
        id: &str,
        options: &MatchOptions,
    ) -> Result<Option<ScoreExplanation>, Error> {
        let ast = normalize(query.into());
        self.run(|generation, analyzer| {
            let address = retrieve::address(generation, id)?;
            address
                .map(|address| explain::explain_score(generation, analyzer, &ast, options, id, address))
                .transpose()
        })
    }

    /// Returns the whole article with this id; `None` if there is none. Costs one look-up and
    /// reading one article.
    ///
    /// # Errors
    ///
    /// The index turns out to be damaged ([`Error::Damaged`]).
    ///
    /// ```
    /// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
    /// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
    /// let article = index.get("ek-1")?.unwrap();
    /// assert!(article.body.starts_with("Die öffentliche Sicherheit"));
    /// assert_eq!(index.get("ek-99")?, None);
    /// # Ok::<(), nachlese_query::Error>(())
    /// ```
    pub fn get(&self, id: &str) -> Result<Option<Article>, Error> {
        let generation = self.generation();
        guarded(|| hits::get(&generation, id))
    }

    /// Returns the coverage of the index: outlets, first and last day, gaps. Costs a pass over the
    /// columns of dates and outlets: a tenth of a second for a million articles.
    ///
    /// # Errors
    ///
    /// The index turns out to be damaged ([`Error::Damaged`]).
    ///
    /// ```
    /// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
    /// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
    /// assert_eq!(index.coverage()?.last.as_deref(), Some("2025-01-03"));
    /// # Ok::<(), nachlese_query::Error>(())
    /// ```
    pub fn coverage(&self) -> Result<Coverage, Error> {
        let generation = self.generation();
        guarded(|| aggregate::coverage(&generation))
    }

    /// Returns the number of articles in the generation. Costs nothing.
    ///
    /// ```
    /// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
    /// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
    /// assert_eq!(index.articles(), 2);
    /// # Ok::<(), nachlese_query::Error>(())
    /// ```
    pub fn articles(&self) -> u64 {
        self.generation().manifest.articles
    }

    /// Returns the number of the generation: from 1, incremented by each run of the indexer that
    /// changes anything. Costs nothing.
    ///
    /// ```
    /// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
    /// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
    /// assert_eq!(index.generation_number(), 1);
    /// # Ok::<(), nachlese_query::Error>(())
    /// ```
    pub fn generation_number(&self) -> u32 {
        self.generation().pointer.name.0
    }

    pub(crate) fn generation(&self) -> Arc<Generation> {
        self.current.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Runs `work` on the current generation, with an exclusive analyzer.
    fn run<T>(&self, work: impl FnOnce(&Generation, &mut Analyzer) -> Result<T, Failed>) -> Result<T, Error> {
        let generation = self.generation();
        generation.with_analyzer(|analyzer| guarded(|| work(&generation, analyzer)))
    }
}

impl fmt::Debug for Index {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let generation = self.generation();
        f.debug_struct("Index")
            .field("path", &self.layout.root())
            .field("generation", &generation.pointer.name.0)
            .field("articles", &generation.manifest.articles)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Match, Sort};
    use proptest::prelude::*;
    use std::sync::OnceLock;

    /// One index for all cases: building one costs more than a thousand searches.
    fn index() -> &'static Index {
        static INDEX: OnceLock<Index> = OnceLock::new();
        INDEX.get_or_init(|| {
            let folder = include!("../../doctests/index.rs");
            Index::open(folder.path().join("archive.index")).unwrap()
        })
    }

    #[test]
    fn an_index_that_was_deleted_and_rebuilt_is_noticed() {
        let folder = include!("../../doctests/index.rs");
        let path = folder.path().join("archive.index");
        let index = Index::open(&path).unwrap();
        assert!(!index.refresh().unwrap());
        std::fs::remove_dir_all(&path).unwrap();
        let archive = folder.path().join("other.jsonl");
        std::fs::write(
            &archive,
            r#"{"id": "x-1", "title": "Anderes", "body": "Der Text ist neu.", "source": "Elbkurier"}"#,
        )
        .unwrap();
        let options = nachlese_indexer::IndexOptions::new(path, vec![archive]);
        nachlese_indexer::run(&options, &nachlese_indexer::Quiet).unwrap();
        let generation = index.generation().pointer.name;
        assert!(index.refresh().unwrap());
        assert_eq!(index.generation().pointer.name, generation, "both are the first");
        assert!(index.get("x-1").unwrap().is_some());
    }

    #[test]
    fn no_date_is_too_far() {
        let far = crate::ast::date(crate::ast::Span { from: Some(i64::MIN), until: Some(i64::MAX) });
        assert_eq!(index().count(crate::ast::Query::from(far), &MatchOptions::default()).unwrap(), 2);
    }

    proptest! {
        #[test]
        fn any_text_is_answered(
            query in "(\\PC|[-=\"„“ ()*~]|Lawrow|der |Altenwehr |Sicherheiten|Häuser|quelle:|Elbkurier|datum:2024| ODER | NEAR/3 |SATZ\\(|titel:|2x:|Alten\\*|\\*wehr|Lavrow~){0,12}",
            matching in prop_oneof![Just(Match::All), Just(Match::Most), Just(Match::Any)],
            sort in prop_oneof![Just(Sort::Relevance), Just(Sort::Newest), Just(Sort::Oldest), Just(Sort::Recent)],
        ) {
            let options = SearchOptions::new().matching(matching).sort(sort);
            let found = index().search(query.as_str(), &options).unwrap();
            prop_assert_eq!(found.total, Some(found.hits.len() as u64));
            prop_assert_eq!(index().count(query.as_str(), &options.matches).unwrap(), found.hits.len() as u64);
            let ranked = index().rank(query.as_str(), &options).unwrap();
            prop_assert!(ranked.iter().map(|hit| &hit.id).eq(found.hits.iter().map(|hit| &hit.id)));
        }

        #[test]
        fn the_words_that_were_found_are_marked(words in proptest::sample::subsequence(
            vec!["Lawrow", "die", "=Sicherheiten", "Minister", "\"reist ab\"", "Häuser", "elbe", "steht in", "nichts"], 1..4,
        )) {
            let query = words.join(" ");
            for hit in index().search(query.as_str(), &SearchOptions::default()).unwrap().hits {
                prop_assert!(hit.snippets.iter().any(|snippet| !snippet.marks.is_empty()), "{:?}", hit);
            }
            let unknown = words.contains(&"nichts");
            prop_assert!(!unknown || index().count(query.as_str(), &MatchOptions::default()).unwrap() == 0);
        }
    }
}
