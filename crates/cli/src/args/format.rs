//! Output formats: those of the crate results, and text.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use nachlese_results::{FORMATS, Format};

/// How results are printed.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Output {
    /// For people.
    Text,
    /// For programs.
    Results(&'static Format),
}

impl Output {
    pub(crate) fn is_text(self) -> bool {
        matches!(self, Output::Text)
    }

    /// Whether results are JSON: then an error is, too.
    pub(crate) fn is_json(self) -> bool {
        matches!(self, Output::Results(format) if format.is_json)
    }

    fn named(name: &str) -> Output {
        Format::named(name).map_or(Output::Text, Output::Results)
    }
}

/// Any format of hits.
pub(crate) fn of_hits() -> impl TypedValueParser<Value = Output> {
    let text = PossibleValue::new("text").help("For people");
    let others = FORMATS.iter().map(|format| PossibleValue::new(format.name).help(format.help));
    PossibleValuesParser::new(std::iter::once(text).chain(others)).map(|name| Output::named(&name))
}

/// Any format of a document of numbers.
pub(crate) fn of_documents() -> impl TypedValueParser<Value = Output> {
    let others = FORMATS.iter().filter(|format| format.writes_documents()).map(|format| format.name);
    PossibleValuesParser::new(std::iter::once("text").chain(others)).map(|name| Output::named(&name))
}

/// Any format of ranked ids; the default comes first.
pub(crate) fn of_ranked() -> impl TypedValueParser<Value = Output> {
    let mut names: Vec<&str> =
        FORMATS.iter().filter(|format| format.writes_ranked()).map(|format| format.name).collect();
    names.sort_by_key(|name| *name != RANKED);
    PossibleValuesParser::new(names).map(|name| Output::named(&name))
}

/// The usual format of ranked ids.
pub(crate) const RANKED: &str = "trec";
