//! The removal of articles for good, although their files stay in the archive.

use crate::error::IndexError;
use crate::finish::finish;
use crate::generation::lock::Lock;
use crate::generation::previous::Previous;
use crate::generation::records::{self, DocumentPlace, RecordOutcome, RecordRow};
use crate::generation::switch;
use crate::guards::Guards;
use crate::job::{IndexState, Job};
use crate::listed_archive::ListedArchive;
use crate::options::IndexOptions;
use crate::progress::{Progress, Quiet};
use crate::reason::BuildReason;
use crate::removals::list::Removals;
use crate::removals::names::{name_hashes, without_number};
use crate::removals::stored::other_addresses;
use crate::report::{Report, RunOutcome};
use crate::update::changes::Changes;
use crate::update::update;
use nachlese_index_format::{Fingerprints, Layout, LayoutError};
use std::collections::HashMap;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// What to remove from an index, see [`remove`], or what to restore, see [`restore`].
#[derive(Clone, Debug)]
pub struct RemoveOptions {
    index: PathBuf,
    names: Vec<String>,
    purge: bool,
    keep: usize,
    wait: Duration,
}

impl RemoveOptions {
    /// Options for the articles `names`, ids or URLs, of the index in the folder `index`.
    pub fn new(index: impl Into<PathBuf>, names: Vec<String>) -> RemoveOptions {
        RemoveOptions { index: index.into(), names, purge: false, keep: 2, wait: Duration::ZERO }
    }

    /// Rewrite the segments that hold the articles, and drop all earlier generations, so that
    /// nothing of the articles is left on the disk. Default: false.
    pub fn purge(mut self, purge: bool) -> Self {
        self.purge = purge;
        self
    }

    /// The number of generations to keep, including the one in use. Default: 2.
    pub fn keep(mut self, generations: usize) -> Self {
        self.keep = generations;
        self
    }

    /// How long to wait for another writer. Default: not at all.
    pub fn wait(mut self, wait: Duration) -> Self {
        self.wait = wait;
        self
    }
}

/// What was removed, or restored.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct RemovalReport {
    /// The run that made the generation without the articles; `None` if nothing had to change.
    pub report: Option<Report>,
    /// Names that were added to the list, or taken off it.
    pub removed: Vec<RemovedName>,
    /// Names that were on the list before.
    pub known: Vec<String>,
    /// Names that no record has, or that are not on the list. They change nothing.
    pub unknown: Vec<String>,
}

/// A name, and the articles that were removed with it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RemovedName {
    /// The name as it is on the list.
    pub name: String,
    /// The number of articles that were removed.
    pub articles: u64,
    /// Those of them whose address has another spelling, as far as they can be read.
    pub others: Vec<OtherAddress>,
}

/// An article that was removed by another spelling of its address.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct OtherAddress {
    /// Its id.
    pub id: String,
    /// Its address, as its record has it.
    pub url: String,
}

/// Removes articles for good. No query finds them from now on, and no later generation contains
/// them, whatever happens to the archive.
///
/// A name is an id or a URL. It stands for all records that have it, including those whose content
/// differs and that got a number (`x#2`): they are states of one article. A URL stands for all its
/// spellings.
///
/// # Errors
///
/// The index cannot be read or written; the generation in use stays in use. The list is written
/// first: the next run leaves out everything that is on it.
pub fn remove(options: &RemoveOptions, progress: &dyn Progress) -> Result<RemovalReport, IndexError> {
    let start = Instant::now();
    let layout = Layout::new(&options.index);
    // Do not create an index in a folder that has none.
    layout.current()?;
    let _lock = Lock::acquire(&layout, options.wait, progress)?;
    let next = switch::clear_leftovers(&layout)?;
    let mut list = Removals::repaired(&layout)?;
    let previous = open_previous(&layout)?;
    let mut removed = add_names(&options.names, &previous, &mut list)?;
    if !removed.removed.is_empty() {
        list.write(&layout)?;
    }
    let applied = previous.removals.hashes() == list.hashes();
    let to_purge = options.purge && previous.manifest.since_build.deleted > 0;
    let keep = if options.purge { 1 } else { options.keep };
    if applied && !to_purge {
        switch::drop_old(&layout, keep)?;
        return Ok(removed);
    }
    let index_options = IndexOptions::new(&options.index, previous.sources.roots.clone())
        .schema(previous.schema.clone())
        .keep(keep)
        .guards(Guards::default().min_articles_ratio(0.0));
    // Files of the archive are not looked at: they count as unchanged.
    let archive = ListedArchive::as_recorded(&previous.sources);
    let files = archive.listing.files.len();
    let index = IndexState { layout, next, removals: list, records: previous.sources.records() };
    let job = Job::new(&index_options, index, archive, progress)?;
    let changes = Changes { kept: (0..files).map(|number| (number, number)).collect(), ..Changes::default() };
    let finished = update(&job, &previous, &changes, options.purge)?;
    removed.report = Some(finish(&job, Some(&previous), finished, RunOutcome::Updated, start)?);
    Ok(removed)
}

