//! Learns what recurs across the texts and pages of an archive.
//!
//! An outlet appends the same tail to its headlines and puts the same lines around its texts. That
//! is observed while the articles are read; no outlet is known by name. A line is learned if it is
//! at the edge (before the first or after the last paragraph) of a third of an outlet's articles,
//! and is no sentence of news by its words. Copies of one article recur, too, so the line must
//! occur with several headlines.

use super::closing::may_be_learned;
use super::follow::followed;
use super::learned::{Learned, Outlet, hash, line_of};
use super::rules::is_boilerplate;
use crate::headline::{begins_a_name, counts, is_name_like, is_section, last_part, names_an_outlet};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Number of headlines with which a line must occur.
const LEAST_HEADLINES: usize = 3;

/// A line must be at the edge of one in this many articles of its outlet.
const ONE_IN: u32 = 3;

/// Number of headlines that must share a tail, or of tails that must share an outlet.
const SHARED_TAILS: usize = 2;

/// Number of headlines that must share a tail without other evidence.
const SHARED_BARE_TAILS: usize = 3;

/// Number of lines from either end of an article that are its edge.
const EDGE: usize = 8;

/// A bound on the distinct lines that are counted, enough for any archive: 240 MB.
pub const MOST_LINES: usize = 4_000_000;

/// What one article shows of its outlet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Observation {
    outlet: Outlet,
    headline: u64,
    /// Of a text, what follows the last dash of its headline.
    tail: Option<String>,
    /// The headline occurs twice, as the title of a page does.
    repeated: bool,
    /// Whom a line asks the reader to follow.
    followed: Option<String>,
    /// Lines at the edges that may be boilerplate.
    edges: Vec<u64>,
}

impl Observation {
    /// The observation of a page, which names its outlet.
    pub(crate) fn from_page<'l>(
        outlet: Outlet,
        headline: &str,
        lines: impl DoubleEndedIterator<Item = &'l str> + Clone,
    ) -> Observation {
        Observation {
            outlet,
            headline: hash(headline),
            tail: None,
            repeated: false,
            followed: None,
            edges: edges(outlet, lines),
        }
    }

    /// The observation of a text: its headline and the lines below.
    pub(crate) fn from_text(outlet: Outlet, headline: &str, below: &[String]) -> Observation {
        let mut all = std::iter::once(headline).chain(below.iter().map(String::as_str));
        let lines = below.iter().map(String::as_str).filter(|line| !is_boilerplate(line));
        Observation {
            outlet,
            headline: hash(headline),
            tail: last_part(headline).filter(|t| !counts(t)).map(str::to_owned),
            repeated: below.first().is_some_and(|first| first == headline),
            followed: all.find_map(|line| followed(line).filter(|name| !name.is_empty()).map(str::to_owned)),
            edges: edges(outlet, lines),
        }
    }
}

/// The lines at either end that may be boilerplate, each once.
fn edges<'l>(outlet: Outlet, lines: impl DoubleEndedIterator<Item = &'l str> + Clone) -> Vec<u64> {
    let candidates = |lines: &mut dyn Iterator<Item = &'l str>| -> Vec<u64> {
        lines.take(EDGE).filter(|line| may_be_learned(line)).map(|line| line_of(outlet, line)).collect()
    };
    let mut all = candidates(&mut lines.clone());
    all.extend(candidates(&mut lines.rev()));
    all.sort_unstable();
    all.dedup();
    all
}

/// Collects observations. What is learned does not depend on their order.
#[derive(Debug, Default)]
pub struct Learner {
    most_lines: usize,
    outlets: FxHashMap<Outlet, u32>,
    tails: BTreeMap<String, Tail>,
    /// Followed names, with the headlines they stand under.
    followed: BTreeMap<String, Headlines<SHARED_TAILS>>,
    lines: FxHashMap<u64, Line>,
}

/// What was observed of a tail.
#[derive(Debug, Default)]
struct Tail {
    headlines: Headlines<SHARED_BARE_TAILS>,
    repeated: bool,
}

