//! Names of the press: sections, and words that outlets are named by.
//!
//! Source: compiled by hand. No outlet is listed, except broadcasters and agencies named by
//! letters, which no rule could distinguish from other abbreviations.

/// Names of sections, lower case.
#[rustfmt::skip]
const SECTIONS: &[&str] = &[
    "politik", "inland", "ausland", "international", "internationales", "welt", "europa", "deutschland",
    "österreich", "schweiz", "wirtschaft", "finanzen", "börse", "geld", "unternehmen", "arbeit", "karriere",
    "sport", "fußball", "fussball", "kultur", "feuilleton", "literatur", "bücher", "musik", "film", "kino",
    "theater", "kunst", "medien", "gesellschaft", "panorama", "vermischtes", "leute", "leben", "stil",
    "mode", "familie", "gesundheit", "medizin", "wissen", "wissenschaft", "forschung", "technik",
    "technologie", "digital", "digitales", "netzwelt", "netzpolitik", "computer", "auto", "mobilität",
    "verkehr", "reise", "reisen", "umwelt", "klima", "natur", "bildung", "schule", "hochschule", "campus",
    "geschichte", "zeitgeschichte", "meinung", "kommentar", "kommentare", "debatte", "leitartikel",
    "kolumne", "kolumnen", "interview", "lokales", "regional", "regionales", "region", "stadt", "land",
    "bayern", "berlin", "hamburg", "nrw", "sachsen", "hessen", "niedersachsen", "brandenburg", "thüringen",
    "bremen", "justiz", "recht", "kriminalität", "blaulicht", "polizei", "wetter", "nachrichten",
    "aktuelles", "aktuell", "topnews", "themen", "magazin", "reportage", "hintergrund", "analyse", "wahlen",
    "landespolitik", "bundespolitik", "nahost", "asien", "afrika", "amerika", "usa", "russland", "ukraine",
    "china", "osteuropa", "landwirtschaft", "energie", "immobilien", "verbraucher", "ratgeber", "kirche",
    "religion", "chronik", "unterhaltung", "boulevard", "lifestyle", "essen", "garten", "zürich", "wien",
    "gewerkschaft", "soziales", "sicherheit", "militär", "diplomatie", "ostwärts", "balkan",
    "lateinamerika", "eu", "uno", "raumfahrt", "startup", "startups", "weltwirtschaft", "konsum",
    "ökologie", "tiere", "jugend", "senioren", "gastronomie", "architektur", "bühne", "fernsehen", "serien",
    "games", "spiele", "rätsel", "fotos", "videos", "podcast", "newsticker", "liveticker", "eilmeldung",
    "wissenswert", "gastbeitrag", "feature", "dossier",
];

/// Last nouns of compounds that name sections, lower case: `Gesundheitspolitik`, `Lokalsport`.
#[rustfmt::skip]
const SECTION_NOUNS: &[&str] = &[
    "politik", "wirtschaft", "sport", "kultur", "wissenschaft", "gesellschaft", "nachrichten", "panorama",
    "technik", "recht", "geschichte", "meinung", "kritik",
];

/// Last nouns of words that name outlets, lower case.
#[rustfmt::skip]
const OUTLET_NOUNS: &[&str] = &[
    "zeitung", "nachrichten", "tagblatt", "tageblatt", "blatt", "anzeiger", "kurier", "bote", "post",
    "rundschau", "allgemeine", "merkur", "presse", "echo", "journal", "morgenpost", "abendblatt", "stimme",
    "online", "news", "warte", "depesche", "herold", "beobachter", "express", "rundfunk", "radio", "tv",
    "fernsehen", "tagesspiegel", "spiegel", "courier", "telegraf", "volksfreund", "landbote",
    "generalanzeiger", "wochenschau", "tagesschau", "redaktion", "magazin", "welle", "funk", "zeit",
    "morgen", "umschau", "report",
];

/// Those of them that are ordinary words by themselves.
const ORDINARY_ALONE: &[&str] = &["post", "zeit", "morgen", "presse", "news", "report", "welle", "stimme"];

/// Letters of broadcasters, agencies and papers of the German-speaking countries.
#[rustfmt::skip]
const LETTERS: &[&str] = &[
    "RT", "DW", "ARD", "ZDF", "NDR", "WDR", "SWR", "BR", "BR24", "MDR", "RBB", "HR", "SR", "ORF", "SRF",
    "NZZ", "FAZ", "SZ", "TAZ", "DPA", "AFP", "APA", "KNA", "EPD", "RTL", "NTV", "N-TV", "DLF", "WAZ", "HAZ",
    "LVZ", "MOPO", "MOZ", "RND", "BZ", "KSTA", "NOZ", "OZ",
];

/// Top-level domains of outlets.
#[rustfmt::skip]
const DOMAINS: &[&str] = &[
    "de", "at", "ch", "com", "net", "org", "info", "eu", "tv", "news", "li", "lu", "example",
];

/// Words that are lower case inside names.
const JOINING: &[&str] =
    &["und", "der", "die", "das", "des", "am", "für", "aus", "im", "in", "von", "vom", "online"];

