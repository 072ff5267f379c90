//! What the names of keys mean: one table for records and front matter.
//!
//! Names are normalized ([`normalize`]): `datePublished`, `date_published` and `Date-Published` are
//! one. What a user says about keys ([`super::keys`]) goes before this table; the rules of records
//! that look at values and at several keys are in [`super::json`].
//!
//! The names are those of records of: Nachlese itself; fundus; news-please; trafilatura;
//! newspaper3k and 4k; readability; wallabag; JSON Feed; JSON-LD (schema.org); the REST interface
//! of WordPress; ninjs and dpa's wire; tagesschau's interface and its scrapers; the FANG
//! collection; hits of Elasticsearch, exports of MongoDB; and what Scrapy projects and tables with
//! German headers call things. Front matter adds those of Hugo, Jekyll, Zola, Eleventy and of
//! scrapers.

use nachlese_article::FieldName::{self, *};
use std::collections::HashMap;
use std::sync::LazyLock;

/// From this rank on a body is the raw page, or what is left of it: read if there is nothing
/// better.
pub(super) const RAW: u8 = 8;

/// Rank of a source that is only a domain: a name goes before it, wherever it stands.
pub(super) const DOMAIN: u8 = 20;

/// From this rank on a teaser is a description of the page, which is the text if there is no other.
pub(super) const DESCRIPTION: u8 = 2;

