//! A run of the indexer: what is to be done, and in which order.

use crate::error::IndexError;
use crate::generation::{files, lock::Lock, switch, verify};
use crate::pipeline::{self, Gathered, Settled};
use crate::progress::Progress;
use crate::report::{Outcome, Report};
use crate::sources::{Sources, vocabulary_hash};
use nachlese_archive::{Failure, Selection, learn_furniture, list};
use nachlese_german::lexicon::Vocabulary;
use nachlese_index_format::{Fields, Fingerprints, GenerationName, Layout, Manifest, Schema, open_lexicon};
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

/// What is to be indexed, and how.
#[derive(Clone, Debug)]
pub struct Order {
    /// The index folder; made where there is none.
    pub index: PathBuf,
    /// Files and folders of the archive.
    pub archive: Vec<PathBuf>,
    /// Which files below them.
    pub selection: Selection,
    /// How fields are indexed.
    pub schema: Schema,
    /// Words of the user's own, which count beside the archive's.
    pub vocabulary: Vocabulary,
    /// Threads that parse, analyze and write; 0 takes one a core.
    pub threads: usize,
    /// Build even where nothing has changed.
    pub full: bool,
    /// Generations to keep, the one in use included.
    pub keep: usize,
}

/// Brings an index up to date with its archive.
///
/// Blocks until done. Where nothing has changed nothing is read; otherwise the index is built in full, beside the old
/// one, and used once it has proved right.
///
/// # Errors
///
/// See [`IndexError`]. The generation in use stays in use.
pub fn run(order: &Order, progress: &dyn Progress) -> Result<Report, IndexError> {
    let start = Instant::now();
    let layout = Layout::new(&order.index);
    let _lock = Lock::acquire(&layout)?;
    let next = switch::clear_leftovers(&layout)?;
    let mut sources = survey(order)?;
    let previous = Previous::of(&layout);
    let fingerprints = Fingerprints::of(&order.schema);
    if !order.full
        && let Some(previous) = &previous
        && previous.manifest.fingerprints == fingerprints
        && previous.sources.is_same(&sources)
    {
        if previous.schema == order.schema {
            return Ok(previous.report(previous.name, Outcome::Unchanged, start));
        }
        // Where the old files are not what they were, there is nothing to link: all is built anew.
        if reweight(order, &layout, previous, next)? {
            return Ok(previous.report(next, Outcome::Reweighted, start));
        }
    }
    // Rayon's own default would ask the environment.
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let threads = if order.threads == 0 { cores } else { order.threads };
    let threads = rayon::ThreadPoolBuilder::new().num_threads(threads).build()?;
    let building = layout.building(next);
    let built = build(order, &layout, next, &mut sources, fingerprints, &threads, progress);
    let (manifest, settled) = match built {
        Ok(built) => built,
        Err(error) => {
            // What is left of the failed build is removed now, or else by the next run.
            let _ = std::fs::remove_dir_all(&building);
            return Err(error);
        }
    };
    switch::switch_to(&layout, next)?;
    switch::drop_old(&layout, order.keep)?;
    let known = previous.map(|p| p.sources.failures).unwrap_or_default();
    Ok(Report {
        outcome: Outcome::Built,
        generation: next,
        articles: manifest.articles,
        files: sources.files.len(),
        copies: settled.copies,
        renamed: settled.renamed,
        doubtful: settled.doubtful,
        failures: sources.failures.len(),
        new_failures: newly_failed(&sources.failures, &known),
        bytes: manifest.files.values().map(|f| f.length).sum(),
        elapsed: start.elapsed(),
    })
}

/// The archive as it lies there now.
fn survey(order: &Order) -> Result<Sources, IndexError> {
    let listing = list(&order.archive, &order.selection)?;
    let roots = order
        .archive
        .iter()
        .map(|root| root.canonicalize().map_err(IndexError::io(root)))
        .collect::<Result<_, _>>()?;
    Ok(Sources {
        roots,
        selection: order.selection.clone(),
        files: listing.files,
        failures: listing.failures,
        copies: 0,
        vocabulary: vocabulary_hash(&order.vocabulary),
    })
}

/// Builds the generation in its folder and verifies it; nothing is switched yet.
fn build(
    order: &Order,
    layout: &Layout,
    name: GenerationName,
    sources: &mut Sources,
    fingerprints: Fingerprints,
    threads: &rayon::ThreadPool,
    progress: &dyn Progress,
) -> Result<(Manifest, Settled), IndexError> {
    let generation = layout.building(name);
    let scratch = generation.join("parts");
    std::fs::create_dir_all(&scratch).map_err(IndexError::io(&scratch))?;
    let fields = Fields::new(&order.schema);
    let furniture = threads.install(|| learn_furniture(&sources.files));
    let spool = scratch.join("articles");
    let gathered =
        threads.install(|| pipeline::gather(&sources.files, &furniture, &fields, spool, progress))?;
    let Gathered { settled, spool, learner } = gathered;
    files::write(&Layout::lexicon(&generation), &learner.finish(&order.vocabulary))?;
    // As readers will have it: from the disk.
    let lexicon = Arc::new(open_lexicon(&generation)?);
    let target = Layout::segment(&generation);
    threads.install(|| pipeline::write(spool, &lexicon, &fields, &target, &scratch, progress))?;
    std::fs::remove_dir_all(&scratch).map_err(IndexError::io(&scratch))?;
    progress.finishing("verifying");
    sources.failures.extend(settled.failures.iter().cloned());
    sources.copies = settled.copies;
    let json = |value: serde_json::Result<Vec<u8>>| {
        value.map_err(|e| IndexError::Io { path: generation.clone(), source: e.into() })
    };
    files::write(&Layout::schema(&generation), order.schema.text().as_bytes())?;
    files::write(&Layout::sources(&generation), &json(serde_json::to_vec(&sources))?)?;
    files::write(&Layout::furniture(&generation), &json(serde_json::to_vec(&furniture))?)?;
    let manifest = Manifest {
        fingerprints,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        created: files::now(),
        articles: settled.articles,
        files: Manifest::record_files(&generation)?,
    };
    write_manifest(&generation, &manifest)?;
    files::settle(layout.root(), &generation)?;
    verify::verify(&generation, &fields, settled.articles)?;
    Ok((manifest, settled))
}

