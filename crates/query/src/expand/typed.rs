//! What was typed, as words: each of one piece or several, each piece in every level.

use nachlese_german::{Analyzer, Role};

/// One piece of a word, in every level.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct PieceTerms {
    /// Its folded form.
    pub(crate) exact: String,
    /// Its stem.
    pub(crate) stem: String,
    /// Whether it is a function word: those are in the exact level alone.
    pub(crate) function_word: bool,
    /// The stems of its constituents, if it is a compound, each once: those of constituents of
    /// constituents, too.
    pub(crate) constituents: Vec<String>,
    /// As it was typed, for what depends on more than the terms.
    pub(crate) surface: String,
}

/// A word as it was typed: one piece, or several with their concatenation (`E.ON`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct QueryWord<T = PieceTerms> {
    /// The word as one, if it was typed in several pieces.
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

    /// The word as one.
    pub(crate) fn main(&self) -> Option<&T> {
        self.concatenated.as_ref().or(self.pieces.first())
    }
}

impl AsRef<PieceTerms> for PieceTerms {
    fn as_ref(&self) -> &PieceTerms {
        self
    }
}

/// The words of a text that was typed, by the same chain that indexed the articles.
pub(crate) fn query_words(analyzer: &mut Analyzer, text: &str) -> Vec<QueryWord> {
    let mut words: Vec<QueryWord> = Vec::new();
    let mut concatenated_end = 0;
    analyzer.analyze(text, |term| {
        let mut constituents: Vec<String> = Vec::new();
        for constituent in term.parts.iter() {
            // `Zinseszins` has one of them twice.
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
            // The text has these at the positions of what was typed, which stands for both.
            Role::Base | Role::Completed => {}
        }
    });
    words
}

/// The exact forms of all pieces of a text, in order.
pub(crate) fn exact_sequence(analyzer: &mut Analyzer, text: &str) -> Vec<String> {
    query_words(analyzer, text).iter().flat_map(QueryWord::sequence).collect()
}
