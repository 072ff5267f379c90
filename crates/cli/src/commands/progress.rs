//! Progress on a terminal.

use crate::settings::Settings;
use indicatif::{ProgressBar, ProgressStyle};
use nachlese_indexer::Progress;

/// A bar on stderr, or nothing.
pub(super) struct Bar(ProgressBar);

impl Bar {
    pub(super) fn new(settings: &Settings) -> Bar {
        if !settings.progress {
            return Bar(ProgressBar::hidden());
        }
        let bar = ProgressBar::new(0);
        if let Ok(style) = ProgressStyle::with_template("{prefix} {bar:30} {bytes}/{total_bytes} {msg} {eta}")
        {
            bar.set_style(style);
        }
        Bar(bar)
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}

impl Progress for Bar {
    fn started(&self, pass: &str, bytes: u64) {
        self.0.set_prefix(pass.to_owned());
        // The time that is left is guessed from the pass alone.
        self.0.reset();
        self.0.set_length(bytes);
    }

    fn advanced(&self, articles: u64, bytes: u64) {
        self.0.set_position(bytes);
        self.0.set_message(format!("{articles} articles"));
    }

    fn finishing(&self, step: &str) {
        self.0.set_message(step.to_owned());
    }
}
