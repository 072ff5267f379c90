//! `nachlese batch`: many queries, for measuring and for scripts.

use super::asking::stdin;
use super::open;
use crate::args::{BatchArgs, Output};
use crate::exit_code::{FOUND, NOTHING_FOUND};
use crate::output;
use crate::settings::Settings;
use anyhow::{Context, Result, bail};
use nachlese_query::{SearchOptions, syntax};
use std::time::Instant;

pub(super) fn run(args: &BatchArgs, settings: &Settings) -> Result<u8> {
    let text = if args.queries.as_os_str() == "-" {
        stdin()?
    } else {
        std::fs::read_to_string(&args.queries).with_context(|| args.queries.display().to_string())?
    };
    let mut queries = Vec::new();
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let Some(query) = line.split_once('\t') else {
            bail!("{}:{}: no tab between id and query", args.queries.display(), number + 1);
        };
        if query.0.is_empty() || query.0.contains(char::is_whitespace) {
            bail!("{}:{}: an id must not be empty or contain spaces", args.queries.display(), number + 1);
        }
        let (id, query) = (query.0, syntax::parse(query.1));
        for note in query.notes.iter().filter(|_| !settings.quiet) {
            output::note(&format!("{}:{}: {note}", args.queries.display(), number + 1));
        }
        queries.push((id, query));
    }
    let index = open::open(&args.source, settings)?;
    let options = SearchOptions::new().limit(args.limit).matching(args.matching.into());
    let options = options.levels((&args.levels).into());
    output::note_limit(args.limit, settings);
    let mut any = false;
    output::print(|out| {
        for repeat in 0..args.repeat {
            let mut print = (repeat == 0).then_some(&mut *out);
            let mut times = Vec::with_capacity(queries.len());
            for (id, query) in &queries {
                let start = Instant::now();
                let found = index.rank(query, &options)?;
                times.push(start.elapsed().as_secs_f64() * 1000.0);
                any |= !found.is_empty();
                if let (Some(out), Output::Results(format)) = (&mut print, args.format) {
                    format.ranked(*out, id, &found)?;
                }
            }
            if args.stats {
                output::measurement(&statistics(repeat, times));
            }
        }
        Ok(())
    })?;
    Ok(if any { FOUND } else { NOTHING_FOUND })
}

/// Milliseconds of the search calls of one repeat.
fn statistics(repeat: u32, mut times: Vec<f64>) -> String {
    times.sort_by(f64::total_cmp);
    let count = times.len();
    let at = |percent: usize| {
        times.get((count * percent / 100).min(count.saturating_sub(1))).copied().unwrap_or(0.0)
    };
    let mean = times.iter().sum::<f64>() / count.max(1) as f64;
    format!(
        "repeat {repeat} queries {count} mean_ms {mean:.3} p50_ms {:.3} p95_ms {:.3} p99_ms {:.3}",
        at(50),
        at(95),
        at(99)
    )
}
