//! A text to its units: paragraphs, headlines, labels, items of lists.
//!
//! Blank lines separate units. Within a block of lines, several may be one unit: a paragraph that
//! was wrapped. That is recognized by the width, as an editor keeps it: a line ends where the next
//! word would not have fitted; and by the words: lines continue in lower case, or in a hyphenated
//! word. Any other line is a unit of its own.
//!
//! Not joined are lines of lists and tables, and of poems, which keep no width.

use super::joins::{ends_in_hyphen, goes_on, join};
use crate::sentences::ends_sentence;

/// Narrowest and widest lines that are recognized as wrapped by their width, in characters.
const NARROWEST: usize = 30;
const WIDEST: usize = 130;

/// Shortest line, in characters, that is no line of a poem if it continues in lower case.
const LONG: usize = 40;

/// How many characters shorter than the width a full line may be: editors differ in how they count
/// hyphens and blanks.
const SLACK: usize = 2;

/// Least additional indentation of a line that begins a paragraph.
const INDENTED: usize = 2;

/// Marks before list items.
const BULLETS: &[&str] = &["- ", "* ", "• ", "– ", "+ ", "▪ ", "· ", "‣ ", "◦ ", "» "];

/// How the lines of a block were wrapped.
#[derive(Clone, Copy, Debug)]
enum Wrapped {
    /// Not at all; a single word may be hyphenated.
    No,
    /// They continue in the next ones, but keep no width.
    Somewhere,
    /// At this width, in characters.
    At(usize),
}

/// A line of a text.
#[derive(Clone, Copy, Debug)]
struct Line<'t> {
    /// Without the white space around it.
    text: &'t str,
    /// In characters.
    length: usize,
    /// White space before it, in characters.
    indent: usize,
}

impl<'t> Line<'t> {
    fn new(line: &'t str) -> Line<'t> {
        let text = line.trim();
        let indent = line.chars().take_while(|c| c.is_whitespace() && *c != '\x0C').count();
        Line { text, length: text.chars().count(), indent }
    }

    /// Whether the first word of `next` would not have fitted on it.
    fn fills(&self, width: usize, next: &Line<'_>) -> bool {
        let word = next.text.split(' ').next().unwrap_or_default();
        self.length + 1 + word.chars().count() + SLACK > width && self.length * 3 > width
    }

    fn is_item(&self) -> bool {
        let number = self.text.trim_start_matches(|c: char| c.is_ascii_digit());
        let numbered = (1..=3).contains(&(self.text.len() - number.len()))
            && (number.starts_with(". ") || number.starts_with(") "));
        // „3. Mai 2024“ is no item.
        numbered && !number.get(2..).is_some_and(begins_with_month)
            || BULLETS.iter().any(|bullet| self.text.starts_with(bullet))
    }

    /// Whether it consists of cells, separated by bars, tabs or wide gaps.
    fn is_row(&self) -> bool {
        self.text.contains('\t') || self.text.contains(" | ") || self.text.contains("   ")
    }

    fn stands_alone(&self) -> bool {
        self.is_row() || is_page_number(self.text)
    }
}

fn begins_with_month(text: &str) -> bool {
    ["Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"]
        .iter()
        .any(|month| text.starts_with(month))
}

/// Whether a line is the number of a page: `- 3 -`.
pub(super) fn is_page_number(line: &str) -> bool {
    let dashes: &[char] = &['-', '–', '—'];
    let number = line.strip_prefix(dashes).and_then(|rest| rest.strip_suffix(dashes)).map(str::trim);
    number.is_some_and(|n| (1..=4).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_digit()))
}

/// The units of a text.
pub(super) fn units(text: &str) -> Vec<String> {
    let blocks = blocks(text);
    // The width of a single block is no evidence for the text.
    let several = blocks.iter().filter(|block| block.len() > 1).nth(1).is_some();
    let whole = width(blocks.iter().map(Vec::as_slice)).filter(|_| several);
    let mut units = Vec::new();
    for block in &blocks {
        let wrapped = match whole {
            Some(width) => Wrapped::At(width),
            None if is_ragged(block) => Wrapped::Somewhere,
            None => width(std::iter::once(block.as_slice())).map_or(Wrapped::No, Wrapped::At),
        };
        add_units(block, wrapped, &mut units);
    }
    units
}