/// Adds those names to the list that a record has.
fn add_names(
    names: &[String],
    previous: &Previous,
    list: &mut Removals,
) -> Result<RemovalReport, IndexError> {
    let names: Vec<&str> = names.iter().map(|name| name.trim()).filter(|name| !name.is_empty()).collect();
    let mut report = RemovalReport::default();
    for (typed, found) in names.iter().zip(find(&names, previous)?) {
        match found {
            None => report.unknown.push((*typed).to_owned()),
            Some(Named { name, places }) if list.add(&name) => report.removed.push(RemovedName {
                articles: places.len() as u64,
                others: other_addresses(&name, previous, &places)
                    .into_iter()
                    .map(|(id, url)| OtherAddress { id, url })
                    .collect(),
                name,
            }),
            Some(Named { name, .. }) => report.known.push(name),
        }
    }
    Ok(report)
}

/// What a typed name stands for.
struct Named {
    /// The name that records have.
    name: String,
    /// The articles among those records.
    places: Vec<DocumentPlace>,
}

/// For each typed name what it stands for, if any record has it.
fn find(names: &[&str], previous: &Previous) -> Result<Vec<Option<Named>>, IndexError> {
    // A name is tried as it was typed, without a number, and as an address without its protocol.
    let readings: Vec<[String; 3]> = names
        .iter()
        .map(|name| [(*name).to_owned(), without_number(name).to_owned(), format!("https://{name}")])
        .collect();
    let mut by_hash: HashMap<u64, Vec<(usize, usize)>> = HashMap::new();
    for (number, readings) in readings.iter().enumerate() {
        for (reading, name) in readings.iter().enumerate() {
            for hash in name_hashes(name) {
                by_hash.entry(hash).or_default().push((number, reading));
            }
        }
    }
    // The articles of each reading; a reading without an entry is no record's name.
    let mut places: HashMap<(usize, usize), Vec<DocumentPlace>> = HashMap::new();
    for RecordRow { identity, outcome } in records::read(&previous.folder)? {
        let hashes = [identity.own, identity.url];
        let mut matching: Vec<_> =
            hashes.iter().filter_map(|hash| by_hash.get(hash)).flatten().copied().collect();
        matching.sort_unstable();
        matching.dedup();
        for reading in matching {
            let of_name = places.entry(reading).or_default();
            if let RecordOutcome::Article { place, .. } = outcome {
                of_name.push(place);
            }
        }
    }
    let named = |(number, readings): (usize, [String; 3])| {
        readings.into_iter().enumerate().find_map(|(reading, name)| {
            let places = places.get(&(number, reading))?.clone();
            Some(Named { name, places })
        })
    };
    Ok(readings.into_iter().enumerate().map(named).collect())
}

/// Takes names off the list of removals. The next run brings their articles back.
///
/// # Errors
///
/// There is no index, or the list cannot be read or written.
pub fn restore(options: &RemoveOptions) -> Result<RemovalReport, IndexError> {
    let layout = Layout::new(&options.index);
    layout.current()?;
    let _lock = Lock::acquire(&layout, options.wait, &Quiet)?;
    let mut list = Removals::repaired(&layout)?;
    let mut restored = RemovalReport::default();
    for name in &options.names {
        let (off, on) = std::mem::take(&mut list.removed)
            .into_iter()
            .partition::<Vec<_>, _>(|removal| removal.matches(name.trim()));
        list.removed = on;
        if off.is_empty() {
            restored.unknown.push(name.clone());
        }
        let names = off.into_iter().map(|removal| removal.name);
        restored.removed.extend(names.map(|name| RemovedName { name, articles: 0, others: Vec::new() }));
    }
    if !restored.removed.is_empty() {
        list.write(&layout)?;
    }
    Ok(restored)
}

/// The generation in use, from which articles are removed.
fn open_previous(layout: &Layout) -> Result<Previous, IndexError> {
    let previous = Previous::open(layout).map_err(|reason| match reason {
        BuildReason::First => IndexError::Layout(LayoutError::NoIndex(layout.root().to_owned())),
        BuildReason::Incompatible(incompatible) => IndexError::Incompatible(incompatible),
        BuildReason::Unreadable(reason) => IndexError::Unusable(reason),
        other => IndexError::Unusable(other.to_string()),
    })?;
    // In damaged records no name would be found.
    let verified = previous.manifest.verify_file(&previous.folder, &Layout::records(&previous.folder));
    verified.map_err(|damage| IndexError::Unusable(damage.to_string()))?;
    let fingerprints = Fingerprints::of(&previous.schema);
    previous.manifest.fingerprints.check_compatible(&fingerprints).map_err(IndexError::Incompatible)?;
    Ok(previous)
}
