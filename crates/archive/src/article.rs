//! What an archive is made of.

use crate::provenance::{Field, Origin, Provenance};
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

    /// Says the origin of every field that is known and has none.
    pub(crate) fn say_origin(&mut self, origin: impl Fn(Field) -> Origin) {
        let known = &mut self.provenance;
        let fields = [
            (Field::Title, !self.title.is_empty(), &mut known.title),
            (Field::Teaser, !self.teaser.is_empty(), &mut known.teaser),
            (Field::Body, !self.body.is_empty(), &mut known.body),
            (Field::Published, self.published.is_some(), &mut known.published),
            (Field::Updated, self.updated.is_some(), &mut known.updated),
            (Field::Source, !self.source.is_empty(), &mut known.source),
            (Field::Section, !self.section.is_empty(), &mut known.section),
            (Field::Author, !self.author.is_empty(), &mut known.author),
            (Field::Url, !self.url.is_empty(), &mut known.url),
            (Field::Language, !self.language.is_empty(), &mut known.language),
        ];
        for (field, is_known, place) in fields {
            if is_known && place.is_none() {
                *place = Some(origin(field));
            }
        }
    }
}
