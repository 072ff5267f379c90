//! A record to its draft: of all that its keys may mean, what its values bear out.

use super::fields::{Candidate, Fields};
use super::wrapped::is_picture;
use super::{address, people, plain, table, when};
use crate::format::keys::Keys;
use crate::format::{Draft, Source, UnreadKey, UnreadWhy, html};
use crate::id;
use crate::kind::is_page;
use crate::{agency, keywords};
use nachlese_article::{Article, FieldName, Origin};
use nachlese_dates::Moment;
use serde_json::{Map, Value};

/// Shortest text that is missed where a record has no other, in characters.
const LONG: usize = 200;

/// Most things of a graph among which one is looked for that another refers to.
const MOST_THINGS: usize = 500;

/// Most keys that a message names.
const MOST_NAMED: usize = 10;

/// Most keys with long texts that are reported of a record.
const MOST_UNREAD: usize = 20;

/// Longest name of an outlet or a section, in characters.
const LONGEST_NAME: usize = 80;

/// From this rank on a key tells about the page the record is of.
const OF_PAGE: i16 = 10;

/// Why a record is no article.
#[derive(Debug)]
pub(super) enum NoRecord {
    /// It is one of something else.
    Other(String),
    /// It might be one.
    Failed(String),
}

/// What is known around a record.
#[derive(Default)]
pub(super) struct Around<'v> {
    /// What is said of all records of a list.
    pub(super) article: Article,
    /// Things that the record may refer to.
    pub(super) graph: &'v [Value],
    /// Where it lies below its place: `[7]`.
    pub(super) below: String,
}

/// Reads a record.
pub(super) fn draft(
    record: &Map<String, Value>,
    around: &Around<'_>,
    source: Source<'_>,
    keys: &Keys,
) -> Result<Draft, NoRecord> {
    let fields = Fields::of(record, keys);
    let placed = source.article();
    let own_id = own_id(&fields);
    let mut article = Article {
        id: if own_id.is_empty() { format!("{}{}", placed.id, around.below) } else { id::encode(&own_id) },
        path: placed.path,
        title: title(&fields),
        ..Article::default()
    };
    if article.id.len() > id::LONGEST {
        return Err(NoRecord::Failed(format!("the id is longer than {} bytes", id::LONGEST)));
    }
    let texts = texts(&fields, !article.title.is_empty());
    (article.teaser, article.body) = (texts.teaser, texts.body);
    settle(&mut article);
    let mut unread = Vec::new();
    article.published = date(&fields, FieldName::Published, &mut unread);
    article.updated = date(&fields, FieldName::Updated, &mut unread);
    facts(&fields, around, &mut article);
    article.add_missing_origins(|_| Origin::Record);
    if is_no_article(record) && !texts.is_stated {
        return Err(NoRecord::Other(needed(record)));
    }
    if article.body.is_empty()
        && let Some(page) = texts.page
        && let Ok(mut draft) = html::read(page, source)
    {
        fill(&mut draft.article, article);
        draft.unread_keys = unread;
        return Ok(draft);
    }
    if article.body.is_empty() && article.teaser.is_empty() {
        let long = long_texts(&fields);
        if article.title.is_empty() {
            return Err(match long.first() {
                None => NoRecord::Other(needed(record)),
                Some(key) => NoRecord::Failed(format!(
                    "{}; if `{key}` is the text, write body = \"{key}\" below [keys] in nachlese.toml",
                    needed(record)
                )),
            });
        }
        unread.extend(long.into_iter().map(|key| UnreadKey { key, why: UnreadWhy::LongText }));
    }
    Ok(Draft::of_record(article, unread))
}

/// Leaves out what is said twice: a teaser that is the headline, or the beginning of the text.
pub(super) fn settle(article: &mut Article) {
    let begins = |text: &str, with: &str| {
        let letters =
            |text: &str| text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        // The text is looked at as far as the teaser goes.
        let head = text.get(..text.floor_char_boundary(2 * with.len() + 64)).unwrap_or(text);
        letters(head).starts_with(&letters(with))
    };
    let (teaser, body) = (article.teaser.as_str(), article.body.as_str());
    if !teaser.is_empty() && (begins(body, teaser) || teaser == article.title) {
        article.teaser.clear();
    }
}

