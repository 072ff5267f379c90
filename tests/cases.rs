//! What users of other search systems complained about, a row a case: tests/cases/*.tsv.
//!
//! Grammar and what readers need decide what a row asks for, never what the program does. Rows that
//! it gets wrong are listed in tests/cases/known-wrong.tsv, so that wrong German is neither hidden
//! nor frozen: the list can only shrink or be explained.

use crate::support::{World, root};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::PathBuf;

const HEADER: &str = "theme\tquery\ttext\tverdict";

/// A query, the body of an article, and whether the one must find the other.
struct Case {
    /// The row as it is written.
    row: String,
    theme: String,
    query: String,
    text: String,
    wanted: bool,
}

fn known_wrong() -> PathBuf {
    root().join("tests/cases/known-wrong.tsv")
}

/// The rows of a table, without its comments and header.
fn rows(table: &str) -> impl Iterator<Item = &str> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#') && *line != HEADER)
}

fn cases() -> Vec<Case> {
    let files = std::fs::read_dir(root().join("tests/cases")).unwrap().map(|file| file.unwrap().path());
    let tables: BTreeSet<PathBuf> =
        files.filter(|file| file.extension().is_some_and(|e| e == "tsv") && *file != known_wrong()).collect();
    let mut cases = Vec::new();
    for table in tables {
        for row in rows(&std::fs::read_to_string(&table).unwrap()) {
            let [theme, query, text, verdict] = row.split('\t').collect::<Vec<_>>()[..] else {
                panic!("{}: not four columns: {row}", table.display());
            };
            let wanted = match verdict {
                "must" => true,
                "not" => false,
                _ => panic!("{}: neither `must` nor `not`: {row}", table.display()),
            };
            let (theme, row) = (theme.to_owned(), row.to_owned());
            cases.push(Case { row, theme, query: unescape(query), text: unescape(text), wanted });
        }
    }
    cases
}

/// Characters that a table cannot hold or an editor does not show: `\n`, `\r`, `\u{AD}`.
fn unescape(field: &str) -> String {
    let mut parts = field.split('\\');
    let mut out = parts.next().unwrap().to_owned();
    for part in parts {
        let (c, rest) = match part.strip_prefix("u{").and_then(|p| p.split_once('}')) {
            Some((digits, rest)) => (u32::from_str_radix(digits, 16).ok().and_then(char::from_u32), rest),
            None if part.starts_with('n') => (Some('\n'), &part[1..]),
            None if part.starts_with('r') => (Some('\r'), &part[1..]),
            None => (None, part),
        };
        out.push(c.unwrap_or_else(|| panic!("an escape that is none: {field}")));
        out.push_str(rest);
    }
    out
}

/// Whether the program is right, case by case.
///
/// All rows are one archive with one lexicon, as readers have it: a new row can change the verdict
/// on another that has the same words. A text that several rows share is one article, or the
/// lexicon would take the copies for frequent words.
fn verdicts(cases: &[Case]) -> Vec<bool> {
    let world = World::new();
    let mut articles: BTreeMap<&str, String> = BTreeMap::new();
    let (mut archive, mut queries) = (String::new(), String::new());
    for (number, case) in cases.iter().enumerate() {
        writeln!(queries, "{number}\t{}", case.query).unwrap();
        articles.entry(&case.text).or_insert_with(|| {
            let id = number.to_string();
            writeln!(archive, "{}", serde_json::json!({ "id": id, "body": case.text })).unwrap();
            id
        });
    }
    world.write("archive/cases.jsonl", archive);
    world.write("queries.tsv", queries);
    let most = articles.len().to_string();
    let args = ["batch", "--archive", "archive", "--queries", "queries.tsv", "--match", "all", "-n", &most];
    let hits = world.expect(0, &args).stdout;
    let hits: BTreeSet<(&str, &str)> = hits
        .lines()
        .map(|line| line.split(' ').collect::<Vec<_>>())
        .map(|columns| (columns[0], columns[2]))
        .collect();
    let found = |(number, case): (usize, &Case)| {
        hits.contains(&(&*number.to_string(), &*articles[&*case.text])) == case.wanted
    };
    cases.iter().enumerate().map(found).collect()
}

/// After a change that makes the program better, or a new row that it gets wrong: `NACHLESE_RENEW=1
/// cargo test -p nachlese what_users_complained`, and read what has changed in the list.
#[test]
fn what_users_complained_of_is_right_or_known_to_be_wrong() {
    let cases = cases();
    let verdicts = verdicts(&cases);
    let of = |right: bool| {
        let rows = cases.iter().zip(&verdicts).filter(move |(_, verdict)| **verdict == right);
        rows.map(|(case, _)| case.row.as_str())
    };
    if std::env::var_os("NACHLESE_RENEW").is_some() {
        let wrong: String = of(false).map(|row| format!("{row}\n")).collect();
        let note = "# Rows of the other files that the program gets wrong; written by NACHLESE_RENEW=1, see tests/cases.rs.";
        std::fs::write(known_wrong(), format!("{note}\n{HEADER}\n\n{wrong}")).unwrap();
    }
    let list = std::fs::read_to_string(known_wrong()).unwrap();
    let known: BTreeSet<&str> = rows(&list).collect();
    let (right, wrong): (BTreeSet<&str>, BTreeSet<&str>) = (of(true).collect(), of(false).collect());
    let mut complaints = String::new();
    for row in wrong.difference(&known) {
        writeln!(complaints, "wrong: {row}").unwrap();
    }
    for row in known.intersection(&right) {
        writeln!(complaints, "it got better, take it off the list: {row}").unwrap();
    }
    for row in known.iter().filter(|row| !right.contains(*row) && !wrong.contains(*row)) {
        writeln!(complaints, "on the list, but no case: {row}").unwrap();
    }
    assert!(complaints.is_empty(), "theme, query, text, what was asked for:\n{complaints}");
}

#[test]
fn cases_are_many_and_each_theme_has_both_kinds() {
    let cases = cases();
    assert!(cases.len() >= 1000, "{} cases", cases.len());
    let mut asked = BTreeSet::new();
    let mut themes: BTreeMap<&str, BTreeSet<bool>> = BTreeMap::new();
    for case in &cases {
        assert!(asked.insert((&case.query, &case.text)), "asked twice: {}", case.row);
        assert!(!case.query.contains(['\n', '\r']), "a query is one line: {}", case.row);
        themes.entry(&case.theme).or_default().insert(case.wanted);
    }
    for (theme, kinds) in themes {
        assert_eq!(kinds.len(), 2, "{theme} has rows of one kind only");
    }
}

#[test]
fn escapes_are_read() {
    assert_eq!(unescape(r"Sicher-\nheit\r\u{AD}, ſo"), "Sicher-\nheit\r\u{AD}, ſo");
}
