//! Lines that no article is made of: what surrounds a text on a page and is left in it by scrapers.
//!
//! | line | rule |
//! |---|---|
//! | `Folgen Sie X auf …`, `Folgt uns bei …`, `X folgen` | asks the reader to follow |
//! | `Teilen Sie diesen Artikel`, `Auf WhatsApp teilen`, `Per E-Mail versenden` | short, *teilen/senden/drucken/merken …* with an object or a network, or asks politely (`Sie können … teilen`) |
//! | `Newsletter abonnieren`, `Jetzt Abo sichern`, `Jetzt kommentieren` | short, about subscription or comments |
//! | `Lesen Sie auch: …`, `Mehr zum Thema` | points to other articles, and tells nothing |
//! | `Anzeige`, `Werbung`, `Lesezeit: 3 Min.`, `Startseite > Sport > …` | a label alone |
//! | `Empfohlener redaktioneller Inhalt`, `Wir verwenden Cookies …` | asks for consent |
//! | `Foto: …`, `… (Bild: …)`, `© …`, `Videos: … (4 Min)` | credit or title of a picture or film |
//!
//! Rules are about the shape of a line, never about an outlet. A line with the length of a
//! paragraph is never boilerplate. Behind the last paragraph stands little else, so that there less
//! is enough ([`closes`]).

use super::pointers::points_or_asks;
use crate::sentences::ends_sentence;

/// What stands around what somebody said: no page speaks like that.
const QUOTES: &[char] = &['„', '»', '«', '“', '”', '"', '‚', '‘', '›', '‹'];

/// Longest line, in characters, that can be boilerplate.
const LONGEST: usize = 160;

/// Beginnings of lines in which a page asks for consent.
#[rustfmt::skip]
const CONSENT_BEGINNINGS: &[&str] = &[
    "wir ", "diese website", "diese webseite", "diese seite", "unsere ", "um ", "an dieser stelle", "bitte ", "empfohlener ",
    "externe", "eingebettete", "ich bin damit", "deine ", "ihre ", "dein ", "ihr ",
    "diese anwendung", "dieser dienst", "javascript ", "sie haben javascript", "mit klick", "mit einem klick", "mit ihrer", "to view", "auf dieser",
];

/// Longest notice that asks for consent, in bytes.
const LONGEST_NOTICE: usize = 600;

/// Networks and channels that a text is shared by.
#[rustfmt::skip]
const CHANNELS: &[&str] = &[
    "facebook", "twitter", "whatsapp", "telegram", "instagram", "linkedin", "xing", "e-mail", "email",
    "mail", "mastodon", "threads", "bluesky", "tiktok", "youtube", "pinterest", "reddit", "signal",
    "pocket", "flipboard", "messenger", "threema", "x",
];

/// What is shared.
#[rustfmt::skip]
const OBJECTS: &[&str] = &[
    "artikel", "beitrag", "geschichte", "meldung", "nachricht", "seite", "text", "inhalt", "link", "story",
    "bericht", "medien", "netzwerken", "freunden", "video", "uns", "sie", "freundinnen",
];

/// Verbs of buttons.
#[rustfmt::skip]
const ACTIONS: &[&str] = &[
    "teilen", "teile", "teilt", "senden", "sende", "versenden", "verschicken", "weiterleiten", "drucken",
    "ausdrucken", "merken", "speichern", "kommentieren", "vorlesen", "anhören", "tweeten", "twittern",
    "posten", "empfehlen", "share", "kopieren", "weitersagen", "bewerten",
];

/// Lines that are nothing but a label.
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

/// Lines about rights and liability, which stand below a page, and how such lines begin:
/// within a line, *mit Nachdruck und Geduld* is news.
const LEGAL: &[&str] = &["ohne gewähr", "rechte vorbehalten", "all rights reserved"];
const LEGAL_BEGINNINGS: &[&str] = &["nachdruck und", "nachdruck nur"];

