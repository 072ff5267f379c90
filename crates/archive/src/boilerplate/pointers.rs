//! Lines that begin like pointers and appeals: `Lesen Sie auch: …`, `Mehr zum Thema`, `Foto: …`.
//!
//! News may begin with the same words (`Mehr über die Pläne sagte die Ministerin nicht.`), so all
//! but the surest beginnings count only if the line is no statement.

use super::words::{OWN, SHORTEST_STATEMENT, speaks_to_the_reader, words};
use crate::sentences::ends_sentence;

/// Longest line, in words, that names a source.
const LONGEST_CREDIT: usize = 7;

/// Beginnings of lines that ask for something, or that credit a picture or a text.
#[rustfmt::skip]
const BEGINNINGS: &[&str] = &[
    "lesen sie auch", "lesen sie mehr", "lesen sie hier", "lesen sie dazu", "lesen sie weiter", "lies auch", "zum thema:",
    "das könnte sie auch", "das könnte sie interessieren", "das könnte dich", "jetzt abonnieren", "abonnieren sie",
    "jetzt kommentieren", "diskutieren sie", "schreiben sie uns", "haben sie einen fehler", "fehler gefunden",
    "foto:", "fotos:", "bild:", "bilder:", "abb.:", "symbolbild:", "©", "(c)", "alle rechte vorbehalten", "dieser artikel erschien",
    "dieser text erschien", "dieser artikel wurde ausgedruckt", "jetzt abo", "jetzt testen", "zum newsletter", "zur startseite", "besuchen sie uns",
    "schlagworte:", "tags:", "keine news verpassen", "nichts mehr verpassen", "bleiben sie auf dem laufenden",
    "bleib auf dem laufenden", "hier geht es zu den", "hier geht es zum", "hier geht es zur", "hier geht es zu unser",
    "hier geht's zu", "hier geht’s zu", "unterstützen sie uns", "unterstützen sie unser", "unterstützen sie den journalismus",
];

/// Beginnings of lines that point elsewhere, unless the line is a statement: `Mehr über das Thema`,
/// but not `Mehr über die Pläne sagte die Ministerin nicht.`
#[rustfmt::skip]
const POINTERS: &[&str] = &[
    "mehr zum thema", "mehr zu diesem thema", "mehr dazu", "mehr über", "auch interessant", "siehe auch", "weitere artikel",
    "weitere meldungen", "weitere nachrichten", "newsletter", "unser newsletter", "unseren newsletter", "abonniere",
    "quelle:", "quellen:", "copyright", "symbolbild",
];

/// Beginnings that are an appeal of the page only together with one of these words: `Laden Sie
/// unsere App`, but not `Laden Sie den Akku nie ganz.`
#[rustfmt::skip]
const APPEALS: &[(&str, &[&str])] = &[
    ("laden sie", &["app", "herunter", "pdf"]),
    ("kaufen sie", &["ausgabe", "heft", "e-paper", "epaper", "zeitung", "abo"]),
    ("melden sie sich", &["newsletter", "an", "kostenlos", "konto"]),
    ("unterstützen sie", &["redaktion", "arbeit", "spende", "abo", "mitgliedschaft"]),
    ("hier geht es", &["weiter", "newsletter", "podcast", "übersicht"]),
];

/// First words after the comma of reported speech.
#[rustfmt::skip]
const REPORTING: &[&str] = &[
    "sagte", "sagt", "sagten", "rief", "riefen", "bat", "baten", "riet", "rieten", "flehte", "steht", "stand", "heißt", "hieß", "meinte", "meint",
    "erklärte", "vermerkte", "antwortete", "fragte", "mahnte", "forderte", "forderten", "warnte", "schrieb", "so",
];

/// What a page points to.
#[rustfmt::skip]
const POINTED_AT: &[&str] = &[
    "hier", "artikel", "beitrag", "video", "podcast", "newsletter", "dossier", "themenseite", "rubrik", "liveblog", "liveticker",
    "newsblog", "übersicht", "bildergalerie", "unten", "link", "links", "folge",
];

