//! The values of front matter to the fields of the article.

use super::FrontMatter;
use super::value::{Map, Value};
use crate::format::draft::{Draft, UnreadKey, UnreadReason};
use crate::format::key_names::{front_matter_names, in_front_matter, normalize};
use crate::format::markup;
use crate::id;
use crate::{agency, keywords};
use nachlese_article::{Article, FieldName};
use nachlese_dates::Moment;

/// Tables whose values are about the article, too, as in Zola and Hugo.
const TABLES: &[&str] = &["extra", "params", "taxonomies"];

/// Shortest value of an unknown key, in characters, that may be a text somebody misses.
const LONG: usize = 200;

impl FrontMatter {
    /// Sets the fields of a draft's article; returns the paragraphs of a body in the front matter.
    pub(in crate::format) fn apply(self, draft: &mut Draft) -> Vec<String> {
        let FrontMatter { values, left_out, origin } = self;
        draft.left_out.extend(left_out);
        let fields = HeadFields(&values);
        let article = &mut draft.article;
        article.title = fields.line(FieldName::Title);
        article.teaser = fields.line(FieldName::Teaser);
        article.author =
            fields.value(FieldName::Author).map_or_else(String::new, |value| value.texts().join("; "));
        let bylines = fields.value(FieldName::Author).into_iter().chain(fields.value(FieldName::Agency));
        let agencies = bylines.flat_map(Value::texts).flat_map(agency::in_byline).collect();
        agency::add(article, agencies, Some(origin));
        let stated = fields.values(FieldName::Keyword).into_iter();
        let keywords = stated.map(|(_, value)| (keywords::keywords(value.texts()), ()));
        article.keyword = keywords::likeliest(keywords).map(|(names, ())| names).unwrap_or_default();
        article.section = fields.line(FieldName::Section);
        article.language = fields.line(FieldName::Language).replace('_', "-");
        fields.places(article);
        let own = fields.line(FieldName::Id);
        let own = id::encode(&own);
        if !own.is_empty() && own.len() <= id::LONGEST_ID {
            article.id = own;
        }
        let mut unread = Vec::new();
        article.published = fields.moment(FieldName::Published, &mut unread);
        article.updated = fields.moment(FieldName::Updated, &mut unread);
        article.add_missing_origins(|_| origin);
        unread.iter().for_each(|key| unread_date(draft, key));
        let body = fields.value(FieldName::Body).and_then(Value::text).unwrap_or_default();
        body.split("\n\n").map(one_line).filter(|paragraph| !paragraph.is_empty()).collect()
    }

    /// Unknown keys with long texts, for [`unread_text`].
    pub(in crate::format) fn long_keys(&self) -> Vec<String> {
        let long = |value: &Value| value.text().is_some_and(|text| text.chars().count() >= LONG);
        let unknown = self.values.iter().filter(|(key, value)| in_front_matter(key).is_none() && long(value));
        unknown.map(|(key, _)| key.clone()).collect()
    }
}

/// Notes a key whose date could not be read.
fn unread_date(draft: &mut Draft, key: &str) {
    draft.unread_keys.push(UnreadKey { key: key.to_owned(), why: UnreadReason::Date });
}

/// Notes an unknown key with a long text.
pub(in crate::format) fn unread_text(draft: &mut Draft, key: String) {
    draft.unread_keys.push(UnreadKey { key, why: UnreadReason::LongText });
}

/// The values of front matter by field.
struct HeadFields<'v>(&'v Map);

impl<'v> HeadFields<'v> {
    /// Keys and values of a field, without placeholders: those at the top level before those in
    /// tables, preferred names first.
    fn values(&self, field: FieldName) -> Vec<(&'v str, &'v Value)> {
        let tables = self.0.iter().filter_map(|(key, value)| match value {
            Value::Map(map) if TABLES.contains(&normalize(key).as_str()) => Some(map),
            _ => None,
        });
        let maps: Vec<&Map> = std::iter::once(self.0).chain(tables).collect();
        let mut found = Vec::new();
        for map in maps {
            for wanted in front_matter_names(field) {
                let named =
                    map.iter().filter(|(key, value)| normalize(key) == *wanted && !value.texts().is_empty());
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

    /// Sets outlet and address. A `permalink` is often only a path, and a `source` may be an
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

    /// The first date that can be read; if none can, the keys are noted as unread.
    fn moment(&self, field: FieldName, unread: &mut Vec<String>) -> Option<Moment> {
        let stated = self.values(field);
        let moment = stated.iter().find_map(|(_, value)| Moment::parse(value.text()?).ok());
        if moment.is_none() {
            unread.extend(stated.iter().map(|(key, _)| (*key).to_owned()));
        }
        moment
    }
}

/// A value as one line, without markup.
fn one_line(text: &str) -> String {
    let plain = markup::plain(text);
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
