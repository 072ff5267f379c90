//! Hits as text: title, facts, snippets or a concordance.

use super::concordance;
use super::numbers::thousands;
use super::style::{FACTS, TITLE, wrap};
use anstyle::Style;
use nachlese_query::Hit;
use nachlese_results::{HitWriter, safe};
use std::io::{self, Write};

/// Writes hits as text, one by one, and at the end which of how many they were.
pub(crate) struct TextWriter<'w> {
    out: &'w mut dyn Write,
    /// Columns of the terminal; `None` if lines are not wrapped.
    width: Option<usize>,
    /// Every occurrence of a word on a line of its own, in place of snippets.
    in_context: bool,
    written: usize,
    first_rank: usize,
    last_rank: usize,
}

impl<'w> TextWriter<'w> {
    pub(crate) fn new(out: &'w mut dyn Write, width: Option<usize>, in_context: bool) -> TextWriter<'w> {
        TextWriter { out, width, in_context, written: 0, first_rank: 0, last_rank: 0 }
    }

    /// Says which of how many hits were written.
    pub(crate) fn finish(self, total: Option<u64>) -> io::Result<()> {
        let Some(total) = total.filter(|total| *total > 0) else { return Ok(()) };
        let shown = if self.first_rank > 1 {
            format!("{}–{}", thousands(self.first_rank as u64), thousands(self.last_rank as u64))
        } else {
            thousands(self.written as u64)
        };
        writeln!(self.out, "{shown} of {}", thousands(total))
    }
}

impl HitWriter for TextWriter<'_> {
    fn hit(&mut self, hit: &Hit) -> io::Result<()> {
        if self.written == 0 {
            self.first_rank = hit.rank;
        }
        self.written += 1;
        self.last_rank = hit.rank;
        let (out, width) = (&mut *self.out, self.width);
        let number = format!("{:>3}. ", hit.rank);
        let title = match hit.snippets.iter().find(|s| s.field == "title") {
            Some(snippet) if !self.in_context => wrap(&snippet.text, TITLE, &snippet.marks, width, "     "),
            _ if hit.title.is_empty() => wrap(&hit.id, TITLE, &[], width, "     "),
            _ => wrap(&hit.title, TITLE, &[], width, "     "),
        };
        writeln!(out, "{number}{}", title.strip_prefix("     ").unwrap_or(&title))?;
        let date = hit.published.as_deref().map_or("undated", |d| d.get(..10).unwrap_or(d));
        // Without a title the id is shown in its place already.
        let id = if hit.title.is_empty() { "" } else { &hit.id };
        let facts = [date, &hit.source, &hit.section, id];
        let facts: Vec<String> = facts.iter().filter(|f| !f.is_empty()).map(|f| safe(f)).collect();
        writeln!(out, "     {FACTS}{}{FACTS:#}", facts.join(" · "))?;
        if self.in_context {
            concordance::write(out, &hit.snippets, width)?;
        } else {
            for snippet in hit.snippets.iter().filter(|s| s.field != "title") {
                writeln!(out, "{}", wrap(&snippet.text, Style::new(), &snippet.marks, width, "     "))?;
            }
        }
        writeln!(out)
    }
}
