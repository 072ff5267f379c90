//! Pages as news sites deliver them, each with what goes wrong on it.

mod claims;
mod dates;
mod doubts;
mod names;
mod no_articles;

use super::declared_encoding;
use crate::boilerplate::Learned;
use crate::format::draft::Source;
use crate::kind::FileKind;
use crate::list::SourceFile;
use crate::place::Place;
use nachlese_article::{Article, FieldName, Origin};
use proptest::prelude::*;

const FIRST: &str = "Der Gemeinderat hat am Montag nach langer Debatte beschlossen, die Brücke über die Elbe zu erneuern und dafür Geld aus der Rücklage zu nehmen.";
const SECOND: &str = "Die Arbeiten sollen im Frühjahr beginnen, wie die Bürgermeisterin mitteilte; bis dahin bleibt eine Spur gesperrt.";
const THIRD: &str =
    "Die Kosten trägt zur Hälfte das Land. Gegner des Vorhabens wollen dagegen klagen, sagte ihr Sprecher.";

fn read(markup: &str) -> Option<Article> {
    let file = SourceFile::named("a.html", FileKind::Html);
    let draft = super::read(markup, Source { file: &file, place: Place::Whole }).ok()?;
    Some(draft.finish(Place::Whole, &Learned::default()).ok()?.article)
}

fn page(head: &str, body: &str) -> Article {
    let markup = format!("<!doctype html><html lang=de><head>{head}</head><body>{body}</body></html>");
    read(&markup).unwrap()
}

fn paragraphs() -> String {
    [FIRST, SECOND, THIRD].map(|p| format!("<p>{p}</p>")).concat()
}

fn all() -> String {
    [FIRST, SECOND, THIRD].join("\n\n")
}

fn published(head: &str, body: &str) -> (Option<String>, Option<Origin>) {
    let article = page(head, &format!("<h1>Rat erneuert Brücke</h1>{body}{}", paragraphs()));
    (article.published.map(|p| p.to_string()), article.provenance.get(FieldName::Published))
}

#[test]
fn what_surrounds_an_article_is_left_out() {
    let article = page(
        "<title>Rat erneuert Brücke | Elbkurier</title>",
        &format!(
            r#"<div class="cookie-banner"><p>Wir verwenden Cookies. Stimmen Sie bitte zu, damit alles schön wird.</p></div>
            <nav><ul><li><a href="/">Start</a><li><a href="/p">Politik</a></ul></nav>
            <div class="breadcrumb"><a href="/">Startseite</a> &rsaquo; <a href="/l">Lokales</a></div>
            <article><p class="kicker">Verkehr</p><h1>Rat erneuert Brücke</h1>
            <div class="byline">Von Erika Muster</div><time datetime="2024-05-12T14:30:00+02:00">12. Mai</time>
            <p class="teaser">Nach langer Debatte stimmt die Mehrheit für den teuren Vorschlag.</p>
            <figure><img src="a.jpg"><figcaption>Die Brücke im Winter, von Norden gesehen.</figcaption></figure>
            <p>{FIRST}</p><div class="share-buttons"><p>Teilen Sie diesen Artikel mit allen Ihren Freunden!</p></div>
            <p>{SECOND}</p><p><a href="/b">Lesen Sie auch: Was die Brücke kostet</a></p>
            <aside><h3>Zum Thema</h3><p>Brücken an der Elbe haben eine lange Geschichte voller Pannen.</p></aside>
            <p>{THIRD}</p><h3>Mehr zum Thema</h3><ul><li><a href="/c">Stau auf der B 5</a></ul></article>
            <section id="comments"><h2>Kommentare</h2><p>{FIRST} Das glaubt doch niemand, und bezahlen müssen es wieder wir!</p></section>
            <div class="teaser-list"><article><h3><a href="/d">Wetter</a></h3><p>Morgen regnet es im ganzen Land, sagt der Dienst.</p></article></div>
            <footer><p>Impressum und Datenschutz finden Sie auf einer eigenen Seite.</p></footer>"#
        ),
    );
    assert_eq!(article.title, "Rat erneuert Brücke");
    assert_eq!(article.teaser, "Nach langer Debatte stimmt die Mehrheit für den teuren Vorschlag.");
    assert_eq!(article.body, all());
    assert_eq!((article.source.as_str(), article.section.as_str()), ("Elbkurier", "Lokales"));
    assert_eq!((article.author.as_str(), article.language.as_str()), ("Erika Muster", "de"));
    assert_eq!(article.published.unwrap().to_string(), "2024-05-12T14:30:00+02:00");
}

