//! What a generation was made with, and the checksum of each of its files.

use crate::checksummed::{self, ChecksumError};
use crate::layout::Layout;
use crate::schema::Schema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

/// The version of the files in a generation's folder. Increased with every change that an older
/// program cannot read.
pub const FORMAT_VERSION: u32 = 9;

/// Manifests contain their own checksum from this format on.
const CHECKSUMMED_SINCE: u32 = 3;

/// What an index and the program that reads it must agree in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fingerprints {
    /// The version of the files, [`FORMAT_VERSION`].
    pub format: u32,
    /// A hash of those rules of the schema that decide about the content of the index.
    pub schema: String,
    /// A hash of the German analysis of a fixed text.
    pub analysis: String,
}

impl Fingerprints {
    /// The fingerprints of this program for `schema`.
    pub fn of(schema: &Schema) -> Self {
        let analysis = blake3::hash(nachlese_german::probe().as_bytes()).to_hex().as_str()[..16].to_owned();
        Fingerprints { format: FORMAT_VERSION, schema: schema.fingerprint(), analysis }
    }

    /// Compares the fingerprints of an index, `self`, with those of a program.
    ///
    /// # Errors
    ///
    /// The first difference: format, then analysis, then schema.
    pub fn check_compatible(&self, program: &Fingerprints) -> Result<(), Incompatible> {
        if self.format != program.format {
            return Err(Incompatible::Format { index: self.format, program: program.format });
        }
        if self.analysis != program.analysis {
            return Err(Incompatible::Analysis);
        }
        if self.schema != program.schema {
            return Err(Incompatible::Schema);
        }
        Ok(())
    }
}

/// How an index and a program differ. A full build makes a compatible index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Incompatible {
    /// The files have another version.
    #[error("the index has format {index}, this program reads {program}")]
    Format {
        /// That of the index.
        index: u32,
        /// That of the program.
        program: u32,
    },
    /// The German analysis has changed.
    #[error("the index was made with another version of the German analysis")]
    Analysis,
    /// The schema asks for another content.
    #[error("the index was made with another schema")]
    Schema,
}

/// One file of a generation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRecord {
    /// Length in bytes.
    pub length: u64,
    /// BLAKE3, hexadecimal.
    pub blake3: String,
}

/// The description of a generation, `manifest.json`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// What the reading program must agree in.
    pub fingerprints: Fingerprints,
    /// The version of the program that made it.
    pub program: String,
    /// When it was finished, RFC 3339.
    pub created: String,
    /// Number of articles.
    pub articles: u64,
    /// What updates have changed since the last full build.
    #[serde(default)]
    pub since_build: SinceBuild,
    /// Every other file, by its path below the generation's folder.
    pub files: BTreeMap<String, FileRecord>,
}

/// What updates have changed since the last full build. It shows how outdated the lexicon is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SinceBuild {
    /// Number of updates.
    pub updates: u32,
    /// Articles that the updates wrote.
    pub articles: u64,
    /// Words of those articles.
    pub words: u64,
    /// Those words that the lexicon does not know.
    pub unknown: u64,
    /// Deleted documents that are still in segments.
    pub deleted: u64,
    /// Number of segments.
    pub segments: u32,
}

/// Why a generation, or its manifest, cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ManifestError {
    /// A file is missing or cannot be read.
    #[error("cannot read {}: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// The cause.
        source: io::Error,
    },
    /// A file is not what was written.
    #[error("{} is damaged: {reason}", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The manifest has another format, without the fields of this one.
    #[error(transparent)]
    Incompatible(Incompatible),
}

/// The part that manifests of all formats share. It is read first, to learn the format.
#[derive(Deserialize)]
struct OfAnyFormat {
    fingerprints: FormatAlone,
}

#[derive(Deserialize)]
struct FormatAlone {
    format: u32,
}

impl Manifest {
    /// Reads the manifest of a generation. It may have any format, as long as it has the fields of
    /// this one.
    ///
    /// # Errors
    ///
    /// The file is missing, is damaged, or has a format without these fields.
    pub fn read(generation: &Path) -> Result<Manifest, ManifestError> {
        let path = Layout::manifest(generation);
        let bytes =
            std::fs::read(&path).map_err(|source| ManifestError::Io { path: path.clone(), source })?;
        let read = match checksummed::from_bytes(&bytes) {
            Err(ChecksumError::Missing) => match serde_json::from_slice(&bytes) {
                Ok(Manifest { fingerprints, .. }) if fingerprints.format >= CHECKSUMMED_SINCE => {
                    Err(ChecksumError::Missing)
                }
                older => older.map_err(ChecksumError::Json),
            },
            Err(ChecksumError::Json(error)) => match checksummed::from_bytes(&bytes) {
                Ok(OfAnyFormat { fingerprints: FormatAlone { format } }) if format != FORMAT_VERSION => {
                    let incompatible = Incompatible::Format { index: format, program: FORMAT_VERSION };
                    return Err(ManifestError::Incompatible(incompatible));
                }
                _ => Err(ChecksumError::Json(error)),
            },
            read => read,
        };
        read.map_err(|e| ManifestError::Damaged { path, reason: e.to_string() })
    }

