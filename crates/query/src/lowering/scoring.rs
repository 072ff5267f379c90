//! What the second pass counts of a query.

use super::expand::Expansion;
use super::meaning::Meaning;
use crate::ast::{Clause, Node};
use nachlese_german::Level;
use nachlese_german::prefix_ngrams;
use nachlese_index_format::LevelWeights;
use rustc_hash::FxHashMap;

/// Something that a text may have in several ways, which share one document frequency and one saturation.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Scored {
    /// What it is of the word.
    pub(crate) kind: Kind,
    /// The word of the query, as it was typed.
    pub(crate) word: String,
    /// The ways, the best first: its level's lengths are taken. None where the archive has no such form.
    pub(crate) ways: Vec<Way>,
    /// How much it counts.
    pub(crate) weight: f32,
    /// How often the query has it.
    pub(crate) times: f32,
    /// What it is a part of: it is counted as no rarer than that.
    pub(crate) part_of: Option<Way>,
}

/// What is counted of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    /// Any of its forms, compounds of it, its other spellings.
    Word,
    /// The form that was typed.
    Typed,
    /// Any of the forms that look like it.
    Forms,
    /// A part of it.
    Apart,
    /// What begins like it or a part of it.
    Prefix,
    /// That it stands early.
    Early,
}

/// A term of a level, searched in every text field.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Way {
    pub(crate) level: Level,
    pub(crate) text: String,
    /// What an occurrence counts beside one of the best way.
    pub(crate) share: f32,
}

impl Way {
    pub(crate) fn new(level: Level, text: &str, share: f32) -> Way {
        Way { level, text: text.to_owned(), share }
    }
}

impl Scored {
    /// Whether the other is the same, but for how often it was asked for.
    pub(crate) fn is_scored_with(&self, other: &Scored) -> bool {
        self.kind == other.kind
            && self.ways == other.ways
            && self.weight == other.weight
            && self.part_of == other.part_of
    }

    /// A form that must stand as it was typed.
    pub(crate) fn exact(form: &str, weights: &LevelWeights) -> Scored {
        Scored {
            kind: Kind::Typed,
            word: form.to_owned(),
            ways: vec![Way::new(Level::Exact, form, 1.0)],
            weight: weights.exact,
            times: 1.0,
            part_of: None,
        }
    }

    /// Any of the forms that look like something.
    pub(crate) fn forms(node: &Node, expansion: &Expansion, weights: &LevelWeights) -> Scored {
        Scored {
            kind: Kind::Forms,
            word: Clause::from(node.clone()).to_string(),
            ways: expansion.told.iter().map(|(form, _)| Way::new(Level::Exact, form, 1.0)).collect(),
            weight: weights.stem,
            times: 1.0,
            part_of: None,
        }
    }

    /// All that is counted of a word, each where it is searched.
    pub(crate) fn word(meaning: &Meaning, weights: &LevelWeights, times: f32) -> Vec<Scored> {
        let (terms, levels) = (&meaning.terms, meaning.levels);
        let share = |weight: f32| if weights.stem > 0.0 { weight / weights.stem } else { 0.0 };
        let as_stem = |stem: &str| Way::new(Level::Stem, stem, 1.0);
        let as_part = |stem: &str| Way::new(Level::Parts, stem, share(weights.parts));
        let mut scored = Vec::new();
        let mut add = |kind, ways: Vec<Way>, weight: f32, part_of| {
            if !ways.is_empty() {
                let (word, weight) = (terms.surface.clone(), weight * meaning.weight);
                scored.push(Scored { kind, word, ways, weight, times, part_of });
            }
        };
        let mut ways = Vec::new();
        ways.extend(levels.stem.then(|| as_stem(&terms.stem)));
        ways.extend(levels.parts.then(|| as_part(&terms.stem)));
        let names = meaning.widened.iter();
        ways.extend(names.map(|other| Way::new(Level::Stem, &other.stem, share(weights.names))));
        add(Kind::Word, ways, weights.stem, None);
        if levels.exact {
            add(Kind::Typed, vec![Way::new(Level::Exact, &terms.exact, 1.0)], weights.exact, None);
        }
        let whole = || Some(as_stem(&terms.stem));
        for part in &meaning.apart {
            add(Kind::Apart, vec![as_stem(part), as_part(part)], weights.constituents, whole());
        }
        if levels.prefix && !terms.function_word {
            for beginning in prefix_ngrams(&terms.stem) {
                add(Kind::Prefix, vec![Way::new(Level::Prefix, &beginning, 1.0)], weights.prefix, None);
            }
            for beginning in meaning.apart.iter().flat_map(|part| prefix_ngrams(part)) {
                let weight = weights.prefix * weights.constituents;
                add(Kind::Prefix, vec![Way::new(Level::Prefix, &beginning, 1.0)], weight, whole());
            }
        }
        scored
    }
}

