//! Boilerplate that is recognized by the line alone: text around an article that scrapers keep.
//!
//! - An appeal to follow: `Folgen Sie X auf …`, `Folgt uns bei …`, `X folgen`.
//! - An appeal to share: a short line with *teilen*, *senden*, *drucken*, *merken* … and an object
//!   or a network (`Teilen Sie diesen Artikel`, `Auf WhatsApp teilen`, `Per E-Mail versenden`), or
//!   a polite request (`Sie können … teilen`).
//! - A short line about subscriptions or comments: `Newsletter abonnieren`, `Jetzt Abo sichern`,
//!   `Jetzt kommentieren`.
//! - A pointer to other articles that is not itself a statement: `Lesen Sie auch: …`,
//!   `Mehr zum Thema`.
//! - A label alone: `Anzeige`, `Werbung`, `Lesezeit: 3 Min.`, `Startseite > Sport > …`.
//! - A request for consent: `Empfohlener redaktioneller Inhalt`, `Wir verwenden Cookies …`.
//! - A credit or title of a picture or film: `Foto: …`, `… (Bild: …)`, `© …`,
//!   `Videos: … (4 Min)`.
//!
//! Rules are about the shape of a line, never about an outlet. A line as long as a paragraph is
//! never boilerplate. After the last paragraph weaker evidence is enough ([`super::closing`]).

use super::consent::{LONGEST_NOTICE, asks_consent};
use super::follow::followed;
use super::pointers::points_or_asks;
use super::share::asks_to_share;
use super::words::{LONGEST_LINE, words};

/// Lines that consist of a label.
#[rustfmt::skip]
const LABELS: &[&str] = &[
    "anzeige", "werbung", "advertisement", "quelllink", "quelle", "link", "links", "originalartikel",
    "original", "zum artikel", "zum original", "weiterlesen", "mehr lesen", "zurück", "startseite",
    "zur startseite", "home", "menü", "nach oben", "kommentare", "kommentar", "kommentare lesen",
    "newsletter", "abo", "e-paper", "epaper", "drucken", "teilen", "merken", "mehr", "mehr zum thema",
    "zum thema", "auch interessant", "das könnte sie auch interessieren", "weitere artikel",
    "ähnliche artikel", "meistgelesen", "impressum", "datenschutz", "schlagworte", "schlagwörter", "themen",
    "tags", "artikel", "artikel anhören", "vorlesen", "bildergalerie", "video", "suche", "login",
    "anmelden", "permalink", "lesezeit", "artikel teilen", "artikel drucken", "artikel merken",
    "quellenlink", "source", "read more", "zur quelle", "quelle öffnen", "link kopieren", "weblink",
    "zurück zur startseite", "zurück zur übersicht", "originalbeitrag", "link zum artikel", "link zum original", "hier zum original", "zum originalartikel", "artikel verschenken",
    "artikelzusammenfassung", "zusammenfassung", "e-mail-adresse", "jetzt anmelden", "jetzt registrieren",
    "jetzt abonnieren", "registrieren", "einloggen", "inhaltsverzeichnis", "inhalt", "in diesem artikel",
    "weitere themen", "mehr aus dem ressort", "dieses thema im programm", "unterstützung", "spenden",
    "jetzt spenden", "folgen", "schriftgröße", "audio", "podcast", "autoplay", "weitere videos", "laden", "lädt",
    "quellen ausblenden", "quellen anzeigen", "schon gelesen", "weitere informationen", "mehr informationen",
    "ist dieser beitrag hilfreich", "war dieser artikel hilfreich", "zitiervorschlag",
];

/// Whether a line is boilerplate by its shape.
pub(crate) fn is_boilerplate(line: &str) -> bool {
    if line.chars().count() > LONGEST_LINE {
        return is_caption(line) || line.len() <= LONGEST_NOTICE && asks_consent(&line.to_lowercase());
    }
    let lower = line.to_lowercase();
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    // „12 Kommentare“ is a heading like „Kommentare“.
    let counted = bare.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
    bare.is_empty()
        || LABELS.contains(&bare)
        || matches!(counted, "kommentare" | "kommentar")
        || points_or_asks(line, &lower)
        || is_caption(line)
        || is_reading_time(&lower)
        || breadcrumb(line).is_some()
        || followed(line).is_some()
        || asks_to_share(line, &lower)
        || asks_consent(&lower)
}

