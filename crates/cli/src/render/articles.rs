//! A whole article as text.

use super::terminal::{FACTS, TITLE, safe, wrap};
use anstyle::Style;
use anyhow::Result;
use std::io::Write;

/// The parts of an article in the order in which they are read.
pub(crate) struct Parts<'a> {
    pub(crate) title: &'a str,
    /// Name and value; empty values are left out.
    pub(crate) facts: Vec<(&'static str, &'a str)>,
    pub(crate) teaser: &'a str,
    pub(crate) body: &'a str,
}

pub(crate) fn write(out: &mut dyn Write, article: &Parts<'_>, width: Option<usize>) -> Result<()> {
    if !article.title.is_empty() {
        writeln!(out, "{}", wrap(article.title, TITLE, &[], width, ""))?;
    }
    for (name, value) in article.facts.iter().filter(|(_, value)| !value.is_empty()) {
        writeln!(out, "{FACTS}{name}: {}{FACTS:#}", safe(value))?;
    }
    for paragraph in std::iter::once(article.teaser).chain(article.body.split('\n')) {
        if !paragraph.trim().is_empty() {
            writeln!(out, "\n{}", wrap(paragraph, Style::new(), &[], width, ""))?;
        }
    }
    Ok(())
}
