//! A word's cuts, and the cuts within those, as bytes: a lexicon's file keeps them behind each word.
//!
//! A node is a byte, where its head begins; 0 for a word that is not cut. Behind it: what makes the modifier the word that it is alone, the
//! node of that word, the node of the head. Whatever the bytes are, walking them neither panics nor hangs.

use std::borrow::Cow;

/// In the place of the first byte: the word was not cut yet.
pub(crate) const NOT_CUT: u8 = u8::MAX;

/// Cuts within cuts; the longest words of the press have seven parts.
pub(super) const DEEPEST: usize = 5;

/// What makes a modifier a word: so many letters less, or an end that it lost.
const LOST: [(u8, &str); 2] = [(4, "e"), (5, "en")];

/// Adds the beginning of a node: a cut at `at` whose modifier is `base` without its link.
pub(super) fn write_cut(bytes: &mut Vec<u8>, at: usize, modifier: &str, base: &str) {
    let lost = LOST.iter().find(|(_, end)| modifier.len() + end.len() == base.len()).map(|(code, _)| *code);
    bytes.push(at as u8);
    bytes.push(lost.unwrap_or(modifier.len().saturating_sub(base.len()) as u8));
}

/// Adds a node that is not cut.
pub(super) fn write_leaf(bytes: &mut Vec<u8>) {
    bytes.push(0);
}

/// Whether a tree is one of a word that is cut.
pub(crate) fn is_cut(bytes: &[u8]) -> bool {
    bytes.first().is_some_and(|at| *at != 0)
}

/// Passes on the parts of the word that is never cut again, in order, each with where it begins.
pub(super) fn leaves(word: &str, mut bytes: &[u8], emit: &mut impl FnMut(usize, &str)) {
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
    if at == 0 || depth >= DEEPEST {
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
