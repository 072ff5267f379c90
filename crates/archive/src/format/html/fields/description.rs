//! The description of a page, and all lines that it states as its headline.

use super::super::statements::Statements;
use super::value::tidy;
use nachlese_article::Origin;

/// All lines that the page states as its headline.
pub(in crate::format::html) fn headlines(statements: &Statements) -> Vec<String> {
    let shown = statements.meta(&["og:title"]).unwrap_or_default();
    let other = statements.meta(&["twitter:title"]).unwrap_or_default();
    let all =
        [shown, other, &statements.title, &statements.article.headline, &statements.article.alternative];
    all.into_iter().map(tidy).filter(|h| !h.is_empty()).collect()
}

/// The description of the page, and where it was found.
pub(in crate::format::html) fn description(statements: &Statements) -> Option<(String, Origin)> {
    let meta = |keys: &[&str], origin| statements.meta(keys).map(|text| (tidy(text), origin));
    meta(&["og:description"], Origin::OpenGraph)
        .or_else(|| meta(&["description", "twitter:description"], Origin::Meta))
        .or_else(|| Some((tidy(&statements.article.description), Origin::JsonLd)))
        .filter(|(text, _)| !text.is_empty())
}
