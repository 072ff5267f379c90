//! The contract with scripts: formats, exit codes, streams.

use crate::support::{World, record};
use serde_json::Value;

fn world() -> World {
    let world = World::new();
    let mut lines = String::new();
    for (id, title, body, published, source, section) in [
        (
            "a",
            "Lawrow spricht über Sicherheit",
            "Ein Text über Häuser.",
            "2024-05-12T14:30:00+02:00",
            "Tagesbote",
            "Politik",
        ),
        (
            "b",
            "Sicherheit im Haus",
            "Lawrows Worte. Sich sicher sein.",
            "2023-01-01",
            "Neue Elbpresse",
            "Lokales",
        ),
        ("c", "Wetter", "Es regnet, und das Haus ist nass.", "2025-02-03", "Tagesbote", "Wetter"),
    ] {
        let row = serde_json::json!({ "id": id, "title": title, "body": body, "published": published,
            "source": source, "section": section });
        lines.push_str(&format!("{row}\n"));
    }
    world.write("archiv/alles.jsonl", lines);
    world.expect(0, &["index", "--index", "ix", "archiv"]);
    world
}

#[test]
fn index_is_silent_and_search_counts_its_hits() {
    let world = world();
    let again = world.expect(0, &["index", "--index", "ix", "archiv"]);
    assert_eq!((again.stdout.as_str(), again.stderr.as_str()), ("", ""));
    let run = world.expect(0, &["search", "--index", "ix", "haus"]);
    assert!(run.stdout.trim_end().ends_with("3 of 3"), "{}", run.stdout);
    assert!(!run.stdout.contains('\u{1b}'));
}

#[test]
fn ndjson_has_the_promised_keys_and_marks_in_bytes() {
    let run = world().expect(0, &["search", "--index", "ix", "--format", "ndjson", "lawrow", "sicherheit"]);
    let hits: Vec<Value> = run.stdout.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!(hits.len(), 2);
    for hit in &hits {
        for key in
            ["id", "rank", "score", "title", "published", "source", "section", "url", "path", "snippets"]
        {
            assert!(hit.get(key).is_some(), "{key}: {hit}");
        }
        for snippet in hit["snippets"].as_array().unwrap() {
            let text = snippet["text"].as_str().unwrap();
            for mark in snippet["marks"].as_array().unwrap() {
                let (start, end) = (mark[0].as_u64().unwrap() as usize, mark[1].as_u64().unwrap() as usize);
                let word = text[start..end].to_lowercase();
                assert!(word.starts_with("lawrow") || word.starts_with("sicherheit"), "{word}");
            }
        }
    }
    assert_eq!(hits[0]["published"], "2024-05-12T14:30:00+02:00");
    assert_eq!(hits[1]["published"], "2023-01-01");
}

#[test]
fn json_carries_a_version_and_the_total() {
    let run = world().expect(0, &["search", "--index", "ix", "--format", "json", "-n1", "haus"]);
    let json: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!((json["format_version"].as_u64(), json["total"].as_u64()), (Some(1), Some(3)));
    assert_eq!(json["hits"].as_array().unwrap().len(), 1);
}

#[test]
fn trec_lines_have_six_fields() {
    let world = world();
    world.write("queries.tsv", "q1\tHaus Sicherheit\nq2\tgibtesnicht\n");
    let run =
        world.expect(0, &["batch", "--index", "ix", "--queries", "queries.tsv", "--stats", "--repeat", "2"]);
    for line in run.stdout.lines() {
        let fields: Vec<_> = line.split(' ').collect();
        assert_eq!((fields.len(), fields[0], fields[1], fields[5]), (6, "q1", "Q0", "nachlese"), "{line}");
    }
    assert_eq!(run.stdout.lines().count(), 3);
    assert_eq!(run.stderr.matches("p99_ms").count(), 2, "{}", run.stderr);
}

