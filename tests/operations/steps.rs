//! Whatever becomes of an archive, step by step: an index that is updated is one that is built.

use super::{WORD, as_built, settle};
use crate::crash::chance::Chance;
use crate::support::{World, record};
use std::collections::BTreeMap;
use std::io::Write;

/// The archive as it is meant to be: the lines of each file.
struct Archive {
    files: BTreeMap<String, Vec<String>>,
    chance: Chance,
    /// What was done last, for the report of a failure.
    story: Vec<String>,
}

const ARCHIVE: &str = "archiv";

impl Archive {
    fn new(seed: u64, world: &World) -> Archive {
        let chance = Chance::from(seed);
        let mut archive = Archive { files: BTreeMap::new(), chance, story: Vec::new() };
        // More than all that changes, so that an update is one. Some of its ids are those of
        // others.
        let bulk: String = (0..60)
            .map(|n| record(&format!("s{n}"), &format!("{WORD} {n}"), &"Ein Haus am Wasser. ".repeat(8)))
            .chain([0, 5, 10].map(|n| record(&format!("r{n}"), &format!("{WORD} 1"), "Text 1")))
            .collect();
        let name = ["-bulk.jsonl", "c-bulk.jsonl", "z.jsonl"][archive.below(3)];
        settle(&world.write(&format!("{ARCHIVE}/{name}"), bulk));
        for _ in 0..4 {
            let name = archive.new_name();
            archive.files.insert(name.clone(), Vec::new());
            for _ in 0..archive.below(7) {
                let record = archive.record();
                archive.lines(&name).push(record);
            }
            archive.write(world, &name);
        }
        archive
    }

    fn below(&mut self, limit: usize) -> usize {
        self.chance.below(limit.max(1) as u64) as usize
    }

    fn new_name(&mut self) -> String {
        let folder = ["", "unter/", "b/c/"][self.below(3)];
        let ending = ["jsonl", "jsonl", "jsonl.gz"][self.below(3)];
        format!("{folder}{}{}.{ending}", ["a", "b", "c", "d", "e", "f"][self.below(6)], self.below(3))
    }

    /// A record of which others have the id, the content, the URL, or all of it.
    fn record(&mut self) -> String {
        let (title, body) = (format!("{WORD} {}", self.below(4)), format!("Text {}", self.below(2)));
        let mut record = serde_json::json!({ "title": title, "body": body });
        let id = self.below(12);
        match self.below(10) {
            0 | 1 => {}
            2 => record["id"] = format!("r{id}#{}", self.below(2) + 2).into(),
            _ => record["id"] = format!("r{id}").into(),
        }
        if self.below(3) == 0 {
            record["url"] = format!("https://elbkurier.example/{}", self.below(8)).into();
        }
        if self.below(5) == 0 {
            record["published"] = format!("2024-05-{:02}", self.below(9) + 1).into();
        }
        record.to_string()
    }

    /// One of the files of records, which is made if there is none.
    fn some_file(&mut self) -> String {
        let names: Vec<_> = self.files.keys().filter(|name| name.contains("jsonl")).cloned().collect();
        if names.is_empty() {
            let name = self.new_name();
            self.files.insert(name.clone(), Vec::new());
            return name;
        }
        names[self.below(names.len())].clone()
    }

    fn lines(&mut self, name: &str) -> &mut Vec<String> {
        self.files.get_mut(name).unwrap()
    }

    /// Takes a line out of a file.
    fn take(&mut self, name: &str) -> Option<String> {
        let length = self.lines(name).len();
        let at = self.below(length);
        (length > 0).then(|| self.lines(name).remove(at))
    }

    fn put(&mut self, name: &str, line: String) {
        let length = self.lines(name).len();
        let at = self.below(length + 1);
        self.lines(name).insert(at, line);
    }

    /// Brings a file to the disk as it is meant to be.
    fn write(&mut self, world: &World, name: &str) {
        let path = format!("{ARCHIVE}/{name}");
        let Some(lines) = self.files.get(name) else {
            let _ = std::fs::remove_file(world.path(&path));
            return;
        };
        let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
        let bytes = if name.ends_with(".gz") {
            let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
            packed.write_all(text.as_bytes()).unwrap();
            packed.finish().unwrap()
        } else {
            text.into_bytes()
        };
        // Some of it has just been written, and some is older and another file than it was.
        if self.below(2) == 0 {
            let _ = std::fs::remove_file(world.path(&path));
            settle(&world.write(&path, bytes));
        } else {
            world.write(&path, bytes);
        }
    }

