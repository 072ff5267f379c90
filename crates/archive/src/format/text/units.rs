//! A text to its units.

use crate::sentences::ends_sentence;

/// The units of a text: its paragraphs, where blank lines part them; a block of long lines that go on without an end of a
/// sentence is one wrapped paragraph, any other line is a unit of its own.
pub(crate) fn units(text: &str) -> Vec<String> {
    let mut units = Vec::new();
    let mut block: Vec<&str> = Vec::new();
    // Before OS X, the Macintosh ended lines with a carriage return alone.
    let ends = if text.contains('\n') { '\n' } else { '\r' };
    for line in text.split(ends).map(str::trim).chain(std::iter::once("")) {
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
