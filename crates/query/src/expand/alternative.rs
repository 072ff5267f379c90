//! An alternative: a term that may stand for a word of the query.

use nachlese_german::Level;
use nachlese_index_format::TextLevels;
use tantivy::schema::Field;

/// The weights of an alternative.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Weight {
    /// The weight of its group in the score.
    pub(crate) group: f32,
    /// The weight of an occurrence within its group; 1 for the group's main alternative.
    pub(crate) share: f32,
    /// The weight in the first pass of a search for all or most of the words.
    pub(crate) all: f32,
    /// The weight in the first pass of a search for any of the words.
    pub(crate) any: f32,
}

/// One or more terms that may stand for a word.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Alternative {
    /// Its kind.
    pub(crate) kind: AlternativeKind,
    /// The level at which its terms are indexed.
    pub(crate) level: Level,
    /// Usually one term. Of a function word, one of the terms must occur; of constituents in
    /// proximity, all.
    pub(crate) terms: Vec<String>,
    /// Its weights.
    pub(crate) weight: Weight,
}

/// The kind of an alternative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AlternativeKind {
    /// Any form of a function word.
    FunctionWord,
    /// The stems of those forms, for texts without the exact level.
    FunctionWordStem,
    /// Any inflected form.
    Inflected,
    /// A compound that contains the word.
    Compound,
    /// Another spelling or name, in any inflected form.
    OtherName,
    /// The form that was typed, if inflected forms are searched: it scores in addition to them.
    Typed,
    /// The form that was typed, if no other is searched.
    OnlyTyped,
    /// All constituents of the word, close to each other.
    ConstituentsInProximity,
    /// One constituent of the word, in any inflected form.
    Constituent,
    /// A compound that contains that constituent.
    ConstituentInCompound,
    /// The first six letters of the word.
    LongPrefix,
    /// The first four letters of the word.
    ShortPrefix,
    /// The first six letters of a constituent of the word.
    ConstituentLongPrefix,
    /// The first four letters of a constituent of the word.
    ConstituentShortPrefix,
}

impl Alternative {
    /// Its field in one text; `None` if the text does not have its level.
    pub(crate) fn field(&self, text: &TextLevels) -> Option<Field> {
        match self.kind {
            AlternativeKind::FunctionWordStem if text.exact.is_some() => None,
            _ => text.level(self.level),
        }
    }

    /// Whether its terms stand for the whole word at a known position. `Typed` is not counted: its
    /// occurrences are among the inflected forms.
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

    /// Its first term, which is usually the only one.
    pub(crate) fn term(&self) -> &str {
        self.terms.first().map_or("", String::as_str)
    }
}
