//! `nachlese index`: silent when all is well and nobody watches.

use super::progress::Bar;
use super::{FILES_FAILED, FOUND};
use crate::args::IndexArgs;
use crate::output;
use crate::render::hits::thousands;
use crate::settings::{Settings, index_folder, schema, vocabulary};
use anyhow::Result;
use nachlese_archive::Selection;
use nachlese_indexer::{Order, Outcome};

/// Notes of one kind that are written one by one.
const NAMED: usize = 10;

pub(super) fn run(args: &IndexArgs, settings: &Settings) -> Result<u8> {
    let order = Order {
        index: index_folder(args.index.as_deref())?,
        archive: args.archive.clone(),
        selection: Selection { include: args.include.clone(), exclude: args.exclude.clone() },
        schema: schema(args.schema.as_deref())?,
        vocabulary: vocabulary(args.vocabulary.as_deref())?,
        threads: args.threads,
        full: args.full,
        keep: usize::from(args.keep),
    };
    let bar = Bar::new(settings);
    let report = nachlese_indexer::run(&order, &bar)?;
    drop(bar);
    for failure in &report.new_failures {
        output::note(&failure.to_string());
    }
    if report.articles == 0 && report.outcome == Outcome::Built {
        output::note("the archive holds no article: the index is empty now");
    }
    name(&report.renamed, |id| format!("two records share an id and differ: the second is {id}"));
    name(&report.doubtful, |doubt| format!("implausible date, kept: {doubt}"));
    if settings.progress {
        let articles = thousands(report.articles);
        output::note(&match report.outcome {
            Outcome::Unchanged => format!("{articles} articles, nothing has changed"),
            Outcome::Reweighted => format!("{articles} articles, nothing but weights has changed"),
            Outcome::Built => format!("{articles} articles in {:.1} s", report.elapsed.as_secs_f64()),
        });
    }
    Ok(if report.new_failures.is_empty() { FOUND } else { FILES_FAILED })
}

/// Writes a note about each of the first, and how many more there are.
fn name(all: &[String], note: impl Fn(&str) -> String) {
    all.iter().take(NAMED).for_each(|one| output::note(&note(one)));
    if all.len() > NAMED {
        output::note(&note(&format!("{} more like it", all.len() - NAMED)));
    }
}