/// Whether a line points elsewhere or asks for something, by its beginning.
pub(super) fn points_or_asks(line: &str, lower: &str) -> bool {
    BEGINNINGS.iter().any(|b| lower.starts_with(b)) && !asks_somebody(line) && !reports(line)
        || POINTERS.iter().any(|b| lower.strip_prefix(b).is_some_and(|rest| !is_statement(line, rest)))
        || APPEALS.iter().any(|(b, about)| lower.starts_with(b) && words(lower).any(|w| about.contains(&w)))
}

/// Whether a line is reported speech: `Schreiben Sie uns, baten die Kinder.`
fn reports(line: &str) -> bool {
    let said = line.split_once(", ").map_or("", |(_, rest)| rest.split(' ').next().unwrap_or_default());
    line.ends_with('.') && REPORTING.contains(&said)
}

/// Whether a line is a question to somebody in an interview: `Lesen Sie auch Krimis?`
fn asks_somebody(line: &str) -> bool {
    line.trim_end().ends_with('?') && line.starts_with("Lesen Sie")
}

/// Whether a line is a statement: a sentence that does not address the reader and whose rest, after
/// the pointer, does not mention the page or its parts.
fn is_statement(line: &str, rest: &str) -> bool {
    let count = words(line).count();
    // „Quelle: Polizei Musterstadt.“
    let named = line.starts_with("Quelle") && count <= LONGEST_CREDIT;
    count >= SHORTEST_STATEMENT
        && ends_sentence(line)
        // „Weitere Artikel werden geladen...“
        && !line.ends_with("..")
        && !line.ends_with('…')
        && !named
        && !speaks_to_the_reader(line)
        && !words(rest).any(|w| OWN.contains(&w) || POINTED_AT.contains(&w))
}

#[cfg(test)]
mod tests {
    use super::super::is_boilerplate;

    #[test]
    fn lines_that_point_elsewhere_or_ask_are_boilerplate() {
        for line in [
            "Mehr über das Thema",
            "Mehr dazu lesen Sie hier.",
            "Mehr zum Thema im Video.",
            "Mehr dazu in unserem Liveticker.",
            "Weitere Meldungen aus der Region",
            "Weitere Nachrichten finden Sie in der Übersicht.",
            "Das könnte Sie auch interessieren:",
            "Siehe auch: Rat vertagt sich",
            "Quelle: Polizei Musterstadt.",
            "Quelle: Polizei",
            "Symbolbild",
            "Laden Sie unsere App herunter.",
            "Melden Sie sich jetzt für den Newsletter an.",
            "Kaufen Sie die ganze Ausgabe als E-Paper.",
            "Unterstützen Sie unsere Arbeit.",
            "Hier geht es zum Podcast.",
        ] {
            assert!(is_boilerplate(line), "{line}");
        }
    }

    #[test]
    fn lines_that_begin_alike_and_tell_something_are_not() {
        for line in [
            "Mehr über die Pläne sagte die Ministerin am Montag nicht.",
            "Mehr dazu wollte der Sprecher der Polizei nicht sagen.",
            "Weitere Meldungen gab es nicht.",
            "Weitere Nachrichten von der Insel blieben am Abend aus.",
            "Auch interessant ist der Fund eines Ringes.",
            "Das könnte sie den Sitz im Rat kosten.",
            "Hier geht es um viel Geld.",
            "Laden Sie den Akku nie ganz auf.",
            "Kaufen Sie Erdbeeren erst im Juni.",
            "Melden Sie sich bei der Wache, wenn Sie den Hund gesehen haben.",
            "Lesen Sie auch Krimis?",
            "Symbolbilder sind im Wahlkampf wichtiger als Programme.",
            "Newsletter des Vereins verschickten Unbekannte an alle Mitglieder.",
            "Copyright schützt auch Kochbücher, entschied das Gericht.",
            "Weitere Artikel des Gesetzes sind nach Ansicht der Richter unwirksam.",
            "Quelle: Aus einem Rohr im Keller sprudelte drei Tage lang Wasser.",
            "Foto und Ausweis hatte der Mann zu Hause gelassen.",
            "Bild und Rahmen wurden getrennt gefunden.",
            "Quelle des Gestanks war ein Fass im Keller.",
        ] {
            assert!(!is_boilerplate(line), "{line}");
        }
    }
}
