//! The retired terms of GLOSSARY.md stay out of identifiers, comments, messages and documents, and
//! comments stay within 100 columns.
//!
//! What was there when the rule came is a budget, budget.tsv: for each room how many retired terms
//! and how many wide lines it has. A number that grows fails, and so does one that shrinks without
//! the table, which `NACHLESE_RENEW=1 cargo test -p nachlese words::` lowers and never raises.
//! `NACHLESE_WORDS=crates/german cargo test -p nachlese words:: -- --nocapture` lists what a room
//! has.
//!
//! Many of these terms are ordinary English elsewhere. So there are two lists: parts of
//! identifiers, and phrases of prose; and exceptions with their reasons.

mod rules;
mod scan;

use crate::support::root;
use rules::{EXEMPT, EXPECTED, IN_NAMES, IN_PROSE, MODULES, SCHEMA_KEYS};
use scan::{Kind, Piece};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

/// Columns of a comment, and of a line in ARCHITECTURE.md.
const WIDEST: usize = 100;

/// Something to be mended: the line, and the term or width.
struct Finding {
    place: String,
    what: String,
}

/// What a room has.
#[derive(Default)]
struct Room {
    retired: Vec<Finding>,
    wide: Vec<Finding>,
}

/// The room of a file, by its path from the workspace; none for what no one reads here.
fn room_of(path: &str) -> Option<String> {
    let mut steps = path.split('/');
    let (first, second) = (steps.next()?, steps.next());
    let is_read = path.ends_with(".rs") || path.ends_with(".md");
    if !is_read || EXEMPT.iter().any(|exempt| path.starts_with(exempt)) {
        return None;
    }
    match (first, second) {
        ("crates", Some(name)) => Some(format!("crates/{name}")),
        ("tests" | "measure" | "fuzz", Some(_)) => Some(first.to_owned()),
        ("docs", Some(_)) | (_, None) => Some("papers".to_owned()),
        _ => None,
    }
}

/// All files below a folder that git could know, by their paths from the workspace.
fn paths(folder: &Path, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_symlink() || name.starts_with('.') || name == "target" {
            continue;
        }
        if path.is_dir() {
            paths(&path, found);
        } else {
            found.push(path.strip_prefix(root()).unwrap().to_string_lossy().into_owned());
        }
    }
}

/// The parts of identifiers, lower case: `TakenDown` and `taken_down` are taken, down.
fn parts_of(name: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut after_small = false;
    for c in name.chars() {
        if c == '_' || c.is_uppercase() && after_small {
            parts.push(String::new());
        }
        after_small = c.is_lowercase() || c.is_numeric();
        if c != '_'
            && let Some(part) = parts.last_mut()
        {
            part.extend(c.to_lowercase());
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// The retired terms in a name.
fn in_name(name: &str) -> Vec<&'static str> {
    let parts = parts_of(name);
    let wanted = IN_NAMES.iter().filter(|(term, but_not_after)| {
        let term: Vec<&str> = term.split('_').collect();
        parts.windows(term.len()).enumerate().any(|(at, window)| {
            let before = at.checked_sub(1).and_then(|at| parts.get(at)).map(String::as_str);
            window == term && !before.is_some_and(|before| but_not_after.contains(&before))
        })
    });
    wanted.map(|(term, _)| *term).collect()
}

/// The retired terms in prose: whole words, one after the other.
fn in_prose(text: &str, kind: Kind) -> Vec<&'static str> {
    // German words in messages and samples are mostly written with a capital.
    let text = if kind == Kind::Literal { text.to_owned() } else { text.to_lowercase() };
    let is_word = |c: char| c.is_alphanumeric() || c == '-';
    let words: Vec<&str> = text.split(|c| !is_word(c)).filter(|word| !word.is_empty()).collect();
    let has = |(phrase, but_not_after): &&(&'static str, &[&str])| {
        let phrase: Vec<&str> = phrase.split(' ').collect();
        words.windows(phrase.len()).enumerate().any(|(at, window)| {
            let before = at.checked_sub(1).and_then(|at| words.get(at));
            window == phrase && !before.is_some_and(|before| but_not_after.contains(before))
        })
    };
    IN_PROSE.iter().filter(has).map(|(phrase, _)| *phrase).collect()
}

fn terms(piece: &Piece) -> Vec<&'static str> {
    match piece.kind {
        Kind::Name => in_name(&piece.text),
        Kind::Comment | Kind::Literal => in_prose(&piece.text, piece.kind),
    }
}

/// What a file has.
fn read(path: &str, text: &str, room: &mut Room) {
    let expected = |term: &str| EXPECTED.iter().any(|(start, it, _)| path.starts_with(start) && *it == term);
    let mut add = |line: usize, term: &str| {
        if !expected(term) {
            room.retired.push(Finding { place: format!("{path}:{line}"), what: term.to_owned() });
        }
    };
    let stem = path.trim_end_matches(".rs").trim_end_matches("/mod");
    if path.ends_with(".rs") {
        let module = stem.rsplit('/').next().unwrap_or_default();
        in_name(module).iter().for_each(|term| add(0, term));
        MODULES.iter().filter(|name| **name == module).for_each(|name| add(0, name));
        for piece in scan::pieces(text) {
            terms(&piece).iter().for_each(|term| add(piece.line, term));
        }
    } else {
        for (line, text) in (1..).zip(text.lines()) {
            in_prose(text, Kind::Comment).iter().for_each(|term| add(line, term));
        }
    }
    for (line, text) in (1..).zip(text.lines()) {
        let is_comment = text.trim_start().starts_with("//") || text.contains(" // ");
        let width = text.chars().count();
        if (path == "ARCHITECTURE.md" || path.ends_with(".rs") && is_comment) && width > WIDEST {
            room.wide.push(Finding { place: format!("{path}:{line}"), what: format!("{width} columns") });
        }
    }
}

