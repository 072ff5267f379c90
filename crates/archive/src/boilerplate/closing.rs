//! Lines that speak for the page: after the last paragraph, and at the edges of articles.

use super::consent::LONGEST_NOTICE;
use super::rules::is_boilerplate;
use super::share::asks_familiarly;
use super::words::{
    CHANNELS, LONGEST_LINE, OF_THE_PAGE, OWN, QUOTES, READER, SHORTEST_STATEMENT, asks_politely,
    speaks_to_the_reader, words,
};
use crate::sentences::ends_sentence;

/// Phrases of lines about rights and liability below a page.
const LEGAL: &[&str] = &["ohne gewähr", "rechte vorbehalten", "all rights reserved"];

const LEGAL_BEGINNINGS: &[&str] = &["nachdruck und", "nachdruck nur"];

/// Subjects of lines after the last paragraph.
#[rustfmt::skip]
const CLOSING_SUBJECTS: &[&str] = &[
    "teilen", "teile", "teil", "teilt", "weiter", "weitersagen", "weiterleiten",
    "weiterempfehlen", "weitergeben", "empfehlen", "empfiehl", "empfehlt", "abonnieren", "abonniere",
    "abonniert", "abo", "newsletter", "laufenden", "verpassen", "verpasse", "verpasst", "unterstützen",
    "unterstütze", "unterstützt", "spende", "spenden", "kommentieren", "kommentare", "diskutieren",
    "diskutiere", "gefallen", "gefällt", "kanal", "kanäle", "kanälen", "anmelden", "registrieren", "lesen",
    "schicken", "schickt", "schick", "probeabo", "push-nachricht", "push-nachrichten", "mitglied", "rss", "app", "medien", "netzwerken",
];

/// Those of them that only a page exclaims.
#[rustfmt::skip]
const CALLED: &[&str] = &[
    "abonnieren", "abonniere", "abonniert", "abo", "newsletter", "probeabo", "verpassen", "verpasse", "teilen", "kommentieren",
    "diskutieren", "weitersagen", "weiterempfehlen", "spende", "push-nachrichten", "anmelden", "registrieren",
];

/// Whether a line is boilerplate if it recurs at the edges of articles: it is no sentence, or one
/// in which the page refers to itself or to its readers. Any other sentence is news, however often
/// it recurs.
pub(crate) fn may_be_learned(line: &str) -> bool {
    if line.chars().count() > LONGEST_NOTICE || line.contains(QUOTES) {
        return false;
    }
    if !ends_sentence(line) {
        return line.chars().count() <= LONGEST_LINE;
    }
    let lower = line.to_lowercase();
    closes(line)
        || asks_politely(line)
        || speaks_to_the_reader(line)
        || words(&lower).any(|w| OF_THE_PAGE.contains(&w) || OWN.contains(&w))
}

/// Whether a line addresses the reader and is about the page, without a quotation or a question.
pub(crate) fn speaks_for_the_page(line: &str) -> bool {
    let lower = line.to_lowercase();
    line.len() <= LONGEST_NOTICE
        && !line.contains(QUOTES)
        && !line.trim_end().ends_with('?')
        && speaks_to_the_reader(line)
        && words(&lower)
            .any(|w| OWN.contains(&w) || OF_THE_PAGE.contains(&w) || CLOSING_SUBJECTS.contains(&w))
}

/// Whether a line mentions what only a page has.
pub(crate) fn is_of_the_page(line: &str) -> bool {
    let lower = line.to_lowercase();
    words(&lower).any(|w| OF_THE_PAGE.contains(&w) || CALLED.contains(&w))
}

