//! JSON-LD: what a page says of its article in it (schema.org).
//!
//! A page may describe several articles, of which one is its own ([`Described::choose`]), and other
//! things, whose dates are a last resort. What is no JSON is repaired where it can be, else its fields
//! are read one by one.

use scraper::Html;
use serde_json::{Map, Value};

/// Most names of one article.
const MOST_NAMES: usize = 50;

/// Most things of a graph among which one is looked for that another refers to.
const MOST_THINGS: usize = 500;

/// Most articles of a page that are looked at.
const MOST_ARTICLES: usize = 200;

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
    pub(super) keywords: Vec<String>,
    pub(super) url: String,
    pub(super) language: String,
    pub(super) body: String,
    /// It calls itself news; a review, a report may be part of one.
    news: bool,
}

/// All that a page describes in JSON-LD.
#[derive(Debug, Default)]
pub(super) struct Described {
    articles: Vec<NewsArticle>,
    /// When something else was published and changed: the page, its film, its instructions.
    pub(super) page_published: String,
    pub(super) page_updated: String,
}

/// What tells which article a page is about.
pub(super) struct Subject<'a> {
    /// The page's own addresses.
    pub(super) addresses: Vec<&'a str>,
    /// The lines that it shows as its headline.
    pub(super) headlines: Vec<&'a str>,
}

impl Described {
    /// Adds what a script says.
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
                    // Entries of a ticker and of a list are articles of their own.
                    if let Some(inner) = object.get(key).filter(|_| kind == Kind::Other || key == "@graph") {
                        self.collect(inner, all, depth + 1);
                    }
                }
            }
            _ => {}
        }
    }

    /// The article that the page is about: its address is the page's, or its headline. The only one of
    /// a page is it, too, unless both tell otherwise.
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
        // An article of another address under another headline is another one.
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

/// The letters and digits of a line, small.
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

/// Whether two addresses are one but for protocol, `www.`, query, fragment and final slash.
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

/// The values of a script; none where it is no JSON, and cannot be made such.
fn parse(text: &str) -> Vec<Value> {
    // Pages break lines within strings, which JSON forbids.
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let mut bare = text.trim().trim_start_matches('\u{FEFF}').trim();
    for start in ["<!--", "//<![CDATA[", "/*<![CDATA[*/", "<![CDATA["] {
        bare = bare.strip_prefix(start).unwrap_or(bare).trim();
    }
    for end in ["-->", "//]]>", "/*]]>*/", "]]>", ";"] {
        bare = bare.strip_suffix(end).unwrap_or(bare).trim();
    }
    let all = |text: &str| {
        serde_json::Deserializer::from_str(text).into_iter::<Value>().collect::<Result<Vec<_>, _>>()
    };
    all(bare).or_else(|_| all(&repaired(bare))).unwrap_or_default()
}

/// Without the commas behind which nothing comes, those between objects, and backslashes that escape nothing.
fn repaired(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    let (mut in_string, mut depth) = (false, 0usize);
    while let Some(c) = chars.next() {
        match c {
            '\\' if in_string => match chars.next() {
                Some(escaped @ ('"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' | 'u')) => {
                    out.extend(['\\', escaped]);
                }
                Some(other) => out.push(other),
                None => {}
            },
            '"' => {
                in_string = !in_string;
                out.push(c);
            }
            _ if in_string => out.push(c),
            '[' | '{' => {
                depth += 1;
                out.push(c);
            }
            ']' | '}' => {
                depth = depth.saturating_sub(1);
                let kept = out.trim_end().trim_end_matches(',').len();
                out.truncate(kept);
                out.push(c);
            }
            ',' if depth == 0 => out.push(' '),
            _ => out.push(c),
        }
    }
    out
}

/// What a script that is no JSON says in the fields that matter, as far as they can be told.
fn fields(text: &str) -> Option<NewsArticle> {
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
        // As JSON says it, if it can.
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

fn article(object: &Map<String, Value>, all: &Value) -> NewsArticle {
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

/// The text of a value, of the first of several.
fn first_text(value: &Value) -> String {
    match value {
        Value::String(text) => without_markup(text),
        Value::Array(values) => values.first().map(first_text).unwrap_or_default(),
        Value::Object(object) => object.get("@value").map(first_text).unwrap_or_default(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

/// The names of one or several persons or organizations; of those that are only referred to, the names that `all` has.
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

/// An article's body, which may be markup, to paragraphs; markup may be escaped, once or twice.
fn paragraphs(text: &str) -> String {
    if !text.contains(['<', '&']) {
        return text.lines().map(str::trim).filter(|l| !l.is_empty()).collect::<Vec<_>>().join("\n\n");
    }
    let Ok(html) = super::tree::parse(text) else { return String::new() };
    let page = super::page::Page::of(&html);
    let text = page.blocks.into_iter().map(|b| b.text).collect::<Vec<_>>().join("\n\n");
    let escaped = ["<p>", "<p ", "<br", "</p>"].iter().any(|tag| text.contains(tag));
    if escaped { paragraphs_once(&text) } else { text }
}

fn paragraphs_once(text: &str) -> String {
    let Ok(html) = super::tree::parse(text) else { return text.to_owned() };
    super::page::Page::of(&html).blocks.into_iter().map(|b| b.text).collect::<Vec<_>>().join("\n\n")
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
