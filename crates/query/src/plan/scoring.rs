//! What the second pass scores.
//!
//! Alternatives that are synonyms share one document frequency and one saturation, as in Lucene:
//! the word in any form; the form that was typed; each constituent; each prefix.

use crate::ast::{Clause, Node};
use crate::expand::{Alternative, AlternativeKind, Expansion, PatternForms};
use nachlese_german::Level;
use nachlese_index_format::LevelWeights;
use rustc_hash::FxHashMap;

/// Terms that share one document frequency and one saturation.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Scored {
    /// The kind of the group.
    pub(crate) kind: ScoredKind,
    /// The word of the query, as typed.
    pub(crate) word: String,
    /// The terms, most specific first; text lengths are those of the first term's level. Empty if
    /// the archive has no such form.
    pub(crate) terms: Vec<ScoredTerm>,
    /// Their weight.
    pub(crate) weight: f32,
    /// The number of their occurrences in the query.
    pub(crate) times: f32,
    /// The compound of which they are a constituent: their idf does not exceed that of the
    /// compound.
    pub(crate) constituent_of: Option<ScoredTerm>,
}

/// The kind of a group of terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum ScoredKind {
    /// Any form of the word, compounds that contain it, its other spellings.
    Word,
    /// Any form of a function word.
    FunctionWord,
    /// The form that was typed.
    Typed,
    /// Any of the forms that match a pattern.
    Pattern,
    /// A constituent of it.
    Constituent,
    /// A prefix of it or of a constituent.
    Prefix,
}

/// A term of one level, in every text field.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ScoredTerm {
    pub(crate) level: Level,
    pub(crate) text: String,
    /// The weight of an occurrence, relative to one of the first term.
    pub(crate) share: f32,
}

impl ScoredTerm {
    fn new(level: Level, text: &str, share: f32) -> ScoredTerm {
        ScoredTerm { level, text: text.to_owned(), share }
    }
}

impl Scored {
    /// Whether the other is the same, apart from the number of occurrences in the query.
    fn is_scored_with(&self, other: &Scored) -> bool {
        self.kind == other.kind
            && self.terms == other.terms
            && self.weight == other.weight
            && self.constituent_of == other.constituent_of
    }

    /// A form that must occur as typed.
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

    /// Any of the forms that match a truncated or fuzzy word.
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

/// The kind of group of an alternative, and whether it belongs to a constituent; `None` for those
/// that only match and are not scored.
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

/// Whether an alternative is in the same group as the one before it.
fn shares_group_with_previous(kind: AlternativeKind) -> bool {
    matches!(
        kind,
        AlternativeKind::Compound | AlternativeKind::OtherName | AlternativeKind::ConstituentInCompound
    )
}

/// The distinct groups of a query. A query may have thousands of words, so known groups are looked
/// up in a map.
#[derive(Default)]
pub(super) struct ScoredTerms {
    all: Vec<Scored>,
    /// Indexes of groups by kind and first term; of those without terms, by word.
    by_term: FxHashMap<(ScoredKind, String), Vec<usize>>,
    /// Number of comparisons: a test limits it to a multiple of the number of groups added.
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

    /// Adds the groups of a word. Another form of a known word (`Israel: Israels Präsident`) is
    /// reported under the first one.
    pub(super) fn add_word(&mut self, mut of_word: Vec<Scored>) {
        let same = of_word.iter().find(|scored| scored.kind == ScoredKind::Word);
        if let Some(known) = same.and_then(|word| self.find(word)).map(|known| known.word.clone()) {
            of_word.iter_mut().for_each(|scored| scored.word.clone_from(&known));
        }
        of_word.into_iter().for_each(|scored| self.add(scored));
    }

    /// All groups. Function words are only scored if there are no other words.
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
