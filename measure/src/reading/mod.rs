//! How well and how fast web pages are read, compared with trafilatura and htmldate.
//!
//! Each figure is given for the pages that rules were made with and for those of the outlets that
//! were held out. The peers run in a Python environment in the scratch folder.

mod dates;
mod losses;
mod peer;
mod sha256;
mod spans;
mod split;

use crate::Context;
use crate::program::Nachlese;
use crate::scorers::{PYTHON, score_pages};
use anyhow::Result;
use peer::PythonPeers;
use serde_json::Value;
use std::path::Path;

/// What can be measured by itself.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Part {
    /// Parts the pages into tuned and held out, and measures nothing
    Split,
    /// Headline, date and text of whole pages, and the time they take
    Pages,
    /// The day of publication
    Dates,
    /// Spans of text that must and must not be in the reading
    Spans,
    /// Sentences that are in no article, by the rule that left them out
    Losses,
}

/// The sets that the pages are parted into.
const SETS: [&str; 2] = ["tuned", "held-out"];

pub(crate) fn run(context: &Context, part: Option<Part>) -> Result<()> {
    let wanted = |one: Part| part.is_none_or(|part| part == one);
    split::split(&context.data, &context.scratch)?;
    if part == Some(Part::Split) {
        return Ok(());
    }
    let nachlese = context.nachlese()?;
    let scored = [Part::Pages, Part::Dates, Part::Spans].into_iter().any(wanted);
    let peers = if context.alone || !scored { None } else { Some(PythonPeers::new(&context.scratch)?) };
    for set in SETS {
        let folder = |name: &str| context.scratch.path(name).join(set);
        if scored {
            println!("== {set}");
        }
        if wanted(Part::Pages) {
            pages(context, &nachlese, peers.as_ref(), &folder("html"))?;
        }
        if wanted(Part::Dates) {
            println!("nachlese    {}", dates::score(&folder("html_dates"), |page| read(&nachlese, page))?);
            if let Some(peers) = &peers {
                let dates = peers.read(&folder("html_dates"))?;
                println!("htmldate    {}", dates::score(&folder("html_dates"), |page| dates.of(page))?);
            }
        }
        if wanted(Part::Spans) {
            println!("nachlese    {}", spans::score(&folder("html_spans"), |page| read(&nachlese, page))?);
            if let Some(peers) = &peers {
                let texts = peers.read(&folder("html_spans"))?;
                println!("trafilatura {}", spans::score(&folder("html_spans"), |page| texts.of(page))?);
            }
        }
    }
    if wanted(Part::Losses) {
        let folders = ["data/html", "data/html_dates"].map(|name| context.data.path(name));
        losses::table(&nachlese, &folders.into_iter().collect::<Result<Vec<_>>>()?)?;
    }
    Ok(())
}

/// Whole pages, twice in turn with the peer, on one core.
fn pages(context: &Context, nachlese: &Nachlese, peers: Option<&PythonPeers>, folder: &Path) -> Result<()> {
    for _ in 0..2 {
        let ours = score_pages(&context.data, Path::new(PYTHON), folder, nachlese.path().into())?;
        println!("nachlese    {ours}");
        if let Some(peers) = peers {
            let theirs = score_pages(&context.data, peers.python(), folder, "--trafilatura".into())?;
            println!("trafilatura {theirs}");
        }
    }
    Ok(())
}

/// What a reader makes of a page, as far as it is scored; empty where it has nothing.
#[derive(Clone, Default)]
struct Reading {
    published: String,
    updated: String,
    text: String,
}

fn read(nachlese: &Nachlese, page: &Path) -> Result<Reading> {
    let article = first_article(nachlese.read(page, &[])?);
    let text = |key: &str| article.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    Ok(Reading {
        published: text("published"),
        updated: text("updated"),
        text: format!("{}\n{}", text("teaser"), text("body")),
    })
}

/// `read` prints an object for one article, and a list otherwise.
fn first_article(read: Value) -> Value {
    match read {
        Value::Array(articles) => articles.into_iter().next().unwrap_or(Value::Null),
        article => article,
    }
}
