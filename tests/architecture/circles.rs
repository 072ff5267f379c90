//! Circles of files: files that use each other, directly or through others, so that a reader must
//! hold all of them in the head at once.
//!
//! A file uses another if it names an item of it: in a `use`, or by a path in its code. What is
//! fair follows from that: a parent that only declares or re-exports a child does not use it; a
//! name that a parent re-exports is looked up where it is defined; tests do not count. Methods are
//! not seen, as their names do not tell whose they are.

use super::rust_files;
use crate::support::root;
use std::collections::{BTreeMap, BTreeSet};

/// A module by its names from the crate's root.
type Path = Vec<String>;

/// A source file: what it names, and what it hands on.
#[derive(Default)]
struct Module {
    /// The file, relative to `src`.
    file: String,
    /// The code without comments, strings, tests and imports.
    code: String,
    /// What its `use` lines name.
    imports: Vec<Import>,
}

struct Import {
    path: Path,
    /// The name that the path has here; `*` for all.
    name: String,
    /// `pub use`: handed on, and no use by itself.
    is_reexport: bool,
}

/// The modules of a crate, one a file.
struct Crate(BTreeMap<Path, Module>);

impl Crate {
    /// From source texts, by their paths below `src`.
    fn parse<'t>(sources: impl IntoIterator<Item = (&'t str, &'t str)>) -> Crate {
        let is_test = |file: &str| {
            let name = file.rsplit('/').next().unwrap_or_default();
            file.contains("tests/") || name == "tests.rs" || name.ends_with("_tests.rs")
        };
        let code = sources.into_iter().filter(|(file, _)| !is_test(file));
        Crate(code.map(|(file, text)| (module_of(file), Module::parse(file, text))).collect())
    }

    /// The module that has the item of a path, if it is one of this crate.
    fn owner(&self, from: &[String], path: &[String], depth: usize) -> Option<Path> {
        let mut module: Path = Vec::new();
        let mut rest = path;
        match path.first()?.as_str() {
            "crate" => rest = &path[1..],
            "self" | "super" => module = from.to_vec(),
            _ => return None,
        }
        while let Some(step @ ("self" | "super")) = rest.first().map(String::as_str) {
            if step == "super" {
                module.pop()?;
            }
            rest = &rest[1..];
        }
        while let Some(name) = rest.first() {
            let child: Path = module.iter().chain([name]).cloned().collect();
            if !self.0.contains_key(&child) {
                break;
            }
            (module, rest) = (child, &rest[1..]);
        }
        let Some(item) = rest.first() else { return Some(module) };
        let imports = &self.0.get(&module)?.imports;
        let handed_on = imports.iter().find(|import| import.name == *item).map(|import| import.path.clone());
        let by_star = || {
            let stars = imports.iter().filter(|import| import.name == "*");
            let mut paths =
                stars.map(|import| self.absolute(&module, &[&import.path[..], &rest[..1]].concat()));
            paths.find(|path| self.owner(&module, path, depth + 1).is_some_and(|at| self.defines(&at, item)))
        };
        match handed_on.or_else(|| if self.defines(&module, item) { None } else { by_star() }) {
            Some(path) if depth < 8 => {
                let path = [&path[..], &rest[1..]].concat();
                self.owner(&module, &self.absolute(&module, &path), depth + 1)
            }
            _ => Some(module),
        }
    }

    /// A path as it is read in a module: from the root if it begins with a name that is known here.
    fn absolute(&self, module: &[String], path: &[String]) -> Path {
        let Some(first) = path.first().filter(|name| !["crate", "self", "super"].contains(&name.as_str()))
        else {
            return path.to_vec();
        };
        let child: Path = module.iter().chain([first]).cloned().collect();
        let from = if self.0.contains_key(&child) { "self" } else { "another crate" };
        [&[from.to_owned()], path].concat()
    }

    fn defines(&self, module: &[String], item: &str) -> bool {
        let kinds = ["fn", "struct", "enum", "trait", "const", "static", "type", "union", "macro_rules!"];
        let code = self.0.get(module).map_or("", |module| &module.code);
        let ends = |at: usize| !code[at..].starts_with(|c: char| c.is_alphanumeric() || c == '_');
        kinds.iter().any(|kind| {
            let definition = format!("{kind} {item}");
            code.match_indices(&definition).any(|(at, _)| ends(at + definition.len()))
        })
    }

    /// For each file the files that it uses.
    fn uses(&self) -> BTreeMap<&str, BTreeSet<&str>> {
        let mut uses = BTreeMap::new();
        for (module, source) in &self.0 {
            let imports = source.imports.iter().filter(|import| !import.is_reexport);
            let mut paths: Vec<Path> = Vec::new();
            let mut modules: BTreeMap<&str, &Path> = BTreeMap::new();
            for import in imports {
                let path = self.absolute(module, &import.path);
                match self.names_module(module, &path) {
                    // What is used of it is seen where it is used.
                    true if import.name != "*" => drop(modules.insert(&import.name, &import.path)),
                    _ => paths.push(path),
                }
            }
            for path in paths_in(&source.code) {
                let first = path[0].as_str();
                match modules.get(first) {
                    Some(import) => paths.push(self.absolute(module, &[&import[..], &path[1..]].concat())),
                    None => paths.push(self.absolute(module, &path)),
                }
            }
            let owners = paths.iter().filter_map(|path| self.owner(module, path, 0));
            let files = owners.filter_map(|owner| self.0.get(&owner)).map(|module| module.file.as_str());
            uses.insert(source.file.as_str(), files.filter(|file| *file != source.file).collect());
        }
        uses
    }

    /// Whether a path ends at a module, not at an item of one.
    fn names_module(&self, from: &[String], path: &[String]) -> bool {
        let mut module: Path = if path[0] == "crate" { Vec::new() } else { from.to_vec() };
        for step in path {
            match step.as_str() {
                "crate" | "self" => {}
                "super" => drop(module.pop()),
                name => module.push(name.to_owned()),
            }
        }
        self.0.contains_key(&module)
    }

    /// Groups of files of which each can be reached from each other one, sorted.
    fn circles(&self) -> Vec<Vec<String>> {
        let uses = self.uses();
        let reach = |from: &str| {
            let (mut seen, mut open) = (BTreeSet::new(), vec![from.to_owned()]);
            while let Some(file) = open.pop() {
                for next in uses.get(file.as_str()).into_iter().flatten() {
                    if seen.insert((*next).to_owned()) {
                        open.push((*next).to_owned());
                    }
                }
            }
            seen
        };
        let reached: BTreeMap<&str, BTreeSet<String>> =
            uses.keys().map(|file| (*file, reach(file))).collect();
        let mut circles = BTreeSet::new();
        for (file, from_here) in &reached {
            let back = |other: &&String| reached.get(other.as_str()).is_some_and(|from| from.contains(*file));
            let circle: BTreeSet<String> = from_here.iter().filter(back).cloned().collect();
            if circle.len() > 1 {
                circles.insert(circle.into_iter().collect::<Vec<_>>());
            }
        }
        circles.into_iter().collect()
    }

    /// Who uses whom in a circle, a line each.
    fn edges(&self, circle: &[String]) -> String {
        let is_inside = |file: &str| circle.iter().any(|other| other == file);
        let uses = self.uses().into_iter().filter(|(file, _)| is_inside(file));
        let edges = uses.flat_map(|(file, used)| used.into_iter().map(move |used| (file, used)));
        let inside = edges.filter(|(_, used)| is_inside(used));
        inside.map(|(file, used)| format!("    {file} uses {used}\n")).collect()
    }
}

