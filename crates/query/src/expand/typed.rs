//! The words of a typed text: each has one piece or several, with its terms at every level.

use nachlese_german::{Analyzer, Role};

/// The terms of one piece of a word, at every level.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct PieceTerms {
    /// Its folded form.
    pub(crate) exact: String,
    /// Its stem.
    pub(crate) stem: String,
    /// Whether it is a function word, which is indexed at the exact level only, if there is one.
    pub(crate) function_word: bool,
    /// The distinct stems of its constituents, if it is a compound, including constituents of
    /// constituents.
    pub(crate) constituents: Vec<String>,
    /// The piece as typed; name keys are computed from it.
    pub(crate) surface: String,
}

/// A word as typed: one piece, or several with their concatenation (`E.ON`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct QueryWord<T = PieceTerms> {
    /// The concatenation of its pieces, if it has several.
    pub(crate) concatenated: Option<T>,
    /// Its pieces, in order.
    pub(crate) pieces: Vec<T>,
}

impl<T: AsRef<PieceTerms>> QueryWord<T> {
    /// Whether it is a function word (der, und, sich ...).
    pub(crate) fn is_function_word(&self) -> bool {
        self.concatenated.is_none() && self.pieces.iter().all(|piece| piece.as_ref().function_word)
    }

    /// The exact forms of its pieces, in order.
    pub(crate) fn sequence(&self) -> Vec<String> {
        self.pieces.iter().map(|piece| piece.as_ref().exact.clone()).collect()
    }

    /// Its concatenation, or its only piece.
    pub(crate) fn main(&self) -> Option<&T> {
        self.concatenated.as_ref().or(self.pieces.first())
    }
}

impl AsRef<PieceTerms> for PieceTerms {
    fn as_ref(&self) -> &PieceTerms {
        self
    }
}

/// The words of a typed text, by the same chain as in indexing.
pub(crate) fn query_words(analyzer: &mut Analyzer, text: &str) -> Vec<QueryWord> {
    let mut words: Vec<QueryWord> = Vec::new();
    let mut concatenated_end = 0;
    analyzer.analyze(text, |term| {
        let mut constituents: Vec<String> = Vec::new();
        for constituent in term.parts.iter() {
            // `Zinseszins` has the same constituent twice.
            if constituents.iter().all(|known| known != constituent) {
                constituents.push(constituent.to_owned());
            }
        }
        let terms = PieceTerms {
            exact: term.exact.to_owned(),
            stem: term.stem.to_owned(),
            function_word: term.function_word,
            constituents,
            surface: text.get(term.start..term.end).unwrap_or_default().to_owned(),
        };
        match term.role {
            Role::Joined => {
                concatenated_end = term.end;
                words.push(QueryWord { concatenated: Some(terms), pieces: Vec::new() });
            }
            Role::Piece => match words.last_mut() {
                Some(word) if term.end <= concatenated_end => word.pieces.push(terms),
                _ => words.push(QueryWord { concatenated: None, pieces: vec![terms] }),
            },
            // These share the position of a piece, which stands for both.
            Role::Base | Role::Completed => {}
        }
    });
    words
}

/// The exact forms of all pieces of a text, in order.
pub(crate) fn exact_sequence(analyzer: &mut Analyzer, text: &str) -> Vec<String> {
    query_words(analyzer, text).iter().flat_map(QueryWord::sequence).collect()
}
