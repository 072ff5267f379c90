//! `nachlese status`: what an index holds and which files failed.

use super::{FOUND, open};
use crate::args::{PlainFormat, StatusArgs};
use crate::output;
use crate::render::hits::thousands;
use crate::render::json;
use crate::render::terminal::safe;
use crate::settings::Settings;
use anyhow::Result;
use nachlese_archive::Failure;
use nachlese_index_format::{Layout, Manifest};
use nachlese_indexer::Sources;
use serde::Serialize;
use std::io::Write;
use std::path::PathBuf;

#[derive(Serialize)]
struct Status {
    format_version: u32,
    index: PathBuf,
    generation: String,
    created: String,
    program: String,
    articles: u64,
    files: usize,
    copies: u64,
    bytes: u64,
    archive: Vec<PathBuf>,
    failed: Vec<Failure>,
}

pub(super) fn run(args: &StatusArgs, settings: &Settings) -> Result<u8> {
    let index = open::prepare(&args.source, settings)?;
    let layout = Layout::new(&index);
    let name = layout.current()?;
    let generation = layout.generation(name);
    let manifest = Manifest::read(&generation)?;
    let sources = Sources::read(&generation)?;
    let status = Status {
        format_version: json::FORMAT_VERSION,
        index,
        generation: name.to_string(),
        created: manifest.created,
        program: manifest.program,
        articles: manifest.articles,
        files: sources.files.len(),
        copies: sources.copies,
        bytes: manifest.files.values().map(|f| f.length).sum(),
        archive: sources.roots,
        failed: sources.failures,
    };
    output::print(|out| match args.format {
        PlainFormat::Json => Ok(writeln!(out, "{}", json::pretty(&status)?)?),
        PlainFormat::Text => text(out, &status),
    })?;
    Ok(FOUND)
}

fn text(out: &mut dyn Write, status: &Status) -> Result<()> {
    writeln!(out, "index       {}", safe(&status.index.display().to_string()))?;
    writeln!(out, "generation  {}, of {}, by version {}", status.generation, status.created, status.program)?;
    writeln!(
        out,
        "articles    {} from {} files",
        thousands(status.articles),
        thousands(status.files as u64)
    )?;
    writeln!(out, "copies      {} left out", thousands(status.copies))?;
    writeln!(out, "size        {} bytes", thousands(status.bytes))?;
    for root in &status.archive {
        writeln!(out, "archive     {}", safe(&root.display().to_string()))?;
    }
    for failure in &status.failed {
        writeln!(out, "failed      {}", safe(&failure.to_string()))?;
    }
    Ok(())
}
