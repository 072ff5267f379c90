//! A headline and its tail: ` – SOURCE SECTION`, ` | Section | Source`.
//!
//! A page's title carries the outlet behind the headline. What is cut off needs evidence, because headlines have dashes of
//! their own (`Ukraine – die Lage am Dienstag`):
//!
//! 1. an outlet known from elsewhere: a line that asks to follow it, or tails that recur across the archive's files;
//! 2. the name of a section (`Politik`), alone or behind a name (`Mannheimer Morgen Kultur`);
//! 3. a name with the noun of an outlet (`… Zeitung`, `Elbkurier`), a broadcaster's letters, or a domain;
//! 4. a separator that headlines do not use (`|`, `·`, `•`, `»`, `::`), or the same line without the tail beside it.

/// Between a headline and its tail, and between a tail's parts. The first three also stand inside headlines.
const SEPARATORS: &[&str] = &[" – ", " — ", " - ", " | ", " · ", " • ", " » ", " « ", " :: "];
const DASHES: usize = 3;

/// Longest part of a tail, in characters.
const LONGEST_PART: usize = 60;

/// Names of sections, lower case. Grammar of newspapers, by hand.
const SECTIONS: &[&str] = &[
    "politik",
    "inland",
    "ausland",
    "international",
    "internationales",
    "welt",
    "europa",
    "deutschland",
    "österreich",
    "schweiz",
    "wirtschaft",
    "finanzen",
    "börse",
    "geld",
    "unternehmen",
    "arbeit",
    "karriere",
    "sport",
    "fußball",
    "fussball",
    "kultur",
    "feuilleton",
    "literatur",
    "bücher",
    "musik",
    "film",
    "kino",
    "theater",
    "kunst",
    "medien",
    "gesellschaft",
    "panorama",
    "vermischtes",
    "leute",
    "leben",
    "stil",
    "mode",
    "familie",
    "gesundheit",
    "medizin",
    "wissen",
    "wissenschaft",
    "forschung",
    "technik",
    "technologie",
    "digital",
    "digitales",
    "netzwelt",
    "netzpolitik",
    "computer",
    "auto",
    "mobilität",
    "verkehr",
    "reise",
    "reisen",
    "umwelt",
    "klima",
    "natur",
    "bildung",
    "schule",
    "hochschule",
    "campus",
    "geschichte",
    "zeitgeschichte",
    "meinung",
    "kommentar",
    "kommentare",
    "debatte",
    "leitartikel",
    "kolumne",
    "kolumnen",
    "interview",
    "lokales",
    "regional",
    "regionales",
    "region",
    "stadt",
    "land",
    "bayern",
    "berlin",
    "hamburg",
    "nrw",
    "sachsen",
    "hessen",
    "niedersachsen",
    "brandenburg",
    "thüringen",
    "bremen",
    "justiz",
    "recht",
    "kriminalität",
    "blaulicht",
    "polizei",
    "wetter",
    "nachrichten",
    "aktuelles",
    "aktuell",
    "topnews",
    "themen",
    "magazin",
    "reportage",
    "hintergrund",
    "analyse",
    "wahlen",
    "landespolitik",
    "bundespolitik",
    "nahost",
    "asien",
    "afrika",
    "amerika",
    "usa",
    "russland",
    "ukraine",
    "china",
    "osteuropa",
    "landwirtschaft",
    "energie",
    "immobilien",
    "verbraucher",
    "ratgeber",
    "kirche",
    "religion",
    "chronik",
    "unterhaltung",
    "boulevard",
    "lifestyle",
    "essen",
    "garten",
    "zürich",
    "wien",
];

/// Nouns that outlets are named by, as endings of a word, lower case.
const OUTLET_NOUNS: &[&str] = &[
    "zeitung",
    "nachrichten",
    "tagblatt",
    "tageblatt",
    "blatt",
    "anzeiger",
    "kurier",
    "bote",
    "post",
    "rundschau",
    "allgemeine",
    "merkur",
    "presse",
    "echo",
    "journal",
    "morgenpost",
    "abendblatt",
    "stimme",
    "online",
    "news",
    "warte",
    "depesche",
    "herold",
    "beobachter",
    "express",
    "rundfunk",
    "radio",
    "tv",
    "fernsehen",
    "tagesspiegel",
    "spiegel",
    "courier",
    "telegraf",
    "volksfreund",
    "landbote",
    "generalanzeiger",
    "wochenschau",
    "tagesschau",
    "redaktion",
    "magazin",
    "welle",
    "funk",
    "zeit",
    "morgen",
    "umschau",
    "report",
];

/// Letters of broadcasters, agencies and papers of the German-speaking countries.
const LETTERS: &[&str] = &[
    "RT", "DW", "ARD", "ZDF", "NDR", "WDR", "SWR", "BR", "BR24", "MDR", "RBB", "HR", "SR", "ORF", "SRF",
    "NZZ", "FAZ", "SZ", "TAZ", "DPA", "AFP", "APA", "KNA", "EPD", "RTL", "NTV", "N-TV", "DLF", "WAZ", "HAZ",
    "LVZ", "MOPO", "MOZ", "RND", "BZ", "KSTA", "NOZ", "OZ",
];

