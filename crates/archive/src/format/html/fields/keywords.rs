//! The keywords that a page states.

use super::super::statements::Statements;
use crate::keywords;
use nachlese_article::{Article, FieldName, Origin};

/// Names of `meta` elements that hold keywords, the likeliest first.
const META_NAMES: &[&str] =
    &["news_keywords", "article:tag", "keywords", "parsely-tags", "cxenseparse:taglist"];

/// Sets the keywords of the likeliest source.
pub(in crate::format::html) fn keywords(statements: &Statements, article: &mut Article) {
    let parsed = |texts: &[String]| keywords::keywords(texts.iter().map(String::as_str));
    let of_json = std::iter::once((parsed(&statements.article.keywords), Origin::JsonLd));
    let of_meta = statements.all_metas(META_NAMES).map(|texts| (parsed(texts), Origin::Meta));
    if let Some((names, origin)) = keywords::likeliest(of_json.chain(of_meta)) {
        article.keyword = names;
        article.provenance.set(FieldName::Keyword, origin);
    }
}
