//! Splits a word: at the best candidate, then both sides again.

use super::candidates::{self, Candidate, LinkingElement};
use super::features::{self, FEATURES, WholeWord};
use super::score::score;
use super::statistics::{ConstituentStatistics, MAX_WORD, MIN_CONSTITUENT};
use super::tree::{self, MAX_DEPTH};
use super::weights;
use crate::evidence::{Reading, reading};
use crate::lexicon::{Lexicon, WordFacts};
use std::borrow::Cow;

/// Words of fewer letters are not split.
const MIN_WORD: usize = 2 * MIN_CONSTITUENT;

/// At most this many consecutive constituents are taken for a word: nobody searches for longer
/// ones, and a hostile word may have thirty.
const MAX_RUN: usize = 4;

/// After a compound that the archive does not have, a head must have more letters than this.
const SHORT_HEAD: usize = 4;

/// Splits words by the vocabulary of an archive. Free to construct.
#[derive(Clone, Copy, Debug)]
pub struct Splitter<'l> {
    lexicon: &'l Lexicon,
    statistics: ConstituentStatistics<'l>,
}

/// A constituent of a compound, not split further.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Constituent {
    /// Where it begins in the compound, in bytes.
    pub start: usize,
    /// The constituent as a word of its own: without its linking element, with an -e or -en that it
    /// lost (`sicherheit` of `sicherheitsrat`).
    pub word: String,
}

