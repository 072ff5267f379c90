//! What is marked in an article is what the query asked for, to the letter.
//!
//! `NACHLESE_PAIRS=10000 cargo test --release -p nachlese --test blackbox -- marks` looks at more.

use crate::evaluator::chance::Chance;
use crate::support::{World, root, skip};
use nachlese_german::normalize::is_invisible;
use nachlese_german::{Analyzer, function_word_forms};
use nachlese_index_format::{Layout, open_lexicon};
use nachlese_query::{Article, Excerpts, Explanation, Index, SearchOptions};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

/// Pairs of a query and an article that are looked at in the suite.
const PAIRS: usize = 2_000;

/// All that an explanation says a query stands for.
struct Meant {
    stems: BTreeSet<String>,
    exact: BTreeSet<String>,
}

fn meant(analyzer: &mut Analyzer, words: &[&str], explained: &Explanation) -> Meant {
    let mut meant = Meant { stems: BTreeSet::new(), exact: BTreeSet::new() };
    let mut add = |text: &str| {
        analyzer.analyze(text, |term| {
            if term.function_word {
                meant.exact.extend(function_word_forms(term.exact).map(str::to_owned));
            } else {
                meant.stems.insert(term.stem.to_owned());
            }
            meant.exact.insert(term.exact.to_owned());
        });
    };
    words.iter().for_each(|word| add(word));
    for part in &explained.parts {
        part.forms.iter().chain(&part.also_searched).for_each(|form| add(&form.form));
        part.constituents.iter().for_each(|word| add(word));
    }
    meant
}

fn check(
    analyzer: &mut Analyzer,
    query: &str,
    article: &Article,
    field: &str,
    mark: (usize, usize),
    meant: &Meant,
) {
    let text = match field {
        "title" => &article.title,
        "teaser" => &article.teaser,
        _ => &article.body,
    };
    let marked = &text[mark.0..mark.1];
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || is_invisible(c));
    let same_class =
        |a: Option<char>, b: Option<char>| a.is_some_and(char::is_numeric) == b.is_some_and(char::is_numeric);
    let (before, first) = (text[..mark.0].chars().next_back(), marked.chars().next());
    let (last, behind) = (marked.chars().next_back(), text[mark.1..].chars().next());
    // `G20` is two words to the segmenter, `§` one.
    let cut = |a: Option<char>, b: Option<char>| letter(a) && letter(b) && same_class(a, b);
    assert!(
        !cut(before, first) && !cut(last, behind),
        "{query} cuts a word: {before:?}{marked}{behind:?} in {}",
        article.id
    );
    let mut right = false;
    analyzer.analyze(text, |term| {
        if term.start >= mark.0 && term.end <= mark.1 {
            right |= meant.exact.contains(term.exact)
                || (!term.function_word && meant.stems.contains(term.stem))
                || term.parts.iter().any(|part| meant.stems.contains(part));
        }
    });
    assert!(right, "{query} marks {marked:?} in {field} of {}", article.id);
}

#[test]
fn what_is_marked_in_the_sample_archive_is_what_was_asked_for() {
    what_is_marked_was_asked_for(&root().join("corpus"), pairs() / 4);
}

#[test]
fn what_is_marked_in_real_articles_is_what_was_asked_for() {
    let news = root().join("../shared/data/news");
    if !news.is_dir() {
        return skip("../shared/data/news is not there: marks in real articles");
    }
    what_is_marked_was_asked_for(&news, pairs());
}

fn pairs() -> usize {
    std::env::var("NACHLESE_PAIRS").ok().and_then(|number| number.parse().ok()).unwrap_or(PAIRS)
}

/// Puts random words of an archive's articles to its index, until `pairs` pairs of a query and an
/// article were looked at.
fn what_is_marked_was_asked_for(archive: &Path, pairs: usize) {
    let world = World::new();
    let folder = world.path("index");
    world.expect(0, &["index", "--quiet", "--index", folder.to_str().unwrap(), archive.to_str().unwrap()]);
    let index = Index::open(&folder).unwrap();
    let layout = Layout::new(&folder);
    let lexicon = open_lexicon(&layout.generation(layout.current().unwrap())).unwrap();
    let mut analyzer = Analyzer::with_lexicon(Arc::new(lexicon));
    let all = SearchOptions::new().limit(usize::MAX).excerpts(Excerpts::None);
    let mut articles: BTreeMap<String, Article> = BTreeMap::new();
    index
        .visit("*", &all, |hit| {
            let article = index.get(&hit.id).unwrap().unwrap();
            articles.insert(hit.id, article);
            ControlFlow::Continue(())
        })
        .unwrap();
    let ids: Vec<&String> = articles.keys().collect();
    let mut chance = Chance::new(7);
    let (mut looked_at, mut marks_seen) = (0, 0);
    while looked_at < pairs {
        let about = &articles[ids[chance.below(ids.len())]];
        let words: Vec<&str> = about.body.split_whitespace().collect();
        let words: Vec<&str> = (0..1 + chance.below(2)).map(|_| words[chance.below(words.len())]).collect();
        let query = words.join(" ");
        let options = SearchOptions::new();
        let found = index.search(query.as_str(), &options).unwrap();
        let explained = index.explain(&query, &options.matches).unwrap();
        if !found.notes.is_empty() || words.iter().any(|word| word.starts_with(['-', '=', '*'])) {
            continue;
        }
        let meant = meant(&mut analyzer, &words, &explained);
        for hit in &found.hits {
            let article = &articles[&hit.id];
            let marks = index.marks(query.as_str(), article, &options.matches).unwrap();
            assert!(!marks.is_empty(), "{query} marks nothing in {}", hit.id);
            for of_field in &marks {
                for &mark in &of_field.marks {
                    check(&mut analyzer, &query, article, of_field.field, mark, &meant);
                    marks_seen += 1;
                }
            }
            // Snippets show the same words.
            for snippet in &hit.snippets {
                for &(start, end) in &snippet.marks {
                    assert!(
                        snippet.text.get(start..end).is_some_and(|text| !text.trim().is_empty()),
                        "{snippet:?}"
                    );
                }
            }
            looked_at += 1;
        }
    }
    assert!(marks_seen > pairs, "{marks_seen}");
}
