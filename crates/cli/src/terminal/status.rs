//! The status of an index.

use crate::terminal::left_out;
use crate::terminal::numbers::{count, thousands};
use anyhow::Result;
use nachlese_archive::{Failure, NoArticle, NoArticleReason, Rule};
use nachlese_indexer::{LeftAloneCount, RunRecord};
use nachlese_query::{Coverage, Gap};
use nachlese_results::safe;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;

/// What is said of an index.
#[derive(Serialize)]
pub(crate) struct Status {
    pub(crate) format_version: u32,
    pub(crate) index: PathBuf,
    pub(crate) generation: String,
    pub(crate) generations: Vec<String>,
    pub(crate) created: String,
    pub(crate) program: String,
    pub(crate) index_format: u32,
    pub(crate) analysis: String,
    pub(crate) schema: String,
    pub(crate) articles: u64,
    pub(crate) files: usize,
    pub(crate) copies: u64,
    pub(crate) removed: u64,
    pub(crate) bytes: u64,
    pub(crate) segments: u32,
    pub(crate) deleted: u64,
    pub(crate) updates: u32,
    /// All that failed; `failed` names at most some twenty of a file.
    pub(crate) failures: u64,
    pub(crate) archive: Vec<PathBuf>,
    pub(crate) failed: Vec<Failure>,
    /// Files that are not read.
    pub(crate) left_alone: Vec<LeftAloneCount>,
    /// Records that are not articles, by what they are; `no_article_records` names at most some
    /// twenty of a file.
    pub(crate) no_articles: BTreeMap<NoArticleReason, u32>,
    pub(crate) no_article_records: Vec<NoArticle>,
    /// Articles that have only a title.
    pub(crate) without_text: u32,
    /// Paragraphs that are in no article, by the rule that left them out.
    pub(crate) left_out: BTreeMap<Rule, u32>,
    /// Keys of records with long texts that are in no article, and with dates that were not
    /// understood.
    pub(crate) unread_keys: BTreeMap<String, u32>,
    pub(crate) unread_dates: BTreeMap<String, u32>,
    /// Since the last run that succeeded.
    pub(crate) age_seconds: Option<u64>,
    pub(crate) last_run: Option<RunRecord>,
    pub(crate) coverage: Coverage,
}

/// Outlets and gaps that are written; JSON has all.
const SHOWN: usize = 20;
const GAPS_SHOWN: usize = 3;

pub(crate) fn text(out: &mut dyn Write, status: &Status, left_out: bool) -> Result<()> {
    let Status { coverage, .. } = status;
    writeln!(out, "index       {}", safe(&status.index.display().to_string()))?;
    let updates = match status.updates {
        0 => "full build".to_owned(),
        updates => format!("{} after a full build", count(u64::from(updates), "update")),
    };
    writeln!(out, "generation  {}, of {}, {updates}", status.generation, safe(&status.created))?;
    if let Some(run) = &status.last_run {
        let age = status.age_seconds.map_or_else(String::new, |age| format!(", {} ago", duration(age)));
        writeln!(out, "last run    {}{age}", safe(&run.time))?;
    }
    writeln!(
        out,
        "version     {}, index format {}, analysis {}",
        safe(&status.program),
        status.index_format,
        safe(&status.analysis)
    )?;
    let files = count(status.files as u64, "file");
    writeln!(out, "articles    {} from {files}", thousands(status.articles))?;
    if status.copies > 0 {
        writeln!(out, "copies      {} left out", thousands(status.copies))?;
    }
    if status.removed > 0 {
        writeln!(out, "removed     {} left out for good", count(status.removed, "record"))?;
    }
    outcomes(out, status)?;
    let deleted = match status.deleted {
        0 => String::new(),
        deleted => format!(", {} of deleted articles", count(deleted, "document")),
    };
    let segments = count(u64::from(status.segments), "segment");
    writeln!(out, "size        {} bytes, {segments}{deleted}", thousands(status.bytes))?;
    if let (Some(first), Some(last)) = (&coverage.first, &coverage.last) {
        writeln!(out, "dates       {first} to {last}{}", gaps(&coverage.gaps))?;
    }
    if coverage.undated > 0 {
        writeln!(out, "undated     {}", count(coverage.undated, "article"))?;
    }
    if coverage.implausible > 0 {
        writeln!(out, "implausible dates of {}", count(coverage.implausible, "article"))?;
    }
    for outlet in coverage.sources.iter().take(SHOWN) {
        let name = if outlet.source.is_empty() { "(unknown)" } else { &outlet.source };
        let span = match (&outlet.first, &outlet.last) {
            (Some(first), Some(last)) => format!(", {first} to {last}"),
            _ => String::new(),
        };
        let articles = count(outlet.articles, "article");
        writeln!(out, "source      {}: {articles}{span}{}", safe(name), gaps(&outlet.gaps))?;
    }
    if coverage.sources.len() > SHOWN {
        writeln!(out, "source      {} more", thousands((coverage.sources.len() - SHOWN) as u64))?;
    }
    for root in &status.archive {
        writeln!(out, "archive     {}", safe(&root.display().to_string()))?;
    }
    for failure in &status.failed {
        writeln!(out, "failed      {}", safe(&failure.to_string()))?;
    }
    if left_out { named_outcomes(out, status) } else { Ok(()) }
}

