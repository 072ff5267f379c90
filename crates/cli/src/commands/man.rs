//! `nachlese man`: a page for the program and each command, from the table of the flags, and one
//! for the query language.

use crate::args::{Args, ManArgs};
use crate::exit_code::FOUND;
use crate::output;
use crate::terminal::manual;
use anyhow::{Context, Result, bail};
use clap::{Command, CommandFactory};
use nachlese_query::syntax::LANGUAGE;

pub(super) fn run(args: &ManArgs) -> Result<u8> {
    if let Some(folder) = &args.dir {
        std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
        for (name, page) in pages()? {
            let file = folder.join(name);
            std::fs::write(&file, page).with_context(|| file.display().to_string())?;
        }
        return Ok(FOUND);
    }
    let wanted = match args.page.as_deref() {
        None | Some("nachlese") => "nachlese.1".to_owned(),
        Some("query") => "nachlese-query.7".to_owned(),
        Some(command) => format!("nachlese-{command}.1"),
    };
    let pages = pages()?;
    let Some((_, page)) = pages.iter().find(|(name, _)| *name == wanted) else {
        let names = pages.iter().filter_map(|(name, _)| name.strip_prefix("nachlese-")?.split('.').next());
        bail!("no such page; the pages are {}", names.collect::<Vec<_>>().join(", "));
    };
    output::print(|out| Ok(out.write_all(page)?))?;
    Ok(FOUND)
}

/// Each page with the name of its file.
fn pages() -> Result<Vec<(String, Vec<u8>)>> {
    let mut program = Args::command();
    program.build();
    let mut pages = vec![("nachlese.1".to_owned(), page_of(program.clone(), "nachlese")?)];
    for command in program.get_subcommands().filter(|command| command.get_name() != "help") {
        let name = format!("nachlese-{}", command.get_name());
        pages.push((format!("{name}.1"), page_of(command.clone(), &name)?));
    }
    pages.push(("nachlese-query.7".to_owned(), manual::language(LANGUAGE).into_bytes()));
    Ok(pages)
}

fn page_of(command: Command, name: &str) -> Result<Vec<u8>> {
    let mut page = Vec::new();
    clap_mangen::Man::new(command).title(name).render(&mut page)?;
    Ok(page)
}
