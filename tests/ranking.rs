//! Of texts that differ in one word, the one with the form that was typed comes first, then an inflected form, then another spelling or
//! a compound: whatever is rare in the archive.

use crate::support::World;
use std::fmt::Write;

/// The query, and what stands in the place of `@` in otherwise equal texts, best first.
const ORDERS: &[(&str, &[&str])] = &[
    ("Rat", &["Rat", "Rates", "Stadtrat"]),
    ("Rates", &["Rates", "Rat", "Bundesrates"]),
    ("Minister", &["Minister", "Ministers", "Außenminister"]),
    ("Häuser", &["Häuser", "Haus", "Rathaus"]),
    ("haus", &["Haus", "Häusern", "Krankenhaus"]),
    ("Sicherheit", &["Sicherheit", "Sicherheiten", "Sicherheitslage"]),
    ("Klimaschutz", &["Klimaschutz", "Klimaschutzes", "Klimaschutzpolitik"]),
    ("Energiepreise", &["Energiepreise", "Energiepreis", "Preise der Energie"]),
    ("Sicherheitspolitik", &["Sicherheitspolitik", "Politik der Sicherheit"]),
    ("Lawrow", &["Lawrow", "Lawrows", "Lavrov"]),
    ("Lavrov", &["Lavrov", "Lawrow"]),
    ("Лавров", &["Лавров", "Lawrow"]),
    ("Kyjiw", &["Kyjiw", "Kiew"]),
    ("Kiew", &["Kiew", "Kyjiw"]),
    ("Moskau", &["Moskau", "Moscow"]),
    ("selenskyj", &["Selenskyj", "Zelenskyy"]),
];

const TEXT: &str = "Am Abend war von @ die Rede, danach ging man heim.";

/// An archive in which every word of an order is frequent but the one at a place.
fn archive(words: &[&str], rare: usize) -> String {
    let mut lines = String::new();
    let mut add = |id: String, body: String| {
        writeln!(lines, "{}", serde_json::json!({ "id": id, "body": body })).unwrap();
    };
    // In the order of the archive, and of ids, the best comes last.
    for (number, word) in words.iter().enumerate() {
        add(format!("text-{}", words.len() - number), TEXT.replace('@', word));
        for copy in 0..if number == rare { 0 } else { 12 } {
            add(
                format!("more-{number}-{copy}"),
                format!(
                    "Es ging in Nummer {copy} einen ganzen langen Tag nur um {word} und um nichts anderes, hieß es später dazu."
                ),
            );
        }
    }
    (0..30).for_each(|n| add(format!("other-{n}"), format!("Das Wetter am {n}. bleibt schön.")));
    lines
}

#[test]
fn what_was_typed_comes_before_what_it_stands_for() {
    for (query, words) in ORDERS {
        for rare in 0..words.len() {
            let world = World::new();
            world.write("archive.jsonl", archive(words, rare));
            for matching in ["all", "any"] {
                let found = world.ids(&["--archive", "archive.jsonl", "--match", matching, query]);
                let texts: Vec<_> = found.into_iter().filter(|id| id.starts_with("text-")).collect();
                let expected: Vec<_> =
                    (0..words.len()).map(|number| format!("text-{}", words.len() - number)).collect();
                assert_eq!(texts, expected, "{query}, --match {matching}, {} is rare", words[rare]);
            }
        }
    }
}