#[test]
fn filters_negation_and_dates_narrow() {
    let world = world();
    let ids = |query: &[&str]| world.ids(&[&["--index", "ix"], query].concat());
    assert_eq!(ids(&["haus", "quelle:tagesbote"]).len(), 2);
    assert_eq!(ids(&["haus", "quelle:\"Neue Elbpresse\""]), ["b"]);
    assert_eq!(ids(&["haus", "ressort:politik"]), ["a"]);
    assert_eq!(ids(&["haus", "-sicherheit"]), ["c"]);
    assert_eq!(ids(&["haus", "datum:2024"]), ["a"]);
    assert_eq!(ids(&["haus", "datum:2023..2024"]).len(), 2);
    assert_eq!(ids(&["=Häuser"]), ["a"]);
    assert_eq!(ids(&["\"das Haus\""]), ["c"]);
    assert_eq!(ids(&["haus", "--sort", "newest"]), ["c", "a", "b"]);
    assert_eq!(ids(&["haus", "--sort", "oldest"]), ["b", "a", "c"]);
}

#[test]
fn nothing_found_offers_what_lacks_a_word() {
    let world = world();
    let run = world.expect(1, &["search", "--index", "ix", "lawrow", "regnet"]);
    assert!(run.stdout.contains("Lawrow") && run.stderr.contains("lack"), "{}{}", run.stdout, run.stderr);
    let run = world.expect(1, &["search", "--index", "ix", "gibtesnicht"]);
    assert_eq!(run.stdout, "");
}

#[test]
fn what_asks_for_nothing_or_for_a_phrase_is_not_relaxed() {
    let world = world();
    for query in ["", "\"\"", "datum:2024-13"] {
        let run = world.expect(1, &["search", "--index", "ix", "--", query]);
        assert!(
            run.stdout.is_empty() && run.stderr.contains("nothing to search for"),
            "{query}: {}",
            run.stderr
        );
    }
    for query in ["", "!!!"] {
        let run = world.expect(1, &["explain", "--index", "ix", query]);
        assert_eq!(run.stdout, "The query is empty.\n", "{query}");
    }
    let run = world.expect(1, &["search", "--index", "ix", "\"Haus Lawrow\""]);
    assert!(run.stdout.is_empty() && run.stderr.contains("no article matches"), "{}", run.stderr);
}

#[test]
fn pages_say_where_they_are_and_end() {
    let world = world();
    let search = |extra: &[&str]| world.run(&[&["search", "--index", "ix", "haus"], extra].concat());
    assert!(search(&["--offset", "1", "-n", "2"]).stdout.ends_with("2–3 of 3\n"));
    assert!(search(&["-n", "0"]).stdout.ends_with("0 of 3\n"));
    assert!(search(&["--offset", "20000", "--format", "trec"]).stdout.is_empty());
}

#[test]
fn words_of_pieces_are_ranked_by_their_pieces() {
    let world = World::new();
    let lines = [
        record("a", "Wetter", &format!("{} Nord Stream 2 am Rande.", "Es regnet im Norden. ".repeat(20))),
        record("b", "Nord Stream 2", "Nord Stream 2 und noch einmal Nord Stream 2."),
        record("c", "Reise", "Vor allem am Ort der Termine."),
    ];
    world.write("archiv/x.jsonl", lines.concat());
    assert_eq!(world.ids(&["--archive", "archiv", "Nord-Stream-2"]), ["b", "a"]);
    // A function word inside a word of pieces finds nothing by itself.
    world.write("archiv/y.jsonl", record("d", "Regen", "Vor dem Haus."));
    assert!(
        !world.ids(&["--archive", "archiv", "--match", "any", "Vor-Ort-Termin"]).contains(&"d".to_owned())
    );
}

#[test]
fn a_negation_leaves_no_trace_in_the_scores() {
    let world = world();
    let scores = |query: &[&str]| {
        let run = world.run(&[&["search", "--index", "ix", "--format", "ndjson", "--"], query].concat());
        let score = |l: &str| serde_json::from_str::<Value>(l).unwrap()["score"].as_f64().unwrap();
        run.stdout.lines().map(score).collect::<Vec<_>>()
    };
    assert_eq!(scores(&["\"das Haus\"", "-\"im Haus\""]), scores(&["\"das Haus\""]));
}

