//! Results for scripts: every format, and the JSON by its schema.

use crate::support::{World, root};
use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::Value;

struct Contract {
    compiler: Compiler,
    schemas: Schemas,
}

impl Contract {
    fn read() -> Contract {
        let text = std::fs::read_to_string(root().join("docs/results.schema.json")).unwrap();
        let mut compiler = Compiler::new();
        compiler.add_resource("results.schema.json", serde_json::from_str(&text).unwrap()).unwrap();
        Contract { compiler, schemas: Schemas::new() }
    }

    /// Whether a text is what the schema says of results of this kind.
    fn check(&mut self, kind: &str, text: &str) -> Value {
        let value: Value = serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"));
        let of_kind: SchemaIndex =
            self.compiler.compile(&format!("results.schema.json#/$defs/{kind}"), &mut self.schemas).unwrap();
        if let Err(error) = self.schemas.validate(&value, of_kind) {
            panic!("{kind}: {error:#}\n{text}");
        }
        value
    }
}

fn world() -> World {
    let world = World::new();
    world.expect(0, &["index", "--quiet", "--index", "ix", root().join("corpus").to_str().unwrap()]);
    world
}

#[test]
fn json_is_what_its_schema_says() {
    let (world, mut contract) = (world(), Contract::read());
    let mut run = |kind: &str, code: i32, args: &[&str]| {
        let args: Vec<&str> = args[..1].iter().chain(&["--index", "ix"]).chain(&args[1..]).copied().collect();
        contract.check(kind, &world.expect(code, &args).stdout)
    };
    for query in
        ["Hochwasser", "titel:Hochwasser ODER Lavrov", "nirgendwer", "* -foo", "Lawrow NEAR/9 Sicherheit"]
    {
        let code = i32::from(query == "nirgendwer");
        run("search", code, &["search", "--format", "json", "--", query]);
        run("facets", code, &["facets", "--format", "json", "--", query]);
        run("timeline", code, &["timeline", "--format", "json", "--", query]);
    }
    run("search", 0, &["search", "--format", "json", "-n", "all", "--sort", "recent", "*"]);
    run("search", 0, &["search", "--format", "json", "--context", "Hochwasser"]);
    run("search", 0, &["similar", "--format", "json", "ek-2024-001"]);
    run("terms", 0, &["terms", "--format", "json", "Hochwasser"]);
    run("article", 0, &["show", "--format", "json", "ek-2024-001"]);
    let marked = run("article", 0, &["show", "--format", "json", "--highlight", "Hochwasser", "ek-2024-001"]);
    assert!(!marked["marks"].as_array().unwrap().is_empty());
    for line in
        world.expect(0, &["search", "--index", "ix", "--format", "ndjson", "-n", "all", "*"]).stdout.lines()
    {
        contract.check("hit", line);
    }
    let strict = world.expect(2, &["search", "--index", "ix", "--format", "json", "--strict", "titl:x"]);
    let error = contract.check("error", &strict.stderr);
    assert!(error["error"].as_str().unwrap().contains("did you mean \"titel:\"?"), "{error}");
}

#[test]
fn tables_ids_and_paths_hold_every_hit() {
    let world = world();
    let run =
        |args: &[&str]| world.expect(0, &[&["search", "--index", "ix", "Hochwasser"], args].concat()).stdout;
    let total =
        world.expect(0, &["count", "--index", "ix", "Hochwasser"]).stdout.trim().parse::<usize>().unwrap();
    let csv = run(&["--format", "csv", "-n", "all", "--fields", "id,title,published"]);
    assert!(csv.starts_with("id,title,published\n"), "{csv}");
    assert_eq!(csv.lines().count(), total + 1);
    let tsv = run(&["--format", "tsv"]);
    assert!(tsv.lines().all(|row| row.split('\t').count() == 10), "{tsv}");
    let ids = run(&["--format", "ids"]);
    assert_eq!(ids.lines().count(), total);
    let null = run(&["--format", "ids", "-0"]);
    assert_eq!(null, ids.replace('\n', "\0"));
    let paths = run(&["--format", "paths"]);
    let mut distinct: Vec<&str> = paths.lines().collect();
    distinct.sort_unstable();
    distinct.dedup();
    assert_eq!(distinct.len(), paths.lines().count());
    let ndjson = run(&["--format", "ndjson", "--fields", "id"]);
    assert!(ndjson.lines().all(|line| line.starts_with("{\"id\":") && !line.contains("title")), "{ndjson}");
}

