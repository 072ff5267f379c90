//! Kills at random moments, one after the other, while a reader asks.

use super::answers::{Answers, ranked_by_the_program, write_queries};
use super::archive::Archive;
use super::chance::Chance;
use super::folder::{copy, damage, disorder, inherited};
use super::operation::{Abilities, Operation};
use crate::support::World;
use std::collections::{BTreeMap, BTreeSet};
use std::process::Stdio;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// The index of an undisturbed run.
const PROBE: &str = "probe";

/// What came of the kills of an operation.
#[derive(Default)]
struct Tally {
    kills: usize,
    /// Readers got the old answers afterwards; behind a `gc` these are the new ones, too.
    before: usize,
    /// ... the new ones.
    after: usize,
    /// Runs that had ended when the kill came; they are no kills.
    late: usize,
    /// Answers that were read meanwhile.
    reads: usize,
    failures: usize,
}

struct Campaign {
    world: World,
    archive: Archive,
    chance: Chance,
    /// The state of the archive.
    state: usize,
    /// What is to be found.
    ids: BTreeSet<String>,
    /// The articles that were removed from the index.
    removed: BTreeSet<String>,
    /// How many indexes there were.
    indexes: usize,
    tallies: BTreeMap<&'static str, Tally>,
    failures: Vec<String>,
}

impl Campaign {
    fn new(world: World, archive: Archive, seed: u64) -> Campaign {
        write_queries(&world);
        Campaign {
            world,
            archive,
            chance: Chance::from(seed),
            state: 0,
            ids: BTreeSet::new(),
            removed: BTreeSet::new(),
            indexes: 0,
            tallies: BTreeMap::new(),
            failures: Vec::new(),
        }
    }

    fn index(&self) -> String {
        format!("ix{}", self.indexes)
    }

    fn kills(&self) -> usize {
        self.tallies.values().map(|tally| tally.kills).sum()
    }

    /// Chooses what is done next. The first one is a first run.
    fn choose(&mut self) -> Operation {
        let abilities = Abilities::of_the_program();
        match self.chance.below(20) {
            _ if self.indexes == 0 => Operation::First,
            0..3 => Operation::First,
            3..11 => Operation::Update,
            11..15 => Operation::Full,
            roll @ 15..18 if abilities.remove => {
                let own: Vec<&String> = self.ids.iter().filter(|id| id.contains('-')).collect();
                let id = own[self.chance.below(own.len() as u64) as usize].clone();
                if roll == 15 { Operation::Purge(id) } else { Operation::Remove(id) }
            }
            _ => Operation::Gc,
        }
    }

    /// One operation: done aside for comparison, then killed in the index one to three times, then
    /// done.
    fn round(&mut self) {
        let operation = self.choose();
        if operation == Operation::First {
            let _ = std::fs::remove_dir_all(self.world.path(&self.index()));
            self.indexes += 1;
            self.removed.clear();
        }
        if operation.indexes() {
            self.state += 1;
            self.ids = self.archive.bring_to(&self.world, self.state);
        }
        self.removed.extend(operation.takes_down().cloned());
        for id in &self.removed {
            self.ids.remove(id);
        }
        let index = self.index();
        let folder = self.world.path(&index);
        let old = Answers::of(&self.world, &index).unwrap();
        copy(&folder, &self.world.path(PROBE));
        let begin = Instant::now();
        self.expect_0(&operation, PROBE).unwrap();
        let whole = begin.elapsed();
        if operation == Operation::Update && Abilities::of_the_program().rewrite_below {
            let inherited = inherited(&self.world.path(PROBE));
            assert!(inherited.is_none_or(|files| !files.is_empty()), "it was no update");
        }
        let new = Answers::of(&self.world, PROBE).unwrap();
        assert_eq!(new.ids(), self.ids, "{} without a kill", operation.name());
        let mut wrong = Vec::new();
        let mut done = false;
        for _ in 0..3 {
            let (killed, complaints) = self.kill(&operation, whole, [&old, &new]);
            wrong.extend(complaints);
            match Answers::of(&self.world, &index) {
                Ok(now) if now == old || now == new => done = now == new,
                Ok(now) => wrong.push(format!("neither old nor new: {now:?}")),
                Err(error) => wrong.push(error),
            }
            let tally = self.tallies.entry(operation.name()).or_default();
            if killed {
                *(if done && old != new { &mut tally.after } else { &mut tally.before }) += 1;
            }
            wrong.extend(damage(&self.world, &index, false));
            if done || self.chance.below(2) == 0 {
                break;
            }
        }
        wrong.extend(self.expect_0(operation.next(done), &index).err());
        match Answers::of(&self.world, &index) {
            Ok(now) if now == new => {}
            Ok(now) => wrong.push(format!("after the next run: not the new answers: {now:?}")),
            Err(error) => wrong.push(format!("after the next run: {error}")),
        }
        wrong.extend(damage(&self.world, &index, true));
        wrong.extend(disorder(&folder, operation.keep()));
        if !wrong.is_empty() {
            self.tallies.entry(operation.name()).or_default().failures += 1;
            let wrong = wrong.join("\n  ");
            self.failures.push(format!("{} in {index}, state {}:\n  {wrong}", operation.name(), self.state));
            copy(&self.world.path(PROBE), &folder);
        }
    }

