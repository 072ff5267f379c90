//! How long the operators of the query language, the orders of hits and the overviews take on x16,
//! a million records, compared with the nearest equivalents of plain Tantivy and Lucene
//! (queries.tsv). Library calls in milliseconds, the median of some (`--times`).

mod nachlese;

use crate::Context;
use crate::data::{existing, read, write};
use crate::peers::{LuceneOperators, tantivy_operators};
use crate::process::{command, stdout};
use anyhow::{Context as _, Result};
use std::collections::HashMap;
use std::path::Path;

/// For each query what is asked of Nachlese, of Tantivy and of Lucene: a kind and a text each.
const QUERIES: &str = include_str!("queries.tsv");

/// Calls of which Lucene's median is taken: its machine is warm after a hundred.
const LUCENE_TIMES: &str = "100";

/// What a system was asked, and its answer: articles, and milliseconds or what was wrong.
type Answers = HashMap<(String, String), Vec<String>>;

pub(crate) fn run(context: &Context, times: usize) -> Result<()> {
    let index = existing(context.scratch.path("x16.nachlese")).context("`measure speed` makes it")?;
    let ours = nachlese::answers(&index, &asked(0), times)?;
    let peers = if context.alone { None } else { Some([tantivy(context, times)?, lucene(context)?]) };
    println!("| | query | articles | ms | Tantivy | Lucene |\n|---|---|---|---|---|---|");
    for row in rows() {
        let (kind, query) = pair(&row, 0);
        let (articles, milliseconds) =
            ours.get(&(kind.clone(), query.clone())).context("an unanswered query")?;
        let peer = |at: usize| peer_cell(peers.as_ref()?.get(at)?, &pair(&row, at + 1), *articles);
        let cells = [0, 1].map(|at| peer(at).unwrap_or_else(|| "–".to_owned()));
        let kind = if kind == "query" { "" } else { &kind };
        println!(
            "| {kind} | `{query}` | {} | {milliseconds:.2} | {} | {} |",
            grouped(*articles),
            cells[0],
            cells[1]
        );
    }
    Ok(())
}

fn rows() -> Vec<Vec<&'static str>> {
    QUERIES.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect()).collect()
}

/// Kind and text for a system: 0 Nachlese, 1 Tantivy, 2 Lucene.
fn pair(row: &[&str], system: usize) -> (String, String) {
    let cell = |at: usize| (*row.get(at).unwrap_or(&"-")).to_owned();
    (cell(system * 2), cell(system * 2 + 1))
}

/// All that a system is asked.
fn asked(system: usize) -> Vec<(String, String)> {
    rows().iter().map(|row| pair(row, system)).filter(|(kind, _)| kind != "-").collect()
}

/// A peer's milliseconds, with the articles that it finds where they are others; or what was wrong.
fn peer_cell(answers: &Answers, asked: &(String, String), articles: u64) -> Option<String> {
    let answer = answers.get(asked)?;
    let (found, milliseconds) = (answer.first()?, answer.last()?);
    Some(match found.parse::<u64>() {
        Ok(found) if found != articles => format!("{milliseconds} ({})", grouped(found)),
        _ => milliseconds.clone(),
    })
}

/// 1234567 as 1,234,567.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let groups = digits.as_bytes().rchunks(3).rev().map(|group| String::from_utf8_lossy(group));
    groups.collect::<Vec<_>>().join(",")
}

fn tantivy(context: &Context, times: usize) -> Result<Answers> {
    let program = tantivy_operators(context)?;
    let index = context.scratch.folder("operators")?.join("x16.tantivy");
    if !index.exists() {
        let records = crate::speed::x16_file(&context.data, &context.scratch)?;
        print!("{}", stdout(command(&program, ["index"]).arg(records).arg(&index).arg("2"))?);
    }
    let queries = queries_of(context, "tantivy", 1)?;
    Ok(parse(&stdout(command(&program, ["time"]).arg(&index).arg(queries).arg(times.to_string()))?))
}

fn lucene(context: &Context) -> Result<Answers> {
    let lucene = LuceneOperators::new(context)?;
    let index = context.scratch.folder("operators")?.join("x16.lucene");
    let shown = index.to_string_lossy();
    if !index.exists() {
        let records = crate::speed::x16_file(&context.data, &context.scratch)?;
        print!("{}", lucene.call(&["index", &records.to_string_lossy(), &shown, "2"])?);
    }
    let queries = queries_of(context, "lucene", 2)?;
    Ok(parse(&lucene.call(&["time", &shown, &queries.to_string_lossy(), LUCENE_TIMES])?))
}

/// What a peer is asked, as a file.
fn queries_of(context: &Context, name: &str, system: usize) -> Result<std::path::PathBuf> {
    let path = context.scratch.folder("operators")?.join(Path::new(name).with_extension("tsv"));
    let line = |(kind, text): (String, String)| format!("{kind}\t{text}\n");
    write(&path, asked(system).into_iter().map(line).collect::<String>())?;
    read(&path).map(|_| path)
}

/// A peer's answers: lines of kind, text, articles, milliseconds; or kind, text, what was wrong.
fn parse(printed: &str) -> Answers {
    let line = |line: &str| {
        let mut cells = line.split('\t').map(str::to_owned);
        Some(((cells.next()?, cells.next()?), cells.collect()))
    };
    printed.lines().filter_map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_query_has_a_column_for_each_system() {
        for row in rows() {
            assert_eq!(row.len(), 6, "{row:?}");
        }
    }

    #[test]
    fn a_peer_that_finds_other_articles_has_their_number() {
        let answers = parse("query\tCorona\t10733\t0.50\nfuzzy\tx\tno such word\n");
        let asked = |kind: &str, text: &str| (kind.to_owned(), text.to_owned());
        let cell = |kind, text, articles| peer_cell(&answers, &asked(kind, text), articles);
        assert_eq!(cell("query", "Corona", 10733).as_deref(), Some("0.50"));
        assert_eq!(cell("query", "Corona", 1).as_deref(), Some("0.50 (10,733)"));
        assert_eq!(cell("fuzzy", "x", 1).as_deref(), Some("no such word"));
        assert_eq!(cell("-", "", 1), None);
    }
}
