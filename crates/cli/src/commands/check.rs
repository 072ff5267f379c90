//! `nachlese check`: silent when all is well.

use crate::args::{CheckArgs, PlainFormat};
use crate::exit_code::{FOUND, NOTHING_FOUND};
use crate::output;
use crate::settings::{Settings, index_folder};
use crate::terminal::numbers::{count, thousands};
use crate::terminal::progress::Bar;
use anyhow::{Context, Result, bail};
use nachlese_index_format::{Layout, Schema};
use nachlese_indexer::{CheckReport, IndexOptions, Sources, check};
use nachlese_results::{FORMAT_VERSION, safe, write_json};
use serde::Serialize;
use std::path::Path;
use std::time::Duration;

#[derive(Serialize)]
struct Answer<'a> {
    format_version: u32,
    index: &'a Path,
    #[serde(rename = "sound")]
    is_valid: bool,
    #[serde(flatten)]
    checked: &'a CheckReport,
}

pub(super) fn run(args: &CheckArgs, settings: &Settings) -> Result<u8> {
    let index = index_folder(args.index.as_deref())?;
    let layout = Layout::new(&index);
    let checked = check(&layout, args.full)?;
    let is_valid = checked.findings.is_empty();
    output::print(|out| {
        if args.format == PlainFormat::Json {
            let answer =
                Answer { format_version: FORMAT_VERSION, index: &index, is_valid, checked: &checked };
            return Ok(write_json(out, &answer)?);
        }
        for finding in &checked.findings {
            match &finding.generation {
                Some(generation) => writeln!(out, "generation {generation}: {}", safe(&finding.what))?,
                None => writeln!(out, "{}", safe(&finding.what))?,
            }
        }
        Ok(())
    })?;
    if is_valid && settings.progress {
        let (files, bytes) = (count(checked.files as u64, "file"), thousands(checked.bytes));
        let extent = if args.full { format!("{bytes} bytes read") } else { "lengths compared".to_owned() };
        output::note(&format!(
            "{files} of {}, {extent}: no damage",
            count(checked.generations as u64, "generation")
        ));
    }
    if is_valid {
        return Ok(FOUND);
    }
    if args.repair {
        // What is damaged is not kept next to what is built.
        let kept = checked.findings.iter().all(|finding| finding.generation.is_none());
        repair(&layout, args, if kept { args.writing.keep.into() } else { 1 }, settings)?;
        return Ok(FOUND);
    }
    if args.format == PlainFormat::Text {
        output::note("`nachlese check --repair` or `nachlese index --full ARCHIVE` rebuilds the index");
    }
    Ok(NOTHING_FOUND)
}

/// Rebuilds the index from the archive that the newest readable generation names.
fn repair(layout: &Layout, args: &CheckArgs, keep: usize, settings: &Settings) -> Result<()> {
    let generations = layout.finished()?;
    let read = |name| {
        let folder = layout.generation(name);
        let schema = Schema::parse(&std::fs::read_to_string(Layout::schema(&folder)).ok()?).ok()?;
        Some((Sources::read(&folder).ok()?, schema))
    };
    let (sources, schema) = generations
        .into_iter()
        .rev()
        .find_map(read)
        .context("no readable generation names its archive; run `nachlese index --full ARCHIVE`")?;
    if sources.vocabulary.is_some() {
        bail!("the index was made with a vocabulary; run `nachlese index --full --vocabulary FILE ARCHIVE`");
    }
    let options = IndexOptions::new(layout.root(), sources.roots)
        .selection(sources.selection)
        .schema(schema)
        .keys(sources.keys)
        .full(true)
        .keep(keep)
        .wait(Duration::from_secs(args.writing.wait.into()));
    let bar = Bar::interruptible(settings)?;
    let report = nachlese_indexer::run(&options, &bar)?;
    drop(bar);
    output::note(&format!("rebuilt: {}", count(report.articles, "article")));
    Ok(())
}