fn own_id(fields: &Fields<'_>) -> String {
    let text = |value: &Value| match value {
        Value::Number(number) => number.to_string(),
        Value::Object(object) => {
            let known = ["$oid", "$numberLong", "$uuid", "rendered"].iter().find_map(|key| object.get(*key));
            known.and_then(Value::as_str).unwrap_or_default().to_owned()
        }
        Value::String(text) if !plain::is_nothing(text) => text.trim().to_owned(),
        _ => String::new(),
    };
    first(fields, FieldName::Id, |_, value| text(value))
}

/// The headline; of a page's title the part that is said to be it.
fn title(fields: &Fields<'_>) -> String {
    let title = first(fields, FieldName::Title, |_, value| plain::line(value));
    let others = fields.each(FieldName::Title).filter(|c| (0..=2).contains(&c.rank));
    let others = others.flat_map(|c| &c.values).map(|value| plain::line(value));
    let mut heads = others.filter(|other| {
        let tail = title.strip_prefix(other.as_str()).map(str::trim_start).unwrap_or_default();
        !other.is_empty() && tail.starts_with(['-', '–', '—', '|', '•', ':'])
    });
    heads.next().unwrap_or(title)
}

/// The text of a record.
#[derive(Default)]
struct Texts<'v> {
    teaser: String,
    body: String,
    /// Whether the body is one by its key, and no description.
    is_stated: bool,
    /// A whole page, where there is no body.
    page: Option<&'v str>,
}

fn texts<'v>(fields: &Fields<'v>, titled: bool) -> Texts<'v> {
    let raw = i16::from(table::RAW);
    let description = i16::from(table::DESCRIPTION);
    let body = longest(fields.each(FieldName::Body).filter(|c| c.rank < raw));
    let body =
        body.or_else(|| longest(fields.each(FieldName::Body).filter(|c| (raw..OF_PAGE).contains(&c.rank))));
    let teaser = longest(fields.each(FieldName::Teaser).filter(|c| c.rank < description)).unwrap_or_default();
    let described =
        longest(fields.each(FieldName::Teaser).filter(|c| c.rank >= description)).unwrap_or_default();
    let beside = |teaser: String| if teaser.is_empty() { described.clone() } else { teaser };
    if let Some(body) = body {
        return Texts { teaser: beside(teaser), body, is_stated: true, page: None };
    }
    let values = fields.each(FieldName::Body).flat_map(|c| &c.values);
    let page = values.filter_map(|value| value.as_str()).find(|text| is_page(text));
    if page.is_some() {
        return Texts { teaser: beside(teaser), page, ..Texts::default() };
    }
    // A description alone may be one of anything.
    if titled || !teaser.is_empty() {
        return Texts { teaser, body: described, ..Texts::default() };
    }
    Texts::default()
}

/// The longest text of the best rank; whole pages are none.
fn longest<'c, 'v: 'c>(candidates: impl Iterator<Item = &'c Candidate<'v>>) -> Option<String> {
    let mut best: Option<(i16, String)> = None;
    for candidate in candidates {
        if best.as_ref().is_some_and(|(rank, _)| *rank < candidate.rank) {
            break;
        }
        let plain = candidate.values.iter().filter(|value| !value.as_str().is_some_and(is_page));
        let texts: Vec<String> =
            plain.map(|value| plain::paragraphs(value)).filter(|text| !text.is_empty()).collect();
        let text = texts.join("\n\n");
        if !text.is_empty() && best.as_ref().is_none_or(|(_, known)| known.len() < text.len()) {
            best = Some((candidate.rank, text));
        }
    }
    best.map(|(_, text)| text)
}

