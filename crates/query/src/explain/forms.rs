//! The forms of an archive that a word of a query stands for: one pass over its vocabulary for all words of the query.

use super::spellings::Nearest;
use super::{Form, MOST_FORMS, Part};
use crate::error::Failed;
use crate::generation::Generation;
use crate::hits::{self, printed};
use nachlese_german::compound::Splitter;
use nachlese_german::{Analyzer, is_function_word};
use std::cell::OnceCell;
use std::collections::BTreeMap;
use tantivy::collector::Count;
use tantivy::query::BooleanQuery;
use tantivy::schema::Field;
use tantivy::{DocAddress, Term};

/// The terms of the exact zone that a word asks for.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    /// The word itself.
    pub(super) exact: String,
    /// All forms with this stem.
    pub(super) stem: Option<String>,
    /// All compounds with a part that has this stem.
    pub(super) part_of: Option<String>,
    /// Or these.
    pub(super) forms: Vec<String>,
}

/// Fills in forms, and where there are none the nearest spellings. `words` are the parts' numbers and what they ask for.
///
/// Costs a pass over the terms of the exact zone, and a look-up in the lexicon for each; only those that may be meant are stemmed or
/// compared.
pub(super) fn fill(
    generation: &Generation,
    analyzer: &mut Analyzer,
    parts: &mut [Part],
    words: &[(usize, Vocabulary)],
) -> Result<(), Failed> {
    let mut found: Vec<[BTreeMap<String, u64>; 2]> = words.iter().map(|_| Default::default()).collect();
    let mut nearest: Vec<Option<Nearest>> = words
        .iter()
        .map(|(part, word)| wants_spelling(parts, *part).then(|| Nearest::of(&word.exact)))
        .collect();
    let fields: Vec<Field> = generation.texts.iter().filter_map(|zones| zones.exact).collect();
    for segment in generation.searcher.segment_readers() {
        for &field in &fields {
            let inverted = segment.inverted_index(field)?;
            let mut terms = inverted.terms().stream()?;
            while terms.advance() {
                let Ok(term) = std::str::from_utf8(terms.key()) else { continue };
                let articles = u64::from(terms.value().doc_freq);
                let constituents = OnceCell::new();
                for (((_, word), [forms, compounds]), nearest) in
                    words.iter().zip(&mut found).zip(&mut nearest)
                {
                    if word.forms.iter().any(|form| form == term)
                        || word.stem.as_ref().is_some_and(|stem| has_stem(analyzer, term, stem))
                    {
                        *forms.entry(term.to_owned()).or_default() += articles;
                    } else if let Some(stem) = &word.part_of
                        && may_have(term, stem)
                        && constituents
                            .get_or_init(|| constituents_of(analyzer, term))
                            .iter()
                            .any(|part: &String| has_stem(analyzer, part, stem))
                    {
                        *compounds.entry(term.to_owned()).or_default() += articles;
                    }
                    if let Some(nearest) = nearest {
                        nearest.offer(term, articles);
                    }
                }
            }
        }
    }
    for (((part, _), forms), nearest) in words.iter().zip(found).zip(nearest) {
        let Some(part) = parts.get_mut(*part) else { continue };
        let [forms, compounds] = forms;
        (part.forms, part.all_forms) = most_frequent(generation, analyzer, forms)?;
        (part.compounds, part.all_compounds) = most_frequent(generation, analyzer, compounds)?;
        if let Some(nearest) = nearest {
            part.spellings = shown(generation, analyzer, nearest.best())?;
        }
    }
    Ok(())
}

/// The most frequent forms, as they are printed, and the number of all.
fn most_frequent(
    generation: &Generation,
    analyzer: &mut Analyzer,
    forms: BTreeMap<String, u64>,
) -> Result<(Vec<Form>, usize), Failed> {
    let all = forms.len();
    let mut forms: Vec<_> = forms.into_iter().collect();
    forms.sort_by_key(|(_, articles)| std::cmp::Reverse(*articles));
    forms.truncate(MOST_FORMS);
    let most = forms.len();
    let mut shown = shown(generation, analyzer, forms)?;
    shown.sort_by_key(|form| std::cmp::Reverse(form.articles));
    let all = all - (most - shown.len());
    Ok((shown, all))
}

/// A word that no article has is perhaps misspelt; a number is not.
fn wants_spelling(parts: &[Part], number: usize) -> bool {
    parts.get(number).is_some_and(|part| part.articles == 0 && !part.text.chars().any(|c| c.is_ascii_digit()))
}

/// Whether the stem of `term` is `stem`; only what may be is stemmed. Stems keep the first letter of a form but for ge- and
/// for old spellings.
fn has_stem(analyzer: &mut Analyzer, term: &str, stem: &str) -> bool {
    let same = match (term.chars().next(), stem.chars().next()) {
        (Some(a), Some(b)) => a == b || is_vowel(a) && is_vowel(b) || a == 'c',
        _ => false,
    };
    // Function words are in no stem zone: `Ware` does not find `war`.
    (same || term.starts_with("ge")) && !is_function_word(term) && analyzer.word(term).1 == stem
}

/// Whether a part of `term` can have this stem: it begins as the stem does, but for the ending of an umlaut (`Häuser`, folded `haeuser`, of
/// `Haus`). To cut every word of an archive takes a second; most are passed over here.
fn may_have(term: &str, stem: &str) -> bool {
    let letters = if stem.starts_with(is_vowel) { 1 } else { 2 };
    let end = stem.char_indices().nth(letters).map_or(stem.len(), |(at, _)| at);
    stem.get(..end).is_some_and(|beginning| term.contains(beginning))
}

/// What the compound `term` is put together of: asked for once a term, whatever the number of the query's words.
fn constituents_of(analyzer: &Analyzer, term: &str) -> Vec<String> {
    let mut parts = Vec::new();
    Splitter::new(analyzer.lexicon()).constituents(term, &mut |part| parts.push(part.to_owned()));
    parts
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'ä' | 'ö' | 'ü')
}

/// Forms as an article prints them: the index keeps them folded. With the number of articles, which the sums over fields are
/// only a measure of.
pub(super) fn shown(
    generation: &Generation,
    analyzer: &mut Analyzer,
    forms: Vec<(String, u64)>,
) -> Result<Vec<Form>, Failed> {
    let mut shown = Vec::new();
    for (folded, _) in forms {
        // Segments still have the words of articles that are gone.
        let Some(address) = first_article(generation, &folded)? else { continue };
        let form = printed(&hits::article(generation, address)?, analyzer, &folded);
        let fields = generation.texts.iter().filter_map(|zones| zones.exact);
        let terms = fields.map(|field| Term::from_field_text(field, &folded)).collect();
        let articles = generation.searcher.search(&BooleanQuery::new_multiterms_query(terms), &Count)? as u64;
        shown.push(Form { form: form.unwrap_or(folded), articles });
    }
    Ok(shown)
}

fn first_article(generation: &Generation, form: &str) -> Result<Option<DocAddress>, Failed> {
    for field in generation.texts.iter().filter_map(|zones| zones.exact) {
        if let Some(address) = generation.first_with(&Term::from_field_text(field, form))? {
            return Ok(Some(address));
        }
    }
    Ok(None)
}
