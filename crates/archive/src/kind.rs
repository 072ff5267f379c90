//! The format of a file: determined once, when an archive is listed, and kept with the file.
//!
//! The name decides where it can (`a.html`, `a.jsonl.gz`), otherwise the first bytes: crawlers save
//! pages as `index.html?page=2`, as `artikel.php`, or without an ending.
//!
//! To add a format, add it to [`FileKind`], its endings to [`by_name`] (and take them out of
//! [`NOT_READ`]), and its first bytes to [`by_content`] if crawlers save it without an ending.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A format that articles are read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FileKind {
    /// JSON: one record per line, or a single document.
    Json,
    /// Plain text: one article, as scrapers write it.
    Text,
    /// Markdown, mostly with front matter.
    Markdown,
    /// A web page.
    Html,
    /// A web page that a browser saved as one file, a MIME message.
    Mhtml,
}

/// Why a file is left alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LeftAlone {
    /// Its name shows that it describes the folder: `README.txt`, `robots.txt`.
    AboutTheFolder,
    /// A picture, video or sound.
    Media,
    /// A style sheet, script or font.
    PageParts,
    /// A format that may hold articles but is not supported.
    NotRead,
    /// Neither its name nor its content is recognized.
    Unknown,
}

impl fmt::Display for LeftAlone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            LeftAlone::AboutTheFolder => "about the folder, no article",
            LeftAlone::Media => "picture, film or sound",
            LeftAlone::PageParts => "part of how pages look",
            LeftAlone::NotRead => "format that is not read",
            LeftAlone::Unknown => "unknown format",
        })
    }
}

/// What to do with a file, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ByName {
    /// Read it as this kind, whatever its content.
    Read(FileKind),
    /// Do not read it.
    Leave(LeftAlone),
    /// The content decides; if it is not recognized, the file is left alone for this reason.
    Ask(LeftAlone),
}

/// Bytes from the beginning of a file that [`by_content`] looks at.
pub(crate) const HEAD_BYTES: usize = 4096;

const MEDIA: &[&str] = &[
    "jpg", "jpeg", "png", "gif", "webp", "avif", "svg", "ico", "bmp", "tif", "tiff", "heic", "mp3", "mp4",
    "m4a", "m4v", "ogg", "oga", "ogv", "opus", "wav", "flac", "webm", "mov", "avi", "mkv", "m3u8", "ts",
];

const PAGE_PARTS: &[&str] =
    &["css", "js", "mjs", "map", "woff", "woff2", "ttf", "otf", "eot", "wasm", "cur", "scss", "less"];

const NOT_READ: &[&str] = &[
    "pdf", "doc", "docx", "odt", "rtf", "epub", "csv", "tsv", "xml", "rss", "atom", "zip", "tar", "tgz",
    "7z", "rar", "bz2", "xz", "zst", "warc", "arc", "wacz", "xls", "xlsx", "ods", "sql", "sqlite", "db",
    "parquet", "eml", "mbox", "srt", "vtt", "yaml", "yml", "toml", "ini", "log", "tex", "rst", "adoc", "org",
];

/// Names of files about a folder, without their ending, lower case.
const ABOUT: &[&str] = &[
    "readme",
    "liesmich",
    "license",
    "licence",
    "lizenz",
    "copying",
    "changelog",
    "changes",
    "notice",
    "authors",
    "contributors",
    "contributing",
    "code_of_conduct",
    "requirements",
    "requirements-dev",
    "constraints",
    "robots",
    "humans",
    "security",
    "ads",
    "app-ads",
    "llms",
    "llms-full",
    "bagit",
    "bag-info",
    "fetch",
    "install",
    "todo",
    "cmakelists",
    "package",
    "package-lock",
    "composer",
    "tsconfig",
    "manifest",
    "citation",
    "sitemap",
    "urls",
    "urllist",
];

/// Beginnings of such names: the checksum lists of BagIt.
const ABOUT_BEGINNINGS: &[&str] = &[
    "manifest-md5",
    "manifest-sha",
    "tagmanifest-",
    "readme.",
    "readme_",
    "readme-",
    "license-mit",
    "license-apache",
    "licence-mit",
];

/// What to do with a file of this name.
pub(crate) fn by_name(name: &str) -> ByName {
    let lower = name.to_lowercase();
    let unpacked = lower.strip_suffix(".gz").unwrap_or(&lower);
    // wget keeps the query: `index.html?page=2`, on Windows `index.html@page=2`.
    let path = unpacked.split(['?', '@']).next().unwrap_or(unpacked);
    let (stem, ending) = match path.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() => (stem, ending),
        _ => (path, ""),
    };
    let about = ABOUT.contains(&stem) || ABOUT_BEGINNINGS.iter().any(|b| stem.starts_with(b));
    let read = |kind| if about { ByName::Leave(LeftAlone::AboutTheFolder) } else { ByName::Read(kind) };
    match ending {
        "jsonl" | "ndjson" | "jl" | "jsonlines" => ByName::Read(FileKind::Json),
        "json" => read(FileKind::Json),
        "txt" | "text" => read(FileKind::Text),
        "md" | "markdown" | "mdown" | "mkd" => read(FileKind::Markdown),
        "html" | "htm" | "xhtml" | "xht" | "shtml" => ByName::Read(FileKind::Html),
        "mhtml" | "mht" => ByName::Read(FileKind::Mhtml),
        "" if about => ByName::Leave(LeftAlone::AboutTheFolder),
        ending if MEDIA.contains(&ending) => ByName::Leave(LeftAlone::Media),
        ending if PAGE_PARTS.contains(&ending) => ByName::Leave(LeftAlone::PageParts),
        // XML may be XHTML.
        "xml" => ByName::Ask(LeftAlone::NotRead),
        ending if NOT_READ.contains(&ending) => ByName::Leave(LeftAlone::NotRead),
        _ => ByName::Ask(LeftAlone::Unknown),
    }
}

