//! JSON Lines: a record a line.
//!
//! Keys: `id, title, teaser, body, published, updated, source, section, url, author, language`, all optional but one of
//! title, teaser and body. Other keys are left alone, `null` is missing, an id may be a number, `author` a list. A date
//! is text, or a number of seconds or milliseconds since 1970; one that cannot be read is unknown.

use crate::article::Article;
use crate::format::Source;
use crate::id;
use crate::provenance::{Origin, Provenance};
use nachlese_dates::Moment;
use serde::Deserialize;
use std::borrow::Cow;

#[derive(Deserialize)]
#[serde(default)]
struct Record<'a> {
    #[serde(borrow)]
    id: Option<Id<'a>>,
    #[serde(borrow)]
    title: Text<'a>,
    #[serde(borrow)]
    teaser: Text<'a>,
    #[serde(borrow)]
    body: Text<'a>,
    #[serde(borrow)]
    published: Moments<'a>,
    #[serde(borrow)]
    updated: Moments<'a>,
    #[serde(borrow)]
    source: Text<'a>,
    #[serde(borrow)]
    section: Text<'a>,
    #[serde(borrow)]
    url: Text<'a>,
    #[serde(borrow)]
    author: Option<Author<'a>>,
    #[serde(borrow)]
    language: Text<'a>,
}

impl Default for Record<'_> {
    fn default() -> Self {
        let empty = || Text(None);
        Record {
            id: None,
            title: empty(),
            teaser: empty(),
            body: empty(),
            published: Moments::None,
            updated: Moments::None,
            source: empty(),
            section: empty(),
            url: empty(),
            author: None,
            language: empty(),
        }
    }
}

/// A string without escapes is borrowed from the line.
#[derive(Deserialize)]
struct Borrowed<'a>(#[serde(borrow)] Cow<'a, str>);

#[derive(Deserialize)]
#[serde(transparent)]
struct Text<'a>(#[serde(borrow)] Option<Borrowed<'a>>);

impl Text<'_> {
    fn get(self) -> String {
        self.0.map(|b| tidy(&b.0)).unwrap_or_default()
    }
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "an id must be a string or a number")]
enum Id<'a> {
    #[serde(borrow)]
    Text(Borrowed<'a>),
    Number(serde_json::Number),
}

/// A date as text, or as seconds or milliseconds since 1970; whatever else stands there is unknown.
#[derive(Deserialize)]
#[serde(untagged)]
enum Moments<'a> {
    #[serde(borrow)]
    Text(Borrowed<'a>),
    Number(i64),
    Other(serde::de::IgnoredAny),
    #[serde(skip)]
    None,
}

