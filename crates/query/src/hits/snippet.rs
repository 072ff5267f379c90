//! The place of a text that shows best why it was found.

use super::SNIPPET_FIELDS;
use super::highlight::{Highlighter, Mark};
use super::stored::Article;
use nachlese_german::Analyzer;
use nachlese_index_format::FieldName;
use serde::Serialize;
use std::ops::Range;

/// Length of a snippet, in bytes, about three lines of a terminal.
const LENGTH: usize = 240;

/// A part of an article with the words found in it: the title, whole, or about 240 bytes of teaser or body.
///
/// ```
/// use nachlese_query::SearchOptions;
///
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let hit = index.search("Sicherheit", &SearchOptions::default())?.hits.remove(0);
/// let snippet = &hit.snippets[0];
/// let (start, end) = snippet.marks[0];
/// assert_eq!((snippet.field, &snippet.text[start..end]), ("teaser", "Sicherheiten"));
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Snippet {
    /// `title`, `teaser` or `body`.
    pub field: &'static str,
    /// The part, white space closed up; `…` where text was cut off.
    pub text: String,
    /// The words found (none where the query names none), as byte ranges `[start, end)` of `text`.
    pub marks: Vec<(usize, usize)>,
}

/// The snippets of a hit: the title where a word was found in it, and the best place of teaser or body.
pub(super) fn snippets(
    highlighter: &Highlighter,
    analyzer: &mut Analyzer,
    article: &Article,
) -> Vec<Snippet> {
    let mut snippets = Vec::new();
    let mut best: Option<(usize, Snippet)> = None;
    for field in SNIPPET_FIELDS {
        let text = article.text(field);
        let marks = highlighter.marks(analyzer, text);
        if field == FieldName::Title {
            if !marks.is_empty() {
                snippets.push(cut(field, text, 0..text.len(), &marks));
            }
        } else if let Some((worth, window)) = best_window(&marks)
            && best.as_ref().is_none_or(|(known, _)| worth > *known)
        {
            let range = widen(text, window);
            best = Some((worth, cut(field, text, range, &marks)));
        }
    }
    snippets.extend(best.map(|(_, snippet)| snippet));
    snippets
}

/// The beginning of the teaser or body, for hits in which no word was searched.
pub(super) fn beginning(article: &Article) -> Option<Snippet> {
    let field = [FieldName::Teaser, FieldName::Body].into_iter().find(|f| !article.text(*f).is_empty())?;
    let text = article.text(field);
    Some(cut(field, text, widen(text, 0..0), &[]))
}

/// The window with the most different words of the query, then with the most of them, then the first.
fn best_window(marks: &[Mark]) -> Option<(usize, Range<usize>)> {
    let mut best: Option<(usize, Range<usize>)> = None;
    for (i, first) in marks.iter().enumerate() {
        let inside = marks.iter().skip(i).take_while(|m| m.span.end - first.span.start <= LENGTH);
        let (mut words, mut count, mut end) = (Vec::new(), 0, first.span.end);
        for mark in inside {
            if !words.contains(&mark.word) {
                words.push(mark.word);
            }
            count += 1;
            end = mark.span.end;
        }
        let worth = words.len() * 1000 + count.min(999);
        if best.as_ref().is_none_or(|(known, _)| worth > *known) {
            best = Some((worth, first.span.start..end));
        }
    }
    best
}

/// Widens a window to the snippet's length: back to the start of the sentence if it is near, then forward, at blanks.
fn widen(text: &str, window: Range<usize>) -> Range<usize> {
    let spare = LENGTH.saturating_sub(window.len());
    let paragraph_start = text[..window.start].rfind('\n').map_or(0, |i| i + 1);
    let paragraph_end = text[window.end..].find('\n').map_or(text.len(), |i| window.end + i);
    let reach = boundary(text, window.start.saturating_sub(spare * 2 / 3), window.start).max(paragraph_start);
    let before = &text[reach..window.start];
    let start = if reach == paragraph_start {
        reach
    } else if let Some(sentence) =
        before.rfind(['.', '!', '?', ':']).filter(|&i| before[i + 1..].starts_with(' '))
    {
        reach + sentence + 2
    } else {
        before.find(char::is_whitespace).map_or(window.start, |i| reach + i + 1)
    };
    let limit = (start + LENGTH).max(window.end);
    let end = if limit >= paragraph_end {
        paragraph_end
    } else {
        let limit = boundary(text, limit, text.len());
        text[window.end..limit].rfind(char::is_whitespace).map_or(window.end, |i| window.end + i)
    };
    let start = (start..=window.start).find(|&i| text.is_char_boundary(i)).unwrap_or(window.start);
    // A window may span paragraphs: then it stays as it is.
    start..end.max(window.end)
}

/// The first character boundary from `from` on, at most `most`.
fn boundary(text: &str, from: usize, most: usize) -> usize {
    (from..=most).find(|&i| text.is_char_boundary(i)).unwrap_or(most)
}

