//! Significant terms as text.

use super::numbers::{count, thousands};
use anyhow::Result;
use nachlese_query::SignificantTerms;
use nachlese_results::safe;
use std::io::Write;
use unicode_width::UnicodeWidthStr;

pub(crate) fn text(out: &mut dyn Write, found: &SignificantTerms) -> Result<()> {
    if found.read < found.articles {
        writeln!(out, "the best {} of {}", thousands(found.read), count(found.articles, "article"))?;
    } else {
        writeln!(out, "{}", count(found.articles, "article"))?;
    }
    let terms: Vec<String> = found.terms.iter().map(|term| safe(&term.term)).collect();
    let width = terms.iter().map(|term| term.width()).max().unwrap_or(0);
    for (term, counts) in terms.iter().zip(&found.terms) {
        let blank = " ".repeat(width - term.width());
        writeln!(
            out,
            "  {term}{blank}  in {}, {} in the archive",
            counts.articles,
            thousands(counts.archive)
        )?;
    }
    Ok(())
}
