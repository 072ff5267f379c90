//! The values of a head to the fields of its article.

use super::Head;
use super::meaning::{self, folded, keys};
use super::value::{Map, Value};
use crate::format::{Draft, UnreadKey, UnreadWhy, markup};
use crate::id;
use crate::{agency, keywords};
use nachlese_article::{Article, FieldName};
use nachlese_dates::Moment;

/// Tables of a head whose values are about the article too, as Zola and Hugo have them.
const TABLES: &[&str] = &["extra", "params", "taxonomies"];

/// From so many characters on a value under an unknown key is a text that somebody may miss.
const LONG: usize = 200;

impl Head {
    /// Says what the head says of a draft's article; returns the paragraphs that stand in the head
    /// itself.
    pub(in crate::format) fn tell(self, draft: &mut Draft) -> Vec<String> {
        let Head { values, left_out, origin } = self;
        draft.left_out.extend(left_out);
        let said = Said(&values);
        let article = &mut draft.article;
        article.title = said.line(FieldName::Title);
        article.teaser = said.line(FieldName::Teaser);
        article.author =
            said.value(FieldName::Author).map_or_else(String::new, |value| value.texts().join("; "));
        let bylines = said.value(FieldName::Author).into_iter().chain(said.value(FieldName::Agency));
        let agencies = bylines.flat_map(Value::texts).flat_map(agency::in_byline).collect();
        agency::add(article, agencies, Some(origin));
        let stated = said.values(FieldName::Keyword).into_iter();
        let keywords = stated.map(|(_, value)| (keywords::keywords(value.texts()), ()));
        article.keyword = keywords::likeliest(keywords).map(|(names, ())| names).unwrap_or_default();
        article.section = said.line(FieldName::Section);
        article.language = said.line(FieldName::Language).replace('_', "-");
        said.places(article);
        let own = said.line(FieldName::Id);
        let own = id::encode(&own);
        if !own.is_empty() && own.len() <= id::LONGEST {
            article.id = own;
        }
        let mut unread = Vec::new();
        article.published = said.moment(FieldName::Published, &mut unread);
        article.updated = said.moment(FieldName::Updated, &mut unread);
        article.add_missing_origins(|_| origin);
        unread.iter().for_each(|key| unread_date(draft, key));
        let body = said.value(FieldName::Body).and_then(Value::text).unwrap_or_default();
        body.split("\n\n").map(one_line).filter(|paragraph| !paragraph.is_empty()).collect()
    }

    /// Keys of long texts that no rule knows, for [`unread_text`].
    pub(in crate::format) fn long_keys(&self) -> Vec<String> {
        let long = |value: &Value| value.text().is_some_and(|text| text.chars().count() >= LONG);
        let unknown = self.values.iter().filter(|(key, value)| meaning::of(key).is_none() && long(value));
        unknown.map(|(key, _)| key.clone()).collect()
    }
}

/// Says that there is a date under a key that cannot be read.
fn unread_date(draft: &mut Draft, key: &str) {
    draft.unread_keys.push(UnreadKey { key: key.to_owned(), why: UnreadWhy::Date });
}

/// Says that there is a long text under a key that no rule knows.
pub(in crate::format) fn unread_text(draft: &mut Draft, key: String) {
    draft.unread_keys.push(UnreadKey { key, why: UnreadWhy::LongText });
}

/// The values of a head, by what they mean.
struct Said<'v>(&'v Map);

impl<'v> Said<'v> {
    /// Keys and values of a field that say something, the one that counts first; those of the
    /// head itself before those of its tables.
    fn values(&self, field: FieldName) -> Vec<(&'v str, &'v Value)> {
        let tables = self.0.iter().filter_map(|(key, value)| match value {
            Value::Map(map) if TABLES.contains(&folded(key).as_str()) => Some(map),
            _ => None,
        });
        let maps: Vec<&Map> = std::iter::once(self.0).chain(tables).collect();
        let mut found = Vec::new();
        for map in maps {
            for wanted in keys(field) {
                let named =
                    map.iter().filter(|(key, value)| folded(key) == *wanted && !value.texts().is_empty());
                found.extend(named.map(|(key, value)| (key.as_str(), value)));
            }
        }
        found
    }

    fn value(&self, field: FieldName) -> Option<&'v Value> {
        self.values(field).first().map(|(_, value)| *value)
    }

    fn line(&self, field: FieldName) -> String {
        self.value(field).and_then(Value::text).map(one_line).unwrap_or_default()
    }

    /// Outlet and address. A `permalink` is mostly a path on the site, and a `source` may be an
    /// address.
    fn places(&self, article: &mut Article) {
        let is_address = |text: &str| text.starts_with("http://") || text.starts_with("https://");
        let sources: Vec<&str> =
            self.values(FieldName::Source).into_iter().flat_map(|(_, v)| v.texts()).collect();
        let addresses = self.values(FieldName::Url).into_iter().flat_map(|(_, value)| value.texts());
        let url = addresses.chain(sources.iter().copied()).find(|text| is_address(text));
        url.unwrap_or_default().clone_into(&mut article.url);
        article.source = sources.into_iter().find(|text| !is_address(text)).map(one_line).unwrap_or_default();
    }

    /// The first date that can be read; where none can, their keys are unread.
    fn moment(&self, field: FieldName, unread: &mut Vec<String>) -> Option<Moment> {
        let stated = self.values(field);
        let moment = stated.iter().find_map(|(_, value)| Moment::parse(value.text()?).ok());
        if moment.is_none() {
            unread.extend(stated.iter().map(|(key, _)| (*key).to_owned()));
        }
        moment
    }
}

/// A value as a line: without markup, white space closed up.
fn one_line(text: &str) -> String {
    let plain = markup::plain(text);
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
