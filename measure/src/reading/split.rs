//! Parts the pages into those that rules are made with and those that are held out.
//!
//! A fifth of the outlets is held out, by a hash of the outlet's name, which no one chose. The
//! scratch folder gets `html`, `html_dates` and `html_spans`, each with `tuned` and `held-out`:
//! links to the pages, and the part of the gold list that belongs to them.

use super::SETS;
use super::sha256::sha256;
use crate::data::{Data, Scratch, read, write};
use anyhow::{Context as _, Result};
use serde_json::{Map, Value};
use std::path::Path;

/// Parts all three sets of pages.
pub(super) fn split(data: &Data, scratch: &Scratch) -> Result<()> {
    for set in SETS {
        for name in ["html", "html_dates", "html_spans"] {
            scratch.folder(Path::new(name).join(set))?;
        }
    }
    rows(data, scratch, "html", "map.tsv", |cells| {
        let &[page, gold, _] = cells else { return None };
        let country_and_outlet: Vec<&str> = page.split('_').take(2).collect();
        Some((set_of(&country_and_outlet.join("_")), vec![page.to_owned(), gold.to_owned()]))
    })?;
    rows(data, scratch, "html_dates", "gold.tsv", |cells| {
        let &[page, _, address] = cells else { return None };
        Some((set_of(host(address)), vec![page.to_owned()]))
    })?;
    spans(data, scratch)
}

/// Parts a set whose gold list has a page a row. `part` gives the set of a row and the files that
/// go with it.
fn rows(
    data: &Data,
    scratch: &Scratch,
    name: &str,
    gold: &str,
    part: impl Fn(&[&str]) -> Option<(&'static str, Vec<String>)>,
) -> Result<()> {
    let folder = data.path("data")?.join(name);
    let mut lists = SETS.map(|set| (set, String::new()));
    for row in read(&folder.join(gold))?.lines() {
        let cells: Vec<&str> = row.split('\t').collect();
        let (set, files) = part(&cells).with_context(|| format!("three cells are needed: {row}"))?;
        for file in files {
            link(&folder.join(&file), &scratch.path(name).join(set).join(file))?;
        }
        lists.iter_mut().filter(|(of, _)| *of == set).for_each(|(_, list)| *list += &format!("{row}\n"));
    }
    lists.into_iter().try_for_each(|(set, list)| write(&scratch.path(name).join(set).join(gold), list))
}

/// Parts the set whose gold list is one JSON object.
fn spans(data: &Data, scratch: &Scratch) -> Result<()> {
    let folder = data.path("data/html_spans")?;
    let gold: Map<String, Value> = serde_json::from_str(&read(&folder.join("gold.json"))?)?;
    let mut lists = SETS.map(|set| (set, Map::new()));
    for (name, page) in gold {
        let text =
            |key: &str| page.get(key).and_then(Value::as_str).with_context(|| format!("{name}: no {key}"));
        let (set, file) = (set_of(host(text("url")?)), format!("{}.gz", text("file")?));
        link(&folder.join(&file), &scratch.path("html_spans").join(set).join(file))?;
        lists.iter_mut().filter(|(of, _)| *of == set).for_each(|(_, list)| {
            list.insert(name.clone(), page.clone());
        });
    }
    lists.into_iter().try_for_each(|(set, list)| {
        write(&scratch.path("html_spans").join(set).join("gold.json"), Value::Object(list).to_string())
    })
}

/// The set that an outlet's pages belong to.
fn set_of(outlet: &str) -> &'static str {
    let [first, ..] = sha256(outlet.to_lowercase().as_bytes());
    if first < 51 { "held-out" } else { "tuned" }
}

/// The host of an address, without `www.`.
fn host(address: &str) -> &str {
    let after = address.split_once("://").map_or("", |(_, rest)| rest);
    let authority = after.split(['/', '?', '#']).next().unwrap_or_default();
    let named = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let host = named.split(':').next().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host)
}

fn link(from: &Path, to: &Path) -> Result<()> {
    if to.symlink_metadata().is_err() {
        let from = from.canonicalize().with_context(|| format!("{} is missing", from.display()))?;
        std::os::unix::fs::symlink(from, to).with_context(|| to.display().to_string())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_found_in_an_address() {
        assert_eq!(host("https://www.example.org:8080/a/b?c"), "example.org");
        assert_eq!(host("http://user@news.example.org"), "news.example.org");
        assert_eq!(host("no address"), "");
    }

    #[test]
    fn about_a_fifth_of_the_outlets_is_held_out() {
        let held_out = (0..1000).filter(|n| set_of(&format!("outlet-{n}.example")) == "held-out").count();
        assert!((150..250).contains(&held_out), "{held_out}");
    }
}
