//! Dates of publication in pages.

use super::{FIRST, all, page, paragraphs};

fn dates(head: &str, above: &str, below: &str) -> (String, String) {
    let markup = format!("<h1>Rat erneuert Brücke</h1>{above}{}{below}", paragraphs());
    let article = page(head, &markup);
    assert!(
        article.body.contains(&all()) || article.body.contains(FIRST),
        "{above}{below}: {}",
        article.body
    );
    let day = |date: Option<nachlese_dates::Moment>| date.map(|d| d.day().to_string()).unwrap_or_default();
    (day(article.published), day(article.updated))
}

#[test]
fn publication_comes_before_change() {
    for above in [
        "<div>Aktualisiert: 13.05.2024, 09:00 Uhr</div><div>Veröffentlicht: 12.05.2024, 14:30 Uhr</div>",
        "<div>Aktualisiert: 13.05.2024, 09:00 Uhr | Veröffentlicht: 12.05.2024, 14:30 Uhr</div>",
        "<div>Stand 13.05.2024 | Erstellt 12.05.2024</div>",
        "<div><time class=updated datetime=2024-05-13>13. Mai</time> <time class=published datetime=2024-05-12>12. Mai</time></div>",
        "<p>Letzte Änderung: 13. Mai 2024</p><p>Veröffentlicht am Sonntag, 12. Mai 2024</p>",
        "<span>12.05.2024</span> <span>(aktualisiert 13.05.2024)</span>",
    ] {
        assert_eq!(dates("", above, ""), ("2024-05-12".into(), "2024-05-13".into()), "{above}");
    }
    let modified = r#"<meta property="article:modified_time" content="2024-05-13T09:00:00+02:00">"#;
    assert_eq!(dates(modified, "", ""), (String::new(), "2024-05-13".into()));
}

#[test]
fn dates_are_found_in_the_forms_and_places_that_pages_have() {
    for above in [
        "<div>Sonntag, 12. Mai 2024</div>",
        "<div>Altenbruck, den 12. Mai 2024</div>",
        "<div>12.05.24</div>",
        "<div>12. Mai 2024 | 14:30 Uhr | Erika Muster</div>",
        "<div>12.05.2024 | 14:30 Uhr | Erika Muster</div>",
        "<div>Erika Muster · May 12, 2024 · Technik · 7 Kommentare</div>",
        "<div class=meta>Lokales // <span class=date>12.05.2024</span></div>",
        "<p class=kicker>Verkehr · 12.05.2024</p>",
        "<p><strong>12.05.2024</strong></p>",
        "<nav class=breadcrumb><a href=/>Start</a> &gt; <span class=date>12.05.2024</span></nav>",
        "<a href='/2024/05'>12. Mai 2024</a>",
        "<small>Sonntag, 12.5.2024, 14:30</small>",
    ] {
        assert_eq!(dates("", above, "").0, "2024-05-12", "{above}");
    }
    for below in [
        "<div class='post-footer'>Dieser Artikel wurde am 12. Mai 2024 um 14:48 von Erika Muster geschrieben.</div>",
        "<div class=submitted>Gespeichert von erika am 12. Mai 2024 - 18:55</div>",
        "<div class=pubdate>12.05.2024</div>",
    ] {
        assert_eq!(dates("", "", below).0, "2024-05-12", "{below}");
    }
    for head in [
        r#"<meta name="sw-pubdate" content="2024-05-12">"#,
        r#"<meta property="article:published_time" content="So., 12.05.2024 - 14:45">"#,
        r#"<meta name="date" content="2024-05-12 14:30:00 UTC">"#,
        r#"<meta name="DC.date.issued" content="2024/05/12">"#,
        r#"<meta itemprop="uploadDate" content="2024-05-12T18:15:00Z">"#,
        r#"<script type="application/ld+json">{"@type": "WebPage", "datePublished": "2024-05-12T12:00:00Z"}</script>"#,
        r#"<script type="application/ld+json;charset=utf-8">{"@type": "NewsArticle", "headline": "Rat erneuert Brücke", "datePublished": "1715517000",}</script>"#,
        r#"<link rel=canonical href="https://elbkurier.example/2024/05/12/rat-erneuert-bruecke">"#,
        r#"<link rel=canonical href="https://elbkurier.example/lokales/20240512-rat-erneuert-bruecke.html">"#,
        "<title>12.05.2024 | Rat erneuert Brücke</title>",
    ] {
        assert_eq!(dates(head, "", "").0, "2024-05-12", "{head}");
    }
}

