//! Where a field of an article was read.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Where a field was read.
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
    /// What stands behind the headline.
    HeadlineTail,
    /// A line that states nothing else: date, byline, section, path of navigation.
    Line,
    /// The text itself.
    Text,
    /// The address it was published at.
    Address,
    /// What stands in the head of its file, above the text.
    FrontMatter,
    /// The name of its file, which begins with the day.
    FileName,
    /// What a browser wrote beside a page that it saved.
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

/// The origins of an article's fields; `None` of what is unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Provenance {
    /// Of the headline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Origin>,
    /// Of the teaser.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub teaser: Option<Origin>,
    /// Of the paragraphs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<Origin>,
    /// Of the date of publication.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<Origin>,
    /// Of the date of the last change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated: Option<Origin>,
    /// Of the outlet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Origin>,
    /// Of the section.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section: Option<Origin>,
    /// Of the byline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<Origin>,
    /// Of the address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Origin>,
    /// Of the language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<Origin>,
}

/// A field that has an origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    Title,
    Teaser,
    Body,
    Published,
    Updated,
    Source,
    Section,
    Author,
    Url,
    Language,
}
