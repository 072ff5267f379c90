//! What classes, ids and roles claim, beside the text that they stand on.

use super::{FIRST, SECOND, THIRD, all, page, paragraphs};

/// Words of names that keep text out elsewhere.
#[rustfmt::skip]
const WORDS: &[&str] = &[
    "ad", "anzeige", "author", "autor", "banner", "caption", "comment", "comments", "consent", "cookie", "dialog", "footer", "gallery",
    "kommentar", "login", "menu", "nav", "newsletter", "offer", "paywall", "player", "posted", "premium", "print", "promo", "related",
    "search", "share", "sidebar", "social", "sponsored", "spenden", "suche", "tabs", "tags", "teasers", "umfrage", "werbung", "widget",
];

fn body(markup: &str) -> String {
    let article =
        page("<title>Rat erneuert Brücke</title>", &format!("<h1>Rat erneuert Brücke</h1>{markup}"));
    [article.teaser, article.body]
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join("\n\n")
}

fn wrapped(open: &str, close: &str) -> String {
    let markup = format!("{open}<h1>Rat erneuert Brücke</h1>{}{close}", paragraphs());
    let article = page("<title>Rat erneuert Brücke</title>", &markup);
    assert_eq!(article.title, "Rat erneuert Brücke", "{open}");
    article.body
}

#[test]
fn no_name_beats_the_text_that_an_element_holds() {
    for word in WORDS {
        for class in [
            format!("post category-{word}"),
            format!("post tag-{word}"),
            format!("article--{word}"),
            format!("has-{word} no-{word}"),
            format!("{word}-open"),
            format!("content {word}"),
            (*word).to_owned(),
        ] {
            for tag in ["div", "section", "article", "main", "body"] {
                assert_eq!(
                    wrapped(&format!("<{tag} class='{class}'>"), &format!("</{tag}>")),
                    all(),
                    "{tag} {class}"
                );
            }
        }
        for attribute in ["id", "aria-label", "role"] {
            assert_eq!(
                wrapped(&format!("<div {attribute}='{word}'>"), "</div>"),
                all(),
                "{attribute} {word}"
            );
        }
    }
}

#[test]
fn many_small_elements_of_one_name_are_text_where_they_are_most_of_it() {
    let texts = [
        FIRST,
        SECOND,
        THIRD,
        "Am Dienstag wird der Plan öffentlich ausgelegt; Einwände sind bis Mai möglich, heißt es.",
    ];
    for word in WORDS {
        for (open, close) in [
            (format!("<p class='text-{word} paragraph'>"), "</p>"),
            (format!("<p class='{word}'>"), "</p>"),
            (format!("<div class='{word}'><p>"), "</p></div>"),
            (format!("<div class='paragraph paragraph--{word}'>"), "</div>"),
        ] {
            let named: String = texts.iter().map(|text| format!("{open}{text}{close}")).collect();
            let plain = "Das Rathaus war bis auf den letzten Platz besetzt, als die Sitzung begann.";
            let read = body(&format!("<p>{plain}</p>{named}"));
            for text in texts.iter().chain([&plain]) {
                assert!(read.contains(text), "{open}: {text}\n{read}");
            }
        }
    }
}

#[test]
fn headings_and_sections_may_be_linked_to_by_their_headline() {
    for slug in [
        "die-suche-nach-dem-geld",
        "der-kommentar-zum-tage",
        "was-die-werbung-kostet",
        "streit-um-den-newsletter",
    ] {
        let read = body(&format!(
            "<p>{FIRST}</p><h2 id='{slug}'>Die Suche nach dem Geld</h2><p>{SECOND}</p><section id='{slug}-2'><p>{THIRD}</p></section>"
        ));
        for text in [FIRST, "Die Suche nach dem Geld", SECOND, THIRD] {
            assert!(read.contains(text), "{slug}: {read}");
        }
    }
}

#[test]
fn what_stands_beside_the_text_is_left_out_by_its_name() {
    let advert = "Unser Rundbrief bringt Ihnen jeden Morgen das Wichtigste aus der Region ins Haus, kostenlos und jederzeit kündbar.";
    for class in ["newsletter-box", "sidebar", "related-articles", "share", "paywall", "box box--newsletter"]
    {
        let read = body(&format!("{}<div class='{class}'><p>{advert}</p></div>", paragraphs()));
        assert_eq!(read, all(), "{class}");
    }
    let notice = "Um diese Seite zu verbessern, setzen wir Cookies; Ihre Einwilligung können Sie jederzeit widerrufen.";
    for class in ["cookie-banner", "consent", "gdpr-layer"] {
        let read = body(&format!("<div class='{class}'><p>{notice}</p></div>{}", paragraphs()));
        assert_eq!(read, all(), "{class}");
    }
}

#[test]
fn comments_are_no_article_however_long() {
    let comments: String = (0..12)
        .map(|n| format!("<li class=comment><b>Leserin {n}</b><p>Ich finde, dass Beitrag {n} recht hat, und zwar aus vielen guten Gründen.</p></li>"))
        .collect();
    let read = body(&format!(
        "{}<section id=comments><h2>Kommentare</h2><ol>{comments}</ol></section>",
        paragraphs()
    ));
    assert_eq!(read, all());
}

