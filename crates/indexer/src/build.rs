//! Everything from nothing.

use crate::error::IndexError;
use crate::generation::complete::{Contents, complete};
use crate::generation::files;
use crate::generation::records::{Fate, Place, Trace};
use crate::generation::segments::Segments;
use crate::pipeline::{self, Decision, Gathered, Judge, LANES, Sought, Writing};
use crate::run::{Made, Notes, Run};
use nachlese_index_format::{Fields, Layout, SinceBuild, open_lexicon};
use std::sync::Arc;

/// Builds the generation in its folder and verifies it; nothing is switched yet.
pub(crate) fn build(run: &Run<'_>) -> Result<Made, IndexError> {
    let generation = run.layout.building(run.next);
    let scratch = generation.join("parts");
    std::fs::create_dir_all(&scratch).map_err(IndexError::io(&scratch))?;
    let fields = Fields::new(&run.order.schema);
    let listed = &run.listing.files;
    let removed = run.removals.hashes();
    let sought = Sought {
        files: listed,
        listed_ns: run.listed_ns,
        learned: None,
        keys: &run.sources.keys,
        fields: &fields,
        judge: Judge::Here(&removed),
        most_forms: run.limits.most_forms,
        most_lines: run.limits.most_lines,
    };
    let spool = scratch.join("articles");
    let Gathered { settled, spool, learner, learned } =
        run.threads.install(|| pipeline::gather(&sought, spool, run.progress))?;
    let lexicon = run.threads.install(|| learner.finish(&run.order.vocabulary));
    files::write(&Layout::lexicon(&generation), &lexicon)?;
    drop(lexicon);
    // As readers will have it: from the disk.
    let lexicon = Arc::new(open_lexicon(&generation)?);
    let writing = Writing {
        lexicon: &lexicon,
        fields: &fields,
        lanes: LANES,
        segment_bytes: run.limits.segment_bytes,
        chosen: None,
    };
    let written = run.threads.install(|| pipeline::write(spool, &writing, &scratch, run.progress))?;
    let mut segments = Segments::create(&Layout::segment(&generation), &fields)?;
    for folder in &written.segments {
        segments.append(folder)?;
    }
    let since_build = SinceBuild { segments: segments.len() as u32, ..SinceBuild::default() };
    let articles = segments.documents();
    segments.finish()?;
    files::remove_folder(&scratch)?;
    run.check_cancelled()?;
    run.progress.finishing("verifying");
    let mut places = written.places.into_iter();
    let records: Vec<Trace> = settled
        .records
        .into_iter()
        .map(|(identity, decision)| {
            let fate = match decision {
                Decision::Copy => Fate::Copy,
                Decision::Removed => Fate::Removed,
                // Every article was written, in this order.
                Decision::Article { number } => match places.next() {
                    Some((segment, document)) => Fate::Article { number, place: Place { segment, document } },
                    None => Fate::Copy,
                },
            };
            Trace { identity, fate }
        })
        .collect();
    let mut sources = run.sources.clone();
    sources.files = settled.files;
    sources.failures.extend(settled.failures);
    sources.no_articles = settled.no_articles;
    sources.count(&records);
    let path = Layout::boilerplate(&generation);
    let json =
        serde_json::to_vec(&learned).map_err(|e| IndexError::Io { path: path.clone(), source: e.into() })?;
    files::write(&path, &json)?;
    let contents = Contents {
        sources: &sources,
        records: &records,
        articles,
        since_build,
        inherited: Default::default(),
    };
    let manifest = complete(run, contents)?;
    let notes = Notes { renamed: settled.renamed, doubtful: settled.doubtful };
    Ok(Made { manifest, sources, changes: None, notes })
}
