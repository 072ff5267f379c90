//! Words that share their end: `Innen- und Außenminister` is `Innenminister` too, `Ein- und Ausfuhr` is `Einfuhr`.
//!
//! What the shortened word goes on with is, of the word that ends the row: what stands behind its particle, if both have one;
//! else what makes a word that the archive has; else what stands behind its first cut ([`compound`](crate::compound)). Where none
//! of them tells, nothing is made up.
//!
//! Not read: words that share their beginning (`Verkehrslenkung und -überwachung`).

use crate::compound::{Splitter, is_particle};
use crate::function_words::is_function_word;
use crate::lexicon::Lexicon;
use crate::normalize::exact;
use crate::segment::{CONJUNCTIONS, Piece, Words};

/// Words that a row goes on for, conjunctions and all: `Bundes-, Landes- und Kommunalpolitik`.
const LONGEST_ROW: usize = 8;

/// Longer words, in bytes, are data: what is shared is looked for by the square of a word's length.
const LONGEST: usize = 96;

/// Letters of the shortest end that is shared: `Ein- und Ausfuhr`, `Zu- und Abluft`.
const SHORTEST_END: usize = 3;

/// The whole word of `piece`, if a hyphen shortens it in front of a row that `rest` walks on.
pub(crate) fn complete(text: &str, piece: Piece, mut rest: Words<'_>, lexicon: &Lexicon) -> Option<String> {
    let mut end = behind_hyphen(text, piece.end)?;
    let (mut pieces, mut conjunction) = (Vec::new(), false);
    for _ in 0..LONGEST_ROW {
        if !rest.next_word(&mut pieces) {
            return None;
        }
        let [only] = pieces.as_slice() else { return None };
        let gap = text.get(end..only.start)?;
        if only.end - only.start > LONGEST || piece.end - piece.start > LONGEST {
            return None;
        }
        if !gap.chars().all(|c| c.is_whitespace() || matches!(c, ',' | '/')) {
            return None;
        }
        let word = exact(text.get(only.start..only.end)?);
        end = match behind_hyphen(text, only.end) {
            Some(end) => end,
            // `und`, `oder`, `bzw.`; behind those also `der`, `die`
            None if CONJUNCTIONS.contains(&word.as_str()) || conjunction && is_function_word(&word) => {
                conjunction = true;
                only.end + usize::from(word == "bzw" && text.get(only.end..)?.starts_with('.'))
            }
            None => {
                let first = exact(text.get(piece.start..piece.end)?);
                return conjunction.then(|| whole(&first, &word, lexicon)).flatten();
            }
        };
    }
    None
}

/// The end of a hyphen at `at` behind which no word goes on.
fn behind_hyphen(text: &str, at: usize) -> Option<usize> {
    let mut behind = text.get(at..)?.chars();
    let hyphen = behind.next().filter(|c| matches!(c, '-' | '\u{2010}' | '\u{2011}'))?;
    let goes_on = behind.next().is_some_and(|c| !(c.is_whitespace() || matches!(c, ',' | '/')));
    (!goes_on).then_some(at + hyphen.len_utf8())
}

/// `first` with the end of `last`.
fn whole(first: &str, last: &str, lexicon: &Lexicon) -> Option<String> {
    let with =
        |at: usize| last.get(at..).filter(|end| end.len() >= SHORTEST_END).map(|end| format!("{first}{end}"));
    let is_known = |word: &String| lexicon.count(word.as_bytes()) > 0;
    if is_particle(first) {
        let longest = (1..last.len()).rev().find(|&at| last.get(..at).is_some_and(is_particle));
        return longest.and_then(with);
    }
    let parts = Splitter::new(lexicon).parts(last);
    let at_cuts: Vec<String> = parts.iter().skip(1).filter_map(|part| with(part.start)).collect();
    let known = at_cuts.iter().find(|word| is_known(word)).or(at_cuts.first());
    known.cloned().or_else(|| (SHORTEST_END..last.len()).filter_map(with).find(is_known))
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
    fn a_row_shares_its_end() {
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
    fn what_is_no_word_is_not_gone_through() {
        for length in [100, 2_000_000] {
            assert_eq!(completed(&format!("Ein- und aus{}", "fuhr".repeat(length))), None);
        }
    }
}
