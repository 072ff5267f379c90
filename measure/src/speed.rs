//! Time of indexing, of a search call and of a whole process, and size on disk, in turn with plain
//! Tantivy: on frontpage, and on x16, a million records made of it in a thousand daily files.

use crate::Context;
use crate::data::{Data, Scratch, files, size};
use crate::peers::Peers;
use crate::process::{run_quietly, seconds};
use crate::program::Nachlese;
use crate::scorers::enlarge;
use anyhow::Result;
use std::fs::File;
use std::path::{Path, PathBuf};

/// The calls of which whole processes are timed.
const CALLS: [&[&str]; 2] =
    [&["Bundesregierung Impfung"], &["--match", "any", "Corona Impfstoff Lieferung EU"]];

/// Calls of a whole process: those that are dropped, and those that count.
const WARM_UP: usize = 5;
const COUNTED: usize = 50;

pub(crate) fn run(context: &Context, times: usize) -> Result<()> {
    let nachlese = context.nachlese()?;
    let peers = if context.alone { None } else { Some(Peers::new(context)?) };
    let frontpage = context.data.set("frontpage")?;
    let folder = x16(&context.data, &context.scratch)?;
    let archives = [
        Archive { name: "frontpage", folder: frontpage.corpus.clone(), file: frontpage.corpus },
        Archive { name: "x16", folder, file: x16_file(&context.data, &context.scratch)? },
    ];
    let queries = context.data.path("data/retrieval/frontpage/queries.tsv")?;
    for archive in &archives {
        measure(context, &nachlese, peers.as_ref(), archive, &queries, times)?;
    }
    Ok(())
}

/// A million records made of frontpage, in daily files; made if need be.
pub(crate) fn x16(data: &Data, scratch: &Scratch) -> Result<PathBuf> {
    let folder = scratch.path("x16");
    if !folder.exists() {
        let partial = scratch.path("x16.partial");
        enlarge(data, &data.set("frontpage")?.corpus, 16, &partial)?;
        std::fs::rename(partial, &folder)?;
    }
    Ok(folder)
}

/// The same in one file, as the peers read it.
pub(crate) fn x16_file(data: &Data, scratch: &Scratch) -> Result<PathBuf> {
    let path = scratch.path("x16.jsonl");
    if !path.exists() {
        let partial = scratch.path("x16.jsonl.partial");
        let mut out = File::create(&partial)?;
        for file in files(&x16(data, scratch)?, ".jsonl")? {
            std::io::copy(&mut File::open(file)?, &mut out)?;
        }
        std::fs::rename(partial, &path)?;
    }
    Ok(path)
}

/// The same records as each system reads them.
struct Archive {
    name: &'static str,
    folder: PathBuf,
    file: PathBuf,
}

fn measure(
    context: &Context,
    nachlese: &Nachlese,
    peers: Option<&Peers>,
    archive: &Archive,
    queries: &Path,
    times: usize,
) -> Result<()> {
    let name = archive.name;
    let [ours, theirs] =
        ["nachlese", "tantivy"].map(|system| context.scratch.path(format!("{name}.{system}")));
    for turn in 1..=times {
        let mut command = nachlese.command(["index", "--quiet", "--full", "--threads", "2", "--index"]);
        println!("{name} {turn} index nachlese {:.3} s", seconds(command.arg(&ours).arg(&archive.folder))?);
        if let Some(peers) = peers {
            println!("{name} {turn} index tantivy  {}", peers.index_tantivy(&archive.file, &theirs)?);
        }
    }
    for turn in 1..=times {
        println!("{name} {turn} search nachlese {}", nachlese.times(nachlese.batch(&ours, queries, 10))?);
        if let Some(peers) = peers {
            let printed = peers.search_tantivy(&theirs, queries, 10, &context.scratch.path("run.txt"), 3)?;
            println!("{name} {turn} search tantivy  {}", crate::process::last_line(&printed));
        }
    }
    for call in CALLS {
        let (mean, deviation) = whole_process(nachlese, &ours, call)?;
        println!("{name} process `nachlese search {}` {mean:.1} ms ± {deviation:.1}", call.join(" "));
    }
    for index in [ours, theirs].into_iter().filter(|index| index.exists()) {
        println!("{name} {} MB {}", size(&index)? >> 20, index.display());
    }
    Ok(())
}

/// Mean and standard deviation of a whole process, in milliseconds.
fn whole_process(nachlese: &Nachlese, index: &Path, call: &[&str]) -> Result<(f64, f64)> {
    let search = || {
        let mut command = nachlese.command(["search", "--index"]);
        command.arg(index).args(call).stdout(std::process::Stdio::null());
        command
    };
    (0..WARM_UP).try_for_each(|_| run_quietly(&mut search()))?;
    let times = (0..COUNTED).map(|_| Ok(seconds(&mut search())? * 1e3)).collect::<Result<Vec<f64>>>()?;
    let mean = times.iter().sum::<f64>() / COUNTED as f64;
    let variance = times.iter().map(|time| (time - mean).powi(2)).sum::<f64>() / (COUNTED - 1) as f64;
    Ok((mean, variance.sqrt()))
}