    fn expect_0(&self, operation: &Operation, index: &str) -> Result<(), String> {
        let args = operation.args(index);
        let run = self.world.run(&args.iter().map(String::as_str).collect::<Vec<_>>());
        if run.code == 0 { Ok(()) } else { Err(format!("{args:?} ended with {}: {}", run.code, run.stderr)) }
    }

    /// Kills one run, and lists what a reader got that was not the old answers and then the new
    /// ones. Says whether the kill came in time.
    fn kill(
        &mut self,
        operation: &Operation,
        whole: Duration,
        [old, new]: [&Answers; 2],
    ) -> (bool, Vec<String>) {
        let index = self.index();
        let args = operation.args(&index);
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        let generations = self.world.path(&index).join("generations");
        let last = newest(&generations);
        // Anywhere, or else about where the new generation has got its name: the switch is a
        // hundredth of a run. With a reader beside it a run takes longer.
        let anywhere = self.chance.below(3) > 0;
        let wait = if anywhere { whole.mul_f64(1.3) } else { Duration::from_millis(6) };
        let wait = wait.mul_f64(self.chance.part());
        let stop = AtomicBool::new(false);
        let (ended, reads) = std::thread::scope(|scope| {
            let reader = scope.spawn(|| {
                let mut reads = Vec::new();
                while !stop.load(Ordering::Relaxed) {
                    reads.push(ranked_by_the_program(&self.world, &index));
                }
                reads
            });
            let mut child =
                self.world.command(&args).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
            while !anywhere && newest(&generations) == last && child.try_wait().unwrap().is_none() {
                std::thread::sleep(Duration::from_micros(100));
            }
            std::thread::sleep(wait);
            let ended = child.try_wait().unwrap();
            child.kill().unwrap();
            child.wait().unwrap();
            stop.store(true, Ordering::Relaxed);
            (ended, reader.join().unwrap())
        });
        let mut wrong = Vec::new();
        let tally = self.tallies.entry(operation.name()).or_default();
        match ended {
            None => tally.kills += 1,
            Some(status) => {
                tally.late += 1;
                wrong.extend((!status.success()).then(|| format!("before the kill it ended with {status}")));
            }
        }
        tally.reads += reads.len();
        let mut switched = false;
        for read in reads {
            match read {
                Err(error) => wrong.push(format!("a reader beside it: {error}")),
                Ok(read) if read.as_deref() == new.ranked() => switched = true,
                Ok(read) if read.as_deref() == old.ranked() && !switched => {}
                Ok(read) => wrong.push(format!("a reader beside it got, switched {switched}: {read:?}")),
            }
        }
        (ended.is_none(), wrong)
    }

    fn table(&self) -> String {
        let mut table = format!(
            "{:8}{:>8}{:>8}{:>8}{:>8}{:>8}{:>10}\n",
            "", "kills", "before", "after", "late", "reads", "failures"
        );
        for (name, Tally { kills, before, after, late, reads, failures }) in &self.tallies {
            table += &format!("{name:8}{kills:8}{before:8}{after:8}{late:8}{reads:8}{failures:10}\n");
        }
        table
    }

    /// Goes on until this many runs were killed.
    fn run(&mut self, kills: usize, mut progress: impl FnMut(&Campaign)) {
        while self.kills() < kills {
            self.round();
            progress(self);
        }
    }
}

/// The newest finished generation.
fn newest(generations: &std::path::Path) -> Option<String> {
    let names =
        std::fs::read_dir(generations).ok()?.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.bytes().all(|byte| byte.is_ascii_digit())).max()
}

/// Set to repeat a campaign; moments cannot be repeated, what is done in which order is.
fn seed() -> u64 {
    let seed = std::env::var("CRASH_SEED").ok().map(|seed| seed.parse().expect("CRASH_SEED is a number"));
    seed.unwrap_or_else(Chance::of_the_moment)
}

#[test]
fn fifty_kills_at_random_moments() {
    let seed = seed();
    println!("CRASH_SEED={seed}");
    let archive = Archive { files: 10, articles: 40, step: 1 };
    let mut campaign = Campaign::new(World::new(), archive, seed);
    campaign.run(50, |_| {});
    println!("{}", campaign.table());
    assert!(campaign.failures.is_empty(), "{}", campaign.failures.join("\n"));
    let hit = campaign.tallies.values().filter(|tally| tally.before > 0 && tally.reads > 0).count();
    assert!(hit >= 3, "kills came too late, or nobody read:\n{}", campaign.table());
}

/// `cargo measure crash` runs it.
#[test]
#[ignore = "takes a quarter of an hour"]
fn long_crash() {
    let number = |name: &str, default| std::env::var(name).map_or(default, |n| n.parse().unwrap());
    let kills = number("CRASH_KILLS", 1000);
    let world = std::env::var_os("CRASH_SCRATCH").map_or_else(World::new, World::below);
    let seed = seed();
    println!("CRASH_SEED={seed}");
    let archive = Archive { files: 40, articles: 100, step: 2 };
    let mut campaign = Campaign::new(world, archive, seed);
    let (begin, mut reported) = (Instant::now(), 0);
    campaign.run(kills, |campaign| {
        if campaign.kills() / 100 > reported {
            reported = campaign.kills() / 100;
            let failures = campaign.failures.len();
            println!(
                "{} kills, {failures} failures, {:.0} s",
                campaign.kills(),
                begin.elapsed().as_secs_f64()
            );
        }
    });
    println!("{}{}", campaign.table(), campaign.failures.join("\n"));
    assert!(campaign.failures.is_empty(), "{} failures", campaign.failures.len());
}
