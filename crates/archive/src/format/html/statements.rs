//! The metadata of a page: `meta`, `title` and `link` elements, microdata, JSON-LD.

use super::json_ld::{Described, NewsArticle, Subject};
use super::page::Page;
use super::saved_page;
use scraper::node::Element;
use scraper::{ElementRef, Html};
use std::collections::HashMap;

/// Longest JSON-LD that is read, in bytes.
const LONGEST_JSON_LD: usize = 4 << 20;

/// Longest title, and content of a `meta` element, that is read, in bytes.
const LONGEST_TITLE: usize = 2_000;

/// The metadata of a page. Empty is not stated.
#[derive(Debug, Default)]
pub(super) struct Statements {
    /// The contents of `meta` elements, in order, by property, name or itemprop, lower case.
    meta: HashMap<String, Vec<String>>,
    /// All contents of such elements that name authors.
    pub(super) authors: Vec<String>,
    /// The `title` element.
    pub(super) title: String,
    /// The canonical address.
    pub(super) canonical: String,
    /// The declared language.
    pub(super) language: String,
    /// The address that the page was saved from.
    pub(super) saved_from: Option<String>,
    /// All that JSON-LD describes, until [`Statements::choose`] is called.
    described: Described,
    /// The page's own article in JSON-LD.
    pub(super) article: NewsArticle,
    /// When something else on the page was published, and changed, by JSON-LD.
    pub(super) page_published: String,
    pub(super) page_updated: String,
}

impl Statements {
    /// Collects the metadata of a tree; `markup` is the page with its comments.
    pub(super) fn new(html: &Html, markup: &str) -> Statements {
        let mut found = Statements { saved_from: saved_page::address(markup), ..Statements::default() };
        for node in html.tree.root().descendants() {
            let Some(element) = ElementRef::wrap(node) else { continue };
            found.read(element.value(), || {
                // The value of a person with a role is the name.
                let named = element
                    .descendent_elements()
                    .skip(1)
                    .find(|e| e.value().attr("itemprop") == Some("name"));
                named.unwrap_or(element).text().collect()
            });
        }
        found
    }

    fn read(&mut self, element: &Element, text: impl Fn() -> String) {
        match element.name() {
            "html" => {
                self.language =
                    element.attr("lang").or(element.attr("xml:lang")).unwrap_or_default().to_owned()
            }
            "title" if self.title.is_empty() => self.title = without_tags(text()),
            "link" if is_canonical(element) && self.canonical.is_empty() => {
                self.canonical = saved_page::live(element.attr("href").unwrap_or_default().trim()).to_owned();
            }
            "script" if element.attr("type").is_some_and(|t| t.to_ascii_lowercase().contains("ld+json")) => {
                let text = text();
                if text.len() <= LONGEST_JSON_LD {
                    self.described.read(&text);
                }
            }
            _ => {}
        }
        if let Some(content) = element.attr("content").map(str::trim).filter(|c| !c.is_empty()) {
            // No headline, name or description is longer, and the cost of some rules is quadratic.
            let content = content.get(..content.floor_char_boundary(LONGEST_TITLE)).unwrap_or(content);
            for key in ["property", "name", "itemprop"].into_iter().filter_map(|k| element.attr(k)) {
                let key = key.to_lowercase();
                if AUTHORS.contains(&key.as_str()) {
                    self.authors.push(content.to_owned());
                }
                self.meta.entry(key).or_default().push(content.to_owned());
            }
        } else if let Some(key) = element.attr("itemprop")
            && matches!(
                key,
                "headline"
                    | "datePublished"
                    | "dateModified"
                    | "dateCreated"
                    | "uploadDate"
                    | "author"
                    | "articleSection"
                    | "alternativeHeadline"
            )
        {
            let value = element.attr("datetime").map_or_else(&text, str::to_owned);
            if !value.trim().is_empty() {
                let key = key.to_lowercase();
                if AUTHORS.contains(&key.as_str()) {
                    self.authors.push(value.clone());
                }
                self.meta.entry(key).or_default().push(value);
            }
        }
    }

    /// Chooses the page's own article in JSON-LD, now that its headline is known.
    pub(super) fn choose(&mut self, page: &Page) {
        let mut described = std::mem::take(&mut self.described);
        self.page_published = std::mem::take(&mut described.page_published);
        self.page_updated = std::mem::take(&mut described.page_updated);
        let shown = page.blocks.iter().filter(|block| block.heading == 1).map(|block| block.text.as_str());
        let meta = ["og:title", "twitter:title"].into_iter().filter_map(|key| self.meta(&[key]));
        let addresses = [self.canonical.as_str(), self.meta(&["og:url"]).unwrap_or_default()];
        let subject = Subject {
            addresses: addresses
                .into_iter()
                .chain(self.saved_from.as_deref())
                .filter(|address| !address.is_empty())
                .collect(),
            headlines: shown
                .chain(meta)
                .chain([self.title.as_str()])
                .filter(|line| !line.trim().is_empty())
                .collect(),
        };
        self.article = described.choose(&subject);
    }

    /// The first content of each `meta` element whose lower-case name `is_meant`, sorted by name.
    pub(super) fn metas(&self, is_meant: impl Fn(&str) -> bool) -> impl Iterator<Item = &str> {
        let mut meant: Vec<(&str, &str)> = self
            .meta
            .iter()
            .filter(|(name, _)| is_meant(name))
            .filter_map(|(name, contents)| Some((name.as_str(), contents.first()?.as_str())))
            .collect();
        meant.sort_unstable();
        meant.into_iter().map(|(_, content)| content)
    }

    /// All contents of each of `keys` that the page has.
    pub(super) fn all_metas(&self, keys: &[&str]) -> impl Iterator<Item = &[String]> {
        keys.iter().filter_map(|key| self.meta.get(*key)).map(Vec::as_slice)
    }

    /// The first content of the first of `keys` that the page has.
    pub(super) fn meta(&self, keys: &[&str]) -> Option<&str> {
        self.all_metas(keys).next()?.first().map(String::as_str)
    }
}

/// Names of `meta` elements that hold a byline, lower case.
pub(super) const AUTHORS: &[&str] =
    &["author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "cxenseparse:author"];

fn is_canonical(element: &Element) -> bool {
    let rel = element.attr("rel").unwrap_or_default();
    rel.split_whitespace().any(|kind| kind.eq_ignore_ascii_case("canonical"))
}

/// A title up to its first tag: one that is never closed extends to the end of the page.
fn without_tags(mut title: String) -> String {
    let tag = title.match_indices('<').find(|(at, _)| {
        let next = title.as_bytes().get(at + 1);
        next.is_some_and(|b| b.is_ascii_alphabetic() || matches!(b, b'/' | b'!'))
    });
    let end = tag.map_or(title.len(), |(at, _)| at).min(title.floor_char_boundary(LONGEST_TITLE));
    title.truncate(end);
    title
}
