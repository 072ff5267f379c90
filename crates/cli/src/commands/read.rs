//! `nachlese read`: what the reader makes of files.

use crate::args::{PlainFormat, ReadArgs};
use crate::exit_code::{ERROR, FOUND, NOTHING_FOUND};
use crate::output;
use crate::settings::{Settings, keys};
use crate::terminal::left_out;
use crate::terminal::reading::{self, ArticleRead, FileOutcomes};
use anyhow::Result;
use nachlese_archive::{
    Draft, Keys, Learner, Listing, MOST_LINES, Place, Rejection, Selection, entries, keys_above, list,
};
use nachlese_dates::Moment;
use nachlese_indexer::LeftAloneCount;

pub(super) fn run(args: &ReadArgs, settings: &Settings) -> Result<u8> {
    let root = std::slice::from_ref(&args.file);
    let keys = keys_above(&args.file, &keys(args.keys.as_deref())?)?;
    let outcomes = read(list(root, &Selection::default())?, &keys);
    // What is printed as a result is not noted besides; counts are for people.
    if !args.left_out && !settings.quiet {
        outcomes.no_articles.iter().for_each(|record| output::note(&record.to_string()));
        if args.format == PlainFormat::Text {
            note_counts(&outcomes);
        }
    }
    outcomes.failures.iter().for_each(|failure| output::note(&failure.to_string()));
    output::print(|out| match args.format {
        PlainFormat::Json => reading::json(out, &outcomes, args.left_out),
        PlainFormat::Text => reading::text(out, &outcomes, args.left_out, settings.width),
    })?;
    Ok(match (outcomes.articles.is_empty(), outcomes.failures.is_empty()) {
        (_, false) => ERROR,
        (true, true) => NOTHING_FOUND,
        (false, true) => FOUND,
    })
}

/// Reads the files, and notes the outcome of each file, record and paragraph.
fn read(listing: Listing, keys: &Keys) -> FileOutcomes {
    let mut outcomes = FileOutcomes {
        left_alone: listing.left_alone,
        failures: listing.failures,
        ..FileOutcomes::default()
    };
    let mut drafts: Vec<(Place, Draft)> = Vec::new();
    let mut learner = Learner::bounded(MOST_LINES);
    for (index, file) in listing.files.iter().enumerate() {
        for entry in entries(index, file) {
            let entry = match entry {
                Ok(entry) => entry,
                Err(failure) => {
                    outcomes.reject(Rejection::Failed(failure));
                    continue;
                }
            };
            for draft in nachlese_archive::read(file, &entry, keys) {
                match draft {
                    Ok(draft) => {
                        draft.observation().into_iter().for_each(|seen| learner.add(seen));
                        drafts.push((entry.place, draft));
                    }
                    Err(rejection) => outcomes.reject(rejection),
                }
            }
        }
    }
    let (learned, now) = (learner.finish(), Moment::now());
    for (place, draft) in drafts {
        match draft.finish(place, &learned) {
            Ok(reading) => outcomes.articles.push(ArticleRead::new(reading, &now)),
            Err(rejection) => outcomes.reject(rejection),
        }
    }
    outcomes.no_articles.sort_by(|a, b| (&a.path, a.place).cmp(&(&b.path, b.place)));
    outcomes
}

/// Says how many paragraphs and files are in no article.
fn note_counts(outcomes: &FileOutcomes) {
    let shows = "--left-out shows";
    let rules = outcomes.rules();
    if !rules.is_empty() {
        let (number, rules) = (left_out::count(&rules, "paragraph"), left_out::rules(&rules));
        output::note(&format!("left out: {number} ({rules}); {shows} them"));
    }
    if !outcomes.left_alone.is_empty() {
        let kinds = left_out::left_alone(&LeftAloneCount::of(&outcomes.left_alone));
        output::note(&format!("left alone: {kinds}; {shows} them"));
    }
}
