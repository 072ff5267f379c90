//! Articles as texts with a head: what site generators and note-takers write.

use nachlese_archive::Article;
use std::fmt::Write;

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Lines `key: value` of what is known.
fn pairs(a: &Article, keys: [&str; 5], sign: &str) -> String {
    let date = a.published.map(|date| date.to_string()).unwrap_or_default();
    let values = [&a.title, &a.teaser, &date, &a.author, &a.source];
    let mut head = String::new();
    for (key, value) in keys.iter().zip(values).filter(|(_, value)| !value.is_empty()) {
        let bare =
            value.starts_with(|c: char| c.is_ascii_digit()) && value.contains("-0") | value.contains("-1");
        let value = if bare && key.contains("dat") { value.clone() } else { quoted(value) };
        writeln!(head, "{key}{sign}{value}").unwrap();
    }
    head
}

const ENGLISH: [&str; 5] = ["title", "description", "date", "author", "source"];
const GERMAN: [&str; 5] = ["Titel", "Teaser", "Datum", "Autor", "Quelle"];

pub fn hugo(a: &Article) -> String {
    format!(
        "+++\n{}draft = false\ntags = [\"dsgvo\", \"cookies\"]\n+++\n\n{}\n",
        pairs(a, ENGLISH, " = "),
        a.body
    )
}

pub fn jekyll(a: &Article) -> String {
    format!("---\nlayout: post\n{}categories: [kommentar]\n---\n\n{}\n", pairs(a, ENGLISH, ": "), a.body)
}

pub fn eleventy(a: &Article) -> String {
    let value = |text: &str| serde_json::Value::from(text);
    let mut head = serde_json::json!({"title": value(&a.title), "description": value(&a.teaser), "source": value(&a.source), "author": value(&a.author)});
    if let Some(date) = a.published {
        head["date"] = date.to_string().into();
    }
    format!("---json\n{head:#}\n---\n\n{}\n", a.body)
}

pub fn german(a: &Article) -> String {
    format!("---\n{}---\n\n{}\n", pairs(a, GERMAN, ": "), a.body)
}

/// A head of a note, the headline and the teaser in the text.
pub fn note(a: &Article) -> String {
    let date = a.published.map(|date| format!("published: {date}\n")).unwrap_or_default();
    let author = if a.author.is_empty() { String::new() } else { format!("author: {}\n", quoted(&a.author)) };
    let teaser = if a.teaser.is_empty() { String::new() } else { format!("**{}**\n\n", a.teaser) };
    format!(
        "---\n{date}{author}source: {}\ntags:\n  - dsgvo\n---\n\n# {}\n\n{teaser}{}\n",
        quoted(&a.source),
        a.title,
        a.body
    )
}

/// A text as scrapers leave it.
pub fn scraped(a: &Article) -> String {
    let title = format!("{} | {}", a.title, a.source);
    let teaser = if a.teaser.is_empty() { String::new() } else { format!("{}\n\n", a.teaser) };
    format!(
        "{title}\n\n{title}\n\nQuelllink\n\n{teaser}{}\n\nEmpfehlen Sie diesen Beitrag weiter:\n\nZurück zur Startseite\n",
        a.body
    )
}
