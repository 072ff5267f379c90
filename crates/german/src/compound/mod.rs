//! Compounds: where a word is put together, and of what.
//!
//! No word list: what may be a part, and how good a part it is, an archive's own vocabulary tells. A word of the
//! [`Lexicon`] that others are made with often (`Sicherheits-`: rat, politik, lage ...; `-rat`: Bundes, Stadt, Sicherheits ...)
//! is one; so the idea of Koehn & Knight 2003 ("Empirical Methods for Compound Splitting"), with productivity beside frequency.
//!
//! | step | module | what |
//! |---|---|---|
//! | 1. what is never a part | `affixes` | `-ung`, `ver-`; what is one at times: `vor-`, `unter-` |
//! | 2. how often words are parts, and which letters meet where parts do | `learn`, `parts` | counted when a lexicon is written, which keeps it |
//! | 3. words that small archives are helped with | `seed` | `Sicherheit`, `Rat`: by hand |
//! | 4. every cut into a modifier, its link and a head | `candidates` | s es n en er e ens, or a lost -e, -en |
//! | 5. each of them in numbers | `features` | frequency, productivity, lengths, letters at the edge, inflection |
//! | 6. the best of them, or none | `score`, `weights` | learned; how, says `weights` |
//! | 7. kept for every word of a lexicon, when it is written | `tree` | what is searched and indexed is looked up |
//!
//! The head and the base of the modifier are cut again in the same way, so that a split is complete: every letter but those
//! of links belongs to a part. Names are never cut ([`Reading::Name`]), nor what the archive writes in lower case.
//!
//! Nothing depends on the capitals of the word at hand: readers type lower case.

mod affixes;
mod candidates;
mod features;
mod learn;
mod parts;
mod score;
mod seed;
mod tree;
mod weights;

pub(crate) use affixes::is_particle;
pub use features::FEATURES;
pub(crate) use learn::learn;
pub use score::HIDDEN;
pub(crate) use tree::{NOT_CUT, is_cut};

use crate::lexicon::{Entry, Lexicon};
use crate::stem::{Reading, reading};
use candidates::Candidate;
use features::Whole;
use parts::Parts;
use std::borrow::Cow;
use tree::DEEPEST;

/// Words of fewer letters are not cut.
const SHORTEST: usize = 2 * parts::SHORTEST_PART;

/// Longer words are data: cutting one costs by the square of its length.
const LONGEST: usize = 96;

/// Most parts in a row that are taken for a word: more are looked up by nobody, and a hostile word may have thirty.
const LONGEST_ROW: usize = 4;

/// Letters that the last part has more than, where the compound before it is not known.
const SHORTEST_HEAD: usize = 4;

/// Cuts words as one archive's vocabulary suggests. Costs nothing to make.
#[derive(Clone, Copy, Debug)]
pub struct Splitter<'l> {
    lexicon: &'l Lexicon,
    parts: Parts<'l>,
}

/// One part of a compound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Where it begins in the word, in bytes.
    pub start: usize,
    /// The part as a word of its own: without its link, with an -e or -en that it lost (`sicherheit` of `sicherheitsrat`).
    pub word: String,
}

/// A cut of a word in numbers, for training.
#[derive(Clone, Debug)]
pub struct Sample {
    /// Where the head begins, in bytes.
    pub at: usize,
    /// The modifier as a word of its own.
    pub base: String,
    /// What the weights are multiplied with.
    pub features: [f32; FEATURES],
}

impl<'l> Splitter<'l> {
    /// A splitter that knows what `lexicon` tells.
    pub fn new(lexicon: &'l Lexicon) -> Self {
        Splitter { lexicon, parts: Parts::of(lexicon) }
    }

    /// The parts of `word`, an exact term, in order; empty if it is no compound. Costs a look-up, or some microseconds for a
    /// word that the lexicon does not have.
    ///
    /// ```
    /// # use nachlese_german::{compound::Splitter, lexicon::Lexicon};
    /// // Without a vocabulary the seed is all that is known.
    /// let parts = Splitter::new(&Lexicon::empty()).parts("sicherheitsrat");
    /// assert_eq!(parts[0].word, "sicherheit");
    /// assert_eq!((parts[1].word.as_str(), parts[1].start), ("rat", 11));
    /// ```
    pub fn parts(&self, word: &str) -> Vec<Part> {
        let mut parts = Vec::new();
        if (SHORTEST..=LONGEST).contains(&word.len()) {
            let kept = self.lexicon.cuts(word.as_bytes()).map(Cow::Borrowed);
            tree::leaves(word, &kept.unwrap_or_else(|| Cow::Owned(self.tree(word))), &mut |start, part| {
                parts.push(Part { start, word: part.to_owned() });
            });
        }
        if parts.len() < 2 {
            parts.clear();
        }
        parts
    }

