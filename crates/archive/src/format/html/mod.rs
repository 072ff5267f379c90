//! HTML: a page of a news site to its article.
//!
//! 1. [`tree`]: markup to a tree, within bounds;
//! 2. [`statements`]: metadata of the page; [`json_ld`]: the article in JSON-LD;
//!    [`saved_page`]: where the page was saved from;
//! 3. [`walk`]: the tree to a [`page`], blocks of text and the regions they lie in; [`parts`]: what
//!    an element claims to be, by tag, role and class;
//! 4. [`article_part`]: which region is the article, and which claims of elements hold;
//! 5. [`fields`]: of all that is stated about title, date, byline …, the likeliest;
//! 6. [`paragraphs`]: the article's blocks to paragraphs, and why the others are none
//!    ([`paragraph_rules`]); [`stated_lines`], [`date_lines`]: dates and bylines in lines;
//! 7. [`no_article`]: consent walls, error pages, front pages;
//! 8. [`page_text`]: paragraphs to teaser and body, when it is known what recurs.

mod article_part;
mod date_lines;
mod fields;
mod json_ld;
mod no_article;
mod page;
pub(super) mod page_text;
mod paragraph_lengths;
mod paragraph_rules;
mod paragraphs;
pub(super) mod parts;
mod saved_page;
mod stated_lines;
mod statements;
pub(super) mod tree;
mod walk;

#[cfg(test)]
mod tests;

use super::draft::{Draft, DraftText, Rejection, Source};
use nachlese_dates::Moment;

/// How far into a page its encoding is searched for, in bytes; browsers look no further than 1,024.
const HEAD: usize = 4096;

/// The encoding that a page declares: `<meta charset="…">`, `<meta … content="text/html;
/// charset=…">`, `<?xml … encoding="…"?>`.
pub(super) fn declared_encoding(bytes: &[u8]) -> Option<&str> {
    let head = bytes.get(..bytes.len().min(HEAD))?;
    // Declarations are ASCII; what comes before them need not be.
    let at = |key: &[u8]| {
        head.windows(key.len()).position(|w| w.eq_ignore_ascii_case(key)).map(|at| at + key.len())
    };
    let value = head.get(at(b"charset=").or_else(|| at(b"encoding="))?..)?;
    let value = value.strip_prefix(b"\"").or(value.strip_prefix(b"'")).unwrap_or(value);
    let end = value.iter().position(|b| !(b.is_ascii_alphanumeric() || b"-_:".contains(b)))?;
    std::str::from_utf8(value.get(..end)?).ok().filter(|label| !label.is_empty())
}

/// Reads a page.
pub(super) fn read(markup: &str, source: Source<'_>) -> Result<Draft, Rejection> {
    let html = tree::parse(markup).map_err(|kind| source.failed(kind))?;
    let mut statements = statements::Statements::new(&html, markup);
    let mut page = walk::page_of(&html);
    drop(html);
    statements.choose(&page);
    let range = article_part::find(&mut page);
    let mut article = source.article();
    fields::name(&statements, &page, &mut article);
    fields::author(&statements, &mut article);
    fields::agencies(&statements, &mut article);
    fields::keywords(&statements, &mut article);
    fields::url(&statements, &mut article);
    fields::language(&statements, &mut article);
    let times = page.times(&range);
    let description = fields::description(&statements);
    let headlines = fields::headlines(&statements);
    let mut left_out = Vec::new();
    let (mut text, lines) =
        paragraphs::take(&page.blocks, range, &headlines, description, &article.title, &mut left_out);
    fields::dates(&statements, &times, &lines, &Moment::now(), &mut article);
    fields::agencies_in_line(&lines.head.author, &mut article);
    fields::author_in_line(&lines.head.author, &mut article);
    text.add_stated_body(std::mem::take(&mut statements.article.body));
    if let Some(reason) = no_article::reason(&statements, &page, &text, &article) {
        return Err(source.no_article(reason));
    }
    Ok(Draft { article, left_out, unread_keys: Vec::new(), text: DraftText::Page(text) })
}
