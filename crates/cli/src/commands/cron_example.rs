//! `nachlese cron-example`: what lies in contrib/, to be piped to where it belongs.

use crate::args::{CronExampleArgs, Scheduler};
use crate::exit_code::FOUND;
use crate::output;
use anyhow::Result;

const CRON: &str = include_str!("../../contrib/crontab");
const SERVICE: &str = include_str!("../../contrib/nachlese.service");
const TIMER: &str = include_str!("../../contrib/nachlese.timer");

const INSTALL: &str = "
# Or by systemd:
#   nachlese cron-example service | sudo tee /etc/systemd/system/nachlese.service
#   nachlese cron-example timer   | sudo tee /etc/systemd/system/nachlese.timer
#   sudo systemctl daemon-reload && sudo systemctl enable --now nachlese.timer
";

pub(super) fn run(args: &CronExampleArgs) -> Result<u8> {
    output::print(|out| {
        match args.scheduler {
            Some(Scheduler::Cron) => write!(out, "{CRON}")?,
            Some(Scheduler::Service) => write!(out, "{SERVICE}")?,
            Some(Scheduler::Timer) => write!(out, "{TIMER}")?,
            None => write!(out, "{CRON}{INSTALL}")?,
        }
        Ok(())
    })?;
    Ok(FOUND)
}