    /// Passes to `emit` what `word`, an exact term, is put together of: its parts and what several of them in a row make; nothing if it
    /// is no compound. Which of those rows are words hangs on how it is meant, and one more does no harm. Costs as much as
    /// [`parts`](Self::parts).
    ///
    /// ```
    /// # use nachlese_german::{compound::Splitter, lexicon::Lexicon};
    /// let mut words = Vec::new();
    /// Splitter::new(&Lexicon::empty()).constituents("bundessicherheitsrat", &mut |word| words.push(word.to_owned()));
    /// assert_eq!(words, ["bund", "bundessicherheit", "sicherheit", "sicherheitsrat", "rat"]);
    /// ```
    pub fn constituents(&self, word: &str, emit: &mut impl FnMut(&str)) {
        let parts = self.parts(word);
        for first in 0..parts.len() {
            for last in first..parts.len().min(first + LONGEST_ROW) {
                if last - first + 1 < parts.len() {
                    emit(&row(word, &parts, first, last));
                }
            }
        }
    }

    /// The ways to put `word`, an exact term, together: of two words, wherever it may be cut, and of its parts where those are more;
    /// none for a word that is no compound. Costs as much as [`parts`](Self::parts).
    ///
    /// ```
    /// # use nachlese_german::{compound::Splitter, lexicon::Lexicon};
    /// let ways = Splitter::new(&Lexicon::empty()).ways("bundessicherheitsrat");
    /// assert_eq!(ways, [vec!["bund", "sicherheitsrat"], vec!["bundessicherheit", "rat"], vec!["bund", "sicherheit", "rat"]]);
    /// ```
    pub fn ways(&self, word: &str) -> Vec<Vec<String>> {
        let parts = self.parts(word);
        let Some(last) = parts.len().checked_sub(1) else { return Vec::new() };
        let halves = (1..=last.min(LONGEST_ROW))
            .map(|at| vec![row(word, &parts, 0, at - 1), row(word, &parts, at, last)]);
        let mut ways: Vec<_> = halves.collect();
        if (3..=LONGEST_ROW).contains(&parts.len()) {
            ways.push(parts.into_iter().map(|part| part.word).collect());
        }
        ways
    }

    /// The cuts of `word`, an exact term, as the lexicon's file keeps them.
    pub(crate) fn tree(&self, word: &str) -> Vec<u8> {
        let mut bytes = Vec::new();
        if self.is_whole(word) {
            tree::write_leaf(&mut bytes);
        } else {
            self.cut(word, 0, &mut bytes);
        }
        bytes
    }

