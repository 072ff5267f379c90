//! What recurs across the scraped texts and pages of an archive.
//!
//! An outlet puts the same tail behind its headlines and the same lines around its texts. One pass over them learns
//! the outlets' names and those lines; no outlet is known by name. Copies of one article recur too: a line counts once
//! for each headline.

use crate::boilerplate::{followed, is_boilerplate};
use crate::container::entries;
use crate::format::{self, Format};
use crate::headline::{begins_a_name, counts, is_name_like, is_section, last_part, names_an_outlet};
use crate::walk::SourceFile;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHasher};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::hash::Hasher;

/// Headlines under which a line must stand to be furniture.
const RECURRENCE: usize = 3;

/// Headlines that must share a tail, or different tails that must share an outlet.
const SHARED_TAILS: usize = 2;

/// Different lines that are enough for any archive that is read at once: 200 MB of them.
pub const MOST_LINES: usize = 4_000_000;

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
    /// The headline stands twice, as pages' titles do.
    repeated: bool,
    followed: Option<String>,
    lines: Vec<u64>,
}

/// Learns what recurs. Reads the scraped texts and pages among the files once, in parallel; the result does not depend on the
/// number of threads. Those that cannot be read add nothing: they fail when they are read for good. At most so many different
/// lines are counted, at some 50 bytes each. `stop` is asked every thousand files, whether what was learned is needed still.
pub fn learn_furniture(files: &[SourceFile], most_lines: usize, stop: impl Fn() -> bool) -> Furniture {
    let formats = files.iter().filter_map(|file| Some((file, Format::of(&file.path)?)));
    let texts: Vec<(&SourceFile, Format)> =
        formats.filter(|(_, format)| *format != Format::JsonLines).collect();
    if texts.len() < SHARED_TAILS {
        return Furniture::default();
    }
    let mut learner = Learner { most_lines, ..Learner::default() };
    for chunk in texts.chunks(CHUNK) {
        if stop() {
            break;
        }
        let read: Vec<Option<Text>> = chunk.par_iter().map(|(file, format)| read(file, *format)).collect();
        read.into_iter().flatten().for_each(|text| learner.add(text));
    }
    learner.finish()
}

fn read(file: &SourceFile, format: Format) -> Option<Text> {
    let entry = entries(0, file).next()?.ok()?;
    let (headline, below) = format::lines(&entry, format)?;
    let lines = below.iter().filter(|line| !is_boilerplate(line)).map(|line| hash(line)).collect();
    if format == Format::Html {
        // Pages say themselves what outlet they are of.
        return Some(Text { headline: hash(&headline), tail: None, repeated: false, followed: None, lines });
    }
    let mut all = std::iter::once(&headline).chain(&below);
    Some(Text {
        headline: hash(&headline),
        tail: last_part(&headline).filter(|t| !counts(t)).map(str::to_owned),
        repeated: below.first() == Some(&headline),
        followed: all.find_map(|u| followed(u).filter(|name| !name.is_empty()).map(str::to_owned)),
        lines,
    })
}

#[derive(Default)]
struct Learner {
    most_lines: usize,
    tails: BTreeMap<String, Tail>,
    /// Followed names, with the headlines they stand under.
    followed: BTreeMap<String, Headlines<SHARED_TAILS>>,
    lines: FxHashMap<u64, Headlines<RECURRENCE>>,
}

/// What is known of a tail.
#[derive(Default)]
struct Tail {
    headlines: Headlines<RECURRENCE>,
    repeated: bool,
}

/// Different headlines, as far as their number matters: two crawls of one page are one.
#[derive(Clone)]
struct Headlines<const MOST: usize> {
    hashes: [u64; MOST],
    count: usize,
}

impl<const MOST: usize> Default for Headlines<MOST> {
    fn default() -> Self {
        Headlines { hashes: [0; MOST], count: 0 }
    }
}

