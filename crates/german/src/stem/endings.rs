//! Endings, stripped from the right while enough of the word is left.
//!
//! | ending | rule |
//! |---|---|
//! | -nis, -nisse | one stem: `Ergebnisse` = `Ergebnis` |
//! | -ismus | -us goes: `Kapitalismus`, `Kapitalismen` |
//! | -ie, -iem, -ier | stay: `Industrie`, `Papier` |
//! | -er | goes after an adjective ([`adjective`](super::adjective)) and in the closed class of plurals ([`plural`](super::plural)) |
//! | -em; -end, -lnd, -rnd | go while the word has more than four letters; five |
//! | -t, -e | go one by one while more than three letters are left, but never one of a double letter |
//! | -n | goes of -en, -eln, -ern: `warnen`, not `warn` |
//! | -s | goes from the end of a word, and before -t: [`final_s`](super::final_s) |
//! | any | stays where the word is complete ([`complete`](super::complete)), or another's name would be left: `Kohle` |
//! | -le, -re of contracted verbs and adjectives | become -el, -er: `wandre` = `wandern`, `dunkle` = `dunkel` |
//!
//! Letters are counted as CISTEM counts them: `sch` is one, `ei` and `ie` are one ([`measure`]).
//! Source: CISTEM (MIT) for the frame, grammar for the rest, by hand. Not done: -chen, -lein.

use super::adjective::is_adjective;
use super::complete::is_complete;
use super::evidence::Evidence;
use super::final_s::{self, takes_nis};
use super::letters::Letters;
use super::plural::has_er_plural;
use super::tails;
use super::umlaut::Stripped;

/// Strips the endings of a word; says what they were.
pub(super) fn strip(word: &mut Letters, evidence: Evidence<'_>) -> Stripped {
    let folded;
    let plain = if word.has_umlauts() {
        folded = word.folded();
        folded.as_slice()
    } else {
        word.as_slice()
    };
    let (end, stripped) = bare(word.as_slice(), plain, evidence);
    let contracted = match plain.get(end.saturating_sub(2)..=end) {
        Some([b'b' | b'd' | b'f' | b'g' | b'k' | b'm' | b'p' | b's' | b't' | b'z', b'l', b'e']) => {
            Some(b"el")
        }
        Some([b'b' | b'd' | b'f' | b'g' | b'k' | b'm' | b'p' | b't', b'r', b'e']) => Some(b"er"),
        _ => None,
    };
    match contracted {
        Some(full) => {
            word.truncate(end - 1);
            word.append(full);
        }
        None => word.truncate(end),
    }
    stripped
}

/// The length of `plain`, a word in plain letters, without its endings.
fn bare(word: &[u8], plain: &[u8], evidence: Evidence<'_>) -> (usize, Stripped) {
    let whole = final_s::undouble(word, evidence);
    let mut b = plain.get(..whole).unwrap_or(plain);
    let mut len = measure(b);
    let mut stripped = Stripped::default();
    let written = evidence.is_written_like_a_noun();
    let (noun, nominal) = (written == Some(true), !evidence.is_empty() && written != Some(false));
    let umlauts = word.as_ptr() != plain.as_ptr();
    while len > 3 {
        let umlauted = word.get(..b.len()).unwrap_or(b);
        let found = tails::find(umlauted);
        let found_plain = if umlauts { tails::find(b) } else { found };
        let bare =
            !umlauts || word.get(b.len()) == Some(&b'e') || !umlauted.iter().any(u8::is_ascii_uppercase);
        if is_complete(found, found_plain, bare) {
            break;
        }
        let behind = plain.get(b.len()).filter(|_| b.len() < whole);
        let cut = match b {
            [head @ .., b'n', b'i', b's', b's'] if takes_nis(head) => return (b.len() - 1, stripped),
            [head @ .., b'n', b'i', b's'] if takes_nis(head) => break,
            [_, _, .., b'i', b's', b'm', b'u', b's'] => return (b.len() - 2, stripped),
            [.., b'e', b'i', b'e'] | [.., b'e', b'i', b'e', b'm' | b'r'] => 1,
            [.., b'i', b'e'] | [.., b'i', b'e', b'm' | b'r'] => break,
            [.., b'e', b'r'] if len > 4 && evidence.is_agent(umlauted) => break,
            [head @ .., b'e', b'r'] if len > 4 && (is_adjective(head) || declines(umlauted, evidence)) => {
                stripped.compared = true;
                2
            }
            [head @ .., b'e', b'r'] if len > 4 && has_er_plural(head) => {
                stripped.er_plural = true;
                2
            }
            [.., b'e', b'm'] if len > 4 => 2,
            [.., b'e' | b'l' | b'r', b'n', b'd'] if len > 5 => {
                stripped.verbal = true;
                2
            }
            [.., b'n', b'd'] => break,
            // `Schnelltests` are no verb: `kauftest`.
            [.., b'e', b's', b't'] if noun || evidence.is_capitalised() => break,
            [.., last, b't'] if *last != b't' => {
                stripped.verbal = true;
                stripped.compared |= *last == b's';
                1
            }
            [.., last, b'e'] if *last != b'e' => 1,
            [head @ .., b'n'] if takes_n(head) || behind.is_none() && is_contracted(head) => 1,
            [.., last, b's'] if *last != b's' => {
                let ending = match behind {
                    None => final_s::ends_word(umlauted, b, evidence),
                    Some(b't') => final_s::ends_before_t(umlauted, b, evidence),
                    // Behind another ending an s is the base's: `Preise`, `reisen`.
                    Some(_) => false,
                };
                if !ending {
                    break;
                }
                1
            }
            _ => break,
        };
        let shorter = b.get(..b.len() - cut).unwrap_or_default();
        if nominal
            && !b.ends_with(b"s")
            && evidence.is_foreign_name(word.get(..shorter.len()).unwrap_or(shorter))
        {
            break;
        }
        b = shorter;
        len -= cut;
    }
    (b.len(), stripped)
}

/// Whether an -n behind `head` is an ending: of -en, -eln, -ern, of `Nachbarn`, `Herrn`. `Bahn`, `warnen`, `Million` keep theirs.
fn takes_n(head: &[u8]) -> bool {
    matches!(head, [.., b'e'] | [.., b'e', b'l' | b'r'] | [.., b'b', b'a', b'r'] | [.., b'r', b'r'])
}

/// Whether -n behind `head` may stand for -en: `gehn`, `baun`.
fn is_contracted(head: &[u8]) -> bool {
    matches!(head, [.., b'e', b'h'] | [.., b'a', b'u'])
}

/// Whether the lexicon has a word in -er with endings of adjectives that no noun has.
fn declines(word: &[u8], evidence: Evidence<'_>) -> bool {
    let Some(head) = word.get(..word.len() - 2).filter(|_| !evidence.is_empty()) else { return false };
    evidence.count(head, b"em") > 0
        && evidence.count(head, b"es") > 0
        && !evidence.is_noun(head, b"").unwrap_or(false)
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
