//! Runs the program in a world of its own, and explains failures.

use nachlese_index_format::{Layout, Pointer, checksummed};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder for one test: archive, index, and the program's home.
pub struct World {
    folder: tempfile::TempDir,
}

/// What a run of the program left.
pub struct Run {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl World {
    pub fn new() -> World {
        World { folder: tempfile::tempdir().unwrap() }
    }

    /// A world below a folder; in the usual place where that does not exist.
    pub fn below(folder: impl AsRef<Path>) -> World {
        tempfile::tempdir_in(folder).map_or_else(|_| World::new(), |folder| World { folder })
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file, with its folders.
    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// The program, seeing nothing of the user's own folders and settings.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_nachlese"));
        command.args(args).current_dir(self.folder.path());
        for (name, _) in std::env::vars_os() {
            let name = name.to_string_lossy().into_owned();
            if name.starts_with("NACHLESE") || name.starts_with("XDG_") || name == "NO_COLOR" {
                command.env_remove(name);
            }
        }
        command.env("HOME", self.path("home"));
        command
    }

    pub fn run(&self, args: &[&str]) -> Run {
        let Output { status, stdout, stderr } = self.command(args).output().unwrap();
        Run {
            code: status.code().unwrap_or(-1),
            stdout: String::from_utf8(stdout).unwrap(),
            stderr: String::from_utf8(stderr).unwrap(),
        }
    }

    /// Runs and expects an exit code.
    #[track_caller]
    pub fn expect(&self, code: i32, args: &[&str]) -> Run {
        let run = self.run(args);
        assert_eq!(
            run.code,
            code,
            "nachlese {}\n--- stdout\n{}--- stderr\n{}",
            args.join(" "),
            run.stdout,
            run.stderr
        );
        run
    }

    /// Changes what the manifest of the generation in use says, as another version of the program
    /// would have written it.
    pub fn alter_manifest(&self, index: &str, change: impl FnOnce(&mut serde_json::Value)) {
        let layout = Layout::new(self.path(index));
        let name = layout.current().unwrap();
        let path = Layout::manifest(&layout.generation(name));
        let mut manifest = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        change(&mut manifest);
        manifest.as_object_mut().unwrap().remove("blake3");
        let bytes = checksummed::to_bytes(&manifest).unwrap();
        let pointer = Pointer::new(name, checksummed::checksum(&bytes).unwrap());
        std::fs::write(&path, &bytes).unwrap();
        std::fs::write(layout.pointer(), format!("{pointer}\n")).unwrap();
    }

    /// The ids that a search finds, best first.
    #[track_caller]
    pub fn ids(&self, args: &[&str]) -> Vec<String> {
        let run = self.run(&[&["search", "-n", "1000", "--format", "trec"], args].concat());
        assert!(run.code < 2, "{args:?}: {}", run.stderr);
        if run.code == 1 {
            return Vec::new();
        }
        run.stdout.lines().map(|l| l.split(' ').nth(2).unwrap().to_owned()).collect()
    }
}

/// Copies a folder; no file of the copy is one of the original.
pub fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let new = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &new);
        } else {
            std::fs::copy(entry.path(), new).unwrap();
        }
    }
}

/// Reports why a test was not run, past what holds back the output of tests that pass, and in the
/// file that `NACHLESE_SKIPPED` names. No invariant of ARCHITECTURE.md may be held by a test that
/// skips: its own samples are always there.
pub fn skip(why: &str) {
    use std::io::Write;
    let line = format!("\nSKIPPED: {why}\n");
    std::io::stderr().write_all(line.as_bytes()).unwrap();
    if let Some(list) = std::env::var_os("NACHLESE_SKIPPED") {
        let mut list = std::fs::File::options().create(true).append(true).open(list).unwrap();
        writeln!(list, "{why}").unwrap();
    }
}

/// The folder of the workspace.
pub fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

/// One JSON Lines record.
pub fn record(id: &str, title: &str, body: &str) -> String {
    format!("{}\n", serde_json::json!({ "id": id, "title": title, "body": body }))
}
