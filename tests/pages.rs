//! Web pages, and files with a defect: what is read of the sample archive, and what becomes of
//! broken files.

use crate::support::{World, root};
use serde_json::Value;
use std::fmt::Write;

/// The articles that `read` makes of a path.
fn read(world: &World, path: &str) -> (Vec<Value>, String) {
    let run = world.run(&["read", "--format", "json", path]);
    let articles = match serde_json::from_str(&run.stdout) {
        Ok(Value::Array(articles)) => articles,
        Ok(article) => vec![article],
        Err(_) => Vec::new(),
    };
    (articles, run.stderr)
}

fn corpus(name: &str) -> String {
    root().join("corpus").join(name).to_str().unwrap().to_owned()
}

fn text<'a>(article: &'a Value, key: &str) -> &'a str {
    article.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// Every page of the sample archive, a block each: facts with their origins, teaser, how many
/// paragraphs and words, and how each paragraph begins. What changes here, a reader sees. After a
/// change on purpose: `NACHLESE_RENEW=1 cargo test -p nachlese every_page`.
#[test]
fn every_page_of_the_corpus_is_read_as_written_down() {
    let (articles, notes) = read(&World::new(), &corpus(""));
    assert_eq!(notes, "");
    let pages = articles.iter().filter(|a| {
        let path = text(a, "path").trim_end_matches(".gz");
        [".html", ".htm", ".xhtml"].iter().any(|ending| path.ends_with(ending))
    });
    let mut listing = String::new();
    for page in pages {
        let begin = |text: &str| text.chars().take(60).collect::<String>();
        writeln!(listing, "{}\n  title: {}", text(page, "path"), text(page, "title")).unwrap();
        for name in ["published", "updated", "source", "section", "author", "url", "language"] {
            if !text(page, name).is_empty() {
                let origin = page["provenance"][name].as_str().unwrap_or("unknown");
                writeln!(listing, "  {name}: {} ({origin})", text(page, name)).unwrap();
            }
        }
        for doubt in page["doubts"].as_array().into_iter().flatten() {
            writeln!(listing, "  doubt: {}", doubt.as_str().unwrap()).unwrap();
        }
        writeln!(listing, "  teaser: {}", begin(text(page, "teaser"))).unwrap();
        for paragraph in text(page, "body").split("\n\n") {
            let words = paragraph.split_whitespace().count();
            writeln!(listing, "  {words} words: {}", begin(paragraph)).unwrap();
        }
    }
    let golden = root().join("tests/golden/pages.txt");
    if std::env::var_os("NACHLESE_RENEW").is_some() {
        std::fs::write(&golden, &listing).unwrap();
    }
    let written = std::fs::read_to_string(&golden).unwrap_or_default();
    let changed: Vec<_> = listing
        .lines()
        .zip(written.lines().chain(std::iter::repeat("")))
        .filter(|(now, before)| now != before)
        .take(5)
        .collect();
    assert!(listing == written, "pages are read otherwise; now and before: {changed:#?}");
}

/// `broken/README.md` says how many articles and failures come of each file.
#[test]
fn broken_files_give_what_their_readme_says() {
    let readme = std::fs::read_to_string(corpus("broken/README.md")).unwrap();
    let rows: Vec<(&str, &str)> = readme
        .lines()
        .filter_map(|line| line.strip_prefix("| `"))
        .filter_map(|line| Some((line.split('`').next()?, line.trim_end_matches(" |").rsplit(" | ").next()?)))
        .collect();
    let files = std::fs::read_dir(corpus("broken")).unwrap().count();
    assert_eq!(rows.len(), files - 1, "a row for each file but the page itself");
    let world = World::new();
    for (file, outcome) in rows {
        let number = |noun: &str| {
            let before = outcome.split(noun).next().unwrap();
            before.trim_end().rsplit(' ').next().and_then(|word| word.parse::<usize>().ok())
        };
        let articles = if outcome.contains("article") { number(" article").unwrap_or(0) } else { 0 };
        let failures = if outcome.contains("failure") { number(" failure").unwrap_or(1) } else { 0 };
        let (read, notes) = read(&world, &corpus(&format!("broken/{file}")));
        assert_eq!((read.len(), notes.lines().count()), (articles, failures), "{file}: {outcome}\n{notes}");
        assert!(notes.lines().all(|line| line.contains(file)), "{file}: {notes}");
        for article in read {
            assert!(!text(&article, "title").contains('<'), "{file}: {article}");
        }
    }
}

#[test]
fn broken_files_do_not_keep_the_others_from_being_found() {
    let world = World::new();
    let archive = corpus("broken");
    let run = world.run(&["index", &archive, "--index", "index"]);
    assert_eq!(run.code, 3, "{}", run.stderr);
    assert!(
        run.stderr
            .contains("implausible date, kept: daten-widerspruch.html: updated: before it was published")
    );
    let found = world.ids(&["--index", "index", "Kaninchen"]);
    for id in ["kr-bom-1", "kr-dup", "kr-cut-3", "html-als-txt.txt", "kommentar-offen.html", "kr-crlf-1"] {
        assert!(found.iter().any(|f| f == id), "{id} is not among {found:?}");
    }
}

/// What an outlet puts around its articles is in none; what several articles tell is in each.
#[test]
fn recurring_lines_are_left_out_only_at_edges_and_if_uninformative() {
    let world = World::new();
    for (name, subject) in [("a", "Brücke"), ("b", "Schule"), ("c", "Kirche"), ("d", "Mühle")] {
        let page = format!(
            "<title>Die {subject} wird erneuert</title><h1>Die {subject} wird erneuert</h1>\
             <p>Der Gemeinderat hat am Montag beschlossen, die {subject} zu erneuern und dafür Geld zu leihen.</p>\
             <p>Das Urteil im Streit um die Rücklage ist noch nicht rechtskräftig.</p>\
             <p>Die Arbeiten an der {subject} beginnen im Frühjahr, wie die Bürgermeisterin am Abend sagte.</p>\
             <p>Es gilt die Unschuldsvermutung.</p><p>Die Rundschau am Abend, jeden Freitag bei uns im Blatt</p>"
        );
        world.write(&format!("archiv/{name}.html"), page);
    }
    assert_eq!(world.ids(&["--archive", "archiv", "Gemeinderat"]).len(), 4);
    assert_eq!(world.ids(&["--archive", "archiv", "Rundschau"]), Vec::<String>::new());
    for word in ["rechtskräftig", "Unschuldsvermutung"] {
        assert_eq!(world.ids(&["--archive", "archiv", word]).len(), 4, "{word}");
    }
}

/// A page of 100,000 nested tags, between two valid ones.
#[test]
fn nesting_without_end_is_a_line_and_the_rest_is_indexed() {
    let world = World::new();
    let valid = "<h1>Rat erneuert Brücke</h1><p>Der Gemeinderat hat am Montag beschlossen, die Brücke zu erneuern.</p>";
    world.write("archiv/a.html", valid);
    world.write("archiv/b.html", "<div>".repeat(100_000) + valid);
    world.write("archiv/c.html", valid.replace("Montag", "Dienstag"));
    let run = world.expect(3, &["index", "archiv", "--index", "index"]);
    assert_eq!(run.stderr.lines().count(), 1, "{}", run.stderr);
    assert!(run.stderr.contains("b.html: tags nested more than 512 deep"), "{}", run.stderr);
    assert_eq!(world.ids(&["--index", "index", "Gemeinderat"]).len(), 2);
}