/// Names of keys, each with the field that it means and a rank: 0 is surely of the article itself.
/// Where a name stands in two rows, the values decide.
#[rustfmt::skip]
const IN_RECORDS: &[(FieldName, u8, &[&str])] = &[
    (Id, 0, &["id"]),
    (Id, 1, &["articleid", "artikelid", "docid", "documentid", "itemid", "postid", "newsid", "externalid", "uuid", "sophoraid"]),
    (Id, 2, &["guid", "urn"]),
    (Title, 0, &["title", "titel", "ueberschrift", "uberschrift", "schlagzeile", "maintitle", "articletitle", "artikeltitel", "newstitle", "haupttitel", "headlinemain"]),
    (Title, 1, &["headline", "header", "heading", "hauptzeile", "hl1", "headlinetext", "titletext", "posttitle"]),
    (Title, 4, &["ogtitle", "twittertitle", "subject", "betreff", "headlines"]),
    (Title, 5, &["titlepage", "pagetitle", "seotitle", "htmltitle", "metatitle", "titlerss", "dctitle"]),
    (Title, 6, &["alternativeheadline"]),
    (Teaser, 0, &["teaser", "teasertext", "lead", "leadtext", "lede", "vorspann", "standfirst", "shorttext", "intro", "introtext", "einleitung", "kurztext", "anriss", "anrisstext", "anreisser", "leadparagraph", "firstsentence", "dek", "deck"]),
    (Teaser, 1, &["subtitle", "untertitel", "unterzeile", "subheadline", "subline", "subheading", "bodyteaser", "hl2"]),
    (Teaser, 2, &["summary", "zusammenfassung", "abstract", "excerpt", "description", "beschreibung", "kurzbeschreibung", "shortdescription", "descriptiontext", "articledescription"]),
    (Teaser, 4, &["metadescription", "ogdescription", "twitterdescription", "seodescription", "snippet", "preview", "dcdescription", "dctermsabstract"]),
    (Body, 0, &["body", "text", "content", "maintext", "article", "articlebody", "articletext", "articlecontent", "bodytext", "fulltext", "volltext", "inhalt", "artikel", "artikeltext", "haupttext", "fliesstext", "paragraphs", "absaetze", "cleantext", "cleanedtext", "contenthtml", "bodyhtml", "contentencoded", "textbody", "newstext", "postcontent", "nachrichtentext", "bodyxhtml", "bodycontent", "storytext"]),
    (Body, 1, &["textcontent", "contenttext", "plaintext", "textplain", "contentplain", "bodyplain", "story", "nachricht", "meldung", "copy", "blocks", "contenttextonly"]),
    (Body, 3, &["articlehtml", "contentsnippet", "message", "cleanhtml"]),
    (Body, 5, &["rawtext"]),
    (Body, RAW, &["html", "rawhtml", "pagehtml", "rawcontent", "pagecontent", "pagesource", "sourcehtml", "htmlcontent", "raw", "markup", "quelltext"]),
    (Published, 0, &["published", "publishedat", "publishedon", "publishedtime", "publisheddate", "publisheddatetime", "datepublished", "datepublish", "publishdate", "publishtime", "publishat", "publishingdate", "publicationdate", "publicationtime", "pubdate", "firstpublished", "firstpublishedat", "firstpublicationdate", "veroeffentlicht", "veroffentlicht", "veroeffentlichtam", "veroffentlichtam", "veroeffentlichungsdatum", "veroffentlichungsdatum", "erschienen", "erschienenam", "erscheinungsdatum", "erscheinungstag", "publikationsdatum", "articlepublishedtime", "publicationdatetime"]),
    (Published, 1, &["date", "datum", "articledate", "artikeldatum", "postdate", "dateposted", "postedat", "displaydate", "issued", "dctermsissued", "dateissued", "pubdatetime", "newsdate", "releasedate", "embargoed", "sendedatum"]),
    (Published, 2, &["datetime", "dcdate", "dcdateissued", "firstcreated", "datumzeit", "zeitpunkt", "publishdatetime", "sailthrudate", "parselypubdate"]),
    (Published, 3, &["dategmt", "datecreated", "createddate", "dctermscreated", "timestamp", "zeitstempel", "unixtime", "pubdatetimestamp"]),
    (Published, 5, &["created", "erstellt", "erstelltam", "versioncreated"]),
    (Updated, 0, &["updated", "updatedat", "updatedon", "updatedtime", "dateupdated", "updatedate", "dateupdate", "lastupdated", "lastupdate", "modified", "modifiedat", "modifieddate", "modifiedtime", "datemodified", "datemodify", "lastmodified", "lastmodifiedat", "lastmodifieddate", "aktualisiert", "aktualisiertam", "geaendert", "geaendertam", "letzteaenderung", "aenderungsdatum", "articlemodifiedtime"]),
    (Updated, 2, &["versioncreated", "changed", "changedat", "edited", "editedat", "modifiedgmt", "stand", "dctermsmodified", "ogupdatedtime"]),
    (Source, 0, &["source", "quelle", "outlet", "zeitung", "medium", "newspaper", "sourcename", "sitename", "outletname", "publikation", "nachrichtenquelle", "newssource", "quellenname", "sender"]),
    (Source, 1, &["publisher", "publication", "publicationname", "publishername", "herausgeber", "ogsitename", "applicationname"]),
    (Source, 2, &["provider", "providername", "brand", "marke", "portal", "verlag", "creditline", "feedtitle", "feedname", "sitetitle", "dcpublisher"]),
    (Source, 4, &["website", "site", "feed"]),
    (Source, DOMAIN, &["sourcedomain", "hostname", "sourcehostname", "domain", "domainname", "host", "netloc", "sourceurl", "siteurl", "sourceuri"]),
    (Section, 0, &["section", "ressort", "rubrik", "articlesection", "sectionname", "ressortname", "newssection", "prismsection"]),
    (Section, 1, &["category", "categories", "kategorie", "kategorien", "categoryname", "bereich", "department", "ressorts"]),
    (Section, 2, &["channel", "kanal", "desk", "topic", "thema", "subsection"]),
    (Url, 0, &["url", "link", "permalink", "articleurl", "artikelurl", "adresse", "weburl", "pageurl", "newsurl", "shareurl"]),
    (Url, 1, &["canonicalurl", "canonicallink", "canonical", "webpageurl", "detailsweb", "finalurl", "respondedurl", "ogurl", "articlelink", "externalurl", "sourcelink"]),
    (Url, 2, &["href", "requestedurl", "mainentityofpage", "givenurl", "uri", "sourcearticleurl"]),
    (Url, 4, &["originurl", "guid"]),
    (Author, 0, &["author", "authors", "autor", "autoren", "autorin", "autorinnen", "verfasser", "verfasserin", "authorname", "authornames", "authorlist", "autorname", "articleauthor"]),
    (Author, 1, &["byline", "bylines", "writer", "writers", "creator", "creators", "dccreator", "journalist", "journalisten", "reporter", "redakteur", "redakteurin", "parselyauthor"]),
    (Author, 2, &["publishedby", "contributor", "contributors", "credit", "sailthruauthor"]),
    (Keyword, 0, &["keyword", "keywords", "tags", "schlagwort", "schlagworte", "schlagwoerter", "stichworte", "stichwoerter", "tag", "taglist", "newskeywords", "articletags"]),
    (Keyword, 1, &["topics", "themen", "metakeywords", "articletag", "tagnames", "keywordlist"]),
    (Agency, 0, &["agency", "agencies", "agentur", "agenturen", "nachrichtenagentur", "nachrichtenagenturen", "newsagency"]),
    (Agency, 1, &["dateline", "creditline", "credit"]),
    (Language, 0, &["language", "lang", "sprache", "inlanguage", "languagecode", "contentlanguage"]),
    (Language, 1, &["metalang", "locale", "oglocale", "dclanguage", "detectedlanguage"]),
];

