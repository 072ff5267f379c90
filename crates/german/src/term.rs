//! The result of the chain: terms, in every level of analysis.

/// A level of analysis: one way to index a text. Each has its own fields, and so its own document
/// frequencies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// The folded surface form; phrases are matched here.
    Exact,
    /// The stem: any inflected form.
    Stem,
    /// The stems of the constituents of a compound.
    Parts,
    /// The keys of names.
    Names,
    /// Prefix n-grams of the stem and of the stems of the constituents.
    Prefix,
}

/// What a term stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A piece of text with a position of its own.
    Piece,
    /// A word of several pieces, concatenated (`nordstream2`), at the position of its first piece.
    Joined,
    /// The base of a gendered form (`buerger` of `Bürger:innen`), at the position of the form.
    Base,
    /// The whole word of a shortened one (`innenminister` of `Innen- und Außenminister`), at the
    /// position of the shortened one.
    Completed,
}

/// One term of a text, in every level.
#[derive(Clone, Copy, Debug)]
pub struct Term<'a> {
    /// First byte in the text that was analyzed.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Number of pieces before this one.
    pub position: u32,
    /// What the term stands for.
    pub role: Role,
    /// The term of the exact level.
    pub exact: &'a str,
    /// The term of the stem level.
    pub stem: &'a str,
    /// The terms of the parts level: the stems of a compound's constituents, and of runs of them as
    /// words; empty for any other word.
    pub parts: TermList<'a>,
    /// The terms of the names level: a name's keys, each followed by the stem
    /// ([`names::term`](crate::names::term)). Empty for words that are no names, and for words of
    /// the lexicon, which itself knows their keys
    /// ([`names::words_with`](crate::names::words_with)).
    pub names: TermList<'a>,
    /// The terms of the prefix level ([`prefix_ngrams()`](crate::prefix_ngrams())).
    pub prefixes: TermList<'a>,
    /// Whether it is a function word (der, und, sich ...). An index has those only in the exact
    /// level.
    pub function_word: bool,
}

/// The terms of a word in one level.
#[derive(Clone, Copy, Debug, Default)]
pub struct TermList<'a>(&'a str);

impl<'a> TermList<'a> {
    /// The terms of a list that [`push_term`] wrote.
    pub(crate) fn new(list: &'a str) -> Self {
        TermList(list)
    }

    /// Each term.
    pub fn iter(self) -> impl Iterator<Item = &'a str> {
        self.0.split_terminator(END_OF_TERM)
    }
}

/// Ends each term of a list: a control character, which no term has.
const END_OF_TERM: char = '\u{1}';

/// Appends a term to a list.
pub(crate) fn push_term(list: &mut String, term: &str) {
    // The terms of a real word are far fewer; the cache keeps their length in two bytes.
    if list.len() + term.len() < usize::from(u16::MAX) {
        list.push_str(term);
        list.push(END_OF_TERM);
    }
}
