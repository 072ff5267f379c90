//! The index that a reading command is about.

use crate::args::Source;
use crate::output;
use crate::settings::{Settings, cached_index_folder, index_folder, keys};
use crate::terminal::left_out;
use crate::terminal::progress::Bar;
use anyhow::{Result, bail};
use nachlese_index_format::Layout;
use nachlese_indexer::{Guards, IndexError, IndexOptions, RunOutcome};
use nachlese_query::Index;
use std::path::{Path, PathBuf};

/// Opens the index; that of a named archive is brought up to date first.
pub(super) fn open(source: &Source, settings: &Settings) -> Result<Index> {
    let folder = prepare(source, settings)?;
    open_prepared(source, &folder)
}

/// Opens the index in a folder that [`prepare`] named.
pub(super) fn open_prepared(source: &Source, folder: &Path) -> Result<Index> {
    let index = match source.schema()? {
        Some(schema) => Index::open_with_schema(folder, schema.text()),
        None => Index::open(folder),
    };
    match index {
        Err(nachlese_query::Error::NoIndex(path)) if source.archive.is_empty() => {
            let path = path.display();
            bail!(
                "no index at {path}: `nachlese index ARCHIVE` builds one, `--archive PATH` searches files directly"
            )
        }
        index => Ok(index?),
    }
}

/// The folder of the index, up to date with its archive if one was named.
pub(super) fn prepare(source: &Source, settings: &Settings) -> Result<PathBuf> {
    if source.archive.is_empty() {
        return index_folder(source.index.as_deref());
    }
    let schema = source.schema()?.unwrap_or_default();
    let keys = keys(source.keys.as_deref())?;
    let folder = cached_index_folder(&source.archive, &schema, &keys)?;
    // What is searched is what lies there now, whatever became of the rest.
    let guards = Guards::default().min_articles_ratio(0.0);
    let options = IndexOptions::new(&folder, source.archive.clone());
    let options = options.schema(schema).keys(keys).guards(guards).log(false);
    let bar = Bar::new(settings);
    let report = nachlese_indexer::run(&options, &bar);
    drop(bar);
    match report {
        Ok(report) => {
            for failure in report.new_failures.iter().filter(|_| !settings.quiet) {
                output::note(&failure.to_string());
            }
            let is_new = matches!(report.outcome, RunOutcome::Built | RunOutcome::Updated);
            if is_new && !settings.quiet {
                left_out::notes(&report.left_out, &report.news, report.articles)
                    .iter()
                    .for_each(|note| output::note(note));
            }
        }
        Err(IndexError::Busy(holder)) if Layout::new(&folder).current().is_ok() => {
            if !settings.quiet {
                output::note(&format!(
                    "the index is being written ({holder}): searching the previous generation"
                ));
            }
        }
        Err(error) => return Err(error.into()),
    }
    Ok(folder)
}
