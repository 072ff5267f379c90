//! The article, and access to its fields by name.

use crate::field::FieldName;
use crate::provenance::{Origin, Provenance};
use nachlese_dates::Moment;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A news article. An empty text means that the value is unknown.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// The record's own id, or one derived from its place; without white space and control
    /// characters.
    pub id: String,
    /// Headline.
    pub title: String,
    /// The lines between headline and text that summarize it.
    pub teaser: String,
    /// Paragraphs, separated by blank lines.
    pub body: String,
    /// When it was published; never the modification date of the file.
    pub published: Option<Moment>,
    /// When it was last changed.
    pub updated: Option<Moment>,
    /// Outlet.
    pub source: String,
    /// Section.
    pub section: String,
    /// Byline; several names are separated by `; `.
    pub author: String,
    /// Keywords that its outlet assigned to it.
    #[serde(default)]
    pub keyword: Vec<String>,
    /// The news agencies it is credited to, by their names in the table of
    /// the crate `archive`: `dpa`, `AFP`.
    #[serde(default)]
    pub agency: Vec<String>,
    /// The address where it was published.
    pub url: String,
    /// The language, as a BCP 47 code.
    pub language: String,
    /// Path of its file, relative to the archive.
    pub path: String,
    /// Where its fields were found.
    #[serde(default)]
    pub provenance: Provenance,
}

