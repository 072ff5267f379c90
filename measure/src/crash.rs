//! Kills the indexer at random moments, over an archive of some thousand articles. The campaign is
//! a test that is ignored otherwise: tests/crash/campaign.rs.

use crate::Context;
use crate::data::workspace;
use crate::process::{command, run as run_command};
use anyhow::Result;

pub(crate) fn run(context: &Context, times: usize) -> Result<()> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut test = command(cargo, ["test", "--release", "--package", "nachlese", "--test", "blackbox", "--"]);
    test.args(["--ignored", "--exact", "crash::campaign::long_crash", "--nocapture"]);
    test.current_dir(workspace());
    test.env("CRASH_SCRATCH", context.scratch.path("")).env("CRASH_KILLS", times.to_string());
    run_command(&mut test)
}
