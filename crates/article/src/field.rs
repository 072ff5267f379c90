//! The table of fields.
//!
//! A new field is a row of [`FIELDS`] and a variant of [`FieldName`] (of [`NameField`] or
//! [`TextField`] too), a member of [`Article`](crate::Article), and a rule that reads it in
//! `crates/archive`. The compiler names the places that are left.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A field of an article, in the order in which results show them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "each is documented at the article's member of that name")]
pub enum FieldName {
    Id,
    Title,
    Teaser,
    Body,
    Published,
    Updated,
    Source,
    Section,
    Author,
    Keyword,
    Agency,
    Url,
    Language,
    Path,
}

/// What kind of value a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Running text, searched by its words.
    Text,
    /// A name, found by its words: `quelle:"Neue Presse"`.
    Name,
    /// A date.
    Date,
    /// Anything else: stored for display only.
    Meta,
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct FieldInfo {
    /// The field.
    pub name: FieldName,
    /// Its name in records, schema files, results and options.
    pub key: &'static str,
    /// What it holds.
    pub role: Role,
    /// Its names in queries, in German; the first is the canonical one.
    pub german: &'static [&'static str],
    /// Its names in queries, in English.
    pub english: &'static [&'static str],
    /// Whether queries can filter by it, in the default schema.
    pub filter: bool,
    /// Whether hits can be sorted by it, in the default schema.
    pub sort: bool,
    /// Whether hits can be counted by it, in the default schema.
    pub facet: bool,
    /// Whether an article may have several values.
    pub several: bool,
    /// Whether hits contain it; other fields are only in the whole article.
    pub in_hits: bool,
}

impl FieldInfo {
    /// A field that is only stored.
    const fn new(name: FieldName, key: &'static str, role: Role) -> FieldInfo {
        FieldInfo {
            name,
            key,
            role,
            german: &[],
            english: &[],
            filter: false,
            sort: false,
            facet: false,
            several: false,
            in_hits: false,
        }
    }

    /// All its names in queries, the canonical one first.
    pub fn query_names(&self) -> impl Iterator<Item = &'static str> {
        self.german.iter().chain(self.english).copied()
    }
}

/// The fields of an article, in the order of [`FieldName`].
#[rustfmt::skip]
pub static FIELDS: [FieldInfo; FieldName::ALL.len()] = [
    FieldInfo { in_hits: true, ..FieldInfo::new(FieldName::Id, "id", Role::Meta) },
    FieldInfo {
        german: &["titel"], english: &["title"], in_hits: true,
        ..FieldInfo::new(FieldName::Title, "title", Role::Text)
    },
    FieldInfo {
        german: &["teaser", "vorspann"],
        ..FieldInfo::new(FieldName::Teaser, "teaser", Role::Text)
    },
    FieldInfo {
        german: &["text"], english: &["body"],
        ..FieldInfo::new(FieldName::Body, "body", Role::Text)
    },
    FieldInfo {
        german: &["datum"], english: &["date"], filter: true, sort: true, in_hits: true,
        ..FieldInfo::new(FieldName::Published, "published", Role::Date)
    },
    FieldInfo::new(FieldName::Updated, "updated", Role::Date),
    FieldInfo {
        german: &["quelle"], english: &["source"], filter: true, facet: true, in_hits: true,
        ..FieldInfo::new(FieldName::Source, "source", Role::Name)
    },
    FieldInfo {
        german: &["ressort"], english: &["section"], filter: true, facet: true, in_hits: true,
        ..FieldInfo::new(FieldName::Section, "section", Role::Name)
    },
    FieldInfo {
        german: &["autor"], english: &["author"], filter: true, facet: true, in_hits: true,
        ..FieldInfo::new(FieldName::Author, "author", Role::Name)
    },
    FieldInfo {
        german: &["schlagwort", "thema"], english: &["keyword"],
        filter: true, facet: true, several: true, in_hits: true,
        ..FieldInfo::new(FieldName::Keyword, "keyword", Role::Name)
    },
    FieldInfo {
        german: &["agentur"], english: &["agency"],
        filter: true, facet: true, several: true, in_hits: true,
        ..FieldInfo::new(FieldName::Agency, "agency", Role::Name)
    },
    FieldInfo { in_hits: true, ..FieldInfo::new(FieldName::Url, "url", Role::Meta) },
    FieldInfo {
        german: &["sprache"], english: &["language"], filter: true,
        ..FieldInfo::new(FieldName::Language, "language", Role::Name)
    },
    FieldInfo { in_hits: true, ..FieldInfo::new(FieldName::Path, "path", Role::Meta) },
];

