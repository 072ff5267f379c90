//! What a page says about its article, beside the text: `meta`, `title`, `link` and `time` elements, JSON-LD.

use super::json_ld::{self, NewsArticle};
use scraper::node::Element;
use scraper::{ElementRef, Html};
use std::collections::HashMap;

/// Longest JSON-LD that is read, in bytes.
const LONGEST_JSON_LD: usize = 4 << 20;

/// Longest title that is read, in bytes.
const LONGEST_TITLE: usize = 2_000;

/// What a page says.
#[derive(Debug, Default)]
pub(super) struct Statements {
    /// The first content of each `meta` element, by its property, name or itemprop, small.
    meta: HashMap<String, String>,
    /// The `title` element.
    pub(super) title: String,
    /// The canonical address.
    pub(super) canonical: String,
    /// The language the page says it is in.
    pub(super) language: String,
    /// The article in JSON-LD.
    pub(super) article: NewsArticle,
}

impl Statements {
    /// Collects them.
    pub(super) fn of(html: &Html) -> Statements {
        let mut found = Statements::default();
        for node in html.tree.root().descendants() {
            let Some(element) = ElementRef::wrap(node) else { continue };
            found.read(element.value(), || element.text().collect());
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
            "link" if element.attr("rel") == Some("canonical") && self.canonical.is_empty() => {
                self.canonical = element.attr("href").unwrap_or_default().to_owned();
            }
            "script"
                if element
                    .attr("type")
                    .is_some_and(|t| t.trim().eq_ignore_ascii_case("application/ld+json")) =>
            {
                let text = text();
                if text.len() <= LONGEST_JSON_LD {
                    self.article.join(json_ld::article(&text));
                }
            }
            _ => {}
        }
        if let Some(content) = element.attr("content").map(str::trim).filter(|c| !c.is_empty()) {
            for key in ["property", "name", "itemprop"].into_iter().filter_map(|k| element.attr(k)) {
                self.meta.entry(key.to_lowercase()).or_insert_with(|| content.to_owned());
            }
        } else if let Some(key) = element.attr("itemprop")
            && matches!(
                key,
                "headline"
                    | "datePublished"
                    | "dateModified"
                    | "author"
                    | "articleSection"
                    | "alternativeHeadline"
            )
        {
            let value = element.attr("datetime").map_or_else(&text, str::to_owned);
            if !value.trim().is_empty() {
                self.meta.entry(key.to_lowercase()).or_insert(value);
            }
        }
    }

    /// The content of the first of `keys` that the page has.
    pub(super) fn meta(&self, keys: &[&str]) -> Option<&str> {
        keys.iter().find_map(|key| self.meta.get(*key)).map(String::as_str)
    }
}

/// A title that is never closed goes on to the end of the page: only what stands before the first tag was meant.
fn without_tags(mut title: String) -> String {
    let tag = title.match_indices('<').find(|(at, _)| {
        let next = title.as_bytes().get(at + 1);
        next.is_some_and(|b| b.is_ascii_alphabetic() || matches!(b, b'/' | b'!'))
    });
    let end = tag.map_or(title.len(), |(at, _)| at).min(title.floor_char_boundary(LONGEST_TITLE));
    title.truncate(end);
    title
}
