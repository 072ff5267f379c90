//! What could be text or boilerplate, on both sides of each rule.

use super::{FIRST, SECOND, all, page, paragraphs};

const HEADED: &str = "<h1>Rat erneuert Brücke</h1>";

#[test]
fn a_teaser_needs_no_full_stop() {
    let sentence = "Nach langer Debatte stimmt die Mehrheit für den teuren Vorschlag";
    let article = page("", &format!("{HEADED}<p>{sentence}</p>{}", paragraphs()));
    assert!(article.body.contains(sentence), "{}", article.body);
    for label in [
        "Von Erika Muster, Jan Beispiel und der Deutschen Presse-Agentur",
        "Stand: 3. Februar 2025, zuletzt geändert um 9 Uhr von der Redaktion",
        "Politik | Lokales | Brücken in und um Altenwehr an der Elbe",
        "Verkehr",
    ] {
        let article = page("", &format!("{HEADED}<p>{label}</p>{}", paragraphs()));
        assert_eq!(article.body, all(), "{label}");
    }
}

#[test]
fn a_notice_with_a_headline_is_one_beside_a_short_article() {
    let asks = "Wir und unsere Partner legen mit Ihrer Einwilligung Cookies auf Ihrem Gerät ab, um Werbung auszuwählen und zu zählen.";
    let notice = format!(
        "<div class=consent-layer><h1>Ihre Zustimmung</h1>{}</div>",
        format!("<p>{asks}</p>").repeat(4)
    );
    let article = page("", &format!("{notice}<div>{HEADED}<p>{FIRST}</p></div>"));
    assert_eq!((article.title.as_str(), article.body.as_str()), ("Rat erneuert Brücke", FIRST));
    // An article about cookies, in a class of that name.
    let news = "Der Bundesgerichtshof hat entschieden, dass Cookies nur mit einer Einwilligung gesetzt werden dürfen, die niemand erschleicht.";
    let article = page(
        "",
        &format!("<div class=cookie-urteil><h1>Richter über Cookies</h1><p>{news}</p><p>{SECOND}</p></div>"),
    );
    assert_eq!(article.body, [news, SECOND].join("\n\n"));
}

#[test]
fn the_text_of_json_ld_is_read_however_little_else_is_shown() {
    let data = format!(
        r#"<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Rat erneuert Brücke", "articleBody": "{FIRST}"}}</script>"#
    );
    let around = "<footer><p>Wir machen eine Zeitung für alle, die an der Elbe zu Hause sind.</p><p>Alle Preise stehen im Laden.</p></footer>";
    let lead = "<p class=lead>Nach langer Debatte stimmt die Mehrheit für den teuren Vorschlag.</p>";
    let article = page(&data, &format!("{HEADED}{lead}{around}"));
    assert_eq!(article.body, FIRST);
    assert_eq!(article.teaser, "Nach langer Debatte stimmt die Mehrheit für den teuren Vorschlag.");
}

#[test]
fn a_box_that_speaks_for_the_page_goes_and_an_interview_stays() {
    let newsletter = "<div><h3>Der Abendbrief</h3><p>Unsere Redaktion fasst jeden Abend um sechs für Sie zusammen, was wichtig war.</p>\
         <p>Mit der Anmeldung nehmen Sie unsere Nutzungsbedingungen an, die Sie auf einer eigenen Seite finden.</p></div>";
    let article = page("", &format!("{HEADED}<p>{FIRST}</p>{newsletter}{}", paragraphs().repeat(2)));
    assert!(!article.body.contains("Abendbrief") && !article.body.contains("Anmeldung"), "{}", article.body);
    let interview = "<div><p>Herr Rat, wie haben Sie unsere alte Brücke in all den Jahren erlebt?</p>\
         <p>Ich habe Ihnen und unseren Nachbarn immer gesagt, dass sie nicht ewig hält.</p></div>";
    let article = page("", &format!("{HEADED}{}{interview}<p>{FIRST} Noch einmal.</p>", paragraphs()));
    assert!(article.body.contains("erlebt?") && article.body.contains("ewig"), "{}", article.body);
}

#[test]
fn editors_are_news_and_lines_about_the_author_are_not() {
    let news = "Der Chefredakteur der Werkszeitung wurde freigesprochen.";
    assert!(page("", &format!("{HEADED}{}<p>{news}</p>", paragraphs())).body.ends_with(news));
    let line = "Redakteurin im Ressort Wirtschaft, schreibt über Häfen und Schiffe.";
    assert_eq!(page("", &format!("{HEADED}{}<p>{line}</p>", paragraphs())).body, all());
}
