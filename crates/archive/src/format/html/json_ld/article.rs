//! An article as JSON-LD describes it.

use super::super::tree;
use super::super::walk::page_of;
use scraper::Html;
use serde_json::{Map, Value};

/// Most names of one article.
const MOST_NAMES: usize = 50;

/// Most things of a graph that are searched for one that is referred to.
const MOST_THINGS: usize = 500;

/// An article in JSON-LD. Empty is not stated.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::format::html) struct NewsArticle {
    pub(in crate::format::html) headline: String,
    pub(in crate::format::html) alternative: String,
    pub(in crate::format::html) description: String,
    pub(in crate::format::html) published: String,
    pub(in crate::format::html) updated: String,
    pub(in crate::format::html) authors: Vec<String>,
    pub(in crate::format::html) publisher: String,
    pub(in crate::format::html) section: String,
    pub(in crate::format::html) keywords: Vec<String>,
    pub(in crate::format::html) url: String,
    pub(in crate::format::html) language: String,
    pub(in crate::format::html) body: String,
    /// Whether its type is that of news; a review or a report may be part of a page.
    pub(super) news: bool,
}

pub(super) fn article(object: &Map<String, Value>, all: &Value) -> NewsArticle {
    let names = |value: &Value| names(value, all);
    let text = |key: &str| object.get(key).map(first_text).unwrap_or_default();
    let either = |first: String, second: &str| if first.is_empty() { text(second) } else { first };
    NewsArticle {
        headline: either(text("headline"), "name"),
        alternative: text("alternativeHeadline"),
        description: text("description"),
        published: either(text("datePublished"), "dateCreated"),
        updated: text("dateModified"),
        authors: object.get("author").or(object.get("creator")).map(names).unwrap_or_default(),
        publisher: object.get("publisher").map(names).and_then(|n| n.into_iter().next()).unwrap_or_default(),
        section: text("articleSection"),
        keywords: object.get("keywords").map(names).unwrap_or_default(),
        url: Some(text("url")).filter(|u| !u.is_empty()).unwrap_or_else(|| {
            let page = object.get("mainEntityOfPage");
            let page =
                page.map(|p| p.get("@id").map_or_else(|| first_text(p), first_text)).unwrap_or_default();
            if page.is_empty() { text("@id").split('#').next().unwrap_or_default().to_owned() } else { page }
        }),
        language: text("inLanguage"),
        body: object.get("articleBody").and_then(Value::as_str).map(paragraphs).unwrap_or_default(),
        news: true,
    }
}

/// The most important fields of a script that is no JSON, as far as they can be found.
pub(super) fn fields(text: &str) -> Option<NewsArticle> {
    let field = |name: &str| {
        let at = text.find(&format!("\"{name}\""))?;
        let rest = text
            .get(at + name.len() + 2..)?
            .trim_start()
            .strip_prefix(':')?
            .trim_start()
            .strip_prefix('"')?;
        let mut escaped = false;
        let end = rest.char_indices().take(1000).find(|(_, c)| {
            let end = *c == '"' && !escaped;
            escaped = *c == '\\' && !escaped;
            end
        });
        let value = end.and_then(|(end, _)| rest.get(..end))?;
        // Decoded as JSON, if possible.
        let decoded = serde_json::from_str::<String>(&format!("\"{value}\""));
        Some(without_markup(&decoded.unwrap_or_else(|_| value.replace('\\', ""))))
    };
    let is_article = text.contains("Article\"") || text.contains("Posting\"");
    let article = NewsArticle {
        headline: field("headline")?,
        published: field("datePublished").unwrap_or_default(),
        updated: field("dateModified").unwrap_or_default(),
        news: true,
        ..NewsArticle::default()
    };
    is_article.then_some(article)
}

/// The text of a value; of several, that of the first.
pub(super) fn first_text(value: &Value) -> String {
    match value {
        Value::String(text) => without_markup(text),
        Value::Array(values) => values.first().map(first_text).unwrap_or_default(),
        Value::Object(object) => object.get("@value").map(first_text).unwrap_or_default(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

/// The names of one or several persons or organizations. Those that are only referred to are looked
/// up in `all`.
fn names(value: &Value, all: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![without_markup(text)],
        Value::Array(values) => {
            let flat = values.iter().take(MOST_NAMES).filter(|value| !value.is_array());
            flat.flat_map(|value| names(value, all)).take(MOST_NAMES).collect()
        }
        Value::Object(object) => {
            let referred = || {
                let id = object.get("@id")?;
                let graph = all.get("@graph").unwrap_or(all).as_array()?;
                name_of(graph.iter().take(MOST_THINGS).find(|o| o.get("@id") == Some(id))?.as_object()?)
            };
            if let Some(several @ Value::Array(_)) = object.get("name") {
                return names(several, all);
            }
            name_of(object).or_else(referred).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

fn name_of(object: &Map<String, Value>) -> Option<String> {
    let text = |key: &str| object.get(key).map(first_text).filter(|text| !text.is_empty());
    let parts = || {
        let parts: Vec<String> =
            ["givenName", "additionalName", "familyName"].into_iter().filter_map(text).collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    };
    text("name").or_else(parts)
}

/// A string as text: one with markup is meant as markup, `Schmidt &amp; Co`.
fn without_markup(text: &str) -> String {
    if !text.contains(['&', '<']) {
        return text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let text: String = Html::parse_fragment(text.get(..text.floor_char_boundary(4000)).unwrap_or_default())
        .root_element()
        .text()
        .collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The body of an article, which may be markup, escaped once or twice, to paragraphs.
fn paragraphs(text: &str) -> String {
    if !text.contains(['<', '&']) {
        return text.lines().map(str::trim).filter(|l| !l.is_empty()).collect::<Vec<_>>().join("\n\n");
    }
    let Ok(html) = tree::parse(text) else { return String::new() };
    let page = page_of(&html);
    let text = page.blocks.into_iter().map(|b| b.text).collect::<Vec<_>>().join("\n\n");
    let escaped = ["<p>", "<p ", "<br", "</p>"].iter().any(|tag| text.contains(tag));
    if escaped { paragraphs_once(&text) } else { text }
}

fn paragraphs_once(text: &str) -> String {
    let Ok(html) = tree::parse(text) else { return text.to_owned() };
    page_of(&html).blocks.into_iter().map(|b| b.text).collect::<Vec<_>>().join("\n\n")
}
