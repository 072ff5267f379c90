//! Tags of site generators: shortcodes, template tags, attributes, imports.
//!
//! They are no Markdown, and contain no text of the article except captions in their arguments. The
//! text between an opening and a closing tag is kept.

use crate::left_out::{LeftOut, Rule};

/// Beginnings and ends of tags.
#[rustfmt::skip]
const MARKS: &[(&str, &str)] = &[
    ("{{<", ">}}"), ("{{%", "%}}"), ("{{", "}}"), ("{%", "%}"), ("{# ", "#}"), ("{: ", "}"), ("{:.", "}"), ("{:#", "}"),
];

/// Longest tag, in bytes: what does not end by then is none.
const LONGEST_TAG: usize = 4 << 10;

/// Number of tags without an end after which braces are plain text.
const MOST_OPEN: usize = 1_000;

/// A text without its tags, and a list of these.
pub(super) fn take(text: &str) -> (String, Vec<LeftOut>) {
    let mut kept = String::with_capacity(text.len());
    let mut left_out = Vec::new();
    let mut leave = |text: &str| {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        left_out.push(LeftOut { rule: Rule::Boilerplate, text });
    };
    let (mut rest, mut open) = (text, 0);
    while let Some(at) = memchr::memchr(b'{', rest.as_bytes()).filter(|_| open < MOST_OPEN) {
        let (before, tag) = rest.split_at_checked(at).unwrap_or((rest, ""));
        kept.push_str(before);
        let is_open = MARKS.iter().any(|(begin, _)| tag.starts_with(begin));
        let end = end_of_tag(tag);
        let (tag, after) = tag.split_at_checked(end.unwrap_or(1)).unwrap_or((tag, ""));
        match end {
            Some(_) => leave(tag),
            None => {
                open += usize::from(is_open);
                kept.push_str(tag);
            }
        }
        rest = after;
    }
    kept.push_str(rest);
    if !kept.contains("import ") && !kept.contains("export ") {
        return (kept, left_out);
    }
    let mut lines = String::with_capacity(kept.len());
    for line in kept.split_inclusive('\n') {
        if is_import(line.trim_end()) {
            left_out.push(LeftOut { rule: Rule::Boilerplate, text: line.trim().to_owned() });
        } else {
            lines.push_str(line);
        }
    }
    (lines, left_out)
}

/// Whether a text has any tag.
pub(super) fn has_any(text: &str) -> bool {
    memchr::memchr_iter(b'{', text.as_bytes())
        .take(MOST_OPEN)
        .any(|at| text.get(at..).and_then(end_of_tag).is_some())
}

/// The end of a tag at the beginning of `text`.
fn end_of_tag(text: &str) -> Option<usize> {
    let (begin, end) = MARKS.iter().find(|(begin, _)| text.starts_with(begin))?;
    let inside = text.get(begin.len()..text.floor_char_boundary(LONGEST_TAG))?;
    Some(begin.len() + inside.find(end)? + end.len())
}

/// Whether a line is a statement of MDX: `import Bild from '../bild'`, `export const stand = 3`.
fn is_import(line: &str) -> bool {
    let line = line.trim_end_matches(';');
    let quoted = line.ends_with(['"', '\'']);
    line.starts_with("import ") && quoted && (line.contains(" from ") || line.split(' ').count() == 2)
        || line.starts_with("export const ") && line.contains('=')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn template_tags_go_and_are_listed() {
        for (text, kept, left) in [
            (
                "{{< figure src=\"a.jpg\"\n caption=\"Der Saal\" >}}\nText",
                "\nText",
                vec!["{{< figure src=\"a.jpg\" caption=\"Der Saal\" >}}"],
            ),
            ("{% raw %}Text{% endraw %}", "Text", vec!["{% raw %}", "{% endraw %}"]),
            ("Ein {{ wort }} fehlt{: .klein}", "Ein  fehlt", vec!["{{ wort }}", "{: .klein}"]),
            ("import Bild from '../bild';\nText", "Text", vec!["import Bild from '../bild';"]),
            ("Der import von Stahl", "Der import von Stahl", vec![]),
            ("{{ nie zu { und {a}", "{{ nie zu { und {a}", vec![]),
        ] {
            let (is, out) = take(text);
            assert_eq!(is, kept);
            assert_eq!(out.iter().map(|l| l.text.as_str()).collect::<Vec<_>>(), left);
        }
    }

    #[test]
    fn braces_without_end_take_no_time() {
        assert_eq!(take(&"{{".repeat(2_000_000)).1.len(), 0);
    }
}
