//! The address of a page.

use super::super::saved_page;
use super::super::statements::Statements;
use super::value::{Sourced, set};
use nachlese_article::{Article, FieldName, Origin};

/// Sets the address.
pub(in crate::format::html) fn url(statements: &Statements, article: &mut Article) {
    set(article, FieldName::Url, Some(address(statements)));
}

pub(super) fn address(statements: &Statements) -> Sourced<String> {
    let is_address = |u: &str| u.starts_with("http://") || u.starts_with("https://");
    let shown = statements.meta(&["og:url"]).map(saved_page::live).unwrap_or_default();
    let saved = statements.saved_from.as_deref().unwrap_or_default();
    let stated = statements.article.url.as_str();
    let base = [shown, stated, saved].into_iter().find(|url| is_address(url)).unwrap_or_default();
    [
        Sourced::new(absolute(&statements.canonical, base), Origin::Markup),
        Sourced::new(absolute(shown, base), Origin::OpenGraph),
        Sourced::new(absolute(stated, base), Origin::JsonLd),
        Sourced::new(saved.to_owned(), Origin::Markup),
    ]
    .into_iter()
    .find(|found| is_address(&found.value))
    .unwrap_or_default()
}

/// A relative address as an absolute one on the site of `base`.
fn absolute(address: &str, base: &str) -> String {
    let (protocol, rest) = base.split_once("://").unwrap_or(("https", ""));
    let host = rest.split('/').next().unwrap_or_default();
    if address.starts_with("//") {
        format!("{protocol}:{address}")
    } else if address.starts_with('/') && !host.is_empty() {
        format!("{protocol}://{host}{address}")
    } else {
        address.to_owned()
    }
}

/// The host of an address, without `www.`.
pub(super) fn host(address: &str) -> String {
    let rest = address.split_once("://").map_or("", |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host).to_owned()
}
