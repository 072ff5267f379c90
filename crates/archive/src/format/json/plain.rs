//! A value to a text: one line, or paragraphs.

use super::markup;
use crate::format::placeholder::{is_placeholder, is_template_tag};
use crate::format::text::goes_on;
use crate::sentences::ends_sentence;
use serde_json::{Map, Value};

/// Keys of the text in an object that only wraps it, in order of preference.
#[rustfmt::skip]
const TEXTS: &[&str] = &[
    "rendered", "plain", "html", "value", "#text", "_text", "text", "cdata", "__cdata", "main", "default", "de", "name", "title",
];

/// Keys of the parts of a composed text, in reading order.
#[rustfmt::skip]
const PARTS: &[&str] = &[
    "headline", "headlines", "heading", "title", "subheadline", "rendered", "value", "text", "html", "data", "content", "paragraph", "paragraphs",
    "body", "children", "blocks", "sections", "items",
];

/// Types of parts that do not belong to the text.
#[rustfmt::skip]
const BESIDE: &[&str] = &[
    "image", "picture", "photo", "video", "audio", "gallery", "imagegallery", "box", "related", "ad", "advertisement", "socialmedia",
    "social", "embed", "htmlembed", "webview", "teaser", "figure", "caption", "newsletter", "poll", "quiz",
];

/// Deepest nesting of parts.
const DEEPEST: usize = 8;

/// Whether a text is no value: it is empty, or a placeholder.
pub(super) fn is_nothing(text: &str) -> bool {
    is_placeholder(text) || is_template_tag(text)
}

/// Whether [`line`] would return a text unchanged.
pub(super) fn is_plain_line(text: &str) -> bool {
    let mut before = 'x';
    let tidy = |c: char| {
        let odd = c.is_whitespace() && (c != ' ' || before == ' ');
        before = c;
        !odd
    };
    text.is_empty()
        || text.chars().all(tidy) && text.trim() == text && !is_nothing(text) && !markup::is_markup(text)
}

/// A value as one line, such as a title or a name; empty if there is none.
pub(super) fn line(value: &Value) -> String {
    match value {
        Value::String(text) => line_of(text),
        Value::Array(values) => values.iter().map(line).find(|text| !text.is_empty()).unwrap_or_default(),
        Value::Object(object) => own_text(object).map(line).unwrap_or_default(),
        _ => String::new(),
    }
}

/// [`line`] of a text.
pub(super) fn line_of(text: &str) -> String {
    let decoded = markup::is_markup(text).then(|| markup::text(text));
    let text = decoded.as_deref().unwrap_or(text);
    if is_nothing(text) { String::new() } else { text.split_whitespace().collect::<Vec<_>>().join(" ") }
}

/// Most names of a list that are read.
const MOST_NAMES: usize = 200;

/// The names in a value: of a list each, of an object what it is called.
pub(super) fn names(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Array(values) => values
            .iter()
            .take(MOST_NAMES)
            .filter(|value| !value.is_array())
            .for_each(|value| names(value, found)),
        Value::Object(object) => {
            let label = || ["tag", "label", "keyword"].iter().find_map(|key| object.get(*key).map(line));
            let name = own_text(object).map(line).or_else(label);
            found.extend(name.filter(|name| !name.is_empty()));
        }
        Value::String(_) => found.push(line(value)),
        _ => {}
    }
}

fn own_text(object: &Map<String, Value>) -> Option<&Value> {
    TEXTS.iter().find_map(|key| object.get(*key).filter(|value| value.is_string()))
}

/// A value as paragraphs, separated by blank lines; empty if there are none.
pub(super) fn paragraphs(value: &Value) -> String {
    let mut texts = Vec::new();
    collect(value, 0, &mut texts);
    texts.join("\n\n")
}

fn collect(value: &Value, depth: usize, texts: &mut Vec<String>) {
    match value {
        Value::String(text) => {
            let text = of_text(text);
            if !text.is_empty() {
                texts.push(text);
            }
        }
        Value::Array(values) if depth < DEEPEST => {
            values.iter().for_each(|value| collect(value, depth + 1, texts))
        }
        Value::Object(part) if depth < DEEPEST && !is_beside(part) => {
            if let Some(run) = run(part) {
                texts.push(run);
                return;
            }
            let values = PARTS.iter().filter_map(|key| part.get(*key));
            values.for_each(|value| collect(value, depth + 1, texts));
        }
        _ => {}
    }
}

fn is_beside(part: &Map<String, Value>) -> bool {
    let kind = part.get("type").or(part.get("kind")).and_then(Value::as_str);
    kind.is_some_and(|kind| BESIDE.contains(&crate::format::key_names::normalize(kind).as_str()))
}

