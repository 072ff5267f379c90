//! A text to its units, and what a unit looks like.

/// The units of a text: its paragraphs, where blank lines part them; a block of long lines that go on without an end of a
/// sentence is one wrapped paragraph, any other line is a unit of its own.
pub(crate) fn units(text: &str) -> Vec<String> {
    let mut units = Vec::new();
    let mut block: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim).chain(std::iter::once("")) {
        if !line.is_empty() {
            block.push(line);
            continue;
        }
        let wrapped = block.len() > 1
            && block.split_last().is_some_and(|(_, before)| {
                let long = before.iter().filter(|l| l.chars().count() >= 40).count();
                let unended = before.iter().filter(|l| !ends_sentence(l)).count();
                long == before.len() && unended * 2 > before.len()
            });
        if wrapped {
            units.push(block.join(" "));
        } else {
            units.extend(block.iter().map(|l| (*l).to_owned()));
        }
        block.clear();
    }
    units
}

/// Whether a line ends as sentences do.
pub(super) fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '“', '”', '«', '»', '\'', ')']).ends_with(['.', '!', '?', '…'])
}

/// A line of at least so many characters is text and no label.
const SHORTEST_TEXT: usize = 60;

/// Whether a unit is text: long, or a sentence.
pub(super) fn is_text(unit: &str) -> bool {
    unit.chars().count() >= SHORTEST_TEXT || ends_sentence(unit)
}

/// Whether a unit is so short, and no sentence, that it can be a label.
pub(super) fn is_label(unit: &str) -> bool {
    !is_text(unit) && unit.split_whitespace().count() <= 2
}
