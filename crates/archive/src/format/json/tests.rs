use super::*;
use crate::boilerplate::Learned;
use crate::format::{Reading, UnreadReason};
use crate::kind::FileKind;
use crate::list::SourceFile;
use proptest::prelude::*;
use serde_json::json;

/// Reads a value at a place.
fn at(text: &str, place: Place, keys: &Keys) -> Vec<Result<Reading, Rejection>> {
    let file = SourceFile::named("a b.json", FileKind::Json);
    let source = Source { file: &file, place };
    super::read(text, source, keys)
        .into_iter()
        .map(|draft| draft?.finish(place, &Learned::default()))
        .collect()
}

fn whole(value: &Value) -> Vec<Result<Reading, Rejection>> {
    at(&value.to_string(), Place::Whole, &Keys::default())
}

fn reading(value: &Value) -> Reading {
    let mut all = whole(value);
    assert_eq!(all.len(), 1, "{value}: {all:?}");
    all.remove(0).unwrap_or_else(|why| panic!("{value}: {why:?}"))
}

const TITLE: &str = "Rat der Stadt berät über die Brücke";
const FIRST: &str = "Der Rat von Altenwehr berät am Montag über die alte Brücke.";
const SECOND: &str = "Sie ist seit dem Sommer gesperrt, Umwege führen über Neuwehr.";
const LEAD: &str = "Seit Monaten warten die Pendler auf eine Entscheidung.";
const URL: &str = "https://www.elbkurier.example/lokales/bruecke-7.html";
const DAY: &str = "2024-05-12T16:30:00+02:00";

fn text() -> String {
    format!("{FIRST}\n\n{SECOND}")
}

fn html() -> String {
    format!("<p>{FIRST}</p>\n<script>var x = 1;</script><p>{}</p>", SECOND.replace('ü', "&uuml;"))
}

