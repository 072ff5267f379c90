//! What of an archive is in no article is noted, counted and listed.

use crate::support::{Run, World, record};
use serde_json::Value;

const TEXT: &str = "Der Gemeinderat hat am Montag nach langer Debatte beschlossen, die Brücke über den Fluss zu \
                    erneuern und dafür Geld aus der Rücklage zu nehmen, wie die Bürgermeisterin mitteilte.";

/// The rule that leaves the appeal of [`scraped`] out.
const RULE: &str = "footer";

/// A scraped text with an appeal that is left out of it.
fn scraped(title: &str) -> String {
    format!("{title}\n\n{TEXT}\n\n{TEXT} So auch {title}.\n\nFolgen Sie uns auf Facebook\n")
}

/// An archive of articles, a page that is none, and files of other kinds.
fn world() -> World {
    let world = World::new();
    world.write("archiv/a.jsonl", record("a", "Haus", "Ein Haus.") + &record("b", "Tor", "Ein Tor."));
    world.write("archiv/rat.txt", scraped("Rat erneuert Brücke"));
    world.write("archiv/leer.txt", "\n\n");
    world.write("archiv/bericht.pdf", "%PDF-1.4");
    world.write("archiv/zweiter.pdf", "%PDF-1.4");
    world.write("archiv/bild.jpg", b"\xff\xd8\xff");
    world
}

fn index(world: &World, extra: &[&str]) -> Run {
    let args = [&["index", "--index", "ix", "--rewrite-below", "0", "archiv"], extra].concat();
    world.expect(0, &args)
}

#[test]
fn what_is_left_out_is_noted_once() {
    let world = world();
    let run = index(&world, &[]);
    for said in [
        "left alone: 3 files: 2 .pdf (format that is not read), 1 .jpg (picture, film or sound); \
         nachlese read --left-out ARCHIVE lists them",
        "1 record is not an article: 1 empty; nachlese status --left-out names them",
    ] {
        assert!(run.stderr.contains(said), "{said}: {}", run.stderr);
    }
    assert_eq!(run.stderr.lines().count(), 2, "{}", run.stderr);
    assert_eq!(index(&world, &[]).stderr, "");
    assert_eq!(index(&world, &["--full"]).stderr, "");
    // Only what is new is noted.
    world.write("archiv/dritter.pdf", "%PDF-1.4");
    let run = index(&world, &[]);
    assert!(run.stderr.contains("left alone: 1 file: 1 .pdf (format that is not read)"), "{}", run.stderr);
    assert_eq!(run.stderr.lines().count(), 1, "{}", run.stderr);
    world.write("archiv/leer2.txt", " \n");
    let run = index(&world, &[]);
    assert!(run.stderr.contains("1 record is not an article: 1 empty"), "{}", run.stderr);
    assert_eq!(index(&world, &[]).stderr, "");
}

#[test]
fn what_belongs_to_pages_is_no_note() {
    let world = World::new();
    world.write("archiv/a.jsonl", record("a", "Haus", "Ein Haus."));
    for name in ["bild.jpg", "seite.css", "README.md", "robots.txt"] {
        world.write(&format!("archiv/{name}"), "User-agent: *\n");
    }
    assert_eq!(index(&world, &[]).stderr, "");
    let status = world.expect(0, &["status", "--index", "ix"]).stdout;
    assert!(status.contains("left alone  4 files: "), "{status}");
}

#[test]
fn an_archive_without_articles_says_what_there_is_instead() {
    let world = World::new();
    world.write("archiv/a.pdf", "%PDF-1.4");
    world.write("archiv/bild.jpg", b"\xff\xd8\xff");
    let said = "the archive holds no article: the index is empty now; left alone: \
                1 .pdf (format that is not read), 1 .jpg (picture, film or sound)\n";
    assert!(index(&world, &[]).stderr.ends_with(said), "{}", index(&world, &["--full"]).stderr);
    assert_eq!(index(&world, &[]).stderr, "");
    // A search that brings its own index up to date says it, too.
    let run = world.expect(1, &["search", "--archive", "archiv", "haus"]);
    assert!(run.stderr.contains("the archive holds no article"), "{}", run.stderr);
}

