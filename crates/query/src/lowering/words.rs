//! What a reader typed, as terms.

use nachlese_german::{Analyzer, Role};

/// One piece in every zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct WordTerms {
    pub(crate) exact: String,
    pub(crate) stem: String,
    /// Whether it is a function word: the exact zone alone has those.
    pub(crate) function_word: bool,
}

/// A word as typed: one piece, or several with the closed-up form (`E.ON`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Group {
    pub(crate) joined: Option<WordTerms>,
    pub(crate) pieces: Vec<WordTerms>,
}

impl Group {
    /// Whether it is a function word (der, und, sich ...).
    pub(crate) fn is_function_word(&self) -> bool {
        self.joined.is_none() && self.pieces.iter().all(|p| p.function_word)
    }

    /// The pieces' exact forms, in order.
    pub(crate) fn sequence(&self) -> Vec<String> {
        self.pieces.iter().map(|p| p.exact.clone()).collect()
    }
}

/// The words of a text that was typed, by the same chain that indexed the articles.
pub(crate) fn groups(analyzer: &mut Analyzer, text: &str) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut joined_end = 0;
    analyzer.analyze(text, |term| {
        let (exact, stem) = (term.exact.to_owned(), term.stem.to_owned());
        let terms = WordTerms { exact, stem, function_word: term.function_word };
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