fn module_of(file: &str) -> Path {
    let name = file.trim_end_matches(".rs");
    let name = name.strip_suffix("/mod").unwrap_or(name);
    let is_root = ["lib", "main", "mod"].contains(&name);
    if is_root { Vec::new() } else { name.split('/').map(str::to_owned).collect() }
}

impl Module {
    fn parse(file: &str, text: &str) -> Module {
        let text = without_tests(text);
        let (mut code, mut imports) = (String::new(), Vec::new());
        let mut lines = text.lines().map(without_comment);
        while let Some(line) = lines.next() {
            let start = line.trim_start();
            let is_visibility =
                |text: &str| matches!(text, "" | "pub ") || text.starts_with("pub(") && text.ends_with(") ");
            let import = start.split_once("use ").filter(|(before, _)| is_visibility(before));
            let Some((visibility, tree)) = import else {
                code.push_str(line);
                code.push('\n');
                continue;
            };
            let is_reexport = !visibility.is_empty();
            let mut tree = tree.to_owned();
            while !tree.contains(';') {
                tree.push_str(lines.next().unwrap_or(";").trim());
            }
            let tree = tree.split(';').next().unwrap_or_default().to_owned();
            leaves(&tree, &[], &mut |path, name| imports.push(Import { path, name, is_reexport }));
        }
        Module { file: file.to_owned(), code, imports }
    }
}

