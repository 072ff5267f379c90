//! The text of a page, as far as the page alone tells it.

use crate::article::Article;
use crate::boilerplate::{Learned, Observation, Outlet};
use crate::left_out::{LeftOut, Rule};
use crate::provenance::Origin;
use crate::sentences::ends_sentence;
use serde::{Deserialize, Serialize};

/// Where a page shows less than this of its article, in bytes, and says more in JSON-LD, the article is behind a wall.
const WALLED: usize = 1200;

/// Shortest description that is worth to be a teaser, in characters.
const SHORTEST_TEASER: usize = 30;

/// The text of a page.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(in crate::format) struct PageText {
    /// The paragraphs, in order.
    pub(super) paragraphs: Vec<String>,
    /// Whether the first of them is the teaser.
    pub(super) has_lead: bool,
    /// What the page says it is about, where it shows no teaser.
    pub(super) description: Option<(String, Origin)>,
    /// Where the paragraphs were read.
    pub(super) origin: Option<Origin>,
}

impl PageText {
    /// Whether there is no text.
    pub(super) fn is_empty(&self) -> bool {
        self.paragraphs.is_empty() && self.description.is_none()
    }

    /// Takes the article as JSON-LD has it, where the page shows little of it.
    pub(super) fn add_stated_body(&mut self, stated: String, article: &mut Article) {
        let shown: usize = self.paragraphs.iter().map(String::len).sum();
        if shown >= WALLED || stated.len() <= 2 * shown {
            return;
        }
        let shown = std::mem::take(&mut self.paragraphs).join("\n\n");
        self.paragraphs = stated.split("\n\n").map(str::to_owned).collect();
        let is_part = stated.contains(&shown);
        if !self.has_lead && !shown.is_empty() && !is_part {
            article.teaser = shown;
            article.provenance.teaser = self.origin;
            self.description = None;
        }
        self.has_lead &= is_part;
        self.origin = Some(Origin::JsonLd);
    }

    /// What it teaches about its outlet.
    pub(in crate::format) fn observation(&self, article: &Article) -> Observation {
        Observation::of_page(outlet(article), &article.title, self.paragraphs.iter().map(String::as_str))
    }

    /// Puts teaser and body into the article, without what was learned of its outlet.
    pub(in crate::format) fn finish(
        mut self,
        article: &mut Article,
        left_out: &mut Vec<LeftOut>,
        learned: &Learned,
    ) {
        let (first, last) = learned.edges(outlet(article), self.paragraphs.iter().map(String::as_str));
        self.has_lead &= first == 0;
        let end = self.paragraphs.len() - last;
        let learned = |text| LeftOut { rule: Rule::Learned, text };
        left_out.extend(self.paragraphs.drain(end..).map(learned));
        left_out.extend(self.paragraphs.drain(..first).map(learned));
        if self.has_lead && self.paragraphs.len() > 1 {
            article.teaser = self.paragraphs.remove(0);
            article.provenance.teaser = self.origin;
        } else if article.teaser.is_empty()
            && let Some((text, origin)) =
                self.description.take_if(|(text, _)| is_teaser(text, &self.paragraphs))
        {
            article.teaser = text;
            article.provenance.teaser = Some(origin);
        }
        article.body = self.paragraphs.join("\n\n");
        article.provenance.body = self.origin.filter(|_| !article.body.is_empty());
    }
}

/// What a page's lines recur by: its outlet's name, or else its folder.
fn outlet(article: &Article) -> Outlet {
    let folder = article.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    Outlet::named(if article.source.is_empty() { folder } else { &article.source })
}

/// Whether a description says what the article is about, and the article does not begin with the same words.
fn is_teaser(text: &str, paragraphs: &[String]) -> bool {
    let beginning: String = text.chars().take(60).collect();
    text.chars().count() >= SHORTEST_TEASER
        && ends_sentence(text)
        && !text.ends_with('…')
        && !text.ends_with("...")
        && !paragraphs.iter().any(|t| t.contains(beginning.trim_end_matches(['.', '!', '?'])))
}
