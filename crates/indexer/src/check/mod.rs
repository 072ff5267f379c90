//! Compares an index with what was written.
//!
//! There are two depths. The quick one compares names and lengths, as readers do when they open an
//! index. The full one compares every byte with the checksums that were taken when it was written,
//! and whether the files are consistent. Nothing is ever repaired in place.

pub(crate) mod canaries;

use crate::error::IndexError;
use crate::generation::records::{self, DocumentPlace, RecordOutcome};
use crate::generation::sources::Sources;
use crate::removals::list::Removals;
use crate::report::RunRecord;
use nachlese_index_format::{
    FORMAT_VERSION, Fields, FileRecord, Fingerprints, GenerationName, Incompatible, Layout, LayoutError,
    Manifest, ManifestError, Pointer, Schema, checksummed, file_names, hash_file,
};
use serde::Serialize;
use std::collections::{BTreeSet, HashMap};
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// Something that is not as it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Finding {
    /// The generation; `None` for files next to the generations.
    pub generation: Option<String>,
    /// What is wrong, with the name of the file.
    pub what: String,
}

/// What was checked, and what was found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct CheckReport {
    /// What is wrong; empty if the index is valid.
    pub findings: Vec<Finding>,
    /// The number of generations that were checked.
    pub generations: usize,
    /// The number of their files. A file that several generations share counts once.
    pub files: usize,
    /// Bytes that were read and compared; 0 in the quick check.
    pub bytes: u64,
}

/// Compares an index, with all its generations, with what was written. `full` reads every byte.
///
/// Takes no lock and writes nothing. A generation that is dropped in the meantime is ignored.
///
/// # Errors
///
/// There is no index, its folder cannot be read, or the index has another format, so that this
/// program cannot judge it.
pub fn check(layout: &Layout, full: bool) -> Result<CheckReport, IndexError> {
    let mut check = Check { layout, full, report: CheckReport::default(), hashed: HashMap::new() };
    let (pointer, generations) = loop {
        let pointer = layout.read_pointer();
        let generations = layout.finished().map_err(IndexError::io(&layout.generations()))?;
        let is_there = pointer.as_ref().is_ok_and(|pointer| generations.contains(&pointer.name));
        // Read again if the generation was dropped after a switch.
        if is_there || pointer.as_ref().ok() == layout.read_pointer().as_ref().ok() {
            break (pointer, generations);
        }
    };
    let pointer = match pointer {
        Ok(pointer) => Some(pointer),
        Err(LayoutError::NoIndex(_)) if !generations.is_empty() => {
            check.found(None, format!("{} is missing", layout.pointer().display()));
            None
        }
        Err(LayoutError::BadPointer(path)) => {
            check.found(None, format!("{} does not name a generation", path.display()));
            None
        }
        Err(error) => return Err(error.into()),
    };
    // Readers accept this, because nothing of its content is missing.
    if let Some(pointer) = &pointer
        && std::fs::read_to_string(layout.pointer()).is_ok_and(|text| text == pointer.to_string())
    {
        check.found(None, format!("{}: its last line is incomplete", layout.pointer().display()));
    }
    if let Some(pointer) = &pointer
        && !generations.contains(&pointer.name)
    {
        check.found(Some(pointer.name), "`current` names it, and it is missing".to_owned());
    }
    if let Some(format) = pointer.as_ref().and_then(|pointer| format(&layout.generation(pointer.name)))
        && format != FORMAT_VERSION
    {
        let incompatible = Incompatible::Format { index: format, program: FORMAT_VERSION };
        return Err(IndexError::Incompatible(incompatible));
    }
    for name in generations {
        let in_use = pointer.as_ref().filter(|pointer| pointer.name == name);
        let before = check.report.findings.len();
        check.generation(name, in_use);
        // It was dropped during the check.
        if !layout.generation(name).exists() {
            check.report.findings.truncate(before);
        }
    }
    check.outside_generations(pointer.as_ref());
    Ok(check.report)
}

/// The format of a generation, if its manifest can be read.
fn format(generation: &Path) -> Option<u32> {
    match Manifest::read(generation) {
        Ok(manifest) => Some(manifest.fingerprints.format),
        Err(ManifestError::Incompatible(Incompatible::Format { index, .. })) => Some(index),
        Err(_) => None,
    }
}

struct Check<'a> {
    layout: &'a Layout,
    full: bool,
    report: CheckReport,
    /// Files that were read, by device and inode: generations share most of their files.
    hashed: HashMap<(u64, u64), FileRecord>,
}

