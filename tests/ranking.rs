//! Of texts that differ in one word, the one with the form that was typed comes first, then an
//! inflected form, then another spelling or a compound: whatever is rare in the archive.

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
fn levels_narrow_what_is_found_and_explain_counts_by_them() {
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
    let found = |levels: &str, query: &str| {
        let mut ids = world.ids(&["--archive", "archive.jsonl", "--levels", levels, query]);
        ids.sort();
        ids.concat()
    };
    for (levels, query, ids) in [
        ("exact", "Rat", "a"),
        ("exact,stem", "Rat", "ab"),
        ("stem", "Rat", "ab"),
        ("parts", "Rat", "c"),
        ("exact,stem,parts,names", "Rat", "abc"),
        ("exact,stem", "Kiew", "d"),
        ("names", "Kiew", "e"),
        ("exact,stem,names", "Kiew", "de"),
    ] {
        assert_eq!(found(levels, query), ids, "--levels {levels} {query}");
    }
    let explained =
        world.expect(0, &["explain", "--archive", "archive.jsonl", "--match", "any", "Rat Kiew"]).stdout;
    for said in [
        "1 as typed, 1 in other forms, 1 in compounds or as their parts",
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

/// Names that came after the lexicon was made are in query expansion, too.
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
fn levels_narrow_what_is_counted_for_the_order() {
    let world = World::new();
    let bodies = [
        ("a", "Der Rat tagt, und des Rates Wort gilt im Stadtrat."),
        ("b", "Der Rat tagt, und sein Wort gilt hier."),
    ];
    let lines = bodies.map(|(id, body)| format!("{}\n", serde_json::json!({ "id": id, "body": body })));
    world.write("archive.jsonl", lines.concat());
    let best = |levels: &str| world.ids(&["--archive", "archive.jsonl", "--levels", levels, "Rat"]);
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
fn a_word_that_is_typed_twice_is_searched_in_both_spellings() {
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
    assert_eq!(found(&["--match", "any", "--levels", "exact", "Haus Häuser"]), "cd");
    // No article has both forms; `--match all` asks for both.
    world.expect(1, &["count", "--archive", "archive.jsonl", "--levels", "exact", "Haus Häuser"]);
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

/// An archive of bodies, by id.
fn bodies(world: &World, rows: &[(&str, &str)]) {
    let line = |(id, body): &(&str, &str)| format!("{}\n", serde_json::json!({ "id": id, "body": body }));
    world.write("archive.jsonl", rows.iter().map(line).collect::<String>());
}

/// The ids of the hits of any of the words, under the built-in schema with one text replaced by
/// another.
fn ranked(world: &World, replaced: (&str, &str), query: &str) -> Vec<String> {
    let schema = std::fs::read_to_string(crate::support::root().join("index-schema.toml")).unwrap();
    assert!(schema.contains(replaced.0), "{}", replaced.0);
    world.write("schema.toml", schema.replace(replaced.0, replaced.1));
    world.ids(&["--archive", "archive.jsonl", "--schema", "schema.toml", "--match", "any", query])
}

#[test]
fn rankings_find_what_begins_alike_and_rank_it_below() {
    let world = World::new();
    bodies(
        &world,
        &[
            ("1", "Die Türkische Lira fällt."),
            ("2", "Aus der Türkei kommt Kritik."),
            ("3", "Viele protestieren in der Hauptstadt."),
            ("4", "Das Wetter bleibt schön."),
        ],
    );
    let any = |query: &str, more: &[&str]| {
        world.ids(&[&["--archive", "archive.jsonl", "--match", "any"], more, &[query]].concat())
    };
    assert_eq!(any("Türkei", &[]), ["2", "1"]);
    assert_eq!(any("Protest", &[]), ["3"]);
    world.expect(
        1,
        &[
            "search",
            "--archive",
            "archive.jsonl",
            "--match",
            "any",
            "--levels",
            "exact,stem,parts,names",
            "Protest",
        ],
    );
    // Whoever asks for the word is not answered by what begins like it, nor is one whose words are
    // not all there.
    world.expect(1, &["search", "--archive", "archive.jsonl", "Protest"]);
    let run =
        world.expect(1, &["search", "--archive", "archive.jsonl", "--format", "json", "Protest Türkei"]);
    let found: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let ids: Vec<&str> =
        found["hits"].as_array().unwrap().iter().map(|hit| hit["id"].as_str().unwrap()).collect();
    assert_eq!((ids, found["relaxed"].as_bool()), (vec!["2"], Some(true)), "{}", run.stdout);
    // A format that cannot say so has none of them.
    let run = world.expect(1, &["search", "--archive", "archive.jsonl", "--format", "ids", "Protest Türkei"]);
    assert_eq!(run.stdout, "");
}

#[test]
fn nouns_say_more_than_verbs() {
    let world = World::new();
    let mut rows = vec![("1", "Gestern wurde verurteilt."), ("2", "Gestern wurde Minister.")];
    rows.extend([("3", "Es hieß, man hat verurteilt."), ("4", "Es hieß, man hat Minister.")]);
    bodies(&world, &rows);
    assert_eq!(ranked(&world, ("k1", "k1"), "verurteilt Minister")[0], "2");
    assert_eq!(
        ranked(&world, ("non_noun_weight = 0.75", "non_noun_weight = 1"), "verurteilt Minister")[0],
        "1"
    );
}

#[test]
fn two_words_that_come_together_say_less_than_two_that_do_not() {
    let world = World::new();
    let mut rows = vec![("name", "Julian Assange schweigt dazu."), ("both", "Assange im Prozess dazu.")];
    rows.extend(["a", "b", "c", "d"].map(|id| (id, "Julian Assange und sonst nichts hier heute dort.")));
    rows.extend(
        ["e", "f", "g", "h", "i", "j"].map(|id| (id, "Ein Prozess und sonst nichts hier heute dort.")),
    );
    rows.extend(
        ["k", "l", "m", "n", "o", "p", "q", "r", "s"]
            .map(|id| (id, "Das Wetter bleibt heute und morgen schön.")),
    );
    bodies(&world, &rows);
    let query = "Julian Assange Prozess";
    assert_eq!(ranked(&world, ("k1", "k1"), query)[0], "both");
    assert_eq!(
        ranked(&world, ("cooccurrence_discount = 0.4", "cooccurrence_discount = 0"), query)[0],
        "name"
    );
}

#[test]
fn rankings_obey_filters_and_pages_fit_together() {
    let world = World::new();
    let line = |n: usize| {
        let body = format!("Das Haus Nummer {n}{}", " steht am Fluss".repeat(n % 7));
        format!(
            "{}\n",
            serde_json::json!({ "id": n.to_string(), "body": body, "published": format!("20{:02}-05-01", n % 30) })
        )
    };
    world.write("archive.jsonl", (0..900).map(line).collect::<String>());
    let ids = |n: &str, more: &[&str]| {
        let args = ["search", "--archive", "archive.jsonl", "--match", "any", "--format", "trec", "-n", n];
        let run = world.expect(0, &[&args[..], more].concat());
        run.stdout.lines().map(|line| line.split(' ').nth(2).unwrap().to_owned()).collect::<Vec<_>>()
    };
    let all = ids("900", &["Haus am Fluss"]);
    assert_eq!(all.len(), 900);
    for offset in [0, 100, 250, 300, 700] {
        let page = ids("60", &["--offset", &offset.to_string(), "Haus am Fluss"]);
        assert_eq!(page, all[offset..offset + 60], "from {offset}");
    }
    let some = ids("900", &["Haus am Fluss datum:2007 -17"]);
    assert!(some.iter().all(|id| id.parse::<usize>().unwrap() % 30 == 7) && some.len() == 30, "{some:?}");
    let count = world.expect(
        0,
        &["count", "--archive", "archive.jsonl", "--match", "any", "Haus am Fluss datum:2007 -17"],
    );
    assert_eq!(count.stdout.trim(), "30");
}

#[test]
fn explain_hit_says_why_a_hit_has_its_rank() {
    let world = World::new();
    bodies(
        &world,
        &[
            ("1", "Der Minister sprach über Sicherheitspolitik."),
            ("2", "Die Minister sprachen, und Protestierende kamen."),
            ("3", "Das Wetter bleibt schön."),
        ],
    );
    let query = ["--match", "any", "Minister Sicherheit Protest"];
    let explain = |id: &str, code, more: &[&str]| {
        let args = [&["explain", "--archive", "archive.jsonl", "--hit", id], more, &query].concat();
        world.expect(code, &args).stdout
    };
    let found = world
        .expect(0, &[&["search", "--archive", "archive.jsonl", "--format", "ndjson"][..], &query].concat())
        .stdout;
    for hit in found.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()) {
        let explained = explain(hit["id"].as_str().unwrap(), 0, &["--format", "json"]);
        let explained: serde_json::Value = serde_json::from_str(&explained).unwrap();
        assert_eq!((&explained["rank"], &explained["articles"]), (&hit["rank"], &2.into()));
        let difference = explained["score"].as_f64().unwrap() - hit["score"].as_f64().unwrap();
        assert!(difference.abs() < 1e-4, "{explained}\n{hit}");
    }
    let text = explain("1", 0, &[]);
    for said in ["1 is the first of 2, with", "Minister", "Sicherheit", "in any form", "Protest"] {
        assert!(text.contains(said), "{said} in\n{text}");
    }
    let text = explain("2", 0, &[]);
    assert!(
        text.contains("by a common prefix") && text.contains("no article contains the word itself"),
        "{text}"
    );
    // Two forms are one word; a form alone is that form.
    let explained = world
        .expect(0, &["explain", "--archive", "archive.jsonl", "--hit", "2", "Minister", "Ministers"])
        .stdout;
    assert!(explained.contains("Minister ") && !explained.contains("not found"), "{explained}");
    let explained =
        world.expect(1, &["explain", "--archive", "archive.jsonl", "--hit", "1", "=sprachen"]).stdout;
    assert!(explained.contains("not found; 1 article has it"), "{explained}");
    assert!(explain("3", 1, &[]).contains("3 is not among the hits (2 in all)."));
    assert_eq!(explain("none", 1, &[]), "");
}

#[test]
fn whatever_a_word_finds_a_ranking_by_it_finds_too() {
    let world = World::new();
    bodies(
        &world,
        &[
            ("1", "Der Strom kommt von E.ON."),
            ("2", "Bitte um Antwort per E-Mail."),
            ("3", "Die Leitung Nord-Stream ruht."),
            ("4", "Der Stadtrat tagt, die Politik der Sicherheit ruht."),
            ("5", "Kyjiw und die Innen- und Außenminister schweigen."),
        ],
    );
    for query in ["EON", "Email", "Nordstream", "Rat", "Sicherheitspolitik", "Kiew", "Innenminister", "E.ON"]
    {
        let found = |matching: &str| world.ids(&["--archive", "archive.jsonl", "--match", matching, query]);
        let (all, any) = (found("all"), found("any"));
        assert!(!all.is_empty() && all.iter().all(|id| any.contains(id)), "{query}: {all:?} {any:?}");
        let counted =
            world.expect(0, &["count", "--archive", "archive.jsonl", "--match", "any", query]).stdout;
        assert_eq!(counted.trim(), any.len().to_string(), "{query}");
    }
    // What counts nothing is found all the same.
    let schema = std::fs::read_to_string(crate::support::root().join("index-schema.toml")).unwrap();
    world.write("schema.toml", schema.replace("names = 0.7", "names = 0"));
    assert_eq!(ranked(&world, ("names = 0.7", "names = 0"), "Kiew"), ["5"]);
}
