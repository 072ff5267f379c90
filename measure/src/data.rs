//! Where the data lies and where results go.

use anyhow::{Context as _, Result, bail};
use flate2::read::MultiGzDecoder;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// The folder of the workspace.
pub(crate) fn workspace() -> PathBuf {
    let measure = Path::new(env!("CARGO_MANIFEST_DIR"));
    measure.parent().unwrap_or(measure).to_owned()
}

/// The folder that has data, scorers and peers.
pub(crate) struct Data {
    folder: PathBuf,
}

impl Data {
    pub(crate) fn new(folder: Option<PathBuf>) -> Data {
        let named = folder.or_else(|| std::env::var_os("NACHLESE_SHARED").map(PathBuf::from));
        Data { folder: named.unwrap_or_else(|| workspace().join("../shared")) }
    }

    /// A file or folder of the data.
    ///
    /// # Errors
    ///
    /// If it does not exist: nothing may be reported for what was not measured.
    pub(crate) fn path(&self, name: &str) -> Result<PathBuf> {
        existing(self.folder.join(name))
    }

    /// A retrieval set by its name.
    pub(crate) fn set(&self, name: &'static str) -> Result<RetrievalSet> {
        let folder = self.path("data/retrieval")?.join(name);
        let [corpus, judgements] = ["corpus.jsonl.gz", "qrels.txt"].map(|file| existing(folder.join(file)));
        let mut queries = vec![("queries", existing(folder.join("queries.tsv"))?)];
        let short = folder.join("queries.short.tsv");
        if short.exists() {
            queries.push(("queries.short", short));
        }
        Ok(RetrievalSet { name, corpus: corpus?, judgements: judgements?, queries })
    }
}

/// A corpus, queries and which documents are relevant for them.
pub(crate) struct RetrievalSet {
    pub(crate) name: &'static str,
    pub(crate) corpus: PathBuf,
    pub(crate) judgements: PathBuf,
    /// Full headlines, and short queries where the set has them; each with its name.
    pub(crate) queries: Vec<(&'static str, PathBuf)>,
}

/// The retrieval sets, in the order of docs/relevance.md.
pub(crate) const SETS: [&str; 4] = ["zeit", "frontpage", "wikinews", "wikinews-lead"];

/// The folder for indexes and results. What is expensive to make is kept in it between runs.
pub(crate) struct Scratch {
    folder: PathBuf,
}

impl Scratch {
    pub(crate) fn new(folder: Option<PathBuf>) -> Result<Scratch> {
        let folder = folder.unwrap_or_else(|| workspace().join("target/measure"));
        std::fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
        Ok(Scratch { folder: folder.canonicalize()? })
    }

    /// A name in the folder, whether it exists or not.
    pub(crate) fn path(&self, name: impl AsRef<Path>) -> PathBuf {
        self.folder.join(name)
    }

    /// A folder in it, made if need be.
    pub(crate) fn folder(&self, name: impl AsRef<Path>) -> Result<PathBuf> {
        let path = self.path(name);
        std::fs::create_dir_all(&path).with_context(|| path.display().to_string())?;
        Ok(path)
    }
}

/// The path, if there is something.
pub(crate) fn existing(path: PathBuf) -> Result<PathBuf> {
    if !path.exists() {
        bail!("{} is missing; --shared names the folder that has data, scorers and peers", path.display());
    }
    Ok(path)
}

/// The text of a file.
pub(crate) fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| path.display().to_string())
}

/// Writes a file.
pub(crate) fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Result<()> {
    std::fs::write(path, bytes).with_context(|| path.display().to_string())
}

/// The bytes of a file, unpacked if its name ends in `.gz`.
pub(crate) fn reader(path: &Path) -> Result<Box<dyn BufRead>> {
    let file = File::open(path).with_context(|| path.display().to_string())?;
    let packed = path.extension().is_some_and(|extension| extension == "gz");
    Ok(if packed {
        Box::new(BufReader::new(MultiGzDecoder::new(file)))
    } else {
        Box::new(BufReader::new(file))
    })
}

/// The text of a file, unpacked if its name ends in `.gz`.
pub(crate) fn unpack(path: &Path) -> Result<String> {
    let mut text = String::new();
    reader(path)?.read_to_string(&mut text).with_context(|| path.display().to_string())?;
    Ok(text)
}

/// All files below a folder whose names end so, sorted.
pub(crate) fn files(folder: &Path, ending: &str) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path, ending)?);
        } else if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// Bytes of all files below a folder.
pub(crate) fn size(folder: &Path) -> Result<u64> {
    let lengths = files(folder, "")?.into_iter().map(|file| Ok(file.metadata()?.len()));
    lengths.sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_data_is_an_error_that_names_the_path() {
        let data = Data::new(Some(PathBuf::from("no-such-folder")));
        for error in [data.path("eval/score_run.py").err(), data.set("zeit").err()] {
            let message = error.map(|error| error.to_string()).unwrap_or_default();
            assert!(message.starts_with("no-such-folder/") && message.contains("is missing"), "{message}");
        }
    }
}
