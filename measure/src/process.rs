//! Processes: run, their output, the time they take.

use anyhow::{Context as _, Result, bail};
use std::ffi::OsStr;
use std::fs::File;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Instant;

/// A command with its arguments.
pub(crate) fn command<S: AsRef<OsStr>>(
    program: impl AsRef<OsStr>,
    arguments: impl IntoIterator<Item = S>,
) -> Command {
    let mut command = Command::new(program);
    command.args(arguments);
    command
}

/// Runs a command to its end, with our own stdout and stderr.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| named(command))?;
    if !status.success() {
        bail!("{}: {status}", named(command));
    }
    Ok(())
}

/// Runs a command for what it does; its stdout is dropped.
pub(crate) fn run_quietly(command: &mut Command) -> Result<()> {
    run(command.stdout(Stdio::null()))
}

/// What a command prints. Its stderr is ours.
pub(crate) fn stdout(command: &mut Command) -> Result<String> {
    let output = output(command.stderr(Stdio::inherit()))?;
    String::from_utf8(output.stdout).with_context(|| named(command))
}

/// What a command prints to stdout and stderr, if it succeeds.
pub(crate) fn output(command: &mut Command) -> Result<Output> {
    let output = command.output().with_context(|| named(command))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("{}: {}: {}", named(command), output.status, said.trim());
    }
    Ok(output)
}

/// Runs a command with its stdout in a file.
pub(crate) fn stdout_to(command: &mut Command, path: &Path) -> Result<()> {
    let file = File::create(path).with_context(|| path.display().to_string())?;
    run(command.stdout(file))
}

/// Seconds that a command takes from its start to its end.
pub(crate) fn seconds(command: &mut Command) -> Result<f64> {
    let start = Instant::now();
    run(command)?;
    Ok(start.elapsed().as_secs_f64())
}

/// The last line of a text.
pub(crate) fn last_line(text: &str) -> &str {
    text.trim_end().lines().next_back().unwrap_or_default()
}

fn named(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}
