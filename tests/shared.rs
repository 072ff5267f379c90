//! The real article, where it lies beside the project. What must hold wherever the project is built
//! is in dates.rs and pages.rs.

use crate::support::{World, root, skip};
use serde_json::Value;

#[test]
fn the_real_article_is_read_and_found() {
    let archive = root().join("../shared/archive");
    if !archive.is_dir() {
        return skip("../shared/archive is not there");
    }
    let file = std::fs::read_dir(&archive).unwrap().next().unwrap().unwrap().path();
    let world = World::new();
    let run = world.expect(0, &["read", "--format", "json", file.to_str().unwrap()]);
    let article: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(article["title"], "Putin trifft nordkoreanischen Außenminister");
    assert_eq!(article["section"], "Russland & ehemalige Sowjetunion");
    assert_eq!(article["source"], "RT");
    assert_eq!(article["published"], Value::Null);
    assert!(article["teaser"].as_str().unwrap().starts_with("Berichten zufolge"));
    let body = article["body"].as_str().unwrap();
    assert_eq!(body.split("\n\n").count(), 6, "{body}");
    assert!(!body.contains("teilen:") && !body.contains("Folgen Sie") && !body.contains("Quelllink"));

    let run = world.expect(
        0,
        &["search", "--archive", archive.to_str().unwrap(), "--format", "ndjson", "Lawrow Sicherheit"],
    );
    let hit: Value = serde_json::from_str(run.stdout.trim()).unwrap();
    let marked = hit["snippets"].to_string();
    assert!(marked.contains("Lawrow") && marked.contains("Sicherheit"), "{marked}");
    let snippet = &hit["snippets"].as_array().unwrap().last().unwrap();
    assert!(snippet["marks"].as_array().unwrap().len() >= 2, "{snippet}");
    let id = hit["id"].as_str().unwrap();
    let run = world.expect(0, &["show", "--archive", archive.to_str().unwrap(), id]);
    assert!(run.stdout.contains("published: unknown"), "{}", run.stdout);
}
