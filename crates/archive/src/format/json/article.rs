//! A record to its draft: its keys suggest fields, its values decide.

use super::fields::{Candidate, Fields};
use super::wrapped::is_picture;
use super::{address, people, plain, record_keys, when};
use crate::failure_kind::FailureKind;
use crate::format::draft::{Draft, Source, UnreadKey, UnreadReason};
use crate::format::html;
use crate::format::key_names;
use crate::format::keys::Keys;
use crate::id;
use crate::kind::is_page;
use crate::{agency, keywords};
use nachlese_article::{Article, FieldName, Origin};
use nachlese_dates::Moment;
use serde_json::{Map, Value};

/// Shortest text, in characters, that is reported as missed if a record has no other.
const LONG: usize = 200;

/// Most things of a graph that are searched for one that is referred to.
const MOST_THINGS: usize = 500;

/// Most keys that a message names.
const MOST_NAMED: usize = 10;

/// Most keys with long texts that are reported of a record.
const MOST_UNREAD: usize = 20;

/// Longest name of an outlet or a section, in characters.
const LONGEST_NAME: usize = 80;

/// From this rank on, a key is about the page of the record.
const OF_PAGE: i16 = 10;

/// Why a record is no article.
#[derive(Debug)]
pub(super) enum RecordError {
    /// It is a record of something else.
    NoArticle(FailureKind),
    /// It may be an article, and could not be read.
    Failed(FailureKind),
}

/// What is known about a record from around it.
#[derive(Default)]
pub(super) struct RecordContext<'v> {
    /// The fields that are stated for all records of a list.
    pub(super) article: Article,
    /// Things that the record may refer to.
    pub(super) graph: &'v [Value],
    /// Its position inside its place: `[7]`.
    pub(super) below: String,
}

/// Reads a record.
pub(super) fn draft(
    record: &Map<String, Value>,
    context: &RecordContext<'_>,
    source: Source<'_>,
    keys: &Keys,
) -> Result<Draft, RecordError> {
    let fields = Fields::new(record, keys);
    let base = source.article();
    let own_id = own_id(&fields);
    let mut article = Article {
        id: if own_id.is_empty() { format!("{}{}", base.id, context.below) } else { id::encode(&own_id) },
        path: base.path,
        title: title(&fields),
        ..Article::default()
    };
    if article.id.len() > id::LONGEST_ID {
        return Err(RecordError::Failed(FailureKind::IdTooLong { longest: id::LONGEST_ID }));
    }
    let texts = texts(&fields, !article.title.is_empty());
    (article.teaser, article.body) = (texts.teaser, texts.body);
    drop_repeated_teaser(&mut article);
    let mut unread = Vec::new();
    article.published = date(&fields, FieldName::Published, &mut unread);
    article.updated = date(&fields, FieldName::Updated, &mut unread);
    facts(&fields, context, &mut article);
    article.add_missing_origins(|_| Origin::Record);
    if is_no_article(record) && !texts.is_stated {
        return Err(RecordError::NoArticle(no_text(record, None)));
    }
    if article.body.is_empty()
        && let Some(page) = texts.page
        && let Ok(mut draft) = html::read(page, source)
    {
        overlay(&mut draft.article, article);
        draft.unread_keys = unread;
        return Ok(draft);
    }
    if article.body.is_empty() && article.teaser.is_empty() {
        let long = long_texts(&fields);
        if article.title.is_empty() {
            return Err(match long.first() {
                None => RecordError::NoArticle(no_text(record, None)),
                Some(key) => RecordError::Failed(no_text(record, Some(key.clone()))),
            });
        }
        unread.extend(long.into_iter().map(|key| UnreadKey { key, why: UnreadReason::LongText }));
    }
    Ok(Draft::new(article, unread))
}

/// Drops a teaser that repeats the headline, or the beginning of the text.
pub(super) fn drop_repeated_teaser(article: &mut Article) {
    let begins = |text: &str, with: &str| {
        let letters =
            |text: &str| text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        // Only the beginning of the text is compared.
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

/// The headline. If it is the title of a page, and another key holds the headline in it, that one.
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
    /// Whether the body is one by its key, not a description.
    is_stated: bool,
    /// A whole page, if there is no body.
    page: Option<&'v str>,
}

fn texts<'v>(fields: &Fields<'v>, titled: bool) -> Texts<'v> {
    let raw = i16::from(key_names::RAW);
    let description = i16::from(key_names::DESCRIPTION);
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

/// The longest text of the best rank, without whole pages.
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

/// The first non-empty text that `read` makes of a candidate.
fn first(fields: &Fields<'_>, field: FieldName, read: impl Fn(i16, &Value) -> String) -> String {
    let values = fields.each(field).flat_map(|c| c.values.iter().map(|value| (c.rank, *value)));
    values.map(|(rank, value)| read(rank, value)).find(|text| !text.is_empty()).unwrap_or_default()
}

