//! Fields with several values: keywords and agencies, from every kind of file, to every output.

use crate::evaluator::chance::Chance;
use crate::support::{World, root};
use nachlese_query::ast::{NameField, Query, name};
use nachlese_query::{Article, Excerpts, Facet, Index, MatchOptions, SearchOptions};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

const TEXT: &str = "Der Gemeinderat von Altenwehr hat am Montag beschlossen, die Brücke über den Fluss zu \
    erneuern, wie die Bürgermeisterin nach der Sitzung sagte.";

/// What `read` makes of one file.
#[track_caller]
fn read(name: &str, bytes: &str) -> Value {
    let world = World::new();
    world.write(&format!("archiv/{name}"), bytes);
    let run = world.expect(0, &["read", "--quiet", "--format", "json", "archiv"]);
    serde_json::from_str(&run.stdout).unwrap()
}

/// A page with this head, and this line before and behind its text.
fn page(head: &str, before: &str, behind: &str) -> String {
    format!(
        "<html><head><title>Rat erneuert Brücke</title>{head}</head><body><article><h1>Rat erneuert Brücke</h1>\
         <p>{before}{TEXT}</p><p>{TEXT} Dafür nimmt er Geld aus der Rücklage, die gewachsen ist.</p>\
         {behind}</article></body></html>"
    )
}

fn json_ld(keys: &str) -> String {
    format!(
        r#"<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Rat erneuert Brücke", {keys}}}</script>"#
    )
}

