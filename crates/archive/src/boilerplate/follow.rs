//! Lines in which a page asks to be followed, and whom.

use super::words::{CHANNELS, LONGEST_LINE, QUOTES, words};

/// The outlet that a line asks the reader to follow: `RT` in `Folgen Sie RT weiter`; `Some("")` if
/// it asks to follow *us*.
pub(crate) fn followed(line: &str) -> Option<&str> {
    // A quotation: „Folgen Sie mir“.
    if line.chars().count() > LONGEST_LINE || line.starts_with(QUOTES) {
        return None;
    }
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    let appeals = ["Folgen Sie ", "FOLGEN SIE ", "Folge ", "Folgt ", "Follow "];
    let Some((appeal, rest)) = appeals.iter().find_map(|a| Some((a, line.strip_prefix(a)?))) else {
        // „Neue Elbpresse folgen“
        return line.strip_suffix(" folgen").filter(|name| is_followable(name));
    };
    // „Folge der Hitze sind Waldbrände.“ is a statement.
    let polite = appeal.to_lowercase().ends_with("sie ");
    let is_statement = rest.trim_end().ends_with('.') || words(rest).count() > 6;
    if is_statement && !polite && !has_channel(rest) && !rest.starts_with("uns") {
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

/// Whether a text is a name of at most four words, all but the first capitalized.
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
}
