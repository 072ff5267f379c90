//! Plain Tantivy, the peer: how long it takes for the nearest equivalents of the operators of the
//! query language, its sorts and its overviews, and how long its German chain takes for texts.
//!
//!     measure-tantivy index RECORDS.jsonl DIR THREADS
//!     measure-tantivy time DIR QUERIES.tsv TIMES
//!     measure-tantivy analyze RECORDS.jsonl.gz
//!
//! The index has title and body with positions, body being teaser and body, in Tantivy's German
//! stems. It keeps stop words: phrases that contain some could not be asked for otherwise.
//! `published` and `source` are fast fields. `analyze` drops stop words, as the chain is meant to
//! be used, and prints the seconds of the best of three runs.
//!
//! A line of QUERIES is a kind, a tab and a query:
//!
//! - `query`, `newest`, `oldest`: for the query parser, all words; by score or by date
//! - `regex`: an expression for a whole stem
//! - `near`: a number and expressions for stems: a phrase of them with that slop
//! - `fuzzy`: a word, and 2 if two letters may differ
//! - `count`, `facets` (by source), `timeline` (by 30 days, for calendar months are not supported):
//!   for the query parser, no hits
//!
//! All others collect ten hits and the exact total. A line of the answer: kind, query, total,
//! median milliseconds of TIMES library calls (parsed and searched, no stored document read) after
//! one that does not count; or kind, query and what is wrong with it.

use std::io::{BufRead, BufReader};
use std::time::Instant;
use tantivy::aggregation::{AggregationCollector, agg_req::Aggregations};
use tantivy::collector::{Collector, Count, TopDocs};
use tantivy::query::{BooleanQuery, FuzzyTermQuery, Query, QueryParser, RegexPhraseQuery, RegexQuery};
use tantivy::schema::*;
use tantivy::time::{OffsetDateTime, format_description::well_known::Rfc3339};
use tantivy::tokenizer::{
    Language, LowerCaser, RemoveLongFilter, SimpleTokenizer, Stemmer, StopWordFilter, TextAnalyzer,
    TokenStream,
};
use tantivy::{DateTime, Index, IndexWriter, Order, Searcher};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn analyzer() -> TextAnalyzer {
    TextAnalyzer::builder(SimpleTokenizer::default())
        .filter(RemoveLongFilter::limit(80))
        .filter(LowerCaser)
        .filter(Stemmer::new(Language::German))
        .build()
}

fn index(records: &str, dir: &str, threads: usize) -> Outcome<()> {
    let start = Instant::now();
    let positions = TextFieldIndexing::default()
        .set_tokenizer("de")
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let text = TextOptions::default().set_stored().set_indexing_options(positions);
    let mut schema = Schema::builder();
    let id = schema.add_text_field("id", STRING | STORED);
    let title = schema.add_text_field("title", text.clone());
    let body = schema.add_text_field("body", text);
    let published = schema.add_date_field("published", INDEXED | FAST);
    let source = schema.add_text_field("source", STRING | FAST);
    std::fs::create_dir_all(dir)?;
    let index = Index::create_in_dir(dir, schema.build())?;
    index.tokenizers().register("de", analyzer());
    let mut writer: IndexWriter = index.writer_with_num_threads(threads, 512_000_000)?;
    let mut articles = 0;
    for line in BufReader::with_capacity(1 << 20, std::fs::File::open(records)?).lines() {
        let record: serde_json::Value = serde_json::from_str(&line?)?;
        let value = |name: &str| record[name].as_str().unwrap_or_default();
        let mut article = TantivyDocument::default();
        article.add_text(id, value("id"));
        article.add_text(title, value("title"));
        article.add_text(body, format!("{}\n{}", value("teaser"), value("body")));
        article.add_text(source, value("source"));
        if let Some(day) = value("published").get(..10) {
            let date = OffsetDateTime::parse(&format!("{day}T00:00:00Z"), &Rfc3339)?;
            article.add_date(published, DateTime::from_utc(date));
        }
        writer.add_document(article)?;
        articles += 1;
    }
    writer.commit()?;
    writer.wait_merging_threads()?;
    println!("{articles} articles in {:.1} s", start.elapsed().as_secs_f64());
    Ok(())
}

struct Peer {
    searcher: Searcher,
    parser: QueryParser,
    fields: [Field; 2],
}

impl Peer {
    fn open(dir: &str) -> Outcome<Peer> {
        let index = Index::open_in_dir(dir)?;
        index.tokenizers().register("de", analyzer());
        let fields = [index.schema().get_field("title")?, index.schema().get_field("body")?];
        let mut parser = QueryParser::for_index(&index, fields.to_vec());
        parser.set_conjunction_by_default();
        Ok(Peer { searcher: index.reader()?.searcher(), parser, fields })
    }

    /// A query on either field, joined by OR.
    fn either(&self, query: impl Fn(Field) -> Outcome<Box<dyn Query>>) -> Outcome<Box<dyn Query>> {
        let queries = self.fields.iter().map(|&field| query(field)).collect::<Outcome<_>>()?;
        Ok(Box::new(BooleanQuery::union(queries)))
    }