/// All that is counted of a query, each once. A query may have thousands of words: what is there already is looked up.
#[derive(Default)]
pub(super) struct Scorings {
    all: Vec<Scored>,
    /// The numbers of those of a kind whose best way is this term; what has no form in the archive, by its word.
    by_term: FxHashMap<(Kind, String), Vec<usize>>,
    /// Comparisons: a test holds them to a multiple of what was added.
    #[cfg(test)]
    steps: usize,
}

impl Scorings {
    fn key(scored: &Scored) -> (Kind, String) {
        (scored.kind, scored.ways.first().map_or_else(|| scored.word.clone(), |way| way.text.clone()))
    }

    fn find(&mut self, scored: &Scored) -> Option<&mut Scored> {
        let near = self.by_term.get(&Scorings::key(scored))?;
        #[cfg(test)]
        {
            self.steps += near.len();
        }
        let number =
            near.iter().find(|&&at| self.all.get(at).is_some_and(|known| known.is_scored_with(scored)))?;
        self.all.get_mut(*number)
    }

    pub(super) fn add(&mut self, scored: Scored) {
        if let Some(known) = self.find(&scored) {
            known.times += scored.times;
            return;
        }
        self.by_term.entry(Scorings::key(&scored)).or_default().push(self.all.len());
        self.all.push(scored);
    }

    /// Adds what is counted of a word. Another form of a word that is there already (`Israel: Israels Präsident`) goes by its name.
    pub(super) fn add_word(&mut self, mut of_word: Vec<Scored>) {
        let same = of_word.iter().find(|scored| scored.kind == Kind::Word);
        if let Some(known) = same.and_then(|word| self.find(word)).map(|known| known.word.clone()) {
            of_word.iter_mut().for_each(|scored| scored.word.clone_from(&known));
        }
        of_word.into_iter().for_each(|scored| self.add(scored));
    }

    pub(super) fn into_all(self) -> Vec<Scored> {
        self.all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::options::Levels;

    #[test]
    fn words_are_put_together_without_comparing_each_with_each() {
        let weights = nachlese_index_format::Schema::default().levels;
        let mut scorings = Scorings::default();
        let mut added = 0;
        for number in (0..3000).chain(0..3000) {
            let mut meaning = Meaning { levels: Levels::default(), weight: 1.0, ..Meaning::default() };
            meaning.terms.stem = format!("wort{number}");
            meaning.terms.exact = format!("wort{number}s");
            let of_word = Scored::word(&meaning, &weights, 1.0);
            added += of_word.len();
            scorings.add_word(of_word);
        }
        assert!(added >= 6000 && scorings.steps <= 2 * added, "{} steps for {added}", scorings.steps);
        let words: Vec<Scored> =
            scorings.into_all().into_iter().filter(|scored| scored.kind == Kind::Word).collect();
        assert_eq!(words.len(), 3000);
        assert!(words.iter().all(|word| word.times == 2.0));
    }
}
