//! Markdown: the sources of a site generator, or pages as scrapers write them.
//!
//! 1. the [`front_matter`] is read and removed;
//! 2. [`templates`] are removed: shortcodes, template tags;
//! 3. [`render`]: Markdown to markup, and that to paragraphs ([`markup`]);
//! 4. with front matter, the article is final; without, it is read like any scraped text.

mod render;
mod templates;

#[cfg(test)]
mod tests;

use super::draft::{Draft, DraftText, Rejection, Source};
use super::markup::{self, Paragraph, Paragraphs};
use super::{front_matter, text};
use crate::left_out::{LeftOut, NoArticleReason, Rule};
use nachlese_article::{FieldName, Origin};
use nachlese_dates::Moment;

/// Shortest headline that is an article by itself, in words.
const SHORTEST_HEADLINE: usize = 3;

/// Reads a file of Markdown.
pub(super) fn read(text: &str, source: Source<'_>) -> Result<Draft, Rejection> {
    let (head, below) = front_matter::split(text);
    if head.is_none() && !is_markdown(below) {
        return text::draft(text, source);
    }
    let (below, templates) = templates::take(below);
    // Text that is nested beyond the bounds is read as plain lines.
    let Ok(Paragraphs { kept, left_out }) = markup::paragraphs(&render::render(&below)) else {
        return text::draft(text, source);
    };
    let mut paragraphs: Vec<Paragraph> = kept;
    let mut draft = Draft::new(source.article(), Vec::new());
    draft.left_out = templates;
    draft.left_out.extend(left_out);
    let Some(head) = head else {
        if paragraphs.is_empty() {
            return Err(source.no_article(NoArticleReason::Empty));
        }
        draft.text = DraftText::Lines(paragraphs.into_iter().map(|p| one_line(&p.text)).collect());
        return Ok(draft);
    };
    let long_keys = head.long_keys();
    let stated = head.apply(&mut draft);
    take_headline(&mut paragraphs, &mut draft);
    let mut body: Vec<String> = paragraphs.into_iter().map(|p| one_line(&p.text)).collect();
    if body.is_empty() {
        body = stated;
    }
    if body.first().is_some_and(|first| *first == draft.article.teaser) {
        if body.len() == 1 {
            // A text of one paragraph has no teaser.
            draft.article.teaser.clear();
            draft.article.provenance.set(FieldName::Teaser, None);
        } else {
            leave_out(&mut draft, Rule::Repeated, body.remove(0));
        }
    }
    draft.article.body = body.join("\n\n");
    draft.article.add_missing_origins(|_| Origin::Text);
    if draft.article.published.is_none()
        && let Some(date) = date_of_name(&source.file.name)
    {
        draft.article.published = Some(date);
        draft.article.add_missing_origins(|_| Origin::FileName);
    }
    if draft.article.body.is_empty() {
        let is_list = file_name(&source.file.name).starts_with("_index.");
        let named = draft.article.title.split_whitespace().count() >= SHORTEST_HEADLINE;
        if is_list || draft.article.teaser.is_empty() && (is_page_of_folder(&source.file.name) || !named) {
            return Err(source.no_article(NoArticleReason::NoText));
        }
        long_keys.into_iter().for_each(|key| front_matter::unread_text(&mut draft, key));
    }
    Ok(draft)
}

/// Removes a headline at the beginning of the text: it is the title, if there was none, or repeats
/// it.
fn take_headline(paragraphs: &mut Vec<Paragraph>, draft: &mut Draft) {
    let Some(first) = paragraphs.first() else { return };
    let text = one_line(&first.text);
    if draft.article.title.is_empty() && matches!(first.heading, 1 | 2) {
        draft.article.title = text;
        draft.article.add_missing_origins(|_| Origin::Heading);
    } else if letters(&text) == letters(&draft.article.title) {
        leave_out(draft, Rule::Headline, text);
    } else {
        return;
    }
    paragraphs.remove(0);
}

fn leave_out(draft: &mut Draft, rule: Rule, text: String) {
    draft.left_out.push(LeftOut { rule, text });
}

/// The letters and digits of a text, lower case: headlines that differ only in dashes are equal.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn one_line(text: &str) -> String {
    text.replace('\n', " ")
}

/// Whether a text has any Markdown; a scraped text may only be named like it.
fn is_markdown(text: &str) -> bool {
    let line = |line: &str| {
        let bare = line.trim_start_matches('#');
        let hashes = line.len() - bare.len();
        (1..=6).contains(&hashes) && bare.starts_with(' ')
            || line.starts_with("> ")
            || line.starts_with("```")
            || line.starts_with("|") && line.trim_end().ends_with('|')
            || line.starts_with("[^")
            || line.starts_with('<') && line.trim_end().ends_with('>')
    };
    text.lines().any(line)
        || ["](", "][", "**", "__", "</", "<br"].iter().any(|mark| text.contains(mark))
        || templates::has_any(text)
}

/// The name of a file, without its folders.
fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// `…/rat-tagt/index.md`: the folder is the article.
fn is_page_of_folder(path: &str) -> bool {
    let name = file_name(path);
    name.starts_with("index.") || name.starts_with("_index.")
}

/// The day at the beginning of a file's name, as in Jekyll and Zola: `2024-05-12-rat-tagt.md`.
fn date_of_name(path: &str) -> Option<Moment> {
    let folder = path.rsplit('/').nth(1).filter(|_| is_page_of_folder(path));
    let name = folder.unwrap_or_else(|| file_name(path));
    let (day, rest) = name.split_at_checked("2024-05-12".len())?;
    let digits = day.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    let ends = !rest.starts_with(char::is_alphanumeric);
    Moment::parse(day).ok().filter(|_| digits && ends)
}