/// What was observed of a line at the edges.
#[derive(Debug, Default)]
struct Line {
    outlet: Outlet,
    articles: u32,
    headlines: Headlines<LEAST_HEADLINES>,
}

/// Distinct headlines, up to the number that matters. Two crawls of one page count once.
#[derive(Clone, Debug)]
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
    /// A learner that counts at most `most_lines` distinct lines, at some 60 bytes each.
    pub fn bounded(most_lines: usize) -> Learner {
        Learner { most_lines, ..Learner::default() }
    }

    /// Adds the observation of an article.
    pub fn add(&mut self, seen: Observation) {
        *self.outlets.entry(seen.outlet).or_default() += 1;
        if let Some(name) = seen.tail {
            let tail = self.tails.entry(name).or_default();
            tail.headlines.add(seen.headline);
            tail.repeated |= seen.repeated;
        }
        if let Some(name) = seen.followed.filter(|name| !counts(name)) {
            self.followed.entry(name).or_default().add(seen.headline);
        }
        for line in seen.edges {
            if self.lines.len() < self.most_lines || self.lines.contains_key(&line) {
                let known = self.lines.entry(line).or_default();
                known.outlet = seen.outlet;
                known.articles += 1;
                known.headlines.add(seen.headline);
            }
        }
    }

    /// What was learned.
    pub fn finish(self) -> Learned {
        let enough = |(_, headlines): &(&String, &Headlines<SHARED_TAILS>)| headlines.count >= SHARED_TAILS;
        let followed = self.followed.iter().filter(enough).map(|(name, _)| name.clone());
        let mut outlets: BTreeSet<String> = followed.collect();
        outlets.extend(self.shared_beginnings());
        let shared = self.shared_tails(&outlets);
        outlets.extend(shared);
        let mut outlets: Vec<String> = outlets.into_iter().collect();
        outlets.sort_by_key(|o| std::cmp::Reverse(o.len()));
        let is_learned = |line: &Line| {
            let articles = self.outlets.get(&line.outlet).copied().unwrap_or(0);
            line.headlines.count >= LEAST_HEADLINES && line.articles >= articles.div_ceil(ONE_IN)
        };
        let lines = self.lines.iter().filter(|(_, line)| is_learned(line)).map(|(line, _)| *line).collect();
        Learned { outlets, lines }
    }

    /// Outlets that begin several tails: „Elbkurier Politik“, „Elbkurier Sport“. Other tails share
    /// beginnings, too („Zwei Tote“, „Zwei Verletzte“), so there must be further evidence: a
    /// section after it, titles of pages, or its own words.
    fn shared_beginnings(&self) -> Vec<String> {
        #[derive(Default)]
        struct Beginning {
            tails: usize,
            evidence: bool,
            /// The most tails of any beginning that is longer by one word.
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
                // If „Neue“ and „Neue Elbpresse“ begin the same number of tails, the longer is the
                // name.
                known.tails >= SHARED_TAILS
                    && known.longer < known.tails
                    && (known.evidence || named(beginning))
                    && !is_section(beginning)
                    && !begins_a_name(beginning)
            })
            .map(|(beginning, _)| beginning)
            .collect()
    }

    /// Whole tails that several headlines have.
    fn shared_tails(&self, outlets: &BTreeSet<String>) -> Vec<String> {
        let has_known = |tail: &str| {
            tail.match_indices(' ').any(|(at, _)| {
                let (before, after) = tail.split_at(at);
                outlets.contains(before) || outlets.contains(after.trim_start())
            })
        };
        let names = self.tails.iter().filter(|(name, tail)| {
            let evidence = tail.repeated || names_an_outlet(name);
            let needed = if evidence { SHARED_TAILS } else { SHARED_BARE_TAILS };
            tail.headlines.count >= needed
                && is_name_like(name)
                && !is_section(name)
                && !has_known(name)
                && !name.split_whitespace().skip(1).any(is_section)
        });
        names.map(|(name, _)| name.clone()).collect()
    }
}

