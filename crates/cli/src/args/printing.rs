//! How hits are printed.

use super::format::{Output, of_hits};
use clap::Args as ClapArgs;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use nachlese_query::Excerpts;
use nachlese_results::{Column, FORMATS, Format, HitsOptions};

/// How hits are printed.
#[derive(Debug, ClapArgs)]
pub(crate) struct Printing {
    #[arg(
        long,
        value_parser = of_hits(),
        value_name = "FORMAT",
        default_value = "text",
        hide_possible_values = true,
        help = formats_help()
    )]
    pub(crate) format: Output,
    #[arg(long, value_parser = columns(), value_name = "FIELD", value_delimiter = ',', help = columns_help())]
    pub(crate) fields: Vec<Column>,
    /// End ids and paths (`--format ids`, `--format paths`) with NUL instead of a newline, for
    /// xargs -0
    #[arg(short = '0', long = "null")]
    pub(crate) null: bool,
    /// Number of snippets from each text
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(crate) snippets: usize,
    /// Print every match on its own line, with WORDS words of context on each side:
    /// `--context=5`; csv and tsv get the columns left, keyword, right [default: 8]
    #[arg(long, value_name = "WORDS", num_args = 0..=1, default_missing_value = "8", require_equals = true, conflicts_with = "snippets")]
    pub(crate) context: Option<usize>,
}

fn formats_help() -> String {
    let names: Vec<&str> = FORMATS.iter().map(|format| format.name).collect();
    format!(
        "Output format: text, {}. Marks in json and ndjson are byte offsets into the UTF-8 text. If no article \
         has all words, text and json show articles that lack some",
        names.join(", ")
    )
}

fn columns_help() -> String {
    let names: Vec<&str> = Column::all().map(Column::name).collect();
    format!("Columns of csv and tsv, fields of json and ndjson, separated by commas: {}", names.join(", "))
}

/// The columns as they are typed.
fn columns() -> impl TypedValueParser<Value = Column> {
    PossibleValuesParser::new(Column::all().map(Column::name))
        .try_map(|name| Column::named(&name).ok_or("unknown field"))
}

impl Printing {
    /// Whether the flags go together.
    pub(crate) fn check(&self) -> anyhow::Result<()> {
        let takes = |flag: fn(&Format) -> bool| match self.format {
            Output::Text => false,
            Output::Results(format) => flag(format),
        };
        anyhow::ensure!(!self.null || takes(|format| format.takes_null), "-0 needs --format ids or paths");
        anyhow::ensure!(
            self.fields.is_empty() || takes(|format| format.takes_fields),
            "--fields needs --format csv, tsv, json or ndjson"
        );
        Ok(())
    }

    /// What is written of hits.
    pub(crate) fn options(&self) -> HitsOptions {
        let options = HitsOptions::new().fields(self.fields.clone()).snippets(self.snippets);
        options.context(self.context).null(self.null)
    }

    /// What has to be cut out of the articles.
    pub(crate) fn excerpts(&self) -> Excerpts {
        match self.format {
            Output::Text => self.options().excerpts(),
            Output::Results(format) => format.excerpts(&self.options()),
        }
    }
}