/// The value of a field.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value<'a> {
    /// A text; empty where it is unknown.
    Text(&'a str),
    /// A date.
    Date(Option<&'a Moment>),
    /// Several names, none of them empty.
    Names(&'a [String]),
}

/// Mutable access to the value of a field.
#[derive(Debug, PartialEq)]
pub enum ValueMut<'a> {
    /// A text; empty where it is unknown.
    Text(&'a mut String),
    /// A date.
    Date(&'a mut Option<Moment>),
    /// Several names, none of them empty.
    Names(&'a mut Vec<String>),
}

impl<'a> Value<'a> {
    /// Whether the value is unknown.
    pub fn is_empty(self) -> bool {
        match self {
            Value::Text(text) => text.is_empty(),
            Value::Date(date) => date.is_none(),
            Value::Names(names) => names.is_empty(),
        }
    }

    /// As one text: a date in RFC 3339, several names with `separator` between them.
    pub fn to_text(self, separator: &str) -> Cow<'a, str> {
        match self {
            Value::Text(text) => Cow::Borrowed(text),
            Value::Date(date) => Cow::Owned(date.map(ToString::to_string).unwrap_or_default()),
            Value::Names([name]) => Cow::Borrowed(name),
            Value::Names(names) => Cow::Owned(names.join(separator)),
        }
    }
}

impl Article {
    /// The value of a field.
    pub fn value(&self, name: FieldName) -> Value<'_> {
        match name {
            FieldName::Id => Value::Text(&self.id),
            FieldName::Title => Value::Text(&self.title),
            FieldName::Teaser => Value::Text(&self.teaser),
            FieldName::Body => Value::Text(&self.body),
            FieldName::Published => Value::Date(self.published.as_ref()),
            FieldName::Updated => Value::Date(self.updated.as_ref()),
            FieldName::Source => Value::Text(&self.source),
            FieldName::Section => Value::Text(&self.section),
            FieldName::Author => Value::Text(&self.author),
            FieldName::Keyword => Value::Names(&self.keyword),
            FieldName::Agency => Value::Names(&self.agency),
            FieldName::Url => Value::Text(&self.url),
            FieldName::Language => Value::Text(&self.language),
            FieldName::Path => Value::Text(&self.path),
        }
    }

    /// Mutable access to the value of a field.
    pub fn value_mut(&mut self, name: FieldName) -> ValueMut<'_> {
        match name {
            FieldName::Id => ValueMut::Text(&mut self.id),
            FieldName::Title => ValueMut::Text(&mut self.title),
            FieldName::Teaser => ValueMut::Text(&mut self.teaser),
            FieldName::Body => ValueMut::Text(&mut self.body),
            FieldName::Published => ValueMut::Date(&mut self.published),
            FieldName::Updated => ValueMut::Date(&mut self.updated),
            FieldName::Source => ValueMut::Text(&mut self.source),
            FieldName::Section => ValueMut::Text(&mut self.section),
            FieldName::Author => ValueMut::Text(&mut self.author),
            FieldName::Keyword => ValueMut::Names(&mut self.keyword),
            FieldName::Agency => ValueMut::Names(&mut self.agency),
            FieldName::Url => ValueMut::Text(&mut self.url),
            FieldName::Language => ValueMut::Text(&mut self.language),
            FieldName::Path => ValueMut::Text(&mut self.path),
        }
    }

    /// Moves a field and its origin here from another article, even if it is empty there.
    pub fn take(&mut self, name: FieldName, from: &mut Article) {
        match (self.value_mut(name), from.value_mut(name)) {
            (ValueMut::Text(mine), ValueMut::Text(other)) => *mine = std::mem::take(other),
            (ValueMut::Date(mine), ValueMut::Date(other)) => *mine = other.take(),
            (ValueMut::Names(mine), ValueMut::Names(other)) => *mine = std::mem::take(other),
            // One field has one kind of value.
            _ => {}
        }
        self.provenance.set(name, from.provenance.get(name));
    }

    /// What is implausible about its dates at the time `now`: `published: in the future`. Such
    /// dates are kept.
    pub fn doubts(&self, now: &Moment) -> Vec<String> {
        let dates = [("published", self.published), ("updated", self.updated)];
        let mut doubts: Vec<String> = dates
            .into_iter()
            .filter_map(|(name, date)| Some(format!("{name}: {}", date?.doubt(now)?)))
            .collect();
        if let (Some(published), Some(updated)) = (self.published, self.updated)
            && updated.day() < published.day()
        {
            doubts.push("updated: before it was published".to_owned());
        }
        doubts
    }

    /// Records an origin for every known field without one. Id and path come from the reader and
    /// have no origin.
    pub fn add_missing_origins(&mut self, origin: impl Fn(FieldName) -> Origin) {
        for name in FieldName::ALL {
            let is_read = !matches!(name, FieldName::Id | FieldName::Path);
            if is_read && self.provenance.get(name).is_none() && !self.value(name).is_empty() {
                self.provenance.set(name, origin(name));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_one_value_under_its_own_key() {
        for name in FieldName::ALL {
            let mut article = Article::default();
            match article.value_mut(name) {
                ValueMut::Text(text) => *text = "x".to_owned(),
                ValueMut::Date(date) => *date = Moment::parse("2024-05-12").ok(),
                ValueMut::Names(names) => names.push("x".to_owned()),
            }
            assert_eq!(name.info().several, matches!(article.value(name), Value::Names(_)));
            let known: Vec<FieldName> =
                FieldName::ALL.into_iter().filter(|field| !article.value(*field).is_empty()).collect();
            assert_eq!(known, [name]);
            let json = serde_json::to_value(&article).unwrap();
            let empty = serde_json::to_value(Article::default()).unwrap();
            assert_ne!(json[name.as_str()], empty[name.as_str()], "{name}");
            let mut other = Article::default();
            other.take(name, &mut article);
            assert!(article == Article::default() && serde_json::to_value(&other).unwrap() == json);
        }
    }

    #[test]
    fn origins_are_recorded_of_what_is_known() {
        let mut article = Article { title: "Rat tagt".into(), id: "a".into(), ..Article::default() };
        article.author = "Anna Muster".into();
        article.provenance.set(FieldName::Author, Origin::Line);
        article.add_missing_origins(|_| Origin::Record);
        let json = serde_json::to_string(&article.provenance).unwrap();
        assert_eq!(json, r#"{"title":"record","author":"line"}"#);
    }
}