/// Records of programs, all of one article.
fn dialects() -> Vec<(&'static str, Value)> {
    vec![
        (
            "our own",
            json!({"id": "7", "title": TITLE, "teaser": LEAD, "body": text(), "published": DAY, "source": "Elbkurier", "section": "Lokales", "url": URL, "author": "Erika Beispiel", "language": "de"}),
        ),
        (
            "our own, with more",
            json!({"title": TITLE, "teaser": LEAD, "body": text(), "published": DAY, "source": "Elbkurier", "url": URL, "author": ["Erika Beispiel"], "wordcount": 20}),
        ),
        (
            "fundus",
            json!({"title": TITLE, "body": {"summary": [LEAD], "sections": [{"headline": [], "paragraphs": [FIRST]}, {"headline": [], "paragraphs": [SECOND]}]}, "authors": ["Erika Beispiel"], "publishing_date": "2024-05-12 16:30:00+02:00", "topics": ["Brücke"], "free_access": true, "html": {"requested_url": URL, "responded_url": URL, "content": "<html><p>x</p></html>", "crawl_date": "2025-01-01 10:00:00", "source_info": {"publisher": "Elbkurier"}}}),
        ),
        (
            "news-please",
            json!({"maintext": text(), "text": "<html><body>alles</body></html>", "title": TITLE, "title_page": format!("{TITLE} - Elbkurier"), "description": LEAD, "date_publish": "2024-05-12 16:30:00", "date_modify": null, "date_download": "2025-01-01 10:00:00", "source_domain": "www.elbkurier.example", "authors": ["Erika Beispiel"], "url": URL, "language": "de", "filename": "x.json", "localpath": null}),
        ),
        (
            "trafilatura",
            json!({"title": TITLE, "author": "Erika Beispiel", "hostname": "elbkurier.example", "date": "2024-05-12T16:30:00+02:00", "fingerprint": "a1b2", "id": null, "license": null, "comments": "Leser schreiben viel. ".repeat(40), "raw_text": format!("{FIRST} {SECOND} Anmelden Drucken {LEAD} {LEAD}"), "text": format!("{FIRST}\n{SECOND}"), "language": null, "image": null, "pagetype": null, "source": URL, "source-hostname": "Elbkurier", "sitename": "Elbkurier", "excerpt": LEAD, "categories": "Lokales;Verkehr", "tags": "Brücke"}),
        ),
        (
            "newspaper",
            json!({"source_url": "https://www.elbkurier.example", "url": URL, "title": TITLE, "top_image": "https://elbkurier.example/7.jpg", "text": text(), "keywords": ["rat"], "authors": ["Erika Beispiel"], "publish_date": DAY, "summary": FIRST, "article_html": "<p>x</p>", "html": "<html><p>x</p></html>", "meta_description": LEAD, "meta_lang": "de", "meta_data": {"og": {"title": TITLE, "site_name": "Elbkurier"}, "article": {"published_time": DAY, "section": "Lokales"}, "description": LEAD}, "canonical_link": URL}),
        ),
        (
            "a Scrapy project",
            json!({"headline": TITLE, "lead": LEAD, "paragraphs": [FIRST, SECOND], "datetime": DAY, "scraped_at": "2025-01-01T10:00:00Z", "url": URL, "source": "Elbkurier", "author": "Von Erika Beispiel, dpa"}),
        ),
        (
            "another",
            json!({"headline": TITLE, "title": format!("{TITLE} | Elbkurier"), "subtitle": LEAD, "articleBody": html(), "date": "12.05.2024, 16:30 Uhr", "link": URL, "publisher": {"name": "Elbkurier"}, "authors": [{"first_name": "Erika", "last_name": "Beispiel"}]}),
        ),
        (
            "wallabag",
            json!({"is_archived": 0, "tags": ["brücke"], "id": 12, "title": TITLE, "url": URL, "content": html(), "created_at": "2025-01-01T10:00:00+0100", "updated_at": "2025-01-02T10:00:00+0100", "published_at": "2024-05-12T16:30:00+02:00", "published_by": ["Erika Beispiel"], "mimetype": "text/html", "language": "de_DE", "reading_time": 1, "domain_name": "www.elbkurier.example"}),
        ),
        (
            "readability",
            json!({"title": TITLE, "byline": "Erika Beispiel", "dir": null, "lang": "de", "content": format!("<div id=\"readability-page-1\">{}</div>", html()), "textContent": format!("{FIRST}{SECOND}"), "length": 120, "excerpt": LEAD, "siteName": "Elbkurier", "publishedTime": DAY, "url": URL}),
        ),
        (
            "JSON Feed",
            json!({"version": "https://jsonfeed.org/version/1.1", "title": "Elbkurier", "home_page_url": "https://elbkurier.example", "language": "de", "items": [{"id": URL, "url": URL, "title": TITLE, "content_html": html(), "content_text": text(), "summary": LEAD, "date_published": DAY, "authors": [{"name": "Erika Beispiel"}]}]}),
        ),
        (
            "JSON-LD",
            json!({"@context": "https://schema.org", "@graph": [{"@type": "Organization", "@id": "#o", "name": "Elbkurier", "url": "https://elbkurier.example"}, {"@type": "Person", "@id": "#p", "name": "Erika Beispiel", "description": "schreibt."}, {"@type": "NewsArticle", "@id": "#a", "headline": TITLE, "description": LEAD, "articleBody": text(), "datePublished": DAY, "author": {"@id": "#p"}, "publisher": {"@type": "Organization", "name": "Elbkurier"}, "mainEntityOfPage": {"@id": URL}, "inLanguage": "de", "articleSection": ["Lokales"]}]}),
        ),
        (
            "tagesschau",
            json!({"records": [{"id": "32ab", "teaser": {"date": "2024-05-12 16:30:00", "topline": "Brücke", "headline": TITLE, "shorttext": LEAD, "link": URL}, "article": {"tags": "Brücke", "paragraphs": [FIRST, SECOND]}}]}),
        ),
        (
            "Elasticsearch",
            json!({"took": 3, "hits": {"total": {"value": 1}, "hits": [{"_index": "n", "_id": "x7", "_score": 1.0, "_source": {"title": TITLE, "content": text(), "timestamp": 1_715_524_200_000_i64, "url": URL}}]}}),
        ),
        (
            "MongoDB",
            json!({"_id": {"$oid": "5f1e"}, "title": TITLE, "text": text(), "date": {"$date": {"$numberLong": "1715524200000"}}, "url": URL, "source": {"id": null, "name": "Elbkurier"}}),
        ),
        (
            "WordPress",
            json!({"id": 12, "date": "2024-05-12T16:30:00", "date_gmt": "2024-05-12T14:30:00", "guid": {"rendered": "https://elbkurier.example/?p=12"}, "modified": "2024-05-13T08:00:00", "link": URL, "title": {"rendered": TITLE.replace('ü', "&#252;")}, "content": {"rendered": html(), "protected": false}, "excerpt": {"rendered": format!("<p>{} [&hellip;]</p>\n", FIRST.get(..30).unwrap())}, "author": 7, "categories": [3], "tags": [], "yoast_head_json": {"og_site_name": "Elbkurier", "author": "Erika Beispiel"}}),
        ),
        (
            "ninjs",
            json!({"uri": "urn:newsml:elbkurier.example:7", "type": "text", "language": "de", "headline": TITLE, "byline": "Erika Beispiel", "body_html": html(), "versioncreated": "2024-05-13T08:00:00+02:00", "firstcreated": "2024-05-12T16:30:00+02:00", "provider": "dpa"}),
        ),
        (
            "FANG",
            json!({"url": URL, "date": DAY, "source": "elbkurier.example", "label": "real", "header": TITLE, "article": text(), "twitter-history": "[{\"id\": 1, \"text\": \"kurz\"}]"}),
        ),
        (
            "a German table",
            json!({"Überschrift": TITLE, "Vorspann": LEAD, "Text": text(), "Veröffentlicht": "12.05.2024 16:30", "Quelle": "Elbkurier", "Verfasser": "Erika Beispiel", "Ressort": "Lokales"}),
        ),
        (
            "escaped markup",
            json!({"titel": TITLE, "inhalt": html().replace('<', "&lt;").replace('>', "&gt;"), "datum": DAY}),
        ),
        (
            "lines",
            json!({"data": {"attributes": {"title": TITLE, "text": format!("{FIRST}\n{SECOND}"), "publishedAt": DAY, "createdAt": "2025-01-01"}}}),
        ),
    ]
}

