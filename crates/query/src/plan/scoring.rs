//! What the second pass scores.
//!
//! Alternatives that are the same thing in other words share one document frequency and one
//! saturation, as synonyms do in Lucene: the word in any form; the form that was typed; each
//! constituent; each prefix.

use crate::ast::{Clause, Node};
use crate::expand::{Alternative, AlternativeKind, Expansion, PatternForms};
use nachlese_german::Level;
use nachlese_index_format::LevelWeights;
use rustc_hash::FxHashMap;

/// Terms that share one document frequency and one saturation.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Scored {
    /// How they stand for the word.
    pub(crate) kind: ScoredKind,
    /// The word of the query, as it was typed.
    pub(crate) word: String,
    /// The terms, the most specific first: the lengths of its level count. None where the archive
    /// has no such form.
    pub(crate) terms: Vec<ScoredTerm>,
    /// How much they count.
    pub(crate) weight: f32,
    /// How often the query has them.
    pub(crate) times: f32,
    /// The compound of which they are a constituent: they count as no rarer than that.
    pub(crate) constituent_of: Option<ScoredTerm>,
}

/// How something scored stands for a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum ScoredKind {
    /// Any of its forms, compounds that contain it, its other spellings.
    Word,
    /// Any form of a function word.
    FunctionWord,
    /// The form that was typed.
    Typed,
    /// Any of the forms that look like it.
    Pattern,
    /// A constituent of it.
    Constituent,
    /// What begins like it or like a constituent of it.
    Prefix,
}

/// A term of one level, in every text field.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ScoredTerm {
    pub(crate) level: Level,
    pub(crate) text: String,
    /// What an occurrence counts, compared with one of the first term.
    pub(crate) share: f32,
}

impl ScoredTerm {
    fn new(level: Level, text: &str, share: f32) -> ScoredTerm {
        ScoredTerm { level, text: text.to_owned(), share }
    }
}

impl Scored {
    /// Whether the other is the same, but for how often the query has it.
    fn is_scored_with(&self, other: &Scored) -> bool {
        self.kind == other.kind
            && self.terms == other.terms
            && self.weight == other.weight
            && self.constituent_of == other.constituent_of
    }

    /// A form that must occur as it was typed.
    pub(super) fn exact(form: &str, weights: &LevelWeights) -> Scored {
        Scored {
            kind: ScoredKind::Typed,
            word: form.to_owned(),
            terms: vec![ScoredTerm::new(Level::Exact, form, 1.0)],
            weight: weights.exact,
            times: 1.0,
            constituent_of: None,
        }
    }

    /// Any of the forms that look like a truncated or fuzzy word.
    pub(super) fn pattern(node: &Node, forms: &PatternForms, weights: &LevelWeights) -> Scored {
        let terms = forms.most_frequent.iter().map(|(form, _)| ScoredTerm::new(Level::Exact, form, 1.0));
        Scored {
            kind: ScoredKind::Pattern,
            word: Clause::from(node.clone()).to_string(),
            terms: terms.collect(),
            weight: weights.stem,
            times: 1.0,
            constituent_of: None,
        }
    }

    /// All that is scored of a piece of a word.
    pub(super) fn of_expansion(expansion: &Expansion) -> Vec<Scored> {
        let groups = expansion.alternatives.chunk_by(|_, next| shares_group_with_previous(next.kind));
        groups.filter_map(|group| Scored::of_group(expansion, group)).collect()
    }

    fn of_group(expansion: &Expansion, group: &[Alternative]) -> Option<Scored> {
        let (kind, is_of_constituent) = scored_kind(group.first()?.kind)?;
        let term = |each: &Alternative| {
            let (level, share) = (each.level, each.weight.share);
            each.terms.iter().map(move |text| ScoredTerm::new(level, text, share)).collect::<Vec<_>>()
        };
        let compound = || ScoredTerm::new(Level::Stem, &expansion.terms.stem, 1.0);
        Some(Scored {
            kind,
            word: expansion.terms.surface.clone(),
            terms: group.iter().flat_map(term).collect(),
            weight: group.first()?.weight.group * expansion.weight,
            times: expansion.piece_weight,
            constituent_of: is_of_constituent.then(compound),
        })
    }
}

