//! The floors of ARCHITECTURE.md, and the size of files.

mod circles;

use crate::support::root;
use std::path::{Path, PathBuf};

const LONGEST_FILE: usize = 600;

const FLOORS: [(&str, u8); 9] = [
    ("dates", 0),
    ("article", 0),
    ("german", 0),
    ("archive", 1),
    ("index-format", 1),
    ("indexer", 2),
    ("query", 2),
    ("results", 3),
    ("cli", 4),
];

/// Crates of floor 0 that others of their own floor may use, each those before it.
const COMMON: [&str; 2] = ["dates", "article"];

/// The crates that know Tantivy.
const ON_TANTIVY: [&str; 3] = ["index-format", "indexer", "query"];

fn floor(name: &str) -> u8 {
    FLOORS.iter().find(|(n, _)| *n == name).unwrap_or_else(|| panic!("crate {name} has no floor")).1
}

/// What a package depends on, whose folder is given.
fn dependencies_in(folder: &str) -> Vec<String> {
    let manifest = std::fs::read_to_string(root().join(folder).join("Cargo.toml")).unwrap();
    let manifest: toml::Table = manifest.parse().unwrap();
    manifest["dependencies"].as_table().unwrap().keys().cloned().collect()
}

fn dependencies(name: &str) -> Vec<String> {
    dependencies_in(&format!("crates/{name}"))
}

/// Whether an arrow from one crate to another goes down, or to what all share. The reader of
/// archives knows no German.
fn allowed(from: &str, to: &str) -> bool {
    let common = |name: &str| COMMON.iter().position(|common| *common == name);
    let shared = common(to).is_some_and(|to| common(from).is_none_or(|from| to < from));
    (floor(to) < floor(from) || shared) && (from, to) != ("archive", "german")
}

#[test]
fn arrows_point_down_only() {
    assert!(!allowed("archive", "german") && !allowed("german", "query") && !allowed("indexer", "query"));
    assert!(allowed("article", "dates") && !allowed("dates", "article") && !allowed("article", "german"));
    for folder in std::fs::read_dir(root().join("crates")).unwrap() {
        let name = folder.unwrap().file_name().into_string().unwrap();
        for dependency in dependencies(&name) {
            if let Some(to) = dependency.strip_prefix("nachlese-") {
                assert!(allowed(&name, to), "arrow upwards: {name} -> {to}");
            }
        }
    }
}

/// Tools are on no floor: they may use any crate, and no crate uses them.
#[test]
fn measure_is_a_tool_on_no_floor() {
    let manifest: toml::Table = std::fs::read_to_string(root().join("Cargo.toml")).unwrap().parse().unwrap();
    let members = manifest["workspace"]["members"].as_array().unwrap();
    let members: Vec<&str> = members.iter().filter_map(|member| member.as_str()).collect();
    assert_eq!(members, ["crates/*", "measure"], "a new tool is to be named here");
    for (name, _) in FLOORS {
        assert!(!dependencies(name).iter().any(|d| d == "measure"), "{name} uses a tool");
    }
    // The peer is a program of its own: its features of Tantivy are none of ours.
    assert!(!dependencies_in("measure").iter().any(|d| d == "tantivy"));
}

#[test]
fn tantivy_is_named_by_index_format_indexer_and_query_only() {
    for (name, _) in FLOORS {
        let has = dependencies(name).iter().any(|d| d == "tantivy");
        assert_eq!(has, ON_TANTIVY.contains(&name), "{name}");
    }
}

#[test]
fn no_tantivy_type_in_the_public_api_of_query() {
    let mut lines = Vec::new();
    for file in rust_files(&root().join("crates/query/src")) {
        let text = std::fs::read_to_string(&file).unwrap();
        for line in text.lines().map(str::trim_start) {
            // An implementation for a public type shows in its documentation too.
            let shows = line.starts_with("impl") && line.contains(" for Error");
            let public = shows || line.starts_with("pub ") && !line.starts_with("pub mod");
            let names = ["tantivy", "Searcher", "DocAddress", "Box<dyn Query>", "TantivyDocument"];
            if public && names.iter().any(|n| line.contains(n)) {
                lines.push(format!("{}: {line}", file.display()));
            }
        }
    }
    assert!(lines.is_empty(), "{lines:#?}");
}

