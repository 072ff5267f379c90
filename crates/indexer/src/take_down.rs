//! `remove`: articles leave the index for good, although their files stay.

use crate::document::name_hash;
use crate::error::IndexError;
use crate::generation::lock::Lock;
use crate::generation::{files, switch};
use crate::guards::Guards;
use crate::order::Order;
use crate::plan::Why;
use crate::previous::Previous;
use crate::progress::{Progress, Quiet};
use crate::removed::{Removals, without_number};
use crate::report::{Outcome, Report};
use crate::run::{Listed, Outset, Run};
use crate::state::records::{self, Fate, Trace};
use crate::state::sources::Sources;
use crate::update::Changes;
use nachlese_archive::Listing;
use nachlese_index_format::Layout;
use std::collections::HashMap;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// What is to be taken down.
#[derive(Clone, Debug)]
pub struct RemoveOrder {
    /// The index folder.
    pub index: PathBuf,
    /// Ids and URLs.
    pub names: Vec<String>,
    /// Rewrite what holds the articles, and drop the generations before, so that nothing of them is left on the disk.
    pub purge: bool,
    /// Generations to keep, the one in use included.
    pub keep: usize,
    /// How long to wait for another writer.
    pub wait: Duration,
}

/// What was taken down.
#[derive(Clone, Debug)]
pub struct Removed {
    /// The run that made the generation without them; `None` where nothing had to change.
    pub report: Option<Report>,
    /// Names that stand for articles that are gone now, with how many.
    pub removed: Vec<(String, u64)>,
    /// Names that were taken down before.
    pub known: Vec<String>,
    /// Names that no record has: they are not on the list.
    pub unknown: Vec<String>,
}

/// Takes articles down for good: they are in no answer from now on, and in no later generation, whatever becomes of the archive.
///
/// A name is an id or a URL, and stands for all records that have it, also those that differ and got a number (`x#2`): they are
/// states of one article.
///
/// # Errors
///
/// The index cannot be read or written; the generation in use stays in use. The list is written first: what is on it is left
/// out by the next run at the latest.
pub fn remove(order: &RemoveOrder, progress: &dyn Progress) -> Result<Removed, IndexError> {
    let start = Instant::now();
    let layout = Layout::new(&order.index);
    // Of a folder that holds no index none is made.
    layout.current()?;
    let _lock = Lock::acquire(&layout, order.wait, progress)?;
    let next = switch::clear_leftovers(&layout)?;
    let mut list = Removals::mended(&layout)?;
    let previous = readable(&layout)?;
    let mut removed = enlist(&order.names, &records::read(&previous.folder)?, &mut list);
    if !removed.removed.is_empty() {
        list.write(&layout)?;
    }
    let obeyed = previous.removals.hashes() == list.hashes();
    let leftover = order.purge && previous.manifest.since_build.deleted > 0;
    let keep = if order.purge { 1 } else { order.keep };
    if obeyed && !leftover {
        switch::drop_old(&layout, keep)?;
        return Ok(removed);
    }
    let guards = Guards { min_articles_ratio: 0.0, ..Guards::default() };
    let schema = previous.schema.clone();
    let update_order =
        Order { schema, keep, guards, ..Order::new(&order.index, previous.sources.roots.clone()) };
    // Nothing of the archive is looked at: what was listed then is what is listed now.
    let archive = Listed {
        listing: Listing {
            files: previous.sources.files.iter().map(|file| file.file.clone()).collect(),
            left_alone: Vec::new(),
            failures: Vec::new(),
        },
        listed_ns: files::now_ns(),
        sources: Sources {
            files: Vec::new(),
            failures: previous.sources.beside_files().cloned().collect(),
            ..previous.sources.clone()
        },
    };
    let files = archive.listing.files.len();
    let records = previous.sources.records();
    let run = Run::begin(&update_order, Outset { layout, next, removals: list, records }, archive, progress)?;
    let changes = Changes { kept: (0..files).map(|number| (number, number)).collect(), ..Changes::default() };
    let made = match run.inherit(&previous, &changes, order.purge) {
        Err(IndexError::Inherited(damage)) => {
            return Err(IndexError::NotUsable(format!(
                "the index is damaged: {damage}; `nachlese index --full ARCHIVE` builds it anew, without the articles"
            )));
        }
        made => made?,
    };
    removed.report = Some(run.switch(Some(&previous), made, Outcome::Updated, start)?);
    Ok(removed)
}

/// Puts those names on the list that a record has.
fn enlist(names: &[String], records: &[Trace], list: &mut Removals) -> Removed {
    // By the hash of a name: how many articles have it as their id or URL.
    let mut articles: HashMap<u64, u64> = HashMap::new();
    for Trace { identity, fate } in records {
        let article = u64::from(matches!(fate, Fate::Article { .. }));
        *articles.entry(identity.own).or_default() += article;
        if identity.url != identity.own {
            *articles.entry(identity.url).or_default() += article;
        }
    }
    let mut removed = Removed { report: None, removed: Vec::new(), known: Vec::new(), unknown: Vec::new() };
    for name in names.iter().map(|name| name.trim()).filter(|name| !name.is_empty()) {
        let found = [name, without_number(name)]
            .into_iter()
            .find_map(|name| articles.get(&name_hash(name)).map(|articles| (name.to_owned(), *articles)));
        match found {
            None => removed.unknown.push(name.to_owned()),
            Some((name, articles)) if list.add(&name) => removed.removed.push((name, articles)),
            Some((name, _)) => removed.known.push(name),
        }
    }
    removed
}

/// Takes names off the list. The next run brings their articles back.
///
/// # Errors
///
/// The list cannot be read or written.
pub fn restore(order: &RemoveOrder) -> Result<Removed, IndexError> {
    let layout = Layout::new(&order.index);
    layout.current()?;
    let _lock = Lock::acquire(&layout, order.wait, &Quiet)?;
    let mut list = Removals::mended(&layout)?;
    let mut restored = Removed { report: None, removed: Vec::new(), known: Vec::new(), unknown: Vec::new() };
    for name in &order.names {
        let before = list.removed.len();
        list.removed.retain(|removal| removal.name != name.trim());
        if list.removed.len() < before {
            restored.removed.push((name.clone(), 0));
        } else {
            restored.unknown.push(name.clone());
        }
    }
    if !restored.removed.is_empty() {
        list.write(&layout)?;
    }
    Ok(restored)
}

/// The generation in use, which this command cannot do without.
fn readable(layout: &Layout) -> Result<Previous, IndexError> {
    let unusable =
        |why| IndexError::NotUsable(format!("{why}; `nachlese index --full ARCHIVE` builds it anew"));
    let previous = Previous::of(layout).map_err(unusable)?;
    // Of records that are not what was written none would be found by its name.
    let verified = previous.manifest.verify_file(&previous.folder, &Layout::records(&previous.folder));
    verified.map_err(|damage| unusable(Why::Unreadable(damage.to_string())))?;
    let fingerprints = nachlese_index_format::Fingerprints::of(&previous.schema);
    match previous.manifest.fingerprints.fit(&fingerprints) {
        Ok(()) => Ok(previous),
        Err(misfit) => Err(IndexError::NotUsable(format!(
            "{misfit}: `nachlese index ARCHIVE` builds it anew, then articles can be removed"
        ))),
    }
}
