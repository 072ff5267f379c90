//! The handle that programs hold.

use crate::ast::Query;
use crate::error::{Error, Failed, guarded};
use crate::generation::Generation;
use crate::hits::{self, Article, Hits, Ranked};
use crate::options::SearchOptions;
use crate::syntax;
use nachlese_german::Analyzer;
use nachlese_index_format::{Layout, Schema};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

/// An open index. Cheap to share: every method takes `&self`, from any thread.
pub struct Index {
    layout: Layout,
    schema: Option<Schema>,
    current: RwLock<Arc<Generation>>,
    /// Analyzers with warm caches, one for each thread that searches at a time.
    analyzers: Mutex<Vec<Analyzer>>,
}

impl Index {
    /// Opens the index in a folder.
    ///
    /// # Errors
    ///
    /// There is no index, it is damaged, or this version of the program cannot read it; the message names the command
    /// that helps.
    pub fn open(path: impl Into<PathBuf>) -> Result<Index, Error> {
        Self::open_ranked(path, None)
    }

    /// Opens the index with the weights of another schema, given as the text of a schema file that the caller has checked.
    ///
    /// # Errors
    ///
    /// As [`open`](Self::open); also when the schema asks for other fields or zones than the index has.
    pub fn open_with_schema(path: impl Into<PathBuf>, schema: &str) -> Result<Index, Error> {
        let schema = Schema::parse(schema).map_err(|e| Error::Unreadable(format!("schema, {e}")))?;
        Self::open_ranked(path, Some(schema))
    }

    fn open_ranked(path: impl Into<PathBuf>, schema: Option<Schema>) -> Result<Index, Error> {
        let layout = Layout::new(path);
        let current = RwLock::new(Arc::new(Generation::open(&layout, schema.as_ref())?));
        Ok(Index { layout, schema, current, analyzers: Mutex::default() })
    }

    /// Takes up the generation that is now in use. `true` if it is another one.
    ///
    /// Searches under way end on the generation they began with.
    ///
    /// # Errors
    ///
    /// As [`open`](Self::open); the handle then goes on with the generation it has.
    pub fn refresh(&self) -> Result<bool, Error> {
        if self.layout.current()? == self.generation().name {
            return Ok(false);
        }
        let new = Arc::new(Generation::open(&self.layout, self.schema.as_ref())?);
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = new;
        Ok(true)
    }

    /// Searches for a query as a reader types it.
    ///
    /// # Errors
    ///
    /// The index turned out to be damaged.
    pub fn search(&self, query: &str, options: &SearchOptions) -> Result<Hits, Error> {
        self.search_parsed(&syntax::parse(query), options)
    }

    /// Searches for a query that was parsed before.
    ///
    /// # Errors
    ///
    /// The index turned out to be damaged.
    pub fn search_parsed(&self, query: &Query, options: &SearchOptions) -> Result<Hits, Error> {
        self.run(|generation, analyzer| hits::search(generation, analyzer, query, options))
    }

    /// The ids of the best hits: the cheapest search. `count` and `snippets` of the options are not looked at.
    ///
    /// # Errors
    ///
    /// The index turned out to be damaged.
    pub fn rank(&self, query: &str, options: &SearchOptions) -> Result<Vec<Ranked>, Error> {
        let query = syntax::parse(query);
        self.run(|generation, analyzer| hits::rank(generation, analyzer, &query, options))
    }

    /// Number of articles that match; only `matching` of the options is looked at.
    ///
    /// # Errors
    ///
    /// The index turned out to be damaged.
    pub fn count(&self, query: &str, options: &SearchOptions) -> Result<u64, Error> {
        let query = syntax::parse(query);
        self.run(|generation, analyzer| hits::count(generation, analyzer, &query, options))
    }

    /// The article with this id.
    ///
    /// # Errors
    ///
    /// The index turned out to be damaged.
    pub fn get(&self, id: &str) -> Result<Option<Article>, Error> {
        let generation = self.generation();
        guarded(|| hits::get(&generation, id))
    }

    /// Number of articles.
    pub fn articles(&self) -> u64 {
        self.generation().manifest.articles
    }

    /// The number of the generation that answers.
    pub fn generation_number(&self) -> u32 {
        self.generation().name.0
    }

    fn generation(&self) -> Arc<Generation> {
        self.current.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Runs `work` on the generation of the moment, with an analyzer of its own.
    fn run<T>(&self, work: impl FnOnce(&Generation, &mut Analyzer) -> Result<T, Failed>) -> Result<T, Error> {
        let generation = self.generation();
        let lock = || self.analyzers.lock().unwrap_or_else(PoisonError::into_inner);
        let mut analyzer = lock().pop().unwrap_or_default();
        let result = guarded(|| work(&generation, &mut analyzer));
        lock().push(analyzer);
        result
    }
}