/// Whether a line after the last paragraph belongs to the page, not to the article: boilerplate, or
/// a short line about sharing, following, subscribing that addresses the reader or is no sentence.
pub(crate) fn closes(line: &str) -> bool {
    if is_boilerplate(line) {
        return true;
    }
    if line.chars().count() <= LONGEST_LINE && line.matches(" | ").count() > 1 {
        return true;
    }
    // „Der Dienst warnt vor Sturm. Wir halten Sie auf dem Laufenden.“ is a statement.
    if line.trim_end().split_inclusive(". ").count() > 1 {
        return line.split_inclusive(". ").all(closes);
    }
    if line.chars().count() > LONGEST_LINE || line.contains(QUOTES) {
        return false;
    }
    let small = line.to_lowercase();
    if LEGAL.iter().any(|phrase| small.contains(phrase))
        || LEGAL_BEGINNINGS.iter().any(|b| small.starts_with(b))
    {
        return true;
    }
    let words: Vec<String> = words(line).map(str::to_lowercase).collect();
    let about = |list: &[&str]| words.iter().any(|w| list.contains(&w.as_str()));
    let unended = !line.trim_end().ends_with('.') && words.len() <= 14;
    let polite = asks_politely(line);
    // „Reden Sie mit: …“, „Helfen Sie uns …:“: no paragraph ends like that.
    let appeal = polite && unended;
    let follow = words.last().is_some_and(|w| w == "folgen") && unended;
    let compound =
        words.iter().any(|w| w.ends_with("-app") || w.ends_with("newsletter") || w.ends_with("-kanal"));
    let subject = follow || compound || about(CLOSING_SUBJECTS) || about(CHANNELS) && unended;
    let lower = line.to_lowercase();
    // „Hier geht es zur neuen App.“, „Der Bote auch bei WhatsApp, Instagram und Facebook.“
    let points = ["hier geht es", "hier geht’s", "hier geht's", "hier entlang", "hier klicken"]
        .iter()
        .any(|p| lower.contains(p));
    let channels = words.iter().filter(|w| CHANNELS.contains(&w.as_str())).count();
    if channels > 1 && words.len() <= 14 || subject && points {
        return true;
    }
    // „Wie geht es weiter?“, „Und die Suche geht weiter!“: a single word is not enough.
    let exclaimed = line.trim_end().ends_with(['!', '?']) && words.len() >= SHORTEST_STATEMENT;
    let exclaimed = exclaimed && !compound && !about(CALLED);
    let unsaid = unended && !exclaimed;
    appeal || subject && (unsaid || polite || about(READER) || asks_familiarly(&words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn behind_the_last_paragraph_less_is_enough() {
        for line in [
            "Wenn Ihnen dieser Text gefallen hat, leiten Sie ihn gern weiter:",
            "Bleiben Sie mit dem Tagesboten auf dem Laufenden",
            "Möchten Sie diesen Bericht mit anderen teilen?",
            "Schickt den Text weiter, wenn ihr ihn mögt.",
            "Sag's weiter und teil den Beitrag:",
            "Mehr vom Tagesboten gibt es auf WhatsApp",
            "Bote 1 | Aktuell | 9.11. | 6.30 Uhr",
            "Helfen Sie uns, diesen Text bekannt zu machen:",
            "Der Bote als Push-Nachricht",
            "Dem Boten in der App folgen",
            "Nachdruck nur mit Erlaubnis des Verlags.",
            "Alle Angaben ohne Gewähr.",
            "Jetzt Newsletter abonnieren!",
        ] {
            assert!(closes(line), "{line}");
        }
        for line in [
            "Folgen hat das bisher keine.",
            "Folgen des Sturms: Drei Häuser beschädigt",
            "Die Frage bleibt, wie es weiter geht.",
            "„Das müssen wir teilen“, sagt sie",
            "Lawrow reist heute weiter.",
            "So bleibt das Dorf allein.",
            "Ihr Kind kann schon lesen.",
            "Wie geht es jetzt mit dem Freibad weiter?",
            "Und die Suche im Moor geht weiter!",
            "Mit Nachdruck und Geduld verhandelt die Ministerin.",
            "Die Vervielfältigung der Noten ist verboten.",
            "Wem gehört nun der Teil am Wald?",
        ] {
            assert!(!closes(line), "{line}");
        }
    }
}