/// Whether a tail is like a name; its first word may be lower case, as some outlets write
/// themselves (`querfeld Kultur`).
fn is_tail_like(tail: &str) -> bool {
    let rest = tail.split_once(' ').map_or("", |(_, rest)| rest);
    is_name_like(tail) || !rest.is_empty() && is_name_like(rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn learn(texts: &[(&str, &[&str])]) -> Learned {
        let mut learner = Learner::bounded(1000);
        for (headline, lines) in texts {
            let lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
            learner.add(Observation::from_text(Outlet::default(), headline, &lines));
        }
        learner.finish()
    }

    fn recurs(learned: &Learned, line: &str) -> bool {
        learned.recurs(Outlet::default(), line)
    }

    #[test]
    fn headlines_that_begin_alike_behind_their_dash_name_no_outlet() {
        let learned = learn(&[
            ("Unfall auf der A1 – Zwei Tote", &[]),
            ("Brand in Ulm – Zwei Verletzte", &[]),
            ("Regen – Hohe Schäden", &[]),
            ("Sturm – Hohe Kosten", &["Folge 3"]),
        ]);
        assert_eq!(learned.outlets().count(), 0, "{learned:?}");
    }

    #[test]
    fn outlets_are_learned_from_sections_and_from_repeated_titles() {
        let title = "Sturm – Querfeld Wald";
        let learned = learn(&[
            ("Regen – Elbwoche Politik", &[]),
            ("Brand – Elbwoche Sport", &[]),
            (title, &[title]),
            ("Wind – Querfeld Moor", &[]),
        ]);
        assert_eq!(learned.outlets().collect::<Vec<_>>(), ["Elbwoche", "Querfeld"]);
    }

    #[test]
    fn a_page_crawled_twice_is_one() {
        let label: &[&str] = &["So steht es da"];
        let learned = learn(&[("Eins", label), ("Zwei", label), ("Eins", label), ("Zwei", label)]);
        assert!(!recurs(&learned, "So steht es da"));
        assert!(recurs(&learn(&[("Eins", label), ("Zwei", label), ("Drei", label)]), "So steht es da"));
    }

    #[test]
    fn news_that_recur_are_news() {
        for line in [
            "Das Urteil ist noch nicht rechtskräftig.",
            "Es gilt die Unschuldsvermutung.",
            "„Wir haben Sie nie gefragt“, sagte er.",
        ] {
            let lines: &[&str] = &[line];
            assert!(!recurs(&learn(&[("Eins", lines), ("Zwei", lines), ("Drei", lines)]), line), "{line}");
        }
    }

    #[test]
    fn a_line_must_stand_in_a_good_share_of_an_outlets_articles() {
        let label: &[&str] = &["So steht es da"];
        let mut texts: Vec<(&str, &[&str])> = vec![("Eins", label), ("Zwei", label), ("Drei", label)];
        texts.extend(["a", "b", "c", "d", "e", "f", "g"].map(|headline| (headline, &[][..])));
        assert!(!recurs(&learn(&texts), "So steht es da"));
        texts.truncate(9);
        assert!(recurs(&learn(&texts), "So steht es da"));
    }

    proptest! {
        /// Folders may be walked, and texts read, in any order.
        #[test]
        fn the_order_of_texts_does_not_matter((texts, shuffled) in texts().prop_flat_map(|texts| {
            (Just(texts.clone()), Just(texts).prop_shuffle())
        })) {
            let learned_of = |texts: &[(String, Vec<String>)]| {
                let lines: Vec<Vec<&str>> =
                    texts.iter().map(|(_, lines)| lines.iter().map(String::as_str).collect()).collect();
                let texts: Vec<(&str, &[&str])> =
                    texts.iter().zip(&lines).map(|((headline, _), lines)| (headline.as_str(), lines.as_slice())).collect();
                learn(&texts)
            };
            prop_assert_eq!(learned_of(&texts), learned_of(&shuffled));
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