#[test]
fn each_fact_says_where_it_was_read() {
    let article = page(
        r#"<title>Rat erneuert Brücke - Elbkurier</title><link rel="canonical" href="https://elbkurier.example/lokales/rat">
        <meta property="og:title" content="Rat erneuert Brücke - Elbkurier"><meta property="og:site_name" content="Elbkurier">
        <script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": "NewsArticle",
        "datePublished": "2024-05-12T12:30:00Z", "author": [{"name": "Erika Muster"}, {"name": "Jan Beispiel"}]}]}</script>"#,
        &format!("<h1>Rat erneuert Brücke</h1>{}", paragraphs()),
    );
    let from = |name| article.provenance.get(name);
    assert_eq!(
        (article.title.as_str(), from(FieldName::Title)),
        ("Rat erneuert Brücke", Some(Origin::OpenGraph))
    );
    assert_eq!((article.source.as_str(), from(FieldName::Source)), ("Elbkurier", Some(Origin::OpenGraph)));
    assert_eq!(
        (article.author.as_str(), from(FieldName::Author)),
        ("Erika Muster; Jan Beispiel", Some(Origin::JsonLd))
    );
    assert_eq!((article.section.as_str(), from(FieldName::Section)), ("Lokales", Some(Origin::Address)));
    assert_eq!(from(FieldName::Published), Some(Origin::JsonLd));
    assert_eq!(
        (from(FieldName::Url), from(FieldName::Body), from(FieldName::Teaser)),
        (Some(Origin::Markup), Some(Origin::Text), None)
    );
}

