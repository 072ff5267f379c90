//! Formats: an entry to an article.

mod closing;
mod fact_lines;
mod html;
mod json_lines;
mod scraped_text;
mod sentences;

use crate::article::Article;
use crate::container::Entry;
use crate::encoding::decode;
use crate::failure::Failure;
use crate::furniture::Furniture;
use crate::walk::SourceFile;
use std::borrow::Cow;
use std::path::Path;

/// What a file is, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// A record a line.
    JsonLines,
    /// One article, as scrapers leave it.
    ScrapedText,
    /// A web page.
    Html,
}

impl Format {
    /// The format of a file; `None` for what holds no articles.
    pub(crate) fn of(path: &Path) -> Option<Format> {
        let name = path.file_name()?.to_string_lossy().to_ascii_lowercase();
        let name = name.strip_suffix(".gz").unwrap_or(&name);
        match name.rsplit_once('.')?.1 {
            "jsonl" | "ndjson" => Some(Format::JsonLines),
            "txt" | "text" => Some(Format::ScrapedText),
            "html" | "htm" | "xhtml" | "xht" => Some(Format::Html),
            _ => None,
        }
    }
}

/// Reads the article of an entry of `file`.
///
/// # Errors
///
/// The entry is no article; the failure names its place.
pub fn read_article(file: &SourceFile, entry: &Entry, furniture: &Furniture) -> Result<Article, Failure> {
    let fail = |reason: String| Failure { path: file.name.clone(), line: entry.line, reason };
    let format = Format::of(&file.path);
    let text = text(entry, format).map_err(fail)?;
    match (entry.line, format) {
        (Some(line), _) => json_lines::read(&text, file, line).map_err(fail),
        (None, Some(Format::Html)) => html::read(&text, file, furniture).map_err(fail),
        (None, _) if html::is_page(&text) => html::read(&text, file, furniture).map_err(fail),
        (None, _) => scraped_text::read(&text, file, furniture).map_err(fail),
    }
}

/// The text of an entry; a page says itself what encoding it is in.
fn text(entry: &Entry, format: Option<Format>) -> Result<Cow<'_, str>, String> {
    decode(
        &entry.bytes,
        if format == Some(Format::Html) { html::declared_encoding(&entry.bytes) } else { None },
    )
}

/// What an entry adds to what is known of an archive's furniture: headline, and lines below it. `None`: nothing.
pub(crate) fn lines(entry: &Entry, format: Format) -> Option<(String, Vec<String>)> {
    let text = text(entry, Some(format)).ok()?;
    match format {
        Format::JsonLines => None,
        Format::Html => html::lines(&text),
        Format::ScrapedText if html::is_page(&text) => html::lines(&text),
        Format::ScrapedText => {
            let mut units = scraped_text::units(&text).into_iter();
            Some((units.next()?, units.collect()))
        }
    }
}