#[test]
fn many_titles_without_a_text_are_noted() {
    let world = World::new();
    let titles: String = (0..4).map(|n| format!("{{\"id\": \"{n}\", \"title\": \"Haus {n}\"}}\n")).collect();
    world.write("archiv/a.jsonl", titles + &record("x", "Tor", "Ein Tor."));
    let run = index(&world, &[]);
    assert!(run.stderr.contains("4 articles have only a title"), "{}", run.stderr);
    world.write("archiv/b.jsonl", "{\"id\": \"neu\", \"title\": \"Haus neu\"}\n");
    let run = index(&world, &[]);
    assert!(!run.stderr.contains("only a title"), "{}", run.stderr);
    let status = world.expect(0, &["status", "--index", "ix"]).stdout;
    assert!(status.contains("title only  5 articles"), "{status}");
}

#[test]
fn the_line_of_a_run_counts_what_is_left_out() {
    let world = world();
    let line = |extra: &[&str]| -> Value {
        serde_json::from_str(&index(&world, &[&["--log-format", "json"], extra].concat()).stderr).unwrap()
    };
    let first = line(&[]);
    let pdf = &first["left_alone"][1];
    assert_eq!((&pdf["ending"], &pdf["why"], &pdf["files"]), (&".pdf".into(), &"not-read".into(), &2.into()));
    assert_eq!(first["no_articles"], serde_json::json!({ "empty": 1 }));
    assert_eq!(first["new_no_articles"], serde_json::json!({ "empty": 1 }));
    assert_eq!(first["without_text"], 0);
    assert_eq!(first["unread_keys"], serde_json::json!({}));
    assert!(first["left_out"][RULE].as_u64() >= Some(1), "{first}");
    let again = line(&["--full"]);
    assert_eq!(again["new_no_articles"], serde_json::json!({}));
    for key in ["left_alone", "no_articles", "left_out"] {
        assert_eq!(again[key], first[key], "{key}");
    }
    let status = world.expect(0, &["status", "--index", "ix", "--format", "json"]).stdout;
    let status: Value = serde_json::from_str(&status).unwrap();
    assert_eq!(status["last_run"]["left_out"], first["left_out"]);
}

#[test]
fn status_counts_and_names_what_is_left_out() {
    let world = world();
    index(&world, &["--quiet"]);
    let text = world.expect(0, &["status", "--index", "ix"]).stdout;
    for line in
        ["left alone  3 files: 2 .pdf", "no article  1 record: 1 empty\n", "left out    1 paragraph: "]
    {
        assert!(text.contains(line), "{line}: {text}");
    }
    assert!(!text.contains("leer.txt"), "{text}");
    let named = world.expect(0, &["status", "--index", "ix", "--left-out"]).stdout;
    for line in [
        "left alone  .pdf: 2 files, format that is not read, as bericht.pdf\n",
        "left alone  .jpg: 1 file, picture, film or sound, as bild.jpg\n",
        "no article  leer.txt: empty\n",
    ] {
        assert!(named.contains(line), "{line}: {named}");
    }
    let json = world.expect(0, &["status", "--index", "ix", "--format", "json"]).stdout;
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["left_alone"][0]["example"], "bild.jpg");
    assert_eq!(json["no_articles"]["empty"], 1);
    assert_eq!(json["no_article_records"][0]["path"], "leer.txt");
    assert_eq!(json["without_text"], 0);
    assert!(json["left_out"][RULE].as_u64() >= Some(1), "{json}");
}

#[test]
fn what_is_read_is_shown_beside_what_is_not() {
    let world = world();
    let plain = world.expect(0, &["read", "archiv/rat.txt"]);
    assert!(!plain.stdout.contains("Folgen Sie"), "{}", plain.stdout);
    assert!(
        plain.stderr.contains(&format!("left out: 1 paragraph ({RULE} 1); --left-out shows them")),
        "{}",
        plain.stderr
    );
    let all = world.expect(0, &["read", "--left-out", "archiv/rat.txt"]);
    assert!(
        all.stdout.ends_with(&format!("\nleft out\n  {RULE}: Folgen Sie uns auf Facebook\n")),
        "{}",
        all.stdout
    );
    assert_eq!(all.stderr, "");
    let folder = world.expect(0, &["read", "--left-out", "archiv"]).stdout;
    for line in ["not articles\n  leer.txt: empty\n", "left alone\n  bericht.pdf: format that is not read\n"]
    {
        assert!(folder.contains(line), "{line}: {folder}");
    }
    // A page that is no article is nothing that was found, and no error.
    let none = world.expect(1, &["read", "archiv/leer.txt"]);
    assert!(none.stderr.contains("leer.txt: no article: empty"), "{}", none.stderr);
    world.expect(2, &["read", "archiv/bericht.pdf"]);
}

