//! All tables of word endings in one trie. One walk from the end of a word finds every table that
//! has an ending of the word.

use super::trie::{Trie, TrieBuilder};
use super::{adjectives, complete, er_plurals, feminines, final_s, irregular_plurals, places, umlauts};
use std::sync::LazyLock;

/// The table that a row comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub(crate) enum SuffixTable {
    Complete = 1,
    Incomplete = 1 << 1,
    UmlautNoun = 1 << 2,
    UmlautPlural = 1 << 3,
    Compared = 1 << 4,
    Adjective = 1 << 5,
    ErPlural = 1 << 6,
    Country = 1 << 7,
    Masculine = 1 << 8,
    MasculineInE = 1 << 9,
    VerbInInn = 1 << 10,
    VerbInS = 1 << 11,
    WordInSs = 1 << 12,
    Place = 1 << 13,
    IrregularPlural = 1 << 14,
    Participle = 1 << 15,
}

/// The tables with a row that a word ends with.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct SuffixMatches(u16);

impl SuffixMatches {
    /// Whether `table` is one of them.
    pub(crate) fn is_in(self, table: SuffixTable) -> bool {
        self.0 & table as u16 != 0
    }
}

/// The tables with a row that `word` ends with.
pub(crate) fn find(word: &[u8]) -> SuffixMatches {
    let mut found = 0;
    SUFFIXES.walk(word.iter().rev(), |_, tables| found |= tables);
    SuffixMatches(found)
}

/// The length of the longest row of `table` that `word` ends with, 0 if there is none.
pub(crate) fn longest(word: &[u8], table: SuffixTable) -> usize {
    let mut longest = 0;
    SUFFIXES.walk(word.iter().rev(), |length, tables| {
        if tables & table as u16 != 0 {
            longest = length;
        }
    });
    longest
}

static SUFFIXES: LazyLock<Trie> = LazyLock::new(|| {
    let tables = [
        (SuffixTable::Complete, complete::WORDS),
        (SuffixTable::Incomplete, complete::VERBS),
        (SuffixTable::UmlautNoun, umlauts::NOUNS),
        (SuffixTable::UmlautPlural, umlauts::PLURALS),
        (SuffixTable::Compared, umlauts::COMPARED),
        (SuffixTable::Adjective, adjectives::ENDS),
        (SuffixTable::Participle, adjectives::PARTICIPLES),
        (SuffixTable::ErPlural, er_plurals::NOUNS),
        (SuffixTable::Country, er_plurals::COUNTRIES),
        (SuffixTable::Masculine, feminines::MASCULINES),
        (SuffixTable::MasculineInE, feminines::MASCULINES_IN_E),
        (SuffixTable::VerbInInn, feminines::VERBS),
        (SuffixTable::VerbInS, final_s::VERBS),
        (SuffixTable::WordInSs, final_s::WORDS_IN_SS),
        (SuffixTable::Place, places::IN_EN),
    ];
    let mut trie = TrieBuilder::new();
    for (table, rows) in tables {
        rows.iter().for_each(|row| *trie.insert(row.bytes().rev()) |= table as u16);
    }
    irregular_plurals::PLURALS
        .iter()
        .for_each(|(plural, _)| *trie.insert(plural.bytes().rev()) |= SuffixTable::IrregularPlural as u16);
    trie.build()
});

#[cfg(test)]
mod tests {
    use super::super::{old_spellings, prefixes, strong_verbs};
    use super::*;

    #[test]
    fn a_row_matches_the_end_of_a_word_or_the_whole_word() {
        assert!(find(b"jahreszeit").is_in(SuffixTable::Complete));
        assert!(find(b"test").is_in(SuffixTable::Complete));
        assert!(!find(b"kauftest").is_in(SuffixTable::Complete));
        assert!(!find(b"").is_in(SuffixTable::Complete));
        assert_eq!(longest(b"hauptstadt", SuffixTable::UmlautNoun), 5);
        assert_eq!(longest(b"fuhr", SuffixTable::UmlautNoun), 0);
    }

    #[test]
    fn every_row_is_found() {
        let tables = [(SuffixTable::Complete, complete::WORDS), (SuffixTable::Adjective, adjectives::ENDS)];
        for (table, rows) in tables {
            for row in rows {
                assert!(find(row.trim_start_matches('^').as_bytes()).is_in(table), "{row}");
            }
        }
    }

    #[test]
    fn all_tries_fit_into_64_kilobytes() {
        let tries = [&*SUFFIXES, &strong_verbs::STEMS, &prefixes::TRIE, &old_spellings::REFORMED_TRIE];
        let bytes: usize = tries.map(Trie::size).iter().sum();
        assert!(bytes <= 64 << 10, "{bytes}");
    }
}