#[test]
fn records_of_every_dialect_are_read() {
    for (name, value) in dialects() {
        let Reading { article, unread, .. } = reading(&value);
        assert_eq!(article.title, TITLE, "{name}");
        assert_eq!(article.body, text(), "{name}");
        assert_eq!(article.published.map(|date| date.to_string()).as_deref(), Some(DAY), "{name}");
        assert!(article.teaser.is_empty() || article.teaser == LEAD, "{name}: {}", article.teaser);
        assert!(
            article.author.is_empty() || article.author == "Erika Beispiel",
            "{name}: {}",
            article.author
        );
        assert!(article.url.is_empty() || article.url == URL, "{name}: {}", article.url);
        assert_eq!(unread, [], "{name}");
        let written = value.to_string();
        if written.contains(LEAD) {
            assert_eq!(article.teaser, LEAD, "{name}");
        }
        if written.contains("\"Elbkurier\"") && name != "fundus" {
            assert_eq!(article.source, "Elbkurier", "{name}");
        } else if written.contains(URL) {
            assert_eq!(article.source, "elbkurier.example", "{name}");
        }
        if written.contains("Beispiel") {
            assert_eq!(article.author, "Erika Beispiel", "{name}");
        }
    }
}

#[test]
fn dates_of_keeping_are_no_dates_of_publication() {
    for key in ["scraped_at", "date_download", "crawl_date", "created_at", "indexed_at", "fetched"] {
        let article = reading(&json!({"title": TITLE, "text": FIRST, key: "2025-01-01T10:00:00Z"})).article;
        assert_eq!((article.published, article.updated), (None, None), "{key}");
    }
}

#[test]
fn wrapped_records_have_places_and_ids_of_their_own() {
    let record = |title: &str| json!({"title": title, "text": FIRST});
    let (one, two) = (record("Eins"), record("Zwei"));
    for value in [
        json!({"articles": [one, two]}),
        json!({"status": "ok", "data": {"articles": [one, two]}}),
        json!({"response": {"docs": [one, two]}}),
        json!({"irgendwas": [one, two]}),
        json!({"x1": one, "x2": two}),
    ] {
        let ids: Vec<_> = whole(&value).into_iter().map(|one| one.unwrap().article.id).collect();
        assert_eq!(ids, ["a%20b.json[0]", "a%20b.json[1]"], "{value}");
    }
    let within = at(&json!([one, two]).to_string(), Place::Line(7), &Keys::default());
    let ids: Vec<_> = within.into_iter().map(|one| one.unwrap().article.id).collect();
    assert_eq!(ids, ["a%20b.json:7[0]", "a%20b.json:7[1]"]);
    // What is related to an article is not it.
    let related = json!({"title": TITLE, "text": FIRST, "articles": [one, two], "images": [{"title": "Bild", "url": URL}]});
    assert_eq!(reading(&related).article.title, TITLE);
}