/// The kind that the ending of a name stands for, whatever the rest of the name.
pub(crate) fn of_ending(name: &str) -> Option<FileKind> {
    let lower = name.to_lowercase();
    let ending = lower.strip_suffix(".gz").unwrap_or(&lower).rsplit_once('.')?.1.to_owned();
    match by_name(&format!("x.{ending}")) {
        ByName::Read(kind) => Some(kind),
        ByName::Leave(_) | ByName::Ask(_) => None,
    }
}

/// The kind of a file by its first bytes; `None` if they are unknown.
pub(crate) fn by_content(head: &[u8]) -> Option<FileKind> {
    let text = String::from_utf8_lossy(head);
    let text = text.trim_start_matches('\u{FEFF}').trim_start();
    if is_page(text) {
        return Some(FileKind::Html);
    }
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).take(2).collect();
    if matches!(compact.as_str(), "{\"" | "[{") {
        return Some(FileKind::Json);
    }
    let header = text.get(..text.floor_char_boundary(600)).unwrap_or(text).to_ascii_lowercase();
    let mime = ["from:", "mime-version:", "subject:", "date:", "content-type:"];
    let is_mime = mime.iter().any(|field| header.starts_with(field)) && header.contains("multipart/related");
    is_mime.then_some(FileKind::Mhtml)
}

/// Whether a text begins as pages do.
pub(crate) fn is_page(text: &str) -> bool {
    let mut head = text.trim_start_matches('\u{FEFF}').trim_start();
    // Comments and declarations may come before the root element.
    for _ in 0..20 {
        let rest = if head.starts_with("<?xml") {
            head.split_once("?>")
        } else if head.starts_with("<!--") {
            head.split_once("-->")
        } else {
            None
        };
        let Some((_, rest)) = rest else { break };
        head = rest.trim_start();
    }
    let begins = |with: &str| {
        head.get(..with.len()).is_some_and(|h| h.eq_ignore_ascii_case(with))
            && !head.as_bytes().get(with.len()).is_some_and(u8::is_ascii_alphanumeric)
    };
    ["<!doctype html", "<html", "<head", "<body"].iter().any(|tag| begins(tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_what_files_are() {
        for (name, says) in [
            ("a.html", ByName::Read(FileKind::Html)),
            ("A.HTM.GZ", ByName::Read(FileKind::Html)),
            ("index.html?page=2", ByName::Read(FileKind::Html)),
            ("index.html@page=2.1", ByName::Read(FileKind::Html)),
            ("a.jl", ByName::Read(FileKind::Json)),
            ("a.ndjson.gz", ByName::Read(FileKind::Json)),
            ("2024-05-12-rat-tagt.md", ByName::Read(FileKind::Markdown)),
            ("artikel.php?id=7", ByName::Ask(LeftAlone::Unknown)),
            ("artikel", ByName::Ask(LeftAlone::Unknown)),
            (".htaccess", ByName::Ask(LeftAlone::Unknown)),
            ("README.txt", ByName::Leave(LeftAlone::AboutTheFolder)),
            ("LICENSE", ByName::Leave(LeftAlone::AboutTheFolder)),
            ("manifest-sha256.txt", ByName::Leave(LeftAlone::AboutTheFolder)),
            ("bild.JPG", ByName::Leave(LeftAlone::Media)),
            ("a.pdf", ByName::Leave(LeftAlone::NotRead)),
            ("a.css", ByName::Leave(LeftAlone::PageParts)),
        ] {
            assert_eq!(by_name(name), says, "{name}");
        }
    }

    #[test]
    fn content_says_what_names_do_not() {
        for (head, kind) in [
            ("<!DOCTYPE html><html>", Some(FileKind::Html)),
            (
                "\u{FEFF}\n<!-- saved from url=(0023)https://elbkurier.example/ -->\n<HTML lang=de>",
                Some(FileKind::Html),
            ),
            (
                "<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\">",
                Some(FileKind::Html),
            ),
            ("<?xml version=\"1.0\"?><article/>", None),
            ("{\n  \"title\": \"x\"", Some(FileKind::Json)),
            ("[ {", Some(FileKind::Json)),
            (
                "From: <Saved by Blink>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;",
                Some(FileKind::Mhtml),
            ),
            ("<?php echo 1;", None),
            ("<header>", None),
            ("Rat tagt", None),
            ("", None),
        ] {
            assert_eq!(by_content(head.as_bytes()), kind, "{head}");
        }
    }
}
