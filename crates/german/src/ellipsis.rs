//! Words that share their end: `Innen- und Außenminister` is `Innenminister` too, `Ein- und
//! Ausfuhr` is `Einfuhr`.
//!
//! A shortened word takes its end from the last word of the enumeration. In this order, that end
//! is:
//!
//! 1. what follows the particle, if the shortened word is a particle;
//! 2. what follows a split ([`compound`](crate::compound)), if the result is a word of the archive;
//! 3. what follows the first split;
//! 4. any end with which the result is a word of the archive.
//!
//! If there is none, nothing is made up.
//!
//! Not done: words that share their beginning (`Verkehrslenkung und -überwachung`).

use crate::compound::{Splitter, is_particle};
use crate::function_words::is_function_word;
use crate::lexicon::Lexicon;
use crate::normalize::exact;
use crate::segment::{CONJUNCTIONS, Piece, Words};

/// At most this many words of an enumeration follow the shortened one, conjunctions included:
/// `Bundes-, Landes- und Kommunalpolitik`.
const MAX_ENUMERATION: usize = 8;

/// Longer words, in bytes, are data: the cost of finding the shared end grows with the square of
/// the length.
const MAX_WORD: usize = 96;

/// Letters of the shortest end that is shared: `Ein- und Ausfuhr`, `Zu- und Abluft`.
const MIN_END: usize = 3;

/// The whole word that `piece` stands for, if it is shortened by a hyphen in an enumeration. `rest`
/// goes on after it.
pub(crate) fn complete(text: &str, piece: Piece, mut rest: Words<'_>, lexicon: &Lexicon) -> Option<String> {
    let mut end = after_hyphen(text, piece.end)?;
    let (mut pieces, mut conjunction) = (Vec::new(), false);
    for _ in 0..MAX_ENUMERATION {
        if !rest.next_word(&mut pieces) {
            return None;
        }
        let [only] = pieces.as_slice() else { return None };
        let gap = text.get(end..only.start)?;
        if only.end - only.start > MAX_WORD || piece.end - piece.start > MAX_WORD {
            return None;
        }
        if !gap.chars().all(|c| c.is_whitespace() || matches!(c, ',' | '/')) {
            return None;
        }
        let word = exact(text.get(only.start..only.end)?);
        end = match after_hyphen(text, only.end) {
            Some(end) => end,
            // `und`, `oder`, `bzw.`; after those also `der`, `die`
            None if CONJUNCTIONS.contains(&word.as_str()) || conjunction && is_function_word(&word) => {
                conjunction = true;
                only.end + usize::from(word == "bzw" && text.get(only.end..)?.starts_with('.'))
            }
            None => {
                let first = exact(text.get(piece.start..piece.end)?);
                return conjunction.then(|| with_end_of(&first, &word, lexicon)).flatten();
            }
        };
    }
    None
}

/// If there is a hyphen at `at` that ends a word, the end of that hyphen.
fn after_hyphen(text: &str, at: usize) -> Option<usize> {
    let mut behind = text.get(at..)?.chars();
    let hyphen = behind.next().filter(|c| matches!(c, '-' | '\u{2010}' | '\u{2011}'))?;
    let goes_on = behind.next().is_some_and(|c| !(c.is_whitespace() || matches!(c, ',' | '/')));
    (!goes_on).then_some(at + hyphen.len_utf8())
}

/// `first` with the end of `last`.
fn with_end_of(first: &str, last: &str, lexicon: &Lexicon) -> Option<String> {
    let with =
        |at: usize| last.get(at..).filter(|end| end.len() >= MIN_END).map(|end| format!("{first}{end}"));
    let is_known = |word: &String| lexicon.count(word.as_bytes()) > 0;
    if is_particle(first) {
        let longest = (1..last.len()).rev().find(|&at| last.get(..at).is_some_and(is_particle));
        return longest.and_then(with);
    }
    let constituents = Splitter::new(lexicon).constituents(last);
    let at_splits: Vec<String> = constituents.iter().skip(1).filter_map(|head| with(head.start)).collect();
    let known = at_splits.iter().find(|word| is_known(word)).or(at_splits.first());
    known.cloned().or_else(|| (MIN_END..last.len()).filter_map(with).find(is_known))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn completed(text: &str) -> Option<String> {
        let (mut words, mut pieces) = (Words::new(text), Vec::new());
        while words.next_word(&mut pieces) {
            if let Some(word) = complete(text, *pieces.last()?, words.clone(), &Lexicon::empty()) {
                return Some(word);
            }
        }
        None
    }

    #[test]
    fn a_shortened_word_gets_the_end_of_the_last_word() {
        for (text, word) in [
            ("Die Innen- und Außenminister tagten.", "innenminister"),
            ("Ein- und Ausfuhr stiegen", "einfuhr"),
            ("alle Ein- und Ausgänge", "eingaenge"),
            ("Bundes-, Landes- und Sozialpolitik", "bundespolitik"),
            ("Energie- bzw. Klimapolitik", "energiepolitik"),
            ("Innen\u{2011} oder\nAußenminister", "innenminister"),
        ] {
            assert_eq!(completed(text).as_deref(), Some(word), "{text}");
        }
        for text in [
            "Innen- und",
            "Innen- und dann. Außenminister",
            "Innen- der Außenminister",
            "Nord-Stream-2 und Außenminister",
            "Mega- und Xylophon",
            "Innen- Außenminister",
        ] {
            assert_eq!(completed(text), None, "{text}");
        }
    }

    #[test]
    fn data_is_not_searched_for_a_shared_end() {
        for length in [100, 2_000_000] {
            assert_eq!(completed(&format!("Ein- und aus{}", "fuhr".repeat(length))), None);
        }
    }
}
