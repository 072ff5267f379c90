//! Lines in which a page asks for consent.

/// Beginnings of lines in which a page asks for consent.
#[rustfmt::skip]
const CONSENT_BEGINNINGS: &[&str] = &[
    "wir ", "diese website", "diese webseite", "diese seite", "unsere ", "um ", "an dieser stelle", "bitte ", "empfohlener ",
    "externe", "eingebettete", "ich bin damit", "deine ", "ihre ", "dein ", "ihr ",
    "diese anwendung", "dieser dienst", "javascript ", "sie haben javascript", "mit klick", "mit einem klick", "mit ihrer", "to view", "auf dieser",
];

/// Longest notice that asks for consent, in bytes.
pub(super) const LONGEST_NOTICE: usize = 600;

/// Words of notices about consent.
#[rustfmt::skip]
const CONSENT: &[&str] = &[
    "cookie", "einwilligung", "zustimm", "datenschutz", "tracking", "drittanbieter", "einstellungen", "akzeptier", "consent", "personenbezogen",
    "externe inhalte", "externer inhalt", "werbung", "partner",
];

/// Whether a text is about consent. Enough for the text of an element that is named after consent.
pub(crate) fn asks_for_consent(text: &str) -> bool {
    let lower = text.to_lowercase();
    CONSENT.iter().any(|word| lower.contains(word))
}

/// Whether a line asks for consent: `An dieser Stelle finden Sie externe Inhalte …`, `Um
/// eingebettete Inhalte anzuzeigen, ist Ihre Einwilligung … nötig`, `Diese Website verwendet
/// Cookies …`, `Bitte aktivieren Sie JavaScript`.
///
/// By its beginning the line must speak for the page: there are news about cookies and consent.
pub(super) fn asks_consent(lower: &str) -> bool {
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
