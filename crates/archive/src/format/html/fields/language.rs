//! The language that a page states.

use super::super::statements::Statements;
use super::value::{Sourced, set};
use nachlese_article::{Article, FieldName, Origin};

/// Sets the language, as a code.
pub(in crate::format::html) fn language(statements: &Statements, article: &mut Article) {
    let of_meta = statements.meta(&["og:locale", "language"]).unwrap_or_default().replace('_', "-");
    let languages = [
        Sourced::new(statements.language.clone(), Origin::Markup),
        Sourced::new(statements.article.language.clone(), Origin::JsonLd),
        Sourced::new(of_meta, Origin::OpenGraph),
    ];
    set(article, FieldName::Language, languages.into_iter().find(|f| is_language(&f.value)));
}

fn is_language(code: &str) -> bool {
    (2..=8).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}