#[test]
fn far_dates_sort_and_filter_in_order() {
    let world = World::new();
    let row = |id: &str, date: &str| {
        format!("{}\n", serde_json::json!({ "id": id, "title": "Haus", "published": date }))
    };
    let rows = [
        row("alt", "1600-01-01"),
        row("neu", "2020-01-01"),
        row("fern", "2500-01-01"),
        row("null", "0001-01-01"),
    ];
    world.write("archiv/x.jsonl", rows.concat());
    let ids = |query: &[&str]| world.ids(&[&["--archive", "archiv", "haus"], query].concat());
    assert_eq!(ids(&["--sort", "newest"])[..2], ["fern", "neu"]);
    assert_eq!(ids(&["datum:2020..9999"]).len(), 2);
    assert!(!ids(&["datum:..1500"]).contains(&"neu".to_owned()));
}

#[test]
fn match_modes_differ() {
    let world = world();
    let count = |mode: &str, query: &str| {
        world.run(&["count", "--index", "ix", "--match", mode, query]).stdout.trim().to_owned()
    };
    let modes = |query: &str| ["all", "most", "any"].map(|mode| count(mode, query));
    assert_eq!(modes("lawrow sicherheit regnet"), ["0", "2", "3"]);
    assert_eq!(modes("und regnet"), ["1", "1", "1"]);
    assert_eq!(modes("und sicherheit"), ["0", "2", "2"]);
    // A word typed twice asks for one word.
    assert_eq!(modes("Lawrow: Lawrows regnet"), ["0", "0", "3"]);
}

#[test]
fn function_words_count_in_any_form_and_in_phrases() {
    let world = World::new();
    let lines = [
        record("a", "Alle Häuser", "Mit seinen Worten."),
        record("b", "Häuser", "Sein Wort, und allen gefiel es."),
        record("c", "Häuser", "Die Allee am Wort."),
    ];
    world.write("archiv/x.jsonl", lines.concat());
    let ids = |query: &[&str]| {
        let mut ids = world.ids(&[&["--archive", "archiv"], query].concat());
        ids.sort();
        ids
    };
    assert_eq!(ids(&["aller Haus"]), ["a", "b"]);
    assert_eq!(ids(&["sein Wort"]), ["a", "b"]);
    assert_eq!(ids(&["\"sein Wort\""]), ["b"]);
    assert_eq!(ids(&["alleen"]), ["c"]);
    assert_eq!(ids(&["Haus -alle"]), ["c"]);
    let run = world.expect(0, &["search", "--archive", "archiv", "--color", "always", "aller Wort"]);
    assert!(run.stdout.contains("\u{1b}[31mallen\u{1b}"), "{}", run.stdout);
    // A field without exact level has them among its stems.
    let schema = std::fs::read_to_string(crate::support::root().join("index-schema.toml")).unwrap();
    world.write(
        "stems.toml",
        schema.replace("[\"exact\", \"stem\", \"parts\", \"names\", \"prefix\"]", "[\"stem\"]"),
    );
    assert_eq!(ids(&["--schema", "stems.toml", "aller Haus"]), ["a", "b"]);
}

#[test]
fn weights_take_effect_without_indexing_and_other_fields_are_refused() {
    let world = world();
    let schema = std::fs::read_to_string(crate::support::root().join("index-schema.toml")).unwrap();
    let body_first = schema.replace("weight = 1.6", "weight = 0.01");
    world.write("body-first.toml", &body_first);
    let ids = |extra: &[&str]| world.ids(&[&["--index", "ix", "haus"], extra].concat());
    assert_eq!(ids(&[])[0], "b");
    assert_ne!(ids(&["--schema", "body-first.toml"])[0], "b");
    world.write(
        "other.toml",
        schema.replacen("[\"exact\", \"stem\", \"parts\", \"names\", \"prefix\"]", "[\"stem\"]", 1),
    );
    let run = world.expect(2, &["search", "--index", "ix", "--schema", "other.toml", "haus"]);
    assert!(run.stderr.contains("nachlese index --full"), "{}", run.stderr);
    world.write("wrong.toml", schema.replace("k1 = 0.6", "k1 = 0.6\nk9 = 3"));
    let run = world.expect(2, &["search", "--index", "ix", "--schema", "wrong.toml", "haus"]);
    assert!(run.stderr.contains("wrong.toml:") && run.stderr.contains("k9"), "{}", run.stderr);
}

