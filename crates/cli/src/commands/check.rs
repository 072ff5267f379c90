//! `nachlese check`: silent when all is well.

use super::progress::Bar;
use super::{FOUND, NOTHING_FOUND};
use crate::args::{CheckArgs, PlainFormat};
use crate::output;
use crate::render::hits::{count, thousands};
use crate::render::json;
use crate::render::terminal::safe;
use crate::settings::{Settings, index_folder};
use anyhow::{Context, Result, bail};
use nachlese_german::learn::Vocabulary;
use nachlese_index_format::{Layout, Schema};
use nachlese_indexer::{Checked, Order, Sources, check};
use serde::Serialize;
use std::path::Path;
use std::time::Duration;

#[derive(Serialize)]
struct Answer<'a> {
    format_version: u32,
    index: &'a Path,
    sound: bool,
    #[serde(flatten)]
    checked: &'a Checked,
}

pub(super) fn run(args: &CheckArgs, settings: &Settings) -> Result<u8> {
    let index = index_folder(args.index.as_deref())?;
    let layout = Layout::new(&index);
    let checked = check(&layout, args.full)?;
    let sound = checked.findings.is_empty();
    output::print(|out| {
        if args.format == PlainFormat::Json {
            let answer =
                Answer { format_version: json::FORMAT_VERSION, index: &index, sound, checked: &checked };
            return Ok(writeln!(out, "{}", json::pretty(&answer)?)?);
        }
        for finding in &checked.findings {
            match &finding.generation {
                Some(generation) => writeln!(out, "generation {generation}: {}", safe(&finding.what))?,
                None => writeln!(out, "{}", safe(&finding.what))?,
            }
        }
        Ok(())
    })?;
    if sound && settings.progress {
        let (files, bytes) = (count(checked.files as u64, "file"), thousands(checked.bytes));
        let how = if args.full { format!("{bytes} bytes read") } else { "lengths compared".to_owned() };
        output::note(&format!(
            "{files} of {}, {how}: sound",
            count(checked.generations as u64, "generation")
        ));
    }
    if sound {
        return Ok(FOUND);
    }
    if args.repair {
        // What is damaged is not kept beside what is built.
        let kept = checked.findings.iter().all(|finding| finding.generation.is_none());
        repair(&layout, args, if kept { args.writing.keep.into() } else { 1 }, settings)?;
        return Ok(FOUND);
    }
    if args.format == PlainFormat::Text {
        output::note("`nachlese check --repair` or `nachlese index --full ARCHIVE` builds the index anew");
    }
    Ok(NOTHING_FOUND)
}

/// Builds the index anew, from the archive that the newest readable generation names.
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
        .context("no generation tells any more what it was made of: `nachlese index --full ARCHIVE`")?;
    if sources.vocabulary.is_some() {
        bail!("the index was made with a vocabulary: `nachlese index --full --vocabulary FILE ARCHIVE`");
    }
    let order = Order {
        selection: sources.selection,
        schema,
        vocabulary: Vocabulary::default(),
        keys: sources.keys,
        full: true,
        keep,
        wait: Duration::from_secs(args.writing.wait.into()),
        ..Order::new(layout.root(), sources.roots)
    };
    let bar = Bar::interruptible(settings)?;
    let report = nachlese_indexer::run(&order, &bar)?;
    drop(bar);
    output::note(&format!("built anew: {}", count(report.articles, "article")));
    Ok(())
}
