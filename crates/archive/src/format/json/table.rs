//! What keys mean, whoever wrote the record.
//!
//! One key says little (`text` is the article for one program and the whole page for another,
//! `source` an outlet or an address): the table gives each key a field and a rank, [`meaning`] adds
//! the few rules that look at the set of keys, and of several keys that mean one field the values
//! decide (`super::article`).
//!
//! Read are the records of: Nachlese itself; fundus; news-please; trafilatura; newspaper3k and 4k;
//! readability; wallabag; JSON Feed; JSON-LD (schema.org); WordPress' REST interface; ninjs and
//! dpa's wire; tagesschau's interface and its scrapers; the FANG collection; hits of Elasticsearch,
//! exports of MongoDB; and what Scrapy projects and tables with German heads are wont to call
//! things.

use super::address;
use nachlese_article::FieldName::{self, *};
use serde_json::Value;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// From this rank on a body is the raw page, or what is left of it: read where nothing better is.
pub(super) const RAW: u8 = 8;

/// Rank of a source that is only a domain: a name goes before it, wherever it stands.
const DOMAIN: u8 = 20;

/// From this rank on a teaser is a description of the page: it is the text where there is no other.
pub(super) const DESCRIPTION: u8 = 2;

/// Names of keys, by what they mean and how surely: 0 is said of the article itself.
#[rustfmt::skip]
const TABLE: &[(FieldName, u8, &[&str])] = &[
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

/// Keys of objects that hold (a part of) the record, and nothing else.
#[rustfmt::skip]
const WRAPPERS: &[&str] = &[
    "data", "article", "item", "record", "document", "attributes", "fields", "post", "response", "result", "teaser", "node", "body", "content",
    "story", "doc", "payload", "artikel", "newsitem", "news", "mainentity", "embedded", "text", "entry", "hit", "feed", "channel", "rss", "beitrag",
    "meldung", "inhalt", "envelope",
];

/// Keys of objects that tell about the page the record is of.
#[rustfmt::skip]
const ABOUT: &[&str] = &[
    "meta", "metadata", "metadaten", "metadatas", "yoastheadjson", "og", "opengraph", "html", "jsonld", "article", "dc", "head", "additionaldata",
];

/// Keys of lists of records.
#[rustfmt::skip]
const LISTS: &[&str] = &[
    "items", "articles", "records", "hits", "entries", "posts", "docs", "news", "documents", "results", "result", "data", "graph", "artikel", "stories", "edges",
    "nodes", "rows", "newsitems", "meldungen", "nachrichten", "value", "objects", "collection", "list", "item", "entry", "response", "feeds", "beitraege", "teasers",
];

/// Keys whose long texts are no article's, whatever else is missing.
#[rustfmt::skip]
const NEVER: &[&str] = &[
    "comments", "kommentare", "comment", "fingerprint", "keywords", "metakeywords", "tags", "images", "image", "topimage", "metaimg", "movies", "videos", "copyright",
    "disclaimer", "licence", "license", "biography", "twitterhistory", "replies", "links", "embedding", "vector", "hash", "simhash", "label", "caption", "css",
];

/// What the names of all keys of an object say of one.
pub(super) struct Names<'n> {
    pub(super) all: &'n HashSet<String>,
    /// The object says of itself that it is a thing of schema.org.
    pub(super) typed: bool,
}

static BY_NAME: LazyLock<HashMap<&str, Vec<(FieldName, u8)>>> = LazyLock::new(|| {
    let mut by_name: HashMap<&str, Vec<(FieldName, u8)>> = HashMap::new();
    for (field, rank, names) in TABLE {
        names.iter().for_each(|name| by_name.entry(name).or_default().push((*field, *rank)));
    }
    by_name
});

/// What a key with this name means among `names`: the fields, each with its rank; several where the
/// value decides.
pub(super) fn meaning(name: &str, value: &Value, names: &Names<'_>) -> &'static [(FieldName, u8)] {
    let beside = |other: &str| names.all.contains(other);
    let is_address = |value: &Value| value.as_str().is_some_and(address::is_address);
    match name {
        // news-please: `maintext` was cut out of the page.
        "text" if beside("maintext") => &[(Body, RAW)],
        // newspaper: `summary` is sentences of the text, put together by a machine.
        "summary" if beside("metadescription") => &[(Teaser, 5)],
        // wallabag: when it was saved and marked as read.
        "updatedat" if beside("domainname") => &[],
        // trafilatura: where the text is from.
        "source" | "quelle" if is_address(value) => &[(Url, 3), (Source, DOMAIN)],
        // fundus has the text in them, others the desks.
        "sections" if value.as_array().is_some_and(|all| all.iter().any(Value::is_object)) => &[(Body, 0)],
        "sections" => &[(Section, 1)],
        "name" if names.typed => &[(Title, 3)],
        _ => BY_NAME.get(name).map_or(&[], Vec::as_slice),
    }
}

/// How much less the keys in an object mean than those beside it; `None` of an object that is no
/// part of the record.
pub(super) fn penalty(key: &str, name: &str, about: bool) -> Option<u8> {
    if !about && (WRAPPERS.contains(&name) || key == "_source") {
        return Some(0);
    }
    ABOUT.contains(&name).then_some(10)
}

/// Whether a list under this key is one of records.
pub(super) fn is_list(name: &str) -> bool {
    LISTS.contains(&name)
}

/// Whether an object under this key may hold such a list.
pub(super) fn holds_lists(name: &str) -> bool {
    LISTS.contains(&name) || WRAPPERS.contains(&name)
}

/// Whether long texts under this key are no article's.
pub(super) fn is_beside(name: &str) -> bool {
    NEVER.contains(&name)
}