#[test]
fn a_filter_that_an_index_lacks_is_noted() {
    let world = world();
    let schema = std::fs::read_to_string(crate::support::root().join("index-schema.toml")).unwrap();
    let undated = schema.replace("filter = true\nsort = true\n", "");
    assert_ne!(schema, undated);
    world.write("undated.toml", undated);
    world.expect(0, &["index", "archiv", "--index", "undated", "--schema", "undated.toml"]);
    for query in ["datum:2024", "haus datum:2024"] {
        let run = world.expect(1, &["search", "--index", "undated", query]);
        assert!(run.stderr.contains("cannot be filtered by published"), "{query}: {}", run.stderr);
    }
    assert!(!world.run(&["search", "--index", "undated", "haus"]).stderr.contains("filtered by"));
}

#[test]
fn indexing_with_other_weights_reads_no_article_again() {
    let world = world();
    let schema = std::fs::read_to_string(crate::support::root().join("index-schema.toml")).unwrap();
    world.write("body-first.toml", schema.replace("weight = 1.6", "weight = 0.01"));
    let segment = |generation: &str| {
        let entries = std::fs::read_dir(world.path(&format!("ix/generations/{generation}/segment"))).unwrap();
        let mut names: Vec<_> = entries.map(|e| e.unwrap().file_name()).collect();
        names.sort();
        names
    };
    world.expect(0, &["index", "--index", "ix", "--schema", "body-first.toml", "archiv"]);
    // Tantivy names its files at random: the same names are the same files.
    assert_eq!(segment("0001"), segment("0002"));
    let lexicon = |generation: &str| {
        std::fs::read(world.path(&format!("ix/generations/{generation}/lexicon.bin"))).unwrap()
    };
    assert_eq!(lexicon("0001"), lexicon("0002"));
    assert_ne!(world.ids(&["--index", "ix", "haus"])[0], "b");
}

#[test]
fn a_schema_of_another_version_is_refused_and_rebuilt_by_index() {
    let world = world();
    let stored = world.path("ix/generations/0001/schema.toml");
    let text = std::fs::read_to_string(&stored).unwrap();
    let other = text.replace("\nidf_exponent", "\nidf_exponemt");
    std::fs::write(&stored, &other).unwrap();
    let run = world.expect(2, &["search", "--index", "ix", "haus"]);
    assert!(run.stderr.contains("schema.toml is damaged"), "{}", run.stderr);
    world.alter_manifest("ix", |manifest| {
        manifest["files"]["schema.toml"]["blake3"] = blake3::hash(other.as_bytes()).to_hex().as_str().into();
    });
    let run = world.expect(2, &["search", "--index", "ix", "haus"]);
    let is_reported = run.stderr.contains("another schema") && run.stderr.contains("nachlese index");
    assert!(is_reported, "{}", run.stderr);
    world.expect(0, &["index", "--index", "ix", "archiv"]);
    world.expect(0, &["search", "--index", "ix", "haus"]);
}

#[test]
fn changed_analysis_is_refused_with_the_command_that_rebuilds_it() {
    let world = world();
    world.alter_manifest("ix", |manifest| manifest["fingerprints"]["analysis"] = "0123456789abcdef".into());
    let run = world.expect(2, &["search", "--index", "ix", "haus"]);
    assert!(
        run.stderr.contains("analysis") && run.stderr.contains("nachlese index --full"),
        "{}",
        run.stderr
    );
    world.expect(0, &["index", "--index", "ix", "archiv"]);
    world.expect(0, &["search", "--index", "ix", "haus"]);
}