/// What lines behind the last paragraph are about.
#[rustfmt::skip]
const CLOSING_SUBJECTS: &[&str] = &[
    "teilen", "teile", "teil", "teilt", "weiter", "weitersagen", "weiterleiten",
    "weiterempfehlen", "weitergeben", "empfehlen", "empfiehl", "empfehlt", "abonnieren", "abonniere",
    "abonniert", "abo", "newsletter", "laufenden", "verpassen", "verpasse", "verpasst", "unterstützen",
    "unterstütze", "unterstützt", "spende", "spenden", "kommentieren", "kommentare", "diskutieren",
    "diskutiere", "gefallen", "gefällt", "kanal", "kanäle", "kanälen", "anmelden", "registrieren", "lesen",
    "schicken", "schickt", "schick", "probeabo", "push-nachricht", "push-nachrichten", "mitglied", "rss", "app", "medien", "netzwerken",
];

/// Those of them that stand in an exclamation of a page alone.
#[rustfmt::skip]
const CALLED: &[&str] = &[
    "abonnieren", "abonniere", "abonniert", "abo", "newsletter", "probeabo", "verpassen", "verpasse", "teilen", "kommentieren",
    "diskutieren", "weitersagen", "weiterempfehlen", "spende", "push-nachrichten", "anmelden", "registrieren",
];

/// Words that speak to the reader, beside a verb in front of `Sie`.
#[rustfmt::skip]
const READER: &[&str] = &[
    "du", "dich", "dir", "dein", "deine", "deinen", "deiner", "euch", "euer", "eure", "euren", "eurer",
    "ihnen",
];

/// The reader, as pages address one.
const POLITE: &[&str] = &["Sie", "Ihnen", "Ihr", "Ihre", "Ihren", "Ihrem", "Ihrer", "Ihres"];

/// The page, as it speaks of itself.
pub(super) const OWN: &[&str] =
    &["wir", "uns", "unser", "unsere", "unseren", "unserem", "unserer", "unseres"];

/// Shortest line, in words, that tells something.
pub(super) const SHORTEST_TOLD: usize = 4;

/// Words of notices about consent.
#[rustfmt::skip]
const CONSENT: &[&str] = &[
    "cookie", "einwilligung", "zustimm", "datenschutz", "tracking", "drittanbieter", "einstellungen", "akzeptier", "consent", "personenbezogen",
    "externe inhalte", "externer inhalt", "werbung", "partner",
];

/// Whether a text in an element that is named after consent speaks of it.
pub(crate) fn asks_for_consent(text: &str) -> bool {
    let lower = text.to_lowercase();
    CONSENT.iter().any(|word| lower.contains(word))
}

/// Words of appeals to pay.
#[rustfmt::skip]
const PAYING: &[&str] = &[
    "abo", "abonn", "weiterlesen", "registrier", "anmeld", "einlogg", "kostenlos", "freischalt", "zugang", "testen", "monat", "probe",
    "digitalpaket", "kündbar", "jetzt lesen", "plus-artikel", "premium", "bezahl", "login", "leser werden", "unterstütz",
];

/// Whether a text in an element that is named after paying asks to do so.
pub(crate) fn asks_to_pay(text: &str) -> bool {
    let lower = text.to_lowercase();
    text.len() <= 2 * LONGEST_NOTICE && PAYING.iter().any(|word| lower.contains(word))
}

/// Longest line of an appeal to pay, in bytes.
const LONGEST_OFFER: usize = 250;

/// Whether a line behind the text sells it: two words of paying, or one and the reader or a price.
pub(crate) fn sells(line: &str) -> bool {
    let lower = line.to_lowercase();
    let paying = PAYING.iter().filter(|word| lower.contains(*word)).count();
    let offered =
        asks_politely(line) || lower.starts_with("jetzt ") || lower.contains('€') || lower.contains(" euro");
    line.len() <= LONGEST_OFFER
        && !line.contains(['„', '»', '«', '"'])
        && (paying > 2 || paying > 0 && offered || paying > 1 && line.len() < 80)
}

/// Words with which a page speaks of itself and nothing else.
#[rustfmt::skip]
const OF_THE_PAGE: &[&str] = &[
    "impressum", "datenschutzerklärung", "copyright", "kommentarfunktion", "netiquette", "nutzungsbedingungen", "agb", "paypal",
    "vorbehalten",
];

