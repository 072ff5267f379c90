//! `nachlese completions`: from the table of the flags.

use crate::args::{Args, CompletionsArgs};
use crate::exit_code::FOUND;
use crate::output;
use anyhow::Result;
use clap::CommandFactory;

pub(super) fn run(args: &CompletionsArgs) -> Result<u8> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "nachlese", &mut script);
    output::print(|out| Ok(out.write_all(&script)?))?;
    Ok(FOUND)
}
