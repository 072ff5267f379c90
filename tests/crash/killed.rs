//! A killed run, and two runs at once.

use crate::support::{World, record};
use std::io::Read;
use std::process::{Child, Stdio};
use std::time::Duration;

fn archive(world: &World, generation: &str, articles: usize) {
    let lines: String = (0..articles)
        .map(|n| {
            record(
                &format!("{generation}-{n}"),
                &format!("Haus {generation}"),
                &"Wasser und Häuser. ".repeat(40),
            )
        })
        .collect();
    world.write("archiv/x.jsonl", lines);
}

fn start(world: &World) -> Child {
    let args = ["index", "--index", "ix", "--full", "archiv"];
    world.command(&args).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
}

#[test]
fn a_killed_run_leaves_the_old_generation_answering() {
    let world = World::new();
    archive(&world, "alt", 50);
    world.expect(0, &["index", "--index", "ix", "archiv"]);
    let old = world.ids(&["--index", "ix", "haus"]);
    archive(&world, "neu", 4000);
    let whole = {
        let begin = std::time::Instant::now();
        world.expect(0, &["index", "--index", "probe", "archiv"]);
        begin.elapsed()
    };
    let mut killed = 0;
    for moment in 0..10 {
        let mut child = start(&world);
        std::thread::sleep(whole * moment / 11 + Duration::from_millis(2));
        let ended = child.try_wait().unwrap().is_some();
        child.kill().unwrap();
        child.wait().unwrap();
        let now = world.ids(&["--index", "ix", "haus"]);
        if now == old {
            killed += u32::from(!ended);
        } else {
            assert!(now.iter().all(|id| id.starts_with("neu")), "half of each");
            break;
        }
    }
    assert!(killed >= 3, "only {killed} runs were killed before the switch");
    world.expect(0, &["index", "--index", "ix", "archiv"]);
    assert_eq!(world.run(&["count", "--index", "ix", "haus"]).stdout, "4000\n");
    let names = std::fs::read_dir(world.path("ix/generations")).unwrap();
    let names: Vec<_> = names.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    assert!(names.len() <= 2 && names.iter().all(|n| !n.contains("building")), "{names:?}");
}

/// Kills a run that has begun to write its spill file of articles. `false` if it was
/// further already when it died.
fn killed_in_its_first_pass() -> bool {
    let world = World::new();
    archive(&world, "alt", 50);
    world.expect(0, &["index", "--index", "ix", "archiv"]);
    let old = world.ids(&["--index", "ix", "haus"]);
    archive(&world, "neu", 20_000);
    let mut child = start(&world);
    let building = world.path("ix/generations/0002.building");
    let spill_file = building.join("parts/articles");
    while child.try_wait().unwrap().is_none() && std::fs::metadata(&spill_file).map_or(0, |s| s.len()) == 0 {
        std::thread::sleep(Duration::from_micros(200));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    if !spill_file.exists() || building.join("lexicon.bin").exists() {
        return false;
    }
    assert_eq!(world.ids(&["--index", "ix", "haus"]), old);
    world.expect(0, &["index", "--index", "ix", "archiv"]);
    assert_eq!(world.run(&["count", "--index", "ix", "haus"]).stdout, "20000\n");
    assert!(!building.exists() && !world.path("ix/generations/0002/parts").exists());
    true
}

#[test]
fn a_run_killed_in_its_first_pass_leaves_the_old_generation_answering() {
    // On a busy machine the moment may be missed.
    assert!((0..10).any(|_| killed_in_its_first_pass()));
}

#[test]
fn a_second_writer_is_sent_away_with_75() {
    let world = World::new();
    archive(&world, "alt", 20_000);
    let mut first = start(&world);
    let lock = world.path("ix/lock");
    while std::fs::read_to_string(&lock).unwrap_or_default().is_empty() {
        std::thread::sleep(Duration::from_millis(1));
    }
    let second = world.expect(75, &["index", "--index", "ix", "archiv"]);
    assert!(second.stderr.contains(&format!("process {}", first.id())), "{}", second.stderr);
    let mut errors = String::new();
    first.stderr.take().unwrap().read_to_string(&mut errors).unwrap();
    assert!(first.wait().unwrap().success(), "{errors}");
}