#[test]
fn pages_are_parts_of_one_order() {
    let world = world();
    let ids = |args: &[&str]| {
        let args = [&["search", "--index", "ix", "--format", "ids", "Altenwehr"], args].concat();
        let run = world.run(&args);
        run.stdout.lines().map(str::to_owned).collect::<Vec<_>>()
    };
    for sort in ["relevance", "newest", "oldest", "recent"] {
        let all = ids(&["--sort", sort, "-n", "all"]);
        let mut paged = Vec::new();
        for offset in (0..all.len()).step_by(7) {
            paged.extend(ids(&["--sort", sort, "-n", "7", "--offset", &offset.to_string()]));
        }
        assert_eq!(paged, all, "{sort}");
    }
}

#[test]
fn citations_name_outlet_day_and_keywords() {
    let world = World::new();
    let record = r#"{"id":"a","title":"Der Deich\nbricht","author":"Erika Muster; Jan Beispiel","source":"Elbkurier",
        "published":"2024-05-12T14:30:00+02:00","keyword":["Elbe","Deich"],"url":"https://elbkurier.example/a"}"#;
    let undated = r#"{"id":"b","title":"Der Deich hält"}"#;
    world.write("archiv.jsonl", format!("{}\n{undated}\n", record.replace('\n', " ")));
    let run = world.expect(0, &["search", "--archive", "archiv.jsonl", "--format", "ris", "Deich"]);
    let first = "TY  - NEWS\nID  - a\nTI  - Der Deich bricht\nAU  - Erika Muster\nAU  - Jan Beispiel\nT2  - Elbkurier\nPY  - 2024\n\
                 DA  - 2024/05/12\nKW  - Elbe\nKW  - Deich\nUR  - https://elbkurier.example/a\nER  - \n";
    let second = "TY  - NEWS\nID  - b\nTI  - Der Deich hält\nER  - \n";
    assert!(run.stdout.contains(first) && run.stdout.contains(second), "{}", run.stdout);
}

#[test]
fn queries_come_from_stdin() {
    use std::process::Stdio;
    let world = world();
    let mut child = world
        .command(&["count", "--index", "ix", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), b"Hochwasser\nnirgendwer\n").unwrap();
    let counts = String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap();
    let one = world.expect(0, &["count", "--index", "ix", "Hochwasser"]).stdout;
    assert_eq!(counts, format!("{one}0\n"));
}

#[test]
fn recent_hits_come_before_as_good_ones_that_are_older() {
    let world = World::new();
    let record = |id: &str, date: &str| {
        format!("{{\"id\":\"{id}\",\"title\":\"Der Deich bricht\",\"published\":\"{date}\"}}\n")
    };
    let records = [record("alt", "2020-01-01"), record("neu", "2024-01-01"), record("mittel", "2023-06-01")];
    world.write("archiv/a.jsonl", records.concat());
    world.expect(0, &["index", "--quiet", "--index", "ix", "archiv"]);
    let run = world.expect(0, &["search", "--index", "ix", "--sort", "recent", "--format", "ids", "Deich"]);
    assert_eq!(run.stdout, "neu\nmittel\nalt\n");
}

