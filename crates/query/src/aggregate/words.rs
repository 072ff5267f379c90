//! Which words an article is about, and which words the articles of a query have more often than others.

mod similar;
mod terms;

pub use similar::Similar;
pub(crate) use similar::similar;
pub(crate) use terms::terms;
pub use terms::{TypicalTerm, TypicalTerms};

use crate::error::Failed;
use crate::generation::Generation;
use crate::hits::Article;
use nachlese_german::{Analyzer, Role};
use nachlese_index_format::FieldName;
use std::collections::HashMap;
use tantivy::Term;

/// A word of some texts, in whatever form.
#[derive(Clone, Debug, Default)]
struct Word {
    /// The form that was met first, as it is printed.
    form: String,
    /// How often it was met.
    occurrences: u32,
    /// Whether a title has it.
    in_title: bool,
}

/// The words of an article by their stems, without function words and numbers.
fn words(analyzer: &mut Analyzer, article: &Article) -> HashMap<String, Word> {
    let mut words: HashMap<String, Word> = HashMap::new();
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

/// Articles that have a stem in a text, added up over all texts: at most as many as there are.
fn frequency(generation: &Generation, stem: &str) -> Result<u64, Failed> {
    let mut frequency = 0;
    for field in generation.texts.iter().filter_map(|levels| levels.stem) {
        frequency += generation.searcher.doc_freq(&Term::from_field_text(field, stem))?;
    }
    Ok(frequency.min(generation.searcher.num_docs()))
}
