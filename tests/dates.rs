//! A date that no text gives is unknown, whatever the file system has; an implausible one is kept
//! and reported.

use crate::support::{World, record};
use serde_json::Value;
use std::fs::File;
use std::time::{Duration, SystemTime};

/// A text without any date, as a page that was copied out of a browser.
const UNDATED: &str = "Der Deich hält\n\nDie Elbe ist am Wochenende nicht weiter gestiegen. Der Deich hat \
    gehalten, sagte der Deichgraf.\n\nDie Helferinnen und Helfer konnten nach Hause gehen.\n";

#[test]
fn a_date_that_no_text_gives_is_unknown_and_never_the_files() {
    let world = World::new();
    let page = "<html><head><title>Der Deich hält</title></head><body><article><h1>Der Deich hält</h1>\
        <p>Die Elbe ist am Wochenende nicht weiter gestiegen. Der Deich hat gehalten.</p></article></body></html>";
    let files = [
        world.write("archive/2019-05-17/deich.txt", UNDATED),
        world.write("archive/deich.html", page),
        world
            .write("archive/deich.jsonl", record("deich", "Der Deich hält", "Die Elbe steigt nicht weiter.")),
    ];
    // Half a year ago: neither today nor a date that anyone could have meant.
    let written = SystemTime::now() - Duration::from_secs(180 * 86_400);
    for file in &files {
        File::options().append(true).open(file).unwrap().set_modified(written).unwrap();
        let read = world.expect(0, &["read", "--format", "json", file.to_str().unwrap()]);
        let article: Value = serde_json::from_str(&read.stdout).unwrap();
        assert_eq!(article["published"], Value::Null, "{}", file.display());
        assert_eq!(article["updated"], Value::Null, "{}", file.display());
    }
    world.expect(0, &["index", "--quiet", "--index", "ix", "archive"]);
    let ids = world.ids(&["--index", "ix", "Deich"]);
    assert_eq!(ids.len(), 3, "{ids:?}");
    for id in &ids {
        let shown = world.expect(0, &["show", "--index", "ix", id]);
        assert!(shown.stdout.contains("published: unknown"), "{}", shown.stdout);
    }
    // No span of days has them, be it that of today or that of the files.
    world.expect(1, &["search", "--index", "ix", "Deich datum:1900..2100"]);
}

#[test]
fn an_implausible_date_is_kept_and_reported() {
    let world = World::new();
    let record = |id: &str, date: &str| {
        let article =
            serde_json::json!({ "id": id, "title": "Der Deich", "body": "Er hält.", "published": date });
        format!("{article}\n")
    };
    let dates = [
        ("zukunft", "2999-01-02"),
        ("epoche", "1970-01-01T00:00:00Z"),
        ("frueh", "1500-03-04"),
        ("gut", "2021-03-04"),
    ];
    let records: String = dates.iter().map(|(id, date)| record(id, date)).collect();
    world.write("archive/a.jsonl", records);
    let run = world.expect(0, &["index", "--index", "ix", "archive"]);
    for (id, date) in dates {
        let shown = world.expect(0, &["show", "--index", "ix", id]);
        assert!(
            shown.stdout.contains(&format!("published: {}", &date[..4])),
            "{date} is gone: {}",
            shown.stdout
        );
    }
    let reported = run.stderr.matches("implausible date, kept").count();
    assert_eq!(reported, 3, "{}", run.stderr);
    let status = world.expect(0, &["status", "--index", "ix"]);
    assert!(status.stdout.contains("implausible dates of "), "{}", status.stdout);
}