#[test]
fn json_has_what_is_left_out_where_it_is_asked_for() {
    let world = world();
    let json = |code: i32, args: &[&str]| -> Value {
        let args = [&["read", "--format", "json"], args].concat();
        serde_json::from_str(&world.expect(code, &args).stdout).unwrap()
    };
    let one = json(0, &["archiv/rat.txt"]);
    assert!(one["title"] == "Rat erneuert Brücke" && one.get("left_out").is_none(), "{one}");
    assert_eq!(json(0, &["archiv"]).as_array().map(Vec::len), Some(3));
    let run = world.expect(0, &["read", "--format", "json", "archiv/rat.txt"]);
    assert_eq!(run.stderr, "", "counts are for people");
    assert_eq!(json(1, &["archiv/leer.txt"]), serde_json::json!([]));
    let all = json(0, &["--left-out", "archiv"]);
    assert_eq!(all["articles"][2]["left_out"][0]["rule"], RULE);
    assert_eq!(all["articles"][2]["left_out"][0]["text"], "Folgen Sie uns auf Facebook");
    assert_eq!(all["no_articles"][0]["reason"], "empty");
    assert_eq!(all["left_alone"][0]["name"], "bericht.pdf");
    assert_eq!(all["failed"], serde_json::json!([]));
}

#[test]
fn nothing_that_is_left_out_steers_a_terminal() {
    let world = World::new();
    world.write("archiv/a.txt", scraped("Rat tagt").replace("Facebook", "Facebook\u{9b}2J\u{202e}"));
    world.write("archiv/b\u{1b}[31m.pdf", "%PDF-1.4");
    for args in
        [&["read", "archiv"][..], &["read", "--left-out", "archiv"], &["index", "--index", "ix", "archiv"]]
    {
        let run = world.expect(0, args);
        let all = run.stdout + &run.stderr;
        assert!(!all.contains(['\u{1b}', '\u{9b}', '\u{202e}']), "{args:?}: {all:?}");
    }
    let status = world.expect(0, &["status", "--left-out", "--index", "ix"]).stdout;
    assert!(!status.contains('\u{1b}'), "{status:?}");
}

#[test]
fn what_keys_mean_is_no_file_of_the_archive() {
    let world = World::new();
    world.write("archiv/a.jsonl", record("a", "Haus", "Ein Haus."));
    world.write("archiv/nachlese.toml", "");
    world.write("archiv/unten/nachlese.toml", "");
    assert!(index(&world, &[]).stderr.contains("left alone: 1 file: 1 .toml"));
    let run = world.expect(2, &["index", "--index", "ix", "--keys", "fehlt.toml", "archiv"]);
    assert!(run.stderr.contains("fehlt.toml"), "{}", run.stderr);
    world.expect(2, &["read", "--keys", "fehlt.toml", "archiv"]);
    world.expect(2, &["search", "--keys", "fehlt.toml", "--archive", "archiv", "haus"]);
    assert_eq!(world.ids(&["--archive", "archiv", "haus"]), ["a"]);
}

/// A record whose text lies under a key that no rule knows.
fn foreign(id: &str, title: &str) -> String {
    let text = format!("{TEXT} {TEXT} {TEXT}");
    format!("{}\n", serde_json::json!({ "id": id, "title": title, "zzz": text, "yyy": "Ein Teich." }))
}