#[test]
fn keywords_are_read_from_every_source() {
    let list = serde_json::json!(["Altenwehr", "Brücke, alte"]);
    let parted = serde_json::json!(["Altenwehr", "Brücke"]);
    let one = serde_json::json!(["Altenwehr"]);
    let record = |keys: &str| format!("{{\"title\": \"Rat tagt\", \"body\": \"{TEXT}\", {keys}}}\n");
    for (name, bytes, expected, origin) in [
        // Pages.
        ("a.html", page(&json_ld(r#""keywords": ["Altenwehr", "Brücke, alte"]"#), "", ""), &list, "json-ld"),
        ("a.html", page(&json_ld(r#""keywords": "Altenwehr, Brücke""#), "", ""), &parted, "json-ld"),
        (
            "a.html",
            page(&json_ld(r#""keywords": [{"@type": "DefinedTerm", "name": "Altenwehr"}]"#), "", ""),
            &one,
            "json-ld",
        ),
        ("a.html", page(r#"<meta name="keywords" content="Altenwehr,Brücke">"#, "", ""), &parted, "meta"),
        (
            "a.html",
            page(r#"<meta name="news_keywords" content="Altenwehr; Brücke">"#, "", ""),
            &parted,
            "meta",
        ),
        (
            "a.html",
            page(
                r#"<meta property="article:tag" content="Altenwehr"><meta property="article:tag" content="Brücke, alte">"#,
                "",
                "",
            ),
            &list,
            "meta",
        ),
        // JSON.
        ("a.jsonl", record(r#""keyword": ["Altenwehr", "Brücke, alte"]"#), &list, "record"),
        ("a.jsonl", record(r#""keywords": "Altenwehr, Brücke""#), &parted, "record"),
        ("a.jsonl", record(r#""tags": ["Altenwehr", "Brücke", null, 7]"#), &parted, "record"),
        ("a.jsonl", record(r#""Schlagwörter": "Altenwehr; Brücke""#), &parted, "record"),
        ("a.jsonl", record(r#""topics": [{"name": "Altenwehr"}, {"tag": "Brücke"}]"#), &parted, "record"),
        ("a.jsonl", record(r#""meta": {"keywords": ["Altenwehr", "Brücke"]}"#), &parted, "record"),
        // Front matter, and heads of texts.
        (
            "a.md",
            format!("---\ntitle: Rat tagt\ntags: [Altenwehr, Brücke]\n---\n{TEXT}\n"),
            &parted,
            "front-matter",
        ),
        (
            "a.md",
            format!("---\ntitle: Rat tagt\nkeywords: Altenwehr, Brücke\n---\n{TEXT}\n"),
            &parted,
            "front-matter",
        ),
        (
            "a.md",
            format!(
                "+++\ntitle = \"Rat tagt\"\n[taxonomies]\ntags = [\"Altenwehr\", \"Brücke, alte\"]\n+++\n{TEXT}\n"
            ),
            &list,
            "front-matter",
        ),
        (
            "a.txt",
            format!("Titel: Rat tagt\nDatum: 3.5.2024\nSchlagworte: Altenwehr, Brücke\n\n{TEXT}\n\n{TEXT}\n"),
            &parted,
            "line",
        ),
    ] {
        let article = read(name, &bytes);
        assert_eq!(
            (&article["keyword"], &article["provenance"]["keyword"]),
            (expected, &origin.into()),
            "{bytes}"
        );
    }
}

#[test]
fn agencies_are_read_from_every_source() {
    let record = |keys: &str| format!("{{\"title\": \"Rat tagt\", {keys}}}\n");
    let meta = r#"<meta name="author" content="Erika Muster, dpa">"#;
    for (name, bytes, expected, origin) in [
        // Pages: byline, dateline, brackets, the line behind the text.
        (
            "a.html",
            page(&json_ld(r#""author": [{"name": "Erika Muster"}, {"name": "dpa"}]"#), "", ""),
            &["dpa"][..],
            "json-ld",
        ),
        ("a.html", page(meta, "", ""), &["dpa"], "meta"),
        ("a.html", page("", "Altenwehr (dpa/lno) - ", ""), &["dpa"], "text"),
        (
            "a.html",
            page("", "", "<p>Sie freute sich über den Beschluss des Rates am Abend. (dpa, AFP)</p>"),
            &["dpa", "AFP"],
            "text",
        ),
        ("a.html", page("", "", "<p>(KNA)</p>"), &["KNA"], "line"),
        ("a.html", page("", "", "<p>© dpa-AFX</p>"), &["dpa"], "line"),
        // … but no picture's.
        (
            "a.html",
            page("", "", "<figure><img src=a.jpg><figcaption>Der Rat. Foto: dpa</figcaption></figure>"),
            &[],
            "",
        ),
        ("a.html", page("", "", "<p>Bild: AFP</p>"), &[], ""),
        // JSON.
        ("a.jsonl", record(&format!(r#""body": "{TEXT} (Mit Material von dpa)""#)), &["dpa"], "text"),
        (
            "a.jsonl",
            record(&format!(r#""body": "{TEXT}", "author": "Von Erika Muster, dpa""#)),
            &["dpa"],
            "record",
        ),
        (
            "a.jsonl",
            record(&format!(r#""body": "{TEXT}", "author": ["Erika Muster", "dpa/AFP"]"#)),
            &["dpa", "AFP"],
            "record",
        ),
        ("a.jsonl", record(&format!(r#""body": "{TEXT}", "agency": "epd""#)), &["epd"], "record"),
        (
            "a.jsonl",
            record(&format!(r#""text": "{TEXT}", "dateline": "Altenwehr (Reuters) - ""#)),
            &["Reuters"],
            "record",
        ),
        ("a.jsonl", record(&format!(r#""body": "{TEXT}", "author": "Sid Muster""#)), &[], ""),
        // Front matter and text.
        (
            "a.md",
            format!("---\ntitle: Rat tagt\nagentur: [dpa, SDA]\n---\n{TEXT}\n"),
            &["dpa", "Keystone-SDA"],
            "front-matter",
        ),
        ("a.txt", format!("Rat erneuert Brücke\n\nAltenwehr (SID) - {TEXT}\n\n{TEXT}\n"), &["SID"], "text"),
        ("a.txt", format!("Rat erneuert Brücke\n\n{TEXT}\n\n{TEXT} (APA, 12.9.2015)\n"), &["APA"], "text"),
        ("a.txt", format!("Rat erneuert Brücke\n\nFoto: dpa\n\n{TEXT}\n\n{TEXT}\n"), &[], ""),
    ] {
        let article = read(name, &bytes);
        assert_eq!(article["agency"], serde_json::json!(expected), "{bytes}\n{article:#}");
        let origin = if origin.is_empty() { Value::Null } else { origin.into() };
        assert_eq!(article["provenance"]["agency"], origin, "{bytes}");
    }
}

#[test]
fn a_file_of_keys_names_keywords_and_agencies() {
    let world = World::new();
    world.write("archiv/nachlese.toml", "[keys]\nkeyword = \"sache.worte\"\nagency = \"dienst\"\n");
    let record = format!(
        "{{\"title\": \"Rat tagt\", \"body\": \"{TEXT}\", \"tags\": [\"a\", \"b\"], \"sache\": {{\"worte\": [\"Elbe\", \"Rat\"]}}, \"dienst\": \"dpa\"}}\n"
    );
    world.write("archiv/a.jsonl", record);
    let run = world.expect(0, &["read", "--format", "json", "archiv"]);
    let article: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(article["keyword"], serde_json::json!(["Elbe", "Rat"]));
    assert_eq!(article["agency"], serde_json::json!(["dpa"]));
}

/// An index of three articles.
fn world() -> World {
    let world = World::new();
    let mut records = String::new();
    for (id, keys) in [
        ("eins", serde_json::json!({"keyword": ["Elbe", "Rat der Stadt"], "author": "Erika Muster, dpa"})),
        ("zwei", serde_json::json!({"keyword": ["Elbe", "Brücke"], "agency": ["dpa", "AFP"]})),
        ("drei", serde_json::json!({"source": "Elbkurier"})),
    ] {
        let mut record = serde_json::json!({"id": id, "title": "Der Rat tagt", "body": TEXT});
        record.as_object_mut().unwrap().extend(keys.as_object().unwrap().clone());
        records.push_str(&format!("{record}\n"));
    }
    world.write("archiv/a.jsonl", records);
    world.expect(0, &["index", "--quiet", "--index", "ix", "archiv"]);
    world
}

#[test]
fn queries_are_narrowed_by_keyword_and_agency_in_both_languages() {
    let world = world();
    for (query, expected) in [
        ("schlagwort:Elbe", &["eins", "zwei"][..]),
        ("thema:elbe Rat", &["eins", "zwei"]),
        ("keyword:\"rat der stadt\"", &["eins"]),
        ("keyword:stadt", &["eins"]),
        // The end of one value and the beginning of the next are no name.
        ("keyword:\"Elbe Rat\"", &[]),
        ("keyword:\"Elbe Brücke\"", &[]),
        ("agentur:dpa", &["eins", "zwei"]),
        ("agency:(AFP ODER Reuters)", &["zwei"]),
        ("Rat -agentur:dpa", &["drei"]),
        ("Rat -schlagwort:Brücke", &["drei", "eins"]),
    ] {
        let run = world.run(&["search", "--quiet", "--index", "ix", "--format", "ids", "--", query]);
        let mut ids: Vec<&str> = run.stdout.lines().collect();
        ids.sort_unstable();
        assert_eq!((ids.as_slice(), run.stderr.as_str()), (expected, ""), "{query}");
    }
    let run = world.run(&["count", "--index", "ix", "schlagwrot:Elbe"]);
    assert!(run.stderr.contains("did you mean \"schlagwort:\"?"), "{}", run.stderr);
}

#[test]
fn an_article_counts_once_for_each_of_its_values() {
    let world = world();
    let csv = world.expect(0, &["facets", "--index", "ix", "--by", "keyword,agency", "--format", "csv", "*"]);
    assert_eq!(
        csv.stdout,
        "facet,value,articles\nkeyword,Elbe,2\nkeyword,Brücke,1\nkeyword,Rat der Stadt,1\nagency,dpa,2\nagency,AFP,1\n"
    );
    let json = world.expect(0, &["facets", "--index", "ix", "--by", "agency", "--format", "json", "*"]);
    let json: Value = serde_json::from_str(&json.stdout).unwrap();
    assert_eq!((&json["articles"], &json["facets"][0]["without"]), (&3.into(), &1.into()));
    // Nobody is shown more than before who asks for nothing.
    let text = world.expect(0, &["facets", "--index", "ix", "*"]).stdout;
    assert!(!text.contains("keyword") && !text.contains("agency"), "{text}");
}

#[test]
fn both_are_in_every_output_that_has_fields() {
    let world = world();
    let search = |args: &[&str]| {
        world.expect(0, &[&["search", "--index", "ix", "schlagwort:Brücke"], args].concat()).stdout
    };
    let hits: Value = serde_json::from_str(&search(&["--format", "json"])).unwrap();
    assert_eq!(hits["hits"][0]["keyword"], serde_json::json!(["Elbe", "Brücke"]));
    assert_eq!(hits["hits"][0]["agency"], serde_json::json!(["dpa", "AFP"]));
    assert_eq!(
        search(&["--format", "csv", "--fields", "id,keyword,agency"]),
        "id,keyword,agency\nzwei,Elbe; Brücke,dpa; AFP\n"
    );
    assert_eq!(search(&["--format", "ndjson", "--fields", "agency"]), "{\"agency\":[\"dpa\",\"AFP\"]}\n");
    let article = world.expect(0, &["show", "--index", "ix", "--format", "json", "drei"]).stdout;
    let article: Value = serde_json::from_str(&article).unwrap();
    assert_eq!((&article["keyword"], &article["agency"]), (&serde_json::json!([]), &serde_json::json!([])));
    let text = world.expect(0, &["show", "--index", "ix", "eins"]).stdout;
    assert!(text.contains("keyword: Elbe; Rat der Stadt\n") && text.contains("agency: dpa\n"), "{text}");
    let text = world.expect(0, &["show", "--index", "ix", "drei"]).stdout;
    assert!(!text.contains("keyword") && !text.contains("agency"), "{text}");
}

#[test]
fn a_schema_that_knows_neither_is_read_and_says_so() {
    let world = world();
    let schema = std::fs::read_to_string(root().join("index-schema.toml")).unwrap();
    let (before, rest) = schema.split_once("[fields.keyword]").unwrap();
    let older = format!("{before}{}", &rest[rest.find("[fields.url]").unwrap()..]);
    world.write("older.toml", &older);
    world.expect(0, &["index", "--quiet", "--index", "old", "--schema", "older.toml", "archiv"]);
    assert_eq!(world.run(&["count", "--index", "old", "Rat"]).stdout, "3\n");
    let run = world.run(&["count", "--index", "old", "Rat schlagwort:Elbe"]);
    assert!(run.stderr.contains("cannot be filtered by keyword") && run.stdout == "0\n", "{}", run.stderr);
    let facets = world.expect(0, &["facets", "--index", "old", "--by", "keyword", "--format", "json", "*"]);
    assert!(facets.stdout.contains("\"without\": 3"), "{}", facets.stdout);
}

#[test]
fn an_update_writes_an_article_again_whose_keywords_change() {
    let world = World::new();
    let records = |word: &str| {
        let record = |number: usize| {
            let words = if number == 7 { word } else { "Elbe" };
            format!(
                "{{\"id\": \"{number}\", \"title\": \"Rat {number}\", \"body\": \"{TEXT}\", \"keyword\": [\"{words}\"]}}\n"
            )
        };
        (0..60).map(record).collect::<Vec<_>>()
    };
    let write = |word: &str| {
        for (number, record) in records(word).into_iter().enumerate() {
            world.write(&format!("archiv/{number}.jsonl"), record);
        }
    };
    write("Elbe");
    world.expect(0, &["index", "--quiet", "--rewrite-below", "0", "--index", "ix", "archiv"]);
    write("Rhein");
    world.expect(0, &["index", "--quiet", "--rewrite-below", "0", "--index", "ix", "archiv"]);
    assert_eq!(world.ids(&["--index", "ix", "schlagwort:Rhein"]), ["7"]);
    assert_eq!(world.run(&["count", "--index", "ix", "schlagwort:Elbe"]).stdout, "59\n");
    world.expect(0, &["check", "--full", "--index", "ix"]);
}

/// The ids of what a query finds.
fn ids(index: &Index, query: Query) -> BTreeSet<String> {
    let options = SearchOptions::new().limit(usize::MAX).excerpts(Excerpts::None);
    let mut ids = BTreeSet::new();
    index
        .visit(query, &options, |hit| {
            ids.insert(hit.id);
            ControlFlow::Continue(())
        })
        .unwrap();
    ids
}

/// Whether any of the values has these words, next to each other.
fn has(values: &[String], wanted: &str) -> bool {
    let words = |text: &str| text.to_lowercase().split(' ').map(str::to_owned).collect::<Vec<_>>();
    let wanted = words(wanted);
    values.iter().any(|value| words(value).windows(wanted.len()).any(|window| *window == wanted))
}

/// Random articles with random keywords: a filter finds exactly those whose keywords have its
/// words, and a facet counts each of them.
#[test]
fn a_filter_finds_exactly_the_articles_whose_keywords_have_it() {
    let words = ["Elbe", "Rat", "Brücke", "Altenwehr", "Flut", "Deich"];
    let world = World::new();
    let mut chance = Chance::new(21);
    let mut records = String::new();
    for id in 0..300 {
        let keyword: Vec<String> = (0..chance.below(5))
            .map(|_| (0..1 + chance.below(3)).map(|_| words[chance.below(6)]).collect::<Vec<_>>().join(" "))
            .collect();
        let record = serde_json::json!({"id": id, "title": "Rat", "body": TEXT, "keyword": keyword});
        records.push_str(&format!("{record}\n"));
    }
    world.write("archiv/a.jsonl", records);
    world.expect(0, &["index", "--quiet", "--index", "ix", "archiv"]);
    let index = Index::open(world.path("ix")).unwrap();
    let articles: Vec<Article> = (0..300).map(|id| index.get(&id.to_string()).unwrap().unwrap()).collect();
    let mut queries: Vec<String> = words.map(str::to_owned).to_vec();
    queries.extend(words.iter().flat_map(|a| words.iter().map(move |b| format!("{a} {b}"))));
    queries.extend(words.iter().map(|a| format!("{a} Rat {a}")));
    for wanted in queries {
        let expected: BTreeSet<String> = articles
            .iter()
            .filter(|article| has(&article.keyword, &wanted))
            .map(|article| article.id.clone())
            .collect();
        assert_eq!(ids(&index, name(NameField::Keyword, wanted.as_str()).into()), expected, "{wanted}");
    }
    let facet = Facet::Name(NameField::Keyword);
    let counts = index.facets("*", &[facet], &MatchOptions::new()).unwrap().facets.remove(0);
    let mut expected: BTreeMap<String, u64> = BTreeMap::new();
    for value in articles.iter().flat_map(|article| &article.keyword) {
        *expected.entry(value.clone()).or_default() += 1;
    }
    let counted: BTreeMap<String, u64> =
        counts.values.iter().map(|value| (value.value.clone(), value.articles)).collect();
    assert_eq!(counted, expected);
    let without = articles.iter().filter(|article| article.keyword.is_empty()).count();
    assert_eq!(counts.without, without as u64);
}
