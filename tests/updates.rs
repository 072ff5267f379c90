//! An index that is brought up to date: what has changed alone is read, and the result is what a
//! build gives.

use crate::support::{World, record};
use serde_json::Value;

/// Updates, however small the archive is.
fn update(world: &World) -> Value {
    let args = ["index", "--index", "ix", "--rewrite-below", "0", "--log-format", "json", "archiv"];
    let run = world.expect(0, &args);
    serde_json::from_str(&run.stderr).unwrap()
}

/// id, title and path of every article, sorted.
fn articles(world: &World, index: &str) -> Vec<String> {
    let args = ["search", "--index", index, "-n", "1000", "--format", "ndjson", "datum:..2030"];
    let run = world.run(&args);
    let hit = |line: &str| {
        let hit: Value = serde_json::from_str(line).unwrap();
        format!("{} {} {}", hit["id"], hit["title"], hit["path"])
    };
    let mut articles: Vec<String> = run.stdout.lines().map(hit).collect();
    articles.sort();
    articles
}

/// The index holds what a build of the same archive does.
#[track_caller]
fn as_built(world: &World) {
    world.expect(0, &["index", "--index", "neu", "--full", "--min-articles-ratio", "0", "archiv"]);
    assert_eq!(articles(world, "ix"), articles(world, "neu"));
}

fn dated(id: &str, title: &str) -> String {
    let body = format!("Nachricht über {title} und anderes mehr.");
    format!("{}\n", serde_json::json!({ "id": id, "title": title, "body": body, "published": "2024-05-12" }))
}

fn lines(ids: std::ops::Range<u32>, title: &str) -> String {
    ids.map(|id| dated(&format!("a{id}"), &format!("{title} {id}"))).collect()
}

fn world() -> World {
    let world = World::new();
    for day in 0..8 {
        let from = day * 10;
        world.write(&format!("archiv/{day}.jsonl"), lines(from..from + 10, "Haus"));
    }
    assert_eq!(update(&world)["outcome"], "built");
    world
}

#[test]
fn what_has_changed_alone_is_read() {
    let world = world();
    assert_eq!(update(&world)["outcome"], "unchanged");
    world.write("archiv/8.jsonl", lines(80..83, "Brücke"));
    world.write("archiv/3.jsonl", lines(30..39, "Haus") + &dated("a39", "Turm"));
    std::fs::remove_file(world.path("archiv/5.jsonl")).unwrap();
    let run = update(&world);
    assert_eq!(run["outcome"], "updated", "{run}");
    assert_eq!(
        (&run["added"], &run["changed"], &run["removed"]),
        (&3.into(), &1.into(), &10.into()),
        "{run}"
    );
    assert_eq!(run["articles"], 73);
    as_built(&world);
    assert_eq!(world.ids(&["--index", "ix", "Turm"]), ["a39"]);
    assert_eq!(world.ids(&["--index", "ix", "\"Haus 39\""]), [""; 0]);
    assert_eq!(world.ids(&["--index", "ix", "Brücken"]).len(), 3);
    assert_eq!(update(&world)["outcome"], "unchanged");
    world.expect(0, &["check", "--full", "--index", "ix"]);
}

#[test]
fn a_touched_file_is_no_change_and_a_moved_archive_neither() {
    let world = world();
    let touched = std::fs::File::options().write(true).open(world.path("archiv/2.jsonl")).unwrap();
    touched.set_modified(std::time::SystemTime::UNIX_EPOCH).unwrap();
    assert_eq!(update(&world)["outcome"], "unchanged");
    std::fs::rename(world.path("archiv"), world.path("anderswo")).unwrap();
    let args = ["index", "--index", "ix", "--rewrite-below", "0", "--log-format", "json", "anderswo"];
    let run: Value = serde_json::from_str(&world.expect(0, &args).stderr).unwrap();
    assert_eq!((&run["added"], &run["changed"], &run["removed"]), (&0.into(), &0.into(), &0.into()), "{run}");
}