/// A candidate split as features, for training.
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
    /// A splitter by the vocabulary of `lexicon`.
    pub fn new(lexicon: &'l Lexicon) -> Self {
        Splitter { lexicon, statistics: ConstituentStatistics::new(lexicon) }
    }

    /// The constituents of `word`, an exact term, in order; empty if it is no compound. Costs a
    /// look-up, or some microseconds for a word that the lexicon does not have.
    ///
    /// ```
    /// # use nachlese_german::{compound::Splitter, lexicon::Lexicon};
    /// // Without a vocabulary only the seed is known.
    /// let constituents = Splitter::new(&Lexicon::empty()).constituents("sicherheitsrat");
    /// assert_eq!(constituents[0].word, "sicherheit");
    /// assert_eq!((constituents[1].word.as_str(), constituents[1].start), ("rat", 11));
    /// ```
    pub fn constituents(&self, word: &str) -> Vec<Constituent> {
        let mut constituents = Vec::new();
        if (MIN_WORD..=MAX_WORD).contains(&word.len()) {
            let kept = self.lexicon.annotation(word.as_bytes()).filter(|tree| tree::is_tree(tree));
            let tree = kept.map_or_else(|| Cow::Owned(self.split_tree(word)), Cow::Borrowed);
            tree::for_each_constituent(word, &tree, &mut |start, constituent| {
                constituents.push(Constituent { start, word: constituent.to_owned() });
            });
        }
        if constituents.len() < 2 {
            constituents.clear();
        }
        constituents
    }

    /// Passes to `emit` the constituents of `word`, an exact term, and every run of consecutive
    /// constituents as a word; nothing if it is no compound. Which runs are words depends on the
    /// meaning of the compound, and one too many does no harm. Costs as much as
    /// [`constituents`](Self::constituents).
    ///
    /// ```
    /// # use nachlese_german::{compound::Splitter, lexicon::Lexicon};
    /// let mut words = Vec::new();
    /// let lexicon = Lexicon::empty();
    /// let splitter = Splitter::new(&lexicon);
    /// splitter.for_each_run("bundessicherheitsrat", &mut |word| words.push(word.to_owned()));
    /// assert_eq!(words, ["bund", "bundessicherheit", "sicherheit", "sicherheitsrat", "rat"]);
    /// ```
    pub fn for_each_run(&self, word: &str, emit: &mut impl FnMut(&str)) {
        let constituents = self.constituents(word);
        for first in 0..constituents.len() {
            for last in first..constituents.len().min(first + MAX_RUN) {
                if last - first + 1 < constituents.len() {
                    emit(&run(word, &constituents, first, last));
                }
            }
        }
    }

    /// The decompositions of `word`, an exact term: into two words at each split, and into all
    /// constituents if there are more than two. Empty for a word that is no compound. Costs as much
    /// as [`constituents`](Self::constituents).
    ///
    /// ```
    /// # use nachlese_german::{compound::Splitter, lexicon::Lexicon};
    /// let words = Splitter::new(&Lexicon::empty()).decompositions("bundessicherheitsrat");
    /// assert_eq!(words[0], ["bund", "sicherheitsrat"]);
    /// assert_eq!(words[1], ["bundessicherheit", "rat"]);
    /// assert_eq!(words[2], ["bund", "sicherheit", "rat"]);
    /// ```
    pub fn decompositions(&self, word: &str) -> Vec<Vec<String>> {
        let constituents = self.constituents(word);
        let Some(last) = constituents.len().checked_sub(1) else { return Vec::new() };
        let halves = (1..=last.min(MAX_RUN))
            .map(|at| vec![run(word, &constituents, 0, at - 1), run(word, &constituents, at, last)]);
        let mut decompositions: Vec<_> = halves.collect();
        if (3..=MAX_RUN).contains(&constituents.len()) {
            decompositions.push(constituents.into_iter().map(|constituent| constituent.word).collect());
        }
        decompositions
    }

    /// The splits of `word`, an exact term, as a lexicon keeps them ([`tree`]).
    pub(crate) fn split_tree(&self, word: &str) -> Vec<u8> {
        let mut bytes = Vec::new();
        if self.is_whole(word) {
            tree::write_unsplit(&mut bytes);
        } else {
            self.split(word, 0, &mut bytes);
        }
        bytes
    }

    /// Every candidate split as features.
    pub fn samples(&self, word: &str) -> Vec<Sample> {
        let candidates = candidates::candidates(word, self.statistics);
        let whole = WholeWord::new(word, candidates.len(), self.statistics);
        let sample = |candidate: Candidate<'_>| Sample {
            at: candidate.at,
            features: features::features(&whole, &candidate, self.statistics),
            base: candidate.base.into_owned(),
        };
        candidates.into_iter().map(sample).collect()
    }

    /// Whether a word is never split: it is too short or too long, has other characters than
    /// letters, or is a name or no noun.
    fn is_whole(&self, word: &str) -> bool {
        !(MIN_WORD..=MAX_WORD).contains(&word.len())
            || !word.chars().all(char::is_alphabetic)
            || self.lexicon.get(word.as_bytes()).and_then(WordFacts::is_noun) == Some(false)
            || reading(word, self.lexicon) == Reading::Name
    }

    /// Appends the tree of `word`.
    fn split(&self, word: &str, depth: usize, bytes: &mut Vec<u8>) {
        if word.len() >= MIN_WORD
            && depth < MAX_DEPTH
            && let Some(best) = self.best(word)
            && let Some((modifier, head)) = word.split_at_checked(best.at)
        {
            tree::write_split(bytes, best.at, modifier, &best.base);
            self.split(&best.base, depth + 1, bytes);
            self.split(head, depth + 1, bytes);
        } else {
            tree::write_unsplit(bytes);
        }
    }

    /// The split of a word that cannot be split into two known words: before a head, if the rest is
    /// a compound that the archive does not have (`Klimaschutz|politik`). The longest head decides.
    fn behind_compound<'w>(&self, word: &'w str) -> Option<Candidate<'w>> {
        let heads = candidates::heads(word, self.statistics);
        heads.into_iter().find_map(|(at, head)| {
            let modifier =
                word.get(..at).filter(|modifier| modifier.len() >= MIN_WORD && head.len() > SHORT_HEAD)?;
            let bases = ["s", ""].map(|linking| modifier.strip_suffix(linking));
            let base = bases.into_iter().flatten().find(|base| self.best_known(base).is_some())?;
            Some(Candidate { at, base: Cow::Borrowed(base), linking: LinkingElement::Unknown, uses: 0 })
        })
    }

    /// The best split, if one is better than none.
    fn best<'w>(&self, word: &'w str) -> Option<Candidate<'w>> {
        let candidates = candidates::candidates(word, self.statistics);
        if candidates.is_empty() { self.behind_compound(word) } else { self.best_of(word, candidates) }
    }

    /// The best split into two known words. The rest before a head is only tested with this: if
    /// unknown compounds were tried there again, the time would double with each letter.
    fn best_known<'w>(&self, word: &'w str) -> Option<Candidate<'w>> {
        self.best_of(word, candidates::candidates(word, self.statistics))
    }

    fn best_of<'w>(&self, word: &'w str, candidates: Vec<Candidate<'w>>) -> Option<Candidate<'w>> {
        let whole = WholeWord::new(word, candidates.len(), self.statistics);
        let scored = candidates.into_iter().map(|candidate| {
            let features = features::features(&whole, &candidate, self.statistics);
            (score(&features), candidate)
        });
        let best = scored.max_by(|(one, _), (other, _)| one.total_cmp(other))?;
        (best.0 > weights::THRESHOLD).then_some(best.1)
    }
}

/// The constituents from `first` to `last` as one word, without the linking element of the last.
fn run(word: &str, constituents: &[Constituent], first: usize, last: usize) -> String {
    let (Some(first), Some(last)) = (constituents.get(first), constituents.get(last)) else {
        return String::new();
    };
    let before = word.get(first.start..last.start).unwrap_or_default();
    format!("{before}{}", last.word)
}