/// Whether a line is a credit or title of a picture or film: it ends with `Foto: …` in brackets, or
/// with a running time.
fn is_caption(line: &str) -> bool {
    let Some((_, bracket)) = line.strip_suffix(')').and_then(|l| l.rsplit_once('(')) else { return false };
    let credit = ["Foto:", "Fotos:", "Bild:", "Bilder:", "Symbolbild", "Symbolfoto", "Grafik:", "Video:"];
    let time = bracket.split_once(' ').is_some_and(|(number, unit)| {
        number.bytes().all(|b| b.is_ascii_digit()) && unit.to_lowercase().starts_with("min")
    });
    line.chars().count() <= 2 * LONGEST_LINE && (time || credit.iter().any(|c| bracket.starts_with(c)))
}

/// Whether a line is a reading time: `Lesezeit: 3 Min.`, `4 Minuten Lesedauer`.
fn is_reading_time(lower: &str) -> bool {
    let time = ["lesezeit", "lesedauer", "hördauer"].iter().any(|w| lower.contains(w));
    let is_sentence = lower.ends_with('.') && !lower.ends_with("min.");
    time && !is_sentence && lower.contains(|c: char| c.is_ascii_digit()) && words(lower).count() <= 6
}

/// The steps of a breadcrumb: `Startseite > Panorama > …`.
pub(crate) fn breadcrumb(line: &str) -> Option<Vec<&str>> {
    [" > ", " › ", " » ", " → "].iter().find_map(|sign| {
        let steps: Vec<&str> = line.split(sign).map(str::trim).collect();
        (steps.len() > 2 && steps.iter().take(2).all(|s| s.chars().count() <= 30)).then_some(steps)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn appeals_and_labels_are_boilerplate() {
        for line in [
            "Quelllink",
            "Anzeige",
            "Sie können diesen Beitrag in den sozialen Medien teilen:",
            "Teilen Sie diesen Artikel:",
            "Auf Facebook teilen",
            "Artikel drucken",
            "Per E-Mail versenden",
            "Folgen Sie dem Tagesboten auf Instagram!",
            "Folgt uns auf Mastodon",
            "Newsletter abonnieren",
            "Lesen Sie auch: Hochwasser an der Elbe",
            "Mehr zum Thema",
            "Foto: Erika Muster",
            "Hat Ihnen der Artikel gefallen? Dann teilen Sie ihn mit Freunden.",
            "Jetzt Artikel teilen",
            "***",
            "Lesezeit: 3 Min.",
            "Startseite > Panorama > Rat tagt",
            "Der Rat im Saal. (Foto: Erika Muster)",
            "Video: So tagt der Rat (4 Min)",
            "Neue Elbpresse folgen",
            "Folgt der Warte weiter",
            "Empfohlener redaktioneller Inhalt",
            "An dieser Stelle finden Sie externe Inhalte, die den Artikel ergänzen. Mit einem Klick lassen sie sich anzeigen.",
            "Wir verwenden Cookies, um unsere Seite zu verbessern.",
            "Bitte aktivieren Sie JavaScript.",
            "Link zum Artikel",
            "Zurück zur Startseite",
        ] {
            assert!(is_boilerplate(line), "{line}");
        }
    }

    #[test]
    fn statements_are_no_boilerplate() {
        for line in [
            "Die Parteien teilen sich die Sitze im Rat.",
            "Lawrow und Baerbock teilen diese Ansicht nicht.",
            "Folgen des Hochwassers",
            "Folge der Hitze sind Waldbrände.",
            "Die Meldung verbreitete sich auf Twitter.",
            "Die Ministerin twitterte, der Artikel sei falsch.",
            "Politik",
            "Der Verein verkauft Cookies auf dem Markt.",
            "Wer Cookies setzen will, braucht eine Einwilligung, entschied der Bundesgerichtshof; die Seite des Verbands war anderer Ansicht.",
            "Die Behörde riet dazu, in solchen Programmen JavaScript nicht zu aktivieren.",
            "Redaktionelle Inhalte kosten künftig Geld, sagt der Verlag.",
            "Er will die Geschichte des Dorfes mit den Kindern teilen.",
            "Sie teilen die Geschichte ihrer Eltern.",
            "Diese Geschichte teilen viele Familien im Dorf.",
            "Teilen wollten sie die Beute nicht.",
            "Die Lesezeit stieg um 5 Minuten.",
            "„Folgen Sie mir“, habe der Mann gerufen.",
            "»Teilen Sie Ihre Beute mit uns«, stand auf dem Zettel.",
        ] {
            assert!(!is_boilerplate(line), "{line}");
        }
    }
}
