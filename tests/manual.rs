//! The manual is one, wherever it is read.

use crate::support::{World, root};
use nachlese_query::syntax::LANGUAGE;

#[test]
fn the_documentation_has_the_page_on_the_language() {
    let document = std::fs::read_to_string(root().join("docs/query-language.md")).unwrap();
    assert!(
        document.contains(LANGUAGE.trim_end()),
        "docs/query-language.md does not have crates/query/src/syntax/language.md as it is"
    );
}

#[test]
fn every_command_has_its_page_and_the_language_has_one() {
    let world = World::new();
    let help = world.expect(0, &["--help"]).stdout;
    let commands = help.split("Commands:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let names = commands.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    let names: Vec<&str> =
        names.map(|line| line.split_whitespace().next().unwrap()).filter(|name| *name != "help").collect();
    assert!(names.len() > 15, "{names:?}");
    for name in names {
        let page = world.expect(0, &["man", name]).stdout;
        assert!(
            page.contains(".SH SYNOPSIS")
                && page.contains(&format!("nachlese\\-{}", name.replace('-', "\\-"))),
            "{name}: {page}"
        );
    }
    let page = world.expect(0, &["man", "query"]).stdout;
    assert!(page.contains("NEAR/5") && page.contains(".TH nachlese-query 7"), "{page}");
    let run = world.expect(2, &["man", "nirgends"]);
    assert!(run.stderr.contains("search") && run.stderr.contains("query"), "{}", run.stderr);
    world.expect(0, &["man", "--dir", "pages"]);
    assert!(
        world.path("pages/nachlese-query.7").is_file() && world.path("pages/nachlese-timeline.1").is_file()
    );
}

#[test]
fn shells_complete_every_command() {
    let world = World::new();
    for shell in ["bash", "zsh", "fish"] {
        let script = world.expect(0, &["completions", shell]).stdout;
        assert!(["timeline", "highlight", "recent"].iter().all(|word| script.contains(word)), "{shell}");
    }
}
