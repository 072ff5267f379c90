//! The scorers, which lie with the data: `score_run.py`, `score_words.py`, `score_html.py`.

use crate::data::Data;
use crate::process::{command, last_line, run, stdout, stdout_to};
use anyhow::{Context as _, Result};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The interpreter that the scorers run in.
pub(crate) const PYTHON: &str = "python3";

/// How good one list of results is.
pub(crate) struct RunScore {
    /// The line that the scorer printed.
    pub(crate) line: String,
    /// Mean reciprocal rank of the first relevant document among ten.
    pub(crate) mrr: f64,
    /// Share of the relevant documents among a hundred.
    pub(crate) recall: f64,
}

/// Scores lists of results in TREC form against judgements; one score a list, in their order.
pub(crate) fn score_runs(data: &Data, judgements: &Path, runs: &[PathBuf]) -> Result<Vec<RunScore>> {
    let printed = stdout(scorer(data, "score_run.py")?.arg(judgements).args(runs))?;
    let scores: Vec<RunScore> = printed.lines().map(parse).collect::<Result<_>>()?;
    anyhow::ensure!(scores.len() == runs.len(), "score_run.py printed {} lines: {printed}", scores.len());
    Ok(scores)
}

fn parse(line: &str) -> Result<RunScore> {
    let figure = |name: &str| {
        let mut words = line.split_whitespace().skip_while(|word| *word != name);
        words.nth(1).and_then(|figure| figure.parse().ok()).with_context(|| format!("no {name} in: {line}"))
    };
    Ok(RunScore { line: line.to_owned(), mrr: figure("MRR@10")?, recall: figure("R@100")? })
}

/// Every word form that the word lists hold, one a line, into a file.
pub(crate) fn gold_words(data: &Data, to: &Path) -> Result<()> {
    stdout_to(scorer(data, "score_words.py")?.arg("words").arg(data.path("data/words")?), to)
}

/// Scores an analysis of those words; prints the figures.
pub(crate) fn score_words(data: &Data, analysis: &Path) -> Result<()> {
    run(scorer(data, "score_words.py")?.arg("score").arg(data.path("data/words")?).arg(analysis))
}

/// Scores what a reader makes of pages, on one core; the line of figures. `reader` is a program
/// that has `read`, or an option that names a peer, which `python` must have.
pub(crate) fn score_pages(data: &Data, python: &Path, pages: &Path, reader: OsString) -> Result<String> {
    let mut command = command("taskset", ["-c", "0"]);
    command.arg(python).arg(data.path("eval/score_html.py")?).arg(pages).arg(reader);
    Ok(last_line(&stdout(&mut command)?).to_owned())
}

/// Makes a large archive of a small one: `times` as many records, in a thousand daily files.
pub(crate) fn enlarge(data: &Data, corpus: &Path, times: usize, to: &Path) -> Result<()> {
    run(scorer(data, "enlarge.py")?.arg(corpus).arg(times.to_string()).arg(to))
}

fn scorer(data: &Data, name: &str) -> Result<Command> {
    Ok(command(PYTHON, [data.path("eval")?.join(name)]))
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_line_of_the_scorer_is_read() {
        let line = "zeit.queries.nachlese queries 3286 MRR@10 0.4455 nDCG@10 0.5 S@1 0.4 R@10 0.6 R@100 0.818 unanswered 2";
        let score = super::parse(line).unwrap();
        assert_eq!((score.mrr, score.recall), (0.4455, 0.818));
        assert!(super::parse("Traceback").is_err());
    }
}