/// Cuts out a range, closing up white space, and carries the marks over.
fn cut(field: FieldName, text: &str, range: Range<usize>, marks: &[Mark]) -> Snippet {
    let mut out = String::with_capacity(range.len() + 8);
    if !text[..range.start].trim().is_empty() {
        out.push('…');
    }
    let beginning = out.len();
    let mut starts_and_ends = Vec::new();
    let mut marks =
        marks.iter().filter(|m| m.span.start >= range.start && m.span.end <= range.end).peekable();
    let mut blank = false;
    for (at, c) in text[range.clone()].char_indices().map(|(i, c)| (range.start + i, c)) {
        if marks.peek().is_some_and(|m| m.span.end <= at)
            && let (Some(_), Some((_, end))) = (marks.next(), starts_and_ends.last_mut())
        {
            *end = out.len();
        }
        if c.is_whitespace() {
            blank = true;
            continue;
        }
        if blank && out.len() > beginning {
            out.push(' ');
        }
        blank = false;
        if marks.peek().is_some_and(|m| m.span.start == at) {
            starts_and_ends.push((out.len(), out.len()));
        }
        out.push(c);
    }
    if marks.peek().is_some_and(|m| m.span.end <= range.end)
        && let Some((start, end)) = starts_and_ends.last_mut()
        && start == end
    {
        *end = out.len();
    }
    if !text[range.end..].trim().is_empty() {
        out.push('…');
    }
    Snippet { field: field.as_str(), text: out, marks: starts_and_ends }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lowering::Marked;
    use proptest::prelude::*;

    fn stem(word: &str) -> Marked {
        Marked::Stem(Analyzer::new().word(word).1)
    }

    fn snippet(body: &str, words: &[&str]) -> Vec<Snippet> {
        let marked: Vec<Marked> = words.iter().map(|w| stem(w)).collect();
        let article = Article { body: body.to_owned(), ..Article::default() };
        snippets(&Highlighter::new(&marked), &mut Analyzer::new(), &article)
    }

    fn marked(snippet: &Snippet) -> Vec<&str> {
        snippet.marks.iter().map(|&(a, b)| &snippet.text[a..b]).collect()
    }

    #[test]
    fn the_place_with_most_of_the_words_is_shown() {
        let filler = "Das Wetter blieb unbeständig. ".repeat(20);
        let body = format!("Lawrow kam.\n\n{filler}\n\nÜber Sicherheiten  sprach\nLawrow lange. {filler}");
        let snippets = snippet(&body, &["Lawrow", "Sicherheit"]);
        assert_eq!(marked(&snippets[0]), ["Sicherheiten", "Lawrow"]);
        assert!(snippets[0].text.starts_with("…Über Sicherheiten sprach Lawrow lange."), "{:?}", snippets[0]);
        assert!(snippets[0].text.len() < 300);
    }

    #[test]
    fn a_snippet_of_one_word_has_its_end_marked() {
        let snippets = snippet("Sicherheit", &["Sicherheiten"]);
        assert_eq!((marked(&snippets[0]), snippets[0].text.as_str()), (vec!["Sicherheit"], "Sicherheit"));
    }

    #[test]
    fn the_blank_behind_an_ellipsis_of_the_text_stays() {
        let snippets = snippet("Die Sicherheit … und mehr", &["Sicherheit"]);
        assert_eq!(snippets[0].text, "Die Sicherheit … und mehr");
    }

    proptest! {
        #[test]
        fn a_snippet_is_a_part_of_the_text(
            body in "(Haus|Häuser|das|der |Hause Tür|\\PC{0,3}|[ .\n\u{A0}…]|wort |\u{AD}){0,200}"
        ) {
            let sequence = Marked::Sequence(vec!["hause".into(), "tuer".into()]);
            let marked = [stem("Haus"), Marked::Forms(vec!["der", "das"]), sequence];
            let article = Article { body: body.clone(), ..Article::default() };
            let mut snippets = snippets(&Highlighter::new(&marked), &mut Analyzer::new(), &article);
            snippets.extend(beginning(&article));
            let closed_up = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            let whole = closed_up(&body);
            for Snippet { text, marks, .. } in snippets {
                let part = |text: &str| whole.contains(text);
                let (head, tail) = (text.strip_prefix('…').unwrap_or(&text), text.strip_suffix('…').unwrap_or(&text));
                let both = head.strip_suffix('…').unwrap_or(head);
                prop_assert!(part(&text) || part(head) || part(tail) || part(both), "{:?}", text);
                prop_assert_eq!(closed_up(&text), text.trim());
                let mut last = 0;
                for (start, end) in marks {
                    prop_assert!(start >= last && end > start && text.get(start..end).is_some());
                    last = end;
                }
            }
        }

        #[test]
        fn marks_are_forms_of_the_words(body in "(Haus|Häuser|\\PC{0,3}|[ .\n\u{AD}]|wort|Hauses-Tür){0,200}") {
            let mut analyzer = Analyzer::new();
            let wanted = analyzer.word("Haus").1;
            for snippet in snippet(&body, &["Haus"]) {
                prop_assert!(!snippet.marks.is_empty());
                for (start, end) in &snippet.marks {
                    let word = snippet.text.get(*start..*end);
                    prop_assert!(word.is_some_and(|w| analyzer.word(w).1 == wanted), "{word:?} in {snippet:?}");
                }
            }
        }
    }
}
