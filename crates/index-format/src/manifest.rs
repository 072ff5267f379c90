//! By what an index was made, and the checksum of every file.

use crate::layout::Layout;
use crate::schema::Schema;
use crate::sealed::{self, BadSeal};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

/// The version of what lies in a generation's folder. Raised with every change that an older program cannot read.
pub const FORMAT_VERSION: u32 = 9;

/// Manifests of this format and later are sealed.
const SEALED_SINCE: u32 = 3;

/// What must agree between the index and the program that reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fingerprints {
    /// The format of the files.
    pub format: u32,
    /// What the schema says of the index's content.
    pub schema: String,
    /// What the German analysis makes of a fixed text.
    pub analysis: String,
}

impl Fingerprints {
    /// The fingerprints of this program for `schema`.
    pub fn of(schema: &Schema) -> Self {
        let analysis = blake3::hash(nachlese_german::probe().as_bytes()).to_hex().as_str()[..16].to_owned();
        Fingerprints { format: FORMAT_VERSION, schema: schema.fingerprint(), analysis }
    }

    /// What of an index with fingerprints `self` does not fit a program with `program`.
    ///
    /// # Errors
    ///
    /// The first misfit, the gravest first.
    pub fn fit(&self, program: &Fingerprints) -> Result<(), Misfit> {
        if self.format != program.format {
            return Err(Misfit::Format { index: self.format, program: program.format });
        }
        if self.analysis != program.analysis {
            return Err(Misfit::Analysis);
        }
        if self.schema != program.schema {
            return Err(Misfit::Schema);
        }
        Ok(())
    }
}

/// Why an index cannot be read as it is. Each is mended by building it anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Misfit {
    /// Written by another version of the program.
    #[error("the index has format {index}, this program reads {program}")]
    Format {
        /// Found.
        index: u32,
        /// Expected.
        program: u32,
    },
    /// The German analysis has changed.
    #[error("the index was made with another version of the German analysis")]
    Analysis,
    /// The schema asks for other content.
    #[error("the index was made with another schema")]
    Schema,
}

/// One file of a generation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRecord {
    /// Bytes.
    pub length: u64,
    /// BLAKE3, hexadecimal.
    pub blake3: String,
}

/// What a generation says of itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// What must agree with the reading program.
    pub fingerprints: Fingerprints,
    /// The version of the program that wrote it.
    pub program: String,
    /// When it was finished, RFC 3339.
    pub created: String,
    /// Number of articles.
    pub articles: u64,
    /// What updates have added since everything was built from nothing.
    #[serde(default)]
    pub since_build: SinceBuild,
    /// Every other file, by its path below the generation.
    pub files: BTreeMap<String, FileRecord>,
}

/// What updates have added to a build: how far its lexicon is from what the archive would teach now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SinceBuild {
    /// Updates.
    pub updates: u32,
    /// Articles that they wrote.
    pub articles: u64,
    /// Words of those.
    pub words: u64,
    /// Those of them that the lexicon does not know.
    pub unknown: u64,
    /// Deleted documents that still lie in segments.
    pub deleted: u64,
    /// Segments.
    pub segments: u32,
}

