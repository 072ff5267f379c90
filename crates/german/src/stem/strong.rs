//! Strong and irregular verbs: `ging`, `gegangen`, `gibt` to their infinitives.
//!
//! A form is found by the longest stem of [`strong_verbs`](crate::tables::strong_verbs) that it
//! ends with once a regular ending is off. What stands before that stem must be a prefix of verbs,
//! and the claim of a noun on the stem ([`Claim`]) must leave the form to the verb.

use crate::letters::Letters;
use crate::tables::prefixes;
use crate::tables::strong_verbs::{Claim, STEMS, VERBS, decode};

/// At most this many stems of the table end one another: `fand` ends `empfand`.
const MAX_NESTED: usize = 4;

/// What follows a stem.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// Nothing.
    None,
    /// -e.
    E,
    /// -en.
    En,
    /// -st, -t, -est, -et: no noun has these.
    Verbal,
    /// -en of a participle, declined: -ene, -enen ...
    Declined,
}

/// The infinitive in -en of the verb that `word` is a form of, if that form has another stem.
pub(super) fn infinitive(word: &Letters) -> Option<Letters> {
    let all = word.as_slice();
    let endings: [(usize, Ending); 4] = match all {
        [.., b'e', b's', b't'] => {
            [(0, Ending::None), (1, Ending::Verbal), (2, Ending::Verbal), (3, Ending::Verbal)]
        }
        [.., b's', b's', b't'] => {
            [(0, Ending::None), (1, Ending::Verbal), (0, Ending::None), (0, Ending::None)]
        }
        [.., b's', b't'] => [(0, Ending::None), (1, Ending::Verbal), (2, Ending::Verbal), (0, Ending::None)],
        [.., b'e', b't'] => [(0, Ending::None), (1, Ending::Verbal), (2, Ending::Verbal), (0, Ending::None)],
        [.., b't'] => [(0, Ending::None), (1, Ending::Verbal), (0, Ending::None), (0, Ending::None)],
        [.., b'e', b'n', b'e', b'n' | b'r' | b's' | b'm'] => {
            [(4, Ending::Declined), (2, Ending::En), (0, Ending::None), (0, Ending::None)]
        }
        [.., b'e', b'n', b'e'] => {
            [(3, Ending::Declined), (1, Ending::E), (0, Ending::None), (0, Ending::None)]
        }
        [.., b'e', b'n'] => [(2, Ending::En), (0, Ending::None), (0, Ending::None), (0, Ending::None)],
        [.., b'e'] => [(1, Ending::E), (0, Ending::None), (0, Ending::None), (0, Ending::None)],
        _ => [(0, Ending::None); 4],
    };
    for (number, &(cut, ending)) in endings.iter().enumerate() {
        if number > 0 && cut == 0 && ending == Ending::None && endings.first() == Some(&(0, Ending::None)) {
            break;
        }
        let stem = all.get(..all.len() - cut)?;
        match verb_of(stem, ending) {
            StemOf::Verb { prefix, row } => {
                let mut infinitive = *word;
                infinitive.truncate(prefix);
                infinitive.append(VERBS.get(row)?.0.as_bytes());
                infinitive.append(b"en");
                return Some(infinitive);
            }
            // `Gewicht`, and nothing of it is `gewich` with an ending.
            StemOf::OtherWord if cut == 0 => return None,
            StemOf::OtherWord | StemOf::Nothing => {}
        }
    }
    None
}

/// Whose a stem is.
enum StemOf {
    /// A verb's, behind prefixes of this length (without ge-); `row` is its row of the table.
    Verb { prefix: usize, row: usize },
    /// A word that only looks like a form of a verb.
    OtherWord,
    /// No word of the table.
    Nothing,
}

/// The verb that `stem` is a form of; the longest row decides.
fn verb_of(stem: &[u8], ending: Ending) -> StemOf {
    let mut rows = [(0, 0); MAX_NESTED];
    let mut number = 0;
    STEMS.walk(stem.iter().rev(), |length, value| {
        if let Some(row) = rows.get_mut(number) {
            *row = (length, value);
            number += 1;
        }
    });
    for &(length, value) in rows.iter().take(number).rev() {
        let head = stem.get(..stem.len() - length).unwrap_or_default();
        let (claim, row) = decode(value);
        match prefix_length(head, stem, claim, ending) {
            Some(prefix) => return StemOf::Verb { prefix, row },
            None if claim == Claim::All || claim == Claim::Bare && ending == Ending::None => {
                return StemOf::OtherWord;
            }
            None if claim == Claim::FullParticiple => return StemOf::Nothing,
            None => {}
        }
    }
    StemOf::Nothing
}

/// The length of the prefix `head` without ge-; `None` where a stem with this claim cannot stand
/// between `head` and `ending`.
fn prefix_length(head: &[u8], stem: &[u8], claim: Claim, ending: Ending) -> Option<usize> {
    // `gebracht`, `gekannt`: a weak participle of a stem that changes. `geriet` is no participle.
    // No participle has an umlaut: `Gesprächen`, `Geräten`.
    let umlauted = stem.iter().any(u8::is_ascii_uppercase);
    let is_mixed = [b"cht".as_slice(), b"ndt", b"nnt", b"sst", b"rft"].iter().any(|end| stem.ends_with(end));
    let prefixed = |head: &[u8]| head.is_empty() || prefixes::is_separable(head);
    let participle = matches!(ending, Ending::En | Ending::Declined);
    // ge-...-en, ge-...-t
    if let Some(before) = head.strip_suffix(b"ge")
        && prefixed(before)
        && (participle && !umlauted && !matches!(claim, Claim::FullParticiple | Claim::All)
            || claim == Claim::None && is_mixed)
    {
        return Some(before.len());
    }
    // No noun begins with these and ends like a verb's past: `entstand`, `erklang`.
    let claim = match (head, claim) {
        (b"er" | b"ent" | b"zer", Claim::Noun | Claim::UmlautNoun | Claim::NounInE) => Claim::None,
        _ => claim,
    };
    let free = match claim {
        Claim::None => ending != Ending::Declined || prefixes::is_inseparable(head),
        Claim::Noun => ending == Ending::Verbal,
        Claim::UmlautNoun => matches!(ending, Ending::Verbal | Ending::En),
        Claim::NounInE => matches!(ending, Ending::Verbal | Ending::None),
        Claim::Participle => participle && prefixes::is_inseparable(head),
        Claim::FullParticiple => participle,
        Claim::AllButBare => ending == Ending::None,
        Claim::Bare | Claim::All => false,
    };
    (free && (prefixed(head) || prefixes::is_inseparable(head))).then_some(head.len())
}
