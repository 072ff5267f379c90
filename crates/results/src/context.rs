//! A keyword in context, as columns of a table.

use nachlese_query::Snippet;

/// The names of the columns that an occurrence is split into.
pub const CONTEXT_COLUMNS: [&str; 3] = ["left", "keyword", "right"];

/// What precedes the word that was found, the word, and what follows it; `None` if nothing is
/// marked.
///
/// ```
/// use nachlese_query::{Excerpts, SearchOptions};
///
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/../query/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let context = SearchOptions::new().excerpts(Excerpts::Context(1));
/// let hit = index.search("spricht", &context)?.hits.remove(0);
/// let parts = nachlese_results::context_parts(&hit.snippets[0]).unwrap();
/// assert_eq!(parts.map(str::trim), ["…Minister", "spricht", "über…"]);
/// # Ok::<(), nachlese_query::Error>(())
/// ```
pub fn context_parts(snippet: &Snippet) -> Option<[&str; 3]> {
    let &(start, end) = snippet.marks.first()?;
    Some([snippet.text.get(..start)?, snippet.text.get(start..end)?, snippet.text.get(end..)?])
}