/// Whether a line may be boilerplate if it recurs at the edges of articles: it is no sentence, or
/// one in which the page speaks of itself or to its readers. Any other sentence is news, however
/// often it stands somewhere.
pub(crate) fn may_be_learned(line: &str) -> bool {
    if line.chars().count() > LONGEST_NOTICE || line.contains(QUOTES) {
        return false;
    }
    if !ends_sentence(line) {
        return line.chars().count() <= LONGEST;
    }
    let lower = line.to_lowercase();
    closes(line)
        || asks_politely(line)
        || speaks_to_the_reader(line)
        || words(&lower).any(|w| OF_THE_PAGE.contains(&w) || OWN.contains(&w))
}

/// Whether a line speaks to the reader and of the page: nobody is quoted, and nothing is asked.
pub(crate) fn speaks_for_the_page(line: &str) -> bool {
    let lower = line.to_lowercase();
    line.len() <= LONGEST_NOTICE
        && !line.contains(QUOTES)
        && !line.trim_end().ends_with('?')
        && speaks_to_the_reader(line)
        && words(&lower)
            .any(|w| OWN.contains(&w) || OF_THE_PAGE.contains(&w) || CLOSING_SUBJECTS.contains(&w))
}

/// Whether a line names what only a page has.
pub(crate) fn is_of_the_page(line: &str) -> bool {
    let lower = line.to_lowercase();
    words(&lower).any(|w| OF_THE_PAGE.contains(&w) || CALLED.contains(&w))
}

/// Whether a line is boilerplate by its shape.
pub(crate) fn is_boilerplate(line: &str) -> bool {
    if line.chars().count() > LONGEST {
        return is_caption(line) || line.len() <= LONGEST_NOTICE && asks_consent(&line.to_lowercase());
    }
    let lower = line.to_lowercase();
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    // „12 Kommentare“ heads them as „Kommentare“ does.
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

/// A pronoun that speaks to the reader: its capital tells it from *sie*, but where a sentence
/// begins.
pub(super) fn speaks_to_the_reader(line: &str) -> bool {
    let mut begins = true;
    for word in line.split_whitespace() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if !begins && POLITE.contains(&bare) || READER.contains(&bare.to_lowercase().as_str()) {
            return true;
        }
        begins = word.ends_with(['.', '!', '?', ':', '…', '–']);
    }
    false
}

/// Whether a line behind the last paragraph belongs to the page, not to the article: boilerplate,
/// or a short line that speaks to the reader, or is no sentence, about sharing, following,
/// subscribing.
pub(crate) fn closes(line: &str) -> bool {
    if is_boilerplate(line) {
        return true;
    }
    if line.chars().count() <= LONGEST && line.matches(" | ").count() > 1 {
        return true;
    }
    // „Der Dienst warnt vor Sturm. Wir halten Sie auf dem Laufenden.“ tells something.
    if line.trim_end().split_inclusive(". ").count() > 1 {
        return line.split_inclusive(". ").all(closes);
    }
    if line.chars().count() > LONGEST || line.contains(QUOTES) {
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
    // „Wie geht es weiter?“, „Und die Suche geht weiter!“: by one word alone no sentence is the
    // page's.
    let exclaimed = line.trim_end().ends_with(['!', '?']) && words.len() >= SHORTEST_TOLD;
    let exclaimed = exclaimed && !compound && !about(CALLED);
    let unsaid = unended && !exclaimed;
    appeal || subject && (unsaid || polite || about(READER) || asks_familiarly(&words))
}

/// `Schickt den Artikel weiter …`, `Teile diesen Text …`: an imperative of the familiar form, and
/// what is to be shared.
fn asks_familiarly(words: &[String]) -> bool {
    let imperatives =
        ["teilt", "teile", "schickt", "schick", "schicke", "leitet", "leite", "sagt", "sag", "empfehlt"];
    let object = words.iter().skip(1).take(2).any(|w| OBJECTS.contains(&w.as_str()));
    words.first().is_some_and(|w| imperatives.contains(&w.as_str())) && object
}

/// The words of a line; a hyphen is part of a word.
pub(super) fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !(c.is_alphanumeric() || c == '-')).filter(|w| !w.is_empty())
}

/// `… teilen Sie …`, `Möchten Sie …`: the capital tells the reader from *sie*, a verb in front the
/// imperative.
fn asks_politely(line: &str) -> bool {
    let words: Vec<&str> = words(line).collect();
    words.windows(2).any(|pair| matches!(pair, [verb, "Sie"] if verb.ends_with('n')))
}