impl Check<'_> {
    fn found(&mut self, generation: Option<GenerationName>, what: String) {
        self.report.findings.push(Finding { generation: generation.map(|name| name.to_string()), what });
    }

    fn generation(&mut self, name: GenerationName, in_use: Option<&Pointer>) {
        let folder = self.layout.generation(name);
        self.report.generations += 1;
        let manifest = match Manifest::read(&folder) {
            Ok(manifest) => manifest,
            // An older generation of another format cannot be judged.
            Err(ManifestError::Incompatible(_)) => return,
            Err(error) => return self.found(Some(name), error.to_string()),
        };
        if let Some(pointer) = in_use
            && Manifest::checksum(&folder).map(|sum| Pointer::new(name, &sum)).ok().as_ref() != Some(pointer)
        {
            self.found(Some(name), "`current` names another manifest than this generation has".to_owned());
        }
        let before = self.report.findings.len();
        for (file, record) in &manifest.files {
            if let Err(what) = self.file(&folder.join(file), record) {
                self.found(Some(name), what);
            }
        }
        match file_names(&folder) {
            Ok(names) => {
                for file in names.into_iter().filter(|file| !manifest.files.contains_key(file)) {
                    self.found(Some(name), format!("{file} belongs to no generation"));
                }
            }
            Err(error) => self.found(Some(name), error.to_string()),
        }
        // Consistency is only checked between files that are what was written.
        if self.full && self.report.findings.len() == before {
            let consistent = catch_unwind(AssertUnwindSafe(|| check_consistency(&folder, &manifest)));
            let what = match consistent {
                Ok(Ok(())) => return,
                Ok(Err(IndexError::Verification(what))) => what,
                Ok(Err(error)) => error.to_string(),
                Err(_) => "reading it makes the program fail".to_owned(),
            };
            self.found(Some(name), what);
        }
    }

    fn file(&mut self, path: &Path, record: &FileRecord) -> Result<(), String> {
        let meta = std::fs::metadata(path).map_err(|e| format!("{}: {e}", path.display()))?;
        if meta.len() != record.length {
            return Err(format!("{} has {} bytes instead of {}", path.display(), meta.len(), record.length));
        }
        let known = same_file(&meta).and_then(|file| self.hashed.get(&file)).cloned();
        self.report.files += usize::from(known.is_none());
        if !self.full {
            return Ok(());
        }
        let found = match known {
            Some(found) => found,
            None => {
                let found = hash_file(path).map_err(|e| e.to_string())?;
                self.report.bytes += found.length;
                if let Some(file) = same_file(&meta) {
                    self.hashed.insert(file, found.clone());
                }
                found
            }
        };
        if found == *record { Ok(()) } else { Err(format!("{}: its checksum differs", path.display())) }
    }

    /// Checks the files next to the generations.
    fn outside_generations(&mut self, pointer: Option<&Pointer>) {
        let applied = pointer
            .map(|pointer| Removals::read(&Layout::applied_removals(&self.layout.generation(pointer.name))));
        match (Removals::read(&self.layout.removals()), applied) {
            (Err(error), _) => self.found(None, error.to_string()),
            (Ok(None), Some(Ok(Some(list)))) if !list.removed.is_empty() => {
                let path = self.layout.removals();
                self.found(None, format!("{} is missing, and articles were removed", path.display()));
            }
            _ => {}
        }
        let path = self.layout.last_run();
        let record = std::fs::read(&path)
            .map(|bytes| checksummed::from_bytes::<RunRecord>(&bytes).map_err(|error| error.to_string()));
        match record {
            // Not every run is recorded.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => self.found(None, format!("{}: {error}", path.display())),
            Ok(Err(error)) => self.found(None, format!("{}: {error}", path.display())),
            Ok(Ok(_)) => {}
        }
    }
}

/// Whether the files of a generation are consistent.
fn check_consistency(folder: &Path, manifest: &Manifest) -> Result<(), IndexError> {
    let failed = |what: String| Err(IndexError::Verification(what));
    let path = Layout::schema(folder);
    let text = std::fs::read_to_string(&path).map_err(IndexError::io(&path))?;
    let schema = match Schema::parse(&text) {
        Ok(schema) if manifest.fingerprints.check_compatible(&Fingerprints::of(&schema)).is_ok() => schema,
        // Made by another version: that its files are what was written is all that can be checked.
        _ => return Ok(()),
    };
    let sources = Sources::read(folder)?;
    let records = records::read(folder)?;
    let counted = sources.records();
    if counted != records.len() as u64 {
        return failed(format!("sources.json counts {counted} records, records.bin has {}", records.len()));
    }
    let mut places: BTreeSet<DocumentPlace> = BTreeSet::new();
    for row in &records {
        if let RecordOutcome::Article { place, .. } = row.outcome
            && !places.insert(place)
        {
            return failed(format!(
                "two records are document {} of segment {}",
                place.document, place.segment
            ));
        }
    }
    if places.len() as u64 != manifest.articles {
        return failed(format!(
            "records.bin names {} articles instead of {}",
            places.len(),
            manifest.articles
        ));
    }
    canaries::verify(folder, &Fields::new(&schema), manifest.articles, Some(&places))
}

#[cfg(unix)]
fn same_file(meta: &std::fs::Metadata) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    Some((meta.dev(), meta.ino()))
}

#[cfg(not(unix))]
fn same_file(_meta: &std::fs::Metadata) -> Option<(u64, u64)> {
    None
}
