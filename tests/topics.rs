//! Search topics with graded judgements on the sample archive: ranking cannot get worse unseen.

use crate::support::{World, root};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Hits that count.
const DEPTH: usize = 10;

/// How much a mean may fall before it counts as worse.
const SLACK: f64 = 0.0005;

type Grades = BTreeMap<String, u32>;

fn queries() -> BTreeMap<u32, String> {
    let topics = std::fs::read_to_string(root().join("corpus/queries/topics.tsv")).unwrap();
    let fields = topics.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    fields.map(|f| (f[0].parse().unwrap(), f[1].to_owned())).collect()
}

fn judgements() -> BTreeMap<u32, Grades> {
    let mut topics: BTreeMap<u32, Grades> = BTreeMap::new();
    for line in std::fs::read_to_string(root().join("corpus/queries/qrels.txt")).unwrap().lines() {
        let [topic, _, id, grade] = line.split(' ').collect::<Vec<_>>()[..] else { panic!("{line}") };
        topics.entry(topic.parse().unwrap()).or_default().insert(id.to_owned(), grade.parse().unwrap());
    }
    topics
}

/// Discounted gain of the grades of hits in order (Järvelin and Kekäläinen, *Cumulated gain-based
/// evaluation of IR techniques*, 2002; gain 2^grade − 1).
fn gain(grades: impl Iterator<Item = u32>) -> f64 {
    grades
        .take(DEPTH)
        .enumerate()
        .map(|(at, grade)| (2f64.powi(grade as i32) - 1.0) / (at as f64 + 2.0).log2())
        .sum()
}

/// Normalized gain of a query's hits.
fn ndcg(found: &[String], grades: &Grades) -> f64 {
    let mut ideal: Vec<u32> = grades.values().copied().collect();
    ideal.sort_by_key(|grade| std::cmp::Reverse(*grade));
    // The sum of nothing is −0.
    (gain(found.iter().map(|id| grades.get(id).copied().unwrap_or(0))) / gain(ideal.into_iter())).max(0.0)
}

/// nDCG@10 of each topic and their mean, beside what is written down. After a change on purpose:
/// `NACHLESE_RENEW=1 cargo test -p nachlese ranking_does_not`.
#[test]
fn ranking_does_not_get_worse() {
    let (queries, judgements) = (queries(), judgements());
    assert!(queries.len() >= 30 && queries.keys().eq(judgements.keys()));
    let world = World::new();
    let archive = root().join("corpus");
    let archive = archive.to_str().unwrap();
    let status = world.expect(0, &["status", "--archive", archive, "--format", "json"]).stdout;
    let status: serde_json::Value = serde_json::from_str(&status).unwrap();
    assert!(status["articles"].as_u64() >= Some(80), "{status}");
    let mut listing = String::new();
    let mut sum = 0.0;
    for (topic, query) in &queries {
        let found = world.ids(&["--archive", archive, "--match", "any", "--", query]);
        let score = ndcg(&found, &judgements[topic]);
        sum += score;
        writeln!(listing, "{topic}\t{score:.4}\t{query}").unwrap();
    }
    let mean = sum / queries.len() as f64;
    writeln!(listing, "mean\t{mean:.4}").unwrap();
    let golden = root().join("tests/golden/topics.tsv");
    if std::env::var_os("NACHLESE_RENEW").is_some() {
        std::fs::write(&golden, &listing).unwrap();
    }
    let written = std::fs::read_to_string(&golden).unwrap();
    let before: f64 = written.lines().last().and_then(|l| l.split('\t').nth(1)).unwrap().parse().unwrap();
    let changed: Vec<_> = listing.lines().filter(|line| !written.contains(line)).collect();
    assert!(mean >= before - SLACK, "nDCG@10 was {before} and is {mean:.4}:\n{}", changed.join("\n"));
}

#[test]
fn gain_counts_what_is_high_and_high_up() {
    let grades = Grades::from([("a".into(), 3), ("b".into(), 1), ("c".into(), 0)]);
    let found = |ids: &[&str]| ndcg(&ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>(), &grades);
    assert_eq!(found(&["a", "b"]), 1.0);
    assert!(found(&["b", "a"]) < 0.8 && found(&["c", "a", "b"]) < found(&["a", "c", "b"]));
    assert_eq!(found(&["c"]), 0.0);
}