/// Short lines about sharing: an action together with what or where, and no sentence that tells
/// something.
fn asks_to_share(line: &str, lower: &str) -> bool {
    let words: Vec<&str> = words(lower).collect();
    let (Some(first), count) = (words.first(), words.len()) else { return false };
    let action = words.iter().any(|w| ACTIONS.contains(w));
    let channel = words.iter().any(|w| CHANNELS.contains(w));
    let object = words.iter().any(|w| OBJECTS.contains(w));
    let asked = lower.trim_end().ends_with('?') && !speaks_to_the_reader(line);
    let sentence = asked || lower.trim_end().ends_with('.');
    if lower.starts_with(QUOTES) {
        return false;
    }
    if !action {
        let shares = matches!(*first, "share" | "tweet" | "pin");
        let subscription =
            words.iter().any(|w| matches!(*w, "abonnieren" | "abonniere") || w.ends_with("newsletter"));
        let subscribes = subscription && !sentence && count <= 14;
        return (shares && count <= 4) || subscribes || (channel && count == 1);
    }
    // „Auf Facebook teilen“, „Artikel drucken“; „Teilen Sie …“; „Sie können … teilen:“, „…
    // gefallen? Dann teilen Sie …“ „Diese Geschichte teilen viele Familien.“, „Teilen wollten sie
    // die Beute nicht.“ tell something.
    if sentence && count >= SHORTEST_TOLD && !speaks_to_the_reader(line) && !asks_to_do_so(lower) {
        return false;
    }
    let imperative = ACTIONS.contains(first)
        || lower.contains("teilen sie")
        || lower.contains("teile ihn")
        || lower.contains("teilt ");
    let polite = matches!(
        *first,
        "sie" | "jetzt" | "hier" | "ihnen" | "hat" | "gefällt" | "dir" | "diesen" | "diese" | "dieses"
    );
    let button = count <= 6 && !sentence;
    (channel || object) && (button || imperative || polite) || (button && count <= 2)
}

/// `Teile diesen Text …`, `Sie können diesen Beitrag teilen.`
fn asks_to_do_so(lower: &str) -> bool {
    let words: Vec<String> = words(lower).map(str::to_owned).collect();
    let this = lower.contains(" diesen ") || lower.contains(" dieses ") || lower.contains(" diese ");
    asks_familiarly(&words) || lower.starts_with("teil") && this || lower.starts_with("sie können") && this
}

/// `An dieser Stelle finden Sie externe Inhalte …`, `Um eingebettete Inhalte anzuzeigen, ist Ihre
/// Einwilligung … nötig`, `Diese Website verwendet Cookies …`, `Bitte aktivieren Sie JavaScript`.
///
/// Only where the line speaks for the page: news about cookies and consent are news.
fn asks_consent(lower: &str) -> bool {
    if !CONSENT_BEGINNINGS.iter().any(|beginning| lower.starts_with(beginning)) {
        return false;
    }
    let has = |list: &[&str]| list.iter().any(|word| lower.contains(word));
    let content = ["extern", "eingebettet", "redaktionell"];
    let shown = has(&content) && lower.contains("inhalt");
    let consent = [
        "einwilligung",
        "einverstanden",
        "drittplattform",
        "mit einem klick",
        "widerruf",
        "privatsphäre",
        "nicht verfügbar",
        "verhinder",
    ];
    let website = ["website", "webseite", "seite", "wir "];
    let cookies = lower.contains("cookies") && has(&["verwende", "zustimm", "akzeptier", "setzen"]);
    shown && (has(&consent) || lower.contains("empfohlener"))
        || cookies && has(&website)
        || lower.contains("javascript") && has(&["aktivier", "enable", "einschalten", "benötigt"])
}

/// Credit or title of a picture or film: `Foto: …` at the end, in brackets, or a running time.
fn is_caption(line: &str) -> bool {
    let Some((_, bracket)) = line.strip_suffix(')').and_then(|l| l.rsplit_once('(')) else { return false };
    let credit = ["Foto:", "Fotos:", "Bild:", "Bilder:", "Symbolbild", "Symbolfoto", "Grafik:", "Video:"];
    let time = bracket.split_once(' ').is_some_and(|(number, unit)| {
        number.bytes().all(|b| b.is_ascii_digit()) && unit.to_lowercase().starts_with("min")
    });
    line.chars().count() <= 2 * LONGEST && (time || credit.iter().any(|c| bracket.starts_with(c)))
}