/// How an alternative is scored, and whether it is one of a constituent; `None` for those that are
/// matched only.
fn scored_kind(kind: AlternativeKind) -> Option<(ScoredKind, bool)> {
    Some(match kind {
        AlternativeKind::FunctionWord => (ScoredKind::FunctionWord, false),
        AlternativeKind::Inflected | AlternativeKind::Compound | AlternativeKind::OtherName => {
            (ScoredKind::Word, false)
        }
        AlternativeKind::Typed | AlternativeKind::OnlyTyped => (ScoredKind::Typed, false),
        AlternativeKind::Constituent | AlternativeKind::ConstituentInCompound => {
            (ScoredKind::Constituent, true)
        }
        AlternativeKind::LongPrefix | AlternativeKind::ShortPrefix => (ScoredKind::Prefix, false),
        AlternativeKind::ConstituentLongPrefix | AlternativeKind::ConstituentShortPrefix => {
            (ScoredKind::Prefix, true)
        }
        AlternativeKind::FunctionWordStem | AlternativeKind::ConstituentsInProximity => return None,
    })
}

/// Whether an alternative is scored together with the one that is listed before it.
fn shares_group_with_previous(kind: AlternativeKind) -> bool {
    matches!(
        kind,
        AlternativeKind::Compound | AlternativeKind::OtherName | AlternativeKind::ConstituentInCompound
    )
}

/// All that is scored of a query, each once. A query may have thousands of words, so that known
/// ones are looked up.
#[derive(Default)]
pub(super) struct ScoredTerms {
    all: Vec<Scored>,
    /// Indexes of those of a kind that have this first term; of those without a term, by their
    /// word.
    by_term: FxHashMap<(ScoredKind, String), Vec<usize>>,
    /// Comparisons: a test holds them to a multiple of what was added.
    #[cfg(test)]
    comparisons: usize,
}

impl ScoredTerms {
    fn key(scored: &Scored) -> (ScoredKind, String) {
        (scored.kind, scored.terms.first().map_or_else(|| scored.word.clone(), |term| term.text.clone()))
    }

    fn find(&mut self, scored: &Scored) -> Option<&mut Scored> {
        let same_key = self.by_term.get(&ScoredTerms::key(scored))?;
        #[cfg(test)]
        {
            self.comparisons += same_key.len();
        }
        let index = same_key
            .iter()
            .find(|&&at| self.all.get(at).is_some_and(|known| known.is_scored_with(scored)))?;
        self.all.get_mut(*index)
    }

    pub(super) fn add(&mut self, scored: Scored) {
        if let Some(known) = self.find(&scored) {
            known.times += scored.times;
            return;
        }
        self.by_term.entry(ScoredTerms::key(&scored)).or_default().push(self.all.len());
        self.all.push(scored);
    }

    /// Adds what is scored of a word. Another form of a word that is known already (`Israel:
    /// Israels Präsident`) goes by the name of the first.
    pub(super) fn add_word(&mut self, mut of_word: Vec<Scored>) {
        let same = of_word.iter().find(|scored| scored.kind == ScoredKind::Word);
        if let Some(known) = same.and_then(|word| self.find(word)).map(|known| known.word.clone()) {
            of_word.iter_mut().for_each(|scored| scored.word.clone_from(&known));
        }
        of_word.into_iter().for_each(|scored| self.add(scored));
    }

    /// All of them. Function words say nothing, compared with other words: they count only where
    /// there are no others.
    pub(super) fn into_all(mut self) -> Vec<Scored> {
        let is_function_word = |scored: &Scored| scored.kind == ScoredKind::FunctionWord;
        if !self.all.iter().all(is_function_word) {
            self.all.retain(|scored| !is_function_word(scored));
        }
        self.all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expand::{ExpandedWord, query_words};
    use crate::options::Levels;

    /// A word for a number below 10,000: four syllables.
    fn word(number: usize) -> String {
        let syllables = ["ba", "de", "ko", "lum", "mi", "ner", "po", "rat", "su", "tik"];
        [number / 1000, number / 100, number / 10, number].map(|digit| syllables[digit % 10]).concat()
    }

    #[test]
    fn words_are_added_without_comparing_each_with_each() {
        let folder = include!("../../doctests/index.rs");
        let index = crate::Index::open(folder.path().join("archive.index")).unwrap();
        let generation = index.generation();
        let mut scored = ScoredTerms::default();
        let mut added = 0;
        for number in (0..3000).chain(0..3000) {
            let of_word = generation.with_analyzer(|analyzer| {
                let word = query_words(analyzer, &word(number)).remove(0);
                let word = ExpandedWord::expand(word, &generation, analyzer, Levels::default()).unwrap();
                word.scored_pieces().flat_map(Scored::of_expansion).collect::<Vec<_>>()
            });
            added += of_word.len();
            scored.add_word(of_word);
        }
        assert!(added >= 6000 && scored.comparisons <= 2 * added, "{} for {added}", scored.comparisons);
        let words: Vec<Scored> =
            scored.into_all().into_iter().filter(|scored| scored.kind == ScoredKind::Word).collect();
        assert_eq!(words.len(), 3000);
        assert!(words.iter().all(|word| word.times == 2.0));
    }
}
