//! The splits of a word as bytes, which a lexicon keeps as the annotation of the word.
//!
//! A node begins with one byte: the offset of the head, or 0 for a word that is not split. In a
//! split, it is followed by one byte that says how the modifier becomes a word of its own, the node
//! of that word, and the node of the head. Reading never panics or hangs, whatever the bytes are.

use std::borrow::Cow;

/// The first byte of a word that has not been analyzed yet.
pub(crate) const NOT_SPLIT: u8 = u8::MAX;

/// How deep splits are nested; the longest words of the press have seven constituents.
pub(super) const MAX_DEPTH: usize = 5;

/// Codes of the endings that a modifier has lost; any other code is the length of a linking
/// element.
const LOST: [(u8, &str); 2] = [(4, "e"), (5, "en")];

/// Appends the beginning of a node: a split at `at`, whose modifier is the word `base`.
pub(super) fn write_split(bytes: &mut Vec<u8>, at: usize, modifier: &str, base: &str) {
    let lost = LOST.iter().find(|(_, end)| modifier.len() + end.len() == base.len()).map(|(code, _)| *code);
    bytes.push(at as u8);
    bytes.push(lost.unwrap_or(modifier.len().saturating_sub(base.len()) as u8));
}

/// Appends the node of a word that is not split.
pub(super) fn write_unsplit(bytes: &mut Vec<u8>) {
    bytes.push(0);
}

/// Whether the bytes are a tree: the word has been analyzed.
pub(super) fn is_tree(bytes: &[u8]) -> bool {
    bytes.first().is_some_and(|first| *first != NOT_SPLIT)
}

/// Whether a tree is that of a compound.
pub(crate) fn is_split(bytes: &[u8]) -> bool {
    bytes.first().is_some_and(|at| *at != 0)
}

/// Passes the constituents of `word` to `emit`, in order, each with its offset.
pub(super) fn for_each_constituent(word: &str, mut bytes: &[u8], emit: &mut impl FnMut(usize, &str)) {
    let _ = node(word, 0, 0, &mut bytes, emit);
}

/// `None` if the bytes are no tree of the word.
fn node(
    word: &str,
    start: usize,
    depth: usize,
    bytes: &mut &[u8],
    emit: &mut impl FnMut(usize, &str),
) -> Option<()> {
    let at = usize::from(take(bytes)?);
    if at == 0 || depth >= MAX_DEPTH {
        emit(start, word);
        return Some(());
    }
    let code = take(bytes)?;
    let (modifier, head) = word.split_at_checked(at)?;
    let lost = LOST.iter().find(|(lost, _)| *lost == code);
    let base = match lost {
        Some((_, end)) => Cow::Owned(format!("{modifier}{end}")),
        None => Cow::Borrowed(modifier.get(..modifier.len().checked_sub(usize::from(code))?)?),
    };
    node(&base, start, depth + 1, bytes, emit)?;
    node(head, start + at, depth + 1, bytes, emit)
}

fn take(bytes: &mut &[u8]) -> Option<u8> {
    let (first, rest) = bytes.split_first()?;
    *bytes = rest;
    Some(*first)
}
