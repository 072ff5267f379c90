//! Where the fields of an article were found.

use crate::field::FieldName;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// Where the value of a field was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// A key of a record.
    Record,
    /// A news article in JSON-LD.
    JsonLd,
    /// A `meta` element of the OpenGraph protocol.
    OpenGraph,
    /// Another `meta` element, or microdata.
    Meta,
    /// The `title` element.
    TitleElement,
    /// A heading.
    Heading,
    /// A `time` element.
    TimeElement,
    /// A `link` element, or the `lang` of the page.
    Markup,
    /// The tail of the headline, after a separator.
    HeadlineTail,
    /// A line that states only such facts: a date, byline, section or breadcrumb.
    Line,
    /// The text itself.
    Text,
    /// The address where it was published.
    Address,
    /// The front matter of its file, above the text.
    FrontMatter,
    /// The name of its file, which begins with the date.
    FileName,
    /// Metadata that a browser added to a saved page.
    SavedPage,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Origin::Record => "record",
            Origin::JsonLd => "JSON-LD",
            Origin::OpenGraph => "OpenGraph",
            Origin::Meta => "meta element",
            Origin::TitleElement => "title element",
            Origin::Heading => "heading",
            Origin::TimeElement => "time element",
            Origin::Markup => "markup",
            Origin::HeadlineTail => "headline's tail",
            Origin::Line => "line",
            Origin::Text => "text",
            Origin::Address => "address",
            Origin::FrontMatter => "front matter",
            Origin::FileName => "file name",
            Origin::SavedPage => "saved page",
        })
    }
}

/// Where the fields of an article were found. An unknown field has no origin.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Provenance(BTreeMap<FieldName, Origin>);

impl Provenance {
    /// Where a field was found.
    pub fn get(&self, name: FieldName) -> Option<Origin> {
        self.0.get(&name).copied()
    }

    /// Records where a field was found; `None` removes the record.
    pub fn set(&mut self, name: FieldName, origin: impl Into<Option<Origin>>) {
        match origin.into() {
            Some(origin) => self.0.insert(name, origin),
            None => self.0.remove(&name),
        };
    }
}
