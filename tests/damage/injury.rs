//! Damage to the files of an index: of every kind to every kind of file, the same for the same
//! seed.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::Path;

/// What happens to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    FlippedBit,
    FlippedBits,
    /// One in the middle of part n of this many.
    Bit(u64, u64),
    Truncated,
    /// All but the last bytes: what a footer says is gone, most of what it is about is not.
    Shortened,
    Emptied,
    Deleted,
    Extended,
    Zeroed,
    Overwritten,
    Swapped,
    /// By a file of its kind: of the other generation, or else of another segment.
    Replaced,
    /// By a folder of its name.
    Folder,
}

impl Kind {
    const ALL: [Kind; 12] = [
        Kind::FlippedBit,
        Kind::FlippedBits,
        Kind::Truncated,
        Kind::Shortened,
        Kind::Emptied,
        Kind::Deleted,
        Kind::Extended,
        Kind::Zeroed,
        Kind::Overwritten,
        Kind::Swapped,
        Kind::Replaced,
        Kind::Folder,
    ];

    /// Whether the length differs, so that opening an index notices.
    pub fn shows_in_length(self) -> bool {
        use Kind::{Deleted, Emptied, Extended, Folder, Shortened, Truncated};
        matches!(self, Truncated | Shortened | Emptied | Deleted | Extended | Folder)
    }
}

/// One damage.
#[derive(Clone, Debug)]
pub struct Damage {
    pub kind: Kind,
    /// The file, by its path below the index.
    pub file: String,
    /// What it is swapped with or replaced by.
    other: Option<String>,
    seed: u64,
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} {}", self.kind, self.file)?;
        self.other.as_ref().map_or(Ok(()), |other| write!(f, " ({other})"))?;
        write!(f, ", seed {}", self.seed)
    }
}

/// The files of an index, by their kind: of those of a segment the component, of others the name.
/// The lock is no content.
pub fn files(index: &Path) -> BTreeMap<String, Vec<String>> {
    let mut kinds: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(index.join(&folder)).unwrap() {
            let entry = entry.unwrap();
            let file = format!("{folder}{}", entry.file_name().into_string().unwrap());
            if entry.path().is_dir() {
                folders.push(file + "/");
            } else if file != "lock" {
                kinds.entry(kind_of(&file)).or_default().push(file);
            }
        }
    }
    // Segments are named at random: their sizes tell them apart, from run to run.
    let place = |file: &String| {
        let folder = file.rsplit_once('/').map(|(folder, _)| folder.to_owned());
        (folder, fs::metadata(index.join(file)).unwrap().len(), file.clone())
    };
    kinds.values_mut().for_each(|files| files.sort_by_cached_key(place));
    kinds
}

fn kind_of(file: &str) -> String {
    let name = file.rsplit('/').next().unwrap();
    let component = name.rsplit('.').next().unwrap();
    match file.contains("/segment/") {
        true if component != "json" => format!("segment/.{component}"),
        true => format!("segment/{name}"),
        false if file.contains('/') => format!("generation/{name}"),
        false => name.to_owned(),
    }
}

/// Every kind of damage to every kind of file, once: mostly to one of the generation `in_use`, now
/// and then of an older one.
pub fn plan(index: &Path, in_use: &str, seed: u64) -> Vec<Damage> {
    let kinds = files(index);
    let all: Vec<&String> = kinds.values().flatten().collect();
    let mut random = Random::new(seed);
    let mut plan = Vec::new();
    for files in kinds.values() {
        for kind in Kind::ALL {
            let (used, old): (Vec<&String>, Vec<&String>) =
                files.iter().partition(|file| file.contains(in_use) || !file.contains('/'));
            let from =
                if !old.is_empty() && (used.is_empty() || random.below(5) == 0) { &old } else { &used };
            let file = random.pick(from).to_string();
            let differs =
                |other: &&&String| fs::read(index.join(other)).ok() != fs::read(index.join(&file)).ok();
            let others: Vec<&&String> = match kind {
                Kind::Swapped => all.iter().filter(differs).collect(),
                Kind::Replaced => old.iter().chain(&used).filter(differs).collect(),
                _ => Vec::new(),
            };
            let other = (!others.is_empty()).then(|| random.pick(&others).to_string());
            // There is but one of its kind.
            if kind == Kind::Replaced && other.is_none() {
                continue;
            }
            plan.push(Damage { kind, file, other, seed: random.next() });
        }
    }
    plan
}

