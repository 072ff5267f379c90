//! Snippets: the passages that show best why an article matches.

use super::article::Article;
use super::highlight::{Highlighters, Mark};
use nachlese_german::Analyzer;
use nachlese_index_format::FieldName;
use serde::Serialize;
use std::ops::Range;

/// Length of a snippet in bytes: about three lines of a terminal.
const LENGTH: usize = 240;

/// An excerpt of an article with its marks: the whole title, or about 240 bytes of teaser or body.
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
    /// The excerpt, with white space collapsed, and `…` where text was cut off.
    pub text: String,
    /// The marked words, as byte ranges `[start, end)` of `text`; none if the query has no words.
    pub marks: Vec<(usize, usize)>,
}

/// The snippets of a hit: the title, if it has a word of the query, and the best passages of teaser
/// and body.
pub(super) fn snippets(
    highlighters: &Highlighters<'_>,
    analyzer: &mut Analyzer,
    article: &Article,
    most: usize,
) -> Vec<Snippet> {
    let mut snippets = Vec::new();
    let mut texts = Vec::new();
    for field in FieldName::TEXTS {
        let text = article.text(field);
        let marks = highlighters.marks(analyzer, field, text);
        if field == FieldName::Title {
            snippets.extend((!marks.is_empty()).then(|| cut(field, text, 0..text.len(), &marks)));
        } else {
            texts.push((field, text, marks.clone(), marks));
        }
    }
    let mut chosen: Vec<(FieldName, Range<usize>, Snippet)> = Vec::new();
    while chosen.len() < most {
        let worth = |(_, _, left, _): &(_, _, Vec<Mark>, _)| best_window(left);
        let best = texts.iter_mut().filter_map(|text| worth(text).map(|best| (best, text)));
        // The first of equal ones: `Iterator::max_by` would return the last.
        let best = best.reduce(|known, other| if other.0.0 > known.0.0 { other } else { known });
        let Some(((_, window), (field, text, left, marks))) = best else { break };
        let range = extend(text, window);
        left.retain(|mark| mark.span.end <= range.start || mark.span.start >= range.end);
        let overlaps = |known: &Range<usize>| known.start < range.end && range.start < known.end;
        if !chosen.iter().any(|(known, other, _)| known == field && overlaps(other)) {
            let snippet = cut(*field, text, range.clone(), marks);
            chosen.push((*field, range, snippet));
        }
    }
    chosen.sort_by_key(|(field, range, _)| (*field, range.start));
    snippets.extend(chosen.into_iter().map(|(_, _, snippet)| snippet));
    snippets
}

/// Every mark, with `words` words of its paragraph before and after it.
pub(super) fn contexts(
    highlighters: &Highlighters<'_>,
    analyzer: &mut Analyzer,
    article: &Article,
    words: usize,
) -> Vec<Snippet> {
    let words = words.min(MOST_WORDS);
    let mut contexts = Vec::new();
    for field in FieldName::TEXTS {
        let text = article.text(field);
        for mark in highlighters.marks(analyzer, field, text) {
            let start = words_before(text, mark.span.start, words);
            let end = words_behind(text, mark.span.end, words);
            contexts.push(cut(field, text, start..end, &[mark]));
        }
    }
    contexts
}

/// Maximum number of words of a context on either side.
const MOST_WORDS: usize = 1000;

/// Maximum length of a word in bytes: without it, text without spaces would be scanned again for
/// each of its marks.
const LONGEST_WORD: usize = 80;

/// The offset at which the last `words` words before `at` begin, within its paragraph. What touches
/// `at` does not count as a word.
fn words_before(text: &str, at: usize, words: usize) -> usize {
    let reach = boundary(text, at.saturating_sub((words + 1) * LONGEST_WORD), at);
    let before = text.get(reach..at).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    let mut start = at;
    let mut left = words + 1;
    for chunk in line.split_inclusive(char::is_whitespace).rev() {
        let touches = start == at && !chunk.ends_with(char::is_whitespace);
        left -= usize::from(!touches && !chunk.trim().is_empty());
        if left == 0 {
            break;
        }
        start -= chunk.len();
    }
    start
}

