//! Endings, stripped from the right while enough of the word is left.
//!
//! | ending | rule |
//! |---|---|
//! | -nis, -nisse | one stem: `Ergebnisse` = `Ergebnis` |
//! | -ismus | -us goes: `Kapitalismus`, `Kapitalismen` |
//! | -ie, -iem, -ier | stay: `Industrie`, `Papier` |
//! | -er | goes after an adjective ([`adjective`](super::adjective)) and in the closed class of plurals ([`plural`](super::plural)) |
//! | -em; -nd | go while the word has more than four letters; five |
//! | -t, -e, -s, -n | go one by one while more than three letters are left, but never one of a double letter |
//! | -le, -re of contracted verbs and adjectives | become -el, -er: `wandre` = `wandern`, `dunkle` = `dunkel` |
//!
//! Letters are counted as CISTEM counts them: `sch` is one, `ei` and `ie` are one ([`measure`]).
//! Source: CISTEM (MIT) for the frame, grammar for the rest, by hand. Not done: Latin plurals, -chen, -lein.

use super::adjective::is_adjective;
use super::plural::has_er_plural;

/// Strips the endings of a word in plain letters.
pub(super) fn strip(word: &mut String) {
    let end = bare(word.as_bytes());
    let contracted = matches!(
        word.as_bytes().get(end.saturating_sub(2)..=end),
        Some(
            [b'b' | b'd' | b'f' | b'g' | b'k' | b'm' | b'p' | b's' | b't' | b'z', b'l', b'e']
                | [b'b' | b'd' | b'f' | b'g' | b'k' | b'm' | b'p' | b't', b'r', b'e']
        )
    );
    if contracted {
        let last = word.as_bytes().get(end - 1).copied();
        word.truncate(end - 1);
        word.push_str(if last == Some(b'l') { "el" } else { "er" });
    } else {
        word.truncate(end);
    }
}

/// The length of `word` without its endings.
fn bare(word: &[u8]) -> usize {
    let mut b = word;
    let mut len = measure(word);
    while len > 3 {
        match b {
            [head @ .., b'n', b'i', b's', b's'] if head.len() > 2 => return b.len() - 1,
            [head @ .., b'n', b'i', b's'] if head.len() > 2 => break,
            [_, _, .., b'i', b's', b'm', b'u', b's'] => return b.len() - 2,
            [.., b'i', b'e'] | [.., b'i', b'e', b'm' | b'r']
                if !matches!(b, [.., b'e', b'i', b'e'] | [.., b'e', b'i', b'e', b'm' | b'r']) =>
            {
                break;
            }
            [head @ .., b'e', b'r'] if len > 4 && (is_adjective(head) || has_er_plural(head)) => {
                b = head;
                len -= 2;
            }
            [head @ .., b'e', b'm'] if len > 4 => {
                b = head;
                len -= 2;
            }
            [head @ .., b'n', b'd'] if len > 5 => {
                b = head;
                len -= 2;
            }
            [head @ .., c @ (b't' | b'e' | b's' | b'n')] if head.last() != Some(c) => {
                b = head;
                len -= 1;
            }
            _ => break,
        }
    }
    b.len()
}
/// Number of letters, `sch`, `ei` and `ie` counted as one.
fn measure(b: &[u8]) -> usize {
    let mut n = b.len();
    let mut r = b;
    loop {
        match r {
            [b's', b'c', b'h', t @ ..] => {
                n -= 2;
                r = t;
            }
            [b'e', b'i', t @ ..] | [b'i', b'e', t @ ..] => {
                n -= 1;
                r = t;
            }
            [_, t @ ..] => r = t,
            [] => return n,
        }
    }
}