    /// Every cut that would be thought of, in numbers.
    pub fn samples(&self, word: &str) -> Vec<Sample> {
        let candidates = candidates::of(word, self.parts);
        let whole = Whole::of(word, candidates.len(), self.parts);
        let sample = |candidate: Candidate<'_>| Sample {
            at: candidate.at,
            features: features::of(&whole, &candidate, self.parts),
            base: candidate.base.into_owned(),
        };
        candidates.into_iter().map(sample).collect()
    }

    /// Whether the word is none that could be cut: too short, no letters, a name, a word that is no noun.
    fn is_whole(&self, word: &str) -> bool {
        !(SHORTEST..=LONGEST).contains(&word.len())
            || !word.chars().all(char::is_alphabetic)
            || self.lexicon.get(word.as_bytes()).and_then(Entry::is_noun) == Some(false)
            || reading(word, self.lexicon) == Reading::Name
    }

    /// Adds the tree of `word`.
    fn cut(&self, word: &str, depth: usize, bytes: &mut Vec<u8>) {
        if word.len() >= SHORTEST
            && depth < DEEPEST
            && let Some(best) = self.best(word)
            && let Some((modifier, head)) = word.split_at_checked(best.at)
        {
            tree::write_cut(bytes, best.at, modifier, &best.base);
            self.cut(&best.base, depth + 1, bytes);
            self.cut(head, depth + 1, bytes);
        } else {
            tree::write_leaf(bytes);
        }
    }

    /// The last cut of a word that has none whose two sides are words, but begins with a compound that the archive does not have
    /// (`Klimaschutz|politik`).
    fn behind_compound<'w>(&self, word: &'w str) -> Option<Candidate<'w>> {
        let heads = candidates::heads(word, self.parts);
        heads.into_iter().find_map(|(at, head)| {
            let modifier =
                word.get(..at).filter(|modifier| modifier.len() >= SHORTEST && head.len() > SHORTEST_HEAD)?;
            let bases = ["s", ""].map(|link| modifier.strip_suffix(link));
            let base = bases.into_iter().flatten().find(|base| self.best_known(base).is_some())?;
            Some(Candidate { at, base: Cow::Borrowed(base), link: candidates::Link::Unknown, uses: 0 })
        })
    }

    /// The best cut, if any is better than none.
    fn best<'w>(&self, word: &'w str) -> Option<Candidate<'w>> {
        let candidates = candidates::of(word, self.parts);
        if candidates.is_empty() { self.behind_compound(word) } else { self.best_of(word, candidates) }
    }

    /// The best cut whose two sides are words. It alone is asked for the beginnings of a word: were those cut behind compounds that are
    /// not known, and their beginnings again, the time would double with each letter.
    fn best_known<'w>(&self, word: &'w str) -> Option<Candidate<'w>> {
        self.best_of(word, candidates::of(word, self.parts))
    }

    fn best_of<'w>(&self, word: &'w str, candidates: Vec<Candidate<'w>>) -> Option<Candidate<'w>> {
        let whole = Whole::of(word, candidates.len(), self.parts);
        let scored = candidates.into_iter().map(|candidate| {
            let features = features::of(&whole, &candidate, self.parts);
            (score::of(&features), candidate)
        });
        let best = scored.max_by(|(one, _), (other, _)| one.total_cmp(other))?;
        (best.0 > weights::THRESHOLD).then_some(best.1)
    }
}

/// The word that the parts from `first` to `last` make, without the link of the last.
fn row(word: &str, parts: &[Part], first: usize, last: usize) -> String {
    let (Some(first), Some(last)) = (parts.get(first), parts.get(last)) else { return String::new() };
    let before = word.get(first.start..last.start).unwrap_or_default();
    format!("{before}{}", last.word)
}