    /// The checksum of a generation's manifest.
    ///
    /// # Errors
    ///
    /// The manifest is missing or damaged.
    pub fn checksum(generation: &Path) -> Result<String, ManifestError> {
        let path = Layout::manifest(generation);
        let bytes =
            std::fs::read(&path).map_err(|source| ManifestError::Io { path: path.clone(), source })?;
        let checksum = checksummed::checksum(&bytes).map(str::to_owned);
        checksum.map_err(|e| ManifestError::Damaged { path, reason: e.to_string() })
    }

    /// Makes the record of every file below `generation`, except the manifest itself. Files in
    /// `inherited`, by their paths, are not read: they are those of the previous generation, and
    /// their records describe what was written then.
    ///
    /// # Errors
    ///
    /// A file cannot be read.
    pub fn record_files(
        generation: &Path,
        inherited: &BTreeMap<String, FileRecord>,
    ) -> Result<BTreeMap<String, FileRecord>, ManifestError> {
        let mut files = BTreeMap::new();
        for name in file_names(generation)? {
            let record = match inherited.get(&name) {
                Some(record) => record.clone(),
                None => hash_file(&generation.join(&name))?,
            };
            files.insert(name, record);
        }
        Ok(files)
    }

    /// Compares every file with its record. Reads all bytes.
    ///
    /// # Errors
    ///
    /// The first file that is missing or differs.
    pub fn verify_files(&self, generation: &Path) -> Result<(), ManifestError> {
        self.files.keys().try_for_each(|name| self.verify_file(generation, &generation.join(name)))
    }

    /// Compares the file at `path` with its record. Reads all bytes.
    ///
    /// # Errors
    ///
    /// The file is missing, differs, or has no record.
    pub fn verify_file(&self, generation: &Path, path: &Path) -> Result<(), ManifestError> {
        let damaged =
            |reason: &str| ManifestError::Damaged { path: path.to_owned(), reason: reason.to_owned() };
        let name = path.strip_prefix(generation).unwrap_or(path).to_string_lossy();
        let record = self.files.get(name.as_ref()).ok_or_else(|| damaged("its checksum is not known"))?;
        if hash_file(path)? == *record { Ok(()) } else { Err(damaged("its checksum differs")) }
    }

    /// Compares the small files that decide how all others are read: the schema, the list of
    /// segments, and the lists of deleted documents. A flipped bit in the last would bring back an
    /// article that was removed.
    ///
    /// # Errors
    ///
    /// The first of these files that is missing or differs.
    pub fn verify_deciding(&self, generation: &Path) -> Result<(), ManifestError> {
        let whole = [Layout::schema(generation), Layout::segment(generation).join("meta.json")];
        let deletes =
            self.files.keys().filter(|name| name.ends_with(".del")).map(|name| generation.join(name));
        whole.into_iter().chain(deletes).try_for_each(|path| self.verify_file(generation, &path))
    }

    /// Compares names and lengths only, which is cheap enough for every opening.
    ///
    /// # Errors
    ///
    /// The first file that is missing or has another length.
    pub fn verify_lengths(&self, generation: &Path) -> Result<(), ManifestError> {
        for (name, record) in &self.files {
            let path = generation.join(name);
            let length = std::fs::metadata(&path)
                .map_err(|source| ManifestError::Io { path: path.clone(), source })?
                .len();
            if length != record.length {
                let reason = format!("it has {length} bytes instead of {}", record.length);
                return Err(ManifestError::Damaged { path, reason });
            }
        }
        Ok(())
    }
}

/// The paths of all files below a generation's folder, sorted; without the manifest.
///
/// # Errors
///
/// A folder cannot be read.
pub fn file_names(generation: &Path) -> Result<Vec<String>, ManifestError> {
    let mut names = Vec::new();
    let mut folders = vec![(generation.to_owned(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        let io = |source| ManifestError::Io { path: folder.clone(), source };
        for entry in std::fs::read_dir(&folder).map_err(io)? {
            let entry = entry.map_err(io)?;
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.file_type().map_err(io)?.is_dir() {
                folders.push((entry.path(), format!("{name}/")));
            } else if entry.path() != Layout::manifest(generation) {
                names.push(name);
            }
        }
    }
    names.sort_unstable();
    Ok(names)
}

/// The length and checksum of a file.
///
/// # Errors
///
/// The file cannot be read.
pub fn hash_file(path: &Path) -> Result<FileRecord, ManifestError> {
    let io = |source| ManifestError::Io { path: path.to_owned(), source };
    let file = std::fs::File::open(path).map_err(io)?;
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(file).map_err(io)?;
    Ok(FileRecord { length: hasher.count(), blake3: hasher.finalize().to_hex().to_string() })
}
