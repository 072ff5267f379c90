//! Lines that no article is made of: what surrounds a text on a page and is left in it by scrapers.
//!
//! | line | rule |
//! |---|---|
//! | `Folgen Sie X auf …`, `Folgt uns bei …` | begins with a form of *folgen* that asks the reader |
//! | `Teilen Sie diesen Artikel`, `Auf WhatsApp teilen`, `Per E-Mail versenden` | short, *teilen/senden/drucken/merken …* with an object or a network, or asks politely (`Sie können … teilen`) |
//! | `Newsletter abonnieren`, `Jetzt Abo sichern`, `Jetzt kommentieren` | short, about subscription or comments |
//! | `Lesen Sie auch: …`, `Mehr zum Thema` | points to other articles |
//! | `Anzeige`, `Werbung` | a label alone |
//! | `Foto: …`, `Bild: …`, `© …` | credit of a picture |
//!
//! Rules are about the shape of a line, never about an outlet. A line with the length of a paragraph is never boilerplate.

/// Longest line, in characters, that can be boilerplate.
const LONGEST: usize = 160;

/// Networks and channels that a text is shared by.
const CHANNELS: &[&str] = &[
    "facebook",
    "twitter",
    "whatsapp",
    "telegram",
    "instagram",
    "linkedin",
    "xing",
    "e-mail",
    "email",
    "mail",
    "mastodon",
    "threads",
    "bluesky",
    "tiktok",
    "youtube",
    "pinterest",
    "reddit",
    "signal",
    "pocket",
    "flipboard",
    "messenger",
    "threema",
    "x",
];

/// What is shared.
const OBJECTS: &[&str] = &[
    "artikel",
    "beitrag",
    "geschichte",
    "meldung",
    "nachricht",
    "seite",
    "text",
    "inhalt",
    "link",
    "story",
    "bericht",
    "medien",
    "netzwerken",
    "freunden",
    "video",
    "uns",
    "sie",
];

/// Verbs of buttons.
const ACTIONS: &[&str] = &[
    "teilen",
    "teile",
    "teilt",
    "senden",
    "sende",
    "versenden",
    "verschicken",
    "weiterleiten",
    "drucken",
    "ausdrucken",
    "merken",
    "speichern",
    "kommentieren",
    "vorlesen",
    "anhören",
    "tweeten",
    "twittern",
    "posten",
    "empfehlen",
    "share",
    "kopieren",
    "weitersagen",
    "bewerten",
];

/// Lines that are nothing but a label.
const LABELS: &[&str] = &[
    "anzeige",
    "werbung",
    "advertisement",
    "quelllink",
    "quelle",
    "link",
    "links",
    "originalartikel",
    "original",
    "zum artikel",
    "zum original",
    "weiterlesen",
    "mehr lesen",
    "zurück",
    "startseite",
    "zur startseite",
    "home",
    "menü",
    "nach oben",
    "kommentare",
    "kommentar",
    "kommentare lesen",
    "newsletter",
    "abo",
    "e-paper",
    "epaper",
    "drucken",
    "teilen",
    "merken",
    "mehr",
    "mehr zum thema",
    "zum thema",
    "auch interessant",
    "das könnte sie auch interessieren",
    "weitere artikel",
    "ähnliche artikel",
    "meistgelesen",
    "impressum",
    "datenschutz",
    "schlagworte",
    "schlagwörter",
    "themen",
    "tags",
    "artikel",
    "artikel anhören",
    "vorlesen",
    "bildergalerie",
    "video",
    "suche",
    "login",
    "anmelden",
    "permalink",
    "lesezeit",
    "artikel teilen",
    "artikel drucken",
    "artikel merken",
    "quellenlink",
    "source",
    "read more",
];

/// Beginnings of lines that point elsewhere or ask for something.
const BEGINNINGS: &[&str] = &[
    "lesen sie auch",
    "lesen sie mehr",
    "lesen sie hier",
    "lesen sie dazu",
    "lesen sie weiter",
    "lies auch",
    "mehr zum thema",
    "mehr dazu",
    "mehr über",
    "auch interessant",
    "das könnte sie",
    "das könnte dich",
    "zum thema:",
    "siehe auch",
    "weitere artikel",
    "weitere meldungen",
    "weitere nachrichten",
    "hier geht es",
    "hier geht's",
    "jetzt abonnieren",
    "abonnieren sie",
    "abonniere",
    "melden sie sich",
    "newsletter",
    "unser newsletter",
    "unseren newsletter",
    "jetzt kommentieren",
    "diskutieren sie",
    "schreiben sie uns",
    "haben sie einen fehler",
    "fehler gefunden",
    "foto:",
    "fotos:",
    "bild:",
    "bilder:",
    "quelle:",
    "quellen:",
    "©",
    "(c)",
    "copyright",
    "symbolbild",
    "alle rechte vorbehalten",
    "dieser artikel erschien",
    "dieser text erschien",
    "unterstützen sie",
    "kaufen sie",
    "jetzt abo",
    "jetzt testen",
    "zum newsletter",
    "zur startseite",
    "besuchen sie uns",
    "laden sie",
    "schlagworte:",
    "tags:",
];

