//! JSON-LD: the news article that a page describes in it (schema.org/NewsArticle).

use scraper::Html;
use serde_json::{Map, Value};

/// Most names of one article.
const MOST_NAMES: usize = 50;

/// What JSON-LD says of an article. Empty is not said.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct NewsArticle {
    pub(super) headline: String,
    pub(super) alternative: String,
    pub(super) description: String,
    pub(super) published: String,
    pub(super) updated: String,
    pub(super) authors: Vec<String>,
    pub(super) publisher: String,
    pub(super) section: String,
    pub(super) url: String,
    pub(super) language: String,
    pub(super) body: String,
}

impl NewsArticle {
    /// Fills what is not said yet.
    pub(super) fn join(&mut self, other: NewsArticle) {
        let fields = [
            (&mut self.headline, other.headline),
            (&mut self.alternative, other.alternative),
            (&mut self.description, other.description),
            (&mut self.published, other.published),
            (&mut self.updated, other.updated),
            (&mut self.publisher, other.publisher),
            (&mut self.section, other.section),
            (&mut self.url, other.url),
            (&mut self.language, other.language),
            (&mut self.body, other.body),
        ];
        for (mine, other) in fields {
            if mine.is_empty() {
                *mine = other;
            }
        }
        if self.authors.is_empty() {
            self.authors = other.authors;
        }
    }
}

/// The first news article in `text`, which may hold one, a list, or a graph; nothing where it is no JSON.
pub(super) fn article(text: &str) -> NewsArticle {
    // Pages break lines within strings, which JSON forbids.
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let text = text.trim().trim_start_matches("<!--").trim_end_matches("-->");
    let text = text.trim().trim_start_matches("//<![CDATA[").trim_start_matches("<![CDATA[");
    let text = text.trim_end_matches("//]]>").trim_end_matches("]]>").trim_end_matches(';');
    let Ok(value) = serde_json::from_str::<Value>(text) else { return NewsArticle::default() };
    find(&value).map(|object| read(object, &value)).unwrap_or_default()
}

fn find(value: &Value) -> Option<&Map<String, Value>> {
    match value {
        Value::Array(values) => values.iter().find_map(find),
        Value::Object(object) if is_article(object) => Some(object),
        Value::Object(object) => {
            ["@graph", "mainEntity", "mainEntityOfPage"].iter().find_map(|k| find(object.get(*k)?))
        }
        _ => None,
    }
}

fn is_article(object: &Map<String, Value>) -> bool {
    let named = |v: &Value| {
        v.as_str().is_some_and(|t| {
            t.ends_with("Article") || t.ends_with("Posting") || matches!(t, "Report" | "Review")
        })
    };
    object
        .get("@type")
        .is_some_and(|kind| named(kind) || kind.as_array().is_some_and(|kinds| kinds.iter().any(named)))
}

fn read(object: &Map<String, Value>, all: &Value) -> NewsArticle {
    let names = |value: &Value| names(value, all);
    let text = |key: &str| object.get(key).map(first_text).unwrap_or_default();
    NewsArticle {
        headline: text("headline"),
        alternative: text("alternativeHeadline"),
        description: text("description"),
        published: text("datePublished"),
        updated: text("dateModified"),
        authors: object.get("author").map(names).unwrap_or_default(),
        publisher: object.get("publisher").map(names).and_then(|n| n.into_iter().next()).unwrap_or_default(),
        section: text("articleSection"),
        url: Some(text("url")).filter(|u| !u.is_empty()).unwrap_or_else(|| {
            let page = object.get("mainEntityOfPage");
            page.map(|p| p.get("@id").map_or_else(|| first_text(p), first_text)).unwrap_or_default()
        }),
        language: text("inLanguage"),
        body: object.get("articleBody").and_then(Value::as_str).map(paragraphs).unwrap_or_default(),
    }
}

/// The text of a value, of the first of several.
fn first_text(value: &Value) -> String {
    match value {
        Value::String(text) => without_markup(text),
        Value::Array(values) => values.first().map(first_text).unwrap_or_default(),
        _ => String::new(),
    }
}

/// The names of one or several persons or organizations; of those that are only referred to, the names that `all` has.
fn names(value: &Value, all: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![without_markup(text)],
        Value::Array(values) => values.iter().take(MOST_NAMES).flat_map(|value| names(value, all)).collect(),
        Value::Object(object) => {
            let own = object.get("name").and_then(Value::as_str);
            let referred = || {
                let id = object.get("@id")?;
                let graph = all.get("@graph").unwrap_or(all).as_array()?;
                graph.iter().find(|o| o.get("@id") == Some(id))?.get("name")?.as_str()
            };
            own.or_else(referred).map(without_markup).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// Strings that hold markup are meant as markup: `Schmidt &amp; Co`.
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

/// An article's body, which may be markup, to paragraphs.
fn paragraphs(text: &str) -> String {
    if !text.contains(['<', '&']) {
        return text.lines().map(str::trim).filter(|l| !l.is_empty()).collect::<Vec<_>>().join("\n\n");
    }
    let Ok(html) = super::tree::parse(text) else { return String::new() };
    let page = super::page::Page::of(&html);
    page.blocks.into_iter().map(|b| b.text).collect::<Vec<_>>().join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::article;

    #[test]
    fn an_article_is_found_alone_in_a_list_and_in_a_graph() {
        let one = r#"{"@type": ["Thing", "NewsArticle"], "headline": "Rat &amp; Tat", "author": [{"name": "Eva"}, "Jan"], "publisher": {"name": "Elbkurier"}}"#;
        for text in [
            one.to_owned(),
            format!("[{{\"@type\": \"WebSite\", \"headline\": \"x\"}}, {one}]"),
            format!(r#"{{"@graph": [{one}]}}"#),
        ] {
            let found = article(&text);
            assert_eq!(
                (found.headline.as_str(), found.publisher.as_str()),
                ("Rat & Tat", "Elbkurier"),
                "{text}"
            );
            assert_eq!(found.authors, ["Eva", "Jan"]);
        }
    }

    #[test]
    fn what_pages_do_to_json_is_read_and_what_is_none_is_not() {
        assert_eq!(
            article("<!-- {\"@type\": \"Article\", \"headline\": \"Rat\ntagt\"} -->").headline,
            "Rat tagt"
        );
        assert_eq!(article("{\"@type\": \"NewsArticle\", \"headline\": \"Rat tagt\",}").headline, "");
        assert_eq!(article(&"[".repeat(100_000)).headline, "");
    }
}