/// The first candidate that `read` makes something of.
fn first(fields: &Fields<'_>, field: FieldName, read: impl Fn(i16, &Value) -> String) -> String {
    let values = fields.each(field).flat_map(|c| c.values.iter().map(|value| (c.rank, *value)));
    values.map(|(rank, value)| read(rank, value)).find(|text| !text.is_empty()).unwrap_or_default()
}

/// The first date that can be read. Those that come before it and cannot are reported, but for what
/// is said of the page.
fn date(fields: &Fields<'_>, field: FieldName, unread: &mut Vec<UnreadKey>) -> Option<Moment> {
    for candidate in fields.each(field) {
        match candidate.values.iter().find_map(|value| when::moment(value)) {
            Some(Ok(moment)) => return Some(moment),
            Some(Err(_)) if candidate.rank < OF_PAGE => {
                unread.push(UnreadKey { key: candidate.key.clone(), why: UnreadWhy::Date });
            }
            _ => {}
        }
    }
    None
}

fn facts(fields: &Fields<'_>, around: &Around<'_>, article: &mut Article) {
    article.url = first(fields, FieldName::Url, |rank, value| {
        let url = address::of_value(value);
        // Any key may hold an address; one that is called so is believed to.
        let fits = if rank <= 0 { !url.contains(char::is_whitespace) } else { address::is_address(&url) };
        if fits { url } else { String::new() }
    });
    let name = |value: &Value| {
        let names = plain::line(value);
        let name = names.split(';').next().unwrap_or_default().trim();
        if is_name(name) { name.to_owned() } else { String::new() }
    };
    article.source = first(fields, FieldName::Source, |_, value| {
        let address = address::of_value(value);
        if address::is_address(&address) { address::domain(&address).to_owned() } else { name(value) }
    });
    article.section = first(fields, FieldName::Section, |_, value| name(value));
    article.author = first(fields, FieldName::Author, |_, value| {
        people::names(value, &|object| referred(object, around.graph))
    });
    article.keyword = keywords_of(fields);
    agencies(fields, article);
    article.language = first(fields, FieldName::Language, |_, value| language(&plain::line(value)));
    for (mine, outer) in [
        (&mut article.source, &around.article.source),
        (&mut article.section, &around.article.section),
        (&mut article.language, &around.article.language),
    ] {
        if mine.is_empty() {
            mine.clone_from(outer);
        }
    }
    name_by_address(article);
}

/// The keywords of a record: of several keys those that tell them apart.
fn keywords_of(fields: &Fields<'_>) -> Vec<String> {
    let of_key = |candidate: &Candidate<'_>| {
        let mut names = Vec::new();
        candidate.values.iter().for_each(|value| plain::names(value, &mut names));
        (keywords::keywords(names.iter().map(String::as_str)), ())
    };
    let found = keywords::likeliest(fields.each(FieldName::Keyword).map(of_key));
    found.map(|(keywords, ())| keywords).unwrap_or_default()
}

/// The agencies of a record: what keys state that are called so, and those of its bylines.
fn agencies(fields: &Fields<'_>, article: &mut Article) {
    let mut texts = Vec::new();
    for candidate in fields.each(FieldName::Agency).chain(fields.each(FieldName::Author)) {
        candidate.values.iter().for_each(|value| plain::names(value, &mut texts));
    }
    let found = texts.iter().flat_map(|text| agency::in_byline(text)).collect();
    agency::add(article, found, Some(Origin::Record));
}

/// Calls an outlet that has no name by its domain.
pub(super) fn name_by_address(article: &mut Article) {
    if article.source.is_empty() && address::is_address(&article.url) {
        address::domain(&article.url).clone_into(&mut article.source);
        article.provenance.set(FieldName::Source, (!article.source.is_empty()).then_some(Origin::Address));
    }
}

/// Whether a text is short enough for a name, is one alone, and none of a network's accounts
/// (`@elbkurier`).
pub(super) fn is_name(text: &str) -> bool {
    text.chars().count() <= LONGEST_NAME && !text.contains(';') && !text.starts_with('@')
}

