//! What the keys of heads mean, in German and English.

use nachlese_article::FieldName;

/// The keys of each field, [folded]; of several that a head has the first one counts.
#[rustfmt::skip]
const KEYS: &[(FieldName, &[&str])] = &[
    (FieldName::Title, &["title", "titel", "headline", "ueberschrift", "schlagzeile", "ogtitle"]),
    (FieldName::Teaser, &[
        "teaser", "vorspann", "lead", "einleitung", "anreisser", "subtitle", "untertitel", "unterzeile", "excerpt", "summary",
        "zusammenfassung", "abstract", "kurztext", "description", "beschreibung", "intro", "introduction", "metabeschreibung",
        "metadescription", "ogdescription",
    ]),
    (FieldName::Body, &["body", "content", "inhalt", "artikeltext", "volltext", "fulltext"]),
    (FieldName::Published, &[
        "published", "publishedat", "publishdate", "publisheddate", "pubdate", "datepublished", "publicationdate", "publishedtime",
        "veroeffentlicht", "veroeffentlichtam", "veroeffentlichung", "veroeffentlichungsdatum", "erschienen",
        "erschienenam", "erscheinungsdatum", "date", "datum", "created", "createdat", "erstellt",
    ]),
    (FieldName::Updated, &[
        "updated", "updatedat", "lastmod", "lastmodified", "modified", "datemodified", "lastupdated", "aktualisiert",
        "aktualisiertam", "geaendert", "geaendertam",
    ]),
    (FieldName::Author, &[
        "author", "authors", "autor", "autorin", "autoren", "autorinnen", "verfasser", "verfasserin", "byline",
        "authorname",
    ]),
    (FieldName::Source, &[
        "source", "quelle", "medium", "outlet", "publication", "publisher", "zeitung", "sitename", "ogsitename",
    ]),
    (FieldName::Section, &["section", "ressort", "rubrik", "category", "kategorie", "categories", "kategorien"]),
    (FieldName::Keyword, &[
        "tags", "tag", "keywords", "keyword", "schlagworte", "schlagwort", "schlagwoerter", "stichworte", "stichwoerter", "topics",
        "themen", "newskeywords", "articletag",
    ]),
    (FieldName::Agency, &["agency", "agencies", "agentur", "agenturen", "nachrichtenagentur"]),
    (FieldName::Url, &[
        "url", "link", "originalurl", "sourceurl", "urlsource", "canonical", "canonicalurl", "permalink", "quelllink", "adresse",
    ]),
    (FieldName::Language, &["language", "lang", "sprache", "locale"]),
    (FieldName::Id, &["id", "uuid", "guid"]),
];

/// The folded keys of a field, the one that counts first.
pub(super) fn keys(field: FieldName) -> &'static [&'static str] {
    KEYS.iter().find(|(of, _)| *of == field).map_or(&[], |(_, keys)| keys)
}

/// The field that a key means.
pub(super) fn of(key: &str) -> Option<FieldName> {
    let key = folded(key);
    KEYS.iter().find(|(_, keys)| keys.contains(&key.as_str())).map(|(field, _)| *field)
}

/// A key in small letters and digits alone: `Veröffentlicht_am` is `veroeffentlichtam`.
pub(super) fn folded(key: &str) -> String {
    let mut folded = String::with_capacity(key.len());
    for c in key.chars().flat_map(char::to_lowercase) {
        match c {
            // An umlaut in two characters, as macOS has it.
            '\u{308}' => folded.push('e'),
            c if !c.is_alphanumeric() => {}
            'ä' => folded.push_str("ae"),
            'ö' => folded.push_str("oe"),
            'ü' => folded.push_str("ue"),
            'ß' => folded.push_str("ss"),
            c => folded.push(c),
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_mean_the_same_however_they_are_written() {
        for (key, meaning) in [
            ("Überschrift", Some(FieldName::Title)),
            ("U\u{308}berschrift", Some(FieldName::Title)),
            ("pubDate", Some(FieldName::Published)),
            ("veröffentlicht_am", Some(FieldName::Published)),
            ("Veroeffentlicht", Some(FieldName::Published)),
            ("Geändert", Some(FieldName::Updated)),
            ("original_url", Some(FieldName::Url)),
            ("og:site_name", Some(FieldName::Source)),
            ("tags", Some(FieldName::Keyword)),
            ("layout", None),
            ("", None),
        ] {
            assert_eq!(of(key), meaning, "{key}");
        }
    }

    #[test]
    fn no_key_means_two_things_and_all_are_folded() {
        let mut keys: Vec<&str> = KEYS.iter().flat_map(|(_, keys)| *keys).copied().collect();
        assert!(keys.iter().all(|key| folded(key) == *key));
        let all = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), all);
    }
}
