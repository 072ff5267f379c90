//! From counted words to the bytes of a lexicon.

use crate::compound::{self, NOT_SPLIT, Splitter};
use crate::lexicon::{Lexicon, LexiconWriter, MAX_WORD, WordCounts};
use crate::names;
use rayon::prelude::*;

/// A word and its counts.
type CountedWord = (String, WordCounts);

/// The lexicon of `words`. Its bytes depend on their order: sorted words give the same bytes for
/// any number of threads.
pub(super) fn assemble(words: &[CountedWord]) -> Vec<u8> {
    let words: Vec<_> = words.iter().filter(|(word, _)| word.len() <= MAX_WORD).collect();
    let unsplit = vec![[NOT_SPLIT]; words.len()];
    // Constituents are counted with a lexicon that has the words alone. Splitting needs one with
    // both.
    let constituents = compound::count_constituents(&open(write(&words, &unsplit, &[], &[])));
    let lexicon = open(write(&words, &unsplit, &constituents, &[]));
    let analyzed = words.par_iter().map(|(word, _)| analyze(word, &lexicon));
    let (splits, keys): (Vec<Vec<u8>>, Vec<Vec<u32>>) = analyzed.unzip();
    write(&words, &splits, &constituents, &keys)
}

/// How a word is split. If it is not, the hashes of its name keys: a compound is no name.
fn analyze(word: &str, lexicon: &Lexicon) -> (Vec<u8>, Vec<u32>) {
    let (splits, mut keys) = (Splitter::new(lexicon).split_tree(word), Vec::new());
    if !compound::is_split(&splits) {
        names::keys(word, lexicon, &mut |key| keys.push(names::key_index::hash(key)));
    }
    (splits, keys)
}

fn write(
    words: &[&CountedWord],
    splits: &[impl AsRef<[u8]>],
    constituents: &[u8],
    keys: &[Vec<u32>],
) -> Vec<u8> {
    let mut writer = LexiconWriter::new(words.len());
    let mut rows = Vec::new();
    for (number, ((word, counts), splits)) in words.iter().zip(splits).enumerate() {
        let Some(offset) = writer.push(word, counts, splits.as_ref()) else { continue };
        rows.extend(keys.get(number).into_iter().flatten().map(|key| (*key, offset)));
    }
    writer.finish(constituents, &names::key_index::write(rows))
}

/// Opens a lexicon that was just written, and so is valid.
fn open(bytes: Vec<u8>) -> Lexicon {
    Lexicon::from_bytes(Box::new(bytes)).unwrap_or_default()
}
