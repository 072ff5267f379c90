//! `nachlese cron-example`

use clap::{Args as ClapArgs, ValueEnum};

#[derive(Debug, ClapArgs)]
pub(crate) struct CronExampleArgs {
    /// For whom; without, the crontab line and how the systemd units are installed
    #[arg(value_enum, value_name = "FOR")]
    pub(crate) scheduler: Option<Scheduler>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Scheduler {
    /// A line for crontab
    Cron,
    /// nachlese.service
    Service,
    /// nachlese.timer
    Timer,
}
