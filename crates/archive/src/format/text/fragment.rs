//! Texts with markup in them: fragments of pages that scrapers left as they were.

use super::units::units;
use crate::format::markup::{self, Paragraphs};
use crate::left_out::LeftOut;

/// Fewest tags or entities that make a text markup: a single one may be quoted.
const FEWEST: usize = 2;

/// Tags that separate paragraphs.
const BLOCKS: &[&str] = &[
    "<p>", "<p ", "</p>", "<br", "<div", "</div>", "<li", "</li>", "<h1", "<h2", "<h3", "<h4", "<td", "<tr",
];

/// Tags within paragraphs.
const INLINE: &[&str] = &["</a>", "</b>", "</strong>", "</i>", "</em>", "</span>", "</u>"];

/// Entities of German texts.
#[rustfmt::skip]
const ENTITIES: &[&str] = &[
    "&auml;", "&ouml;", "&uuml;", "&Auml;", "&Ouml;", "&Uuml;", "&szlig;", "&nbsp;", "&amp;", "&quot;", "&bdquo;", "&ldquo;",
    "&rdquo;", "&ndash;", "&mdash;", "&hellip;", "&euro;", "&shy;", "&lt;", "&gt;", "&#",
];

/// The units of a text, and what was left out of its markup.
pub(super) fn read(text: &str) -> (Vec<String>, Vec<LeftOut>) {
    if several(text, BLOCKS)
        && let Ok(Paragraphs { kept, left_out }) = markup::paragraphs(text)
    {
        let kept: Vec<String> = kept.into_iter().map(|paragraph| paragraph.text).collect();
        return (units(&kept.join("\n\n")), left_out);
    }
    if several(text, INLINE) || several(text, ENTITIES) {
        return (units(&markup::plain(text)), Vec::new());
    }
    (units(text), Vec::new())
}

/// Whether marks of a list occur several times.
fn several(text: &str, marks: &[&str]) -> bool {
    let found = marks.iter().flat_map(|mark| text.match_indices(mark).take(FEWEST));
    found.take(FEWEST).count() == FEWEST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fragments_are_read_and_signs_are_not() {
        for (text, expected) in [
            (
                "<p>Der Rat tagt.</p>\n<p>Es regnet.<br />Weiter so.</p>",
                vec!["Der Rat tagt.", "Es regnet.", "Weiter so."],
            ),
            ("M&uuml;ller &amp; Sohn\nText", vec!["Müller & Sohn", "Text"]),
            ("<b>Rat</b> tagt\n\nEs <i>regnet</i>.", vec!["Rat tagt", "Es regnet."]),
            ("Das Tag <br> steht hier.", vec!["Das Tag <br> steht hier."]),
            ("Wenn a < b und c > d", vec!["Wenn a < b und c > d"]),
        ] {
            assert_eq!(read(text).0, expected);
        }
    }
}
