//! Whether a line continues in the next one, and how the two are joined.

use crate::sentences::ends_sentence;

/// Words after a hyphen that stands for the rest of a word: `Innen- und Außenminister`.
const CONJUNCTIONS: &[&str] =
    &["und", "oder", "bzw", "sowie", "als", "bis", "statt", "noch", "wie", "u", "aber", "beziehungsweise"];

/// Words that no headline ends with, and hardly a line of a poem.
#[rustfmt::skip]
const OPEN_ENDS: &[&str] = &[
    "der", "die", "das", "dem", "den", "des", "ein", "eine", "einen", "einem", "einer", "eines", "und", "oder", "aber",
    "von", "vom", "zu", "zum", "zur", "mit", "in", "im", "ins", "an", "am", "auf", "für", "bei", "beim", "nach", "über", "unter",
    "durch", "gegen", "ohne", "um", "aus", "dass", "ob", "weil", "wenn", "sowie", "als", "wie", "sich", "seine", "seinen", "seiner",
    "ihre", "ihren", "ihrer", "diese", "dieser", "diesen", "sehr", "nicht", "kein", "keine", "keinen",
];

/// The soft hyphen.
const SOFT_HYPHEN: char = '\u{AD}';

/// Whether a line ends with a hyphenated word: `be-`, not `Rat tagt -`.
pub(super) fn ends_in_hyphen(line: &str) -> bool {
    let stem = line.strip_suffix(['-', SOFT_HYPHEN, '\u{2010}']);
    stem.is_some_and(|stem| stem.ends_with(char::is_alphanumeric))
}

/// Whether a line continues in the next one, by its words.
pub(in crate::format) fn goes_on(line: &str, next: &str) -> bool {
    if ends_in_hyphen(line) {
        return true;
    }
    if ends_sentence(line) || line.ends_with([':', ';']) {
        return false;
    }
    let last = line.rsplit(' ').next().unwrap_or(line);
    next.starts_with(char::is_lowercase) || OPEN_ENDS.contains(&last)
}

/// Appends a line to a text. A hyphen at the end of the text is removed as that of a line break,
/// except before a capital or a digit (`CDU-` / `Politiker`), after an abbreviation or a number
/// (`20-` / `jährige`), and before `und` and the like.
pub(super) fn join(text: &mut String, next: &str) {
    if text.is_empty() {
        text.push_str(next);
        return;
    }
    if !ends_in_hyphen(text) {
        text.push(' ');
        text.push_str(next);
        return;
    }
    let word: String = next.chars().take_while(|c| c.is_alphanumeric()).collect();
    let soft = text.ends_with(SOFT_HYPHEN);
    let stem = text.trim_end_matches(['-', SOFT_HYPHEN, '\u{2010}']);
    let abbreviation = {
        let mut ends = stem.chars().rev().take_while(|c| c.is_alphanumeric());
        let last = ends.next().is_some_and(|c| c.is_uppercase() || c.is_numeric());
        last && ends.next().is_none_or(|c| c.is_uppercase() || c.is_numeric())
    };
    if CONJUNCTIONS.contains(&word.as_str()) && !soft {
        text.push(' ');
    } else if soft || next.starts_with(char::is_lowercase) && !abbreviation {
        text.truncate(stem.len());
    }
    text.push_str(next);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_cut_at_line_ends_are_whole_again() {
        for (line, next, joined) in [
            ("Der Rat hat be-", "schlossen, zu", "Der Rat hat beschlossen, zu"),
            ("die Innen-", "und Außenminister", "die Innen- und Außenminister"),
            ("das Nord-", "Süd-Gefälle", "das Nord-Süd-Gefälle"),
            ("der CDU-", "Politiker", "der CDU-Politiker"),
            ("die CDU-", "nahe Stiftung", "die CDU-nahe Stiftung"),
            ("eine E-", "Mail", "eine E-Mail"),
            ("der 20-", "jährige Fahrer", "der 20-jährige Fahrer"),
            ("die Ministe\u{AD}", "rin", "die Ministerin"),
            ("der Covid-", "19-Test", "der Covid-19-Test"),
            ("der Rat -", "so heißt es", "der Rat - so heißt es"),
            ("der Rat", "tagt", "der Rat tagt"),
        ] {
            let mut text = line.to_owned();
            join(&mut text, next);
            assert_eq!(text, joined);
        }
    }
}