/// Where constituents meet, as numbers of characters in `lower`, the lower-cased word with its
/// umlauts as single letters ([`normalize::lower`](crate::normalize::lower)). The constituents are
/// those of its exact term, in which an umlaut is two letters.
pub fn split_points(lower: &str, constituents: &[Constituent]) -> Vec<usize> {
    let mut starts = constituents.iter().skip(1).map(|constituent| constituent.start).peekable();
    let (mut at, mut byte) = (Vec::new(), 0);
    for (number, c) in lower.chars().enumerate() {
        if starts.next_if(|&start| start <= byte).is_some() {
            at.push(number);
        }
        byte += if matches!(c, 'ä' | 'ö' | 'ü') { 2 } else { c.len_utf8() };
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::{LexiconBuilder, Vocabulary};
    use crate::normalize::exact;
    use proptest::prelude::*;

    /// The words of a small archive, each with the number of its uses.
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
        let bytes = LexiconBuilder::default().finish(&Vocabulary::parse(&rows).unwrap());
        Lexicon::from_bytes(Box::new(bytes)).unwrap()
    }

    fn words(splitter: Splitter<'_>, word: &str) -> Vec<String> {
        splitter.constituents(&exact(word)).into_iter().map(|constituent| constituent.word).collect()
    }

    #[test]
    fn compounds_are_split_into_words() {
        let lexicon = lexicon();
        let splitter = Splitter::new(&lexicon);
        for (word, expected) in [
            ("Sicherheitsrat", &["sicherheit", "rat"][..]),
            ("Klimaschutzpolitik", &["klima", "schutz", "politik"]),
            ("sicherheitsrat", &["sicherheit", "rat"]),
            ("Stadtrat", &["stadt", "rat"]),
        ] {
            assert_eq!(words(splitter, word), expected, "{word}");
        }
        for word in ["Sicherheit", "Politik", "Zeitung", "Ackermann", "Rat", "Xylophonist"] {
            assert!(words(splitter, word).is_empty(), "{word}: {:?}", words(splitter, word));
        }
    }

    #[test]
    fn names_and_words_in_lower_case_are_not_split() {
        let sentences = "Gestern sprach Minister Stadtland in Bonn. Dann ging Peter Stadtland. Sie will es stadtwahlen, und er stadtwahlen.";
        let mut builder = LexiconBuilder::default();
        (0..20).for_each(|_| builder.add_text(sentences));
        let lexicon = Lexicon::from_bytes(Box::new(builder.finish(&Vocabulary::default()))).unwrap();
        let empty = Lexicon::empty();
        for word in ["Stadtland", "Stadtwahlen"] {
            assert!(words(Splitter::new(&lexicon), word).is_empty(), "{word}");
        }
        assert_eq!(words(Splitter::new(&empty), "Stadtland"), ["stadt", "land"]);
        // Without a vocabulary, neither Klimaschutz nor Sprecherin is known.
        assert_eq!(words(Splitter::new(&empty), "Klimaschutzpolitik"), ["klima", "schutz", "politik"]);
        assert_eq!(words(Splitter::new(&empty), "Regierungssprecherin"), ["regierung", "sprecherin"]);
    }

    #[test]
    fn split_points_are_characters_of_the_lower_case_word() {
        let part = |start, word: &str| Constituent { start, word: word.to_owned() };
        assert_eq!(split_points("höhenwinkel", &[part(0, "hoehe"), part(6, "winkel")]), [5]);
        assert_eq!(split_points("aussenminister", &[part(0, "aussen"), part(6, "minister")]), [6]);
    }

    /// An archive may have runs of one letter as words, for instance in tables of data.
    #[test]
    fn the_time_to_split_a_word_of_one_letter_is_bounded() {
        for letter in ["x", "s", "ж"] {
            let mut builder = LexiconBuilder::default();
            (5..40)
                .for_each(|n| (0..4).for_each(|_| builder.add_text(&format!("Das {}.", letter.repeat(n)))));
            let lexicon = Lexicon::from_bytes(Box::new(builder.finish(&Vocabulary::default()))).unwrap();
            let splitter = Splitter::new(&lexicon);
            (40..MAX_WORD).for_each(|n| _ = splitter.constituents(&letter.repeat(n)));
        }
    }

    proptest! {
        #[test]
        fn constituents_lie_in_the_word_in_order(
            word in "\\PC{0,30}|((sicherheit|sicherheits|rat|stadt|politik|schul|minister|land|e|en|s|ä){1,9})"
        ) {
            let word = exact(&word);
            let constituents = Splitter::new(&lexicon()).constituents(&word);
            prop_assert!(constituents.len() != 1);
            let mut last = None;
            for part in &constituents {
                prop_assert!(last < Some(part.start) && word.get(part.start..).is_some() && !part.word.is_empty());
                last = Some(part.start);
            }
        }
    }
}
