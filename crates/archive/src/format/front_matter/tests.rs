use super::*;
use crate::format::draft::{Draft, Source};
use crate::kind::FileKind;
use crate::list::SourceFile;
use crate::place::Place;
use nachlese_article::{Article, FieldName};
use proptest::prelude::*;

fn draft() -> Draft {
    let file = SourceFile::named("a.md", FileKind::Markdown);
    Draft::new(Source { file: &file, place: Place::Whole }.article(), Vec::new())
}

/// The fields of front matter, and its keys that were not read.
fn parse_entry(text: &str) -> (Article, Vec<String>) {
    let mut draft = draft();
    split(text).0.unwrap().apply(&mut draft);
    (draft.article, draft.unread_keys.into_iter().map(|unread| unread.key).collect())
}

const YAML: &str = r#"---
title: "Rat tagt"
teaser: >-
  Worum es
  geht
date: 2024-05-12
lastmod: 2024-05-13
authors:
  - name: Erika Muster
  - Jan Beispiel
quelle: Elbkurier
categories: [Lokales, Politik]
canonical: https://elbkurier.example/rat
lang: de_DE
guid: 4711
tags: [rat]
---
Text.
"#;

const TOML: &str = r#"+++
title = 'Rat tagt'
description = """Worum es
 geht"""
date = 2024-05-12
lastmod = 2024-05-13
id = 4711
lang = "de-DE"
[taxonomies]
categories = ["Lokales"]
[extra]
authors = ["Erika Muster", "Jan Beispiel"]
source = "Elbkurier"
url = "https://elbkurier.example/rat"
+++
Text.
"#;

const JSON: &str = r#"{
  "titel": "Rat tagt",
  "vorspann": "Worum es geht",
  "datum": "12.05.2024",
  "aktualisiert": "13.05.2024",
  "autor": ["Erika Muster", {"name": "Jan Beispiel"}],
  "quelle": {"name": "Elbkurier"},
  "ressort": "Lokales",
  "url": "https://elbkurier.example/rat",
  "sprache": "de-DE", "id": 4711
}
Text.
"#;

const BROKEN: &str = r#"---
Überschrift: Rat tagt
Vorspann: "Worum es geht"
Veröffentlicht: 12.05.2024
Geändert: 13.05.2024
Autoren:
- Erika Muster
- Jan Beispiel
Medium: Elbkurier
Rubrik: Lokales
link: https://elbkurier.example/rat
language: de-DE
id: 4711
zitat: "Rat: "ja": nein
---
Text.
"#;

const LINES: &str = r#"Titel: Rat tagt
Teaser: Worum es geht
Datum: 12. Mai 2024
Aktualisiert: 13. Mai 2024
Autor: Erika Muster; Jan Beispiel
Quelle: Elbkurier
Ressort: Lokales
URL: https://elbkurier.example/rat
Sprache: de-DE
ID: 4711

Text.
"#;

#[test]
fn heads_of_every_notation_say_the_same() {
    for (text, origin) in [
        (YAML, Origin::FrontMatter),
        (TOML, Origin::FrontMatter),
        (JSON, Origin::FrontMatter),
        (
            &BROKEN.replace("---", "+++").replace(": ", " = ").replace("Autoren:", "Autoren ="),
            Origin::FrontMatter,
        ),
        (BROKEN, Origin::FrontMatter),
        (LINES, Origin::Line),
    ] {
        for text in [text.to_owned(), text.replace('\n', "\r\n"), format!("\u{FEFF}{text}")] {
            let (article, unread) = parse_entry(&text);
            let said = [&article.title, &article.teaser, &article.author, &article.source, &article.section];
            let expected =
                ["Rat tagt", "Worum es geht", "Erika Muster; Jan Beispiel", "Elbkurier", "Lokales"];
            assert_eq!(said, expected, "{text}");
            let said = [&article.url, &article.language, &article.id];
            assert_eq!(said, ["https://elbkurier.example/rat", "de-DE", "4711"], "{text}");
            let dates = [article.published, article.updated].map(|date| date.unwrap().to_string());
            assert_eq!(dates, ["2024-05-12", "2024-05-13"], "{text}");
            assert_eq!(article.provenance.get(FieldName::Title), Some(origin));
            assert!(unread.is_empty(), "{unread:?}");
            assert_eq!(split(&text).1.trim(), "Text.");
        }
    }
}