/// The first date that can be read. Keys before it with a date that cannot are noted as unread,
/// except those about the page.
fn date(fields: &Fields<'_>, field: FieldName, unread: &mut Vec<UnreadKey>) -> Option<Moment> {
    for candidate in fields.each(field) {
        match candidate.values.iter().find_map(|value| when::moment(value)) {
            Some(Ok(moment)) => return Some(moment),
            Some(Err(_)) if candidate.rank < OF_PAGE => {
                unread.push(UnreadKey { key: candidate.key.clone(), why: UnreadReason::Date });
            }
            _ => {}
        }
    }
    None
}

fn facts(fields: &Fields<'_>, context: &RecordContext<'_>, article: &mut Article) {
    article.url = first(fields, FieldName::Url, |rank, value| {
        let url = address::of_value(value);
        // Other keys must hold a web address; one that is named so may hold any.
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
        people::names(value, &|object| referred(object, context.graph))
    });
    article.keyword = keywords_of(fields);
    agencies(fields, article);
    article.language = first(fields, FieldName::Language, |_, value| language(&plain::line(value)));
    for (mine, outer) in [
        (&mut article.source, &context.article.source),
        (&mut article.section, &context.article.section),
        (&mut article.language, &context.article.language),
    ] {
        if mine.is_empty() {
            mine.clone_from(outer);
        }
    }
    name_by_address(article);
}

/// The keywords of a record, from the likeliest of its keys.
fn keywords_of(fields: &Fields<'_>) -> Vec<String> {
    let of_key = |candidate: &Candidate<'_>| {
        let mut names = Vec::new();
        candidate.values.iter().for_each(|value| plain::names(value, &mut names));
        (keywords::keywords(names.iter().map(String::as_str)), ())
    };
    let found = keywords::likeliest(fields.each(FieldName::Keyword).map(of_key));
    found.map(|(keywords, ())| keywords).unwrap_or_default()
}

/// Adds the agencies of a record: those that keys for agencies name, and those of its bylines.
fn agencies(fields: &Fields<'_>, article: &mut Article) {
    let mut texts = Vec::new();
    for candidate in fields.each(FieldName::Agency).chain(fields.each(FieldName::Author)) {
        candidate.values.iter().for_each(|value| plain::names(value, &mut texts));
    }
    let found = texts.iter().flat_map(|text| agency::in_byline(text)).collect();
    agency::add(article, found, Some(Origin::Record));
}

/// Names an outlet without a name by its domain.
pub(super) fn name_by_address(article: &mut Article) {
    if article.source.is_empty() && address::is_address(&article.url) {
        address::domain(&article.url).clone_into(&mut article.source);
        article.provenance.set(FieldName::Source, (!article.source.is_empty()).then_some(Origin::Address));
    }
}

/// Whether a text can be a name: short, a single one, and no account of a network (`@elbkurier`).
pub(super) fn is_name(text: &str) -> bool {
    text.chars().count() <= LONGEST_NAME && !text.contains(';') && !text.starts_with('@')
}

/// The name of the thing that an object refers to.
fn referred(object: &Value, graph: &[Value]) -> Option<String> {
    let id = object.get("@id")?;
    // Authors are near their articles; to search all things for each would take too long.
    let thing = graph.iter().take(MOST_THINGS).find(|thing| thing.get("@id") == Some(id))?;
    thing.get("name").map(plain::line)
}

/// A language code of BCP 47; empty if there is none.
pub(super) fn language(text: &str) -> String {
    match text.to_lowercase().as_str() {
        "german" | "deutsch" | "ger" | "deu" => "de".to_owned(),
        "english" | "englisch" | "eng" => "en".to_owned(),
        _ if text.len() > 35 || text.contains(' ') => String::new(),
        _ => text.replace('_', "-"),
    }
}

/// The fields that the object around a list states for its records.
pub(super) fn list_defaults(outer: &Map<String, Value>, keys: &Keys) -> Article {
    let mut article = Article::default();
    let fields = Fields::new(outer, keys);
    facts(&fields, &RecordContext::default(), &mut article);
    // The title of a feed is the name of its outlet.
    let is_feed =
        ["feed_url", "home_page_url", "feedUrl", "homePageUrl"].iter().any(|key| outer.contains_key(*key));
    if is_feed {
        article.source = title(&fields);
    } else if article.provenance.get(FieldName::Source).is_some() {
        article.source.clear();
    }
    article
}

/// Puts the fields of a record over those of the page in it.
fn overlay(page: &mut Article, mut record: Article) {
    // A domain is no better than the name that the page has for itself.
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

/// Whether a record declares that it is no article.
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

/// The failure of a record without a text.
fn no_text(record: &Map<String, Value>, text_key: Option<String>) -> FailureKind {
    let keys = record.keys().take(MOST_NAMED).cloned().collect();
    FailureKind::NoText { keys, more: record.len().saturating_sub(MOST_NAMED), text_key }
}

/// Unknown keys with long texts.
fn long_texts(fields: &Fields<'_>) -> Vec<String> {
    let mut long = Vec::new();
    for unknown in fields.unknown.iter().filter(|unknown| !record_keys::is_beside(&unknown.name)) {
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
