//! What a reader typed, as terms.

use nachlese_german::{Analyzer, Role};

/// One piece in every level.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct WordTerms {
    pub(crate) exact: String,
    pub(crate) stem: String,
    /// Whether it is a function word: the exact level alone has those.
    pub(crate) function_word: bool,
    /// The stems of what a compound is put together of, on every level.
    pub(crate) parts: Vec<String>,
    /// As it was typed, for what depends on more than the terms.
    pub(crate) surface: String,
}

/// A word as typed: one piece, or several with the closed-up form (`E.ON`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Group<T = WordTerms> {
    pub(crate) joined: Option<T>,
    pub(crate) pieces: Vec<T>,
}

impl<T: AsRef<WordTerms>> Group<T> {
    /// Whether it is a function word (der, und, sich ...).
    pub(crate) fn is_function_word(&self) -> bool {
        self.joined.is_none() && self.pieces.iter().all(|piece| piece.as_ref().function_word)
    }

    /// The pieces' exact forms, in order.
    pub(crate) fn sequence(&self) -> Vec<String> {
        self.pieces.iter().map(|piece| piece.as_ref().exact.clone()).collect()
    }

    /// The word itself: closed up if it has several pieces.
    pub(crate) fn main(&self) -> Option<&T> {
        self.joined.as_ref().or(self.pieces.first())
    }
}

impl AsRef<WordTerms> for WordTerms {
    fn as_ref(&self) -> &WordTerms {
        self
    }
}

/// The words of a text that was typed, by the same chain that indexed the articles.
pub(crate) fn groups(analyzer: &mut Analyzer, text: &str) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut joined_end = 0;
    analyzer.analyze(text, |term| {
        let mut parts: Vec<String> = Vec::new();
        for part in term.parts.iter() {
            // `Zinseszins` has one of them twice.
            if parts.iter().all(|known| known != part) {
                parts.push(part.to_owned());
            }
        }
        let terms = WordTerms {
            exact: term.exact.to_owned(),
            stem: term.stem.to_owned(),
            function_word: term.function_word,
            parts,
            surface: text.get(term.start..term.end).unwrap_or_default().to_owned(),
        };
        match term.role {
            Role::Joined => {
                joined_end = term.end;
                groups.push(Group { joined: Some(terms), pieces: Vec::new() });
            }
            Role::Piece => match groups.last_mut() {
                Some(group) if term.end <= joined_end => group.pieces.push(terms),
                _ => groups.push(Group { joined: None, pieces: vec![terms] }),
            },
            // The text has these at the positions of what was typed, which stands for both.
            Role::Base | Role::Completed => {}
        }
    });
    groups
}