impl FieldName {
    /// Every field, in the order in which results show them.
    pub const ALL: [FieldName; 14] = [
        FieldName::Id,
        FieldName::Title,
        FieldName::Teaser,
        FieldName::Body,
        FieldName::Published,
        FieldName::Updated,
        FieldName::Source,
        FieldName::Section,
        FieldName::Author,
        FieldName::Keyword,
        FieldName::Agency,
        FieldName::Url,
        FieldName::Language,
        FieldName::Path,
    ];

    /// The fields of running text: those of [`TextField::ALL`].
    pub const TEXTS: [FieldName; TextField::ALL.len()] =
        [FieldName::Title, FieldName::Teaser, FieldName::Body];

    /// Its row in the table.
    pub fn info(self) -> &'static FieldInfo {
        // A test holds the table to the order of the enum.
        &FIELDS[self as usize]
    }

    /// Its name in records, schema files, results and options.
    pub fn as_str(self) -> &'static str {
        self.info().key
    }

    /// The field of this name.
    pub fn from_key(key: &str) -> Option<FieldName> {
        FIELDS.iter().find(|field| field.key == key).map(|field| field.name)
    }

    /// The fields that hold a value of this kind, in order.
    pub fn with_role(role: Role) -> impl Iterator<Item = FieldName> {
        FIELDS.iter().filter(move |field| field.role == role).map(|field| field.name)
    }
}

impl fmt::Display for FieldName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A field that holds running text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TextField {
    /// The headline.
    Title,
    /// The teaser.
    Teaser,
    /// The body.
    Body,
}

impl TextField {
    /// Every one, in order.
    pub const ALL: [TextField; 3] = [TextField::Title, TextField::Teaser, TextField::Body];

    /// Its canonical name in queries.
    ///
    /// ```
    /// assert_eq!(nachlese_article::TextField::Body.name(), "text");
    /// ```
    pub fn name(self) -> &'static str {
        canonical(self.into())
    }
}

impl From<TextField> for FieldName {
    fn from(field: TextField) -> FieldName {
        match field {
            TextField::Title => FieldName::Title,
            TextField::Teaser => FieldName::Teaser,
            TextField::Body => FieldName::Body,
        }
    }
}

/// A field that holds a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum NameField {
    /// The outlet.
    Source,
    /// The section.
    Section,
    /// The byline.
    Author,
    /// A keyword that its outlet assigned to it.
    Keyword,
    /// A news agency that it is credited to.
    Agency,
    /// The language, as a code: `de`.
    Language,
}

impl NameField {
    /// Every one, in order.
    pub const ALL: [NameField; 6] = [
        NameField::Source,
        NameField::Section,
        NameField::Author,
        NameField::Keyword,
        NameField::Agency,
        NameField::Language,
    ];

    /// Its canonical name in queries.
    ///
    /// ```
    /// assert_eq!(nachlese_article::NameField::Source.name(), "quelle");
    /// ```
    pub fn name(self) -> &'static str {
        canonical(self.into())
    }

    /// The fields by which hits can be counted.
    pub fn facets() -> impl Iterator<Item = NameField> {
        NameField::ALL.into_iter().filter(|field| FieldName::from(*field).info().facet)
    }
}

impl From<NameField> for FieldName {
    fn from(field: NameField) -> FieldName {
        match field {
            NameField::Source => FieldName::Source,
            NameField::Section => FieldName::Section,
            NameField::Author => FieldName::Author,
            NameField::Keyword => FieldName::Keyword,
            NameField::Agency => FieldName::Agency,
            NameField::Language => FieldName::Language,
        }
    }
}

fn canonical(field: FieldName) -> &'static str {
    field.info().query_names().next().unwrap_or(field.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn the_table_has_every_field_in_order() {
        for (at, (row, name)) in FIELDS.iter().zip(FieldName::ALL).enumerate() {
            assert_eq!((row.name, row.name as usize), (name, at));
            assert_eq!(serde_json::to_value(name).unwrap(), row.key);
            assert_eq!(FieldName::from_key(row.key), Some(name));
        }
    }

    #[test]
    fn text_and_name_fields_are_those_of_the_table() {
        let texts: Vec<FieldName> = FieldName::with_role(Role::Text).collect();
        assert_eq!(TextField::ALL.map(FieldName::from).to_vec(), texts);
        assert_eq!(FieldName::TEXTS.to_vec(), texts);
        let names: Vec<FieldName> = FieldName::with_role(Role::Name).collect();
        assert_eq!(NameField::ALL.map(FieldName::from).to_vec(), names);
    }

    #[test]
    fn what_is_filtered_by_has_a_name_in_queries_that_is_its_own() {
        let mut seen = HashSet::new();
        for field in &FIELDS {
            assert!(!field.filter || field.query_names().next().is_some(), "{}", field.key);
            for name in field.query_names() {
                assert!(seen.insert(name) && name.chars().all(char::is_lowercase), "{name}");
            }
        }
    }
}