/// Last labels of outlets' domains.
const DOMAINS: &[&str] =
    &["de", "at", "ch", "com", "net", "org", "info", "eu", "tv", "news", "li", "lu", "example"];

/// A headline taken apart. Empty is unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Headline {
    pub(crate) title: String,
    pub(crate) source: String,
    pub(crate) section: String,
}

/// Whether a whole line is the name of a section.
pub(crate) fn is_section(line: &str) -> bool {
    let line = line.trim_end_matches(':');
    let mut words = line.split_whitespace();
    let count = line.split_whitespace().count();
    words.next().is_some_and(|w| SECTIONS.contains(&w.to_lowercase().trim_end_matches(',')))
        && count <= 4
        && is_name_like(line)
        && !line.ends_with(['.', '!', '?'])
}

/// Takes a headline apart, given the outlets that are known for this archive or file.
pub(crate) fn split(line: &str, outlets: &[&str]) -> Headline {
    let mut headline = Headline { title: line.trim().to_owned(), ..Headline::default() };
    while let Some((at, separator)) = last_separator(&headline.title) {
        let part = headline.title.get(at + separator.len()..).unwrap_or_default().trim();
        let strong = SEPARATORS.iter().position(|s| *s == separator) >= Some(DASHES);
        let Some((source, section)) = read_part(part, outlets, strong, !headline.source.is_empty()) else {
            break;
        };
        if headline.source.is_empty() {
            headline.source = source;
        } else if headline.section.is_empty() && section.is_empty() {
            headline.section = source;
        }
        if headline.section.is_empty() {
            headline.section = section;
        }
        headline.title.truncate(at);
        headline.title.truncate(headline.title.trim_end().len());
    }
    headline
}

/// Takes apart what follows a headline that is known from another line: all of it is tail.
pub(crate) fn split_tail(title: &str, tail: &str, outlets: &[&str]) -> Headline {
    let marked = SEPARATORS.iter().fold(format!(" {} ", tail.trim()), |t, s| t.replace(s, " | "));
    let line = format!("x{marked}");
    let parts = split(line.trim_end(), outlets);
    Headline { title: title.trim().to_owned(), ..parts }
}

/// What `line` has beyond `title`, if that is a separator and a tail.
pub(crate) fn tail_beyond<'l>(line: &'l str, title: &str) -> Option<&'l str> {
    let rest = line.strip_prefix(title)?;
    SEPARATORS.iter().any(|s| rest.starts_with(s)).then_some(rest)
}

/// The last part of a line, behind its last separator: the candidate for a recurring tail.
pub(crate) fn last_part(line: &str) -> Option<&str> {
    let (at, separator) = last_separator(line)?;
    line.get(at + separator.len()..)
        .map(str::trim)
        .filter(|p| !p.is_empty() && p.chars().count() <= LONGEST_PART)
}

fn last_separator(line: &str) -> Option<(usize, &'static str)> {
    SEPARATORS.iter().filter_map(|s| line.rfind(s).map(|at| (at, *s))).filter(|(at, _)| *at > 0).max()
}

/// Source and section of one part of a tail; `None` where there is no evidence that it is one.
fn read_part(part: &str, outlets: &[&str], strong: bool, has_source: bool) -> Option<(String, String)> {
    if part.is_empty() || part.chars().count() > LONGEST_PART {
        return None;
    }
    let owned = |source: &str, section: &str| Some((source.trim().to_owned(), section.trim().to_owned()));
    for outlet in outlets {
        if part.eq_ignore_ascii_case(outlet) {
            return owned(part, "");
        }
        if let Some(rest) = part.strip_prefix(outlet).filter(|r| r.starts_with(' ')) {
            return owned(outlet, rest);
        }
        if let Some(rest) = part.strip_suffix(outlet).filter(|r| r.ends_with(' ')) {
            return owned(outlet, rest);
        }
    }
    let words: Vec<&str> = part.split_whitespace().collect();
    let name_like = is_name_like(part) && words.len() <= 6;
    let noun = words.iter().rposition(|w| has_outlet_noun(w));
    if name_like
        && is_section(part)
        && (noun.is_none() || words.len() == 1)
        && (words.len() == 1 || noun.is_none())
    {
        return owned("", part);
    }
    if name_like && let Some(at) = words.iter().skip(1).position(|w| is_section(w)).map(|i| i + 1) {
        // „Süddeutsche Zeitung Politik“, but „Wirtschaft Tagesbote“ has its section in front.
        if noun.is_none_or(|n| n < at) {
            let (source, section) = words.split_at(at);
            return owned(&source.join(" "), &section.join(" "));
        }
    }
    if name_like && let Some(noun) = noun {
        let (source, section) = words.split_at(noun + 1);
        return match source.split_first() {
            Some((first, rest)) if !rest.is_empty() && is_section(first) && section.is_empty() => {
                owned(&rest.join(" "), first)
            }
            _ => owned(&source.join(" "), &section.join(" ")),
        };
    }
    if let [only] = words.as_slice()
        && (LETTERS.contains(&only.to_uppercase().as_str()) || is_domain(only))
    {
        return owned(only, "");
    }
    if let Some((first, rest)) = words.split_first()
        && (LETTERS.contains(first) || is_domain(first))
        && (strong || rest.first().is_some_and(|w| is_section(w)))
    {
        return owned(first, &rest.join(" "));
    }
    // A name between the headline and an outlet is a section that no list knows: „Titel – Lausitz – Elbkurier“.
    if strong || (has_source && name_like && words.len() <= 3) {
        return owned(part, "");
    }
    None
}

