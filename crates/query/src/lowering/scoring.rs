//! What the second pass counts of a query.

use super::expand::Expansion;
use super::meaning::Meaning;
use crate::ast::{Clause, Node};
use nachlese_german::Zone;
use nachlese_german::prefix::beginnings;
use nachlese_index_format::ZoneWeights;

/// Something that a text may have in several ways, which share one document frequency and one saturation.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Scored {
    /// What it is of the word.
    pub(crate) kind: Kind,
    /// The word of the query, as it was typed.
    pub(crate) word: String,
    /// The ways, the best first: its zone's lengths are taken. None where the archive has no such form.
    pub(crate) ways: Vec<Way>,
    /// How much it counts.
    pub(crate) weight: f32,
    /// How often the query has it.
    pub(crate) times: f32,
    /// What it is a part of: it is counted as no rarer than that.
    pub(crate) part_of: Option<Way>,
}

/// What is counted of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// A term of a zone, searched in every text field.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Way {
    pub(crate) zone: Zone,
    pub(crate) text: String,
    /// What an occurrence counts beside one of the best way.
    pub(crate) share: f32,
}

impl Way {
    pub(crate) fn new(zone: Zone, text: &str, share: f32) -> Way {
        Way { zone, text: text.to_owned(), share }
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
    pub(crate) fn exact(form: &str, weights: &ZoneWeights) -> Scored {
        Scored {
            kind: Kind::Typed,
            word: form.to_owned(),
            ways: vec![Way::new(Zone::Exact, form, 1.0)],
            weight: weights.exact,
            times: 1.0,
            part_of: None,
        }
    }

    /// Any of the forms that look like something.
    pub(crate) fn forms(node: &Node, expansion: &Expansion, weights: &ZoneWeights) -> Scored {
        Scored {
            kind: Kind::Forms,
            word: Clause::from(node.clone()).to_string(),
            ways: expansion.told.iter().map(|(form, _)| Way::new(Zone::Exact, form, 1.0)).collect(),
            weight: weights.stem,
            times: 1.0,
            part_of: None,
        }
    }

    /// All that is counted of a word, each where it is searched.
    pub(crate) fn word(meaning: &Meaning, weights: &ZoneWeights, times: f32) -> Vec<Scored> {
        let (terms, zones) = (&meaning.terms, meaning.zones);
        let share = |weight: f32| if weights.stem > 0.0 { weight / weights.stem } else { 0.0 };
        let as_stem = |stem: &str| Way::new(Zone::Stem, stem, 1.0);
        let as_part = |stem: &str| Way::new(Zone::Parts, stem, share(weights.parts));
        let mut scored = Vec::new();
        let mut add = |kind, ways: Vec<Way>, weight: f32, part_of| {
            if !ways.is_empty() {
                let (word, weight) = (terms.surface.clone(), weight * meaning.weight);
                scored.push(Scored { kind, word, ways, weight, times, part_of });
            }
        };
        let mut ways = Vec::new();
        ways.extend(zones.stem.then(|| as_stem(&terms.stem)));
        ways.extend(zones.parts.then(|| as_part(&terms.stem)));
        let names = meaning.widened.iter();
        ways.extend(names.map(|other| Way::new(Zone::Stem, &other.stem, share(weights.names))));
        add(Kind::Word, ways, weights.stem, None);
        if zones.exact {
            add(Kind::Typed, vec![Way::new(Zone::Exact, &terms.exact, 1.0)], weights.exact, None);
        }
        let whole = || Some(as_stem(&terms.stem));
        for part in &meaning.apart {
            add(Kind::Apart, vec![as_stem(part), as_part(part)], weights.apart, whole());
        }
        if zones.prefix && !terms.function_word {
            for beginning in beginnings(&terms.stem) {
                add(Kind::Prefix, vec![Way::new(Zone::Prefix, &beginning, 1.0)], weights.prefix, None);
            }
            for beginning in meaning.apart.iter().flat_map(|part| beginnings(part)) {
                let weight = weights.prefix * weights.apart;
                add(Kind::Prefix, vec![Way::new(Zone::Prefix, &beginning, 1.0)], weight, whole());
            }
        }
        scored
    }
}