/// Numbers, and words like them.
#[rustfmt::skip]
const COUNTING_WORDS: &[&str] = &[
    "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf", "dutzende", "hunderte",
    "tausende", "mehrere", "viele", "einige", "keine", "kein", "alle", "erste", "erster", "erstes", "zweite", "dritte",
    "mindestens", "rund", "über", "fast",
];

/// Words that begin names and titles, but are none by themselves.
const ARTICLES: &[&str] = &[
    "der", "die", "das", "ein", "eine", "neue", "neues", "neuer", "alte", "freie", "junge", "unser", "unsere",
];

/// Whether a whole line is the name of a section.
pub(crate) fn is_section(line: &str) -> bool {
    let line = line.trim_end_matches(':');
    let mut words = line.split_whitespace();
    let first = words.next().map(|w| w.to_lowercase());
    first.is_some_and(|w| is_section_word(w.trim_end_matches(',')))
        && words.count() <= 3
        && is_name_like(line)
        && !line.ends_with(['.', '!', '?'])
}

/// Whether a line is the name of a section and cannot be a headline: one word, or two joined ones.
pub(crate) fn is_section_alone(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    is_section(line) && matches!(words.as_slice(), [_] | [_, "und" | "&", _])
}

/// Whether a word of `name` names an outlet: by its noun, as letters, or as a domain.
pub(crate) fn names_an_outlet(name: &str) -> bool {
    name.split_whitespace().any(|w| has_outlet_noun(w) || is_letters(w) || is_domain(w))
}

/// Whether a phrase begins with a number (`Zwei Tote`, `3 Verletzte`), as no outlet's name does.
pub(crate) fn counts(phrase: &str) -> bool {
    let first = phrase.split_whitespace().next().unwrap_or_default().to_lowercase();
    COUNTING_WORDS.contains(&first.as_str()) || first.chars().all(|c| c.is_ascii_digit() || c == '.')
}

fn is_section_word(lower: &str) -> bool {
    SECTIONS.contains(&lower)
        || SECTION_NOUNS.iter().any(|noun| lower.strip_suffix(noun).is_some_and(|rest| rest.len() > 2))
}

/// Whether a text is like a name: every word is capitalized, joins names, or is an adjective after
/// a conjunction (`Russland & ehemalige Sowjetunion`).
pub(crate) fn is_name_like(text: &str) -> bool {
    let mut joined = false;
    text.split_whitespace().all(|word| {
        let capital = word.chars().next().is_some_and(|c| !c.is_lowercase());
        let adjective = joined && word.ends_with(['e', 'n', 'r', 's']);
        joined = matches!(word, "und" | "&");
        capital || adjective || JOINING.contains(&word) || is_domain(word)
    })
}

/// Whether a word is formed like names of outlets: `Elbkurier`, `Nachrichten24`.
pub(super) fn has_outlet_noun(word: &str) -> bool {
    let lower = word.to_lowercase();
    let noun = OUTLET_NOUNS.iter().any(|noun| {
        lower.strip_suffix(noun).is_some_and(|rest| !rest.is_empty() || !ORDINARY_ALONE.contains(noun))
    });
    noun || lower.ends_with("24") && lower.len() > 3
}

/// Whether a word is the letters of a broadcaster, an agency or a paper, in capitals.
pub(super) fn is_letters(word: &str) -> bool {
    LETTERS.contains(&word)
}

/// Whether a word is a domain: `elbkurier.de`.
pub(super) fn is_domain(word: &str) -> bool {
    word.rsplit_once('.').is_some_and(|(name, last)| {
        DOMAINS.contains(&last.to_ascii_lowercase().as_str())
            && name.chars().count() > 1
            && name.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '.')
    })
}

/// Whether words are only the beginning of a name: articles or adjectives (`Neue`, `Süddeutsche`,
/// `Berliner`).
pub(crate) fn begins_a_name(words: &str) -> bool {
    let lower = words.to_lowercase();
    lower.split_whitespace().all(|w| {
        let adjective = w.ends_with("sche") || w.ends_with("er") && !has_outlet_noun(w);
        ARTICLES.contains(&w) || adjective
    })
}

/// Words that begin a clause after a dash, but no outlet's name.
#[rustfmt::skip]
const CLAUSE_WORDS: &[&str] = &[
    "aber", "als", "am", "an", "auch", "auf", "aus", "bei", "bis", "da", "dank", "dann", "das", "dass", "dem", "den",
    "denn", "der", "die", "doch", "durch", "ein", "eine", "er", "erst", "es", "für", "gegen", "ihr", "im", "in", "ist",
    "jetzt", "kein", "keine", "mehr", "mit", "nach", "nicht", "noch", "nun", "nur", "ob", "oder", "ohne", "per", "sie",
    "sind", "so", "statt", "trotz", "und", "unter", "viel", "vom", "von", "vor", "wann", "warum", "was", "wegen", "weil",
    "wenn", "wer", "wie", "wieder", "wir", "wird", "wo", "zu", "zum", "zur", "zwei", "zwischen", "über",
];

/// Whether a word begins a clause or a phrase: `– mit Video`, `– was Anwohner wissen`.
pub(super) fn begins_a_clause(word: &str) -> bool {
    CLAUSE_WORDS.contains(&word)
}