/// Whether a line is boilerplate by its shape.
pub(crate) fn is_boilerplate(line: &str) -> bool {
    if line.chars().count() > LONGEST {
        return false;
    }
    let lower = line.to_lowercase();
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    bare.is_empty()
        || LABELS.contains(&bare)
        || BEGINNINGS.iter().any(|b| lower.starts_with(b))
        || followed(line).is_some()
        || asks_to_share(&lower)
}

/// Short lines about sharing: an action together with what or where, and no sentence that tells something.
fn asks_to_share(lower: &str) -> bool {
    let words: Vec<&str> =
        lower.split(|c: char| !(c.is_alphanumeric() || c == '-')).filter(|w| !w.is_empty()).collect();
    let (Some(first), count) = (words.first(), words.len()) else { return false };
    let action = words.iter().any(|w| ACTIONS.contains(w));
    let channel = words.iter().any(|w| CHANNELS.contains(w));
    let object = words.iter().any(|w| OBJECTS.contains(w));
    if !action {
        let shares = matches!(*first, "share" | "tweet" | "pin");
        let subscribes = count <= 8
            && words.iter().any(|w| matches!(*w, "abonnieren" | "abonniere" | "newsletter"))
            && !lower.trim_end().ends_with('.');
        return (shares && count <= 4) || subscribes || (channel && count == 1);
    }
    // „Auf Facebook teilen“, „Artikel drucken“; „Teilen Sie …“; „Sie können … teilen:“, „… gefallen? Dann teilen Sie …“
    let imperative = ACTIONS.contains(first)
        || lower.contains("teilen sie")
        || lower.contains("teile ihn")
        || lower.contains("teilt ");
    let polite = matches!(
        *first,
        "sie" | "jetzt" | "hier" | "ihnen" | "hat" | "gefällt" | "dir" | "diesen" | "diese" | "dieses"
    );
    let button = count <= 6 && !lower.trim_end().ends_with('.');
    (channel || object) && (button || imperative || polite) || (button && count <= 2)
}

/// The outlet that a line asks to follow: `RT` in `Folgen Sie RT weiter`. `Some("")` where it asks to follow *us*.
pub(crate) fn followed(line: &str) -> Option<&str> {
    if line.chars().count() > LONGEST {
        return None;
    }
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    let rest = ["Folgen Sie ", "Folge ", "Folgt ", "Follow ", "FOLGEN SIE "]
        .iter()
        .find_map(|b| line.strip_prefix(b))?;
    // „Folge der Hitze sind Waldbrände“ tells something: a noun's genitive, and a verb; an appeal names a channel or is short.
    let appeal = line.starts_with("Folgen Sie")
        || line.starts_with("FOLGEN")
        || has_channel(rest)
        || rest.starts_with("uns");
    if !appeal {
        return None;
    }
    let end = [
        " auf ", " bei ", " weiter", " in ", " im ", " über ", " jetzt", " auch", " on ", " hier", ":", "!",
        ". ", ",",
    ]
    .iter()
    .filter_map(|e| rest.find(e))
    .min()
    .unwrap_or(rest.len());
    let name = rest.get(..end).unwrap_or(rest).trim().trim_end_matches('.');
    let name =
        ["der ", "dem ", "den ", "die ", "das "].iter().find_map(|a| name.strip_prefix(a)).unwrap_or(name);
    let is_name = name.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit() || c == '@')
        || name.contains('.')
        || name == "taz";
    Some(if is_name && name != "Uns" { name.trim_start_matches('@') } else { "" })
}

fn has_channel(text: &str) -> bool {
    let lower = text.to_lowercase();
    lower.split(|c: char| !(c.is_alphanumeric() || c == '-')).any(|w| w != "x" && CHANNELS.contains(&w))
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
            "Er will die Geschichte des Dorfes mit den Kindern teilen.",
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
        ] {
            assert_eq!(followed(line), outlet, "{line}");
        }
    }
}