/// Every word is capitalised or joins names.
pub(crate) fn is_name_like(text: &str) -> bool {
    text.split_whitespace().all(|w| {
        w.chars().next().is_some_and(|c| !c.is_lowercase())
            || matches!(
                w,
                "und"
                    | "der"
                    | "die"
                    | "das"
                    | "am"
                    | "für"
                    | "aus"
                    | "im"
                    | "in"
                    | "von"
                    | "vom"
                    | "taz"
                    | "n-tv"
            )
            || is_domain(w)
    })
}

fn has_outlet_noun(word: &str) -> bool {
    let lower = word.to_lowercase();
    OUTLET_NOUNS.iter().any(|n| {
        lower.ends_with(n)
            && (lower.len() > n.len()
                || !matches!(*n, "post" | "zeit" | "morgen" | "presse" | "news" | "report"))
    }) || lower.ends_with("24") && lower.len() > 3
}

fn is_domain(word: &str) -> bool {
    word.rsplit_once('.').is_some_and(|(name, last)| {
        DOMAINS.contains(&last.to_ascii_lowercase().as_str())
            && name.chars().count() > 1
            && name.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '.')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(line: &str, outlets: &[&str]) -> (String, String, String) {
        let h = split(line, outlets);
        (h.title, h.source, h.section)
    }

    #[test]
    fn tails_of_many_shapes_are_cut() {
        for (line, title, source, section) in [
            ("Rat tagt – Tagesbote Politik", "Rat tagt", "Tagesbote", "Politik"),
            ("Rat tagt – Politik – Tagesbote", "Rat tagt", "Tagesbote", "Politik"),
            ("Rat tagt | Neue Elbpresse", "Rat tagt", "Neue Elbpresse", ""),
            ("Rat tagt | Lausitz | Neue Elbpresse", "Rat tagt", "Neue Elbpresse", "Lausitz"),
            ("Rat tagt - Süddeutsche Heidezeitung", "Rat tagt", "Süddeutsche Heidezeitung", ""),
            ("Rat tagt · heidebote.de", "Rat tagt", "heidebote.de", ""),
            ("Rat tagt – NDR", "Rat tagt", "NDR", ""),
            ("Rat tagt — Mannheimer Abend Kultur", "Rat tagt", "Mannheimer Abend", "Kultur"),
            (
                "Rat tagt – die Lage am Dienstag – Elbkurier",
                "Rat tagt – die Lage am Dienstag",
                "Elbkurier",
                "",
            ),
            ("Rat tagt :: Wissen :: Die Warte", "Rat tagt", "Die Warte", "Wissen"),
        ] {
            assert_eq!(parts(line, &[]), (title.into(), source.into(), section.into()), "{line}");
        }
    }

    #[test]
    fn a_known_outlet_tells_what_the_section_is() {
        let line = "Rat tagt – QX Wälder & ehemalige Moore";
        assert_eq!(parts(line, &["QX"]), ("Rat tagt".into(), "QX".into(), "Wälder & ehemalige Moore".into()));
        assert_eq!(parts(line, &[]).0, line);
    }

    #[test]
    fn dashes_of_headlines_stay() {
        for line in [
            "Ukraine – die Lage am Dienstag",
            "Streit in Berlin – CDU fordert Rücktritt",
            "Neue Preise – Post kündigt Erhöhung an",
            "Hamburg - eine Stadt im Regen",
            "ARD und ZDF – was sich ändert",
            "Interview mit Lawrow",
        ] {
            assert_eq!(parts(line, &[]), (line.into(), String::new(), String::new()), "{line}");
        }
    }

    #[test]
    fn a_tail_known_from_the_line_beside_is_all_tail() {
        let tail = tail_beyond("Rat tagt – Unser Blick", "Rat tagt").unwrap();
        assert_eq!(split_tail("Rat tagt", tail, &[]).source, "Unser Blick");
        assert_eq!(tail_beyond("Rat tagt länger", "Rat tagt"), None);
    }
}