#[test]
fn zones_narrow_what_is_found_and_explain_counts_by_them() {
    let world = World::new();
    let rows = [
        ("a", "Der Rat tagt."),
        ("b", "Des Rates Wort gilt."),
        ("c", "Der Stadtrat tagt."),
        ("d", "Kiew schweigt."),
        ("e", "Kyjiw schweigt."),
    ];
    let lines: String = rows
        .iter()
        .map(|(id, body)| format!("{}\n", serde_json::json!({ "id": id, "body": body })))
        .collect();
    world.write("archive.jsonl", lines);
    let found = |zones: &str, query: &str| {
        let mut ids = world.ids(&["--archive", "archive.jsonl", "--zones", zones, query]);
        ids.sort();
        ids.concat()
    };
    for (zones, query, ids) in [
        ("exact", "Rat", "a"),
        ("exact,stem", "Rat", "ab"),
        ("stem", "Rat", "ab"),
        ("parts", "Rat", "c"),
        ("exact,stem,parts,names", "Rat", "abc"),
        ("exact,stem", "Kiew", "d"),
        ("names", "Kiew", "e"),
        ("exact,stem,names", "Kiew", "de"),
    ] {
        assert_eq!(found(zones, query), ids, "--zones {zones} {query}");
    }
    let explained =
        world.expect(0, &["explain", "--archive", "archive.jsonl", "--match", "any", "Rat Kiew"]).stdout;
    for said in [
        "1 as typed, 1 in other forms, 1 by parts of compounds",
        "in compounds: Stadtrat (1)",
        "also searched: Kyjiw (1)",
        "1 as typed, 1 under other names",
    ] {
        assert!(explained.contains(said), "{said} in:\n{explained}");
    }
}

#[test]
fn what_was_also_searched_is_said_and_an_equals_sign_searches_nothing_else() {
    let world = World::new();
    world.write(
        "archive.jsonl",
        "{\"id\": \"a\", \"body\": \"Lavrov redet.\"}\n{\"id\": \"b\", \"body\": \"Лавров молчит.\"}\n",
    );
    let run = world.expect(0, &["search", "--archive", "archive.jsonl", "Lawrow"]);
    assert!(run.stderr.contains("Lawrow: also searched: Lavrov, Лавров"), "{}", run.stderr);
    assert!(
        !world
            .expect(0, &["search", "--quiet", "--archive", "archive.jsonl", "Lawrow"])
            .stderr
            .contains("also")
    );
    let json =
        world.expect(0, &["search", "--archive", "archive.jsonl", "--format", "json", "Lawrow"]).stdout;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(
        json["also_searched"],
        serde_json::json!([{ "word": "Lawrow", "forms": ["Lavrov", "Лавров"] }])
    );
    let exact = world.expect(1, &["search", "--archive", "archive.jsonl", "=Lawrow"]);
    assert!(!exact.stderr.contains("also searched"), "{}", exact.stderr);
}

/// Names that came after the lexicon was made are widened to, too.
#[test]
fn names_of_an_update_are_known_by_their_keys() {
    let world = World::new();
    let old: String = (0..40)
        .map(|n| format!("{{\"id\": \"old-{n}\", \"body\": \"Nummer {n}: Schönes Wetter.\"}}\n"))
        .collect();
    world.write("archive/old.jsonl", old);
    let index = ["index", "--quiet", "--rewrite-below", "0", "--index", "ix", "archive"];
    world.expect(0, &index);
    world.write("archive/new.jsonl", "{\"id\": \"new\", \"body\": \"Minister Schoigu trat zurück.\"}\n");
    world.expect(0, &index);
    assert_eq!(world.ids(&["--index", "ix", "Shoigu"]), ["new"]);
    assert_eq!(world.ids(&["--index", "ix", "Шойгу"]), ["new"]);
}

/// What is not searched does not rank, either.
#[test]
fn zones_narrow_what_is_counted_for_the_order() {
    let world = World::new();
    let bodies = [
        ("a", "Der Rat tagt, und des Rates Wort gilt im Stadtrat."),
        ("b", "Der Rat tagt, und sein Wort gilt hier."),
    ];
    let lines = bodies.map(|(id, body)| format!("{}\n", serde_json::json!({ "id": id, "body": body })));
    world.write("archive.jsonl", lines.concat());
    let best = |zones: &str| world.ids(&["--archive", "archive.jsonl", "--zones", zones, "Rat"]);
    assert_eq!(best("exact,stem,parts"), ["a", "b"]);
    assert_eq!(best("exact"), ["b", "a"], "the shorter one: the rest of the other is not searched");
}