#[test]
fn copies_and_numbers_follow_the_archive() {
    let world = world();
    // Another state of a1 in front of it, and a copy of a2 behind it.
    world.write("archiv/-.jsonl", dated("a1", "Anbau"));
    world.write("archiv/9.jsonl", dated("a2", "Haus 2"));
    update(&world);
    as_built(&world);
    let run = world.expect(0, &["show", "--index", "ix", "a1"]);
    assert!(run.stdout.contains("Anbau"), "{}", run.stdout);
    assert!(world.expect(0, &["show", "--index", "ix", "a1#2"]).stdout.contains("Haus 1"));
    // The first of each goes: the others are the articles now, from a file that has not changed.
    std::fs::remove_file(world.path("archiv/-.jsonl")).unwrap();
    world.write("archiv/0.jsonl", lines(3..10, "Haus") + &lines(0..2, "Haus"));
    let run = update(&world);
    assert_eq!(run["outcome"], "updated");
    as_built(&world);
    assert!(world.expect(0, &["show", "--index", "ix", "a2"]).stdout.contains("9.jsonl"));
    world.expect(1, &["show", "--index", "ix", "a1#2"]);
    world.expect(0, &["check", "--full", "--index", "ix"]);
}

#[test]
fn many_updates_leave_few_segments_and_the_same_articles() {
    let world = world();
    for round in 0..20 {
        world.write(&format!("archiv/neu{round}.jsonl"), lines(100 + round..102 + round, "Neubau"));
        world.write(&format!("archiv/{}.jsonl", round % 3), lines(round..round + 4, "Umbau"));
        update(&world);
    }
    as_built(&world);
    let status = world.expect(0, &["status", "--index", "ix", "--format", "json"]);
    let status: Value = serde_json::from_str(&status.stdout).unwrap();
    assert!(status["segments"].as_u64().unwrap() <= 9, "{status}");
    assert_eq!(status["updates"], 20);
    world.expect(0, &["check", "--full", "--index", "ix"]);
}

#[test]
fn a_small_or_mostly_changed_archive_is_rebuilt() {
    let world = world();
    world.write("archiv/8.jsonl", lines(80..83, "Brücke"));
    let run = world.expect(0, &["index", "--index", "ix", "--log-format", "json", "archiv"]);
    let run: Value = serde_json::from_str(&run.stderr).unwrap();
    assert_eq!((&run["outcome"], &run["why"]), (&"built".into(), &"the archive is small".into()));
    for day in 0..6 {
        world.write(&format!("archiv/{day}.jsonl"), lines(day * 10..day * 10 + 10, "Burg"));
    }
    let run = update(&world);
    let why = "the greater part of the archive has changed";
    assert_eq!((&run["outcome"], &run["why"]), (&"built".into(), &why.into()));
}

#[test]
fn an_update_on_a_damaged_index_is_a_build() {
    let world = world();
    let records = world.path("ix/generations/0001/records.bin");
    let mut bytes = std::fs::read(&records).unwrap();
    // The first record is of another document now.
    let place = 8 + 3 * 8 + 2 * 4;
    bytes[place] ^= 1;
    std::fs::write(&records, bytes).unwrap();
    std::fs::remove_file(world.path("archiv/0.jsonl")).unwrap();
    let run = update(&world);
    assert_eq!(run["outcome"], "built", "{run}");
    assert!(run["why"].as_str().unwrap().contains("records.bin"), "{run}");
    as_built(&world);
}

