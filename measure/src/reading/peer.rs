//! trafilatura and htmldate, the peers. They are Python packages, which are installed into an
//! environment in the scratch folder; `peers/read.py` calls them.

use super::Reading;
use crate::data::{Scratch, files, workspace};
use crate::process::{command, run, stdout};
use crate::scorers::PYTHON;
use anyhow::{Context as _, Result};
use serde_json::Value;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

const PACKAGES: [&str; 3] = ["trafilatura", "htmldate", "lxml_html_clean"];

/// The environment that has the peers.
pub(super) struct PythonPeers {
    python: PathBuf,
}

impl PythonPeers {
    /// Installs them, if need be.
    pub(super) fn new(scratch: &Scratch) -> Result<PythonPeers> {
        let folder = scratch.path("trafilatura");
        let python = folder.join("bin/python");
        if !python.exists() {
            run(command(PYTHON, ["-m", "venv"]).arg(&folder))?;
            run(command(folder.join("bin/pip"), ["install", "--quiet"]).args(PACKAGES))?;
        }
        Ok(PythonPeers { python })
    }

    pub(super) fn python(&self) -> &Path {
        &self.python
    }

    /// What the peers make of every page in a folder: htmldate's date, trafilatura's text.
    pub(super) fn read(&self, folder: &Path) -> Result<Readings> {
        let mut command = command(&self.python, [workspace().join("measure/peers/read.py")]);
        let printed = stdout(command.args(files(folder, ".gz")?))?;
        let readings = printed.lines().map(|line| {
            let read: Value = serde_json::from_str(line)?;
            let text = |key: &str| read.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
            let reading = Reading { published: text("published"), text: text("text"), ..Reading::default() };
            Ok((PathBuf::from(text("page")), reading))
        });
        Ok(Readings(readings.collect::<Result<_>>()?))
    }
}

/// Readings of pages by their paths.
pub(super) struct Readings(HashMap<PathBuf, Reading>);

impl Readings {
    pub(super) fn of(&self, page: &Path) -> Result<Reading> {
        self.0.get(page).cloned().with_context(|| format!("{} was not read", page.display()))
    }
}