/// All paths that a `use` tree names, each with the name that it gets.
fn leaves(tree: &str, before: &[String], found: &mut impl FnMut(Path, String)) {
    let tree = tree.trim();
    if let Some((head, group)) = tree.split_once('{') {
        let before: Path = before
            .iter()
            .cloned()
            .chain(head.split("::").map(str::trim).filter(|s| !s.is_empty()).map(str::to_owned))
            .collect();
        let group = group.rsplit_once('}').map_or(group, |(inside, _)| inside);
        let (mut depth, mut start) = (0, 0);
        for (at, c) in group.char_indices().chain([(group.len(), ',')]) {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 0 => {
                    leaves(&group[start..at], &before, found);
                    start = at + 1;
                }
                _ => {}
            }
        }
        return;
    }
    if tree.is_empty() {
        return;
    }
    let (path, name) = tree.split_once(" as ").map_or((tree, None), |(path, name)| (path, Some(name.trim())));
    let mut path: Path =
        before.iter().cloned().chain(path.split("::").map(|s| s.trim().to_owned())).collect();
    if path.last().is_some_and(|last| last == "self") && path.len() > 1 {
        path.pop();
    }
    let last = path.last().cloned().unwrap_or_default();
    if last == "*" {
        path.pop();
    }
    found(path, name.map_or(last, str::to_owned));
}

/// Paths of two names and more in code.
fn paths_in(code: &str) -> Vec<Path> {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let mut paths = Vec::new();
    // Who may see an item is no use of it.
    let code = code.replace("pub(in crate::", "pub(in ");
    let mut rest = code.as_str();
    while let Some(start) = rest.find(is_name) {
        let mut path: Path = Vec::new();
        rest = &rest[start..];
        loop {
            let end = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
            path.push(rest[..end].to_owned());
            rest = &rest[end..];
            match rest.strip_prefix("::") {
                Some(next) if next.starts_with(is_name) => rest = next,
                _ => break,
            }
        }
        if path.len() > 1 {
            paths.push(path);
        }
    }
    paths
}

/// A text without the items behind `#[cfg(test)]`.
fn without_tests(text: &str) -> String {
    let mut kept = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if line.trim_start() != "#[cfg(test)]" {
            kept.push_str(line);
            kept.push('\n');
            continue;
        }
        let indent = line.len() - line.trim_start().len();
        let end = format!("{}}}", " ".repeat(indent));
        for line in lines.by_ref() {
            if line == end || line.trim_end().ends_with(';') && line.len() - line.trim_start().len() == indent
            {
                break;
            }
        }
    }
    kept
}

fn without_comment(line: &str) -> &str {
    line.split_once("//").map_or(line, |(code, _)| code)
}

