//! The tables of word ends, all in one: a look backwards through a word says which of them have a row that it ends with.
//!
//! The tables stand where their rules are. Together with that of the strong verbs they have some 40 kB; a test holds the bound.

use super::trie::{Builder, Trie};
use super::{adjective, complete, feminine, final_s, irregular, names, plural, umlaut};
use std::sync::LazyLock;

/// Which table a row is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub(super) enum Table {
    Complete = 1,
    Incomplete = 1 << 1,
    UmlautNoun = 1 << 2,
    UmlautPlural = 1 << 3,
    Compared = 1 << 4,
    Adjective = 1 << 5,
    ErPlural = 1 << 6,
    Peopled = 1 << 7,
    Masculine = 1 << 8,
    MasculineInE = 1 << 9,
    VerbInInn = 1 << 10,
    VerbInS = 1 << 11,
    WordInSs = 1 << 12,
    Place = 1 << 13,
    Irregular = 1 << 14,
    Participle = 1 << 15,
}

/// The tables that a word's end is in.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Found(u16);

impl Found {
    /// Whether one of them is `table`.
    pub(super) fn is_in(self, table: Table) -> bool {
        self.0 & table as u16 != 0
    }
}

/// The tables whose rows `word` ends with.
pub(super) fn find(word: &[u8]) -> Found {
    let mut found = 0;
    TAILS.walk(word.iter().rev(), |_, tables| found |= tables);
    Found(found)
}

/// The length of the longest row of `table` that `word` ends with, 0 if there is none.
pub(super) fn longest(word: &[u8], table: Table) -> usize {
    let mut longest = 0;
    TAILS.walk(word.iter().rev(), |length, tables| {
        if tables & table as u16 != 0 {
            longest = length;
        }
    });
    longest
}

static TAILS: LazyLock<Trie> = LazyLock::new(|| {
    let tables = [
        (Table::Complete, complete::WORDS),
        (Table::Incomplete, complete::VERBS),
        (Table::UmlautNoun, umlaut::NOUNS),
        (Table::UmlautPlural, umlaut::PLURALS),
        (Table::Compared, umlaut::COMPARED),
        (Table::Adjective, adjective::ENDS),
        (Table::Participle, adjective::PARTICIPLES),
        (Table::ErPlural, plural::NOUNS),
        (Table::Peopled, plural::PEOPLED),
        (Table::Masculine, feminine::MASCULINES),
        (Table::MasculineInE, feminine::MASCULINES_IN_E),
        (Table::VerbInInn, feminine::VERBS),
        (Table::VerbInS, final_s::VERBS),
        (Table::WordInSs, final_s::WORDS_IN_SS),
        (Table::Place, names::PLACES),
    ];
    let mut trie = Builder::new();
    for (table, rows) in tables {
        rows.iter().for_each(|row| *trie.insert(row.bytes().rev()) |= table as u16);
    }
    irregular::PLURALS
        .iter()
        .for_each(|(plural, _)| *trie.insert(plural.bytes().rev()) |= Table::Irregular as u16);
    trie.pack()
});

#[cfg(test)]
mod tests {
    use super::super::{prefixes, spelling, strong};
    use super::*;

    #[test]
    fn a_word_is_found_by_its_end_or_whole() {
        assert!(find(b"jahreszeit").is_in(Table::Complete));
        assert!(find(b"test").is_in(Table::Complete) && !find(b"kauftest").is_in(Table::Complete));
        assert!(!find(b"").is_in(Table::Complete));
        assert_eq!(longest(b"hauptstadt", Table::UmlautNoun), 5);
        assert_eq!(longest(b"fuhr", Table::UmlautNoun), 0);
    }

    #[test]
    fn every_row_is_found() {
        for (table, rows) in [(Table::Complete, complete::WORDS), (Table::Adjective, adjective::ENDS)] {
            for row in rows {
                assert!(find(row.trim_start_matches('^').as_bytes()).is_in(table), "{row}");
            }
        }
    }

    #[test]
    fn all_tables_together_stay_below_64_kilobytes() {
        let bytes = [&*TAILS, &strong::VARIANTS, &prefixes::TRIE, &spelling::BEGINNINGS]
            .map(Trie::bytes)
            .iter()
            .sum::<usize>();
        assert!(bytes <= 64 << 10, "{bytes}");
    }
}
