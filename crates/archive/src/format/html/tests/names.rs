//! Headlines, bylines, outlets, sections, addresses.

use super::{all, page, paragraphs};

fn titled(head: &str, h1: &str) -> String {
    let article = page(head, &format!("<h1>{h1}</h1>{}", paragraphs()));
    assert_eq!(article.body, all(), "{head}");
    article.title
}

#[test]
fn what_a_template_writes_without_a_value_is_no_headline() {
    for nothing in ["undefined", "null", "{{ article.title }}", "[object Object]", "None"] {
        let head = format!("<title>{nothing}</title><meta property='og:title' content='{nothing}'>");
        assert_eq!(titled(&head, "Rat erneuert Brücke"), "Rat erneuert Brücke", "{nothing}");
    }
}

#[test]
fn an_outlet_is_no_headline() {
    for head in [
        "<title>Rat erneuert Brücke | Elbkurier</title><meta property='og:title' content='Elbkurier'><meta property='og:site_name' content='Elbkurier'>",
        "<title>Rat erneuert Brücke | Elbkurier</title><meta property='og:title' content='Elbkurier – Nachrichten aus Altenbruck'>",
        "<title>Rat erneuert Brücke - Elbkurier</title><meta property='og:title' content='Willkommen beim Elbkurier'>",
    ] {
        assert_eq!(titled(head, "Rat erneuert Brücke"), "Rat erneuert Brücke", "{head}");
    }
}

#[test]
fn a_date_is_no_part_of_a_headline() {
    for title in [
        "Rat erneuert Brücke : 31.10.2023, 10.19 Uhr",
        "31.10.2023 | Rat erneuert Brücke",
        "Rat erneuert Brücke (31.10.2023)",
    ] {
        let head = format!("<meta property='og:title' content='{title}'>");
        assert_eq!(titled(&head, "Rat erneuert Brücke"), "Rat erneuert Brücke", "{title}");
    }
    assert_eq!(titled("", "Das bringt der 31. Oktober 2023"), "Das bringt der 31. Oktober 2023");
}

#[test]
fn soft_hyphens_are_not_read() {
    assert_eq!(titled("", "Rat er&shy;neu&shy;ert Brü&#173;cke"), "Rat erneuert Brücke");
}

#[test]
fn bylines_lose_what_is_no_name() {
    let author = |head: &str| page(head, &format!("<h1>Rat erneuert Brücke</h1>{}", paragraphs())).author;
    for (head, names) in [
        ("<meta name=author content='Von Erika Beispiel, dpa'>", "Erika Beispiel"),
        (
            "<meta name=author content='Erika Beispiel'><meta name=author content='Jan Muster'>",
            "Erika Beispiel; Jan Muster",
        ),
        (
            r#"<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Rat erneuert Brücke", "author": {"givenName": "Erika", "familyName": "Beispiel"}}</script>"#,
            "Erika Beispiel",
        ),
        ("<meta name=author content='undefined'>", ""),
        ("<meta name=author content='dpa'>", "dpa"),
    ] {
        assert_eq!(author(head), names, "{head}");
    }
}

#[test]
fn outlets_and_sections_differ_from_navigation() {
    let read = |head: &str, above: &str| {
        let article = page(head, &format!("{above}<h1>Rat erneuert Brücke</h1>{}", paragraphs()));
        (article.source, article.section)
    };
    let pair = |source: &str, section: &str| (source.to_owned(), section.to_owned());
    assert_eq!(
        read("<meta property='og:site_name' content='Arbeit - BÜNDNIS 90/DIE GRÜNEN'>", "").0,
        "BÜNDNIS 90/DIE GRÜNEN"
    );
    for nothing in ["Seite 2", "Breadcrumb", "Navigation", "Startseite"] {
        let head = format!("<meta property='article:section' content='{nothing}'>");
        assert_eq!(read(&head, ""), pair("", ""), "{nothing}");
    }
    let path = "<nav class=breadcrumb><span>Breadcrumb</span><a href=/>Startseite</a> &rsaquo; <a href=/l>Lokales</a></nav>";
    assert_eq!(read("", path).1, "Lokales");
}

#[test]
fn addresses_may_be_incomplete() {
    let url = |head: &str| page(head, &format!("<h1>Rat erneuert Brücke</h1>{}", paragraphs())).url;
    let og = "<meta property='og:url' content='https://elbkurier.example/lokales/rat?x=1'>";
    for (head, expected) in [
        (format!("<link rel=canonical href='/lokales/rat'>{og}"), "https://elbkurier.example/lokales/rat"),
        (format!("<link rel=canonical href='//elbkurier.example/lokales/rat'>{og}"), "https://elbkurier.example/lokales/rat"),
        ("<link rel='canonical alternate' href='https://elbkurier.example/rat'>".into(), "https://elbkurier.example/rat"),
        (
            "<link rel=canonical href='https://web.archive.org/web/20120216182711/http://elbkurier.example/rat'>".into(),
            "http://elbkurier.example/rat",
        ),
        ("<!-- saved from url=(0029)https://elbkurier.example/rat -->".into(), "https://elbkurier.example/rat"),
    ] {
        assert_eq!(url(&head), expected, "{head}");
    }
}

#[test]
fn a_headline_that_is_the_first_paragraph_too_is_read_once() {
    let article =
        page("", &format!("<h1>Rat erneuert Brücke</h1><p>Rat erneuert Brücke</p>{}", paragraphs()));
    assert_eq!((article.title.as_str(), article.body), ("Rat erneuert Brücke", all()));
}
