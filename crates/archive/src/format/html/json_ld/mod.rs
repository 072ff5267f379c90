//! JSON-LD: the article that a page describes in it (schema.org).
//!
//! A page may describe several articles, of which one is its own ([`Described::choose`]), and other
//! things, whose dates are a last resort. Invalid JSON is repaired if possible; otherwise its
//! fields are read one by one.

mod article;
mod syntax;

pub(super) use article::NewsArticle;

use article::{article, fields, first_text};
use serde_json::{Map, Value};
use syntax::parse;

/// Most articles of a page that are read.
const MOST_ARTICLES: usize = 200;

/// All that a page describes in JSON-LD.
#[derive(Debug, Default)]
pub(super) struct Described {
    articles: Vec<NewsArticle>,
    /// When something else was published and changed: the page, or a film on it.
    pub(super) page_published: String,
    pub(super) page_updated: String,
}

/// What identifies the article that a page is about.
pub(super) struct Subject<'a> {
    /// The page's own addresses.
    pub(super) addresses: Vec<&'a str>,
    /// The lines that it shows as its headline.
    pub(super) headlines: Vec<&'a str>,
}

impl Described {
    /// Adds what a script describes.
    pub(super) fn read(&mut self, text: &str) {
        let values = parse(text);
        if values.is_empty() {
            self.articles.extend(fields(text));
        }
        for value in &values {
            self.collect(value, value, 0);
        }
    }

    fn collect(&mut self, value: &Value, all: &Value, depth: usize) {
        if depth > 8 || self.articles.len() >= MOST_ARTICLES {
            return;
        }
        match value {
            Value::Array(values) => values.iter().for_each(|value| self.collect(value, all, depth + 1)),
            Value::Object(object) => {
                let kind = kind(object);
                if kind != Kind::Other {
                    self.articles.push(NewsArticle { news: kind == Kind::News, ..article(object, all) });
                } else {
                    let said = |keys: &[&str]| keys.iter().find_map(|key| object.get(*key)).map(first_text);
                    fill(&mut self.page_published, said(&["datePublished", "uploadDate"]));
                    fill(&mut self.page_updated, said(&["dateModified"]));
                }
                for key in ["@graph", "mainEntity", "mainEntityOfPage", "item", "itemListElement", "hasPart"]
                {
                    // Entries of an article, such as a ticker, are other articles.
                    if let Some(inner) = object.get(key).filter(|_| kind == Kind::Other || key == "@graph") {
                        self.collect(inner, all, depth + 1);
                    }
                }
            }
            _ => {}
        }
    }

    /// The article that the page is about: it has the page's address or headline. A single article
    /// is it, too, unless both contradict.
    pub(super) fn choose(self, subject: &Subject<'_>) -> NewsArticle {
        let same = |a: &str, b: &str| !a.is_empty() && letters(a) == letters(b);
        let score = |article: &NewsArticle| {
            let address = subject.addresses.iter().any(|own| same_address(own, &article.url));
            let headline = subject.headlines.iter().any(|own| same(own, &article.headline));
            let like = subject.headlines.iter().any(|own| alike(own, &article.headline));
            usize::from(address) * 8
                + usize::from(headline) * 6
                + usize::from(like) * 3
                + usize::from(article.news)
        };
        let stated = |article: &NewsArticle| !article.url.is_empty() && !subject.addresses.is_empty();
        let best = self.articles.into_iter().rev().max_by_key(score);
        // An article with another address and another headline is another one.
        best.filter(|article| {
            score(article) >= 3
                || !stated(article)
                || subject.headlines.is_empty()
                || article.headline.is_empty()
        })
        .unwrap_or_default()
    }
}

fn fill(field: &mut String, value: Option<String>) {
    if field.is_empty() {
        *field = value.unwrap_or_default();
    }
}

/// The letters and digits of a line, lower case.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether half of the longer words of one line are in the other.
fn alike(line: &str, headline: &str) -> bool {
    let line = line.to_lowercase();
    let headline = headline.to_lowercase();
    let words = || headline.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() > 3);
    let known = words().filter(|word| line.contains(word)).count();
    known > 0 && known * 2 >= words().count()
}

/// Whether two addresses are equal except for protocol, `www.`, query, fragment and final slash.
fn same_address(a: &str, b: &str) -> bool {
    let bare = |url: &str| {
        let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
        let rest = rest.trim_start_matches("//").split(['?', '#']).next().unwrap_or_default();
        rest.trim_start_matches("www.").trim_end_matches('/').to_lowercase()
    };
    let (a, b) = (bare(a), bare(b));
    // A relative address is that of the same path.
    !b.is_empty() && (a == b || b.starts_with('/') && b.len() > 1 && a.ends_with(&b))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    News,
    /// An article that is often part of another page.
    Minor,
    Other,
}