#[test]
fn dates_are_read_from_wherever_they_stand() {
    let day = |day: &str| Some(day.to_owned());
    for (head, body, date, origin) in [
        (
            r#"<meta property="article:published_time" content="2024-05-12T14:30:00+02:00">"#,
            "",
            "2024-05-12T14:30:00+02:00",
            Origin::OpenGraph,
        ),
        (r#"<meta name="date" content="2024-05-12">"#, "", "2024-05-12", Origin::Meta),
        // Another one knows the time of the same day.
        (
            r#"<meta name="date" content="2024-05-12">"#,
            r#"<time datetime="2024-05-12T14:30">"#,
            "2024-05-12T14:30:00+02:00",
            Origin::TimeElement,
        ),
        ("", "<div>12. Mai 2024, 14:30 Uhr</div>", "2024-05-12T14:30:00+02:00", Origin::Line),
        ("", "<div>Stand: 3.2.2023 18:05 | Redaktion</div>", "2023-02-03T18:05:00+01:00", Origin::Line),
        (
            "",
            "<div>Von Erika Muster · 09.08.2022, 10:15 Uhr</div>",
            "2022-08-09T10:15:00+02:00",
            Origin::Line,
        ),
        (
            "",
            r#"<span itemprop="datePublished" content="2023-05-17">17. Mai</span>"#,
            "2023-05-17",
            Origin::Meta,
        ),
        // Of an implausible date and a plausible one the second, of implausible ones the first.
        (
            r#"<meta property="article:published_time" content="1970-01-01T00:00:00Z">"#,
            "<p>Stand: 3.2.2023</p>",
            "2023-02-03",
            Origin::Line,
        ),
        (
            r#"<meta property="article:published_time" content="2091-06-01">"#,
            "",
            "2091-06-01",
            Origin::OpenGraph,
        ),
    ] {
        assert_eq!(published(head, body), (day(date), Some(origin)), "{head}{body}");
    }
    assert_eq!(published("", ""), (None, None));
}

#[test]
fn dates_of_other_articles_are_not_the_articles() {
    let teasers = r#"<aside><time datetime="2021-01-01">1. Januar</time> Anderes</aside>"#;
    assert_eq!(published("", teasers), (None, None));
}

#[test]
fn headlines_lose_the_outlet_and_keep_their_dashes() {
    let titled = |title: &str, heading: &str| {
        page(&format!("<title>{title}</title>"), &format!("<h1>{heading}</h1>{}", paragraphs())).title
    };
    assert_eq!(titled("Rat - Tat - Elbkurier", "Rat - Tat"), "Rat - Tat");
    assert_eq!(titled("Brücke: Rat erneuert sie | Elbkurier", "Elbkurier"), "Brücke: Rat erneuert sie");
    let logo = page(
        "<title>Rat erneuert Brücke | Elbkurier</title>",
        &format!("<h1>Elbkurier</h1><h2>Rat erneuert Brücke</h2>{}", paragraphs()),
    );
    assert_eq!((logo.title.as_str(), logo.body), ("Rat erneuert Brücke", all()));
}

#[test]
fn pages_without_paragraph_elements_keep_their_paragraphs() {
    let [a, b, c] = [FIRST, SECOND, THIRD];
    for body in [
        format!("<h1>Rat erneuert Brücke</h1><div>{a}</div><div>{b}</div><div>{c}</div>"),
        format!(
            "<table><tr><td><a href=/>Start</a><br><a href=/s>Sport</a></td><td><font size=5><b>Rat erneuert Brücke</b></font><br><br>{a}<br><br>{b}<br><br>{c}</td></tr></table>"
        ),
        format!("<h1>Rat erneuert Brücke</h1><p>{a}<p>{b}<p>{c}"),
        format!("<form action=/x><h1>Rat erneuert Brücke</h1><p>{a}<p>{b}<p>{c}</form>"),
    ] {
        let article = page("<title>Rat erneuert Brücke</title>", &body);
        assert_eq!((article.title.as_str(), article.body), ("Rat erneuert Brücke", all()), "{body}");
    }
}

#[test]
fn a_teaser_is_not_repeated() {
    let teaser = "Nach langer Debatte stimmt die Mehrheit für den teuren Vorschlag der Verwaltung.";
    let head = format!(r#"<meta name="description" content="{teaser}">"#);
    let alone = page(&head, &format!("<h1>Rat tagt lange</h1>{}", paragraphs()));
    assert_eq!(
        (alone.teaser.as_str(), alone.provenance.get(FieldName::Teaser)),
        (teaser, Some(Origin::Meta))
    );
    let shown = page(&head, &format!("<h1>Rat tagt lange</h1><p>{teaser}</p>{}", paragraphs()));
    assert_eq!(
        (shown.teaser.as_str(), shown.body, shown.provenance.get(FieldName::Teaser)),
        (teaser, all(), Some(Origin::Text))
    );
    let beginning = page(
        r#"<meta name="description" content="Der Gemeinderat hat am Montag nach langer Debatte beschlossen, die …">"#,
        &paragraphs(),
    );
    assert_eq!(beginning.teaser, "");
}

#[test]
fn hidden_text_scripts_and_templates_are_not_read() {
    let article = page(
        "<style>p { color: red }</style>",
        &format!(
            "<script>document.write('<p>Lawrow war gestern hier und sagte viel.</p>')</script><template><p>{FIRST} Anders.</p></template>\
             <div hidden><p>{SECOND} Anders.</p></div><div style=\"display:none\"><p>{THIRD} Anders.</p></div>{}",
            paragraphs()
        ),
    );
    assert_eq!(article.body, all());
}

#[test]
fn a_gallery_is_its_captions() {
    let pictures: String = (2013..2019)
        .map(|year| format!("<figure><img src=x><figcaption>{year}: Die Brücke im Jahr des Umbaus, vom Ufer gesehen.</figcaption></figure>"))
        .collect();
    let article = page(
        "<title>Brücke in Bildern</title>",
        &format!("<h1>Brücke in Bildern</h1><div class=gallery>{pictures}</div>"),
    );
    assert_eq!(article.body.split("\n\n").count(), 6, "{}", article.body);
}

#[test]
fn an_article_behind_a_wall_is_read_from_what_the_page_says() {
    let body = [FIRST, SECOND, THIRD].join("\\n").repeat(2);
    let head = format!(
        r#"<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Rat erneuert Brücke", "articleBody": "{body}"}}</script>"#
    );
    let article = page(
        &head,
        "<h1>Rat erneuert Brücke</h1><p>Nach langer Debatte stimmt die Mehrheit für den Vorschlag.</p>",
    );
    assert!(article.body.starts_with(FIRST) && article.body.contains(THIRD));
    assert_eq!(article.provenance.get(FieldName::Body), Some(Origin::JsonLd));
    assert_eq!(article.teaser, "Nach langer Debatte stimmt die Mehrheit für den Vorschlag.");
}

#[test]
fn a_page_without_text_is_refused() {
    for markup in ["", "<html></html>", "<!-- <p>Text", "<script>x", "<p> </p><img src=x>"] {
        assert!(read(markup).is_none(), "{markup}");
    }
}

#[test]
fn declared_encodings_are_found() {
    for (head, label) in [
        (r#"<meta charset="utf-8">"#, Some("utf-8")),
        ("<META HTTP-EQUIV=Content-Type CONTENT=\"text/html; charset=iso-8859-15\">", Some("iso-8859-15")),
        ("<?xml version='1.0' encoding='windows-1252'?>", Some("windows-1252")),
        ("<meta charset=", None),
        ("", None),
    ] {
        assert_eq!(declared_encoding(head.as_bytes()), label, "{head}");
    }
}

proptest! {
    #[test]
    fn no_markup_panics(markup in "(<(p|div|/p|/div|b|/b|br|a href=x|/a|h1|/h1|table|tr|td|ul|li|article|nav|figure|form|!--|script|/script|title|meta name=date content=2024)>|-->|Rat tagt\\. |[a-zäöü &;]|\\PC){0,60}") {
        let _ = read(&markup);
    }

    #[test]
    fn plain_paragraphs_are_kept_word_for_word(words in proptest::collection::vec("[A-ZÄÖÜ][a-zäöüß]{3,12}", 24..60)) {
        let texts: Vec<String> = words.chunks(12).map(|chunk| format!("{} und mehr.", chunk.join(" und "))).collect();
        let markup: String = texts.iter().map(|t| format!("<p>{t}</p>")).collect();
        let article = read(&format!("<h1>Was der Rat beschloss</h1>{markup}")).unwrap();
        let read = [article.teaser, article.body].join("\n\n");
        for text in &texts {
            prop_assert!(read.contains(text.as_str()), "{text}");
        }
    }
}

#[test]
fn dates_and_bylines_share_lines_with_other_things() {
    let line = |line: &str| {
        let article = page("", &format!("<h1>Rat erneuert Brücke</h1>{line}{}", paragraphs()));
        assert_eq!(article.body, all(), "{line}");
        (article.published.map(|p| p.to_string()).unwrap_or_default(), article.author)
    };
    let muster = "Erika Muster".to_owned();
    for (markup, date, author) in [
        ("<div><span>Von Erika Muster</span><span>17. August 2024</span></div>", "2024-08-17", &muster),
        ("<div>17.08.2024, 10:00 Uhr | Lesezeit: 3 Min.</div>", "2024-08-17T10:00:00+02:00", &String::new()),
        ("<div>Veröffentlicht am 17. August 2024 von Erika Muster</div>", "2024-08-17", &muster),
        ("<div>17.08.24, 10 Uhr</div>", "2024-08-17T10:00:00+02:00", &String::new()),
        (
            "<p>Veröffentlicht am <a href=/x><time datetime='2024-08-17T10:00'>17. August</time></a></p>",
            "2024-08-17T10:00:00+02:00",
            &String::new(),
        ),
        ("<p>Die Brücke bei den Arbeiten am 24. April 2023</p>", "", &String::new()),
    ] {
        assert_eq!(line(markup), (date.to_owned(), author.clone()), "{markup}");
    }
}

#[test]
fn a_live_ticker_keeps_its_entries() {
    let entry = |time: &str, text: &str| {
        format!("<div class=ticker-entry><time>{time}</time><h3>Lage um {time}</h3><p>{text}</p></div>")
    };
    let entries =
        [("12:10", FIRST), ("9:40", SECOND), ("6:02", THIRD)].map(|(time, text)| entry(time, text)).concat();
    let article = page(
        "<title>Sturm im Ticker</title>",
        &format!("<h1>Sturm im Ticker</h1><div class=live-ticker>{entries}</div>"),
    );
    for text in [FIRST, SECOND, THIRD, "Lage um 9:40"] {
        assert!(article.body.contains(text), "{}", article.body);
    }
}

#[test]
fn rows_of_a_table_are_lines() {
    let table = "<table><tr><th>Verein<th>Punkte<tr><td>SG Dorlingen<td>52<tr><td>FC Bersum<td>52</table>";
    let article = page("", &format!("<h1>Rat erneuert Brücke</h1>{}{table}", paragraphs()));
    assert!(
        article.body.ends_with("Verein, Punkte\n\nSG Dorlingen, 52\n\nFC Bersum, 52"),
        "{}",
        article.body
    );
}

#[test]
fn the_headline_that_is_shown_can_be_found_where_another_is_given_out() {
    let article = page(
        r#"<meta property="og:title" content="Freibad bleibt auch 2026 zu">"#,
        &format!("<h1>Freibad bleibt auch 2026 geschlossen</h1>{}", paragraphs()),
    );
    assert_eq!(article.title, "Freibad bleibt auch 2026 zu");
    assert!(article.body.starts_with("Freibad bleibt auch 2026 geschlossen\n\n"), "{}", article.body);
}

#[test]
fn an_outlet_may_stand_in_front_of_the_headline() {
    let body = format!("<h1>Rat erneuert Brücke</h1>{}", paragraphs());
    for title in [
        "Abendblatt Bersum | Politik | Rat erneuert Brücke",
        "Rat erneuert Brücke | Politik | Abendblatt Bersum",
    ] {
        let article = page(&format!("<title>{title}</title>"), &body);
        let found = (article.title.as_str(), article.source.as_str(), article.section.as_str());
        assert_eq!(found, ("Rat erneuert Brücke", "Abendblatt Bersum", "Politik"), "{title}");
    }
}
