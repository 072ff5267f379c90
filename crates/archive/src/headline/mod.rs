//! A headline and its tail: ` – SOURCE SECTION`, ` | Section | Source`.
//!
//! The title of a page has the outlet after the headline. Cutting it off needs evidence, because
//! headlines have dashes of their own (`Ukraine – die Lage am Dienstag`). In order of strength:
//!
//! 1. an outlet known from elsewhere: a line asks to follow it, or its tail recurs in the archive;
//! 2. the name of a section (`Politik`), alone or after a name (`Mannheimer Morgen Kultur`);
//! 3. a name with the noun of an outlet (`… Zeitung`, `Elbkurier`), a broadcaster's letters, a
//!    domain;
//! 4. a separator that headlines do not use (`|`, `·`, `•`, `»`, `::`), or the same line without
//!    the tail next to it;
//! 5. the line occurs twice, so it is the title of a page, and a name after its dash is an outlet.

mod names;

use names::{begins_a_clause, has_outlet_noun, is_domain, is_letters};
pub(crate) use names::{begins_a_name, counts, is_name_like, is_section, is_section_alone, names_an_outlet};

/// Separators between a headline and its tail, and between the parts of a tail. The first three
/// ([`DASHES`]) also occur inside headlines.
pub(crate) const SEPARATORS: &[&str] = &[" – ", " — ", " - ", " | ", " · ", " • ", " » ", " « ", " :: "];
const DASHES: usize = 3;

/// Longest part of a tail, in characters and in words.
const LONGEST_PART: usize = 60;
const MOST_WORDS: usize = 6;

/// The parts of a headline; empty if unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Headline {
    pub(crate) title: String,
    pub(crate) source: String,
    pub(crate) section: String,
}

/// What is known besides the line itself.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Evidence<'a> {
    /// Names of outlets, the likeliest first.
    pub(crate) outlets: &'a [&'a str],
    /// Whether the line occurs twice.
    pub(crate) repeated: bool,
}

/// Splits a headline into its parts.
pub(crate) fn split(line: &str, evidence: Evidence<'_>) -> Headline {
    let mut headline = Headline { title: line.trim().to_owned(), ..Headline::default() };
    while let Some((at, separator)) = last_separator(&headline.title) {
        let part = headline.title.get(at + separator.len()..).unwrap_or_default().trim();
        let strong = SEPARATORS.iter().position(|s| *s == separator) >= Some(DASHES);
        let Some((source, section)) = read_part(part, evidence, strong, &headline) else { break };
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

/// Splits the tail of a headline that is known from another line.
pub(crate) fn split_tail(title: &str, tail: &str, evidence: Evidence<'_>) -> Headline {
    let marked = SEPARATORS.iter().fold(format!(" {} ", tail.trim()), |t, s| t.replace(s, " | "));
    let line = format!("x{marked}");
    let parts = split(line.trim_end(), evidence);
    Headline { title: title.trim().to_owned(), ..parts }
}

/// The rest of `line` after `title`, if it begins with a separator.
pub(crate) fn tail_beyond<'l>(line: &'l str, title: &str) -> Option<&'l str> {
    let rest = line.strip_prefix(title)?;
    SEPARATORS.iter().any(|s| rest.starts_with(s)).then_some(rest)
}

/// The part of a line after its last separator: the candidate for a tail.
pub(crate) fn last_part(line: &str) -> Option<&str> {
    let (at, separator) = last_separator(line)?;
    line.get(at + separator.len()..)
        .map(str::trim)
        .filter(|p| !p.is_empty() && p.chars().count() <= LONGEST_PART)
}

fn last_separator(line: &str) -> Option<(usize, &'static str)> {
    SEPARATORS.iter().filter_map(|s| line.rfind(s).map(|at| (at, *s))).filter(|(at, _)| *at > 0).max()
}

type SourceAndSection = Option<(String, String)>;

/// Source and section of one part of a tail; `None` without evidence that it is one. `read` holds
/// the parts after it, which were read before.
fn read_part(part: &str, evidence: Evidence<'_>, strong: bool, read: &Headline) -> SourceAndSection {
    let words: Vec<&str> = part.split_whitespace().collect();
    if words.is_empty() || part.chars().count() > LONGEST_PART {
        return None;
    }
    let named = is_name_like(part) && words.len() <= MOST_WORDS;
    let has_source = !read.source.is_empty();
    of_known_outlet(part, evidence.outlets)
        .or_else(|| named.then(|| of_section(part, &words)).flatten())
        .or_else(|| named.then(|| of_outlet_noun(&words)).flatten())
        .or_else(|| of_letters(&words, strong || evidence.repeated))
        // A name between headline and outlet is a section, if an unlisted one: „Titel – Lausitz –
        // Elbkurier“.
        .or_else(|| (strong || has_source && named && words.len() <= 3).then(|| pair(part, "")))
        .or_else(|| (evidence.repeated && !has_source).then(|| of_page_title(&words)).flatten())
}

fn is_joint(word: &str) -> bool {
    matches!(word, "und" | "&")
}

fn pair(source: &str, section: &str) -> (String, String) {
    (source.trim().to_owned(), section.trim().to_owned())
}