#[test]
fn charts_fit_the_terminal_and_mark_gaps() {
    let world = World::new();
    let record = |id: usize, date: &str| {
        format!("{{\"id\":\"{id}\",\"title\":\"Der Deich <b>\",\"published\":\"{date}\"}}\n")
    };
    world.write(
        "archiv/a.jsonl",
        record(1, "2024-01-03") + &record(2, "2024-01-04") + &record(3, "2024-03-01"),
    );
    world.expect(0, &["index", "--quiet", "--index", "ix", "archiv"]);
    let args = ["timeline", "--index", "ix", "--by", "month", "--svg", "chart.svg", "Deich & <b>"];
    let run = world.expect(0, &args);
    let lines: Vec<&str> = run.stdout.lines().collect();
    assert!(lines[0].starts_with("2024-01  2  1000.0 ‰  ██"), "{}", run.stdout);
    assert!(lines[1].contains("nothing in the archive"), "{}", run.stdout);
    assert!(lines.iter().all(|line| line.chars().count() <= 80), "{}", run.stdout);
    let run = world.expect(1, &["timeline", "--index", "ix", "--svg", "empty.svg", "nirgendwer"]);
    assert!(run.stdout.contains("0 articles"), "{}", run.stdout);
    assert!(world.path("empty.svg").metadata().unwrap().len() < 50_000);
    let svg = std::fs::read_to_string(world.path("chart.svg")).unwrap();
    assert!(
        svg.contains("Deich &amp; &lt;b&gt;") && svg.contains("2024-02: nothing in the archive"),
        "{svg}"
    );
}

#[test]
fn every_place_is_a_row_that_can_be_sorted() {
    let world = world();
    let table =
        |args: &[&str]| world.expect(0, &[&["search", "--index", "ix", "Hochwasser"], args].concat()).stdout;
    let rows = table(&["--context=3", "--format", "tsv", "-n", "all", "--fields", "id"]);
    let mut rows = rows.lines().map(|row| row.split('\t').collect::<Vec<_>>());
    assert_eq!(rows.next().unwrap(), ["id", "left", "keyword", "right"]);
    let rows: Vec<_> = rows.collect();
    assert!(rows.iter().all(|row| row.len() == 4 && row[2].contains("ochwasser")), "{rows:?}");
    // As many as the lines of the concordance.
    let text = table(&["--context=3", "--color", "always", "-n", "all"]);
    assert_eq!(rows.len(), text.matches("\u{1b}[31m").count());
    assert!(
        table(&["--context", "--format", "csv"])
            .starts_with("id,published,source,title,left,keyword,right\n")
    );
}

#[test]
fn flags_that_mean_nothing_together_are_refused() {
    let world = world();
    for (args, said) in [
        (&["-0", "Altenwehr"][..], "-0 needs --format ids or paths"),
        (&["--fields", "id", "Altenwehr"], "--fields needs --format csv, tsv, json or ndjson"),
    ] {
        let run = world.expect(2, &[&["search", "--index", "ix"], args].concat());
        assert!(run.stderr.contains(said), "{}", run.stderr);
    }
}

#[test]
fn what_was_not_plain_is_said_of_every_query_of_a_batch() {
    let world = world();
    world.write("queries.tsv", "a\tAltenwehr\nb\t(Altenwehr\nc\tAltenwehr datum:2024-02-30\n");
    let run = world.run(&["batch", "--index", "ix", "--queries", "queries.tsv"]);
    for said in ["queries.tsv:2: the parenthesis is not closed", "queries.tsv:3: "] {
        assert!(run.stderr.contains(said), "{}", run.stderr);
    }
    assert_eq!(world.run(&["batch", "--quiet", "--index", "ix", "--queries", "queries.tsv"]).stderr, "");
}

#[test]
fn several_articles_are_shown_one_after_the_other() {
    let world = world();
    let ids = world.ids(&["--index", "ix", "*"]);
    let [one, other, ..] = ids.as_slice() else { panic!("{ids:?}") };
    let shown = world.expect(0, &["show", "--index", "ix", one, other]).stdout;
    let single = world.expect(0, &["show", "--index", "ix", other]).stdout;
    assert!(shown.ends_with(&single) && shown.contains("────"), "{shown}");
    // What is there is shown, and what is not is said.
    let run = world.expect(1, &["show", "--index", "ix", one, "nowhere", other]);
    assert!(run.stdout == shown && run.stderr.contains("nowhere"), "{}", run.stderr);
}