/// A paragraph of runs, as editors store them: `{"type": "paragraph", "content": [{"type": "text",
/// "text": "…"}, …]}`.
fn run(part: &Map<String, Value>) -> Option<String> {
    let kind = part.get("type").or(part.get("nodeType"))?.as_str()?;
    let runs = part.get("content").or(part.get("children"))?.as_array()?;
    if !matches!(kind, "paragraph" | "heading" | "p") || runs.is_empty() {
        return None;
    }
    let text = |run: &Value| {
        let run = run.get("text").or(run.get("value"))?;
        run.as_str().map(str::to_owned)
    };
    let text: String = runs.iter().filter_map(text).collect();
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// The paragraphs of a text, which may be markup.
pub(super) fn of_text(text: &str) -> String {
    if is_nothing(text) {
        return String::new();
    }
    let decoded = markup::is_markup(text).then(|| markup::text(text));
    let text = decoded.as_deref().unwrap_or(text);
    let repaired =
        (!text.contains('\n') && text.contains("\\n")).then(|| text.replace("\\r", "").replace("\\n", "\n"));
    let text = repaired.as_deref().unwrap_or(text).trim();
    if is_tidy(text) {
        return text.to_owned();
    }
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}'], "\n").replace('\u{2029}', "\n\n");
    let mut blocks: Vec<Vec<&str>> = vec![Vec::new()];
    for line in text.lines().map(str::trim) {
        match blocks.last_mut() {
            Some(block) if !line.is_empty() => block.push(line),
            Some(block) if block.is_empty() => {}
            _ => blocks.push(Vec::new()),
        }
    }
    blocks.retain(|block| !block.is_empty());
    let one = blocks.len() == 1;
    let joined = blocks.iter().map(|block| {
        // Lines that do not end as sentences are one wrapped paragraph; others are paragraphs if
        // there are no blank lines.
        let wrapped = block.split_last().is_some_and(|(_, before)| {
            before.iter().filter(|line| ends_sentence(line)).count() * 2 < before.len()
                && before.iter().all(|line| (40..=120).contains(&line.chars().count()))
        });
        if !one || wrapped { block.join("\n") } else { parted(block) }
    });
    joined.collect::<Vec<_>>().join("\n\n")
}

/// Lines as paragraphs; one that continues in the next is joined with it.
fn parted(lines: &[&str]) -> String {
    let mut text = String::new();
    for (at, line) in lines.iter().enumerate() {
        if let Some(before) = at.checked_sub(1).and_then(|before| lines.get(before)) {
            text.push_str(if goes_on(before, line) { "\n" } else { "\n\n" });
        }
        text.push_str(line);
    }
    text
}

/// Whether a trimmed text consists of paragraphs without line ends, with one blank line between.
fn is_tidy(text: &str) -> bool {
    let bytes = text.as_bytes();
    let ends_alone = |at: usize| {
        let blank = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_whitespace);
        let second = at > 0 && bytes.get(at - 1) == Some(&b'\n');
        if second {
            !blank(bytes.get(at + 1))
        } else {
            !blank(at.checked_sub(1).and_then(|at| bytes.get(at))) && bytes.get(at + 1) == Some(&b'\n')
        }
    };
    memchr::memchr(b'\r', bytes).is_none()
        && memchr::memchr_iter(b'\n', bytes).all(ends_alone)
        && !text.contains(['\u{2028}', '\u{2029}'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn values_become_paragraphs() {
        for (value, expected) in [
            (json!("Eins.\n\n\nZwei.\r\n\r\nDrei."), "Eins.\n\nZwei.\n\nDrei."),
            (json!("Der Rat tagt.\nDie Brücke bleibt zu."), "Der Rat tagt.\n\nDie Brücke bleibt zu."),
            (json!("Der Rat tagt.\\n\\nDie Brücke bleibt."), "Der Rat tagt.\n\nDie Brücke bleibt."),
            (
                json!(
                    "Der Rat der Stadt Altenwehr hat am Montag lange über\ndie Brücke gesprochen, die seit dem Sommer nicht mehr\nbefahren wird."
                ),
                "Der Rat der Stadt Altenwehr hat am Montag lange über\ndie Brücke gesprochen, die seit dem Sommer nicht mehr\nbefahren wird.",
            ),
            (json!(["Eins.", "", "<p>Zwei.</p>", null]), "Eins.\n\nZwei."),
            (json!({"rendered": "<p>Eins.</p><p>Zwei.</p>"}), "Eins.\n\nZwei."),
            (
                json!([{"type": "text", "value": "<strong>Eins.</strong>"}, {"type": "image", "title": "Bild"}, {"headline": ["Kopf"], "paragraphs": ["Zwei."]}]),
                "Eins.\n\nKopf\n\nZwei.",
            ),
            (
                json!({"type": "doc", "content": [{"type": "paragraph", "content": [{"type": "text", "text": "Ei"}, {"type": "text", "text": "ns."}]}]}),
                "Eins.",
            ),
            (json!("N/A"), ""),
            (json!(7), ""),
        ] {
            assert_eq!(paragraphs(&value), expected, "{value}");
        }
    }

    #[test]
    fn nothing_is_nothing() {
        for text in ["undefined", "NaN", " None ", "{{ article.title }}", "[object Object]", "", "-", "N/A"] {
            assert_eq!(line(&json!(text)), "", "{text}");
        }
        assert_eq!(line(&json!({"rendered": "Rat &amp; Tat\n tagt"})), "Rat & Tat tagt");
        assert_eq!(line(&json!("Nan Goldin stellt aus")), "Nan Goldin stellt aus");
    }

    proptest! {
        #[test]
        fn what_was_tidied_stays(text in "([a-zäöü]{0,3}[.]?[ \n\r\u{2028}\u{2029}]{0,3}){0,12}") {
            let once = of_text(&text);
            prop_assert_eq!(of_text(&once), once.clone());
        }

        #[test]
        fn every_word_is_found(words in proptest::collection::vec("[a-zäöüß]{1,8}[.,]?", 1..30), seps in proptest::collection::vec("[ \n\r]{1,3}", 30)) {
            let text: String = words.iter().zip(&seps).flat_map(|(word, sep)| [word.as_str(), sep]).collect();
            let read = of_text(&text);
            if !is_nothing(&text) {
                prop_assert_eq!(read.split_whitespace().collect::<Vec<_>>(), words);
            }
        }
    }
}