#[test]
fn keys_that_are_not_read_are_noted_once_until_they_are_explained() {
    let world = World::new();
    world.write("archiv/a.jsonl", foreign("a", "Haus") + &foreign("b", "Tor"));
    let said = "2 articles have only a title; unread keys with long texts: zzz (2); \
                nachlese.toml can map them to fields";
    let run = index(&world, &[]);
    assert!(run.stderr.contains(said), "{}", run.stderr);
    assert_eq!(index(&world, &["--full"]).stderr, "");
    let read = world.expect(0, &["read", "archiv"]).stdout;
    assert!(read.contains("text: none, only a title\nnot read: zzz\n"), "{read}");
    assert_eq!(world.ids(&["--index", "ix", "Brücke"]), [""; 0]);
    // The archive says it, for every command.
    world.write("archiv/nachlese.toml", "[keys]\nbody = \"zzz\"\n");
    let line = index(&world, &["--log-format", "json"]).stderr;
    let line: Value = serde_json::from_str(&line).unwrap();
    assert_eq!(line["why"], "what keys of records mean has changed");
    assert_eq!((&line["unread_keys"], &line["without_text"]), (&serde_json::json!({}), &0.into()));
    assert_eq!(world.ids(&["--index", "ix", "Brücke"]).len(), 2);
    assert_eq!(world.ids(&["--archive", "archiv", "Brücke"]).len(), 2);
    assert!(world.expect(0, &["read", "archiv/a.jsonl"]).stdout.contains("Gemeinderat"));
    // What is given goes before it, and an index keeps to what its last run was given.
    world.write("andere.toml", "[keys]\nbody = \"yyy\"\n");
    index(&world, &["--keys", "andere.toml"]);
    assert_eq!(world.ids(&["--index", "ix", "Teich"]).len(), 2);
    assert_eq!(world.ids(&["--archive", "archiv", "--keys", "andere.toml", "Teich"]).len(), 2);
    assert_eq!(world.ids(&["--archive", "archiv", "Brücke"]).len(), 2);
    world.expect(0, &["remove", "--index", "ix", "a"]);
    assert_eq!(world.ids(&["--index", "ix", "Teich"]), ["b"]);
    // What is not understood stops a run before anything is built.
    world.write("archiv/nachlese.toml", "[keys]\n\nbdy = \"zzz\"\n");
    for args in [
        &["index", "--index", "ix", "archiv"][..],
        &["read", "archiv"],
        &["search", "--archive", "archiv", "x"],
    ] {
        let run = world.expect(2, args);
        assert!(run.stderr.contains("nachlese.toml: line 3: "), "{args:?}: {}", run.stderr);
    }
    assert_eq!(world.ids(&["--index", "ix", "Teich"]), ["b"]);
}

fn at(id: &str, title: &str, url: &str) -> String {
    format!("{}\n", serde_json::json!({ "id": id, "title": title, "body": "Ein Haus.", "url": url }))
}

#[test]
fn an_address_is_removed_in_every_spelling_and_the_others_are_named() {
    let world = World::new();
    let lines = [
        at("a", "Eins", "https://elbkurier.example/haus"),
        at("b", "Zwei", "http://www.elbkurier.example/haus/"),
        at("c", "Drei", "https://m.elbkurier.example/haus?utm_source=rss#oben"),
        at("d", "Vier", "https://elbkurier.example/haus?id=2"),
    ];
    world.write("archiv/a.jsonl", lines.concat());
    index(&world, &[]);
    let run = world.expect(0, &["remove", "--index", "ix", "https://elbkurier.example/haus"]);
    assert_eq!(
        run.stdout,
        "https://elbkurier.example/haus: 3 articles removed; also under other spellings: \
         b (http://www.elbkurier.example/haus/), \
         c (https://m.elbkurier.example/haus?utm_source=rss#oben)\n"
    );
    assert_eq!(world.ids(&["--index", "ix", "haus"]), ["d"]);
    let run = world.expect(0, &["remove", "--index", "ix", "http://elbkurier.example/haus/"]);
    assert!(run.stderr.contains("was removed before"), "{}", run.stderr);
    // A later record under yet another spelling stays away, too.
    world.write("archiv/b.jsonl", at("e", "Fünf", "http://mobil.elbkurier.example/haus?fbclid=1"));
    index(&world, &[]);
    assert_eq!(world.ids(&["--index", "ix", "haus"]), ["d"]);
    world.expect(0, &["remove", "--index", "ix", "--restore", "http://www.elbkurier.example/haus"]);
    index(&world, &[]);
    assert_eq!(world.ids(&["--index", "ix", "haus"]).len(), 5);
}

#[test]
fn copies_of_an_article_may_spell_its_address_otherwise() {
    let world = World::new();
    let [old, new] = ["http://www.elbkurier.example/haus", "https://elbkurier.example/haus/?utm_medium=x"];
    world.write("archiv/a.jsonl", at("a", "Haus", old) + &at("a", "Haus", new));
    let run = index(&world, &[]);
    assert_eq!(run.stderr, "");
    let show = |world: &World| world.expect(0, &["show", "--index", "ix", "--format", "json", "a"]).stdout;
    assert!(show(&world).contains(old), "{}", show(&world));
    // The article is shown with the address that its record has now.
    world.write("archiv/a.jsonl", at("a", "Haus", new));
    index(&world, &[]);
    assert!(show(&world).contains(new), "{}", show(&world));
}
