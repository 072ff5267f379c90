//! The byline of a page.

use super::super::statements::Statements;
use super::value::{Sourced, is_nothing, set, tidy};
use crate::format::bylines::without_agencies;
use nachlese_article::{Article, FieldName, Origin};

/// Sets the author that metadata states.
pub(in crate::format::html) fn author(statements: &Statements, article: &mut Article) {
    let author = [
        Sourced::new(names(&statements.article.authors), Origin::JsonLd),
        Sourced::new(names(&statements.authors), Origin::Meta),
    ];
    let author = author.into_iter().find(|f| !f.value.is_empty() && f.value != article.source);
    set(article, FieldName::Author, author);
}

/// Sets the author by a line near the text, if metadata states none.
pub(in crate::format::html) fn author_in_line(byline: &str, article: &mut Article) {
    if article.author.is_empty() && !byline.is_empty() {
        article.author = without_agencies(byline);
        article.provenance.set(FieldName::Author, Origin::Line);
    }
}

/// The names of people in bylines, each once.
fn names(bylines: &[String]) -> String {
    let mut found: Vec<String> = Vec::new();
    let names = bylines.iter().map(|byline| without_agencies(&tidy(byline)));
    for name in names.filter(|name| is_name(name) && !is_nothing(name)) {
        if !found.contains(&name) {
            found.push(name);
        }
    }
    found.join("; ")
}

/// Whether a text can be a name: short, and no address.
fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().count() <= 120 && !text.contains('@') && !text.contains("://")
}
