//! `nachlese remove`: articles that may not be found any more.

use crate::args::RemoveArgs;
use crate::exit_code::{FOUND, NOTHING_FOUND};
use crate::output;
use crate::settings::{Settings, index_folder};
use crate::terminal::numbers::count;
use crate::terminal::progress::Bar;
use anyhow::Result;
use nachlese_index_format::Layout;
use nachlese_indexer::{Removals, RemoveOptions, RemovedName, remove, restore};
use nachlese_results::safe;
use std::time::Duration;

pub(super) fn run(args: &RemoveArgs, settings: &Settings) -> Result<u8> {
    let index = index_folder(args.index.as_deref())?;
    if args.list {
        return list(&Layout::new(index));
    }
    let options = RemoveOptions::new(index, args.name.clone())
        .purge(args.purge)
        .keep(usize::from(args.writing.keep))
        .wait(Duration::from_secs(args.writing.wait.into()));
    let removed = if args.restore {
        restore(&options)?
    } else {
        let bar = Bar::interruptible(settings)?;
        remove(&options, &bar)?
    };
    output::print(|out| {
        for RemovedName { name, articles, others, .. } in &removed.removed {
            let name = safe(name);
            if args.restore {
                writeln!(out, "{name}: taken off the list; the next `nachlese index` adds it again")?;
                continue;
            }
            // What was not typed as it stands there may not have been meant.
            let others: Vec<String> =
                others.iter().map(|other| format!("{} ({})", safe(&other.id), safe(&other.url))).collect();
            let others = match others.is_empty() {
                true => String::new(),
                false => format!("; also under other spellings: {}", others.join(", ")),
            };
            writeln!(out, "{name}: {} removed{others}", count(*articles, "article"))?;
        }
        Ok(())
    })?;
    for name in &removed.known {
        output::note(&format!("{name} was removed before"));
    }
    for name in &removed.unknown {
        let what = if args.restore { "is not on the list" } else { "is not the id or URL of any article" };
        output::note(&format!("{name} {what}"));
    }
    Ok(if removed.unknown.is_empty() { FOUND } else { NOTHING_FOUND })
}

fn list(layout: &Layout) -> Result<u8> {
    layout.current()?;
    let list = Removals::in_force(layout)?;
    output::print(|out| {
        for removal in &list.removed {
            writeln!(out, "{}\t{}", safe(&removal.since), safe(&removal.name))?;
        }
        Ok(())
    })?;
    Ok(if list.removed.is_empty() { NOTHING_FOUND } else { FOUND })
}