impl<const MOST: usize> Headlines<MOST> {
    fn add(&mut self, headline: u64) {
        let known = self.hashes.iter().take(self.count).any(|h| *h == headline);
        if let Some(free) = self.hashes.get_mut(self.count).filter(|_| !known) {
            *free = headline;
            self.count += 1;
        }
    }
}

impl Learner {
    fn add(&mut self, text: Text) {
        if let Some(name) = text.tail {
            let tail = self.tails.entry(name).or_default();
            tail.headlines.add(text.headline);
            tail.repeated |= text.repeated;
        }
        if let Some(name) = text.followed.filter(|name| !counts(name)) {
            self.followed.entry(name).or_default().add(text.headline);
        }
        for line in text.lines {
            if self.lines.len() < self.most_lines || self.lines.contains_key(&line) {
                self.lines.entry(line).or_default().add(text.headline);
            }
        }
    }

    fn finish(self) -> Furniture {
        let enough = |(_, headlines): &(&String, &Headlines<SHARED_TAILS>)| headlines.count >= SHARED_TAILS;
        let followed = self.followed.iter().filter(enough).map(|(name, _)| name.clone());
        let mut outlets: BTreeSet<String> = followed.collect();
        outlets.extend(self.shared_beginnings());
        let shared = self.shared_tails(&outlets);
        outlets.extend(shared);
        let mut outlets: Vec<String> = outlets.into_iter().collect();
        outlets.sort_by_key(|o| std::cmp::Reverse(o.len()));
        let lines = self.lines.into_iter().filter(|(_, h)| h.count >= RECURRENCE).map(|(line, _)| line);
        Furniture { outlets, lines: lines.collect() }
    }

    /// „Elbkurier Politik“ and „Elbkurier Sport“ share their outlet. Headlines share beginnings behind their dashes too
    /// („Zwei Tote“, „Zwei Verletzte“), so that more must speak for it: a section behind it, pages' titles, its own words.
    fn shared_beginnings(&self) -> Vec<String> {
        #[derive(Default)]
        struct Beginning {
            tails: usize,
            evidence: bool,
            /// Most tails that any beginning longer by a word has.
            longer: usize,
        }
        let mut beginnings: BTreeMap<String, Beginning> = BTreeMap::new();
        for (name, tail) in self.tails.iter().filter(|(name, _)| is_tail_like(name)) {
            for (at, _) in name.match_indices(' ') {
                let (beginning, rest) = name.split_at(at);
                let known = beginnings.entry(beginning.to_owned()).or_default();
                known.tails += 1;
                known.evidence |= tail.repeated || is_section(rest.trim_start());
            }
        }
        let counts: Vec<(String, usize)> =
            beginnings.iter().map(|(b, known)| (b.clone(), known.tails)).collect();
        for (beginning, tails) in counts {
            if let Some((shorter, _)) = beginning.rsplit_once(' ')
                && let Some(known) = beginnings.get_mut(shorter)
            {
                known.longer = known.longer.max(tails);
            }
        }
        let named = |beginning: &str| {
            self.tails.contains_key(beginning)
                || self.followed.contains_key(beginning)
                || names_an_outlet(beginning)
        };
        beginnings
            .into_iter()
            .filter(|(beginning, known)| {
                // Of „Neue“ and „Neue Elbpresse“, which as many tails begin with, the longer is the name.
                known.tails >= SHARED_TAILS
                    && known.longer < known.tails
                    && (known.evidence || named(beginning))
                    && !is_section(beginning)
                    && !begins_a_name(beginning)
            })
            .map(|(beginning, _)| beginning)
            .collect()
    }