/// How much of the archive is in no article.
fn outcomes(out: &mut dyn Write, status: &Status) -> Result<()> {
    if !status.left_alone.is_empty() {
        let files = count(status.left_alone.iter().map(|kind| kind.files).sum(), "file");
        writeln!(out, "left alone  {files}: {}", safe(&left_out::left_alone(&status.left_alone)))?;
    }
    if !status.no_articles.is_empty() {
        let records = left_out::count(&status.no_articles, "record");
        writeln!(out, "no article  {records}: {}", left_out::no_articles(&status.no_articles))?;
    }
    if status.without_text > 0 {
        writeln!(out, "title only  {}", count(status.without_text.into(), "article"))?;
    }
    if !status.unread_keys.is_empty() {
        writeln!(out, "unread keys {}: long texts", safe(&left_out::keys(&status.unread_keys)))?;
    }
    if !status.unread_dates.is_empty() {
        writeln!(
            out,
            "unread keys {}: dates that cannot be read",
            safe(&left_out::keys(&status.unread_dates))
        )?;
    }
    if !status.left_out.is_empty() {
        let paragraphs = left_out::count(&status.left_out, "paragraph");
        writeln!(out, "left out    {paragraphs}: {}", left_out::rules(&status.left_out))?;
    }
    Ok(())
}

/// What is in no article, by its name.
fn named_outcomes(out: &mut dyn Write, status: &Status) -> Result<()> {
    for LeftAloneCount { ending, why, files, example } in &status.left_alone {
        let ending = if ending.is_empty() { "without an extension" } else { ending };
        let files = count(*files, "file");
        writeln!(out, "left alone  {}: {files}, {why}, as {}", safe(ending), safe(example))?;
    }
    for record in &status.no_article_records {
        writeln!(out, "no article  {}", safe(&left_out::record(record)))?;
    }
    let unnamed = left_out::total(&status.no_articles).saturating_sub(status.no_article_records.len() as u64);
    if unnamed > 0 {
        writeln!(out, "no article  {} more, in files with many", thousands(unnamed))?;
    }
    Ok(())
}

fn gaps(gaps: &[Gap]) -> String {
    let shown: Vec<String> = gaps
        .iter()
        .take(GAPS_SHOWN)
        .map(|gap| format!("{} to {} ({})", gap.from, gap.to, count(u64::from(gap.days), "day")))
        .collect();
    let more = match gaps.len().saturating_sub(GAPS_SHOWN) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    if shown.is_empty() { String::new() } else { format!("; nothing from {}{more}", shown.join(", ")) }
}

fn duration(seconds: u64) -> String {
    match seconds {
        0..120 => format!("{seconds} s"),
        120..7200 => format!("{} min", seconds / 60),
        7200..172_800 => format!("{} h", seconds / 3600),
        _ => format!("{} days", seconds / 86_400),
    }
}
