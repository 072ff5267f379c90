//! Commands that answer questions.

use super::PlainFormat;
use crate::quantity::limit;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args as ClapArgs, ValueEnum};
use nachlese_article::{FIELDS, FieldName};
use nachlese_query::Facet;
use std::path::PathBuf;

/// Which index is read.
#[derive(Debug, ClapArgs)]
pub(crate) struct Source {
    /// The index folder [default: NACHLESE_INDEX, the configuration file, the data folder]
    #[arg(long, value_name = "DIR", conflicts_with = "archive")]
    pub(crate) index: Option<PathBuf>,
    /// Search this file or folder; its index, in the cache folder, is brought up to date first
    #[arg(long, value_name = "PATH")]
    pub(crate) archive: Vec<PathBuf>,
    /// Schema file with weights of your own
    #[arg(long, value_name = "FILE")]
    pub(crate) schema: Option<PathBuf>,
    /// What keys of records mean that are not understood otherwise; goes before the archive's own
    /// nachlese.toml
    #[arg(long, value_name = "FILE", requires = "archive")]
    pub(crate) keys: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Matching {
    All,
    Most,
    Any,
}

/// What may stand for a bare word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum LevelName {
    /// The form that was typed
    Exact,
    /// Any inflected form
    Stem,
    /// Compounds with the word in them, and a compound's parts near each other
    Parts,
    /// Other spellings and names of a name
    Names,
    /// Words that begin alike (protestieren for Protest), for `--match any` alone
    Prefix,
}

/// In which levels bare words are searched.
#[derive(Debug, ClapArgs)]
pub(crate) struct LevelsArg {
    /// What may stand for a bare word, with commas: `--levels exact,stem` finds neither compounds nor other spellings of names
    #[arg(long, alias = "zones", value_enum, value_name = "LEVEL", value_delimiter = ',', default_values = ["exact", "stem", "parts", "names", "prefix"])]
    pub(crate) levels: Vec<LevelName>,
}

/// What every command takes that reads a query.
#[derive(Debug, ClapArgs)]
pub(crate) struct Asking {
    #[command(flatten)]
    pub(crate) source: Source,
    /// How many of the bare words an article must have: all, at least two thirds, or any
    #[arg(long = "match", value_enum, value_name = "HOW", default_value = "all")]
    pub(crate) matching: Matching,
    #[command(flatten)]
    pub(crate) levels: LevelsArg,
    /// Refuse what would be read with a note, and say where it is
    #[arg(long)]
    pub(crate) strict: bool,
    /// Words, "phrases", =forms, -without, ODER, NEAR/5, SATZ(…), Steuer*, titel:X, quelle:X, datum:2024-05..2024-07; `nachlese man query`
    /// has all of it. `-` reads the query from stdin
    #[arg(required = true, value_name = "QUERY")]
    pub(crate) query: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Sort {
    /// Best first
    Relevance,
    /// Latest first
    Newest,
    /// Earliest first
    Oldest,
    /// Best first, where older articles count less
    Recent,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people
    Text,
    /// One document
    Json,
    /// An object a hit
    Ndjson,
    /// A table, for spreadsheets
    Csv,
    /// A table with tabs
    Tsv,
    /// A TREC run
    Trec,
    /// An id a line
    Ids,
    /// A path a line, each once
    Paths,
}

/// How hits are printed.
#[derive(Debug, ClapArgs)]
pub(crate) struct Printing {
    /// Output format
    #[arg(
        long,
        value_enum,
        value_name = "FORMAT",
        default_value = "text",
        hide_possible_values = true,
        help = "text, json, ndjson, csv, tsv, trec, ids or paths. In json and ndjson a mark is two byte offsets into its text, in UTF-8. Articles that \
            lack a word, where none has all, are in text and json alone"
    )]
    pub(crate) format: Format,
    #[arg(long, value_parser = columns(), value_name = "FIELD", value_delimiter = ',', help = columns_help())]
    pub(crate) fields: Vec<Column>,
    /// End ids and paths (`--format ids`, `--format paths`) with NUL instead of a line end, for xargs -0
    #[arg(short = '0', long = "null")]
    pub(crate) null: bool,
    /// So many places of each text
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(crate) snippets: usize,
    /// Every place where a word was found, a line each, with so many words before and behind it: `--context=5`; in csv and tsv the
    /// columns left, keyword, right [default: 8]
    #[arg(long, value_name = "WORDS", num_args = 0..=1, default_missing_value = "8", require_equals = true, conflicts_with = "snippets")]
    pub(crate) context: Option<usize>,
}

/// A column of a table of hits, a key of a hit in JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Column {
    Rank,
    Score,
    Snippets,
    /// A field of the article.
    Field(FieldName),
}

impl Column {
    /// Every column, in the order in which messages list them.
    pub(crate) fn all() -> impl Iterator<Item = Column> {
        let (first, others): (Vec<_>, Vec<_>) = FIELDS
            .iter()
            .filter(|field| field.in_hits)
            .map(|field| field.name)
            .partition(|name| *name == FieldName::Id);
        let before = first.into_iter().map(Column::Field).chain([Column::Rank, Column::Score]);
        before.chain(others.into_iter().map(Column::Field)).chain([Column::Snippets])
    }

