//! What makes two records copies of one article.

use nachlese_archive::address;
use nachlese_article::{Article, FieldName};

/// Hashes that stand for a record: BLAKE3, truncated to 64 bits. `records.bin` contains them, so a
/// change needs a new format version. Among ten million ids, the chance that any two share a hash
/// is 1 in 370,000.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Identity {
    /// Of the id that the record itself has.
    pub(crate) own: u64,
    /// Of what must be equal for two records of one id to be copies of one article: texts, date of
    /// publication, outlet, section, byline and normalized URL.
    pub(crate) content: u64,
    /// Of all other fields, and of the URL as it is spelt: an article whose record changes in these
    /// alone is written again.
    pub(crate) rest: u32,
    /// Of the URL, normalized.
    pub(crate) url: u64,
}

/// Fields that are no part of what remains: those of the content, but for the URL, whose spelling
/// counts there; the id; and the path, which is the file's.
const OF_CONTENT: [FieldName; 9] = [
    FieldName::Id,
    FieldName::Title,
    FieldName::Teaser,
    FieldName::Body,
    FieldName::Published,
    FieldName::Source,
    FieldName::Section,
    FieldName::Author,
    FieldName::Path,
];

impl Identity {
    pub(crate) fn of(a: &Article) -> Identity {
        let published = a.published.as_ref().map(ToString::to_string).unwrap_or_default();
        let url = address::normalized(&a.url);
        let rest = FieldName::ALL.into_iter().filter(|name| !OF_CONTENT.contains(name));
        let rest: Vec<_> = rest.map(|name| a.value(name).to_text("\n")).collect();
        Identity {
            own: hash([a.id.as_str()]),
            content: hash([&a.title, &a.teaser, &a.body, &published, &a.source, &a.section, &url, &a.author]),
            rest: hash(rest) as u32,
            url: name_hash(&url),
        }
    }
}

/// The hash of an id or a URL, by which it is found among records.
pub(crate) fn name_hash(name: &str) -> u64 {
    hash([name])
}

fn hash<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> u64 {
    let mut hasher = blake3::Hasher::new();
    for text in texts {
        let text = text.as_ref();
        hasher.update(&(text.len() as u64).to_le_bytes());
        hasher.update(text.as_bytes());
    }
    let mut first = [0; 8];
    hasher.finalize_xof().fill(&mut first);
    u64::from_le_bytes(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_in_indexes_stays_what_it_is() {
        let url = "http://www.elbkurier.example/a/".into();
        let article = Article { id: "a".into(), title: "Haus".into(), url, ..Article::default() };
        let expected = Identity {
            own: 12_559_661_471_446_138_455,
            content: 1_608_141_091_509_220_298,
            rest: 1_873_525_113,
            url: 10_227_880_944_556_967_759,
        };
        assert_eq!(Identity::of(&article), expected);
    }

    #[test]
    fn an_article_whose_keywords_change_is_the_same_and_written_again() {
        let with = |keyword: &[&str]| {
            let keyword = keyword.iter().map(|name| (*name).to_owned()).collect();
            Identity::of(&Article { id: "a".into(), keyword, ..Article::default() })
        };
        let (one, other) = (with(&["Elbe"]), with(&["Elbe", "Rat"]));
        assert_eq!((one.own, one.content, one.url), (other.own, other.content, other.url));
        assert_ne!(one.rest, other.rest);
    }

    #[test]
    fn the_spelling_of_an_address_makes_no_other_article() {
        let at = |url: &str| Identity::of(&Article { id: "a".into(), url: url.into(), ..Article::default() });
        let (one, other) =
            (at("http://www.elbkurier.example/a/"), at("https://elbkurier.example/a?utm_source=x"));
        assert_eq!((one.content, one.url), (other.content, other.url));
        assert_ne!(one.rest, other.rest, "the address that is shown is that of the record");
        assert_ne!(one.content, at("https://elbkurier.example/b").content);
    }
}