#[test]
fn what_is_no_head_stays_in_the_text() {
    for text in [
        "---\nDer Rat tagt. Es regnet.\n---\nText",
        "---\nAltenwehr: der Rat tagt\nNeustadt: es regnet\n---\nText",
        "---\ntitle: Rat tagt\n\nText ohne Ende",
        "Rat tagt\n---\ntitle: Rat\n---\n",
        "+++\nDer Rat tagt.\n+++\n",
        "{\nDer Rat\n}\n",
        "{\"title\": \"Rat tagt\"}",
        "",
    ] {
        assert!(split(text).0.is_none(), "{text}");
        assert_eq!(split(text).1, text);
    }
    let long = format!("---\ntitle: {}\n---\n", "x".repeat(LONGEST_FRONT_MATTER));
    assert!(split(&long).0.is_none());
}

#[test]
fn values_of_templates_are_none() {
    let (article, unread) = parse_entry(
        "---\ntitle: \"{{ page.title }}\"\nautor: null\nquelle: undefined\ndate: ~\nsubtitle: ''\nteaser:\nurl: /rat\nx: 1\n---\n",
    );
    assert_eq!(article, Article { id: "a.md".into(), path: "a.md".into(), ..Article::default() });
    assert!(unread.is_empty());
}

#[test]
fn a_date_that_cannot_be_read_is_said() {
    let (article, unread) = parse_entry("---\ntitle: Rat\ndatum: 202X-MM-TT\n---\n");
    assert_eq!((article.published, unread), (None, vec!["datum".to_owned()]));
    let (article, unread) = parse_entry("---\ntitle: Rat\npubDate: bald\ndate: 2024-05-12\n---\n");
    assert_eq!((article.published.unwrap().to_string().as_str(), unread.len()), ("2024-05-12", 0));
}

#[test]
fn a_source_may_be_an_address_and_values_may_be_marked_up() {
    let (article, _) =
        parse_entry("---\ntitle: Müller &amp; <em>Sohn</em>\nquelle: https://elbkurier.example/rat\n---\n");
    assert_eq!((article.title.as_str(), article.source.as_str()), ("Müller & Sohn", ""));
    assert_eq!(article.url, "https://elbkurier.example/rat");
}

#[test]
fn lines_of_a_broken_head_that_say_nothing_are_listed() {
    let mut draft = draft();
    split("---\ntitle: Rat: tagt\n?? unlesbar\nautor: Erika Muster\n---\n").0.unwrap().apply(&mut draft);
    let left: Vec<&str> = draft.left_out.iter().map(|left| left.text.as_str()).collect();
    assert_eq!((draft.article.title.as_str(), left), ("Rat: tagt", vec!["?? unlesbar"]));
}

proptest! {
    #[test]
    fn no_text_panics(text in "(---|\\+\\+\\+|\n|[a-z]{1,5}: |\\[|\\]|\\{|\\}|\"|&a |\\*a |- |title = |\\PC){0,60}") {
        for fences in ["---\n@\n---\n", "+++\n@\n+++\n", "{\n@\n}\n", "@"] {
            if let Some(head) = split(&fences.replace('@', &text)).0 {
                head.apply(&mut draft());
            }
        }
    }

    /// What was written as YAML and as TOML is read back.
    #[test]
    fn what_was_written_is_read_back(
        title in "[A-ZÄÖÜ][a-zäöüß:,'–#„“ ]{1,40}[a-z]",
        author in "[A-Z][a-zäöüß]{2,9} [A-Z][a-z]{2,9}",
        day in 1u8..=28,
    ) {
        let quoted = title.replace('\'', "''");
        let yaml = format!("---\ntitle: '{quoted}'\nauthor: {author}\ndate: 2024-05-{day:02}T10:00:00+02:00\n---\nText");
        let toml = format!("+++\ntitle = \"{title}\"\nauthor = '{author}'\ndate = 2024-05-{day:02}T10:00:00+02:00\n+++\nText");
        for text in [yaml, toml] {
            let (article, _) = parse_entry(&text);
            let closed_up = title.split_whitespace().collect::<Vec<_>>().join(" ");
            prop_assert_eq!(&article.title, &closed_up);
            prop_assert_eq!(&article.author, &author);
            prop_assert_eq!(article.published.map(|date| date.to_string()), Some(format!("2024-05-{day:02}T10:00:00+02:00")));
        }
    }
}
