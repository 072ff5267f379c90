//! A whole article as text.

use super::style::{FACTS, TITLE, wrap};
use anstyle::Style;
use anyhow::Result;
use nachlese_article::{FIELDS, FieldName, Role};
use nachlese_query::FieldMarks;
use nachlese_results::safe;
use std::io::Write;

/// The parts of an article in the order in which they are read.
pub(crate) struct Parts<'a> {
    pub(crate) title: &'a str,
    pub(crate) facts: Vec<Fact>,
    pub(crate) teaser: &'a str,
    pub(crate) body: &'a str,
    /// What is to be marked of title, teaser and body.
    pub(crate) marks: &'a [FieldMarks],
}

impl Parts<'_> {
    fn marks(&self, field: &str) -> &[(usize, usize)] {
        self.marks.iter().find(|of_field| of_field.field == field).map_or(&[], |of_field| &of_field.marks)
    }
}

/// A paragraph of a text, and the marks in it.
fn paragraphs<'t>(
    text: &'t str,
    marks: &'t [(usize, usize)],
) -> impl Iterator<Item = (&'t str, Vec<(usize, usize)>)> {
    let mut start = 0;
    text.split_inclusive('\n').map(move |paragraph| {
        let (from, until) = (start, start + paragraph.len());
        start = until;
        let inside = marks.iter().filter(|(start, end)| *start >= from && *end <= until);
        (paragraph, inside.map(|(start, end)| (start - from, end - from)).collect())
    })
}

/// What is known beside the text; left out where the value is empty.
pub(crate) struct Fact {
    pub(crate) name: &'static str,
    pub(crate) value: String,
    /// What there is to say about it: where it was read, what is wrong with it.
    pub(crate) remark: String,
}

impl Fact {
    pub(crate) fn new(name: &'static str, value: impl Into<String>) -> Fact {
        Fact { name, value: value.into(), remark: String::new() }
    }
}

/// The fields that are facts, in the order in which they are read: all but the texts, the id last.
pub(crate) fn facts() -> impl Iterator<Item = FieldName> {
    let others = FIELDS.iter().filter(|field| field.role != Role::Text && field.name != FieldName::Id);
    others.map(|field| field.name).chain([FieldName::Id])
}

pub(crate) fn write(out: &mut dyn Write, article: &Parts<'_>, width: Option<usize>) -> Result<()> {
    if !article.title.is_empty() {
        writeln!(out, "{}", wrap(article.title, TITLE, article.marks("title"), width, ""))?;
    }
    for fact in article.facts.iter().filter(|fact| !fact.value.is_empty()) {
        let remark = if fact.remark.is_empty() { String::new() } else { format!(" ({})", fact.remark) };
        writeln!(out, "{FACTS}{}: {}{remark}{FACTS:#}", fact.name, safe(&fact.value))?;
    }
    let texts = [(article.teaser, article.marks("teaser")), (article.body, article.marks("body"))];
    for (paragraph, marks) in texts.into_iter().flat_map(|(text, marks)| paragraphs(text, marks)) {
        if !paragraph.trim().is_empty() {
            writeln!(out, "\n{}", wrap(paragraph, Style::new(), &marks, width, ""))?;
        }
    }
    Ok(())
}