#[test]
fn a_guard_keeps_the_old_index() {
    let world = world();
    for day in 0..6 {
        std::fs::remove_file(world.path(&format!("archiv/{day}.jsonl"))).unwrap();
    }
    let run = world.expect(2, &["index", "--index", "ix", "archiv"]);
    assert!(run.stderr.contains("only 20 articles are left of 80"), "{}", run.stderr);
    assert_eq!(world.ids(&["--index", "ix", "haus"]).len(), 80);
    world.expect(0, &["index", "--index", "ix", "--min-articles-ratio", "0", "archiv"]);
    assert_eq!(world.ids(&["--index", "ix", "haus"]).len(), 20);
    world.write("archiv/9.jsonl", "kein JSON\n".repeat(3) + &lines(90..100, "Haus"));
    let guarded = |most| ["index", "--index", "ix", "--max-errors", most, "archiv"];
    for most in ["2", "5%"] {
        let run = world.expect(2, &guarded(most));
        assert!(run.stderr.contains("3 of 33 records and files failed"), "{}", run.stderr);
    }
    assert_eq!(world.ids(&["--index", "ix", "haus"]).len(), 20);
    world.expect(3, &guarded("10%"));
    assert_eq!(world.ids(&["--index", "ix", "haus"]).len(), 30);
    world.expect(0, &guarded("3"));
    world.expect(3, &["index", "--index", "ix", "--strict-files", "archiv"]);
}

#[test]
fn what_is_removed_stays_away() {
    let world = world();
    let url = "https://elbkurier.example/a7";
    let with_url = serde_json::json!({ "id": "u", "title": "Haus U", "url": url, "published": "2024-05-12" });
    world.write("archiv/x.jsonl", format!("{with_url}\n{}{}", dated("a3", "Anbau"), dated("z", "Haus Z")));
    update(&world);
    let run = world.expect(1, &["remove", "--index", "ix", "a3", url, "gibtesnicht"]);
    assert!(run.stdout.contains("a3: 2 articles removed"), "both states of it: {}", run.stdout);
    assert!(run.stderr.contains("gibtesnicht is not the id or URL of any article"), "{}", run.stderr);
    for id in ["a3", "a3#2", "u"] {
        world.expect(1, &["show", "--index", "ix", id]);
    }
    world.expect(0, &["check", "--full", "--index", "ix"]);
    assert!(world.expect(0, &["remove", "--index", "ix", "--list"]).stdout.contains(url));
    // Later runs of every kind obey the list, also where the old index is lost.
    world.write("archiv/y.jsonl", dated("a3", "Noch ein Stand"));
    update(&world);
    world.expect(1, &["show", "--index", "ix", "a3"]);
    std::fs::remove_dir_all(world.path("ix/generations")).unwrap();
    world.expect(0, &["index", "--index", "ix", "--full", "archiv"]);
    world.expect(1, &["show", "--index", "ix", "a3"]);
    // The list of the generation is what is left of a list that is lost.
    std::fs::remove_file(world.path("ix/removed.json")).unwrap();
    world.expect(1, &["check", "--index", "ix"]);
    world.expect(0, &["index", "--index", "ix", "--full", "archiv"]);
    world.expect(1, &["show", "--index", "ix", "a3"]);
    world.expect(0, &["remove", "--index", "ix", "--restore", "a3"]);
    update(&world);
    assert_eq!(world.ids(&["--index", "ix", "Noch Stand"]), ["a3#3"]);
    world.expect(1, &["show", "--index", "ix", "u"]);
}

#[test]
fn no_word_of_what_is_gone_is_explained() {
    let world = world();
    // Among others, so that their segment is not rewritten at once.
    let others = lines(90..98, "Haus");
    world.write("archiv/x.jsonl", others + &dated("x", "Geheimsache") + &dated("y", "Geheimsachen"));
    update(&world);
    assert!(
        world.expect(0, &["explain", "--index", "ix", "Geheimsache"]).stdout.contains("Geheimsachen (1)")
    );
    world.expect(0, &["remove", "--index", "ix", "y"]);
    let run = world.expect(0, &["explain", "--index", "ix", "Geheimsache"]);
    assert!(!run.stdout.contains("Geheimsachen"), "{}", run.stdout);
    world.expect(0, &["remove", "--index", "ix", "x"]);
    let run = world.expect(1, &["explain", "--index", "ix", "Geheimsachn"]);
    assert!(!run.stdout.contains("Geheimsache"), "{}", run.stdout);
}