impl Moments<'_> {
    fn get(self) -> Option<Moment> {
        match self {
            Moments::Text(text) => Moment::parse(&text.0).ok(),
            Moments::Number(count) => Moment::from_unix(count),
            Moments::Other(_) | Moments::None => None,
        }
    }
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "author must be a string or a list of strings")]
enum Author<'a> {
    #[serde(borrow)]
    One(Borrowed<'a>),
    #[serde(borrow)]
    Several(Vec<Borrowed<'a>>),
}

fn tidy(text: &str) -> String {
    text.trim().to_owned()
}

/// Reads one line.
pub(super) fn read(line: &str, source: Source<'_>) -> Result<Article, String> {
    // Serde would read a list as the record's fields in order.
    if !line.trim_start().starts_with('{') {
        return Err("column 1: not a JSON object".to_owned());
    }
    let record: Record<'_> = serde_json::from_str(line).map_err(|e| {
        // The line is known; serde's own count of it would always say 1.
        let message = e.to_string();
        let message = message.split(" at line 1").next().unwrap_or(&message).to_owned();
        format!("column {}: {message}", e.column())
    })?;
    let own_id = match &record.id {
        Some(Id::Text(text)) => tidy(&text.0),
        Some(Id::Number(number)) => number.to_string(),
        None => String::new(),
    };
    let placed = source.article();
    let id = if own_id.is_empty() { placed.id } else { id::encode(&own_id) };
    if id.len() > id::LONGEST {
        return Err(format!("the id is longer than {} bytes", id::LONGEST));
    }
    let mut article = Article {
        id,
        title: record.title.get(),
        teaser: record.teaser.get(),
        body: record.body.get(),
        published: record.published.get(),
        updated: record.updated.get(),
        source: record.source.get(),
        section: record.section.get(),
        author: match record.author {
            Some(Author::One(name)) => tidy(&name.0),
            Some(Author::Several(names)) => names.iter().map(|n| tidy(&n.0)).collect::<Vec<_>>().join("; "),
            None => String::new(),
        },
        url: record.url.get(),
        language: record.language.get(),
        path: placed.path,
        provenance: Provenance::default(),
    };
    article.say_origin(|_| Origin::Record);
    if article.title.is_empty() && article.teaser.is_empty() && article.body.is_empty() {
        return Err("a record needs a title, a teaser or a body".to_owned());
    }
    Ok(article)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::Kind;
    use crate::list::SourceFile;
    use crate::place::Place;
    use proptest::prelude::*;

    fn line(text: &str) -> Result<Article, String> {
        let file = SourceFile::named("a b.jsonl", Kind::Json);
        super::read(text, Source { file: &file, place: Place::Line(7) })
    }

    #[test]
    fn records_are_read() {
        let article = line(
            r#"{"id": 12, "title": "Haus \"A\"", "body": null, "author": ["Eva", "Jan"], "published": "2024-05-12", "x": [1]}"#,
        );
        let article = article.unwrap();
        assert_eq!((article.id.as_str(), article.title.as_str()), ("12", "Haus \"A\""));
        assert_eq!((article.author.as_str(), article.body.as_str()), ("Eva; Jan", ""));
        assert_eq!(article.published.unwrap().to_string(), "2024-05-12");
        for number in ["1715524200", "1715524200000"] {
            let article = line(&format!(r#"{{"body": "x", "published": {number}}}"#)).unwrap();
            assert_eq!(article.published.unwrap().to_string(), "2024-05-12T16:30:00+02:00");
        }
        for unknown in [r#""neulich""#, "2024", "[2024]", "null"] {
            let article = line(&format!(r#"{{"body": "x", "published": {unknown}}}"#)).unwrap();
            assert_eq!((article.id.as_str(), article.published), ("a%20b.jsonl:7", None));
        }
        assert!(line(&format!(r#"{{"body": "x", "id": "{}"}}"#, "x".repeat(2000))).is_err());
    }

    #[test]
    fn what_is_no_record_is_refused_with_its_column() {
        for (text, part) in [
            ("{\"title\": 3}", "column 11"),
            ("{\"title\": \"x\"", "column 13"),
            ("[1]", "column"),
            ("{}", "needs a title"),
            ("{\"id\": \"a\", \"body\": \"  \"}", "needs a title"),
        ] {
            let error = line(text).unwrap_err();
            assert!(error.contains(part), "{text}: {error}");
        }
    }

    proptest! {
        #[test]
        fn no_line_panics(text in "(\\PC|[{}\":,a-z]){0,80}") {
            let _ = line(&text);
        }

        #[test]
        fn what_was_written_is_read(id in "\\PC{1,20}", title in "(\\PC|[\n\\\\\"]){0,40}", body in "(\\PC|[\n\\\\\"]){0,40}") {
            let record = serde_json::json!({ "id": id, "title": title, "body": body, "author": [&title] });
            match line(&record.to_string()) {
                Ok(article) => {
                    prop_assert_eq!(article.title.as_str(), title.trim());
                    prop_assert_eq!(article.author.as_str(), title.trim());
                    prop_assert_eq!(article.body.as_str(), body.trim());
                }
                Err(error) => prop_assert!(title.trim().is_empty() && body.trim().is_empty(), "{}", error),
            }
        }
    }
}
