//! The text of a page, before learned boilerplate is removed from it.

use crate::boilerplate::{Learned, Observation, Outlet};
use crate::left_out::{LeftOut, Rule};
use crate::sentences::ends_sentence;
use nachlese_article::{Article, FieldName, Origin};
use serde::{Deserialize, Serialize};

/// A page that shows less than this, in bytes, and has more in JSON-LD, is behind a paywall.
const WALLED: usize = 1200;

/// Shortest description that can be a teaser, in characters.
const SHORTEST_TEASER: usize = 30;

/// The text of a page.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(in crate::format) struct PageText {
    /// The paragraphs, in order.
    pub(super) paragraphs: Vec<String>,
    /// Whether the first of them is the teaser.
    pub(super) has_lead: bool,
    /// The description of the page, a teaser if it shows none.
    pub(super) description: Option<(String, Origin)>,
    /// Where the paragraphs were found.
    pub(super) origin: Option<Origin>,
    /// The shown paragraphs, if the paragraphs are those of JSON-LD; and where these were found.
    pub(super) beside: Vec<String>,
    pub(super) origin_beside: Option<Origin>,
}

impl PageText {
    /// Whether there is no text.
    pub(super) fn is_empty(&self) -> bool {
        self.paragraphs.is_empty() && self.description.is_none()
    }

    /// All its lines, in order.
    pub(in crate::format) fn lines(&self) -> impl Iterator<Item = &str> {
        self.paragraphs.iter().chain(&self.beside).flat_map(|paragraph| paragraph.lines())
    }

    /// Replaces the paragraphs by those of JSON-LD, if the page shows little.
    pub(super) fn add_stated_body(&mut self, stated: String) {
        let shown: usize = self.paragraphs.iter().map(String::len).sum();
        if shown >= WALLED || stated.len() <= 2 * shown && self.shows(&stated) {
            return;
        }
        let shown = std::mem::take(&mut self.paragraphs);
        self.paragraphs = stated.split("\n\n").map(str::to_owned).collect();
        if !stated.contains(&shown.join("\n\n")) {
            self.beside = shown;
        }
        self.origin_beside = self.origin.replace(Origin::JsonLd);
    }

    /// Reads the teaser from the shown paragraphs, if the text is that of JSON-LD: the one named
    /// so, or else all that do not recur. Everything else belongs to the paywall.
    fn take_teaser_beside(&mut self, article: &mut Article, left_out: &mut Vec<LeftOut>, learned: &Learned) {
        let outlet = outlet(article);
        let mut teaser: Vec<String> = Vec::new();
        let body = self.paragraphs.join("\n\n");
        for (at, text) in std::mem::take(&mut self.beside).into_iter().enumerate() {
            let rule = if learned.recurs(outlet, &text) {
                Rule::Learned
            } else if body.contains(&text) {
                Rule::Repeated
            } else if self.has_lead && at > 0 {
                Rule::OutsideArticle
            } else {
                teaser.push(text);
                continue;
            };
            left_out.push(LeftOut { rule, text });
        }
        self.has_lead = false;
        if !teaser.is_empty() {
            article.teaser = teaser.join("\n\n");
            article.provenance.set(FieldName::Teaser, self.origin_beside);
            self.description = None;
        }
    }

    /// Whether the greater part of the text of JSON-LD is shown, ignoring blanks and punctuation.
    fn shows(&self, stated: &str) -> bool {
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let shown = letters(&self.paragraphs.concat());
        let pieces = || stated.split_inclusive(['.', '!', '?', '\n']).map(letters).filter(|p| !p.is_empty());
        let found: usize = pieces().filter(|piece| shown.contains(piece.as_str())).map(|p| p.len()).sum();
        2 * found >= pieces().map(|piece| piece.len()).sum()
    }

    /// What can be learned from it about its outlet.
    pub(in crate::format) fn observation(&self, article: &Article) -> Observation {
        let shown = if self.beside.is_empty() { &self.paragraphs } else { &self.beside };
        Observation::from_page(outlet(article), &article.title, shown.iter().map(String::as_str))
    }

    /// Sets teaser and body of the article, without learned boilerplate.
    pub(in crate::format) fn finish(
        mut self,
        article: &mut Article,
        left_out: &mut Vec<LeftOut>,
        learned: &Learned,
    ) {
        if !self.beside.is_empty() {
            self.take_teaser_beside(article, left_out, learned);
        }
        let (first, last) = learned.edges(outlet(article), self.paragraphs.iter().map(String::as_str));
        self.has_lead &= first == 0;
        let end = self.paragraphs.len() - last;
        let learned = |text| LeftOut { rule: Rule::Learned, text };
        left_out.extend(self.paragraphs.drain(end..).map(learned));
        left_out.extend(self.paragraphs.drain(..first).map(learned));
        if self.has_lead && self.paragraphs.len() > 1 {
            article.teaser = self.paragraphs.remove(0);
            article.provenance.set(FieldName::Teaser, self.origin);
        } else if article.teaser.is_empty()
            && let Some((text, origin)) =
                self.description.take_if(|(text, _)| is_teaser(text, &self.paragraphs))
        {
            article.teaser = text;
            article.provenance.set(FieldName::Teaser, origin);
        }
        article.body = self.paragraphs.join("\n\n");
        article.provenance.set(FieldName::Body, self.origin.filter(|_| !article.body.is_empty()));
    }
}

/// The outlet of a page by its name, or else by its folder.
fn outlet(article: &Article) -> Outlet {
    let folder = article.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    Outlet::named(if article.source.is_empty() { folder } else { &article.source })
}

/// Whether a description can be a teaser: it is a sentence, and no paragraph begins like it.
fn is_teaser(text: &str, paragraphs: &[String]) -> bool {
    let beginning: String = text.chars().take(60).collect();
    text.chars().count() >= SHORTEST_TEASER
        && ends_sentence(text)
        && !text.ends_with('…')
        && !text.ends_with("...")
        && !paragraphs.iter().any(|t| t.contains(beginning.trim_end_matches(['.', '!', '?'])))
}
