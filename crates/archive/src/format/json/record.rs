//! Records with our own keys, deserialized directly: large archives consist of such lines.
//!
//! Keys: `id, title, teaser, body, published, updated, source, section, url, author, keyword` (or
//! `keywords`), `agency, language`. At least one of title, teaser and body is required. `null` is
//! as good as missing, an id may be a number; `author`, `keyword` and `agency` may be lists. A date
//! is a text, or a number of seconds or milliseconds since 1970. A record with any other key or
//! type of value is left to the other modules, which read these keys in the same way.

use super::{address, article, people, plain};
use crate::format::draft::Source;
use crate::id;
use crate::kind::is_page;
use crate::{agency, keywords};
use nachlese_article::{Article, Origin, Provenance};
use nachlese_dates::Moment;
use serde::Deserialize;
use std::borrow::Cow;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Record<'a> {
    #[serde(borrow, default)]
    id: Option<Id<'a>>,
    #[serde(borrow, default)]
    title: Text<'a>,
    #[serde(borrow, default)]
    teaser: Text<'a>,
    #[serde(borrow, default)]
    body: Text<'a>,
    #[serde(borrow, default)]
    published: Option<When<'a>>,
    #[serde(borrow, default)]
    updated: Option<When<'a>>,
    #[serde(borrow, default)]
    source: Text<'a>,
    #[serde(borrow, default)]
    section: Text<'a>,
    #[serde(borrow, default)]
    url: Text<'a>,
    #[serde(borrow, default)]
    author: Option<Names<'a>>,
    #[serde(borrow, default, alias = "keywords")]
    keyword: Option<Names<'a>>,
    #[serde(borrow, default)]
    agency: Option<Names<'a>>,
    #[serde(borrow, default)]
    language: Text<'a>,
}

/// A string without escapes is borrowed from the line.
#[derive(Deserialize)]
struct Borrowed<'a>(#[serde(borrow)] Cow<'a, str>);

#[derive(Default, Deserialize)]
#[serde(transparent)]
struct Text<'a>(#[serde(borrow)] Option<Borrowed<'a>>);

impl Text<'_> {
    fn get(&self) -> &str {
        self.0.as_ref().map_or("", |text| text.0.trim())
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Id<'a> {
    #[serde(borrow)]
    Text(Borrowed<'a>),
    Number(serde_json::Number),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum When<'a> {
    #[serde(borrow)]
    Text(Borrowed<'a>),
    Number(i64),
}

impl When<'_> {
    fn get(&self) -> Option<Moment> {
        match self {
            When::Text(text) => Moment::parse(&text.0).ok(),
            When::Number(count) => Moment::from_unix(*count),
        }
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Names<'a> {
    #[serde(borrow)]
    One(Borrowed<'a>),
    #[serde(borrow)]
    Several(Vec<Borrowed<'a>>),
}

/// The names in a value; none if it is missing.
fn names<'r>(names: &'r Option<Names<'_>>) -> Vec<&'r str> {
    match names {
        Some(Names::One(name)) => vec![name.0.as_ref()],
        Some(Names::Several(names)) => names.iter().map(|name| name.0.as_ref()).collect(),
        None => Vec::new(),
    }
}

/// Reads a record with our own keys; `None` if any of it needs the rules of the other modules.
pub(super) fn read(text: &str, source: Source<'_>) -> Option<Article> {
    // Serde would read a list as the fields of a record, in order.
    if !text.trim_start().starts_with('{') {
        return None;
    }
    let record: Record<'_> = serde_json::from_str(text).ok()?;
    let line = |text: &Text<'_>| Some(text.get().to_owned()).filter(|text| plain::is_plain_line(text));
    let name = |text: &Text<'_>| line(text).filter(|name| article::is_name(name));
    let id = |id: &str| if plain::is_nothing(id) { String::new() } else { id.trim().to_owned() };
    let date = |when: &Option<When<'_>>| when.as_ref().map_or(Some(None), |when| when.get().map(Some));
    let own_id = match &record.id {
        Some(Id::Text(text)) => id(&text.0),
        Some(Id::Number(number)) => number.to_string(),
        None => String::new(),
    };
    let keyword: Vec<String> = names(&record.keyword).into_iter().map(plain::line_of).collect();
    let base = source.article();
    let mut article = Article {
        id: if own_id.is_empty() { base.id } else { id::encode(&own_id) },
        title: line(&record.title)?,
        teaser: plain::of_text(record.teaser.get()),
        body: plain::of_text(record.body.get()),
        published: date(&record.published)?,
        updated: date(&record.updated)?,
        source: name(&record.source).filter(|source| !address::is_address(source))?,
        section: name(&record.section)?,
        author: people::of_bylines(names(&record.author)),
        keyword: keywords::keywords(keyword.iter().map(String::as_str)),
        agency: Vec::new(),
        url: line(&record.url).filter(|url| !url.contains(' '))?,
        language: article::language(&line(&record.language)?),
        path: base.path,
        provenance: Provenance::default(),
    };
    let nothing = article.title.is_empty() && article.teaser.is_empty() && article.body.is_empty();
    if nothing
        || article.id.len() > id::LONGEST_ID
        || is_page(record.body.get())
        || is_page(record.teaser.get())
    {
        return None;
    }
    let credits = names(&record.agency).into_iter().chain(names(&record.author));
    let agencies = credits.flat_map(|text| agency::in_byline(&plain::line_of(text))).collect();
    agency::add(&mut article, agencies, Some(Origin::Record));
    article::drop_repeated_teaser(&mut article);
    article::name_by_address(&mut article);
    article.add_missing_origins(|_| Origin::Record);
    Some(article)
}
