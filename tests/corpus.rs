//! The sample archive: exactly the ids that its README lists.

use crate::support::{World, root};

/// The blocks ```` ```ids query="..." ```` of the README.
fn expectations() -> Vec<(String, Vec<String>)> {
    let readme = std::fs::read_to_string(root().join("corpus/README.md")).unwrap();
    let mut blocks = Vec::new();
    let mut lines = readme.lines();
    while let Some(line) = lines.next() {
        if let Some(query) = line.strip_prefix("```ids query=\"").and_then(|q| q.strip_suffix('"')) {
            let mut ids: Vec<String> =
                lines.by_ref().take_while(|l| !l.starts_with("```")).map(str::to_owned).collect();
            ids.sort();
            blocks.push((query.to_owned(), ids));
        }
    }
    blocks
}

fn found(world: &World, query: &str) -> Vec<String> {
    let corpus = root().join("corpus");
    let mut ids = world.ids(&["--archive", corpus.to_str().unwrap(), "--", query]);
    ids.sort();
    ids
}

#[test]
fn every_query_of_the_readme_finds_its_ids_and_no_others() {
    let world = World::new();
    let expectations = expectations();
    assert!(expectations.len() >= 9, "{expectations:?}");
    for (query, ids) in expectations {
        assert_eq!(found(&world, &query), ids, "{query}");
    }
}

#[test]
fn inflection_and_case_change_nothing() {
    let world = World::new();
    let headline = found(&world, "Lawrow Sicherheit");
    assert!(headline.len() > 3);
    for query in ["lawrow sicherheiten", "LAWROW SICHERHEIT", "Lawrows Sicherheit", "Sicherheit Lawrow"] {
        assert_eq!(found(&world, query), headline, "{query}");
    }
}

#[test]
fn both_words_are_marked() {
    let world = World::new();
    let corpus = root().join("corpus");
    let run = world.expect(
        0,
        &["search", "--archive", corpus.to_str().unwrap(), "--color", "always", "Lawrow Sicherheit"],
    );
    assert!(run.stdout.contains("\u{1b}[1m\u{1b}[31mLawrow"), "{}", run.stdout);
    assert!(run.stdout.contains("\u{1b}[1m\u{1b}[31mSicherheit"), "{}", run.stdout);
    assert!(run.stdout.trim_end().ends_with("8 of 8"), "{}", run.stdout);
}

#[test]
fn explain_says_what_a_word_stands_for_and_what_to_drop() {
    let world = World::new();
    let archive = root().join("corpus");
    let archive = archive.to_str().unwrap();
    let found = world.expect(0, &["explain", "--archive", archive, "lawrows", "Häuser"]).stdout;
    for said in [
        "1 article has all of it.",
        "a name, with its genitive: 12 articles",
        "Lawrow (8), Lawrows (5)",
        "Haus (3)",
        "in compounds: Rathaus (5)",
    ] {
        assert!(found.contains(said), "{said} in:\n{found}");
    }
    let umlaut = world.expect(0, &["explain", "--archive", archive, "Bürger"]).stdout;
    assert!(umlaut.contains("in compounds: Bürgermeister (5), Bürgermeisterin (4)"), "{umlaut}");
    let nothing = world.expect(1, &["explain", "--archive", archive, "Lawrwo", "Sicherheit"]).stdout;
    for said in [
        "No article has all of it.",
        "no such word; it has Lawrow (8)",
        "Without Lawrwo there are 15 articles",
    ] {
        assert!(nothing.contains(said), "{said} in:\n{nothing}");
    }
    let json = world.expect(1, &["explain", "--archive", archive, "--format", "json", "xyzzy"]).stdout;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!((&json["format_version"], &json["articles"]), (&1.into(), &0.into()));
    assert_eq!(json["parts"][0]["text"], "xyzzy");
}
