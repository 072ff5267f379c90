//! The words of articles, by their stems.

use crate::error::Failed;
use crate::generation::Generation;
use crate::present::Article;
use nachlese_german::{Analyzer, Role};
use nachlese_index_format::FieldName;
use std::collections::HashMap;
use tantivy::Term;

/// A word of an article, in any form.
#[derive(Clone, Debug, Default)]
pub(super) struct ArticleWord {
    /// Its first form, as printed.
    pub(super) form: String,
    /// Number of its occurrences.
    pub(super) occurrences: u32,
    /// Whether the title has it.
    pub(super) in_title: bool,
}

/// The words of an article by their stems, without function words and numbers.
pub(super) fn words(analyzer: &mut Analyzer, article: &Article) -> HashMap<String, ArticleWord> {
    let mut words: HashMap<String, ArticleWord> = HashMap::new();
    for field in FieldName::TEXTS {
        let text = article.text(field);
        analyzer.analyze(text, |term| {
            let letters = term.stem.chars().filter(|c| c.is_alphabetic()).count();
            if term.function_word || term.role != Role::Piece || letters < 2 {
                return;
            }
            let word = match words.get_mut(term.stem) {
                Some(known) => known,
                None => words.entry(term.stem.to_owned()).or_default(),
            };
            if word.form.is_empty() {
                text.get(term.start..term.end).unwrap_or_default().clone_into(&mut word.form);
            }
            word.occurrences += 1;
            word.in_title |= field == FieldName::Title;
        });
    }
    words
}

/// The number of articles that have a stem, summed over the text fields, at most the number of all
/// articles.
pub(super) fn frequency(generation: &Generation, stem: &str) -> Result<u64, Failed> {
    let mut frequency = 0;
    for field in generation.texts.iter().filter_map(|levels| levels.stem) {
        frequency += generation.searcher.doc_freq(&Term::from_field_text(field, stem))?;
    }
    Ok(frequency.min(generation.searcher.num_docs()))
}
