//! The program that is measured.

use crate::data::{existing, workspace};
use crate::process::{self, command, output, run};
use anyhow::{Context as _, Result};
use serde_json::Value;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A built `nachlese`.
pub(crate) struct Nachlese {
    path: PathBuf,
}

impl Nachlese {
    /// The program at a path.
    pub(crate) fn open(path: &Path) -> Result<Nachlese> {
        Ok(Nachlese { path: existing(path.to_owned())?.canonicalize()? })
    }

    /// Builds the program of this checkout, optimized.
    pub(crate) fn build() -> Result<Nachlese> {
        cargo(&["build", "--release", "--quiet", "--package", "nachlese"], &workspace(), None)?;
        Nachlese::open(&target().join("release/nachlese"))
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// A call of the program.
    pub(crate) fn command<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Command {
        command(&self.path, arguments)
    }

    /// Brings an index up to date with an archive. Notes on single files are no failure.
    pub(crate) fn index(&self, index: &Path, archive: &Path) -> Result<()> {
        let mut command = self.command(["index", "--quiet", "--index"]);
        command.arg(index).arg(archive);
        let status = command.status().with_context(|| self.path.display().to_string())?;
        anyhow::ensure!(matches!(status.code(), Some(0 | 3)), "{}: {status}", archive.display());
        Ok(())
    }

    /// A call of `batch` on a file of queries.
    pub(crate) fn batch(&self, index: &Path, queries: &Path, hits: usize) -> Command {
        let mut command = self.command(["batch", "--format", "trec", "-n", &hits.to_string(), "--index"]);
        command.arg(index).arg("--queries").arg(queries);
        command
    }

    /// The line on times that `batch --stats` ends with: mean, p50, p95, p99 of a search call in
    /// milliseconds, of the last of three turns.
    pub(crate) fn times(&self, mut batch: Command) -> Result<String> {
        let output = output(batch.args(["--repeat", "3", "--stats"]).stdout(Stdio::piped()))?;
        Ok(process::last_line(&String::from_utf8_lossy(&output.stderr)).to_owned())
    }

    /// What `read --format json` makes of a page; nothing where it is no article.
    pub(crate) fn read(&self, page: &Path, options: &[&str]) -> Result<Value> {
        let mut command = self.command(["read", "--format", "json"]);
        let output =
            command.args(options).arg(page).output().with_context(|| self.path.display().to_string())?;
        // A page that cannot be read is a page without an article: that is what is counted.
        Ok(serde_json::from_slice(&output.stdout).unwrap_or(Value::Null))
    }
}

/// Runs cargo in a folder, with a target folder of its own if one is given.
pub(crate) fn cargo(arguments: &[&str], folder: &Path, target: Option<&Path>) -> Result<()> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = command(cargo, arguments);
    command.current_dir(folder);
    if let Some(target) = target {
        command.env("CARGO_TARGET_DIR", target);
    }
    run(&mut command)
}

/// Where cargo puts what it builds of the workspace.
fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| workspace().join("target"), PathBuf::from)
}

/// The mean of the line that `--stats` prints, in milliseconds.
pub(crate) fn mean_milliseconds(line: &str) -> Option<f64> {
    let mut words = line.split_whitespace();
    words.find(|word| *word == "mean_ms")?;
    words.next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_mean_is_read_from_the_line_on_times() {
        let line = "repeat 3 queries 3000 mean_ms 0.501 p50_ms 0.4";
        assert_eq!(super::mean_milliseconds(line), Some(0.501));
        assert_eq!(super::mean_milliseconds("nothing of the kind"), None);
    }
}