fn rooms() -> BTreeMap<String, Room> {
    let (mut files, mut rooms) = (Vec::new(), BTreeMap::<String, Room>::new());
    paths(root(), &mut files);
    files.sort();
    for path in files {
        if let Some(room) = room_of(&path) {
            let text = std::fs::read_to_string(root().join(&path)).unwrap();
            read(&path, &text, rooms.entry(room).or_default());
        }
    }
    rooms
}

fn listing(findings: &[Finding]) -> String {
    findings.iter().map(|Finding { place, what }| format!("  {place}: {what}\n")).collect()
}

#[test]
fn retired_terms_and_wide_comments_become_fewer() {
    let table = root().join("tests/words/budget.tsv");
    let before = std::fs::read_to_string(&table).unwrap_or_default();
    let allowed = |room: &str| {
        let row = before.lines().find_map(|row| row.strip_prefix(room)?.strip_prefix('\t'));
        let mut cells = row.unwrap_or_default().split('\t').map(|cell| cell.parse::<usize>().unwrap_or(0));
        [cells.next().unwrap_or(0), cells.next().unwrap_or(0)]
    };
    let (mut now, mut grown, mut shrunk) =
        ("room\tretired terms\twide lines\n".to_owned(), String::new(), Vec::new());
    let listed = std::env::var("NACHLESE_WORDS").unwrap_or_default();
    for (name, room) in rooms() {
        let budget = allowed(&name);
        let kinds = [("retired terms", &room.retired), ("wide lines", &room.wide)];
        for ((kind, found), budget) in kinds.iter().zip(budget) {
            if found.len() > budget {
                writeln!(grown, "{name}: {} {kind}, {budget} allowed\n{}", found.len(), listing(found))
                    .unwrap();
            } else if found.len() < budget {
                shrunk.push(format!("{name}: {} {kind}, {budget} in the table", found.len()));
            }
            if name == listed {
                println!("{name}: {} {kind}\n{}", found.len(), listing(found));
            }
        }
        let [retired, wide] = [room.retired.len().min(budget[0]), room.wide.len().min(budget[1])];
        writeln!(now, "{name}\t{retired}\t{wide}").unwrap();
    }
    if std::env::var_os("NACHLESE_RENEW").is_some() {
        std::fs::write(&table, now).unwrap();
        shrunk.clear();
    }
    assert!(grown.is_empty(), "GLOSSARY.md has the words that stand for these:\n{grown}");
    assert!(shrunk.is_empty(), "fewer: lower tests/words/budget.tsv (NACHLESE_RENEW=1 does): {shrunk:#?}");
}

#[test]
fn names_are_read_by_their_parts() {
    assert_eq!(parts_of("TakenDown_atOnce2"), ["taken", "down", "at", "once2"]);
    assert_eq!(in_name("LoweringError"), ["lowering"]);
    assert_eq!(in_name("fn_taken_down"), ["taken_down"]);
    for name in ["time_zone", "TimeZone", "lower", "round", "halfway", "line_breaks", "to_lowercase"] {
        assert!(in_name(name).is_empty(), "{name}");
    }
}

#[test]
fn ordinary_english_passes() {
    let prose = |text| in_prose(text, Kind::Comment);
    assert_eq!(prose("How many in a row hangs on the cut"), ["hangs on", "in a row"]);
    for text in ["The way to the place", "Rounded by round()", "a time zone", "how a name sounds", "too many"]
    {
        assert!(prose(text).is_empty(), "{text}: {:?}", prose(text));
    }
    assert!(in_prose("Furniture, Lane und Fate", Kind::Literal).is_empty());
}

#[test]
fn the_built_in_schema_has_no_retired_keys() {
    let schema = std::fs::read_to_string(root().join("crates/index-format/index-schema.toml")).unwrap();
    for line in schema.lines() {
        let key = line.split('=').next().unwrap_or_default().trim();
        assert!(!SCHEMA_KEYS.contains(&key), "{line}");
    }
}

#[test]
fn every_retired_term_of_the_glossary_is_in_a_rule() {
    let glossary = std::fs::read_to_string(root().join("GLOSSARY.md")).unwrap();
    let (_, retired) = glossary.split_once("## Retired terms").unwrap();
    let rows = retired.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| retired"));
    for row in rows {
        let cell = row.split('|').nth(1).unwrap().split('(').next().unwrap();
        for term in cell.split([',', ';']).map(|term| term.trim().to_lowercase()).filter(|t| !t.is_empty()) {
            let name = term.replace(' ', "_");
            let has_rule = IN_NAMES.iter().any(|(it, _)| *it == name)
                || IN_PROSE.iter().any(|(it, _)| *it == term || it.split(' ').any(|word| word == term))
                || MODULES.contains(&name.as_str())
                || SCHEMA_KEYS.contains(&name.as_str());
            assert!(has_rule, "`{term}` is retired, and no rule of tests/words/rules.rs keeps it out");
        }
    }
}
