//! One way in which an article may have a word of the query.

use super::weights::Weight;
use nachlese_german::Level;
use nachlese_index_format::TextLevels;
use tantivy::schema::Field;

/// A term, or a few, that may stand for a word.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Alternative {
    /// How it stands for the word.
    pub(crate) kind: AlternativeKind,
    /// The level in which its terms are indexed.
    pub(crate) level: Level,
    /// One term; of a function word any of several, of constituents in proximity all of several.
    pub(crate) terms: Vec<String>,
    /// What it counts.
    pub(crate) weight: Weight,
}

/// How an alternative stands for a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AlternativeKind {
    /// Any form of a function word.
    FunctionWord,
    /// The stems of those forms, for texts that have no level of exact forms.
    FunctionWordStem,
    /// Any inflected form.
    Inflected,
    /// A compound that contains the word.
    Compound,
    /// Another spelling or name, in any inflected form.
    OtherName,
    /// The form that was typed, where inflected forms are searched: it scores in addition to them.
    Typed,
    /// The form that was typed, where no other is searched.
    OnlyTyped,
    /// All constituents of the word, close to each other.
    ConstituentsInProximity,
    /// One constituent of the word, in any inflected form.
    Constituent,
    /// A compound that contains that constituent.
    ConstituentInCompound,
    /// What begins like the word: its first six letters.
    LongPrefix,
    /// Its first four letters.
    ShortPrefix,
    /// What begins like a constituent of the word: the first six letters of that.
    ConstituentLongPrefix,
    /// The first four.
    ConstituentShortPrefix,
}

impl Alternative {
    /// Its field in one text; `None` where the text does not have its level.
    pub(crate) fn field(&self, text: &TextLevels) -> Option<Field> {
        match self.kind {
            AlternativeKind::FunctionWordStem if text.exact.is_some() => None,
            _ => text.level(self.level),
        }
    }

    /// Whether it is an occurrence of the word itself, at a known position: not a compound, not a
    /// prefix.
    pub(crate) fn has_position(&self) -> bool {
        matches!(
            self.kind,
            AlternativeKind::FunctionWord
                | AlternativeKind::FunctionWordStem
                | AlternativeKind::Inflected
                | AlternativeKind::OnlyTyped
                | AlternativeKind::OtherName
        )
    }

    /// Whether an article that has it matches, in a search for all or most of the words.
    pub(crate) fn is_matched(&self) -> bool {
        let is_compound =
            matches!(self.kind, AlternativeKind::Compound | AlternativeKind::ConstituentsInProximity);
        self.has_position() || is_compound
    }

    /// Its only term; of several the first.
    pub(crate) fn term(&self) -> &str {
        self.terms.first().map_or("", String::as_str)
    }
}