/// The offset at which the first `words` words after `at` end, likewise.
fn words_behind(text: &str, at: usize, words: usize) -> usize {
    let reach = boundary(text, (at + (words + 1) * LONGEST_WORD).min(text.len()), text.len());
    let behind = text.get(at..reach).unwrap_or_default();
    let line = behind.split('\n').next().unwrap_or_default();
    let (mut end, mut passed, mut left) = (at, at, words + 1);
    for chunk in line.split_inclusive(char::is_whitespace) {
        let touches = passed == at && !chunk.starts_with(char::is_whitespace);
        let word = chunk.trim_end();
        left -= usize::from(!touches && !word.is_empty());
        if left == 0 {
            break;
        }
        if !word.is_empty() {
            end = passed + word.len();
        }
        passed += chunk.len();
    }
    end
}

/// The beginning of the teaser or body, for hits without marks there.
pub(super) fn beginning(article: &Article) -> Option<Snippet> {
    let field = [FieldName::Teaser, FieldName::Body].into_iter().find(|f| !article.text(*f).is_empty())?;
    let text = article.text(field);
    Some(cut(field, text, extend(text, 0..0), &[]))
}

/// The window with the most distinct words of the query; of those the one with the most
/// occurrences, then the first.
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

/// Extends a window to the length of a snippet: back to the start of the sentence if it is near,
/// then forward, to white space.
fn extend(text: &str, window: Range<usize>) -> Range<usize> {
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

/// Cuts out a range, collapses white space, and translates the marks.
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
    use crate::plan::Marked;
    use proptest::prelude::*;

    fn stem(word: &str) -> Marked {
        Marked::Stem(Analyzer::new().word(word).1)
    }

    fn snippet(body: &str, words: &[&str]) -> Vec<Snippet> {
        let marked: Vec<Marked> = words.iter().map(|w| stem(w)).collect();
        let article = Article { body: body.to_owned(), ..Article::default() };
        snippets(&Highlighters::new(&marked), &mut Analyzer::new(), &article, 1)
    }

    fn marked(snippet: &Snippet) -> Vec<&str> {
        snippet.marks.iter().map(|&(a, b)| &snippet.text[a..b]).collect()
    }

    #[test]
    fn the_passage_with_most_of_the_words_is_shown() {
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
    fn several_snippets_are_in_the_order_of_the_text() {
        let filler = "Das Wetter blieb unbeständig. ".repeat(20);
        let body = format!("Erst Tee. {filler} Dann Kaffee und Tee. {filler} Zuletzt Kaffee. {filler}");
        let marked = [stem("Kaffee"), stem("Tee")];
        let article = Article { body, ..Article::default() };
        let snippets =
            |most| super::snippets(&Highlighters::new(&marked), &mut Analyzer::new(), &article, most);
        let starts: Vec<String> = snippets(5).iter().map(|s| s.text.chars().take(6).collect()).collect();
        assert_eq!(starts, ["Erst T", "…Dann ", "…Zulet"]);
        assert!(snippets(1)[0].text.starts_with("…Dann"));
    }

    #[test]
    fn a_context_has_the_given_number_of_words_of_its_paragraph() {
        let marked = [stem("Tee")];
        let article = Article {
            body: "Eins\n\nZwei drei vier Tee, fünf sechs.\nSieben (Tee)".into(),
            ..Article::default()
        };
        let contexts = |words| {
            let contexts =
                super::contexts(&Highlighters::new(&marked), &mut Analyzer::new(), &article, words);
            contexts.into_iter().map(|snippet| snippet.text).collect::<Vec<_>>()
        };
        assert_eq!(contexts(2), ["…drei vier Tee, fünf sechs.…", "…Sieben (Tee)"]);
        assert_eq!(contexts(0), ["…Tee,…", "…(Tee)"]);
        assert_eq!(contexts(9)[0], "…Zwei drei vier Tee, fünf sechs.…");
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
            let marked = [stem("Haus"), Marked::Any(["der", "das"].map(|form| Marked::Exact(form.to_owned())).to_vec()), sequence];
            let article = Article { body: body.clone(), ..Article::default() };
            let mut snippets = snippets(&Highlighters::new(&marked), &mut Analyzer::new(), &article, 1);
            snippets.extend(beginning(&article));
            let collapsed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            let whole = collapsed(&body);
            for Snippet { text, marks, .. } in snippets {
                let part = |text: &str| whole.contains(text);
                let (head, tail) = (text.strip_prefix('…').unwrap_or(&text), text.strip_suffix('…').unwrap_or(&text));
                let both = head.strip_suffix('…').unwrap_or(head);
                prop_assert!(part(&text) || part(head) || part(tail) || part(both), "{:?}", text);
                prop_assert_eq!(collapsed(&text), text.trim());
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
