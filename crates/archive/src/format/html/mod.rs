//! HTML: a page of a news site to its article.
//!
//! 1. [`tree`]: markup to a tree, within bounds;
//! 2. [`statements`]: what the page says of its article beside the text; JSON-LD by [`json_ld`];
//! 3. [`page`]: the tree to blocks of text and the regions they lie in; [`parts`] tells by tag, role and class what is furniture;
//! 4. [`article_part`]: the region that is the article;
//! 5. [`facts`]: of what is said about title, date, byline … the likeliest;
//! 6. [`paragraphs`]: the article's blocks to teaser and paragraphs.

mod article_part;
mod facts;
mod json_ld;
mod page;
mod paragraphs;
mod parts;
mod statements;
mod tree;

#[cfg(test)]
mod tests;

use crate::article::Article;
use crate::furniture::Furniture;
use crate::id;
use crate::provenance::Origin;
use crate::walk::SourceFile;
use nachlese_dates::Moment;

/// Where a page shows less than this of its article, in bytes, and says more in JSON-LD, the article is behind a wall.
const WALLED: usize = 1200;

/// Shortest headline that is an article by itself, in words.
const SHORTEST_HEADLINE: usize = 3;

/// Where a page declares its encoding, in bytes; browsers look no further than 1,024.
const HEAD: usize = 4096;

/// The encoding that a page says it is in: `<meta charset="…">`, `<meta … content="text/html; charset=…">`, `<?xml …
/// encoding="…"?>`.
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

/// Whether a text, whatever its name, is a page.
pub(super) fn is_page(text: &str) -> bool {
    let head = text.trim_start();
    let begins = |with: &str| head.get(..with.len()).is_some_and(|h| h.eq_ignore_ascii_case(with));
    begins("<!doctype html") || begins("<html")
}

/// The title of a page and the lines of its article as far as structure tells them.
pub(super) fn lines(markup: &str) -> Option<(String, Vec<String>)> {
    let html = tree::parse(markup).ok()?;
    let said = statements::Statements::of(&html);
    let mut page = page::Page::of(&html);
    let range = article_part::find(&mut page);
    let mut blocks = page
        .blocks
        .into_iter()
        .take(range.end)
        .filter(|b| !b.furniture && !b.pointer && !b.facts)
        .map(|b| b.text);
    let title = if said.title.trim().is_empty() { blocks.next()? } else { said.title };
    Some((title, blocks.collect()))
}

/// Reads a page.
pub(crate) fn read(markup: &str, file: &SourceFile, furniture: &Furniture) -> Result<Article, String> {
    let html = tree::parse(markup)?;
    let said = statements::Statements::of(&html);
    let mut page = page::Page::of(&html);
    drop(html);
    let range = article_part::find(&mut page);
    let mut article = Article { id: id::encode(&file.name), path: file.name.clone(), ..Article::default() };
    facts::name(&said, &page, &mut article);
    facts::origin(&said, &mut article);
    let times = page.times(&range);
    let description = facts::description(&said);
    let headlines = facts::headlines(&said);
    let told = paragraphs::take(&page.blocks, range, &headlines, description, furniture, &mut article);
    facts::dates(&said, &told.beside(&times), &Moment::now(), &mut article);
    if article.body.len() < WALLED && said.article.body.len() > 2 * article.body.len() {
        let shown = std::mem::replace(&mut article.body, said.article.body);
        if article.teaser.is_empty() && !article.body.contains(&shown) {
            article.teaser = shown;
            article.provenance.teaser = article.provenance.body;
        }
        article.provenance.body = Some(Origin::JsonLd);
    }
    // A page that shows nothing and is called „Elbkurier“ is no article.
    let named = article.title.split_whitespace().count() >= SHORTEST_HEADLINE;
    if !named && article.teaser.is_empty() && article.body.is_empty() {
        return Err("no text in it but what surrounds an article".to_owned());
    }
    Ok(article)
}