#[test]
fn text_that_is_not_shown_at_first_is_read_where_there_is_no_other() {
    for (open, close) in [
        ("<noscript>", "</noscript>"),
        ("<div hidden=until-found>", "</div>"),
        ("<div style='display:none'>", "</div>"),
        ("<x-article><template shadowrootmode=open>", "</template></x-article>"),
        ("<x-article><template shadowrootmode='open'><slot></slot></template>", "</x-article>"),
    ] {
        assert_eq!(body(&format!("{open}{}{close}", paragraphs())), all(), "{open}");
    }
    let shown = body(&format!("{}<noscript><p>{FIRST} Noch einmal.</p></noscript>", paragraphs()));
    assert_eq!(shown, all());
    let found = body(&format!("<p>{FIRST}</p><div hidden=until-found><p>{SECOND}</p></div><p>{THIRD}</p>"));
    assert_eq!(found, all());
}

#[test]
fn an_appeal_to_pay_is_no_body() {
    let lead = "Der Rat der Stadt hat am Montag die Erneuerung der alten Elbbrücke beschlossen.";
    let read = body(&format!(
        "<p>{lead}</p><div class=paywall><p>Diesen Artikel lesen Sie mit unserem Digitalabo weiter.</p><p>Jetzt vier Wochen kostenlos testen, danach 9,90 Euro im Monat.</p></div>"
    ));
    assert_eq!(read, lead);
}

#[test]
fn headlines_of_several_lines_keep_their_words_apart() {
    for heading in [
        "<h1><span>Verkehr</span><span>Rat erneuert Brücke</span></h1>",
        "<h1><span class=kicker>Verkehr<span class=sr-only>:</span></span>Rat erneuert Brücke</h1>",
        "<h1><span>Verkehr</span><br><span>Rat erneuert Brücke</span></h1>",
    ] {
        let article = page("", &format!("{heading}{}", paragraphs()));
        assert!(!article.title.contains("VerkehrRat"), "{}", article.title);
        assert!(article.title.contains("Rat erneuert Brücke"), "{heading}: {}", article.title);
    }
    let initial =
        page("", &format!("<h1><span>R</span><span>at erneuert Brücke</span></h1>{}", paragraphs()));
    assert_eq!(initial.title, "Rat erneuert Brücke");
}

#[test]
fn short_news_are_news() {
    for text in [
        "<p>In Lornau brannte es.</p><p>Verletzt wurde niemand.</p>",
        "<p>Bayern siegt 2:1.</p>",
        "<ol><li>Der See im Süden</li><li>Der Wald im Norden</li></ol>",
        "<table><tr><td>SG Dorlingen</td><td>52</td></tr><tr><td>FC Bersum</td><td>49</td></tr></table>",
        "<p>Er starb am 3. April 2019 in Lornau.</p><p>Die Wahl ist am 9. Juni 2024.</p>",
    ] {
        let read = body(text);
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() > 5);
        for word in words {
            assert!(read.contains(word), "{text}: {read}");
        }
    }
}

#[test]
fn a_link_is_no_reason_to_lose_a_sentence() {
    let anchored = format!("<p><a name=x>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>");
    assert_eq!(body(&anchored), all());
    let linked = format!("<p>{FIRST}</p><p><a href=/x>{SECOND}</a></p><p>{THIRD}</p>");
    assert_eq!(body(&linked), all());
}

#[test]
fn reported_speech_is_no_appeal() {
    for line in [
        "Das könnte Sie auch interessieren, sagte der Verkäufer.",
        "Schreiben Sie uns, baten die Kinder.",
        "Foto: Das ist alles, sagte er.",
        "Unterstützen Sie uns, flehte der Verein.",
    ] {
        assert!(
            body(&format!("<p>{FIRST}</p><p>{line}</p><p>{SECOND}</p><p>{THIRD}</p>")).contains(line),
            "{line}"
        );
    }
}

#[test]
fn an_appeal_to_pay_is_also_recognized_by_its_words() {
    let read = body(&format!(
        "<p>{FIRST}</p><div class=c-plus><p>Lesen Sie den ganzen Text mit einem Digitalabo.</p><p>Im ersten Monat kostenlos.</p></div>"
    ));
    assert_eq!(read, FIRST);
}

#[test]
fn subheadings_stay_whatever_they_are_called() {
    let read = body(&format!(
        "<p>{FIRST}</p><p>{SECOND}</p><h2 class='subtitle small'>Was es kostet</h2><p>{THIRD}</p>"
    ));
    assert!(read.contains("Was es kostet"), "{read}");
}

#[test]
fn a_recipe_below_its_authors_name_is_text() {
    let steps: String = (0..30)
        .map(|n| format!("<p>Schritt {n}: Die Äpfel in Schicht {n} legen und eine halbe Stunde lang bei kleiner Hitze backen.</p>"))
        .collect();
    let read = body(&format!(
        "{}<p>Das Rezept ist einfach und gelingt auch Kindern, sagt die Köchin.</p><h3>Autorin</h3>{steps}",
        paragraphs()
    ));
    assert!(read.contains("Schritt 29"), "{read}");
}