#[test]
fn a_date_at_the_beginning_of_the_text_is_the_articles() {
    for begin in [
        "(12.05.2024) ",
        "12.5.2024 - ",
        "Altenbruck, (12.05.2024). ",
        "12. Mai 2024. ",
        "Altenbruck, 12. Mai 2024 – ",
    ] {
        let article = page("", &format!("<h1>Rat erneuert Brücke</h1><p>{begin}{FIRST}</p>{}", paragraphs()));
        assert_eq!(article.published.map(|d| d.day().to_string()).as_deref(), Some("2024-05-12"), "{begin}");
    }
}

#[test]
fn dates_of_events_are_not_the_articles() {
    for above in [
        "<p>Das Fest beginnt am <time datetime=2024-06-01>1. Juni</time> auf dem Marktplatz, wie der Verein mitteilte.</p>",
        "<p>Am 1. Juni 2024 beginnt auf dem Marktplatz das Fest, wie der Verein am Freitag mitteilte.</p>",
        "<aside><ul><li><a href=/a>Wetter</a> <span class=date>1.6.2024</span><li><a href=/b>Sport</a> <span class=date>2.6.2024</span></ul></aside>",
        "<p>Die Brücke bei den Arbeiten am 24. April 2023</p>",
        "<p>Das Fest beginnt am <time datetime='2024-07-01T18:00'>1. Juli 2024</time> auf dem Markt.</p>",
        "<p>Der Vertrag vom 12. Mai 1999 läuft aus.</p>",
        "<p>Erschienen ist der Band am 1. März 2001.</p>",
    ] {
        assert_eq!(dates("", above, "").0, "", "{above}");
    }
}

#[test]
fn the_day_of_the_visit_is_not_the_articles() {
    let article = page(
        "",
        &format!(
            "<div>Montag, 30. November 2026</div><h1>Rat erneuert Brücke</h1><div>12.05.2024</div>{}",
            paragraphs()
        ),
    );
    assert_eq!(article.published.map(|d| d.day().to_string()).as_deref(), Some("2024-05-12"));
    let anniversary = page("", &format!("<h1>9. November 1989: Die Mauer fällt</h1>{}", paragraphs()));
    assert_eq!(
        (anniversary.title.as_str(), anniversary.published),
        ("9. November 1989: Die Mauer fällt", None)
    );
}

#[test]
fn a_date_above_the_text_goes_before_one_that_a_line_behind_it_names() {
    let above = "<h2 class=date-header><span>Samstag, 5. Oktober 2013</span></h2>";
    let behind = "<div>Veröffentlicht am 3. November 2015 in einer anderen Reihe</div>";
    let article = page("", &format!("{above}<h1>Rat erneuert Brücke</h1>{}{behind}", paragraphs()));
    assert_eq!(article.published.map(|d| d.day().to_string()).as_deref(), Some("2013-10-05"));
}

#[test]
fn a_bare_date_of_the_page_may_be_that_of_its_last_change() {
    let head = "<meta name=date content='2024-05-13T09:00:00'>";
    assert_eq!(dates(head, "<p>Stand: 12.05.2024 14:30 Uhr</p>", "").0, "2024-05-12");
    assert_eq!(dates(head, "<p>Stand: 14.05.2024 14:30 Uhr</p>", "").0, "2024-05-13");
    assert_eq!(dates(head, "", "").0, "2024-05-13");
}