fn kind(object: &Map<String, Value>) -> Kind {
    let of = |name: &str| {
        let name = name.rsplit(['/', ':', '#']).next().unwrap_or(name);
        if name.ends_with("Article") || name.ends_with("BlogPosting") || name == "LiveBlogPosting" {
            Kind::News
        } else if name.ends_with("Posting")
            || matches!(name, "Report" | "Review" | "CriticReview" | "Reportage")
        {
            Kind::Minor
        } else {
            Kind::Other
        }
    };
    match object.get("@type") {
        Some(Value::String(name)) => of(name),
        Some(Value::Array(names)) => {
            let kinds: Vec<Kind> = names.iter().filter_map(Value::as_str).map(of).collect();
            [Kind::News, Kind::Minor].into_iter().find(|kind| kinds.contains(kind)).unwrap_or(Kind::Other)
        }
        _ => Kind::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(texts: &[&str], addresses: &[&str], headlines: &[&str]) -> NewsArticle {
        let mut described = Described::default();
        texts.iter().for_each(|text| described.read(text));
        described.choose(&Subject { addresses: addresses.to_vec(), headlines: headlines.to_vec() })
    }

    fn article(text: &str) -> NewsArticle {
        chosen(&[text], &[], &[])
    }

    #[test]
    fn an_article_is_found_alone_in_a_list_and_in_a_graph() {
        let one = r#"{"@type": ["Thing", "NewsArticle"], "headline": "Rat &amp; Tat", "author": [{"name": "Eva"}, "Jan",
            {"givenName": "Ute", "familyName": "Muster"}], "publisher": {"name": "Elbkurier"}}"#;
        for text in [
            one.to_owned(),
            format!("[{{\"@type\": \"WebSite\", \"headline\": \"x\"}}, {one}]"),
            format!(r#"{{"@graph": [{one}]}}"#),
            format!("{{\"@type\": \"WebSite\"}} {one}"),
            format!("\u{FEFF}{{\"@type\": \"WebSite\",}},{one}"),
        ] {
            let found = article(&text);
            assert_eq!(
                (found.headline.as_str(), found.publisher.as_str()),
                ("Rat & Tat", "Elbkurier"),
                "{text}"
            );
            assert_eq!(found.authors, ["Eva", "Jan", "Ute Muster"]);
        }
    }

    #[test]
    fn of_several_articles_the_page_s_own_is_read() {
        let other =
            r#"{"@type": "NewsArticle", "headline": "Freibad öffnet", "url": "https://a.example/freibad"}"#;
        let own =
            r#"{"@type": "NewsArticle", "headline": "Rat tagt", "url": "http://www.a.example/rat/?utm=1"}"#;
        let review = r#"{"@type": "Review", "headline": "Rat tagt", "datePublished": "2020-01-01"}"#;
        let list = format!("[{other}, {own}]");
        for texts in [vec![other, own], vec![&list], vec![review, other, own]] {
            assert_eq!(chosen(&texts, &["https://a.example/rat"], &["Etwas anderes"]).headline, "Rat tagt");
            let found = chosen(&texts, &[], &["Rat tagt"]);
            assert_eq!((found.headline.as_str(), found.published.as_str()), ("Rat tagt", ""));
        }
        assert_eq!(chosen(&[other], &["https://a.example/rat"], &["Rat tagt"]).headline, "");
        assert_eq!(
            chosen(&[other], &["https://a.example/rat"], &["Das Freibad öffnet wieder"]).headline,
            "Freibad öffnet"
        );
    }

    #[test]
    fn what_pages_do_to_json_is_read_and_what_is_none_is_not() {
        let comment = "<!-- {\"@type\": \"Article\", \"headline\": \"Rat\ntagt\"} -->";
        assert_eq!(article(comment).headline, "Rat tagt");
        for broken in [
            r#"{"@type": "NewsArticle", "headline": "Rat tagt",}"#,
            r#"{"@type": "NewsArticle", "keywords": ["a", "b",], "headline": "Rat tagt"}"#,
            r#"{"@type": "NewsArticle", "description": "Lawrow\'s Besuch", "headline": "Rat tagt"}"#,
            r#"{"@type": "NewsArticle", "headline": "Rat tagt", "description": "Sie sagte "ja" und ging."}"#,
        ] {
            assert_eq!(article(broken).headline, "Rat tagt", "{broken}");
        }
        let undefined =
            r#"{"@type": "NewsArticle", "headline": "Rat beschlie\u00dft Haushalt", "wordCount": undefined}"#;
        assert_eq!(article(undefined).headline, "Rat beschließt Haushalt");
        assert_eq!(article(&"[".repeat(100_000)).headline, "");
    }

    #[test]
    fn a_body_may_be_escaped_markup() {
        let text = r#"{"@type": "NewsArticle", "articleBody": "&lt;p&gt;Der Rat tagt.&lt;/p&gt;&lt;p&gt;M&amp;uuml;ller kam.&lt;/p&gt;"}"#;
        assert_eq!(article(text).body, "Der Rat tagt.\n\nMüller kam.");
    }
}