    fn step(&mut self, world: &World) {
        let (from, to) = (self.some_file(), self.some_file());
        let kind = self.below(15);
        self.story.push(format!("{kind}: {from} {to}"));
        match kind {
            0 | 1 => {
                let record = self.record();
                self.put(&from, record);
            }
            2 => {
                let record = self.record();
                if self.take(&from).is_some() {
                    self.put(&from, record);
                }
            }
            3 => drop(self.take(&from)),
            4 => {
                if let Some(line) = self.take(&from) {
                    self.put(&to, line);
                }
            }
            5 => {
                if let Some(line) = self.lines(&from).first().cloned() {
                    self.put(&to, line);
                }
            }
            6 => self.lines(&from).reverse(),
            7 => drop(self.files.remove(&from)),
            8 => {
                let lines = self.files.remove(&from).unwrap();
                let name = self.new_name();
                self.files.insert(name.clone(), lines);
                self.write(world, &name);
            }
            9 => {
                let bad = ["kein JSON", "{\"id\": \"x\"}", "{"][self.below(3)];
                self.put(&from, bad.to_owned());
            }
            10 => {
                let name = format!("t{}.txt", self.below(3));
                let lines =
                    [format!("{WORD} Meldung {}", self.below(3)), String::new(), "Es regnet.".to_owned()];
                self.files.insert(name.clone(), lines.into());
                self.write(world, &name);
            }
            11 | 12 => self.remove(world),
            13 => self.restore(world),
            _ => (0..3).for_each(|_| self.step(world)),
        }
        self.write(world, &from);
        self.write(world, &to);
    }

    fn remove(&mut self, world: &World) {
        let id = self.below(12);
        let names = [
            format!("r{id}"),
            format!("r{id}#2"),
            format!("https://elbkurier.example/{id}"),
            "t1.txt".to_owned(),
        ];
        let name = names[self.below(4)].clone();
        let purge = if self.below(3) == 0 { vec!["--purge"] } else { Vec::new() };
        let run = world.run(&[&["remove", "--index", "ix", &name], purge.as_slice()].concat());
        assert!(run.code < 2, "{}", run.stderr);
        self.story.push(format!("remove {name}: {}{}", run.stdout, run.stderr));
    }

    fn restore(&mut self, world: &World) {
        let list = world.run(&["remove", "--index", "ix", "--list"]).stdout;
        let names: Vec<&str> = list.lines().filter_map(|line| Some(line.split_once('\t')?.1)).collect();
        if let Some(name) = names.get(self.below(names.len())) {
            world.expect(0, &["remove", "--index", "ix", "--restore", name]);
            self.story.push(format!("restore {name}"));
        }
    }
}

/// Prints the last steps if the test panics.
struct StepReport<'a>(&'a mut Archive, u64);

impl Drop for StepReport<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let story = &self.0.story;
            eprintln!(
                "seed {}, {} steps, the last: {:#?}",
                self.1,
                story.len(),
                &story[story.len().saturating_sub(8)..]
            );
        }
    }
}

fn walk(seed: u64, steps: usize) {
    let world = World::below("/dev/shm");
    let mut archive = Archive::new(seed, &world);
    world.expect(0, &["index", "--index", "ix", ARCHIVE]);
    for number in 0..steps {
        let report = StepReport(&mut archive, seed);
        report.0.step(&world);
        let run = world.run(&[
            "index",
            "--index",
            "ix",
            "--rewrite-below",
            "0",
            "--min-articles-ratio",
            "0",
            ARCHIVE,
        ]);
        assert!([0, 3].contains(&run.code), "{}", run.stderr);
        as_built(&world, ARCHIVE, &["=Hochwasser"]);
        if number % 10 == 9 {
            world.expect(0, &["check", "--full", "--index", "ix"]);
        }
    }
    let status = world.expect(0, &["status", "--index", "ix", "--format", "json"]).stdout;
    let status: serde_json::Value = serde_json::from_str(&status).unwrap();
    assert!(status["updates"].as_u64().unwrap() as usize > steps / 4, "{status}");
}

#[test]
fn an_update_is_a_build() {
    walk(1, 20);
}

/// `cargo test --release -p nachlese --test blackbox -- --ignored operations::steps::long`
#[test]
#[ignore = "takes minutes"]
fn long_an_update_is_a_build() {
    (2..12).for_each(|seed| walk(seed, 200));
}