/// Single bits of the segments that the generation `in_use` alone has, `each` of every component,
/// evenly spread.
pub fn flips(index: &Path, in_use: &str, each: u64) -> Vec<Damage> {
    let mut files: Vec<String> = files(index).into_values().flatten().collect();
    let (used, old): (Vec<_>, Vec<_>) = files.drain(..).partition(|file| file.contains(in_use));
    let name = |file: &str| file.rsplit('/').next().unwrap().to_owned();
    let own = used.into_iter().filter(|file| {
        let is_component = file.contains("/segment/") && !file.ends_with(".json") && !file.ends_with(".del");
        is_component && !old.iter().any(|old| name(old) == name(file))
    });
    let flip = |file: String, part| Damage { kind: Kind::Bit(part, each), file, other: None, seed: 0 };
    own.flat_map(|file| (0..each).map(move |part| flip(file.clone(), part))).collect()
}

impl Damage {
    /// Damages the index. `false` if it is, byte for byte, what it was.
    pub fn inflict(&self, index: &Path) -> bool {
        let path = index.join(&self.file);
        let before = fs::read(&path).unwrap();
        let mut random = Random::new(self.seed);
        let mut bytes = before.clone();
        let length = bytes.len();
        match self.kind {
            Kind::Bit(part, of) => {
                let bit = (length as u64 * 8 * (2 * part + 1) / (2 * of)) as usize;
                bytes[bit / 8] ^= 1 << (bit % 8);
            }
            Kind::FlippedBit => random.flip(&mut bytes),
            Kind::FlippedBits => (0..9).for_each(|_| random.flip(&mut bytes)),
            Kind::Truncated => bytes.truncate(random.below(length)),
            Kind::Shortened => bytes.truncate(length - (1 + random.below(12)).min(length)),
            Kind::Emptied => bytes.clear(),
            Kind::Extended => bytes.extend((0..=random.below(40)).map(|_| random.next() as u8)),
            Kind::Zeroed => random.block(&mut bytes).fill(0),
            Kind::Overwritten => {
                let noise = random.next();
                let block = random.block(&mut bytes).iter_mut().zip(0..);
                block.for_each(|(byte, n)| *byte = (Random::new(noise + n).next()) as u8);
            }
            Kind::Swapped | Kind::Replaced => {
                let other = index.join(self.other.as_ref().unwrap());
                bytes = fs::read(&other).unwrap();
                if self.kind == Kind::Swapped {
                    fs::write(&other, &before).unwrap();
                }
            }
            Kind::Deleted | Kind::Folder => {
                fs::remove_file(&path).unwrap();
                if self.kind == Kind::Folder {
                    fs::create_dir(&path).unwrap();
                }
                return true;
            }
        }
        fs::write(&path, &bytes).unwrap();
        bytes != before
    }

    /// Whether findings name the file, or the one that it was swapped with. Another generation's
    /// manifest shows in the files that its generation lacks.
    pub fn is_named_in(&self, text: &str) -> bool {
        let mut names = [Some(&self.file), self.other.as_ref()].into_iter().flatten();
        names.any(|file| {
            let name = file.rsplit('/').next().unwrap();
            let generation = || file.split('/').nth(1).unwrap();
            text.contains(name) || name == "manifest.json" && text.contains(generation())
        })
    }
}

/// SplitMix64: numbers that are the same everywhere.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Random {
        Random(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// A number below `end`, 0 where there is none.
    fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    fn pick<'t, T>(&mut self, from: &'t [T]) -> &'t T {
        &from[self.below(from.len())]
    }

    fn flip(&mut self, bytes: &mut [u8]) {
        let at = self.below(bytes.len());
        if let Some(byte) = bytes.get_mut(at) {
            *byte ^= 1 << self.below(8);
        }
    }

    /// Up to 64 bytes, or up to a sector of 512.
    fn block<'b>(&mut self, bytes: &'b mut [u8]) -> &'b mut [u8] {
        let start = self.below(bytes.len());
        let longest = if self.below(2) == 0 { 64 } else { 512 };
        let end = bytes.len().min(start + 1 + self.below(longest));
        &mut bytes[start..end]
    }
}
