//! `nachlese status`: what an index holds, from when, and which files failed.

use super::open;
use crate::args::{PlainFormat, StatusArgs};
use crate::exit_code::{FOUND, NOTHING_FOUND};
use crate::output;
use crate::settings::Settings;
use crate::terminal::status::{Status, text};
use anyhow::Result;
use nachlese_index_format::Manifest;
use nachlese_index_format::{Layout, checksummed};
use nachlese_indexer::{RunRecord, Sources};
use nachlese_results::{FORMAT_VERSION, write_json};
use std::path::Path;
use std::time::{Duration, SystemTime};

pub(super) fn run(args: &StatusArgs, settings: &Settings) -> Result<u8> {
    let path = open::prepare(&args.source, settings)?;
    // A generation may be dropped while it is looked at: then there is a newer one.
    let (status, age) = match look(args, &path) {
        Ok(status) => status,
        Err(_) => look(args, &path)?,
    };
    output::print(|out| match args.format {
        PlainFormat::Json => Ok(write_json(out, &status)?),
        PlainFormat::Text => text(out, &status, args.left_out),
    })?;
    let too_old = args.max_age.is_some_and(|most| age.is_none_or(|age| age > most));
    if too_old {
        output::note(&match age {
            Some(age) => format!("the last successful run was {} h ago", age.as_secs() / 3600),
            None => "no run is recorded".to_owned(),
        });
    }
    Ok(if too_old { NOTHING_FOUND } else { FOUND })
}

fn look(args: &StatusArgs, path: &Path) -> Result<(Status, Option<Duration>)> {
    let layout = Layout::new(path);
    let index = open::open_prepared(&args.source, path)?;
    let name = nachlese_index_format::GenerationName(index.generation_number());
    let generation = layout.generation(name);
    let manifest = Manifest::read(&generation)?;
    let sources = Sources::read(&generation)?;
    // A search that brought its own index up to date is no run that is looked for.
    let last_run: Option<RunRecord> =
        std::fs::read(layout.last_run()).ok().and_then(|bytes| checksummed::from_bytes(&bytes).ok());
    let age = age(&layout);
    let outcomes = sources.left_out();
    let status = Status {
        format_version: FORMAT_VERSION,
        index: path.to_owned(),
        generation: name.to_string(),
        generations: layout.finished()?.iter().map(ToString::to_string).collect(),
        created: manifest.created,
        program: manifest.program,
        index_format: manifest.fingerprints.format,
        analysis: manifest.fingerprints.analysis,
        schema: manifest.fingerprints.schema,
        articles: manifest.articles,
        files: sources.files.iter().filter(|file| file.records > 0).count(),
        copies: sources.copies,
        removed: sources.removed,
        bytes: manifest.files.values().map(|f| f.length).sum(),
        segments: manifest.since_build.segments,
        deleted: manifest.since_build.deleted,
        updates: manifest.since_build.updates,
        failures: sources.failed(),
        archive: sources.roots,
        left_alone: sources.left_alone,
        no_articles: outcomes.no_articles,
        no_article_records: sources.no_articles,
        without_text: outcomes.without_text,
        left_out: outcomes.left_out,
        unread_keys: outcomes.unread_keys,
        unread_dates: outcomes.unread_dates,
        failed: sources.failures,
        age_seconds: age.map(|age| age.as_secs()),
        last_run,
        coverage: index.coverage()?,
    };
    Ok((status, age))
}

/// How long ago the last run succeeded. A clock that was set back makes it no younger than now.
fn age(layout: &Layout) -> Option<Duration> {
    let run = std::fs::metadata(layout.last_run()).or_else(|_| std::fs::metadata(layout.pointer())).ok()?;
    Some(SystemTime::now().duration_since(run.modified().ok()?).unwrap_or_default())
}
