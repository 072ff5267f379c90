//! `remove`: articles leave the index for good, although their files stay.

use crate::error::IndexError;
use crate::generation::lock::Lock;
use crate::generation::previous::Previous;
use crate::generation::records::{self, Fate, Place, Trace};
use crate::generation::sources::Sources;
use crate::generation::{files, switch};
use crate::guards::Guards;
use crate::options::Order;
use crate::plan::Why;
use crate::progress::{Progress, Quiet};
use crate::removals::list::{Removal, Removals, name_hashes, without_number};
use crate::report::{Outcome, Report};
use crate::run::{Listed, Outset, Run};
use crate::update::Changes;
use nachlese_archive::Listing;
use nachlese_index_format::{FieldName, Fields, Layout, ReadOnlyDirectory};
use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::time::{Duration, Instant};
use tantivy::schema::Value;
use tantivy::{DocAddress, Index, ReloadPolicy, TantivyDocument};

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
    /// Names that stand for articles that are gone now.
    pub removed: Vec<TakenDown>,
    /// Names that were taken down before.
    pub known: Vec<String>,
    /// Names that no record has: they are not on the list.
    pub unknown: Vec<String>,
}

/// A name, and what went with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenDown {
    /// As it stands on the list.
    pub name: String,
    /// Articles that are gone.
    pub articles: u64,
    /// Those of them whose address is spelt otherwise, as far as the index tells.
    pub others: Vec<OtherAddress>,
}

/// An article that was meant by another spelling of its address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherAddress {
    /// Its id.
    pub id: String,
    /// Its address, as its record has it.
    pub url: String,
}

/// Takes articles down for good: they are in no answer from now on, and in no later generation, whatever becomes of the archive.
///
/// A name is an id or a URL, and stands for all records that have it, also those that differ and got a number (`x#2`): they are
/// states of one article. A URL stands for every spelling of it.
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
    let mut removed = enlist(&order.names, &previous, &mut list)?;
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
fn enlist(names: &[String], previous: &Previous, list: &mut Removals) -> Result<Removed, IndexError> {
    let names: Vec<&str> = names.iter().map(|name| name.trim()).filter(|name| !name.is_empty()).collect();
    // Each as it was typed, then without a number.
    // … and as the address of which the protocol was not typed.
    let meant: Vec<String> = names
        .iter()
        .flat_map(|name| [(*name).to_owned(), without_number(name).to_owned(), format!("https://{name}")])
        .collect();
    let mut meant_by: HashMap<u64, Vec<usize>> = HashMap::new();
    for (number, name) in meant.iter().enumerate() {
        for hash in name_hashes(name) {
            meant_by.entry(hash).or_default().push(number);
        }
    }
    // By the number of a name: the articles that have it, where any record does.
    let mut places: HashMap<usize, Vec<Place>> = HashMap::new();
    for Trace { identity, fate } in records::read(&previous.folder)? {
        let hashes = [identity.own, identity.url];
        let mut found: Vec<usize> =
            hashes.iter().filter_map(|hash| meant_by.get(hash)).flatten().copied().collect();
        found.sort_unstable();
        found.dedup();
        for number in found {
            let of_name = places.entry(number).or_default();
            if let Fate::Article { place, .. } = fate {
                of_name.push(place);
            }
        }
    }
    let mut removed = Removed { report: None, removed: Vec::new(), known: Vec::new(), unknown: Vec::new() };
    for (number, typed) in names.iter().enumerate() {
        let found = (number * 3..number * 3 + 3)
            .find_map(|number| Some((meant.get(number)?.as_str(), places.get(&number)?)));
        match found {
            None => removed.unknown.push((*typed).to_owned()),
            Some((name, places)) if list.add(name) => removed.removed.push(TakenDown {
                name: name.to_owned(),
                articles: places.len() as u64,
                others: other_addresses(name, previous, places),
            }),
            Some((name, _)) => removed.known.push(name.to_owned()),
        }
    }
    Ok(removed)
}

/// Those of the articles that have this name by another spelling of it. It is said for the reader's
/// sake: an article that cannot be read is taken down all the same.
fn other_addresses(name: &str, previous: &Previous, places: &[Place]) -> Vec<OtherAddress> {
    // Damaged segments may make Tantivy panic.
    let stored = catch_unwind(AssertUnwindSafe(|| ids_and_addresses(previous, places).unwrap_or_default()));
    let mut others = stored.unwrap_or_default();
    let is_other = |other: &OtherAddress| ![&other.url, without_number(&other.id)].contains(&name);
    others.retain(is_other);
    others
}

fn ids_and_addresses(previous: &Previous, places: &[Place]) -> tantivy::Result<Vec<OtherAddress>> {
    let fields = Fields::new(&previous.schema);
    let index = Index::open(ReadOnlyDirectory::open(&Layout::segment(&previous.folder))?)?;
    let searcher = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?.searcher();
    let mut found = Vec::with_capacity(places.len());
    for place in places {
        let address = DocAddress::new(place.segment.into(), place.document);
        let document: TantivyDocument = searcher.doc(address)?;
        let text = |name| {
            let (_, field) = fields.stored.iter().find(|(stored, _)| *stored == name)?;
            Some(document.get_first(*field)?.as_str()?.to_owned())
        };
        let [id, url] = [FieldName::Id, FieldName::Url].map(|name| text(name).unwrap_or_default());
        found.push(OtherAddress { id, url });
    }
    Ok(found)
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
        let (off, on) = std::mem::take(&mut list.removed)
            .into_iter()
            .partition::<Vec<_>, _>(|removal| removal.stands_for(name.trim()));
        list.removed = on;
        if off.is_empty() {
            restored.unknown.push(name.clone());
        }
        let taken_off = |removal: Removal| TakenDown { name: removal.name, articles: 0, others: Vec::new() };
        restored.removed.extend(off.into_iter().map(taken_off));
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
    match previous.manifest.fingerprints.check_compatible(&fingerprints) {
        Ok(()) => Ok(previous),
        Err(incompatible) => Err(IndexError::NotUsable(format!(
            "{incompatible}: `nachlese index ARCHIVE` builds it anew, then articles can be removed"
        ))),
    }
}