/// The public items of crates/query, a line each: what embedders build on changes on purpose only.
/// After a change on purpose: `NACHLESE_RENEW=1 cargo test -p nachlese the_public_api`.
#[test]
fn the_public_api_of_query_is_what_is_written_down() {
    let source = root().join("crates/query/src");
    let mut listing = String::new();
    for file in rust_files(&source).into_iter().collect::<std::collections::BTreeSet<_>>() {
        let text = std::fs::read_to_string(&file).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap();
        let mut owner = "";
        let mut lines = code.lines();
        while let Some(line) = lines.next() {
            let item = line.trim_start();
            if line.starts_with("impl") || line.starts_with("pub struct") || line.starts_with("pub enum") {
                owner = line.trim_end_matches([' ', '{']);
            } else if line.starts_with('}') {
                owner = "";
            }
            let variant = owner.starts_with("pub enum") && item.starts_with(char::is_uppercase);
            if !item.starts_with("pub ") && !variant {
                continue;
            }
            let mut item = item.to_owned();
            while !item.ends_with(['{', ';', ',', '}', ')']) && !variant {
                item.push(' ');
                item.push_str(lines.next().unwrap().trim());
            }
            let name = file.strip_prefix(&source).unwrap().display().to_string();
            let inside = if owner.is_empty() || line.trim_end_matches([' ', '{']) == owner {
                String::new()
            } else {
                format!(" [{owner}]")
            };
            listing.push_str(&format!("{name}{inside}: {}\n", item.trim_end_matches([' ', '{'])));
        }
    }
    let golden = root().join("tests/golden/query-api.txt");
    if std::env::var_os("NACHLESE_RENEW").is_some() {
        std::fs::create_dir_all(golden.parent().unwrap()).unwrap();
        std::fs::write(&golden, &listing).unwrap();
    }
    let written = std::fs::read_to_string(&golden).unwrap_or_default();
    let of = |text: &str| text.lines().map(str::to_owned).collect::<std::collections::BTreeSet<_>>();
    let (now, before) = (of(&listing), of(&written));
    let changed: Vec<_> = now.symmetric_difference(&before).collect();
    assert!(changed.is_empty(), "the public API of nachlese-query has changed: {changed:#?}");
}

#[test]
fn only_the_program_reads_environment_and_terminal() {
    for (name, _) in FLOORS.iter().filter(|(name, _)| *name != "cli") {
        for file in rust_files(&root().join("crates").join(name).join("src")) {
            let text = std::fs::read_to_string(&file).unwrap();
            let code = text.lines().filter(|l| !l.trim_start().starts_with("//"));
            let text: String = code.collect::<Vec<_>>().join("\n");
            for forbidden in
                ["std::env::", "env::var", "println!", "eprintln!", "IsTerminal", "process::exit"]
            {
                assert!(!text.contains(forbidden), "{}: {forbidden}", file.display());
            }
        }
    }
}

#[test]
fn no_file_grows_past_600_lines() {
    let files: Vec<PathBuf> =
        ["crates", "tests", "measure", "fuzz"].iter().flat_map(|f| rust_files(&root().join(f))).collect();
    assert!(files.len() > 30, "the files were not found");
    for file in files {
        let lines = std::fs::read_to_string(&file).unwrap().lines().count();
        assert!(lines <= LONGEST_FILE, "{} has {lines} lines", file.display());
    }
}

/// `query/rank` is a room, `query/rank/rescore.rs` a file of a crate; `marks.rs` is one of tests/.
#[test]
fn architecture_names_files_that_exist() {
    let text = std::fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let names = text.split(|c: char| !(c.is_ascii_alphanumeric() || "/_-.{".contains(c)));
    let mut seen = 0;
    for name in names.map(|name| name.trim_end_matches(['.', '/'])) {
        let exists = match name.split_once('/') {
            Some((krate, file)) if FLOORS.iter().any(|(floor, _)| *floor == krate) && !file.contains('{') => {
                root().join("crates").join(krate).join("src").join(file).exists()
            }
            None if name.ends_with(".rs") => root().join("tests").join(name).is_file(),
            _ => continue,
        };
        assert!(exists, "ARCHITECTURE.md names {name}, which does not exist");
        seen += 1;
    }
    assert!(seen > 40, "the names were not found: {seen}");
}

/// A package has the files of its folder alone: what a crate includes lies in it, if only as a link
/// to the file that belongs elsewhere.
#[test]
fn what_a_crate_includes_lies_in_its_folder() {
    let mut included = 0;
    for (name, _) in FLOORS {
        let folder = root().join("crates").join(name);
        for file in rust_files(&folder.join("src")) {
            let text = std::fs::read_to_string(&file).unwrap();
            let after = |start| text.split(start).skip(1);
            for part in ["include_str!(\"", "include_bytes!(\""].into_iter().flat_map(after) {
                let Some((path, _)) = part.split_once("\")") else { continue };
                let mut depth = file.strip_prefix(&folder).unwrap().components().count() - 1;
                for step in path.split('/') {
                    let up = step == "..";
                    assert!(!up || depth > 0, "{} includes {path}, outside its crate", file.display());
                    depth = if up { depth - 1 } else { depth + 1 };
                }
                assert!(file.with_file_name(path).exists(), "{} includes {path}", file.display());
                included += 1;
            }
        }
    }
    assert!(included > 3, "the includes were not found");
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let Ok(entries) = std::fs::read_dir(folder) else { return files };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() && path.file_name().unwrap() != "target" {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
    files
}
