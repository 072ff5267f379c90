//! An archive that changes under the run.

use super::{WORD, as_built};
use crate::crash::chance::Chance;
use crate::support::{World, record};
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

const WORDS: [&str; 8] = ["Elbe", "Oder", "Haus", "Deich", "Pegel", "Stadt", "Rat", "Zug"];

/// Records whose ids collide with those of other files.
fn records(chance: &mut Chance, most: u64) -> String {
    let word = |chance: &mut Chance| WORDS[chance.below(8) as usize];
    (0..chance.below(most) + 1)
        .map(|_| {
            let id = format!("r{}", chance.below(900));
            let title = format!("{WORD} {} {}", word(chance), chance.below(30));
            let body: Vec<&str> = (0..chance.below(60) + 3).map(|_| word(chance)).collect();
            record(&id, &title, &body.join(" "))
        })
        .collect()
}

fn text(chance: &mut Chance) -> String {
    format!("{WORD} Meldung {}\n\nDer Pegel stieg um {} Zentimeter.\n", chance.below(90), chance.below(90))
}

/// Writes as slow writers do.
fn in_pieces(file: &mut File, bytes: &[u8]) -> io::Result<()> {
    for piece in bytes.chunks(1500) {
        file.write_all(piece)?;
        std::thread::sleep(Duration::from_micros(300));
    }
    Ok(())
}

/// Does something to a file; that it is gone is no matter.
fn disturb(archive: &Path, chance: &mut Chance, writer: u64) -> io::Result<()> {
    let lines = archive.join(format!("f{}.jsonl", chance.below(25)));
    let page = archive.join(format!("t{}.txt", chance.below(25)));
    match chance.below(9) {
        0 => in_pieces(&mut File::options().append(true).open(&lines)?, records(chance, 15).as_bytes()),
        1 => {
            let new = archive.join(format!("neu-{writer}"));
            std::fs::write(&new, records(chance, 80))?;
            std::fs::rename(&new, &lines)
        }
        2 => in_pieces(&mut File::create(&lines)?, records(chance, 60).as_bytes()),
        3 => {
            let file = File::options().write(true).open(&lines)?;
            file.set_len(chance.below(file.metadata()?.len() + 1))
        }
        4 if chance.below(3) == 0 => std::fs::remove_file(&lines),
        5 => std::fs::write(&page, text(chance)),
        6 if chance.below(3) == 0 => std::fs::remove_file(&page),
        // The same once more, of which a reader may see a part.
        7 => {
            let bytes = std::fs::read(&lines)?;
            in_pieces(&mut File::create(&lines)?, &bytes)
        }
        _ => std::fs::write(
            &lines,
            std::fs::read(&lines)?.iter().map(u8::to_ascii_uppercase).collect::<Vec<_>>(),
        ),
    }
}

fn churn(seed: u64, flags: &[&str]) {
    let world = World::new();
    let archive: PathBuf = world.path("archiv");
    let mut chance = Chance::from(seed);
    // More than all that changes, so that an update is one; and what takes time to read.
    let quiet: String = (0..3000)
        .map(|n| record(&format!("s{n}"), &format!("{WORD} {n}"), &"Elbe Haus ".repeat(20)))
        .collect();
    world.write("archiv/a.jsonl", quiet);
    for number in 0..25 {
        world.write(&format!("archiv/f{number}.jsonl"), records(&mut chance, 60));
        world.write(&format!("archiv/t{number}.txt"), text(&mut chance));
    }
    let args = [&["index", "--index", "ix", "archiv"], flags].concat();
    world.expect(0, &args);
    let stop = AtomicBool::new(false);
    std::thread::scope(|scope| {
        for writer in 0..2 {
            let (archive, stop, mut chance) = (&archive, &stop, Chance::from(seed * 100 + writer));
            scope.spawn(move || {
                while !stop.load(Ordering::Relaxed) {
                    let _ = disturb(archive, &mut chance, writer);
                    std::thread::sleep(Duration::from_millis(chance.below(12)));
                }
            });
        }
        let codes: Vec<_> = (0..6).map(|_| world.run(&args)).collect();
        stop.store(true, Ordering::Relaxed);
        for run in codes {
            assert!([0, 3].contains(&run.code), "{}: {}", run.code, run.stderr);
        }
    });
    let last = world.run(&args);
    assert!([0, 3].contains(&last.code), "{}", last.stderr);
    as_built(
        &world,
        "archiv",
        &["=Hochwasser", "=Oder", "=PEGEL", "=Hochwasser -=Rat", "\"Elbe Haus\"", "Meldung"],
    );
    world.expect(0, &["check", "--full", "--index", "ix"]);
    for article in super::found(&world, "neu", "=Rat").iter().step_by(40) {
        let id: String = serde_json::from_str(article.split(' ').next().unwrap()).unwrap();
        let show = |index| world.expect(0, &["show", "--index", index, "--format", "json", &id]).stdout;
        assert_eq!(show("ix"), show("neu"));
    }
}

#[test]
fn builds_catch_up_with_it() {
    churn(1, &[]);
}

#[test]
fn updates_catch_up_with_it() {
    churn(2, &["--rewrite-below", "0"]);
}
