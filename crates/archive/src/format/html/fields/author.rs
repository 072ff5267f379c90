//! Byline, agencies, keywords, address and language of a page.

use super::super::statements::Statements;
use super::address::address;
use super::value::{Sourced, is_nothing, set, tidy};
use crate::format::bylines::without_agencies;
use crate::{agency, keywords};
use nachlese_article::{Article, FieldName, Origin};

/// Names of `meta` elements that hold keywords, the likeliest first.
const KEYWORDS: &[&str] =
    &["news_keywords", "article:tag", "keywords", "parsely-tags", "cxenseparse:taglist"];

/// Reads byline, agencies, keywords, address and language.
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
    set(article, FieldName::Author, author);
    let bylines = statements.article.authors.iter().map(|byline| (byline, Origin::JsonLd));
    for (byline, origin) in bylines.chain(statements.authors.iter().map(|byline| (byline, Origin::Meta))) {
        agency::add(article, agency::in_byline(&tidy(byline)), Some(origin));
    }
    let keywords = |texts: &[String]| keywords::keywords(texts.iter().map(String::as_str));
    let stated = std::iter::once((keywords(&statements.article.keywords), Origin::JsonLd));
    let stated = stated.chain(statements.all_metas(KEYWORDS).map(|texts| (keywords(texts), Origin::Meta)));
    if let Some((names, origin)) = keywords::likeliest(stated) {
        article.keyword = names;
        article.provenance.set(FieldName::Keyword, origin);
    }
    let found = address(statements);
    set(article, FieldName::Url, Some(found));
    let languages = [
        Sourced::new(statements.language.clone(), Origin::Markup),
        Sourced::new(statements.article.language.clone(), Origin::JsonLd),
        Sourced::new(
            statements.meta(&["og:locale", "language"]).unwrap_or_default().replace('_', "-"),
            Origin::OpenGraph,
        ),
    ];
    let language = languages.into_iter().find(|f| is_language(&f.value));
    set(article, FieldName::Language, language);
}

/// Sets the author by a line near the text, if metadata states none.
pub(in crate::format::html) fn byline(names: String, article: &mut Article) {
    agency::add(article, agency::in_byline(&names), Some(Origin::Line));
    if article.author.is_empty() && !names.is_empty() {
        article.author = without_agencies(&names);
        article.provenance.set(FieldName::Author, Origin::Line);
    }
}

/// Whether a text can be a name: short, and no address.
fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().count() <= 120 && !text.contains('@') && !text.contains("://")
}

fn is_language(code: &str) -> bool {
    (2..=8).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}
