//! `nachlese timeline`: the hits of a query over time.

use super::asking::Asked;
use super::open;
use crate::args::{Output, PeriodName, TimelineArgs};
use crate::exit_code::{FOUND, NOTHING_FOUND};
use crate::output;
use crate::settings::Settings;
use crate::terminal::timeline::{self, Measure};
use anyhow::{Context, Result};
use nachlese_query::{Period, Timeline};
use nachlese_results::TimelineDocument;

/// At most this many periods are seen at once.
const FEW: usize = 62;

pub(super) fn run(args: &TimelineArgs, settings: &Settings) -> Result<u8> {
    let Asked { text, query, matches } = Asked::new(&args.asking, settings)?;
    let index = open::open(&args.asking.source, settings)?;
    let over_time = |period| index.timeline(&query, period, &matches);
    let found: Timeline = match args.by {
        Some(name) => over_time(name.into())?,
        None => {
            let finer = [Period::Day, Period::Week, Period::Month, Period::Quarter];
            let found = over_time(Period::Year)?;
            let days = found.days();
            match finer.into_iter().find(|period| days / length(*period) < FEW) {
                Some(period) => found.by(period),
                None => found,
            }
        }
    };
    output::say_notes(&found.notes, query.notes.len(), settings);
    let left_out = found.undated + found.implausible;
    if left_out > 0 && !settings.quiet {
        output::note(&format!("left out {left_out} of {}: no date, or an implausible one", found.articles));
    }
    let measure = if args.relative { Measure::PerThousand } else { Measure::Articles };
    if let Some(file) = &args.svg {
        let picture = timeline::svg(&found, &text, measure);
        std::fs::write(file, picture).with_context(|| file.display().to_string())?;
    }
    output::print(|out| match args.format {
        Output::Text => timeline::text(out, &found, measure, settings.width),
        Output::Results(format) => Ok(format.document(out, &TimelineDocument::new(&text, &found))?),
    })?;
    Ok(if found.articles > 0 { FOUND } else { NOTHING_FOUND })
}

/// Days of a period, about.
fn length(period: Period) -> usize {
    match period {
        Period::Day => 1,
        Period::Week => 7,
        Period::Month => 30,
        Period::Quarter => 91,
        Period::Year => 365,
    }
}

impl From<PeriodName> for Period {
    fn from(name: PeriodName) -> Period {
        match name {
            PeriodName::Day => Period::Day,
            PeriodName::Week => Period::Week,
            PeriodName::Month => Period::Month,
            PeriodName::Quarter => Period::Quarter,
            PeriodName::Year => Period::Year,
        }
    }
}
