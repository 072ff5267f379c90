//! Formats: an entry to an article.

mod json_lines;
pub(crate) mod scraped_text;

use crate::article::Article;
use crate::container::Entry;
use crate::encoding::decode;
use crate::failure::Failure;
use crate::furniture::Furniture;
use crate::walk::SourceFile;
use std::path::Path;

/// What a file is, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// A record a line.
    JsonLines,
    /// One article, as scrapers leave it.
    ScrapedText,
}

impl Format {
    /// The format of a file; `None` for what holds no articles.
    pub(crate) fn of(path: &Path) -> Option<Format> {
        let name = path.file_name()?.to_string_lossy().to_ascii_lowercase();
        let name = name.strip_suffix(".gz").unwrap_or(&name);
        match name.rsplit_once('.')?.1 {
            "jsonl" | "ndjson" => Some(Format::JsonLines),
            "txt" | "text" => Some(Format::ScrapedText),
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
    let text = decode(&entry.bytes).map_err(fail)?;
    match entry.line {
        Some(line) => json_lines::read(&text, file, line).map_err(fail),
        None => scraped_text::read(&text, file, furniture).map_err(fail),
    }
}
