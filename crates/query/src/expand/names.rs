//! Other spellings and names of what a word of the query names.
//!
//! Two spellings are one name if they share a key (german/names). The generation's lexicon knows which of its words have a key; of words
//! that came with later updates, the dictionary of the name keys does. Exonyms are a table of facts.

use super::words::WordTerms;
use crate::error::Failed;
use crate::generation::Generation;
use nachlese_german::Analyzer;
use nachlese_german::names::{self, may_be_one};
use nachlese_german::normalize::lower;
use tantivy::Term;

/// Spellings that a word is widened to, the most frequent first: a name has not more that are in use.
const MOST: usize = 8;

/// What is searched beside a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Widened {
    /// The term of the stem level.
    pub(crate) stem: String,
    /// The word, as it is to be shown.
    pub(crate) form: String,
    /// Articles that have it in a field, over all fields.
    frequency: u64,
}

/// What `word` is also searched as; nothing where the archive has nothing of it.
///
/// Costs some microseconds for a word that may be a name, next to nothing for others.
pub(crate) fn widen(
    generation: &Generation,
    analyzer: &mut Analyzer,
    word: &WordTerms,
) -> Result<Vec<Widened>, Failed> {
    let mut widened: Vec<Widened> = Vec::new();
    let mut offer = |stem: String, form: String| {
        if stem != word.stem && widened.iter().all(|known| known.stem != stem) {
            let frequency = frequency(generation, &stem)?;
            if frequency > 0 {
                widened.push(Widened { stem, form, frequency });
            }
        }
        Ok::<(), Failed>(())
    };
    for form in names::exonyms(&word.exact).chain(names::exonyms(&word.stem)) {
        offer(analyzer.word(form).1, form.to_owned())?;
    }
    let (mut lowered, mut keys) = (String::new(), Vec::new());
    lower(&word.surface, &mut lowered);
    names::keys(&lowered, analyzer.lexicon(), &mut |key| keys.push(key.to_owned()));
    for key in &keys {
        let mut forms = Vec::new();
        names::words_with(key, analyzer.lexicon(), &mut |form| forms.push(form.to_owned()));
        for form in forms {
            if may_be_one(&word.exact, &form, analyzer.lexicon()) {
                let stem = analyzer.word(&form).1;
                // A name's stem is its nominative, which is what is to be shown where the archive has it.
                let has_nominative = analyzer.lexicon().count(stem.as_bytes()) > 0;
                let shown = capitalised(if has_nominative { &stem } else { &form });
                offer(stem, shown)?;
            }
        }
        for stem in later(generation, key)? {
            if may_be_one(&word.exact, &stem, analyzer.lexicon()) {
                let form = capitalised(&stem);
                offer(stem, form)?;
            }
        }
    }
    widened.sort_by(|a, b| b.frequency.cmp(&a.frequency).then_with(|| a.stem.cmp(&b.stem)));
    widened.truncate(MOST);
    Ok(widened)
}

/// The stems with a key of words that the lexicon does not know.
fn later(generation: &Generation, key: &str) -> Result<Vec<String>, Failed> {
    let mut stems = Vec::new();
    let Some(field) = generation.later_names else { return Ok(stems) };
    let prefix = names::terms_of(key);
    for segment in generation.searcher.segment_readers() {
        let index = segment.inverted_index(field)?;
        let mut terms = index.terms().range().ge(&prefix).into_stream()?;
        while terms.advance() {
            let Some(stem) = terms.key().strip_prefix(prefix.as_bytes()) else { break };
            stems.extend(std::str::from_utf8(stem).map(str::to_owned));
        }
    }
    Ok(stems)
}

fn frequency(generation: &Generation, stem: &str) -> Result<u64, Failed> {
    let mut frequency = 0;
    for field in generation.texts.iter().filter_map(|levels| levels.stem) {
        let term = Term::from_field_text(field, stem);
        if generation.first_with(&term)?.is_some() {
            frequency += generation.searcher.doc_freq(&term)?;
        }
    }
    Ok(frequency)
}

/// A name that is kept in lower case, as it is written.
fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