fn of_known_outlet(part: &str, outlets: &[&str]) -> SourceAndSection {
    outlets.iter().find_map(|outlet| {
        let apart =
            |rest: Option<&str>, blank: fn(&str) -> bool| rest.map(str::to_owned).filter(|r| blank(r));
        if part.eq_ignore_ascii_case(outlet) {
            return Some(pair(part, ""));
        }
        apart(part.strip_prefix(outlet), |rest| rest.starts_with(' '))
            .or_else(|| apart(part.strip_suffix(outlet), |rest| rest.ends_with(' ')))
            .map(|rest| pair(outlet, &rest))
    })
}

fn of_section(part: &str, words: &[&str]) -> SourceAndSection {
    let noun = words.iter().rposition(|w| has_outlet_noun(w));
    if is_section(part) && (noun.is_none() || words.len() == 1) {
        return Some(pair("", part));
    }
    let mut at = 1 + words.iter().skip(1).position(|w| is_section(w))?;
    // „Halle und Bühne“, of which only the second noun is a known section.
    if at > 2 && matches!(words.get(at - 1), Some(&("und" | "&"))) {
        at -= 2;
    }
    // „Süddeutsche Zeitung Politik“; but in „Wirtschaft Tagesbote“ the section comes first.
    if noun.is_some_and(|noun| noun >= at) {
        return None;
    }
    let (source, section) = words.split_at(at);
    Some(pair(&source.join(" "), &section.join(" ")))
}

fn of_outlet_noun(words: &[&str]) -> SourceAndSection {
    let noun = words.iter().rposition(|w| has_outlet_noun(w))?;
    let (source, section) = words.split_at(noun + 1);
    Some(match source.split_first() {
        Some((first, rest)) if !rest.is_empty() && is_section(first) && section.is_empty() => {
            pair(&rest.join(" "), first)
        }
        _ => pair(&source.join(" "), &section.join(" ")),
    })
}

fn of_letters(words: &[&str], all_tail: bool) -> SourceAndSection {
    let (first, rest) = words.split_first().filter(|(first, _)| is_letters(first) || is_domain(first))?;
    let section = rest.is_empty() || all_tail || rest.first().is_some_and(|w| is_section(w));
    section.then(|| pair(first, &rest.join(" ")))
}

/// Source and section of a name after the dash of a page's title. Where the section begins is a
/// guess: before two nouns joined by `und` or `&`; else after the first word of three or more.
fn of_page_title(words: &[&str]) -> SourceAndSection {
    let text = words.join(" ");
    let (first, rest) = words.split_first()?;
    // Some outlets write themselves in lower case; only their first word counts as the outlet.
    let small = first.starts_with(char::is_lowercase);
    let rest_text = rest.join(" ");
    let named = words.len() <= MOST_WORDS
        && is_name_like(if small && !rest.is_empty() { &rest_text } else { &text })
        && !text.contains([',', ':', '?', '!']);
    let joint = words.iter().position(|w| is_joint(w));
    // „Mord im Hafen“ is like a name, but none.
    let phrase = words
        .iter()
        .skip(1)
        .take(joint.unwrap_or(words.len()))
        .any(|w| w.starts_with(char::is_lowercase) && !is_joint(w));
    if !named || phrase || begins_a_name(first) || small && begins_a_clause(first) {
        return None;
    }
    if small {
        return Some(pair(first, &rest_text));
    }
    let section = match joint {
        Some(at) => at.checked_sub(1)?,
        None if words.len() > 2 => 1,
        None => words.len(),
    };
    match section {
        0 => Some(pair("", &text)),
        1 => Some(pair(first, &rest.join(" "))),
        at => words.split_at_checked(at).map(|(source, section)| pair(&source.join(" "), &section.join(" "))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(line: &str, outlets: &[&str]) -> (String, String, String) {
        let h = split(line, Evidence { outlets, repeated: false });
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
    fn a_known_outlet_shows_what_the_section_is() {
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
        assert_eq!(split_tail("Rat tagt", tail, Evidence::default()).source, "Unser Blick");
        assert_eq!(tail_beyond("Rat tagt länger", "Rat tagt"), None);
    }

    #[test]
    fn a_name_behind_the_dash_of_a_page_title_is_an_outlet() {
        for (line, source, section) in [
            ("Rat tagt – Querfeld Wälder & ehemalige Moore", "Querfeld", "Wälder & ehemalige Moore"),
            ("Rat tagt – Querfeld Halle und Bühne", "Querfeld", "Halle und Bühne"),
            ("Rat tagt – Tammos Einwurf", "Tammos Einwurf", ""),
            ("Rat tagt – Querfeld Gesundheitspolitik", "Querfeld", "Gesundheitspolitik"),
            ("Rat tagt – q-tv Tipps", "q-tv", "Tipps"),
            ("Rat tagt – querfeld.info Hochbau", "querfeld.info", "Hochbau"),
            ("Rat tagt – mit Video", "", ""),
            ("Rat tagt – Eine Bilanz", "", ""),
            ("Rat tagt – was Anwohner wissen", "", ""),
            ("Rat tagt – Streit, Lärm und Pfiffe", "", ""),
        ] {
            let headline = split(line, Evidence { outlets: &[], repeated: true });
            assert_eq!((headline.source.as_str(), headline.section.as_str()), (source, section), "{line}");
        }
    }
}