#[test]
fn a_damaged_lexicon_is_reported_and_rebuilt_by_index() {
    let world = world();
    let lexicon = world.path("ix/generations/0001/lexicon.bin");
    let whole = std::fs::read(&lexicon).unwrap();
    let is_reported_as = |what: &str| {
        let run = world.expect(2, &["search", "--index", "ix", "haus"]);
        for part in ["lexicon.bin", "nachlese index --full"] {
            assert!(run.stderr.contains(part), "{what}: {}", run.stderr);
        }
    };
    // Of the right length, and something else.
    std::fs::write(&lexicon, vec![b'x'; whole.len()]).unwrap();
    is_reported_as("damaged");
    std::fs::write(&lexicon, &whole[1..]).unwrap();
    is_reported_as("cut short");
    std::fs::remove_file(&lexicon).unwrap();
    is_reported_as("missing");
    world.expect(0, &["index", "--index", "ix", "archiv"]);
    world.expect(0, &["search", "--index", "ix", "haus"]);
}

#[test]
fn a_vocabulary_is_part_of_what_an_index_is_made_of() {
    let world = world();
    world.write("woerter.tsv", "# Namen\nSelenskyj\t120\t118\nLawrow\t40\t40\n");
    world.write("sortiert.tsv", "\u{FEFF}Lawrow\t40\t40\r\n\r\nSelenskyj\t120\t118\r\n");
    world.write("andere.tsv", "Selenskyj\t120\t118\n");
    let lexicon = |generation: &str| {
        std::fs::read(world.path(&format!("ix/generations/{generation}/lexicon.bin"))).unwrap()
    };
    let current = || std::fs::read_to_string(world.path("ix/current")).unwrap()[..4].to_owned();
    let without = lexicon("0001");
    for (vocabulary, generation) in [
        (Some("woerter.tsv"), "0002"),
        (Some("woerter.tsv"), "0002"),
        (Some("sortiert.tsv"), "0002"),
        (Some("andere.tsv"), "0003"),
        (None, "0004"),
        (None, "0004"),
    ] {
        let flag = vocabulary.map_or(vec![], |file| vec!["--vocabulary", file]);
        world.expect(0, &[&["index", "--index", "ix", "archiv"][..], &flag].concat());
        assert_eq!(current(), generation, "{vocabulary:?}");
        assert_eq!(lexicon(generation) == without, vocabulary.is_none(), "{vocabulary:?}");
        world.expect(0, &["search", "--index", "ix", "haus"]);
    }
}

#[test]
fn a_bad_vocabulary_is_named_by_file_and_line_before_anything_is_built() {
    let world = World::new();
    world.write("archiv/a.jsonl", record("a", "Haus", "Ein Haus."));
    world.write("woerter.tsv", "# Namen\nLawrow\t3\nSelenskyj\tviele\n");
    for (file, what) in [("woerter.tsv", "woerter.tsv:3: the count is no number"), ("fehlt.tsv", "fehlt.tsv")]
    {
        let run = world.expect(2, &["index", "--index", "ix", "--vocabulary", file, "archiv"]);
        assert!(run.stderr.contains(what), "{}", run.stderr);
        assert!(!world.path("ix").exists(), "{file}");
    }
}

