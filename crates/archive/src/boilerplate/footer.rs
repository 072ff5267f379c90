//! The footer of a text, after its last paragraph: appeals to share, to follow, to subscribe.

use super::closing::closes;
use crate::sentences::ends_sentence;

/// Longest heading of a footer line, in words.
const LONGEST_HEADING: usize = 4;

/// Splits the units of a text into text and footer. The first unit always belongs to the text.
pub(crate) fn split_footer(units: &[String]) -> (&[String], &[String]) {
    let mut end = units.len();
    let mut heading_allowed = false;
    while end > 1 {
        let Some(unit) = units.get(end - 1) else { break };
        let words = unit.split_whitespace().count();
        let heading = words <= LONGEST_HEADING && (unit.ends_with(':') || !ends_sentence(unit));
        if closes(unit) {
            heading_allowed = true;
        } else if heading && heading_allowed {
            heading_allowed = false;
        } else {
            break;
        }
        end -= 1;
    }
    units.split_at_checked(end).unwrap_or((units, &[]))
}

/// Whether a footer line contains `name`, in any grammatical case.
pub(crate) fn names(closing: &[String], name: &[&str]) -> bool {
    let wanted: Vec<String> = name.iter().map(|w| uninflected(w)).collect();
    closing.iter().any(|line| {
        let words: Vec<String> = line.split_whitespace().map(uninflected).collect();
        words.windows(wanted.len().max(1)).any(|window| *window == wanted)
    })
}

/// A word in lower case without punctuation and case ending: `dem Märkischen Boten` and `Der
/// Märkische Bote` have the same.
fn uninflected(word: &str) -> String {
    let lower = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let ending = ["en", "em", "er", "es", "e", "n", "s"].iter().find_map(|ending| lower.strip_suffix(ending));
    ending.filter(|stem| stem.chars().count() > 2).map(str::to_owned).unwrap_or(lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owned(lines: &[&str]) -> Vec<String> {
        lines.iter().map(|l| (*l).to_owned()).collect()
    }

    #[test]
    fn closing_lines_go_with_their_headings_and_sentences_stay() {
        let units = owned(&[
            "Rat tagt",
            "Der Rat tagt.",
            "Unterstützung",
            "Gefällt Ihnen das? Spenden Sie!",
            "Teilen",
        ]);
        let (kept, closing) = split_footer(&units);
        assert_eq!((kept.len(), closing.len()), (2, 3));
        let units = owned(&["Rat tagt", "So geht es weiter.", "Lawrow reist ab."]);
        assert_eq!(split_footer(&units).1.len(), 0);
    }

    #[test]
    fn a_name_is_found_in_any_case() {
        let closing = owned(&["Folgen Sie dem Märkischen Boten auf Telegram"]);
        assert!(names(&closing, &["Märkische", "Bote"]));
        assert!(!names(&closing, &["Märkische", "Zeitung"]));
    }
}
