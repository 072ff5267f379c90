//! Participles and zu-infinitives: `ge` and `zu` go, at the front and after a separable prefix.
//!
//! | form | becomes | condition |
//! |---|---|---|
//! | `gekauft`, `gekaufte(r)` | `kauft` | ends as a weak participle does: -t, -te, -ten, -ter, -tes, -tem |
//! | `gefahren`, `gefahrene(r)` | `fahren` | -en after a stem of [`STRONG`] |
//! | `abgesagt`, `ausgegangen` | `absagt`, `ausgangen` | the same, after a row of [`is_separable`] |
//! | `abzusagen`, `anzuwendende` | `absagen`, `anwendende` | -n, -nde... after a row of [`is_separable`] |
//!
//! Source: grammar (separable prefixes, strong participles), by hand; the idea of prototype D of the project's notes.
//! CISTEM takes `ge` off everything of six letters and more, `Gericht` and `Gesetz` too, and knows no infix.
//! Not done: prefixes that are not listed (`staubgesaugt`); telling `an-gehört` from `an-ge-hört`; weak participles
//! are not told from nouns beyond [`NOUNS`].

/// Stems before -en of participles of strong verbs, in plain letters, as `ge` is followed by them.
#[rustfmt::skip]
const STRONG: [&str; 144] = [
    "back", "biss", "blas", "blieb", "bog", "born", "bot", "brat", "broch", "bund", "dieh", "drosch", "drung", "fahr",
    "fall", "fang", "flocht", "flog", "floh", "floss", "focht", "fohl", "fress", "fror", "fund", "gang", "gess",
    "glich", "glitt", "golt", "gonn", "gor", "goss", "grab", "griff", "halt", "hang", "hau", "heiss", "hob", "holf",
    "klung", "kniff", "komm", "kroch", "lad", "lass", "lauf", "leg", "les", "lieh", "litt", "log", "losch", "lung",
    "mahl", "mess", "mied", "molk", "ness", "nomm", "noss", "pfiff", "pries", "quoll", "rat", "rieb", "riss", "ritt",
    "roch", "ronn", "ruf", "rung", "salz", "schaff", "schied", "schien", "schlaf", "schlag", "schlich", "schliff",
    "schloss", "schlung", "schmiss", "schmolz", "schnitt", "schob", "scholt", "schor", "schoss", "schrie", "schrieb",
    "schritt", "schrock", "schund", "schwieg", "schwoll", "schwomm", "schwor", "schwund", "schwung", "seh", "sess",
    "soff", "sog", "sonn", "sott", "spalt", "sponn", "sproch", "spross", "sprung", "stand", "stieg", "stoch", "stohl",
    "storb", "stoss", "strich", "stritt", "stunk", "sung", "sunk", "trag", "tret", "trieb", "troff", "trog", "trunk",
    "wachs", "wasch", "web", "wes", "wich", "wies", "wob", "wog", "wonn", "worb", "worf", "wrung", "wund", "zog",
    "zwung",
];

/// Words in ge- that are no participles, though they end like one; a row is the beginning of what follows `ge`.
#[rustfmt::skip]
const NOUNS: [&str; 24] = [
    "barden", "biet", "bot", "burt", "dicht", "fecht", "halt", "heimdienst", "meinschaft", "meint", "mut", "rat", "richt", "rust", "schaft",
    "schicht", "schlecht", "schwulst", "sellschaft", "sicht", "spenst", "stalt", "walt", "wicht",
];

/// Where `ge` or `zu` stands in `word` (lower-cased, umlauts unfolded) and is to go: two bytes from there.
pub(super) fn find(word: &str) -> Option<usize> {
    let bytes = word.as_bytes();
    let (&last, 6..) = (bytes.last()?, bytes.len()) else { return None };
    if !matches!(last, b'd' | b'e' | b'm' | b'n' | b'r' | b's' | b't') {
        return None;
    }
    if let Some(rest) = bytes.strip_prefix(b"ge") {
        return (is_participle(rest) && !is_noun(rest)).then_some(0);
    }
    let infinitive = last == b'n' || bytes.windows(3).rev().take(3).any(|end| end == b"nde");
    for (at, pair) in bytes.windows(2).enumerate().skip(2).take(LONGEST_PREFIX - 1) {
        let hit = match pair {
            b"zu" => infinitive && bytes.get(at + 2..).is_some_and(is_verb),
            b"ge" => bytes.get(at + 2..).is_some_and(is_participle),
            _ => false,
        };
        if hit && word.get(..at).is_some_and(is_separable) {
            return Some(at);
        }
    }
    None
}

fn is_noun(rest: &[u8]) -> bool {
    NOUNS.iter().any(|row| rest.starts_with(row.as_bytes()))
}

/// Whether what follows `zu` is long enough for a verb (`aufzutun`, not `herzu-g`).
fn is_verb(rest: &[u8]) -> bool {
    rest.len() >= 4 || rest == b"tun" || rest.first().is_some_and(|&b| is_vowel(b)) && rest.len() == 3
}

