//! Other spellings of a name, and other names of the same place.
//!
//! Two spellings are the same name if they share a name key (german/names). The words with a key
//! are looked up in the generation's lexicon, and in the field of name keys for words that later
//! updates added. Exonyms (Moskau, Moscow) come from a table.

use super::typed::PieceTerms;
use crate::error::Failed;
use crate::generation::Generation;
use nachlese_german::Analyzer;
use nachlese_german::names::{self, may_be_one};
use nachlese_german::normalize::lower;
use tantivy::Term;

/// Maximum number of other names of a word, most frequent first: no name has more in common use.
const MOST_NAMES: usize = 8;

/// Another spelling or name of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OtherName {
    /// Its stem.
    pub(crate) stem: String,
    /// The form to display.
    pub(crate) form: String,
    /// The sum of its document frequencies in the text fields.
    frequency: u64,
}

/// The other names of `word` that occur in the archive.
///
/// Costs a few microseconds for a word that may be a name, and almost nothing for others.
pub(crate) fn other_names(
    generation: &Generation,
    analyzer: &mut Analyzer,
    word: &PieceTerms,
) -> Result<Vec<OtherName>, Failed> {
    let mut found: Vec<OtherName> = Vec::new();
    let mut offer = |stem: String, form: String| {
        if stem != word.stem && found.iter().all(|known| known.stem != stem) {
            let frequency = frequency(generation, &stem)?;
            if frequency > 0 {
                found.push(OtherName { stem, form, frequency });
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
                // The stem of a name is its nominative, which is shown if the archive has it.
                let has_nominative = analyzer.lexicon().count(stem.as_bytes()) > 0;
                let shown = capitalised(if has_nominative { &stem } else { &form });
                offer(stem, shown)?;
            }
        }
        for stem in stems_of_updates(generation, key)? {
            if may_be_one(&word.exact, &stem, analyzer.lexicon()) {
                let form = capitalised(&stem);
                offer(stem, form)?;
            }
        }
    }
    found.sort_by(|a, b| b.frequency.cmp(&a.frequency).then_with(|| a.stem.cmp(&b.stem)));
    found.truncate(MOST_NAMES);
    Ok(found)
}

/// The stems with this key that updates added, which the lexicon does not know.
fn stems_of_updates(generation: &Generation, key: &str) -> Result<Vec<String>, Failed> {
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

/// Capitalizes a name, which the index has in lower case.
fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
