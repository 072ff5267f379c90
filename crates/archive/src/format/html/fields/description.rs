//! What a page says it is about, and every line that it gives out as its headline.

use super::super::statements::Statements;
use super::value::tidy;
use crate::provenance::Origin;

/// Every line that the page gives out as its headline.
pub(in crate::format::html) fn headlines(statements: &Statements) -> Vec<String> {
    let shown = statements.meta(&["og:title"]).unwrap_or_default();
    let other = statements.meta(&["twitter:title"]).unwrap_or_default();
    let all =
        [shown, other, &statements.title, &statements.article.headline, &statements.article.alternative];
    all.into_iter().map(tidy).filter(|h| !h.is_empty()).collect()
}

/// What the page says it is about.
pub(in crate::format::html) fn description(statements: &Statements) -> Option<(String, Origin)> {
    let meta = |keys: &[&str], origin| statements.meta(keys).map(|text| (tidy(text), origin));
    meta(&["og:description"], Origin::OpenGraph)
        .or_else(|| meta(&["description", "twitter:description"], Origin::Meta))
        .or_else(|| Some((tidy(&statements.article.description), Origin::JsonLd)))
        .filter(|(text, _)| !text.is_empty())
}
