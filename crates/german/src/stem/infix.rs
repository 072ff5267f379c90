//! Participles and zu-infinitives: `ge` and `zu` are removed, at the front and after a separable
//! prefix.
//!
//! - **Weak participles**: `gekauft`, `gekaufte(r)` become `kauft`, if the word ends with -t, -te,
//!   -ten, -ter, -tes or -tem.
//! - **Strong participles**: `gefahren`, `gefahrene(r)` become `fahren`, if a stem of [`STRONG`]
//!   precedes -en.
//! - **Both after a [separable prefix](prefixes)**: `abgesagt` becomes `absagt`, `ausgegangen`
//!   becomes `ausgangen`.
//! - **Infinitives with zu**: `abzusagen` becomes `absagen`, `anzuwendende` becomes `anwendende`,
//!   if `zu` follows a [separable prefix](prefixes) and the word ends with -n, -nde ...
//!
//! Source: grammar (separable prefixes, strong participles), by hand; the idea is that of prototype
//! D in the project's notes. CISTEM strips `ge` from every word of six letters and more, `Gericht`
//! and `Gesetz` too, and knows no infix. Not done: prefixes that are not listed (`staubgesaugt`);
//! distinguishing `an-gehört` from `an-ge-hört`, or weak participles from nouns beyond [`NOUNS`].

use crate::evidence::Evidence;
use crate::letters::MAX_LETTERS;
use crate::tables::participles::{GE_VERBS, NOUNS, STRONG};
use crate::tables::prefixes;

/// The position of the `ge` or `zu` that is to be removed from `word`.
pub(super) fn find(word: &[u8], evidence: Evidence<'_>) -> Option<usize> {
    let at = position(word)?;
    // A word written like a noun is one, unless the archive has the verb: `Gewitter`, but
    // `Gesuchte`.
    let noun = !evidence.is_empty() && evidence.is_written_like_a_noun().unwrap_or(false);
    (!noun || has_verb(word, at, evidence)).then_some(at)
}

/// Whether the lexicon has the infinitive of a participle with `ge` at `at`.
fn has_verb(word: &[u8], at: usize, evidence: Evidence<'_>) -> bool {
    let (Some(before), Some(rest)) = (word.get(..at), word.get(at + 2..)) else { return false };
    let rest = undeclined(rest);
    let stem = rest.strip_suffix(b"et").or_else(|| rest.strip_suffix(b"t")).unwrap_or(rest);
    let mut infinitive = [0; 2 * MAX_LETTERS];
    match infinitive.get_mut(..before.len() + stem.len()) {
        Some(both) => {
            both.iter_mut().zip(before.iter().chain(stem)).for_each(|(to, from)| *to = *from);
            evidence.infinitive(both) > 0 || evidence.count(both, b"") > 0
        }
        None => false,
    }
}

/// Where `ge` or `zu` may be removed, by the letters alone.
fn position(word: &[u8]) -> Option<usize> {
    let (&last, 6..) = (word.last()?, word.len()) else { return None };
    if !matches!(last, b'd' | b'e' | b'm' | b'n' | b'r' | b's' | b't') {
        return None;
    }
    if let Some(rest) = word.strip_prefix(b"ge") {
        return (is_participle(rest) && !starts_with_any(rest, &NOUNS) && !starts_with_any(rest, &GE_VERBS))
            .then_some(0);
    }
    let mut found = None;
    prefixes::for_each_separable(word, |at| {
        let Some((pair, rest)) = word.get(at..).and_then(|rest| rest.split_at_checked(2)) else { return };
        let hit = match pair {
            b"zu" => {
                (last == b'n' || word.windows(3).rev().take(3).any(|end| end == b"nde")) && is_verb(rest)
            }
            b"ge" => is_participle(rest) && !is_noun(rest),
            _ => false,
        };
        if hit && found.is_none() {
            found = Some(at);
        }
    });
    found
}

/// Whether `rest` is a row of [`NOUNS`], declined or not: `Hoch-ge-richte`, but `aus-ge-richtet`.
fn is_noun(rest: &[u8]) -> bool {
    let ends = ["", "e", "en", "es", "s", "er", "ern"];
    NOUNS.iter().any(|row| {
        rest.strip_prefix(row.as_bytes()).is_some_and(|end| ends.iter().any(|e| e.as_bytes() == end))
    })
}

fn starts_with_any(rest: &[u8], rows: &[&str]) -> bool {
    rows.iter().any(|row| rest.starts_with(row.as_bytes()))
}

/// Whether what follows `zu` can be a verb: long enough (`aufzutun`, not `herzu-g`), and with the
/// onset of one (not `An-zu-cht`).
fn is_verb(rest: &[u8]) -> bool {
    let onset = rest.iter().take_while(|&&letter| !is_vowel(letter)).count();
    has_verbal_onset(rest) && (rest.len() >= 4 || rest == b"tun" || onset == 0 && rest.len() == 3)
}

/// Whether a German verb can have the onset of `rest`: not `ge-bhardt`, `an-zu-cht`.
fn has_verbal_onset(rest: &[u8]) -> bool {
    let onset = rest.iter().position(|&letter| is_vowel(letter)).and_then(|at| rest.get(..at));
    onset.is_some_and(|onset| match onset {
        [] | [_] => true,
        [first, second] => match second {
            b'l' | b'r' => b"bdfgkptvcs".contains(first),
            b'n' => b"kg".contains(first),
            b'h' => b"ct".contains(first),
            b't' | b'p' | b'k' | b'm' => *first == b's',
            b'f' => *first == b'p',
            b'w' => *first == b'z',
            _ => false,
        },
        [b's', b'c', b'h'] | [b's', b'c', b'h', _] => true,
        [b's', b't' | b'p', b'l' | b'r'] | [b'p', b'f', b'l' | b'r'] => true,
        _ => false,
    })
}

/// Whether what follows `ge` is the rest of a participle, declined or not.
fn is_participle(rest: &[u8]) -> bool {
    if !has_verbal_onset(rest) {
        return false;
    }
    match undeclined(rest) {
        [.., b'e', b's', b't']
        | [.., b'i', b'g' | b's' | b'h', b's', b't']
        | [.., b'h', b'e', b'i', b't']
        | [.., b's', b'a', b'm', b't'] => false,
        [_, b'e', b't'] => false,
        [base @ .., b't'] => base.len() >= 2 && base.iter().any(|&letter| is_vowel(letter)),
        [base @ .., b'e', b'n'] => is_strong(base),
        _ => false,
    }
}

/// `rest` without endings of adjectives and of comparison behind -t or -en.
fn undeclined(rest: &[u8]) -> &[u8] {
    let undeclined = match rest {
        [base @ .., b'e'] | [base @ .., b'e', b'n' | b'r' | b's' | b'm'] => base,
        _ => rest,
    };
    let positive = match undeclined {
        [base @ .., b'e', b's', b't'] | [base @ .., b's', b't'] | [base @ .., b'e', b'r'] => base,
        _ => undeclined,
    };
    let ends = |base: &[u8]| base.ends_with(b"t") || base.ends_with(b"en");
    if ends(positive) {
        positive
    } else if ends(undeclined) {
        undeclined
    } else {
        rest
    }
}

/// Whether `base` is the stem of a strong participle with the vowel of the infinitive.
fn is_strong(base: &[u8]) -> bool {
    STRONG.binary_search_by(|row| row.as_bytes().cmp(base)).is_ok()
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'A' | b'O' | b'U')
}
