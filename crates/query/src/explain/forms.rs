//! The forms of the archive that the words of a query match: one pass over its vocabulary for all
//! words of the query.

use super::explanation::{Form, MOST_FORMS, Part};
use super::relations::{Relation, Relations, Wanted};
use crate::error::Failed;
use crate::generation::Generation;
use crate::present::{printed, read_article};
use crate::vocabulary::{Vocabulary, by_letters};
use nachlese_german::Analyzer;
use tantivy::collector::Count;
use tantivy::query::BooleanQuery;
use tantivy::schema::Field;
use tantivy::{DocAddress, Term};

/// A form that is related to a word of the query.
struct Related {
    word: usize,
    relation: Relation,
    form: String,
    /// Number of articles that have it, summed over the text fields.
    articles: u64,
}

/// Fills in forms, or if there are none similar spellings.
///
/// Costs a pass over the terms of the exact level; only plausible ones are stemmed, split or
/// compared.
pub(super) fn fill(
    generation: &Generation,
    analyzer: &mut Analyzer,
    parts: &mut [Part],
    words: &[Wanted],
) -> Result<(), Failed> {
    if words.is_empty() {
        return Ok(());
    }
    let fields: Vec<Field> = generation.texts.iter().filter_map(|levels| levels.exact).collect();
    let vocabulary = Vocabulary::open(generation, &fields)?;
    let lexicon = analyzer.lexicon();
    let related = by_letters(|letters| {
        let mut related = Vec::new();
        let mut relations = Relations::new(words, lexicon);
        let mut forms = vocabulary.forms(letters)?;
        while forms.advance() {
            let Ok(form) = std::str::from_utf8(forms.key()) else { continue };
            relations.relate(form, |word, relation| {
                let places = forms.current_segment_ords_and_term_infos();
                let articles = places.map(|(_, info)| u64::from(info.doc_freq)).sum();
                related.push(Related { word, relation, form: form.to_owned(), articles });
            });
        }
        Ok(related)
    })?;
    let related: Vec<Related> = related.into_iter().flatten().collect();
    for (number, word) in words.iter().enumerate() {
        let Some(part) = parts.get_mut(word.part) else { continue };
        let of = |relation| {
            let of_word =
                related.iter().filter(move |found| found.word == number && found.relation == relation);
            of_word.map(|found| (found.form.clone(), found.articles)).collect::<Vec<_>>()
        };
        (part.forms, part.all_forms) = most_frequent(generation, analyzer, of(Relation::Form))?;
        (part.compounds, part.all_compounds) = most_frequent(generation, analyzer, of(Relation::Compound))?;
        if let Some(nearest) = &word.nearest {
            part.spellings = shown(generation, analyzer, nearest.best(of(Relation::Near)))?;
        }
    }
    Ok(())
}

/// The most frequent forms, as printed, and the number of all forms.
fn most_frequent(
    generation: &Generation,
    analyzer: &mut Analyzer,
    mut forms: Vec<(String, u64)>,
) -> Result<(Vec<Form>, usize), Failed> {
    let all = forms.len();
    forms.sort_by_key(|(_, articles)| std::cmp::Reverse(*articles));
    forms.truncate(MOST_FORMS);
    let most = forms.len();
    let mut shown = shown(generation, analyzer, forms)?;
    shown.sort_by_key(|form| std::cmp::Reverse(form.articles));
    let all = all - (most - shown.len());
    Ok((shown, all))
}

/// Forms as an article prints them, where the index has them folded, with the exact number of
/// articles, where the sums over text fields are only an estimate.
pub(super) fn shown(
    generation: &Generation,
    analyzer: &mut Analyzer,
    forms: Vec<(String, u64)>,
) -> Result<Vec<Form>, Failed> {
    let mut shown = Vec::new();
    for (folded, _) in forms {
        // Segments still have the words of deleted articles.
        let Some(address) = first_article(generation, &folded)? else { continue };
        let form = printed(&read_article(generation, address)?, analyzer, &folded);
        let fields = generation.texts.iter().filter_map(|levels| levels.exact);
        let terms = fields.map(|field| Term::from_field_text(field, &folded)).collect();
        let articles = generation.searcher.search(&BooleanQuery::new_multiterms_query(terms), &Count)? as u64;
        shown.push(Form { form: form.unwrap_or(folded), articles });
    }
    Ok(shown)
}

fn first_article(generation: &Generation, form: &str) -> Result<Option<DocAddress>, Failed> {
    for field in generation.texts.iter().filter_map(|levels| levels.exact) {
        if let Some(address) = generation.first_with(&Term::from_field_text(field, form))? {
            return Ok(Some(address));
        }
    }
    Ok(None)
}
