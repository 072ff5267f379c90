//! What recurs across the scraped texts of an archive.
//!
//! An outlet puts the same tail behind its headlines and the same lines around its texts. One pass over the texts learns
//! the outlets' names and those lines; no outlet is known by name. Copies of one article recur too: a line counts once
//! for each headline.

use crate::boilerplate::{followed, is_boilerplate};
use crate::container::entries;
use crate::format::{Format, scraped_text, utf8};
use crate::headline::{begins_a_name, is_name_like, is_section, last_part};
use crate::walk::SourceFile;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHasher};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::hash::Hasher;

/// Headlines under which a line must stand to be furniture.
const RECURRENCE: u32 = 3;

/// Headlines that must share a tail, or different tails that must share an outlet.
const SHARED_TAILS: usize = 2;

/// Different lines that are counted, to bound the memory (about 100 MB).
const MOST_LINES: usize = 4_000_000;

/// Files that are read at once.
const CHUNK: usize = 1024;

/// What recurs across the scraped texts of an archive.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Furniture {
    /// Names of outlets, longest first.
    outlets: Vec<String>,
    /// Hashes of lines that stand under several headlines.
    lines: BTreeSet<u64>,
}

impl Furniture {
    /// The outlets that are known, longest first.
    pub(crate) fn outlets(&self) -> impl Iterator<Item = &str> {
        self.outlets.iter().map(String::as_str)
    }

    /// Whether a line stands under several headlines.
    pub(crate) fn recurs(&self, line: &str) -> bool {
        self.lines.contains(&hash(line))
    }
}

/// What one text adds.
struct Text {
    headline: u64,
    tail: Option<String>,
    followed: Option<String>,
    lines: Vec<u64>,
}

/// Learns what recurs. Reads the scraped texts among the files once, in parallel; the result does not depend on the number
/// of threads. Texts that cannot be read add nothing: they fail when they are read for good.
pub fn learn_furniture(files: &[SourceFile]) -> Furniture {
    let texts: Vec<&SourceFile> =
        files.iter().filter(|f| Format::of(&f.path) == Some(Format::ScrapedText)).collect();
    let mut learner = Learner::default();
    for chunk in texts.chunks(CHUNK) {
        let read: Vec<Option<Text>> = chunk.par_iter().map(|file| read(file)).collect();
        read.into_iter().flatten().for_each(|text| learner.add(text));
    }
    learner.finish()
}

fn read(file: &SourceFile) -> Option<Text> {
    let entry = entries(0, file).next()?.ok()?;
    let units = scraped_text::units(utf8(&entry.bytes).ok()?);
    let (first, rest) = units.split_first()?;
    Some(Text {
        headline: hash(first),
        tail: last_part(first).map(str::to_owned),
        followed: units.iter().find_map(|u| followed(u).filter(|name| !name.is_empty()).map(str::to_owned)),
        lines: rest.iter().filter(|u| !is_boilerplate(u)).map(|u| hash(u)).collect(),
    })
}

#[derive(Default)]
struct Learner {
    /// Tails with the headlines they stand behind, at most two of them.
    tails: BTreeMap<String, BTreeSet<u64>>,
    followed: BTreeSet<String>,
    /// Lines with the number of headlines and the last of them.
    lines: FxHashMap<u64, (u32, u64)>,
}

impl Learner {
    fn add(&mut self, text: Text) {
        if let Some(tail) = text.tail {
            let headlines = self.tails.entry(tail).or_default();
            if headlines.len() < SHARED_TAILS {
                headlines.insert(text.headline);
            }
        }
        self.followed.extend(text.followed);
        for line in text.lines {
            let full = self.lines.len() >= MOST_LINES;
            match self.lines.get_mut(&line) {
                Some((count, last)) if *last != text.headline => {
                    (*count, *last) = (*count + 1, text.headline)
                }
                Some(_) => {}
                None if full => {}
                None => _ = self.lines.insert(line, (1, text.headline)),
            }
        }
    }

    fn finish(self) -> Furniture {
        let mut outlets: BTreeSet<String> = self.followed;
        // „Elbkurier Politik“ and „Elbkurier Sport“ share their outlet, „Politik – Elbkurier“ ends with it.
        let names: Vec<&String> = self.tails.keys().filter(|t| is_tail_like(t)).collect();
        let mut prefixes: BTreeMap<String, usize> = BTreeMap::new();
        for tail in &names {
            let words: Vec<&str> = tail.split_whitespace().collect();
            for length in 1..words.len() {
                let prefix = words.get(..length).unwrap_or_default().join(" ");
                *prefixes.entry(prefix).or_default() += 1;
            }
        }
        let shared: Vec<(&String, usize)> =
            prefixes.iter().filter(|(_, n)| **n >= SHARED_TAILS).map(|(p, n)| (p, *n)).collect();
        for (prefix, count) in &shared {
            // Of „Neue“ and „Neue Elbpresse“, which as many tails begin with, the longer is the name.
            let longer = shared.iter().any(|(p, n)| n >= count && p.starts_with(&format!("{prefix} ")));
            if !longer && !is_section(prefix) && !begins_a_name(prefix) {
                outlets.insert((*prefix).clone());
            }
        }
        for (tail, headlines) in &self.tails {
            let has_known = outlets
                .iter()
                .any(|o| tail.starts_with(&format!("{o} ")) || tail.ends_with(&format!(" {o}")));
            let ends_in_section = tail.split_whitespace().skip(1).any(is_section);
            if headlines.len() >= SHARED_TAILS
                && is_name_like(tail)
                && !is_section(tail)
                && !has_known
                && !ends_in_section
            {
                outlets.insert(tail.clone());
            }
        }
        let mut outlets: Vec<String> = outlets.into_iter().collect();
        outlets.sort_by_key(|o| std::cmp::Reverse(o.len()));
        let lines =
            self.lines.into_iter().filter(|(_, (count, _))| *count >= RECURRENCE).map(|(line, _)| line);
        Furniture { outlets, lines: lines.collect() }
    }
}

/// A name, or one that begins with a word that outlets write small (`querfeld Kultur`).
fn is_tail_like(tail: &str) -> bool {
    let rest = tail.split_once(' ').map_or("", |(_, rest)| rest);
    is_name_like(tail) || !rest.is_empty() && is_name_like(rest)
}

/// A line's hash; white space and final punctuation aside.
fn hash(line: &str) -> u64 {
    let mut hasher = FxHasher::default();
    for word in line.split_whitespace() {
        hasher.write(word.trim_end_matches([':', '.', '!']).as_bytes());
        hasher.write_u8(b' ');
    }
    hasher.finish()
}
