//! Byline, address and language of a page.

use super::super::statements::Statements;
use super::address::address;
use super::value::{Sourced, is_nothing, set, tidy};
use crate::article::Article;
use crate::format::bylines::without_agencies;
use crate::provenance::Origin;

/// Reads byline, address and language.
pub(in crate::format::html) fn origin(statements: &Statements, article: &mut Article) {
    let names = |names: &[String]| {
        let mut found: Vec<String> = Vec::new();
        for name in names
            .iter()
            .map(|name| without_agencies(&tidy(name)))
            .filter(|name| is_name(name) && !is_nothing(name))
        {
            if !found.contains(&name) {
                found.push(name);
            }
        }
        found.join("; ")
    };
    let author = [
        Sourced::new(names(&statements.article.authors), Origin::JsonLd),
        Sourced::new(names(&statements.authors), Origin::Meta),
    ];
    let author = author.into_iter().find(|f| !f.value.is_empty() && f.value != article.source);
    set(&mut article.author, &mut article.provenance.author, author);
    let found = address(statements);
    set(&mut article.url, &mut article.provenance.url, Some(found));
    let languages = [
        Sourced::new(statements.language.clone(), Origin::Markup),
        Sourced::new(statements.article.language.clone(), Origin::JsonLd),
        Sourced::new(
            statements.meta(&["og:locale", "language"]).unwrap_or_default().replace('_', "-"),
            Origin::OpenGraph,
        ),
    ];
    let language = languages.into_iter().find(|f| is_language(&f.value));
    set(&mut article.language, &mut article.provenance.language, language);
}

/// Sets the author by a line near the text, if metadata states none.
pub(in crate::format::html) fn byline(names: String, article: &mut Article) {
    if article.author.is_empty() && !names.is_empty() {
        article.author = without_agencies(&names);
        article.provenance.author = Some(Origin::Line);
    }
}

/// Whether a text can be a name: short, and no address.
fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().count() <= 120 && !text.contains('@') && !text.contains("://")
}

fn is_language(code: &str) -> bool {
    (2..=8).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}
