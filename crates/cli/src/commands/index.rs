//! `nachlese index`: silent when all is well and nobody watches.

use crate::args::{IndexArgs, LogFormat};
use crate::exit_code::{FILES_FAILED, FOUND};
use crate::output;
use crate::settings::{Settings, index_folder, keys, schema, vocabulary};
use crate::terminal::left_out;
use crate::terminal::numbers::{count, thousands};
use crate::terminal::progress::Bar;
use anyhow::Result;
use nachlese_archive::Selection;
use nachlese_indexer::{ArticleChanges, Guards, IndexOptions, Report, RunOutcome};
use nachlese_results::json_line;
use std::time::Duration;

/// Notes of one kind that are written one by one.
const NAMED: usize = 10;

pub(super) fn run(args: &IndexArgs, settings: &Settings) -> Result<u8> {
    let as_json = args.log_format == LogFormat::Json;
    let index = index_folder(args.index.as_deref())?;
    let guards = Guards::default().max_errors(args.max_errors).min_articles_ratio(args.min_articles_ratio);
    let options = IndexOptions::new(&index, args.archive.clone())
        .selection(Selection { include: args.include.clone(), exclude: args.exclude.clone() })
        .schema(schema(args.schema.as_deref())?)
        .vocabulary(vocabulary(args.vocabulary.as_deref())?)
        .keys(keys(args.keys.as_deref())?)
        .threads(args.limits.threads)
        .memory(args.limits.memory)
        .full(args.full)
        .auto_full(args.auto_full)
        .rewrite_below(args.rewrite_below)
        .keep(usize::from(args.writing.keep))
        .wait(Duration::from_secs(args.writing.wait.into()))
        .guards(guards);
    let bar = Bar::interruptible(settings)?;
    let report = nachlese_indexer::run(&options, &bar)?;
    drop(bar);
    if as_json {
        output::measurement(&json_line(&report.record())?);
    } else if !settings.quiet {
        tell(&report, settings);
    }
    let failed = if args.strict_files { report.failures > 0 } else { !report.new_failures.is_empty() };
    Ok(if failed { FILES_FAILED } else { FOUND })
}

/// Says what is wrong; what is well only to somebody who watches.
fn tell(report: &Report, settings: &Settings) {
    for failure in &report.new_failures {
        output::note(&failure.to_string());
    }
    let is_new = matches!(report.outcome, RunOutcome::Built | RunOutcome::Updated);
    if is_new {
        left_out::notes(&report.left_out, &report.news, report.articles)
            .iter()
            .for_each(|note| output::note(note));
    }
    name(&report.renamed, |id| format!("two different records share an id: the second is now {id}"));
    name(&report.doubtful, |doubt| format!("implausible date, kept: {doubt}"));
    if !report.due.is_empty() && is_new {
        let reasons: Vec<String> = report.due.iter().map(ToString::to_string).collect();
        let reasons = reasons.join("; ");
        output::note(&format!(
            "a full build is due ({reasons}): run once with --full, or always with --auto-full"
        ));
    }
    if settings.progress {
        let articles = count(report.articles, "article");
        let seconds = report.elapsed.as_secs_f64();
        output::note(&match (report.outcome, report.changes) {
            (RunOutcome::Unchanged, _) => format!("{articles}, nothing has changed"),
            (RunOutcome::Reweighted, _) => format!("{articles}, only weights have changed"),
            (RunOutcome::Updated, Some(ArticleChanges { added, changed, removed, .. })) => format!(
                "{articles}: {} new, {} changed, {} gone, in {seconds:.1} s",
                thousands(added),
                thousands(changed),
                thousands(removed)
            ),
            _ => format!("{articles} in {seconds:.1} s"),
        });
    }
}

/// Writes a note about each of the first, and how many more there are.
fn name(all: &[String], note: impl Fn(&str) -> String) {
    all.iter().take(NAMED).for_each(|one| output::note(&note(one)));
    if all.len() > NAMED {
        output::note(&format!("{} more notes like the last", all.len() - NAMED));
    }
}