/// The names that count in front matter, the preferred ones first. They are fewer than in records:
/// a line `Stand: …` or `Thema: …` above a text may be a line of the text.
#[rustfmt::skip]
const IN_FRONT_MATTER: &[(FieldName, &[&str])] = &[
    (Title, &[
        "title", "titel", "headline", "ueberschrift", "schlagzeile", "ogtitle",
    ]),
    (Teaser, &[
        "teaser", "vorspann", "lead", "einleitung", "anreisser", "subtitle", "untertitel",
        "unterzeile", "excerpt", "summary", "zusammenfassung", "abstract", "kurztext",
        "description", "beschreibung", "intro", "introduction", "metabeschreibung",
        "metadescription", "ogdescription",
    ]),
    (Body, &[
        "body", "content", "inhalt", "artikeltext", "volltext", "fulltext",
    ]),
    (Published, &[
        "published", "publishedat", "publishdate", "publisheddate", "pubdate", "datepublished",
        "publicationdate", "publishedtime", "veroeffentlicht", "veroeffentlichtam",
        "veroeffentlichung", "veroeffentlichungsdatum", "erschienen", "erschienenam",
        "erscheinungsdatum", "date", "datum", "created", "createdat", "erstellt",
    ]),
    (Updated, &[
        "updated", "updatedat", "lastmod", "lastmodified", "modified", "datemodified",
        "lastupdated", "aktualisiert", "aktualisiertam", "geaendert", "geaendertam",
    ]),
    (Author, &[
        "author", "authors", "autor", "autorin", "autoren", "autorinnen", "verfasser",
        "verfasserin", "byline", "authorname",
    ]),
    (Source, &[
        "source", "quelle", "medium", "outlet", "publication", "publisher", "zeitung", "sitename",
        "ogsitename",
    ]),
    (Section, &[
        "section", "ressort", "rubrik", "category", "kategorie", "categories", "kategorien",
    ]),
    (Keyword, &[
        "tags", "tag", "keywords", "keyword", "schlagworte", "schlagwort", "schlagwoerter",
        "stichworte", "stichwoerter", "topics", "themen", "newskeywords", "articletag",
    ]),
    (Agency, &[
        "agency", "agencies", "agentur", "agenturen", "nachrichtenagentur",
    ]),
    (Url, &[
        "url", "link", "originalurl", "sourceurl", "urlsource", "canonical", "canonicalurl",
        "permalink", "quelllink", "adresse",
    ]),
    (Language, &[
        "language", "lang", "sprache", "locale",
    ]),
    (Id, &[
        "id", "uuid", "guid",
    ]),
];

static RECORD_FIELDS: LazyLock<HashMap<&str, Vec<(FieldName, u8)>>> = LazyLock::new(|| {
    let mut by_name: HashMap<&str, Vec<(FieldName, u8)>> = HashMap::new();
    for (field, rank, names) in IN_RECORDS {
        names.iter().for_each(|name| by_name.entry(name).or_default().push((*field, *rank)));
    }
    by_name
});

/// The fields that a normalized name may mean in a record, each with its rank.
pub(super) fn in_record(name: &str) -> &'static [(FieldName, u8)] {
    RECORD_FIELDS.get(name).map_or(&[], Vec::as_slice)
}

/// The field that a key means in front matter.
pub(super) fn in_front_matter(key: &str) -> Option<FieldName> {
    let name = normalize(key);
    IN_FRONT_MATTER.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(field, _)| *field)
}

/// The normalized names of a field in front matter, the preferred ones first.
pub(super) fn front_matter_names(field: FieldName) -> &'static [&'static str] {
    IN_FRONT_MATTER.iter().find(|(of, _)| *of == field).map_or(&[], |(_, names)| names)
}

/// A key as the table spells it, lower-case letters and digits, umlauts written out:
/// `Veröffentlicht_am` is `veroeffentlichtam`.
pub(super) fn normalize(key: &str) -> String {
    let mut name = String::with_capacity(key.len());
    for c in key.chars().flat_map(char::to_lowercase) {
        match c {
            'ä' => name.push_str("ae"),
            'ö' => name.push_str("oe"),
            'ü' => name.push_str("ue"),
            'ß' => name.push_str("ss"),
            c if c.is_alphanumeric() => name.push(c),
            // The second half of an umlaut that is written as two characters, as macOS does.
            '\u{308}' => name.push('e'),
            _ => {}
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_key_have_one_name() {
        for key in ["datePublished", "date_published", "Date-Published", "DATE PUBLISHED"] {
            assert_eq!(normalize(key), "datepublished");
        }
        for key in ["Überschrift", "u\u{308}berschrift", "ueberschrift"] {
            assert_eq!(normalize(key), "ueberschrift");
        }
        assert_eq!(normalize("_source"), "source");
    }

    #[test]
    fn keys_of_front_matter_mean_a_field_in_any_spelling() {
        for (key, field) in [
            ("Überschrift", Some(Title)),
            ("U\u{308}berschrift", Some(Title)),
            ("pubDate", Some(Published)),
            ("veröffentlicht_am", Some(Published)),
            ("Veroeffentlicht", Some(Published)),
            ("Geändert", Some(Updated)),
            ("original_url", Some(Url)),
            ("og:site_name", Some(Source)),
            ("tags", Some(Keyword)),
            ("layout", None),
            ("", None),
        ] {
            assert_eq!(in_front_matter(key), field, "{key}");
        }
    }

    #[test]
    fn names_of_front_matter_are_normalized_and_mean_what_they_mean_in_records() {
        let mut seen = std::collections::HashSet::new();
        for (field, names) in IN_FRONT_MATTER {
            for name in *names {
                assert!(normalize(name) == *name && seen.insert(*name), "{name}");
                let records = in_record(name);
                let agrees = records.is_empty() || records.iter().any(|(known, _)| known == field);
                // In records it is the site's: newspaper3k.
                assert!(agrees || *name == "sourceurl", "{name}");
            }
        }
    }
}