/// The lines of a text, in blocks between blank lines.
fn blocks(text: &str) -> Vec<Vec<Line<'_>>> {
    // Before OS X, the Macintosh ended lines with a carriage return alone.
    let ends = if text.contains('\n') { '\n' } else { '\r' };
    let mut blocks = vec![Vec::new()];
    // A form feed ends a page, and its last line; a paragraph may continue after it.
    for line in text.split([ends, '\x0B', '\x0C', '\u{2028}']).map(Line::new) {
        match blocks.last_mut() {
            Some(block) if !line.text.is_empty() => block.push(line),
            Some(block) if !block.is_empty() => blocks.push(Vec::new()),
            _ => {}
        }
    }
    blocks.retain(|block| !block.is_empty());
    blocks
}

/// The width that blocks were wrapped at; `None` if they were not wrapped.
fn width<'l>(blocks: impl Iterator<Item = &'l [Line<'l>]> + Clone) -> Option<usize> {
    let several = || blocks.clone().filter(|block| block.len() > 1);
    let width = several().flatten().map(|line| line.length).max()?;
    let (mut line_breaks, mut filled, mut open) = (0, 0, 0);
    for (line, next) in several().flat_map(pairs) {
        if line.is_item() || next.is_item() || line.stands_alone() {
            continue;
        }
        line_breaks += 1;
        if line.fills(width, next) {
            filled += 1;
            open += usize::from(goes_on(line.text, next.text));
        }
    }
    let wrapped = filled * 5 >= line_breaks * 3 && open > 0 && open * 4 >= filled;
    (wrapped && (NARROWEST..=WIDEST).contains(&width)).then_some(width)
}

fn pairs<'l>(block: &'l [Line<'l>]) -> impl Iterator<Item = (&'l Line<'l>, &'l Line<'l>)> {
    block.iter().zip(block.iter().skip(1))
}

/// Whether the lines of a block are long, mostly do not end as sentences, and half of them continue
/// by their words.
fn is_ragged(block: &[Line<'_>]) -> bool {
    let (mut line_breaks, mut unended, mut open) = (0, 0, 0);
    for (line, next) in pairs(block) {
        if line.length < LONG {
            return false;
        }
        line_breaks += 1;
        unended += usize::from(!ends_sentence(line.text));
        open += usize::from(goes_on(line.text, next.text));
    }
    unended * 2 > line_breaks && open * 2 >= line_breaks
}

/// Adds the units of a block.
fn add_units(block: &[Line<'_>], wrapped: Wrapped, units: &mut Vec<String>) {
    let mut unit = String::new();
    let mut above: Option<&Line<'_>> = None;
    // The list item that further lines may belong to.
    let mut item: Option<&Line<'_>> = None;
    for line in block {
        let joined = above.is_some_and(|above| belongs(above, line, item, wrapped));
        if !joined {
            units.extend((!unit.is_empty()).then(|| std::mem::take(&mut unit)));
            item = Some(line).filter(|line| line.is_item());
        }
        join(&mut unit, &line.text.replace('\t', " "));
        above = Some(line);
    }
    units.extend((!unit.is_empty()).then_some(unit));
}

/// Whether a line belongs to the unit of the line above it.
fn belongs(above: &Line<'_>, line: &Line<'_>, item: Option<&Line<'_>>, wrapped: Wrapped) -> bool {
    if line.stands_alone() || above.stands_alone() {
        return false;
    }
    if line.is_item() {
        // A wrapped line may also begin with a dash or a number.
        let within = !ends_sentence(above.text) && !above.text.ends_with(':') && item.is_none();
        return within
            && match wrapped {
                Wrapped::No => false,
                Wrapped::Somewhere => true,
                Wrapped::At(width) => above.fills(width, line),
            };
    }
    if let Some(item) = item
        && line.indent > item.indent
    {
        return true;
    }
    let sentence = ends_sentence(above.text);
    // The first line of a paragraph.
    if line.indent >= above.indent + INDENTED && sentence {
        return false;
    }
    let open = goes_on(above.text, line.text);
    match wrapped {
        Wrapped::At(width) => above.fills(width, line) || open && above.length >= LONG,
        Wrapped::Somewhere => true,
        Wrapped::No => open && (above.length >= LONG || ends_in_hyphen(above.text)),
    }
}

#[cfg(test)]
#[path = "units_tests.rs"]
mod tests;
