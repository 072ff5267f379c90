//! What the second pass counts of a query.

use super::meaning::Meaning;
use nachlese_german::Zone;
use nachlese_index_format::ZoneWeights;

/// Something that a text may have in several ways, which share one document frequency and one saturation.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Scored {
    /// The ways, the best first: its zone's lengths are taken. Never empty.
    pub(crate) ways: Vec<Way>,
    /// How much it counts.
    pub(crate) weight: f32,
    /// How often the query has it.
    pub(crate) times: f32,
    /// What it is a part of: it is counted as no rarer than that.
    pub(crate) part_of: Option<Way>,
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
    fn new(ways: Vec<Way>, weight: f32, times: f32) -> Scored {
        Scored { ways, weight, times, part_of: None }
    }

    /// Whether the other is the same, but for how often it was asked for.
    pub(crate) fn is_scored_with(&self, other: &Scored) -> bool {
        self.ways == other.ways && self.weight == other.weight && self.part_of == other.part_of
    }

    /// A form that must stand as it was typed.
    pub(crate) fn exact(form: &str, weights: &ZoneWeights) -> Scored {
        Scored::new(vec![Way::new(Zone::Exact, form, 1.0)], weights.exact, 1.0)
    }

    /// All that is counted of a word: the form that was typed; any of its forms, with compounds of it and its other spellings; the parts
    /// that it has itself; each where it is searched.
    pub(crate) fn word(meaning: &Meaning, weights: &ZoneWeights, times: f32) -> Vec<Scored> {
        let terms = &meaning.terms;
        let share = |weight: f32| if weights.stem > 0.0 { weight / weights.stem } else { 0.0 };
        let zones = meaning.zones;
        let as_stem = |stem: &str| Way::new(Zone::Stem, stem, 1.0);
        let as_part = |stem: &str| Way::new(Zone::Parts, stem, share(weights.parts));
        let mut ways = Vec::new();
        ways.extend(zones.stem.then(|| as_stem(&terms.stem)));
        ways.extend(zones.parts.then(|| as_part(&terms.stem)));
        ways.extend(
            meaning.widened.iter().map(|other| Way::new(Zone::Stem, &other.stem, share(weights.names))),
        );
        let mut scored = Vec::new();
        if !ways.is_empty() {
            scored.push(Scored::new(ways, weights.stem, times));
        }
        scored.extend(zones.exact.then(|| Scored { times, ..Scored::exact(&terms.exact, weights) }));
        scored.extend(meaning.apart.iter().map(|part| Scored {
            part_of: Some(as_stem(&terms.stem)),
            ..Scored::new(vec![as_stem(part), as_part(part)], weights.apart, times)
        }));
        scored
    }
}
