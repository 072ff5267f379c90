//! Progress on a terminal.

use crate::settings::Settings;
use anyhow::Result;
use indicatif::{ProgressBar, ProgressStyle};
use nachlese_indexer::{Phase, Progress};
use signal_hook::consts::TERM_SIGNALS;
use signal_hook::flag;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// A bar on stderr, or nothing; and whether the run was asked to stop.
pub(crate) struct Bar {
    bar: ProgressBar,
    stop: Arc<AtomicBool>,
}

impl Bar {
    pub(crate) fn new(settings: &Settings) -> Bar {
        let bar = if settings.progress { ProgressBar::new(0) } else { ProgressBar::hidden() };
        if let Ok(style) = ProgressStyle::with_template("{prefix} {bar:30} {bytes}/{total_bytes} {msg} {eta}")
        {
            bar.set_style(style);
        }
        Bar { bar, stop: Arc::default() }
    }

    /// One that stops the run in good order at Ctrl-C, or on a signal to end; at the second
    /// one it dies at once.
    pub(crate) fn interruptible(settings: &Settings) -> Result<Bar> {
        let bar = Bar::new(settings);
        for signal in TERM_SIGNALS {
            flag::register_conditional_default(*signal, Arc::clone(&bar.stop))?;
            flag::register(*signal, Arc::clone(&bar.stop))?;
        }
        Ok(bar)
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

impl Progress for Bar {
    fn started(&self, phase: Phase, bytes: u64) {
        self.bar.set_prefix(phase.to_string());
        // The time that is left is guessed from the pass alone.
        self.bar.reset();
        self.bar.set_length(bytes);
    }

    fn advanced(&self, articles: u64, bytes: u64) {
        self.bar.set_position(bytes);
        self.bar.set_message(format!("{articles} articles"));
    }

    fn finishing(&self, phase: Phase) {
        self.bar.set_message(phase.to_string());
    }

    fn cancelled(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}