/// `Lesezeit: 3 Min.`, `4 Minuten Lesedauer`.
fn is_reading_time(lower: &str) -> bool {
    let time = ["lesezeit", "lesedauer", "hördauer"].iter().any(|w| lower.contains(w));
    let told = lower.ends_with('.') && !lower.ends_with("min.");
    time && !told && lower.contains(|c: char| c.is_ascii_digit()) && words(lower).count() <= 6
}

/// The steps of a breadcrumb: `Startseite > Panorama > …`.
pub(crate) fn breadcrumb(line: &str) -> Option<Vec<&str>> {
    [" > ", " › ", " » ", " → "].iter().find_map(|sign| {
        let steps: Vec<&str> = line.split(sign).map(str::trim).collect();
        (steps.len() > 2 && steps.iter().take(2).all(|s| s.chars().count() <= 30)).then_some(steps)
    })
}

/// The outlet that a line asks to follow: `RT` in `Folgen Sie RT weiter`. `Some("")` where it asks
/// to follow *us*.
pub(crate) fn followed(line: &str) -> Option<&str> {
    // „Folgen Sie mir“, sagt jemand.
    if line.chars().count() > LONGEST || line.starts_with(QUOTES) {
        return None;
    }
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    let appeals = ["Folgen Sie ", "FOLGEN SIE ", "Folge ", "Folgt ", "Follow "];
    let Some((appeal, rest)) = appeals.iter().find_map(|a| Some((a, line.strip_prefix(a)?))) else {
        // „Neue Elbpresse folgen“
        return line.strip_suffix(" folgen").filter(|name| is_followable(name));
    };
    // „Folge der Hitze sind Waldbrände.“ tells something.
    let polite = appeal.to_lowercase().ends_with("sie ");
    let told = rest.trim_end().ends_with('.') || words(rest).count() > 6;
    if told && !polite && !has_channel(rest) && !rest.starts_with("uns") {
        return None;
    }
    let end = [
        " auf ", " bei ", " per ", " weiter", " in ", " im ", " über ", " jetzt", " auch", " on ", " hier",
        ":", "!", ". ", ",",
    ]
    .iter()
    .filter_map(|e| rest.find(e))
    .min()
    .unwrap_or(rest.len());
    let name = rest.get(..end).unwrap_or(rest).trim().trim_end_matches('.');
    let articles = ["der ", "dem ", "den ", "die ", "das "];
    let name = articles.iter().find_map(|a| name.strip_prefix(a)).unwrap_or(name);
    let lower = name.to_lowercase();
    let us = ["uns", "mir", "ihm", "ihr", "dies"].iter().any(|pronoun| lower.starts_with(pronoun));
    let named = !us && (1..=4).contains(&name.split_whitespace().count());
    Some(if named { name.trim_start_matches('@') } else { "" })
}

/// A name of at most four words, none of them an ordinary one but for the first.
fn is_followable(name: &str) -> bool {
    let count = name.split_whitespace().count();
    let others = name.split_whitespace().skip(1);
    (1..=4).contains(&count)
        && others.into_iter().all(|w| !w.starts_with(char::is_lowercase))
        && (count > 1 || name.starts_with(char::is_uppercase))
}

fn has_channel(text: &str) -> bool {
    let lower = text.to_lowercase();
    words(&lower).any(|w| w != "x" && CHANNELS.contains(&w))
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
    fn what_tells_something_is_not() {
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

    #[test]
    fn the_outlet_to_follow_is_named() {
        for (line, outlet) in [
            ("Folgen Sie RT weiter", Some("RT")),
            ("Folgen Sie der Neuen Elbpresse auf Facebook", Some("Neuen Elbpresse")),
            ("Folgen Sie elbkurier.de auf X!", Some("elbkurier.de")),
            ("Folgen Sie uns auf Instagram", Some("")),
            ("Folgen der Hitze", None),
            ("Neue Elbpresse folgen", Some("Neue Elbpresse")),
            ("Folgt der warte weiter", Some("warte")),
            ("Was kann daraus folgen", None),
        ] {
            assert_eq!(followed(line), outlet, "{line}");
        }
    }

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