/// Why a generation is not what its manifest says.
#[derive(Debug, thiserror::Error)]
pub enum ManifestError {
    /// A file is missing or cannot be read.
    #[error("cannot read {}: {source}", path.display())]
    Io {
        /// Which file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// The manifest is no manifest.
    #[error("{} is damaged: {reason}", path.display())]
    Damaged {
        /// Which file.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
    /// The manifest is another format's, and has not even the fields of this one.
    #[error(transparent)]
    Misfit(Misfit),
}

/// What manifests of all formats have: by it they are told apart before anything else is read.
#[derive(Deserialize)]
struct OfAnyFormat {
    fingerprints: FormatAlone,
}

#[derive(Deserialize)]
struct FormatAlone {
    format: u32,
}

impl Manifest {
    /// Reads the manifest of a generation, of whatever format, as far as it has the fields of this one.
    ///
    /// # Errors
    ///
    /// It is missing or not readable as one.
    pub fn read(generation: &Path) -> Result<Manifest, ManifestError> {
        let path = Layout::manifest(generation);
        let bytes =
            std::fs::read(&path).map_err(|source| ManifestError::Io { path: path.clone(), source })?;
        let read = match sealed::unseal(&bytes) {
            Err(BadSeal::Missing) => match serde_json::from_slice(&bytes) {
                Ok(Manifest { fingerprints, .. }) if fingerprints.format >= SEALED_SINCE => {
                    Err(BadSeal::Missing)
                }
                older => older.map_err(BadSeal::Other),
            },
            Err(BadSeal::Other(error)) => match sealed::unseal(&bytes) {
                Ok(OfAnyFormat { fingerprints: FormatAlone { format } }) if format != FORMAT_VERSION => {
                    let misfit = Misfit::Format { index: format, program: FORMAT_VERSION };
                    return Err(ManifestError::Misfit(misfit));
                }
                _ => Err(BadSeal::Other(error)),
            },
            sealed => sealed,
        };
        read.map_err(|e| ManifestError::Damaged { path, reason: e.to_string() })
    }

    /// The checksum of a generation's manifest.
    ///
    /// # Errors
    ///
    /// It is missing, or not what was written.
    pub fn checksum(generation: &Path) -> Result<String, ManifestError> {
        let path = Layout::manifest(generation);
        let bytes =
            std::fs::read(&path).map_err(|source| ManifestError::Io { path: path.clone(), source })?;
        let checksum = sealed::checksum(&bytes).map(str::to_owned);
        checksum.map_err(|e| ManifestError::Damaged { path, reason: e.to_string() })
    }

    /// Records every file below `generation`, the manifest itself left out. A file that `inherited` has, by its path, is not
    /// read again: it is the same file as in the generation before, and its record says what it was when it was written.
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

    /// Compares every file with its record, byte for byte.
    ///
    /// # Errors
    ///
    /// The first file that is missing or differs.
    pub fn verify_files(&self, generation: &Path) -> Result<(), ManifestError> {
        self.files.keys().try_for_each(|name| self.verify_file(generation, &generation.join(name)))
    }

    /// Compares one file, `path`, with its record, byte for byte.
    ///
    /// # Errors
    ///
    /// It is missing, differs, or has no record.
    pub fn verify_file(&self, generation: &Path, path: &Path) -> Result<(), ManifestError> {
        let damaged =
            |reason: &str| ManifestError::Damaged { path: path.to_owned(), reason: reason.to_owned() };
        let name = path.strip_prefix(generation).unwrap_or(path).to_string_lossy();
        let record = self.files.get(name.as_ref()).ok_or_else(|| damaged("its checksum is not known"))?;
        if hash_file(path)? == *record { Ok(()) } else { Err(damaged("its checksum differs")) }
    }

    /// Compares, byte for byte, what is small and decides how all the rest is read: the schema, which segments there are, and
    /// which of their documents are deleted. A flipped bit in the last would bring back an article that was taken down.
    ///
    /// # Errors
    ///
    /// The first of them that is missing or differs.
    pub fn verify_deciding(&self, generation: &Path) -> Result<(), ManifestError> {
        let whole = [Layout::schema(generation), Layout::segment(generation).join("meta.json")];
        let deletes =
            self.files.keys().filter(|name| name.ends_with(".del")).map(|name| generation.join(name));
        whole.into_iter().chain(deletes).try_for_each(|path| self.verify_file(generation, &path))
    }

    /// Compares names and lengths only: what opening can afford.
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

/// The paths of all files below a generation, sorted, but its manifest's.
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

/// Length and checksum of a file.
///
/// # Errors
///
/// It cannot be read.
pub fn hash_file(path: &Path) -> Result<FileRecord, ManifestError> {
    let io = |source| ManifestError::Io { path: path.to_owned(), source };
    let file = std::fs::File::open(path).map_err(io)?;
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(file).map_err(io)?;
    Ok(FileRecord { length: hasher.count(), blake3: hasher.finalize().to_hex().to_string() })
}