/// The name of what an object refers to.
fn referred(object: &Value, graph: &[Value]) -> Option<String> {
    let id = object.get("@id")?;
    // Authors stand near their articles; among more a search for each would take too long.
    let thing = graph.iter().take(MOST_THINGS).find(|thing| thing.get("@id") == Some(id))?;
    thing.get("name").map(plain::line)
}

/// A code of BCP 47.
pub(super) fn language(text: &str) -> String {
    match text.to_lowercase().as_str() {
        "german" | "deutsch" | "ger" | "deu" => "de".to_owned(),
        "english" | "englisch" | "eng" => "en".to_owned(),
        _ if text.len() > 35 || text.contains(' ') => String::new(),
        _ => text.replace('_', "-"),
    }
}

/// What is said all around the records of a list.
pub(super) fn said_of_all(outer: &Map<String, Value>, keys: &Keys) -> Article {
    let mut article = Article::default();
    let fields = Fields::of(outer, keys);
    facts(&fields, &Around::default(), &mut article);
    // A feed is called as its outlet is.
    let is_feed =
        ["feed_url", "home_page_url", "feedUrl", "homePageUrl"].iter().any(|key| outer.contains_key(*key));
    if is_feed {
        article.source = title(&fields);
    } else if article.provenance.get(FieldName::Source).is_some() {
        article.source.clear();
    }
    article
}

/// What the record says goes before what the page shows.
fn fill(page: &mut Article, mut record: Article) {
    // A domain is no better than what the page calls itself.
    let is_domain = record.provenance.get(FieldName::Source) != Some(Origin::Record);
    for name in FieldName::ALL {
        let is_taken = match name {
            FieldName::Id => true,
            FieldName::Path | FieldName::Body => false,
            FieldName::Source if is_domain => !record.source.is_empty() && page.source.is_empty(),
            name => !record.value(name).is_empty(),
        };
        if is_taken {
            page.take(name, &mut record);
        }
    }
}

/// Whether a record says itself that it is no article.
fn is_no_article(record: &Map<String, Value>) -> bool {
    let is_article = |kind: &Value| {
        kind.as_str().is_some_and(|kind| {
            ["Article", "Posting", "Report", "Review"].iter().any(|name| kind.ends_with(name))
        })
    };
    let typed = record.get("@type");
    let thing = typed.is_some_and(|kind| {
        !(is_article(kind) || kind.as_array().is_some_and(|kinds| kinds.iter().any(is_article)))
    });
    thing || is_picture(record) || record.contains_key("$schema")
}

/// What a record lacks.
pub(super) fn needed(record: &Map<String, Value>) -> String {
    let mut keys: Vec<&str> = record.keys().map(String::as_str).take(MOST_NAMED).collect();
    let more = format!("{} more", record.len().saturating_sub(MOST_NAMED));
    if record.len() > MOST_NAMED {
        keys.push(&more);
    }
    let keys = if keys.is_empty() {
        "it has no keys".to_owned()
    } else {
        format!("its keys are {}", keys.join(", "))
    };
    format!("a record needs a title, a teaser or a body; {keys}")
}

/// Keys that nobody knows and that hold long texts.
fn long_texts(fields: &Fields<'_>) -> Vec<String> {
    let mut long = Vec::new();
    for unknown in fields.unknown.iter().filter(|unknown| !table::is_beside(&unknown.name)) {
        find_long(&unknown.key, unknown.value, 4, &mut long);
    }
    long.truncate(MOST_UNREAD);
    long
}

fn find_long(key: &str, value: &Value, depth: usize, long: &mut Vec<String>) {
    let Some(depth) = depth.checked_sub(1) else { return };
    match value {
        Value::Object(object) => {
            object.iter().for_each(|(inner, value)| find_long(&format!("{key}.{inner}"), value, depth, long));
        }
        Value::String(text) if address::is_address(text) => {}
        _ if plain::paragraphs(value).chars().count() > LONG => long.push(key.to_owned()),
        _ => {}
    }
}
