//! What an archive is made of.

use crate::provenance::Provenance;
use nachlese_dates::Moment;
use serde::{Deserialize, Serialize};

/// A news article. An empty text is unknown.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// The record's own id, or one derived from its place; without white space and control characters.
    pub id: String,
    /// Headline.
    pub title: String,
    /// The lines between headline and text that say what it is about.
    pub teaser: String,
    /// Paragraphs, separated by blank lines.
    pub body: String,
    /// When it was published; never the date of the file.
    pub published: Option<Moment>,
    /// When it was last changed.
    pub updated: Option<Moment>,
    /// Outlet.
    pub source: String,
    /// Section.
    pub section: String,
    /// Byline; several names are separated by `; `.
    pub author: String,
    /// Where it was published.
    pub url: String,
    /// BCP 47 code.
    pub language: String,
    /// The file it lies in, below the archive.
    pub path: String,
    /// Where its fields were read.
    #[serde(default)]
    pub provenance: Provenance,
}

impl Article {
    /// What is implausible about its dates, as seen at `now`: `published: in the future`. Such dates are kept.
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
}
