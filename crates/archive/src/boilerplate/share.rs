//! Lines in which a page asks to share a text, or to subscribe.

use super::words::{CHANNELS, QUOTES, SHORTEST_STATEMENT, speaks_to_the_reader, words};

/// Things that are shared.
#[rustfmt::skip]
const OBJECTS: &[&str] = &[
    "artikel", "beitrag", "geschichte", "meldung", "nachricht", "seite", "text", "inhalt", "link", "story",
    "bericht", "medien", "netzwerken", "freunden", "video", "uns", "sie", "freundinnen",
];

/// Verbs on buttons.
#[rustfmt::skip]
const ACTIONS: &[&str] = &[
    "teilen", "teile", "teilt", "senden", "sende", "versenden", "verschicken", "weiterleiten", "drucken",
    "ausdrucken", "merken", "speichern", "kommentieren", "vorlesen", "anhören", "tweeten", "twittern",
    "posten", "empfehlen", "share", "kopieren", "weitersagen", "bewerten",
];

/// Whether a line begins with an imperative in the familiar form and what is to be shared: `Schickt
/// den Artikel weiter …`, `Teile diesen Text …`.
pub(super) fn asks_familiarly(words: &[String]) -> bool {
    let imperatives =
        ["teilt", "teile", "schickt", "schick", "schicke", "leitet", "leite", "sagt", "sag", "empfehlt"];
    let object = words.iter().skip(1).take(2).any(|w| OBJECTS.contains(&w.as_str()));
    words.first().is_some_and(|w| imperatives.contains(&w.as_str())) && object
}

/// Whether a short line is about sharing: an action with its object or channel, and no statement.
pub(super) fn asks_to_share(line: &str, lower: &str) -> bool {
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
    // „Auf Facebook teilen“, „Artikel drucken“, „Teilen Sie …“, „Sie können … teilen:“, „…
    // gefallen? Dann teilen Sie …“ are appeals; „Diese Geschichte teilen viele Familien.“ and
    // „Teilen wollten sie die Beute nicht.“ are statements.
    if sentence && count >= SHORTEST_STATEMENT && !speaks_to_the_reader(line) && !asks_to_do_so(lower) {
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

/// Whether a line asks to share this text: `Teile diesen Text …`, `Sie können diesen Beitrag
/// teilen.`
fn asks_to_do_so(lower: &str) -> bool {
    let words: Vec<String> = words(lower).map(str::to_owned).collect();
    let this = lower.contains(" diesen ") || lower.contains(" dieses ") || lower.contains(" diese ");
    asks_familiarly(&words) || lower.starts_with("teil") && this || lower.starts_with("sie können") && this
}