#[test]
fn what_is_counted_is_what_is_shown() {
    let world = World::new();
    let lines = [
        ("apart", "Klima eins zwei drei vier Schutz fünf sechs sieben acht Politik."),
        ("far", "Klima eins zwei drei vier fünf sechs sieben acht Schutz neun Politik."),
        ("near", "Die Politik zum Schutz des Klimas."),
        ("interest", "Die Zinsen steigen."),
    ];
    let lines: String = lines
        .iter()
        .map(|(id, body)| format!("{}\n", serde_json::json!({ "id": id, "body": body })))
        .collect();
    world.write("archive.jsonl", lines);
    for (query, ids) in [("Klimaschutzpolitik", vec!["apart", "near"]), ("Zinseszinsen", vec![])] {
        for sort in ["relevance", "newest"] {
            let code = i32::from(ids.is_empty());
            let args = ["search", "--archive", "archive.jsonl", "--sort", sort, "--format", "json", query];
            let found: serde_json::Value = serde_json::from_str(&world.expect(code, &args).stdout).unwrap();
            let hits = found["hits"].as_array().unwrap();
            let mut shown: Vec<_> = hits.iter().map(|hit| hit["id"].as_str().unwrap()).collect();
            shown.sort_unstable();
            assert_eq!((&shown, &found["total"]), (&ids, &ids.len().into()), "{query}, --sort {sort}");
            let marked = |hit: &serde_json::Value| hit["snippets"][0]["marks"].as_array().unwrap().len();
            assert!(hits.iter().all(|hit| marked(hit) == 3), "{found}");
        }
    }
}

#[test]
fn the_same_word_in_two_ways_is_searched_in_both() {
    let world = World::new();
    let lines: String =
        [("a", "Der Rat der Stadt tagt."), ("b", "Der Stadtrat tagt."), ("c", "Häuser."), ("d", "Haus.")]
            .iter()
            .map(|(id, body)| format!("{}\n", serde_json::json!({ "id": id, "body": body })))
            .collect();
    world.write("archive.jsonl", lines);
    let found = |args: &[&str]| {
        let mut ids = world.ids(&[&["--archive", "archive.jsonl"], args].concat());
        ids.sort();
        ids.concat()
    };
    assert_eq!(found(&["--match", "any", "\"Rat der Stadt\" Rat"]), "ab");
    assert_eq!(found(&["--match", "any", "Rat \"Rat der Stadt\""]), "ab");
    assert_eq!(found(&["--match", "any", "--zones", "exact", "Haus Häuser"]), "cd");
    // No article has both forms; `--match all` asks for both.
    world.expect(1, &["count", "--archive", "archive.jsonl", "--zones", "exact", "Haus Häuser"]);
}

#[test]
fn also_searched_is_what_was_searched() {
    let world = World::new();
    world.write(
        "archive.jsonl",
        "{\"id\":\"a\",\"body\":\"Lawrow kommt. Der Besuch von Lavrov, der Lavrov-Besuch.\"}\n",
    );
    let said = |args: &[&str]| world.run(&[&["search", "--archive", "archive.jsonl"], args].concat()).stderr;
    assert!(said(&["Lavrov"]).contains("also searched: Lawrow"));
    assert!(!said(&["Lavrov-Besuch"]).contains("also searched"));
    assert!(said(&["--match", "any", "Lavrov-Besuch"]).contains("also searched: Lawrow"));
}

#[test]
fn a_number_is_one_word() {
    let world = World::new();
    world.write("archive.jsonl", "{\"id\":\"a\",\"body\":\"Schröder wurde 80. Es kamen 2025 Gäste.\"}\n");
    let run = world.expect(1, &["search", "--archive", "archive.jsonl", "80.000"]);
    assert!(
        run.stdout.is_empty() && run.stderr.contains("no article matches"),
        "{}{}",
        run.stdout,
        run.stderr
    );
    let run = world.expect(1, &["explain", "--archive", "archive.jsonl", "2024"]);
    assert!(!run.stdout.contains("2025"), "{}", run.stdout);
}