    fn parse(&self, kind: &str, text: &str) -> Outcome<Box<dyn Query>> {
        let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
        match kind {
            "regex" => self.either(|field| Ok(Box::new(RegexQuery::from_pattern(text, field)?))),
            "near" => {
                let slop = first.parse()?;
                let words = || rest.split(' ').map(str::to_owned).enumerate().collect();
                self.either(|field| {
                    Ok(Box::new(RegexPhraseQuery::new_with_offset_and_slop(field, words(), slop)))
                })
            }
            "fuzzy" => {
                let distance = if rest.is_empty() { 1 } else { rest.parse()? };
                let mut stem = String::new();
                analyzer().token_stream(first).process(&mut |token| stem.clone_from(&token.text));
                self.either(|field| {
                    Ok(Box::new(FuzzyTermQuery::new(Term::from_field_text(field, &stem), distance, true)))
                })
            }
            _ => Ok(self.parser.parse_query(text)?),
        }
    }

    /// Searches; the number of articles.
    fn run(&self, kind: &str, text: &str) -> Outcome<u64> {
        let query = self.parse(kind, text)?;
        let top = TopDocs::with_limit(10);
        let by_date = |order| TopDocs::with_limit(10).order_by_fast_field::<DateTime>("published", order);
        match kind {
            "count" => Ok(self.searcher.search(&query, &Count)? as u64),
            "newest" => self.hits(&query, by_date(Order::Desc)),
            "oldest" => self.hits(&query, by_date(Order::Asc)),
            "facets" => self.buckets(&query, r#"{"a": {"terms": {"field": "source", "size": 1000}}}"#),
            "timeline" => self.buckets(
                &query,
                r#"{"a": {"date_histogram": {"field": "published", "fixed_interval": "30d"}}}"#,
            ),
            _ => self.hits(&query, top.order_by_score()),
        }
    }

    fn hits(&self, query: &dyn Query, top: impl Collector) -> Outcome<u64> {
        Ok(self.searcher.search(query, &(top, Count))?.1 as u64)
    }

    fn buckets(&self, query: &dyn Query, request: &str) -> Outcome<u64> {
        let request: Aggregations = serde_json::from_str(request)?;
        let result =
            self.searcher.search(query, &AggregationCollector::from_aggs(request, Default::default()))?;
        let result = serde_json::to_value(result)?;
        let buckets = result["a"]["buckets"].as_array().ok_or("no buckets")?;
        Ok(buckets.iter().filter_map(|bucket| bucket["doc_count"].as_u64()).sum())
    }
}

/// Seconds of the best of three runs of the chain over all titles, teasers and bodies.
fn analyze(records: &str) -> Outcome<f64> {
    let file = BufReader::new(flate2::read::MultiGzDecoder::new(std::fs::File::open(records)?));
    let mut texts = Vec::new();
    for line in file.lines() {
        let record: serde_json::Value = serde_json::from_str(&line?)?;
        texts.extend(
            ["title", "teaser", "body"].map(|key| record[key].as_str().unwrap_or_default().to_owned()),
        );
    }
    let mut best = f64::MAX;
    for _ in 0..3 {
        let start = Instant::now();
        let mut chain = TextAnalyzer::builder(SimpleTokenizer::default())
            .filter(RemoveLongFilter::limit(80))
            .filter(LowerCaser)
            .filter(StopWordFilter::new(Language::German).ok_or("no German stop words")?)
            .filter(Stemmer::new(Language::German))
            .build();
        let mut sum = 0;
        for text in &texts {
            let mut tokens = chain.token_stream(text);
            while tokens.advance() {
                sum += tokens.token().text.len();
            }
        }
        std::hint::black_box(sum);
        best = best.min(start.elapsed().as_secs_f64());
    }
    Ok(best)
}

fn time(dir: &str, queries: &str, times: usize) -> Outcome<()> {
    let peer = Peer::open(dir)?;
    for line in std::fs::read_to_string(queries)?.lines() {
        let (kind, text) = line.split_once('\t').ok_or("a kind, a tab and a query")?;
        let timed = |_| {
            let start = Instant::now();
            peer.run(kind, text).map(|total| (start.elapsed().as_secs_f64() * 1e3, total))
        };
        match (0..=times).map(timed).skip(1).collect::<Outcome<Vec<_>>>() {
            Ok(mut runs) => {
                runs.sort_by(|a, b| a.0.total_cmp(&b.0));
                let (median, total) = runs[times / 2];
                println!("{kind}\t{text}\t{total}\t{median:.2}");
            }
            Err(error) => println!("{kind}\t{text}\t{error}"),
        }
    }
    Ok(())
}

fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["index", records, dir, threads] => index(records, dir, threads.parse()?),
        ["time", dir, queries, times] => time(dir, queries, times.parse()?),
        ["analyze", records] => {
            println!("{}", analyze(records)?);
            Ok(())
        }
        _ => {
            Err("index RECORDS.jsonl DIR THREADS | time DIR QUERIES.tsv TIMES | analyze RECORDS.jsonl.gz"
                .into())
        }
    }
}