#[test]
fn what_is_said_of_all_is_said_of_each() {
    let value =
        json!({"source": "Elbkurier", "language": "de", "articles": [{"title": TITLE, "text": FIRST}]});
    let article = reading(&value).article;
    assert_eq!((article.source.as_str(), article.language.as_str()), ("Elbkurier", "de"));
}

#[test]
fn what_is_no_record_is_said_to_be_none() {
    let package = json!({"name": "nachrichten", "version": "1.0.0", "description": "Holt Nachrichten.", "scripts": {"test": "x"}});
    let places = json!({"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"name": "Altenwehr"}, "geometry": {"coordinates": [1, 2]}}]});
    let picture = json!({"type": "picture", "headline": TITLE, "description": LEAD});
    let schema = json!({"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Artikel", "type": "object"});
    for value in [
        package,
        places,
        picture,
        schema,
        json!([1, 2]),
        json!("x"),
        json!({}),
        json!({"@type": "WebSite", "name": "Elbkurier", "description": LEAD}),
    ] {
        let all = whole(&value);
        let [Err(Rejection::NoArticle(none))] = all.as_slice() else { panic!("{value}: {all:?}") };
        assert_eq!(none.reason, NoArticleReason::OtherRecord, "{value}");
    }
    for (line, part) in [
        (r#"{"a": 1, "b": 2}"#, "needs a title, a teaser or a body; its keys are a, b"),
        ("{}", "it has no keys"),
        ("[1]", "not a JSON object"),
        (r#"{"title": "x"#, "column 12"),
        (r#"{"title": 3}"#, "its keys are title"),
    ] {
        let all = at(line, Place::Line(7), &Keys::default());
        let [Err(Rejection::Failed(failure))] = all.as_slice() else { panic!("{line}: {all:?}") };
        assert!(
            failure.kind.to_string().contains(part) && failure.place == Place::Line(7),
            "{line}: {failure}"
        );
    }
}

#[test]
fn keys_that_hold_what_is_missed_are_named() {
    let long = format!("{FIRST} ").repeat(5);
    let read =
        reading(&json!({"title": TITLE, "zzz": {"absatz": [long]}, "comments": long, "datum": "neulich"}));
    let unread: Vec<_> = read.unread.iter().map(|unread| (unread.key.as_str(), unread.why)).collect();
    assert_eq!(unread, [("datum", UnreadReason::Date), ("zzz.absatz", UnreadReason::LongText)]);
    let all = whole(&json!({"zzz": long}));
    let [Err(Rejection::Failed(failure))] = all.as_slice() else { panic!("{all:?}") };
    assert!(failure.kind.to_string().contains("write body = \"zzz\" below [keys]"), "{failure}");
}

#[test]
fn what_the_user_says_goes_before_every_rule() {
    let value = json!({"title": "Rubrik", "kopf": {"zeile": TITLE}, "text": "Anzeige", "absatz": [{"t": FIRST}, {"t": SECOND}], "meta": {"erstellt": DAY}});
    let keys =
        "[keys]\ntitle = \"kopf.zeile\"\nbody = [\"fehlt\", \"absatz.t\"]\npublished = \"meta.erstellt\"\n";
    let keys = Keys::parse(keys).unwrap();
    let mut all = at(&value.to_string(), Place::Whole, &keys);
    let article = all.remove(0).unwrap().article;
    assert_eq!((article.title.as_str(), article.body), (TITLE, text()));
    assert_eq!(article.published.unwrap().to_string(), DAY);
    let ignoring = Keys::parse("[keys]\nignore = \"text\"\n").unwrap();
    let mut all = at(&json!({"title": TITLE, "text": FIRST}).to_string(), Place::Whole, &ignoring);
    assert_eq!(all.remove(0).unwrap().article.body, "");
}

#[test]
fn a_whole_page_is_read_where_there_is_no_other_text() {
    let page = format!(
        "<!DOCTYPE html><html lang=de><head><title>{TITLE} - Elbkurier</title></head><body><nav><a href=/>Start</a></nav><article><h1>{TITLE}</h1><p>{FIRST} {LEAD}</p><p>{SECOND} {LEAD}</p></article></body></html>"
    );
    let article = reading(&json!({"url": URL, "html": page, "date": DAY})).article;
    assert_eq!(article.title, TITLE);
    assert_eq!(article.body, format!("{FIRST} {LEAD}\n\n{SECOND} {LEAD}"));
    assert_eq!((article.url.as_str(), article.published.unwrap().to_string().as_str()), (URL, DAY));
    let article = reading(&json!({"url": URL, "html": page, "title": TITLE, "text": FIRST})).article;
    assert_eq!(article.body, FIRST);
}

#[test]
fn descriptions_are_the_text_where_there_is_no_other() {
    assert_eq!(reading(&json!({"title": TITLE, "description": LEAD})).article.body, LEAD);
    let article = reading(&json!({"title": TITLE, "description": LEAD, "text": FIRST})).article;
    assert_eq!((article.teaser.as_str(), article.body.as_str()), (LEAD, FIRST));
    let repeated = json!({"title": TITLE, "description": "Der Rat von Altenwehr berät …", "text": FIRST});
    assert_eq!(reading(&repeated).article.teaser, "");
}

proptest! {
    #[test]
    fn no_text_panics(text in "(\\PC|[{}\\[\\]\":,a-z]){0,80}") {
        at(&text, Place::Line(1), &Keys::default());
    }

    #[test]
    fn no_value_panics(keys in proptest::collection::vec("title|text|source|date|author|items|_source|content|html|id|x", 0..6), values in proptest::collection::vec(prop_oneof![
        Just(json!(null)), Just(json!(1e300)), Just(json!([[[]]])), Just(json!({"title": [], "text": {}})), "\\PC{0,20}".prop_map(Value::from),
        "(<p>|&lt;|&#1;|</|<html>|[a-z])*".prop_map(Value::from), Just(json!([{"title": "x", "url": "y"}])),
    ], 6)) {
        let record: Map<String, Value> = keys.into_iter().zip(values).collect();
        whole(&Value::Object(record));
    }

    /// The quick reading of our own keys is the reading of the rules.
    #[test]
    fn both_readers_of_our_own_keys_agree(
        texts in proptest::collection::vec("(\\PC|[\n<>&; ]|null|www\\.|<p>|Von |https://a\\.example/)(\\PC|[\n<>&;, a-z]){0,20}", 9),
        date in "2024-05-1[0-9]|neulich|1715524200",
    ) {
        let keys = ["id", "title", "teaser", "body", "source", "section", "url", "author", "language"];
        let mut record: Map<String, Value> = keys.iter().map(|key| (*key).to_owned()).zip(texts.into_iter().map(Value::from)).collect();
        record.insert("published".to_owned(), date.into());
        let quick = whole(&Value::Object(record.clone()));
        record.insert("zzz".to_owned(), json!(1));
        let slow = whole(&Value::Object(record));
        prop_assert_eq!(quick.len(), slow.len());
        for (quick, slow) in quick.into_iter().zip(slow) {
            match (quick, slow) {
                (Ok(quick), Ok(slow)) => prop_assert_eq!(quick, slow),
                (quick, slow) => prop_assert_eq!(quick.is_err(), slow.is_err()),
            }
        }
    }

    #[test]
    fn what_was_written_is_read(
        words in proptest::collection::vec("[A-ZÄÖÜ]?[a-zäöüß]{2,9}[.,!?„“–-]?", 2..40),
        dialect in 0usize..20,
        more in proptest::collection::vec("[a-z]{2,8}", 2),
    ) {
        let text = format!("{} {}", words.join(" "), more.join(" "));
        let (name, value) = dialects().swap_remove(dialect);
        let written = value.to_string();
        let body = written.replace(SECOND, &text).replace(&SECOND.replace('ü', "&uuml;"), &text);
        let mut all = at(&body, Place::Whole, &Keys::default());
        let article = all.remove(0).unwrap().article;
        prop_assert!(article.body.contains(&text), "{}: {}", name, article.body);
    }
}