/// Where parts meet, as numbers of characters of `lower`, whose umlauts are single letters
/// ([`normalize::lower`](crate::normalize::lower)); the parts are those of its exact term.
pub fn cuts(lower: &str, parts: &[Part]) -> Vec<usize> {
    let mut starts = parts.iter().skip(1).map(|part| part.start).peekable();
    let (mut cuts, mut byte) = (Vec::new(), 0);
    for (number, c) in lower.chars().enumerate() {
        if starts.next_if(|&start| start <= byte).is_some() {
            cuts.push(number);
        }
        byte += if matches!(c, 'ä' | 'ö' | 'ü') { 2 } else { c.len_utf8() };
    }
    cuts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Learner, Vocabulary};
    use crate::normalize::exact;
    use proptest::prelude::*;

    /// A small archive's worth of words; the second column: how often each is written.
    const WORDS: &str = "Sicherheit 400 Rat 300 Sicherheitsrat 40 Sicherheitspolitik 30 Politik 500 Stadtrat 60 Stadt 400 Bundesrat 80 Bund 300 \
        Sicherheitslage 20 Lage 200 Außenminister 90 Minister 300 Innenminister 70 Außenpolitik 60 Innenpolitik 30 Bundestag 90 Tag 400 \
        Stadtteil 40 Teil 300 Landtag 60 Land 400 Landrat 40 Schule 200 Schulpolitik 10 Schulleiter 20 Leiter 100 Stadtpolitik 9 \
        Sicherheitsdienst 30 Dienst 200 Sozialpolitik 20 Klimapolitik 20 Klima 90 Klimaschutz 40 Schutz 120 Datenschutz 50 Daten 100 \
        Umweltschutz 40 Umwelt 90 Umweltminister 30 Finanzminister 50 Finanzen 60 Bundesminister 30 Grundschule 30 Hochschule 30 Recht 300 \
        Grundrecht 20 Stadtrecht 5 Landrecht 5 Zeitung 200 Tageszeitung 20 Wahlrecht 20 Wahl 300 Landtagswahl 30 Bundestagswahl 60 Ackermann 20";

    fn lexicon() -> Lexicon {
        let mut words = WORDS.split_whitespace();
        let mut rows = String::new();
        while let (Some(word), Some(count)) = (words.next(), words.next()) {
            rows.push_str(&format!("{word}\t{count}\t{count}\n"));
        }
        let bytes = Learner::default().finish(&Vocabulary::parse(&rows).unwrap());
        Lexicon::read(Box::new(bytes)).unwrap()
    }

    fn parts(splitter: Splitter<'_>, word: &str) -> Vec<String> {
        splitter.parts(&exact(word)).into_iter().map(|part| part.word).collect()
    }

    #[test]
    fn compounds_are_cut_into_words() {
        let lexicon = lexicon();
        let splitter = Splitter::new(&lexicon);
        for (word, expected) in [
            ("Sicherheitsrat", &["sicherheit", "rat"][..]),
            ("Klimaschutzpolitik", &["klima", "schutz", "politik"]),
            ("sicherheitsrat", &["sicherheit", "rat"]),
            ("Stadtrat", &["stadt", "rat"]),
        ] {
            assert_eq!(parts(splitter, word), expected, "{word}");
        }
        for word in ["Sicherheit", "Politik", "Zeitung", "Ackermann", "Rat", "Xylophonist"] {
            assert!(parts(splitter, word).is_empty(), "{word}: {:?}", parts(splitter, word));
        }
    }

    #[test]
    fn names_and_what_is_written_small_are_whole() {
        let sentences = "Gestern sprach Minister Stadtland in Bonn. Dann ging Peter Stadtland. Sie will es stadtwahlen, und er stadtwahlen.";
        let mut learner = Learner::default();
        (0..20).for_each(|_| learner.learn(sentences));
        let learned = Lexicon::read(Box::new(learner.finish(&Vocabulary::default()))).unwrap();
        let empty = Lexicon::empty();
        for word in ["Stadtland", "Stadtwahlen"] {
            assert!(parts(Splitter::new(&learned), word).is_empty(), "{word}");
        }
        assert_eq!(parts(Splitter::new(&empty), "Stadtland"), ["stadt", "land"]);
        // No vocabulary has Klimaschutz here, nor Sprecherin.
        assert_eq!(parts(Splitter::new(&empty), "Klimaschutzpolitik"), ["klima", "schutz", "politik"]);
        assert_eq!(parts(Splitter::new(&empty), "Regierungssprecherin"), ["regierung", "sprecherin"]);
    }

    #[test]
    fn cuts_are_characters_of_the_lower_case_word() {
        let part = |start, word: &str| Part { start, word: word.to_owned() };
        assert_eq!(cuts("höhenwinkel", &[part(0, "hoehe"), part(6, "winkel")]), [5]);
        assert_eq!(cuts("aussenminister", &[part(0, "aussen"), part(6, "minister")]), [6]);
    }

    /// The archive has runs of one letter that may be parts: an article of data has such.
    #[test]
    fn a_word_that_may_be_cut_anywhere_is_cut_in_no_time() {
        for letter in ["x", "s", "ж"] {
            let mut learner = Learner::default();
            (5..40).for_each(|n| (0..4).for_each(|_| learner.learn(&format!("Das {}.", letter.repeat(n)))));
            let lexicon = Lexicon::read(Box::new(learner.finish(&Vocabulary::default()))).unwrap();
            let splitter = Splitter::new(&lexicon);
            (40..LONGEST).for_each(|n| _ = splitter.parts(&letter.repeat(n)));
        }
    }

    proptest! {
        #[test]
        fn parts_lie_in_the_word_in_order(
            word in "\\PC{0,30}|((sicherheit|sicherheits|rat|stadt|politik|schul|minister|land|e|en|s|ä){1,9})"
        ) {
            let word = exact(&word);
            let parts = Splitter::new(&lexicon()).parts(&word);
            prop_assert!(parts.len() != 1);
            let mut last = None;
            for part in &parts {
                prop_assert!(last < Some(part.start) && word.get(part.start..).is_some() && !part.word.is_empty());
                last = Some(part.start);
            }
        }
    }
}