    /// Whole tails behind several headlines.
    fn shared_tails(&self, outlets: &BTreeSet<String>) -> Vec<String> {
        let has_known = |tail: &str| {
            tail.match_indices(' ').any(|(at, _)| {
                let (before, after) = tail.split_at(at);
                outlets.contains(before) || outlets.contains(after.trim_start())
            })
        };
        let names = self.tails.iter().filter(|(name, tail)| {
            let evidence = tail.repeated || names_an_outlet(name);
            let needed = if evidence { SHARED_TAILS } else { RECURRENCE };
            tail.headlines.count >= needed
                && is_name_like(name)
                && !is_section(name)
                && !has_known(name)
                && !name.split_whitespace().skip(1).any(is_section)
        });
        names.map(|(name, _)| name.clone()).collect()
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn learn(texts: &[(&str, &[&str])]) -> Furniture {
        let mut learner = Learner { most_lines: 1000, ..Learner::default() };
        for (headline, lines) in texts {
            learner.add(text(headline, lines));
        }
        learner.finish()
    }

    fn text(headline: &str, lines: &[&str]) -> Text {
        Text {
            headline: hash(headline),
            tail: last_part(headline).filter(|t| !counts(t)).map(str::to_owned),
            repeated: lines.first() == Some(&headline),
            followed: lines.iter().find_map(|l| followed(l)).map(str::to_owned),
            lines: lines.iter().map(|l| hash(l)).collect(),
        }
    }

    #[test]
    fn headlines_that_begin_alike_behind_their_dash_name_no_outlet() {
        let furniture = learn(&[
            ("Unfall auf der A1 – Zwei Tote", &[]),
            ("Brand in Ulm – Zwei Verletzte", &[]),
            ("Regen – Hohe Schäden", &[]),
            ("Sturm – Hohe Kosten", &["Folge 3"]),
        ]);
        assert_eq!(furniture.outlets().count(), 0, "{furniture:?}");
    }

    #[test]
    fn outlets_are_learned_from_sections_and_from_repeated_titles() {
        let title = "Sturm – Querfeld Wald";
        let furniture = learn(&[
            ("Regen – Elbwoche Politik", &[]),
            ("Brand – Elbwoche Sport", &[]),
            (title, &[title]),
            ("Wind – Querfeld Moor", &[]),
        ]);
        assert_eq!(furniture.outlets().collect::<Vec<_>>(), ["Elbwoche", "Querfeld"]);
    }

    #[test]
    fn a_page_crawled_twice_is_one() {
        let quote: &[&str] = &["So steht es da"];
        let furniture = learn(&[("Eins", quote), ("Zwei", quote), ("Eins", quote), ("Zwei", quote)]);
        assert!(!furniture.recurs("So steht es da"));
        assert!(learn(&[("Eins", quote), ("Zwei", quote), ("Drei", quote)]).recurs("So steht es da"));
    }

    proptest! {
        /// Folders may be walked, and texts read, in any order.
        #[test]
        fn the_order_of_texts_does_not_matter((texts, shuffled) in texts().prop_flat_map(|texts| {
            (Just(texts.clone()), Just(texts).prop_shuffle())
        })) {
            let learned = |texts: &[(String, Vec<String>)]| {
                let lines: Vec<Vec<&str>> =
                    texts.iter().map(|(_, lines)| lines.iter().map(String::as_str).collect()).collect();
                let texts: Vec<(&str, &[&str])> =
                    texts.iter().zip(&lines).map(|((headline, _), lines)| (headline.as_str(), lines.as_slice())).collect();
                learn(&texts)
            };
            prop_assert_eq!(learned(&texts), learned(&shuffled));
        }
    }

    /// Headlines and lines of few words, so that much recurs.
    fn texts() -> impl Strategy<Value = Vec<(String, Vec<String>)>> {
        let headline = "(Rat|Sturm|Regen)( – | \\| )(Elbkurier|Querfeld|Zwei Tote)( Sport| Wald| Politik)?";
        let line =
            prop_oneof![headline, "Folgen Sie (Elbkurier|QX) auf X|So steht es da|Lesen Sie auch: Sturm"];
        proptest::collection::vec((headline, proptest::collection::vec(line, 0..4)), 0..12)
    }
}
