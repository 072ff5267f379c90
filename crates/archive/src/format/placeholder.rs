//! What programs and templates write where there is no value: one table for all formats.

/// Such words, as programs spell them: `Null` and `Nil` are German words, and may be a title.
#[rustfmt::skip]
const WORDS: &[&str] = &[
    "", "null", "NULL", "(null)", "none", "None", "NONE", "nil", "NIL", "nan", "NaN", "NAN", "NaT", "undefined",
    "n/a", "N/A", "~", "-", "--", "—", "[object Object]", "[]", "{}",
];

/// Beginnings of template tags.
const TAGS: &[&str] = &["{{", "{%", "<%", "${"];

/// Longest text that can be one template tag, in bytes.
const LONGEST_TAG: usize = 100;

/// Whether a text is a word that stands for no value, or empty.
pub(super) fn is_placeholder(text: &str) -> bool {
    let text = text.trim();
    WORDS.contains(&text)
}

/// Whether a text is a template tag that was never filled in. A long text may quote one.
pub(super) fn is_template_tag(text: &str) -> bool {
    let text = text.trim();
    text.len() <= LONGEST_TAG && text.starts_with("{{") && text.ends_with("}}")
}

/// Whether a line, such as a title or a name, has a template tag in it.
pub(super) fn has_template_tag(line: &str) -> bool {
    TAGS.iter().any(|tag| line.contains(tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_no_values() {
        for text in ["", " ", "NULL", "None", "NaN", "undefined", "n/a", "--", "[object Object]", "[]"] {
            assert!(is_placeholder(text), "{text}");
        }
        for text in ["Nana", "Null", "Nil", "Nullrunde", "- Rat", "0"] {
            assert!(!is_placeholder(text), "{text}");
        }
        assert!(is_template_tag(" {{ title }} ") && has_template_tag("{{ title }} | Elbkurier"));
        assert!(!is_template_tag("Ein {{ x }} im Text"));
    }
}