/// Whether what follows `ge` is the rest of a participle, declined or not.
fn is_participle(rest: &[u8]) -> bool {
    match undeclined(rest) {
        [.., b'i', b'g' | b's' | b'h', b's', b't']
        | [.., b'h', b'e', b'i', b't']
        | [.., b's', b'a', b'm', b't'] => false,
        // `gesaet` is `gesät`.
        [.., b'a' | b'o' | b'u', b'e', b't'] => true,
        [base @ .., b'e', b't'] | [base @ .., b't'] => base.len() >= 2 && base.iter().any(|&b| is_vowel(b)),
        [base @ .., b'e', b'n'] => is_strong(base),
        _ => false,
    }
}

/// Without an ending of adjectives, as far as it follows -t or -en.
fn undeclined(rest: &[u8]) -> &[u8] {
    match rest {
        [base @ .., b'e'] | [base @ .., b'e', b'n' | b'r' | b's' | b'm']
            if base.ends_with(b"t") || base.ends_with(b"en") =>
        {
            base
        }
        _ => rest,
    }
}

/// `base` may still hold the umlaut of an adjective's comparison; no strong participle has one.
fn is_strong(base: &[u8]) -> bool {
    STRONG.binary_search_by(|row| row.as_bytes().cmp(base)).is_ok()
}

/// Whether a byte is a vowel or the first of an umlaut's two.
fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | 0xC3)
}

/// Bytes of the longest row of [`is_separable`].
const LONGEST_PREFIX: usize = 16;

/// Separable prefixes, and what verbs take like one.
#[rustfmt::skip]
fn is_separable(prefix: &str) -> bool {
    matches!(
        prefix,
            "ab" | "abwaerts" | "abwärts" | "acht" | "an" | "aneinander" | "auf" | "aufeinander" | "aufwaerts"
                | "aufwärts" | "aus" | "auseinander" | "auswaerts" | "auswärts" | "bankrott" | "bauch" | "bei"
                | "beieinander" | "beisammen" | "bekannt" | "bereit" | "bevor" | "blank" | "bloss" | "breit"
                | "da" | "dabei" | "dagegen" | "daher" | "dahin" | "dahinter" | "daneben" | "dar" | "daran"
                | "darauf" | "darein" | "davon" | "davor" | "dazu" | "dazwischen" | "dicht" | "dran" | "drauf"
                | "drauflos" | "drein" | "drin" | "drueber" | "drunter" | "drüber" | "duenn" | "durch"
                | "durcheinander" | "dünn" | "ein" | "einher" | "einwaerts" | "einwärts" | "empor"
                | "entgegen" | "entlang" | "entzwei" | "falsch" | "fehl" | "feil" | "fein" | "fern" | "fertig"
                | "fest" | "flach" | "flott" | "fort" | "frei" | "fremd" | "gegen" | "gegeneinander"
                | "gegenueber" | "gegenüber" | "gerade" | "gesund" | "glatt" | "gleich" | "gross" | "gut"
                | "haengen" | "haften" | "haus" | "heilig" | "heim" | "her" | "herab" | "heran" | "herauf"
                | "heraus" | "herbei" | "herein" | "herueber" | "herum" | "herunter" | "hervor" | "herüber"
                | "hier" | "hierher" | "hierhin" | "hin" | "hinab" | "hinan" | "hinauf" | "hinaus"
                | "hindurch" | "hinein" | "hintan" | "hinten" | "hinterdrein" | "hinterher" | "hinueber"
                | "hinunter" | "hinweg" | "hinzu" | "hinüber" | "hoch" | "hof" | "hohn" | "hops" | "hängen"
                | "ineinander" | "inne" | "irre" | "kalt" | "kaputt" | "kehrt" | "kennen" | "klar" | "klein"
                | "kopf" | "krank" | "krumm" | "kund" | "kurz" | "lahm" | "lang" | "leicht" | "lieb"
                | "liegen" | "los" | "maschine" | "miss" | "mit" | "miteinander" | "nach" | "nahe"
                | "nebenher" | "neu" | "nieder" | "not" | "offen" | "pleite" | "preis" | "quer" | "rad"
                | "ran" | "rauf" | "raus" | "rein" | "richtig" | "rueber" | "rueck" | "rueckwaerts" | "rum"
                | "rund" | "runter" | "rüber" | "rück" | "rückwärts" | "sauber" | "schau" | "schief"
                | "schlecht" | "schoen" | "schwarz" | "schwer" | "schön" | "seil" | "sicher" | "sitzen"
                | "stand" | "statt" | "staub" | "stecken" | "stehen" | "still" | "stoss" | "straff" | "stramm"
                | "suess" | "süss" | "teil" | "tief" | "tot" | "treu" | "trocken" | "ueber" | "ueberein"
                | "uebrig" | "um" | "umher" | "umhin" | "unter" | "verloren" | "voll" | "voneinander" | "vor"
                | "voran" | "voraus" | "vorbei" | "vorher" | "vorhin" | "vorlieb" | "vorueber" | "vorwaerts"
                | "vorweg" | "vorwärts" | "vorüber" | "wach" | "wahr" | "warm" | "weg" | "weiter" | "wert"
                | "wett" | "wichtig" | "wider" | "wieder" | "wohl" | "wund" | "zu" | "zueinander" | "zugute"
                | "zunichte" | "zurecht" | "zurueck" | "zurück" | "zusammen" | "zutage" | "zuteil" | "zuvor"
                | "zuwider" | "zwischen" | "über" | "überein" | "übrig"
    )
}
