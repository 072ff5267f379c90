//! What a reader sees on a terminal: a pseudo-terminal by `script` (util-linux), 40 columns wide.

use crate::support::{World, root, skip};
use std::process::{Command, Stdio};

const COLUMNS: usize = 40;

/// What a command line writes to a terminal; `None`, loudly, where there is no `script`.
fn on_terminal(world: &World, environment: &[(&str, &str)], line: &str) -> Option<String> {
    if !Command::new("script")
        .arg("--version")
        .output()
        .is_ok_and(|o| String::from_utf8_lossy(&o.stdout).contains("util-linux"))
    {
        skip("no `script` of util-linux on this machine");
        return None;
    }
    let program = env!("CARGO_BIN_EXE_nachlese");
    let mut command = world.command(&[]);
    let line = format!("stty cols {COLUMNS} rows 24; {}", line.replace("nachlese", program));
    let environment = environment.iter().map(|(name, value)| format!("{name}={value}"));
    let mut script = Command::new("env");
    script
        .args(["-u", "NO_COLOR", "-u", "CLICOLOR_FORCE", "-u", "CI", "-u", "COLUMNS", "TERM=xterm-256color"])
        .args(environment);
    script.args(["script", "-qec", &line, "/dev/null"]).current_dir(world.path("")).stdin(Stdio::null());
    script.envs(command.env("HOME", world.path("home")).get_envs().filter_map(|(k, v)| Some((k, v?))));
    let output = script.output().unwrap();
    Some(String::from_utf8(output.stdout).unwrap().replace("\r\n", "\n"))
}

fn world() -> World {
    let world = World::new();
    let title = "東京の大使館 und der Lawrow-Besuch: was die Nachbarn in der Straße dazu sagen, die nicht gefragt wurden";
    let record = serde_json::json!({"id": "a", "title": title, "body": "Lawrow besucht 東京 東京 東京 東京 東京 東京 東京 東京 東京 am Abend."});
    world.write("archiv.jsonl", format!("{record}\n"));
    world
}

/// Columns that a line without escape sequences takes: two for each character of East Asia.
fn columns(line: &str) -> usize {
    line.chars().map(|c| if c >= '\u{2E80}' { 2 } else { 1 }).sum()
}

/// `text` without the sequences that set colours; anything else that steers stays.
fn without_colours(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once('m') {
            Some((digits, rest)) if digits.chars().all(|c| c.is_ascii_digit() || c == ';') => {
                plain.push_str(rest)
            }
            _ => {
                plain.push_str("\u{1b}[");
                plain.push_str(part);
            }
        }
    }
    plain
}

#[test]
fn lines_fit_the_terminal_and_wide_characters_count_twice() {
    let Some(seen) = on_terminal(&world(), &[], "nachlese search -q --archive archiv.jsonl Lawrow") else {
        return;
    };
    let plain = without_colours(&seen);
    assert!(plain.contains("東京") && plain.lines().count() > 4, "{plain}");
    for line in plain.lines() {
        assert!(columns(line) <= COLUMNS, "{} columns: {line}", columns(line));
    }
}

#[test]
fn colours_are_for_terminals_and_can_be_declined() {
    let world = world();
    let line = "nachlese search -q --archive archiv.jsonl Lawrow";
    let Some(coloured) = on_terminal(&world, &[], line) else { return };
    assert!(coloured.contains("\u{1b}[31m"), "{coloured:?}");
    for (environment, line) in [
        (&[("NO_COLOR", "1")][..], line.to_owned()),
        (&[("TERM", "dumb")][..], line.to_owned()),
        (&[][..], format!("{line} --color never")),
        (&[][..], format!("{line} | cat")),
    ] {
        let plain = on_terminal(&world, environment, &line).unwrap();
        assert!(plain.contains("Lawrow") && !plain.contains('\u{1b}'), "{environment:?} {line}: {plain:?}");
    }
}

#[test]
fn progress_is_for_terminals_and_quiet_is_quiet() {
    let world = world();
    let Some(seen) = on_terminal(&world, &[], "nachlese index archiv.jsonl --index index") else { return };
    assert!(seen.contains("1 article in"), "{seen:?}");
    let quiet = on_terminal(&world, &[], "nachlese index archiv.jsonl --index index2 --quiet").unwrap();
    assert_eq!(quiet, "");
    assert_eq!(world.expect(0, &["index", "archiv.jsonl", "--index", "index3"]).stderr, "");
}

/// Escape sequences, bidirectional overrides and the like of the sample archive's hostile pages.
#[test]
fn hostile_pages_cannot_steer_the_terminal() {
    let world = World::new();
    let corpus = root().join("corpus").to_str().unwrap().to_owned();
    let page = std::fs::read_to_string(root().join("corpus/fundstuecke/schadsoftware.html")).unwrap();
    assert!(page.contains('\u{1b}') && page.contains('\u{202E}'), "the page is not hostile any more");
    for line in [
        format!("nachlese read {corpus}/fundstuecke/schadsoftware.html"),
        format!("nachlese read {corpus}/fundstuecke/amtswort.html"),
        format!("nachlese search -q --archive {corpus} Schadsoftware"),
        format!("nachlese show --archive {corpus} fundstuecke/schadsoftware.html"),
        format!("nachlese search -q --archive {corpus} --format json Schadsoftware"),
    ] {
        let Some(seen) = on_terminal(&world, &[], &line) else { return };
        assert!(seen.chars().count() > 100, "{line}: {seen}");
        let steers = |c: char| {
            c.is_control() && c != '\n' || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
        };
        let plain = without_colours(&seen);
        let at = plain.find(steers);
        assert_eq!(at, None, "{line}: {:?}", at.and_then(|at| plain.get(at.saturating_sub(20)..)));
    }
}

#[test]
fn charts_fit_a_narrow_terminal() {
    let world = World::new();
    let record = |id: usize, date: &str| {
        format!("{{\"id\":\"{id}\",\"title\":\"Der Deich\",\"published\":\"{date}\"}}\n")
    };
    world.write(
        "archiv/a.jsonl",
        record(1, "2011-09-16") + &record(2, "2022-01-04") + &record(3, "2022-05-01"),
    );
    world.expect(0, &["index", "--quiet", "--index", "ix", "archiv"]);
    for period in ["day", "week", "month", "quarter", "year"] {
        let line = format!("nachlese timeline --index ix --by {period} Deich");
        let Some(shown) = on_terminal(&world, &[], &line) else { return };
        let shown = without_colours(&shown);
        assert!(shown.contains(" to ") && shown.contains('█'), "{shown}");
        assert!(shown.lines().all(|line| columns(line) <= COLUMNS), "{shown}");
    }
    // Shells set the variable again when a command has ended.
    let line = "COLUMNS=60 nachlese timeline --index ix --by month Deich";
    let Some(shown) = on_terminal(&world, &[], line) else { return };
    let widest = without_colours(&shown).lines().map(columns).max();
    assert!(widest.is_some_and(|widest| (COLUMNS + 1..=60).contains(&widest)), "{shown}");
}