    /// Its name in results.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Column::Rank => "rank",
            Column::Score => "score",
            Column::Snippets => "snippets",
            Column::Field(field) => field.as_str(),
        }
    }
}

fn columns_help() -> String {
    let names: Vec<&str> = Column::all().map(Column::name).collect();
    format!("Columns of csv and tsv, fields of ndjson, with commas: {}", names.join(", "))
}

/// The columns as they are typed.
fn columns() -> impl TypedValueParser<Value = Column> {
    let names = PossibleValuesParser::new(Column::all().map(Column::name));
    names.try_map(|name| Column::all().find(|column| column.name() == name).ok_or("no field of hits"))
}

/// The facets as they are typed.
fn facets() -> impl TypedValueParser<Value = Facet> {
    let names = PossibleValuesParser::new(Facet::all().map(Facet::name));
    names.try_map(|name| Facet::from_name(&name).ok_or("no facet"))
}

/// A number of hits, or all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Limit(pub(crate) usize);

#[derive(Debug, ClapArgs)]
pub(crate) struct SearchArgs {
    #[command(flatten)]
    pub(crate) asking: Asking,
    /// Number of hits, or `all`
    #[arg(short = 'n', long, value_name = "N", default_value = "20", value_parser = limit)]
    pub(crate) limit: Limit,
    /// Hits to skip
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) offset: usize,
    /// Order of hits
    #[arg(long, value_enum, value_name = "ORDER", default_value = "relevance")]
    pub(crate) sort: Sort,
    #[command(flatten)]
    pub(crate) printing: Printing,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct CountArgs {
    #[command(flatten)]
    pub(crate) asking: Asking,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct ExplainArgs {
    #[command(flatten)]
    pub(crate) asking: Asking,
    /// Output format
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: PlainFormat,
    /// Why the article with this id stands where it stands: its points, word by word
    #[arg(long, value_name = "ID")]
    pub(crate) hit: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum TableFormat {
    Text,
    Json,
    Csv,
    Tsv,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct FacetsArgs {
    #[command(flatten)]
    pub(crate) asking: Asking,
    /// By what articles are counted, with commas
    #[arg(long, value_parser = facets(), value_name = "FACET", value_delimiter = ',', default_values = ["source", "section", "author", "year", "month"])]
    pub(crate) by: Vec<Facet>,
    /// Values of each facet, or `all`; csv, tsv and json have all unless this is given
    #[arg(short = 'n', long, value_name = "N", value_parser = limit)]
    pub(crate) limit: Option<Limit>,
    /// Output format
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: TableFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum PeriodName {
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct TimelineArgs {
    #[command(flatten)]
    pub(crate) asking: Asking,
    /// Period, by Berlin's calendar [default: what makes at most some sixty of them]
    #[arg(long, value_enum, value_name = "PERIOD")]
    pub(crate) by: Option<PeriodName>,
    /// Draw articles in a thousand of the archive, not their number
    #[arg(long)]
    pub(crate) relative: bool,
    /// Also draw a chart to this file
    #[arg(long, value_name = "FILE")]
    pub(crate) svg: Option<PathBuf>,
    /// Output format
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: TableFormat,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct TermsArgs {
    #[command(flatten)]
    pub(crate) asking: Asking,
    /// Number of words, or `all`
    #[arg(short = 'n', long, value_name = "N", default_value = "20", value_parser = limit)]
    pub(crate) limit: Limit,
    /// Output format
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: TableFormat,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct SimilarArgs {
    #[command(flatten)]
    pub(crate) source: Source,
    /// Number of hits, or `all`: at most 10,000
    #[arg(short = 'n', long, value_name = "N", default_value = "10", value_parser = limit)]
    pub(crate) limit: Limit,
    #[command(flatten)]
    pub(crate) printing: Printing,
    /// The id of an article, as search prints it
    #[arg(value_name = "ID")]
    pub(crate) id: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum BatchFormat {
    Trec,
    Ndjson,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct BatchArgs {
    #[command(flatten)]
    pub(crate) source: Source,
    /// One query a line: id, tab, query; `-` reads stdin
    #[arg(long, value_name = "FILE")]
    pub(crate) queries: PathBuf,
    /// Number of hits for each query
    #[arg(short = 'n', long, value_name = "N", default_value_t = 100)]
    pub(crate) limit: usize,
    /// How many of the bare words a hit must have
    #[arg(long = "match", value_enum, default_value = "any")]
    pub(crate) matching: Matching,
    #[command(flatten)]
    pub(crate) levels: LevelsArg,
    /// Output format
    #[arg(long, value_enum, default_value = "trec")]
    pub(crate) format: BatchFormat,
    /// Run all queries so many times; only the first run is printed
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) repeat: u32,
    /// Say on stderr how long the search calls took, a line for each repeat
    #[arg(long)]
    pub(crate) stats: bool,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct ShowArgs {
    #[command(flatten)]
    pub(crate) source: Source,
    /// Mark the words of this query: in colour (`--color always` in a pipe), or as byte offsets in json
    #[arg(long, value_name = "QUERY")]
    pub(crate) highlight: Option<String>,
    /// Output format
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: PlainFormat,
    /// Ids of articles, as search prints them; json has a document for each
    #[arg(required = true, value_name = "ID")]
    pub(crate) ids: Vec<String>,
}