#[test]
fn analysis_knows_the_words_of_an_index_or_of_a_vocabulary() {
    let world = world();
    world.write("woerter.tsv", "Boris\t50\t50\n");
    world.write("liste.txt", "Boris\n");
    world.expect(0, &["index", "--index", "mit", "--vocabulary", "woerter.tsv", "archiv"]);
    let rows = |flags: &[&str]| {
        let run = world.expect(0, &[&["analyze"], flags].concat());
        run.stdout.lines().skip(1).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_ne!(rows(&["Boris"]), rows(&["--vocabulary", "woerter.tsv", "Boris"]));
    for flags in [&["--index", "mit"], &["--vocabulary", "woerter.tsv"]] {
        for words in [&["Boris"][..], &["--words", "liste.txt"]] {
            assert_eq!(rows(&[flags, words].concat()), ["Boris\tboris\tboris\t\t\tBORIS"], "{flags:?}");
        }
    }
    for (code, flags) in
        [(2, &["--index", "mit", "--vocabulary", "woerter.tsv"][..]), (2, &["--index", "nirgends"])]
    {
        let run = world.expect(code, &[&["analyze"], flags, &["Boris"]].concat());
        assert!(run.stdout.is_empty() && !run.stderr.is_empty());
    }
    // What the index knows, its queries and its marks know: the reader's analyzer is the writer's.
    world.write("archiv/boris.jsonl", record("d", "Boris kommt", "Das sagt Boris."));
    world.expect(0, &["index", "--index", "mit", "--vocabulary", "woerter.tsv", "archiv"]);
    let found = world.expect(0, &["search", "--index", "mit", "--format", "ndjson", "boris"]).stdout;
    let hit: Value = serde_json::from_str(found.lines().next().unwrap()).unwrap();
    let marks: usize =
        hit["snippets"].as_array().unwrap().iter().map(|s| s["marks"].as_array().unwrap().len()).sum();
    assert_eq!(marks, 2, "{hit}");
}

#[test]
fn errors_go_to_stderr_with_exit_code_2() {
    let world = World::new();
    for args in [
        &["search", "--index", "nirgends", "haus"][..],
        &["search", "--archive", "nirgends", "haus"],
        &["index", "--index", "ix", "nirgends"],
        &["batch", "--index", "ix", "--queries", "nirgends"],
        &["search"],
        &["search", "--index", "ix", "--archive", "x", "haus"],
    ] {
        let run = world.expect(2, args);
        assert!(run.stdout.is_empty() && !run.stderr.is_empty(), "{args:?}");
    }
    assert!(world.run(&["search", "--index", "nirgends", "haus"]).stderr.contains("nachlese index"));
}

#[test]
fn errors_are_json_where_results_are() {
    let world = World::new();
    for args in [
        &["search", "--format", "ndjson", "--index", "nirgends", "haus"][..],
        &["show", "--format", "json", "--index", "nirgends", "a"],
    ] {
        let run = world.expect(2, args);
        let error: Value = serde_json::from_str(&run.stderr).unwrap();
        assert_eq!(error["exit_code"], 2);
        assert!(error["error"].as_str().unwrap().contains("nirgends"), "{error}");
    }
}

#[test]
fn no_limit_cuts_in_silence() {
    let world = world();
    world.write("q.tsv", "1\thaus\n");
    let batch = ["batch", "--index", "ix", "-n", "100000", "--queries", "q.tsv"];
    assert!(world.expect(0, &batch).stderr.contains("10,000"));
    // A search prints as many as there are.
    for limit in ["100000", "all"] {
        let run = world.expect(0, &["search", "--index", "ix", "-n", limit, "--format", "trec", "haus"]);
        assert_eq!((run.stdout.lines().count(), run.stderr.as_str()), (3, ""), "{}", run.stdout);
    }
}

#[test]
fn show_and_status_tell() {
    let world = world();
    let run = world.expect(0, &["show", "--index", "ix", "b"]);
    assert!(run.stdout.contains("Lawrows Worte."), "{}", run.stdout);
    world.expect(1, &["show", "--index", "ix", "zzz"]);
    let run = world.expect(0, &["status", "--index", "ix", "--format", "json"]);
    let json: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!((json["articles"].as_u64(), json["files"].as_u64()), (Some(3), Some(1)));
}

#[test]
fn articles_cannot_steer_the_terminal() {
    let world = World::new();
    let hostile = "Titel \u{1b}]0;böse\u{7}\u{9b}2J\u{202e} Lawrow";
    world.write("a/x.jsonl", record("x\u{1b}[31m y", hostile, &format!("{hostile}\u{8}\r\nSicherheit")));
    world.expect(0, &["index", "--index", "ix", "a"]);
    for format in ["text", "json", "ndjson", "trec"] {
        let run = world.expect(0, &["search", "--index", "ix", "--format", format, "Lawrow"]);
        let steering = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        assert!(!run.stdout.contains(steering), "{format}: {:?}", run.stdout);
    }
}

#[test]
fn a_closed_pipe_is_success() {
    let world = world();
    let mut child = world
        .command(&["search", "--index", "ix", "haus"])
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    assert!(child.wait().unwrap().success());
}
