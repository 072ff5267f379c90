//! Pages that are no articles, and why.

use super::paragraphs;
use crate::format::draft::{Rejection, Source};
use crate::kind::FileKind;
use crate::left_out::NoArticleReason;
use crate::list::SourceFile;
use crate::place::Place;

fn reason(markup: &str) -> Option<NoArticleReason> {
    let file = SourceFile::named("a.html", FileKind::Html);
    match super::super::read(markup, Source { file: &file, place: Place::Whole }) {
        Err(Rejection::NoArticle(no_article)) => Some(no_article.reason),
        Err(Rejection::Failed(failure)) => panic!("{failure}"),
        Ok(_) => None,
    }
}

#[test]
fn consent_walls_bot_checks_and_error_pages_are_recognized() {
    for (markup, expected) in [
        (
            "<title>Elbkurier</title><h1>Willkommen beim Elbkurier</h1><p>Besuchen Sie unsere Seiten mit Werbung und Tracking wie gewohnt.</p>\
             <p>Details zum Tracking finden Sie in der Datenschutzerklärung. Sie können Ihre Einwilligung jederzeit widerrufen.</p>\
             <button>Akzeptieren und weiter</button><p>Oder nutzen Sie das Pur-Abo ohne Werbung.</p>",
            NoArticleReason::ConsentWall,
        ),
        (
            "<title>Just a moment...</title><p>Enable JavaScript and cookies to continue</p>",
            NoArticleReason::BotCheck,
        ),
        (
            "<title>Elbkurier</title><h1>Bitte bestätigen Sie, dass Sie kein Roboter sind</h1><p>Wir prüfen, ob Ihre Verbindung sicher ist.</p>",
            NoArticleReason::BotCheck,
        ),
        (
            "<title>Access Denied</title><h1>Access Denied</h1><p>You don't have permission to access this page on this server.</p>",
            NoArticleReason::BotCheck,
        ),
        (
            "<title>404 - Seite nicht gefunden | Elbkurier</title><h1>Seite nicht gefunden</h1><p>Die Seite, die Sie suchen, gibt es nicht mehr.</p>",
            NoArticleReason::ErrorPage,
        ),
        (
            "<title>Fehler 404</title><p>Leider konnten wir die gewünschte Seite nicht finden. Bitte benutzen Sie unsere Suche.</p>",
            NoArticleReason::ErrorPage,
        ),
        (
            "<title>503 Service Unavailable</title><h1>Service Unavailable</h1><p>The server is temporarily unable to service your request.</p>",
            NoArticleReason::ErrorPage,
        ),
        ("<title>Elbkurier</title><p> </p>", NoArticleReason::NoText),
    ] {
        assert_eq!(reason(&format!("<!doctype html>{markup}")), Some(expected), "{markup}");
    }
}

#[test]
fn front_pages_are_recognized() {
    let teasers: String = (0..20)
        .map(|n| format!("<article><h2><a href='/a{n}'>Stadtrat beschließt Vorhaben Nummer {n}</a></h2><p>Nach langer Debatte hat der Rat Vorhaben {n} am Montag beschlossen.</p></article>"))
        .collect();
    for head in [
        "<link rel=canonical href='https://elbkurier.example/'>",
        "<meta property='og:type' content='website'><link rel=canonical href='https://elbkurier.example/lokales/'>",
        "<meta property='og:type' content='website'>",
    ] {
        let markup = format!(
            "<html><head><title>Elbkurier: Nachrichten aus der Region</title>{head}</head><body><main>{teasers}</main></body></html>"
        );
        assert_eq!(reason(&markup), Some(NoArticleReason::FrontPage), "{head}");
    }
}

#[test]
fn news_about_walls_and_errors_are_news() {
    for title in [
        "Verlage setzen auf Pur-Abo statt Cookies",
        "Gericht: Seite nicht gefunden, Klage abgewiesen",
        "Access denied: Wie Konzerne ihre Kunden aussperren",
        "404 Tote nach Erdbeben",
        "Bin ich ein Roboter? Captchas im Test",
    ] {
        let text = "Wer die Einwilligung zu Tracking und Werbung verweigert, zahlt mit dem Pur-Abo, so die Datenschützer.";
        let markup = format!(
            "<!doctype html><title>{title} | Elbkurier</title><h1>{title}</h1><p>{text}</p>{}",
            paragraphs()
        );
        assert_eq!(reason(&markup), None, "{title}");
    }
    for (title, text) in [
        ("Zugriff verweigert", "Die Stadt verweigert der Opposition den Zugriff auf Akten zum Brückenbau."),
        ("Access Denied", "Das Album der Band aus Lornau erscheint am Freitag."),
        (
            "Sind Sie ein Roboter?",
            "Forscher in Lornau haben Captchas untersucht. Das Ergebnis überrascht sie nicht.",
        ),
        ("Die Seite existiert nicht mehr", "Nach 150 Jahren stellt der Elbbote seine Lokalseite ein."),
        (
            "Fehler 404: Wie eine Ausstellung das Netz zeigt",
            "Seite nicht gefunden, steht über dem Eingang. Drinnen hängen Bilder.",
        ),
    ] {
        let markup = format!("<!doctype html><title>{title}</title><h1>{title}</h1><p>{text}</p>");
        assert_eq!(reason(&markup), None, "{title}");
    }
    let related: String = (0..12)
        .map(|n| {
            format!("<article><h3><a href='/a{n}'>Noch ein anderer Artikel Nummer {n}</a></h3></article>")
        })
        .collect();
    let markup = format!(
        "<!doctype html><meta property='og:type' content='website'><title>Rat tagt</title><h1>Rat tagt am Montag</h1>{}{related}",
        paragraphs()
    );
    assert_eq!(reason(&markup), None);
}
