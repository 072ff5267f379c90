//! Faults at chosen calls of a run: `shim.c`, preloaded, kills the process there or lets the call
//! fail.

mod every_call;
mod synced;

use super::operation::Operation;
use crate::support::{World, root};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// What happens at a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The process is killed when it is about to make it.
    KilledBefore,
    /// The process is killed when it has just made it.
    KilledAfter,
    /// It fails, once, with an error of the disk.
    Eio,
    /// It fails, once, for want of room.
    Enospc,
    /// From here on nothing can grow. Writes are places of this fault alone.
    Full,
}

impl Fault {
    fn name(self) -> &'static str {
        match self {
            Fault::KilledBefore => "before",
            Fault::KilledAfter => "after",
            Fault::Eio => "EIO",
            Fault::Enospc => "ENOSPC",
            Fault::Full => "full",
        }
    }

    pub fn kills(self) -> bool {
        matches!(self, Fault::KilledBefore | Fault::KilledAfter)
    }
}

/// A call that concerned the index folder. Paths are below it.
#[derive(Clone, Debug)]
pub struct Call {
    pub number: usize,
    pub name: String,
    pub path: String,
    /// Where a file is renamed or linked to.
    pub to: Option<String>,
}

impl Call {
    /// The one rename that puts a generation into use.
    pub fn switches(&self) -> bool {
        self.name == "rename" && self.to.as_deref() == Some("current")
    }
}

/// A world in memory where there is one: what a run costs here is mostly files.
fn world() -> World {
    World::below("/dev/shm")
}

/// How a run with a fault went.
pub struct Outcome {
    /// `None` if it was killed.
    pub code: Option<i32>,
    pub stderr: String,
    pub calls: Vec<Call>,
}

impl Outcome {
    /// Whether something got this name in the index folder.
    pub fn has_renamed(&self, to: &str, fault: Fault, at: usize) -> bool {
        let undone = |call: &Call| call.number == at && !matches!(fault, Fault::KilledAfter | Fault::Full);
        let renames = |call: &Call| call.name == "rename" && call.to.as_deref() == Some(to);
        self.calls.iter().any(|call| renames(call) && !undone(call))
    }
}

/// The library, made once; `None`, and said so, where it cannot be.
fn shim() -> Option<&'static PathBuf> {
    static SHIM: OnceLock<Option<PathBuf>> = OnceLock::new();
    SHIM.get_or_init(|| {
        compile().map_err(|reason| skip(&format!("no faults are put into runs: {reason}"))).ok()
    })
    .as_ref()
}

fn compile() -> Result<PathBuf, String> {
    if !cfg!(all(target_os = "linux", target_env = "gnu")) {
        return Err("this is no Linux with glibc".to_owned());
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let (library, unfinished) =
        (folder.join("faults.so"), folder.join(format!("faults.{}", std::process::id())));
    let flags = ["-Wall", "-Wextra", "-Werror", "-O1", "-shared", "-fPIC", "-o"];
    let source = root().join("tests/crash/faults/shim.c");
    let cc = Command::new("cc").args(flags).arg(&unfinished).arg(source).output();
    let cc = cc.map_err(|error| format!("cc: {error}"))?;
    assert!(cc.status.success(), "{}", String::from_utf8_lossy(&cc.stderr));
    std::fs::rename(unfinished, &library).unwrap();
    Ok(library)
}

/// Says on the terminal itself, past what holds back the output of tests that pass.
fn skip(reason: &str) {
    let _ = std::io::stderr().write_all(format!("\nSKIPPED: {reason}\n").as_bytes());
}

/// Runs an operation with a fault at its call number `at`; with 0, only notes its calls.
///
/// On one thread, so that its calls come in the same order every time.
fn run(world: &World, operation: &Operation, index: &str, fault: Fault, at: usize) -> Outcome {
    let folder = world.path("").canonicalize().unwrap().join(index);
    let log = world.path("calls");
    let _ = std::fs::remove_file(&log);
    let mut args = operation.args(index);
    if operation.indexes() {
        args.extend(["--threads", "1"].map(str::to_owned));
    }
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let mut child = world
        .command(&args)
        .env("LD_PRELOAD", shim().unwrap())
        .env("FAULT_ROOT", &folder)
        .env("FAULT_LOG", &log)
        .env("FAULT_KIND", fault.name())
        .env("FAULT_AT", at.to_string())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let patience = Instant::now() + Duration::from_secs(60);
    let status = loop {
        match child.try_wait().unwrap() {
            Some(status) => break status,
            None if Instant::now() > patience => {
                child.kill().unwrap();
                panic!("{args:?} with {fault:?} at call {at} hangs");
            }
            None => std::thread::sleep(Duration::from_millis(1)),
        }
    };
    let mut stderr = String::new();
    child.stderr.take().unwrap().read_to_string(&mut stderr).unwrap();
    let lines = std::fs::read_to_string(&log).unwrap_or_default();
    let below = |path: &str| {
        path.strip_prefix(folder.to_str().unwrap()).unwrap_or(path).trim_start_matches('/').to_owned()
    };
    let call = |line: &str| {
        let parts: Vec<&str> = line.split('\t').collect();
        let to = parts.get(3).map(|path| below(path));
        Call { number: parts[0].parse().unwrap(), name: parts[1].to_owned(), path: below(parts[2]), to }
    };
    Outcome { code: status.code(), stderr, calls: lines.lines().map(call).collect() }
}