#[test]
fn no_name_of_what_is_gone_is_also_searched() {
    let world = world();
    let others = lines(90..98, "Lawrow");
    world.write("archiv/x.jsonl", others + &dated("x", "Lavroff") + &dated("y", "Lavrov"));
    update(&world);
    let said = || world.run(&["search", "--index", "ix", "Lawrow"]).stderr;
    assert!(said().contains("Lavroff"), "{}", said());
    world.expect(0, &["remove", "--index", "ix", "x"]);
    assert!(!said().contains("Lavroff") && said().contains("Lavrov"), "{}", said());
}

#[test]
fn a_purge_leaves_nothing_on_the_disk() {
    let world = world();
    let secret = "Vertraulichkeitserklärung";
    world.write("archiv/x.jsonl", record("x", "Haus", secret) + &dated("y", "Haus Y"));
    update(&world);
    world.expect(0, &["remove", "--index", "ix", "--purge", "x"]);
    world.expect(0, &["check", "--full", "--index", "ix"]);
    assert_eq!(std::fs::read_dir(world.path("ix/generations")).unwrap().count(), 1);
    let status = world.expect(0, &["status", "--index", "ix", "--format", "json"]).stdout;
    let status: Value = serde_json::from_str(&status).unwrap();
    assert_eq!((&status["deleted"], &status["articles"]), (&0.into(), &81.into()), "{status}");
}

#[test]
fn old_generations_go_and_the_one_in_use_stays() {
    let world = world();
    for round in 0..3 {
        world.write("archiv/x.jsonl", lines(90..91 + round, "Haus"));
        world.expect(0, &["index", "--index", "ix", "--keep", "9", "archiv"]);
    }
    let would = world.expect(0, &["gc", "--index", "ix", "--keep", "1", "--dry-run"]).stdout;
    assert_eq!(would.lines().count(), 3, "{would}");
    assert_eq!(world.expect(0, &["gc", "--index", "ix", "--keep", "2"]).stdout.lines().count(), 2);
    assert_eq!(world.expect(0, &["gc", "--index", "ix", "--keep", "1"]).stdout, "removed generation 0003\n");
    assert_eq!(world.ids(&["--index", "ix", "haus"]).len(), 83);
    world.expect(2, &["gc", "--index", "nirgends"]);
    assert!(!world.path("nirgends").exists());
}

#[test]
fn status_reports_contents_and_age() {
    let world = World::new();
    let on = |day: u32| serde_json::json!({ "title": format!("Tag {day}"), "source": "Elbkurier", "published": format!("2024-05-{day:02}") });
    let days: String =
        (1..=28).filter(|day| !(10..=20).contains(day)).map(|day| format!("{}\n", on(day))).collect();
    let zero = serde_json::json!({ "title": "Null", "source": "Elbkurier", "published": "1970-01-01" })
        .to_string()
        + "\n";
    world.write("archiv/a.jsonl", days + &record("n", "Ohne Datum", "Nichts.") + &zero + "kein JSON\n");
    world.expect(3, &["index", "--index", "ix", "archiv"]);
    let text = world.expect(0, &["status", "--index", "ix", "--max-age", "1h"]).stdout;
    for line in [
        "articles    19 from 1 file",
        "dates       2024-05-01 to 2024-05-28; nothing from 2024-05-10 to 2024-05-20 (11 days)",
        "undated     1 article",
        "implausible dates of 1 article",
        "source      Elbkurier: 18 articles, 2024-05-01 to 2024-05-28; nothing from",
        "source      (unknown): 1 article",
        "failed      a.jsonl:20",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    let two_days_ago = std::time::SystemTime::now() - std::time::Duration::from_secs(2 * 86_400);
    let last_run = std::fs::File::options().write(true).open(world.path("ix/last-run.json")).unwrap();
    last_run.set_modified(two_days_ago).unwrap();
    let run = world.expect(1, &["status", "--index", "ix", "--max-age", "26h"]);
    assert!(run.stderr.contains("48 h ago"), "{}", run.stderr);
    // A run that finds nothing to do is a run.
    world.expect(0, &["index", "--index", "ix", "archiv"]);
    world.expect(0, &["status", "--index", "ix", "--max-age", "26h"]);
}