/// Makes a generation of the same articles with other weights: the files of the old one, linked, beside another schema.
/// `false` if a file of the old one is damaged.
fn reweight(
    order: &Order,
    layout: &Layout,
    previous: &Previous,
    name: GenerationName,
) -> Result<bool, IndexError> {
    let (old, new) = (layout.generation(previous.name), layout.building(name));
    if previous.manifest.verify_files(&old).is_err() {
        return Ok(false);
    }
    let own = [Layout::schema(&new), Layout::manifest(&new)];
    for file in previous.manifest.files.keys() {
        let target = new.join(file);
        if !own.contains(&target) {
            files::link(&old.join(file), &target)?;
        }
    }
    files::write(&Layout::schema(&new), order.schema.text().as_bytes())?;
    let manifest =
        Manifest { created: files::now(), files: Manifest::record_files(&new)?, ..previous.manifest.clone() };
    write_manifest(&new, &manifest)?;
    files::settle(layout.root(), &new)?;
    verify::verify(&new, &Fields::new(&order.schema), manifest.articles)?;
    switch::switch_to(layout, name)?;
    switch::drop_old(layout, order.keep)?;
    Ok(true)
}

fn write_manifest(generation: &Path, manifest: &Manifest) -> Result<(), IndexError> {
    let path = Layout::manifest(generation);
    let json = serde_json::to_vec_pretty(manifest)
        .map_err(|e| IndexError::Io { path: path.clone(), source: e.into() })?;
    files::write(&path, &json)
}

/// The generation in use, as far as it can be read. What cannot be read is no obstacle: it is about to be replaced.
struct Previous {
    name: GenerationName,
    manifest: Manifest,
    schema: Schema,
    sources: Sources,
}

impl Previous {
    fn of(layout: &Layout) -> Option<Previous> {
        let name = layout.current().ok()?;
        let generation = layout.generation(name);
        let manifest = Manifest::read(&generation).ok()?;
        manifest.verify_lengths(&generation).ok()?;
        let schema = std::fs::read_to_string(Layout::schema(&generation)).ok()?;
        let schema = Schema::parse(&schema).ok()?;
        let sources = Sources::read(&generation).ok()?;
        Some(Previous { name, manifest, schema, sources })
    }

    /// The report of a run that read no article.
    fn report(&self, generation: GenerationName, outcome: Outcome, start: Instant) -> Report {
        Report {
            outcome,
            generation,
            articles: self.manifest.articles,
            files: self.sources.files.len(),
            copies: self.sources.copies,
            renamed: Vec::new(),
            doubtful: Vec::new(),
            failures: self.sources.failures.len(),
            new_failures: Vec::new(),
            bytes: self.manifest.files.values().map(|f| f.length).sum(),
            elapsed: start.elapsed(),
        }
    }
}

fn newly_failed(now: &[Failure], known: &[Failure]) -> Vec<Failure> {
    let known: HashSet<&Failure> = known.iter().collect();
    now.iter().filter(|f| !known.contains(f)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Mutex;

    /// Lets a run be cancelled in one of its passes.
    struct CancelIn(&'static str, Mutex<String>);

    impl Progress for CancelIn {
        fn started(&self, pass: &str, _bytes: u64) {
            pass.clone_into(&mut self.1.lock().unwrap());
        }
        fn advanced(&self, _articles: u64, _bytes: u64) {}
        fn finishing(&self, _step: &str) {}
        fn cancelled(&self) -> bool {
            *self.1.lock().unwrap() == self.0
        }
    }

    #[test]
    fn a_cancelled_run_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let archive = folder.path().join("a.jsonl");
        std::fs::write(&archive, "{\"title\": \"Haus\"}\n").unwrap();
        let order = Order {
            index: folder.path().join("index"),
            archive: vec![archive],
            selection: Selection::default(),
            schema: Schema::default(),
            vocabulary: Vocabulary::default(),
            threads: 2,
            full: false,
            keep: 1,
        };
        for pass in ["reading", "indexing"] {
            let result = run(&order, &CancelIn(pass, Mutex::default()));
            assert!(matches!(result, Err(IndexError::Interrupted)), "{pass}");
            assert_eq!(std::fs::read_dir(order.index.join("generations")).unwrap().count(), 0, "{pass}");
        }
        assert_eq!(run(&order, &CancelIn("", Mutex::default())).unwrap().articles, 1);
    }
}
