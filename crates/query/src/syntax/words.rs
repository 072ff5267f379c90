//! The keywords of the query language in German and English, and suggestions for misspelt ones.

use crate::ast::{NameField, TextField, Unit};
use crate::distance::distance;
use nachlese_article::FieldName;

/// An operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operator {
    And,
    Or,
    Not,
    Near,
    Adjacent,
}

/// The operators, which are only recognized in capitals: `und` is a word.
pub(super) const OPERATORS: [(&str, Operator); 9] = [
    ("UND", Operator::And),
    ("AND", Operator::And),
    ("ODER", Operator::Or),
    ("OR", Operator::Or),
    ("NICHT", Operator::Not),
    ("NOT", Operator::Not),
    ("NEAR", Operator::Near),
    ("NAHE", Operator::Near),
    ("ADJ", Operator::Adjacent),
];

/// The names of units before a parenthesis, in capitals.
pub(super) const UNITS: [(&str, Unit); 4] = [
    ("SATZ", Unit::Sentence),
    ("SENTENCE", Unit::Sentence),
    ("ABSATZ", Unit::Paragraph),
    ("PARAGRAPH", Unit::Paragraph),
];

/// A field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Text(TextField),
    Name(NameField),
    Date,
    Since,
    Until,
}

/// Keywords before a colon that are not field names.
const BOUNDS: [(&str, Field); 4] =
    [("seit", Field::Since), ("since", Field::Since), ("bis", Field::Until), ("until", Field::Until)];

/// All keywords before a colon, in lower case.
fn fields() -> impl Iterator<Item = (&'static str, Field)> {
    let texts = TextField::ALL.into_iter().map(|field| (field.into(), Field::Text(field)));
    let names = NameField::ALL.into_iter().map(|field| (field.into(), Field::Name(field)));
    let all = texts.chain(names).chain([(FieldName::Published, Field::Date)]);
    all.flat_map(|(name, field)| name.info().query_names().map(move |name| (name, field))).chain(BOUNDS)
}

/// The field with this name.
pub(super) fn field(name: &str) -> Option<Field> {
    let name = name.to_lowercase();
    fields().find(|(known, _)| *known == name).map(|(_, field)| field)
}

/// The operator with this name.
pub(super) fn operator(name: &str) -> Option<Operator> {
    OPERATORS.iter().find(|(known, _)| *known == name).map(|(_, operator)| *operator)
}

/// The unit with this name.
pub(super) fn unit(name: &str) -> Option<Unit> {
    UNITS.iter().find(|(known, _)| *known == name).map(|(_, unit)| *unit)
}

/// The field name that was likely meant.
pub(super) fn nearest_field(name: &str) -> Option<&'static str> {
    nearest(&name.to_lowercase(), fields().map(|(known, _)| known))
}

/// The keyword that was likely meant by a word in the place of an operator with a distance or a
/// unit.
pub(super) fn nearest_operator(name: &str) -> Option<&'static str> {
    nearest(name, OPERATORS.iter().map(|(known, _)| *known).chain(UNITS.iter().map(|(known, _)| *known)))
}

fn nearest(name: &str, known: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    let letters: Vec<char> = name.chars().take(20).collect();
    // Words may resemble short names: `Tex:`, `Bit:`.
    let most = if letters.len() < 4 { 0 } else { 1 + usize::from(letters.len() > 6) };
    known
        .filter_map(|known| Some((distance(&letters, known, most)?, known)))
        .min_by_key(|(far, _)| *far)
        .map(|(_, known)| known)
}

impl Unit {
    /// Its name in the query language.
    pub(crate) fn name(self) -> &'static str {
        UNITS.iter().find(|(_, unit)| *unit == self).map_or("", |(name, _)| name)
    }
}
