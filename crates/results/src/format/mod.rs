//! How documents are written. A new format is a file here and a line in [`FORMATS`].

mod csv;
mod definition;
mod ids;
mod json;
mod ndjson;
mod paths;
mod ris;
mod rows;
mod trec;
mod tsv;

pub use definition::{Format, HitWriter, HitsOptions};

/// Every format, in the order in which a program lists them.
pub static FORMATS: &[Format] = &[
    json::FORMAT,
    ndjson::FORMAT,
    csv::FORMAT,
    tsv::FORMAT,
    trec::FORMAT,
    ids::FORMAT,
    paths::FORMAT,
    ris::FORMAT,
];

impl Format {
    /// The format of this name.
    ///
    /// ```
    /// use nachlese_results::Format;
    ///
    /// assert!(Format::named("json").unwrap().is_json && Format::named("xls").is_none());
    /// ```
    pub fn named(name: &str) -> Option<&'static Format> {
        FORMATS.iter().find(|format| format.name == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_have_names_of_their_own() {
        for (place, format) in FORMATS.iter().enumerate() {
            assert!(FORMATS[..place].iter().all(|other| other.name != format.name), "{}", format.name);
        }
    }
}
