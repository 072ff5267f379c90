//! Cases that users of search engines for German text complained about: cases/cases.tsv.

use crate::support::{World, root};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::PathBuf;

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Case {
    theme: String,
    query: String,
    text: String,
    must: bool,
}

impl Case {
    fn line(&self) -> String {
        let verdict = if self.must { "must" } else { "not" };
        format!("{}\t{}\t{}\t{verdict}", self.theme, self.query, self.text)
    }
}

fn known_wrong_path() -> PathBuf {
    root().join("tests/cases/known-wrong.tsv")
}

/// The rows of a table, comments and header left out.
fn rows(path: PathBuf) -> Vec<Case> {
    let table = std::fs::read_to_string(path).unwrap();
    let lines = table.lines().filter(|line| !line.starts_with('#') && !line.starts_with("theme\t"));
    lines
        .map(|line| {
            let [theme, query, text, verdict] = line.split('\t').collect::<Vec<_>>()[..] else {
                panic!("not four columns: {line}")
            };
            assert!(matches!(verdict, "must" | "not"), "{line}");
            let [theme, query, text] = [theme, query, text].map(str::to_owned);
            Case { theme, query, text, must: verdict == "must" }
        })
        .collect()
}

/// `\n` and `\u{ad}` to what they stand for.
fn decoded(column: &str) -> String {
    let mut parts = column.replace("\\n", "\n");
    while let Some((before, rest)) = parts.split_once("\\u{") {
        let (code, after) = rest.split_once('}').unwrap();
        let c = char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap();
        parts = format!("{before}{c}{after}");
    }
    parts
}

/// The rows that the program gets wrong.
fn wrong(cases: &[Case]) -> BTreeSet<&Case> {
    let world = World::new();
    let (mut archive, mut queries) = (String::new(), String::new());
    for (number, case) in cases.iter().enumerate() {
        let record = serde_json::json!({ "id": number.to_string(), "body": decoded(&case.text) });
        writeln!(archive, "{record}").unwrap();
        writeln!(queries, "{number}\t{}", decoded(&case.query)).unwrap();
    }
    world.write("archive/cases.jsonl", archive);
    let file = world.write("queries.tsv", queries);
    world.expect(0, &["index", "--index", "index", "archive"]);
    let file = file.to_str().unwrap();
    let run = ["batch", "--index", "index", "--queries", file, "--match", "all", "-n", "1000"];
    let mut found: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for line in world.expect(0, &run).stdout.lines() {
        let columns: Vec<_> = line.split(' ').collect();
        found.entry(columns[0].parse().unwrap()).or_default().insert(columns[2].parse().unwrap());
    }
    let finds = |number| found.get(&number).is_some_and(|ids| ids.contains(&number));
    cases
        .iter()
        .enumerate()
        .filter(|(number, case)| finds(*number) != case.must)
        .map(|(_, case)| case)
        .collect()
}

/// After a change on purpose: `NACHLESE_RENEW=1 cargo test -p nachlese what_users_complained`.
#[test]
fn what_users_complained_of_is_right_or_known_to_be_wrong() {
    let cases = rows(root().join("tests/cases/cases.tsv"));
    let wrong = wrong(&cases);
    if std::env::var_os("NACHLESE_RENEW").is_some() {
        let lines: Vec<_> = wrong.iter().map(|case| case.line()).collect();
        let head = "# Rows of cases.tsv that the program gets wrong. One that gets better is taken off.\n";
        std::fs::write(known_wrong_path(), format!("{head}{}\n", lines.join("\n"))).unwrap();
    }
    let known: BTreeSet<Case> = rows(known_wrong_path()).into_iter().collect();
    let list = |rows: Vec<&Case>| rows.iter().map(|case| case.line()).collect::<Vec<_>>().join("\n");
    let stray: Vec<_> = known.iter().filter(|case| !cases.contains(case)).collect();
    assert!(stray.is_empty(), "known-wrong.tsv has what cases.tsv has not:\n{}", list(stray));
    let worse: Vec<_> = wrong.iter().filter(|case| !known.contains(**case)).copied().collect();
    assert!(worse.is_empty(), "wrong now:\n{}", list(worse));
    let better: Vec<_> = known.iter().filter(|case| !wrong.contains(case)).collect();
    assert!(better.is_empty(), "right now, take it off known-wrong.tsv:\n{}", list(better));
}

#[test]
fn every_theme_has_both_kinds_and_no_row_twice() {
    let cases = rows(root().join("tests/cases/cases.tsv"));
    assert!(cases.len() >= 200, "{}", cases.len());
    let rows: BTreeSet<_> = cases.iter().map(|case| (&case.theme, &case.query, &case.text)).collect();
    assert_eq!(rows.len(), cases.len(), "a row stands there twice");
    let themes: BTreeSet<_> = cases.iter().map(|case| &case.theme).collect();
    let kinds: BTreeSet<_> = cases.iter().map(|case| (&case.theme, case.must)).collect();
    assert_eq!(kinds.len(), themes.len() * 2, "{kinds:?}");
}
