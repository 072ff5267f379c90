//! An archive that changes without end: a window that slides over numbered files.

use super::chance::Chance;
use crate::support::{World, record};
use std::collections::BTreeSet;
use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::time::{Duration, SystemTime};

/// The folder, below that of the world.
pub const FOLDER: &str = "archiv";

const ASIDE: &str = "beiseite";

/// The words of its texts, the frequent ones first.
const WORDS: &[&str] = &[
    "und",
    "der",
    "Wasser",
    "in",
    "die",
    "Stadt",
    "Häuser",
    "nicht",
    "Gemeinderat",
    "sagte",
    "am",
    "Fluss",
    "Minister",
    "Brücken",
    "gingen",
    "schnell",
    "Berlin",
    "Hochwasser",
    "Bürgerinnen",
    "Sicherheit",
    "Wahl",
    "gestern",
    "Firmen",
    "baut",
    "Schule",
    "Museum",
    "Theater",
    "Bahn",
    "Polizei",
    "Lawrows",
    "Kirche",
    "Straßen",
];

/// `files` files, each with articles of its own. Every second has one more, the same word
/// by word; every fourth has another, under one id, with other words in each of them.
pub struct Archive {
    pub files: usize,
    pub articles: usize,
    /// Files that go, that change and that come with each state.
    pub step: usize,
}

impl Archive {
    /// Brings the folder to a state, writing what differs only. Returns the ids that its articles
    /// have.
    ///
    /// Files get times long past, so that none is in doubt for having been written just now.
    pub fn bring_to(&self, world: &World, state: usize) -> BTreeSet<String> {
        let first = state * self.step;
        let window = first..first + self.files;
        let folder = world.path(FOLDER);
        std::fs::create_dir_all(&folder).unwrap();
        let names: BTreeSet<String> = window.clone().map(file_name).collect();
        for entry in std::fs::read_dir(&folder).unwrap() {
            let entry = entry.unwrap();
            if !names.contains(entry.file_name().to_str().unwrap()) {
                std::fs::remove_file(entry.path()).unwrap();
            }
        }
        let mut ids = BTreeSet::from(["kopie".to_owned(), "strittig".to_owned()]);
        let contested = window.clone().filter(|file| is_contested(*file)).count();
        ids.extend((2..=contested).map(|n| format!("strittig#{n}")));
        for number in window {
            let changed = number >= self.step && number < first + 2 * self.step;
            ids.extend((0..self.articles).map(|n| self.id(number, n, changed)));
            let time = SystemTime::UNIX_EPOCH
                + Duration::from_secs(1_700_000_000 + 10 * number as u64 + u64::from(changed));
            let path = folder.join(file_name(number));
            if std::fs::metadata(&path).is_ok_and(|meta| meta.modified().unwrap() == time) {
                continue;
            }
            // A new file, not another content: other folders have this one too, see `keep`.
            let _ = std::fs::remove_file(&path);
            write(&path, &self.lines(number, changed));
            File::options().append(true).open(&path).unwrap().set_modified(time).unwrap();
        }
        ids
    }

    /// Keeps the folder as it is aside; `swap` brings it back. With the same files, not copies, so
    /// that a run that saw them before knows them.
    pub fn keep(world: &World) {
        std::fs::create_dir(world.path(ASIDE)).unwrap();
        for entry in std::fs::read_dir(world.path(FOLDER)).unwrap() {
            let entry = entry.unwrap();
            std::fs::hard_link(entry.path(), world.path(ASIDE).join(entry.file_name())).unwrap();
        }
    }

    /// Swaps the folder for the one that was kept aside.
    pub fn swap(world: &World) {
        let third = world.path("zwischen");
        std::fs::rename(world.path(FOLDER), &third).unwrap();
        std::fs::rename(world.path(ASIDE), world.path(FOLDER)).unwrap();
        std::fs::rename(third, world.path(ASIDE)).unwrap();
    }

    /// The last article of a file that changes goes, and another comes.
    fn id(&self, file: usize, n: usize, changed: bool) -> String {
        if changed && n + 1 == self.articles { format!("{file}-neu") } else { format!("{file}-{n}") }
    }

    fn lines(&self, file: usize, changed: bool) -> String {
        let mut lines = String::new();
        if file.is_multiple_of(2) {
            lines += &record("kopie", "Haus der Kopie", "Dieselben Häuser stehen am Fluss.");
        }
        if is_contested(file) {
            lines +=
                &record("strittig", "Haus im Streit", &format!("Die Häuser, wie Blatt {file} sie sieht."));
        }
        for n in 0..self.articles {
            // The first article of a file that changes keeps its id and gets another text.
            let text = text((file * self.articles + n) as u64, changed && n == 0);
            lines += &record(&self.id(file, n, changed), &format!("Haus {n}"), &text);
        }
        lines
    }
}

fn is_contested(file: usize) -> bool {
    file.is_multiple_of(4)
}

/// Every third file is packed.
fn file_name(number: usize) -> String {
    format!("{number:06}.jsonl{}", if number % 3 == 2 { ".gz" } else { "" })
}

fn write(path: &Path, lines: &str) {
    if path.extension().is_some_and(|e| e == "gz") {
        let mut packed =
            flate2::write::GzEncoder::new(File::create(path).unwrap(), flate2::Compression::fast());
        packed.write_all(lines.as_bytes()).unwrap();
        packed.finish().unwrap();
    } else {
        std::fs::write(path, lines).unwrap();
    }
}

fn text(seed: u64, changed: bool) -> String {
    let mut chance = Chance::from(2 * seed + u64::from(changed));
    let length = 40 + chance.below(60);
    let words = (0..length).map(|_| {
        let last = chance.below(WORDS.len() as u64) + 1;
        WORDS[chance.below(last) as usize]
    });
    words.collect::<Vec<_>>().join(" ") + "."
}
