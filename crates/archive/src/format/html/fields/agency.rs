//! The news agencies that a page names in its bylines.

use super::super::statements::Statements;
use super::value::tidy;
use crate::agency;
use nachlese_article::{Article, Origin};

/// Adds the agencies of the bylines that metadata states.
pub(in crate::format::html) fn agencies(statements: &Statements, article: &mut Article) {
    let of_json = statements.article.authors.iter().map(|byline| (byline, Origin::JsonLd));
    let of_meta = statements.authors.iter().map(|byline| (byline, Origin::Meta));
    for (byline, origin) in of_json.chain(of_meta) {
        agency::add(article, agency::in_byline(&tidy(byline)), Some(origin));
    }
}

/// Adds the agencies of a line near the text.
pub(in crate::format::html) fn agencies_in_line(byline: &str, article: &mut Article) {
    agency::add(article, agency::in_byline(byline), Some(Origin::Line));
}
