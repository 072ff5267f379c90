//! What lies in contrib/ does what it says, as cron and systemd read it.

use super::{WORD, articles, settle, skip};
use crate::support::{World, root};
use std::process::Command;

/// Where the examples have the program, the index and the archive.
const PROGRAM: &str = "/usr/local/bin/nachlese";
const INDEX: &str = "/var/lib/nachlese/index";
const ARCHIVE: &str = "/srv/archiv";

fn contrib(name: &str) -> String {
    std::fs::read_to_string(root().join("contrib").join(name)).unwrap()
}

fn world() -> World {
    let world = World::new();
    settle(&world.write("archiv/a.jsonl", articles("alt", 0..10)));
    world
}

/// A command of an example, with the paths of a world.
fn adapted(world: &World, command: &str) -> String {
    for path in [PROGRAM, INDEX, ARCHIVE] {
        assert!(command.contains(path), "{path} is not in {command}");
    }
    command
        .replace(PROGRAM, env!("CARGO_BIN_EXE_nachlese"))
        .replace(INDEX, world.path("ix").to_str().unwrap())
        .replace(ARCHIVE, world.path("archiv").to_str().unwrap())
}

/// Runs it by a shell that knows no more than cron's.
#[track_caller]
fn by_sh(command: &str, input: &str) -> String {
    use std::io::Write;
    use std::process::Stdio;
    let mut child = Command::new("/bin/sh")
        .args(["-c", command])
        .env_clear()
        .env("PATH", "/usr/bin:/bin")
        .env("HOME", "/nonexistent")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // It need not read it.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    let said =
        format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{command}\n{}: {said}", output.status);
    said
}

/// Cron takes a `%` for the end of the command, unless a backslash is before it; what follows is
/// its input.
fn as_cron_reads(line: &str) -> (String, String) {
    let mut command = String::new();
    let mut rest = line.chars();
    while let Some(character) = rest.next() {
        match character {
            '%' => return (command, rest.as_str().replace('%', "\n")),
            '\\' if rest.as_str().starts_with('%') => command.extend(rest.next()),
            other => command.push(other),
        }
    }
    (command, String::new())
}

#[test]
fn the_crontab_line_is_one() {
    let world = world();
    let printed = world.expect(0, &["cron-example", "cron"]).stdout;
    assert_eq!(printed, contrib("crontab"));
    let lines: Vec<&str> = printed.lines().filter(|line| !line.starts_with('#')).collect();
    let [line] = lines.as_slice() else { panic!("{lines:?}") };
    let mut fields = line.splitn(6, ' ');
    let times: Vec<&str> = fields.by_ref().take(5).collect();
    assert!(times.iter().all(|t| *t == "*" || t.parse::<u8>().is_ok_and(|t| t < 60)), "{times:?}");
    let (command, input) = as_cron_reads(fields.next().unwrap().trim_start());
    for _ in 0..2 {
        assert_eq!(by_sh(&adapted(&world, &command), &input), "", "cron mails what is said");
    }
    assert_eq!(world.run(&["count", "--index", "ix", WORD]).stdout, "10\n");
}

#[test]
fn the_service_starts_what_there_is() {
    let world = world();
    let service = world.expect(0, &["cron-example", "service"]).stdout;
    assert_eq!(service, contrib("nachlese.service"));
    let start = service.lines().find_map(|line| line.strip_prefix("ExecStart=")).unwrap();
    // systemd's own specifiers are none of the shell's.
    assert!(!start.replace("%%", "").contains('%'), "{start}");
    let said = by_sh(&adapted(&world, &start.replace("%%", "%")), "");
    assert!(said.starts_with('{') && said.lines().count() == 1, "{said}");
    assert_eq!(world.run(&["count", "--index", "ix", WORD]).stdout, "10\n");
}

#[test]
fn systemd_takes_the_units() {
    let world = world();
    let program = world.write("nachlese", "#!/bin/sh\n");
    super::nobody::set_mode(&program, 0o755);
    let service = contrib("nachlese.service").replace(PROGRAM, program.to_str().unwrap());
    let units =
        [world.write("nachlese.service", service), world.write("nachlese.timer", contrib("nachlese.timer"))];
    match Command::new("systemd-analyze").arg("verify").args(&units).output() {
        Ok(output) => {
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(output.status.success() && said.is_empty(), "{said}");
        }
        Err(error) => skip(&format!("the units were not verified: systemd-analyze: {error}")),
    }
}