/// The circles of all crates are those of circles.txt: crate, files, reason, with tabs between.
/// Each has a reason why it is no worse than what would replace it. After a change on purpose:
/// `NACHLESE_RENEW=1 cargo test -p nachlese no_circle_of_files`, which keeps the reasons; a new
/// circle has none and fails the test.
#[test]
fn no_circle_of_files_but_those_with_a_reason() {
    let listed = root().join("tests/architecture/circles.txt");
    let before = std::fs::read_to_string(&listed).unwrap();
    let rows = before.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let before: Vec<[&str; 3]> =
        rows.map(|row| row.split('\t').collect::<Vec<_>>().try_into().unwrap()).collect();
    let (mut lines, mut edges) = (Vec::new(), String::new());
    for entry in std::fs::read_dir(root().join("crates")).unwrap() {
        let folder = entry.unwrap().path();
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let source = folder.join("src");
        let files = rust_files(&source).into_iter().map(|file| {
            let text = std::fs::read_to_string(&file).unwrap();
            (file.strip_prefix(&source).unwrap().to_string_lossy().into_owned(), text)
        });
        let files: Vec<(String, String)> = files.collect();
        let parsed = Crate::parse(files.iter().map(|(file, text)| (file.as_str(), text.as_str())));
        for circle in parsed.circles() {
            // The reason of a circle that has become smaller is that of the one it was cut from.
            let all_in = |files: &str| circle.iter().all(|file| files.split(' ').any(|other| other == file));
            let reason = before.iter().find(|[of, files, _]| *of == name && all_in(files));
            if reason.is_none() {
                edges.push_str(&format!("crates/{name}\n{}", parsed.edges(&circle)));
            }
            lines.push(format!("{name}\t{}\t{}", circle.join(" "), reason.map_or("", |[.., reason]| reason)));
        }
    }
    lines.sort();
    if std::env::var_os("NACHLESE_RENEW").is_some() {
        let head = "# Circles of files: crate, files, why it is no worse than what would replace it.\n";
        std::fs::write(&listed, format!("{head}{}\n", lines.join("\n"))).unwrap();
    }
    let now: BTreeSet<&str> = lines.iter().map(String::as_str).collect();
    let before: BTreeSet<String> = before.iter().map(|row| row.join("\t")).collect();
    let before: BTreeSet<&str> = before.iter().map(String::as_str).collect();
    let new: Vec<_> = now.difference(&before).collect();
    let gone: Vec<_> = before.difference(&now).collect();
    assert!(
        new.is_empty() && gone.is_empty(),
        "circles that are new: {new:#?}\n{edges}that are gone: {gone:#?}"
    );
    assert!(lines.iter().all(|line| !line.ends_with('\t')), "a circle without a reason: {lines:#?}");
}

fn circles_of(sources: &[(&str, &str)]) -> Vec<Vec<String>> {
    Crate::parse(sources.iter().copied()).circles()
}

#[test]
fn files_that_use_each_other_are_a_circle() {
    let a = "use super::b::{self, One};\nfn f() {}\n";
    assert_eq!(circles_of(&[("a.rs", a), ("b.rs", "fn g() { crate::a::f() }")]), [["a.rs", "b.rs"]]);
    assert!(circles_of(&[("a.rs", a), ("b.rs", "// crate::a::f\nstruct One;")]).is_empty());
    let test = "#[cfg(test)]\nmod tests {\n    use crate::a::f;\n}\nstruct One;";
    assert!(circles_of(&[("a.rs", a), ("b.rs", test)]).is_empty());
    // Through a third.
    let three = [("a.rs", "use crate::b::y;"), ("b.rs", "use crate::c::z;"), ("c.rs", "use crate::a::x;")];
    assert_eq!(circles_of(&three), [["a.rs", "b.rs", "c.rs"]]);
}

#[test]
fn a_parent_that_declares_and_reexports_does_not_use() {
    let child = ("a/child.rs", "use super::Shared;\npub struct Thing;");
    let declares = ("a/mod.rs", "mod child;\npub(crate) use child::Thing;\npub struct Shared;");
    assert!(circles_of(&[child, declares]).is_empty());
    let uses = ("a/mod.rs", "mod child;\nuse child::Thing;\npub struct Shared;");
    assert_eq!(circles_of(&[child, uses]), [["a/child.rs", "a/mod.rs"]]);
    let calls = ("a/mod.rs", "mod child;\npub struct Shared;\nfn f() { child::go() }");
    assert_eq!(circles_of(&[child, calls]), [["a/child.rs", "a/mod.rs"]]);
}

#[test]
fn a_reexported_name_belongs_to_the_file_that_defines_it() {
    let root = ("lib.rs", "mod a;\nmod b;\npub use a::One;\nuse b::*;");
    let circle =
        [root, ("a.rs", "use crate::Two;\npub struct One;"), ("b.rs", "use crate::One;\npub struct Two;")];
    assert_eq!(circles_of(&circle), [["a.rs", "b.rs"]]);
    let line = [root, ("a.rs", "pub struct One;"), ("b.rs", "use crate::One;\npub struct Two;")];
    assert!(circles_of(&line).is_empty());
}
