//! `nachlese cron-example`

use clap::{Args as ClapArgs, ValueEnum};

#[derive(Debug, ClapArgs)]
pub(crate) struct CronExampleArgs {
    /// What to print [default: the crontab line, and how to install the systemd units]
    #[arg(value_enum, value_name = "FOR")]
    pub(crate) scheduler: Option<Scheduler>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Scheduler {
    /// The crontab line
    Cron,
    /// nachlese.service
    Service,
    /// nachlese.timer
    Timer,
}
