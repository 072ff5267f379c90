//! A whole article as text.

use super::terminal::{FACTS, TITLE, safe, wrap};
use anstyle::Style;
use anyhow::Result;
use std::io::Write;

/// The parts of an article in the order in which they are read.
pub(crate) struct Parts<'a> {
    pub(crate) title: &'a str,
    pub(crate) facts: Vec<Fact<'a>>,
    pub(crate) teaser: &'a str,
    pub(crate) body: &'a str,
}

/// What is known beside the text; left out where the value is empty.
pub(crate) struct Fact<'a> {
    pub(crate) name: &'static str,
    pub(crate) value: &'a str,
    /// What there is to say about it: where it was read, what is wrong with it.
    pub(crate) remark: String,
}

impl<'a> Fact<'a> {
    pub(crate) fn new(name: &'static str, value: &'a str) -> Fact<'a> {
        Fact { name, value, remark: String::new() }
    }
}

pub(crate) fn write(out: &mut dyn Write, article: &Parts<'_>, width: Option<usize>) -> Result<()> {
    if !article.title.is_empty() {
        writeln!(out, "{}", wrap(article.title, TITLE, &[], width, ""))?;
    }
    for fact in article.facts.iter().filter(|fact| !fact.value.is_empty()) {
        let remark = if fact.remark.is_empty() { String::new() } else { format!(" ({})", fact.remark) };
        writeln!(out, "{FACTS}{}: {}{remark}{FACTS:#}", fact.name, safe(fact.value))?;
    }
    for paragraph in std::iter::once(article.teaser).chain(article.body.split('\n')) {
        if !paragraph.trim().is_empty() {
            writeln!(out, "\n{}", wrap(paragraph, Style::new(), &[], width, ""))?;
        }
    }
    Ok(())
}
