//! `nachlese gc`

use crate::args::GcArgs;
use crate::exit_code::FOUND;
use crate::output;
use crate::settings::index_folder;
use anyhow::Result;
use std::time::Duration;

pub(super) fn run(args: &GcArgs) -> Result<u8> {
    let index = index_folder(args.index.as_deref())?;
    let keep = usize::from(args.writing.keep);
    let wait = Duration::from_secs(args.writing.wait.into());
    let gone = nachlese_indexer::gc(&index, keep, wait, args.dry_run)?;
    output::print(|out| {
        for name in &gone {
            writeln!(out, "{} generation {name}", if args.dry_run { "would remove" } else { "removed" })?;
        }
        Ok(())
    })?;
    Ok(FOUND)
}
