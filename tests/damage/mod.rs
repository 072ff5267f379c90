//! Damaged indexes: `check` finds every damage, no reader panics on one, and `index` repairs
//! it or says why not.
//!
//! A copy is damaged before it is opened, never after: a file that is cut short while it is mapped
//! ends the process (SIGBUS).

mod injury;

use crate::support::{World, copy};
use injury::Damage;
use nachlese_index_format::Layout;
use nachlese_indexer::{
    CheckReport, IndexError, IndexOptions, Quiet, RemoveOptions, RunOutcome, check, remove, run,
};
use nachlese_query::{Article, Index, Match, SearchOptions, Sort};
use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

/// Far more than any of this takes: what is not done by then hangs.
const PATIENCE: Duration = Duration::from_secs(60);

const SUBJECTS: [&str; 7] = ["Haus", "Brücke", "Hochwasser", "Rathaus", "Ernte", "Straßenbahn", "Museum"];

fn article(id: &str, number: u32, place: &str) -> String {
    let subject = SUBJECTS[number as usize % SUBJECTS.len()];
    let others: Vec<String> = (0..12)
        .map(|n| format!("{} {}", SUBJECTS[(n * n + number as usize) % 7], number * 31 + n as u32))
        .collect();
    let article = serde_json::json!({
        "id": id,
        "title": format!("{subject} in {place}"),
        "teaser": format!("Was aus {place} über das Thema {subject} zu sagen ist."),
        "body": format!("In {place} wurde gestern gesprochen.\n\nÜber das Haus, und über {}.", others.join(" und ")),
        "published": format!("2024-{:02}-{:02}T08:{:02}:00+02:00", 1 + number % 12, 1 + number % 28, number % 60),
        "source": (["Tagesbote", "Elbkurier", "Nordwarte"][number as usize % 3]),
        "section": (["Lokales", "Politik"][number as usize % 2]),
        "author": "Anna Beispiel",
        "url": format!("https://zeitung.example/{id}"),
    });
    format!("{article}\n")
}

fn articles(numbers: std::ops::Range<u32>, place: &str) -> String {
    numbers.map(|number| article(&format!("a{number}"), number, place)).collect()
}

/// An archive and its index after some days: two generations that share files, several segments,
/// deleted documents, a removed article, a copy, and an id of two records.
fn world() -> World {
    let world = World::new();
    for day in 0..6 {
        world.write(&format!("archiv/tag-{day}.jsonl"), articles(day * 10..day * 10 + 10, "Altenwehr"));
    }
    world.write("archiv/zu-spät.jsonl", article("a3", 3, "Altenwehr") + &article("a7", 7, "Neuwehr"));
    world.write("queries.tsv", "q1\tHaus Brücke\nq2\t\"über das Haus\"\n");
    world.expect(0, &["index", "--index", "ix", "archiv"]);
    world.expect(0, &["remove", "--index", "ix", "a11"]);
    world.write("archiv/tag-4.jsonl", articles(40..44, "Altenwehr") + &articles(44..46, "Oberau"));
    world.write("archiv/tag-6.jsonl", articles(60..72, "Altenwehr"));
    world.expect(0, &["index", "--index", "ix", "--rewrite-below", "0", "archiv"]);
    world
}

/// What the archive becomes before it is indexed again: as much is new as the newest segment has,
/// so that the two are merged.
fn change(world: &World) {
    world.write("archiv/tag-1.jsonl", articles(11..19, "Altenwehr") + &article("a19", 19, "Unterau"));
    world.write("archiv/tag-7.jsonl", articles(72..96, "Altenwehr"));
}

/// A damaged copy of the world's index; and whether it is damaged at all.
fn damaged(world: &World, damage: &Damage) -> (PathBuf, bool) {
    let index = world.path("kopie");
    let _ = std::fs::remove_dir_all(&index);
    copy(&world.path("ix"), &index);
    let changed = damage.inflict(&index);
    (index, changed)
}

/// Does the work in a thread of its own, so that it may hang or panic without taking the test
/// along.
fn within<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, String> {
    let (sender, receiver) = channel();
    let thread = std::thread::spawn(move || sender.send(work()));
    match receiver.recv_timeout(PATIENCE) {
        Ok(done) => Ok(done),
        Err(RecvTimeoutError::Timeout) => Err("it hangs".to_owned()),
        Err(RecvTimeoutError::Disconnected) => {
            let panic = thread.join().unwrap_err();
            let text = panic.downcast_ref::<String>().cloned();
            let text = text.or_else(|| panic.downcast_ref::<&str>().map(|&text| text.to_owned()));
            Err(format!("it panics: {}", text.unwrap_or_default()))
        }
    }
}

/// Puts every question there is to an index; what goes wrong with them.
fn ask(index: &Path) -> Vec<nachlese_query::Error> {
    let index = match Index::open(index) {
        Ok(index) => index,
        Err(error) => return vec![error],
    };
    let mut errors = Vec::new();
    let all = SearchOptions::new().limit(1000);
    let any = all.clone().matching(Match::Any).sort(Sort::Newest);
    for query in [
        "Haus Brücke",
        "\"über das Haus\"",
        "=Hochwasser -Museum",
        "quelle:Elbkurier datum:2024-03",
        "datum:..2030",
    ] {
        for options in [&all, &any] {
            errors.extend(index.search(query, options).err());
            errors.extend(index.rank(query, options).err());
            errors.extend(index.count(query, &options.matches).err());
        }
        errors.extend(index.explain(query, &all.matches).err());
    }
    for id in ["a1", "a7#2", "a44", "a71", "gibtesnicht"] {
        errors.extend(index.get(id).err());
    }
    errors.extend(index.coverage().err());
    errors
}

/// What `check` says, a finding a line.
fn checked(index: &Path, full: bool) -> Result<String, String> {
    let lines = |checked: CheckReport| {
        let lines = checked.findings.iter();
        lines.map(|f| format!("{}: {}\n", f.generation.as_deref().unwrap_or("beside"), f.what)).collect()
    };
    check(&Layout::new(index), full).map(lines).map_err(|error| error.to_string())
}

/// Complaints about damages, each with the damage.
#[derive(Default)]
struct Complaints(Vec<String>);

impl Complaints {
    fn about(&mut self, damage: &Damage, what: impl Display) {
        self.0.push(format!("{damage}: {what}"));
    }

    #[track_caller]
    fn none(&self) {
        assert!(self.0.is_empty(), "{} complaints\n{}", self.0.len(), self.0.join("\n"));
    }
}

/// No index needs a report of its last run: other programs make indexes without one.
fn leaves_nothing_to_find(damage: &Damage) -> bool {
    damage.kind == injury::Kind::Deleted && damage.file == "last-run.json"
}

/// Whether `check` finds a damage and readers survive it. Returns whether a reader met a panic of
/// Tantivy's.
fn survived(index: &Path, changed: bool, damage: &Damage, complaints: &mut Complaints) -> bool {
    let copy = index.to_owned();
    let looked = within(move || (checked(&copy, false), checked(&copy, true), ask(&copy)));
    let (quick, full, errors) = match looked {
        Ok(looked) => looked,
        Err(failure) => {
            complaints.about(damage, failure);
            return false;
        }
    };
    let is_found = |checked: &Result<String, String>| match checked {
        Ok(findings) if changed && !leaves_nothing_to_find(damage) => damage.is_named_in(findings),
        Ok(findings) => findings.is_empty(),
        Err(_) => false,
    };
    if !is_found(&full) {
        complaints.about(damage, format!("check --full says {full:?}"));
    }
    if damage.kind.shows_in_length() && !is_found(&quick) {
        complaints.about(damage, format!("check says {quick:?}"));
    }
    for error in &errors {
        use nachlese_query::Error;
        let is_about_the_index = matches!(
            error,
            Error::NoIndex(_) | Error::Damaged(_) | Error::Incompatible { .. } | Error::Io { .. }
        );
        if !is_about_the_index {
            complaints.about(damage, format!("the index is not blamed: {error:?}"));
        }
    }
    errors.iter().any(|error| error.to_string().contains("not what it was"))
}

/// What is typed for an index; all but the last four only read.
const COMMANDS: [&[&str]; 13] = [
    &["search", "--index", "kopie", "Haus", "Brücke"],
    &["count", "--index", "kopie", "datum:..2030"],
    &["explain", "--index", "kopie", "Häuser"],
    &["show", "--index", "kopie", "a44"],
    &["status", "--index", "kopie"],
    &["batch", "--index", "kopie", "--queries", "queries.tsv"],
    &["check", "--index", "kopie", "--full"],
    &["remove", "--index", "kopie", "--list"],
    &["analyze", "--index", "kopie", "Häuser"],
    &["remove", "--index", "kopie", "a44", "a65"],
    &["gc", "--index", "kopie"],
    &["check", "--index", "kopie", "--repair"],
    &["index", "--index", "kopie", "archiv"],
];

fn answers(world: &World, args: &[&str], damage: &Damage, complaints: &mut Complaints) {
    let run = world.run(args);
    let is_panic = run.stderr.contains("panicked") || run.stderr.contains("bug in nachlese");
    // What cannot be read is not known to be damaged.
    let has_help =
        run.code != 2 || run.stderr.contains("nachlese index") || run.stderr.contains("cannot read");
    if !(0..=2).contains(&run.code) || is_panic || !has_help {
        complaints.about(damage, format!("{args:?} ends with {} and says {}", run.code, run.stderr));
    }
}

/// Of the two generations the one in use.
const IN_USE: &str = "/0003/";

#[test]
fn every_damage_is_found_and_none_takes_a_reader_down() {
    let world = world();
    assert_eq!(checked(&world.path("ix"), true).unwrap(), "");
    assert!(ask(&world.path("ix")).is_empty());
    let kinds = injury::files(&world.path("ix"));
    let of_segments =
        ["idx", "pos", "term", "store", "fast", "fieldnorm", "del"].map(|c| format!("segment/.{c}"));
    assert!(of_segments.iter().all(|kind| kinds[kind].len() >= 2), "{kinds:#?}");
    assert_eq!(kinds.len(), 19, "{kinds:#?}");
    let mut complaints = Complaints::default();
    let mut panics = 0;
    let plan = injury::plan(&world.path("ix"), IN_USE, 1);
    assert!(plan.len() > 200);
    for (number, damage) in plan.iter().enumerate() {
        let (index, changed) = damaged(&world, damage);
        let panicked = survived(&index, changed, damage, &mut complaints);
        panics += u32::from(panicked);
        // One of them each time; where Tantivy panics, all that read.
        let commands = if panicked { &COMMANDS[..9] } else { &COMMANDS[number % COMMANDS.len()..][..1] };
        commands.iter().for_each(|args| answers(&world, args, damage, &mut complaints));
    }
    complaints.none();
    // With overflow checks some do, or it was not tested that the program keeps quiet about it.
    assert!(panics > 0 || !cfg!(debug_assertions));
}

fn options(world: &World, index: &Path) -> IndexOptions {
    IndexOptions::new(index, vec![world.path("archiv")]).rewrite_below(0)
}

/// All articles of an index, and what some words find.
fn contents(index: &Path) -> Result<(Vec<Article>, Vec<Vec<String>>), String> {
    let text = |error: nachlese_query::Error| error.to_string();
    let index = Index::open(index).map_err(text)?;
    let options = SearchOptions::new().limit(1000);
    let ids = |query: &str| {
        let ranked = index.rank(query, &options).map_err(text)?;
        let mut ids: Vec<String> = ranked.into_iter().map(|hit| hit.id).collect();
        ids.sort();
        Ok(ids)
    };
    let articles = ids("datum:..2030")?.into_iter().map(|id| index.get(&id).map_err(text));
    let articles: Vec<Article> =
        articles.collect::<Result<Vec<_>, String>>()?.into_iter().flatten().collect();
    let found = SUBJECTS.map(|subject| ids(&format!("={subject} =gesprochen")));
    Ok((articles, found.into_iter().collect::<Result<_, String>>()?))
}

/// A full build of any damaged index is valid, and removed articles stay removed.
fn is_repaired_by_a_build(world: &World, damage: &Damage, complaints: &mut Complaints) {
    let (index, _) = damaged(world, damage);
    let options = options(world, &index).full(true).keep(1);
    match within(move || run(&options, &Quiet)) {
        Ok(Ok(_)) => {}
        // What somebody has put in the place of a file beside the generations is not removed.
        Ok(Err(_)) if damage.kind == injury::Kind::Folder && !damage.file.contains('/') => return,
        Ok(Err(error)) => return complaints.about(damage, error),
        Err(failure) => return complaints.about(damage, failure),
    }
    let findings = checked(&index, true);
    if findings.as_deref() != Ok("") {
        complaints.about(damage, format!("after index --full, check says {findings:?}"));
    }
    if contents(&index) != contents(&world.path("ix")) {
        complaints.about(damage, "after index --full, the index holds something else");
    }
}

/// An update of a damaged index is what a build is; or it says that it cannot be; or the damage was
/// passed on, and is found in what came of it as it was before.
fn is_not_hidden_by_an_update(
    world: &World,
    damage: &Damage,
    built: &Path,
    complaints: &mut Complaints,
) -> Option<RunOutcome> {
    let (index, _) = damaged(world, damage);
    let options = options(world, &index);
    let report = match within(move || run(&options, &Quiet)) {
        Ok(Ok(report)) => report,
        // Refused.
        Ok(Err(_)) => return None,
        Err(failure) => {
            complaints.about(damage, failure);
            return None;
        }
    };
    let findings = checked(&index, true).unwrap();
    // What the generation before has is not asked: it goes with the next run.
    let before = format!("{}:", IN_USE.trim_matches('/'));
    let mut findings = findings.lines().filter(|finding| !finding.starts_with(&before)).peekable();
    if findings.peek().is_some() {
        if !findings.all(|finding| damage.is_named_in(finding)) {
            complaints.about(damage, format!("after the update, check says {:?}", checked(&index, true)));
        }
    } else if contents(&index) != contents(built) {
        complaints.about(damage, "the update passes the check, and holds something else than a build");
    }
    Some(report.outcome)
}

#[test]
fn a_full_build_repairs_any_damage() {
    let world = world();
    let mut complaints = Complaints::default();
    for damage in injury::plan(&world.path("ix"), IN_USE, 2).iter().step_by(11) {
        is_repaired_by_a_build(&world, damage, &mut complaints);
    }
    complaints.none();
}

/// An index built from nothing of the archive as it is now, with its list of removals.
fn built(world: &World) -> PathBuf {
    let built = world.path("neu");
    std::fs::create_dir(&built).unwrap();
    std::fs::copy(world.path("ix/removed.json"), built.join("removed.json")).unwrap();
    run(&options(world, &built), &Quiet).unwrap();
    built
}

#[test]
fn an_update_never_hides_a_damage() {
    let world = world();
    change(&world);
    let built = built(&world);
    // What is seen in a length is rebuilt.
    let plan = injury::plan(&world.path("ix"), IN_USE, 3);
    let plan = plan.iter().filter(|damage| !damage.kind.shows_in_length() && damage.file.contains(IN_USE));
    let mut complaints = Complaints::default();
    let outcomes =
        plan.step_by(2).map(|damage| is_not_hidden_by_an_update(&world, damage, &built, &mut complaints));
    let outcomes: Vec<Option<RunOutcome>> = outcomes.collect();
    complaints.none();
    assert!(outcomes.len() > 30 && outcomes.iter().flatten().count() > 30, "{outcomes:?}");
}

/// Thousands of damages: `cargo test --release -p nachlese --test blackbox -- --ignored long_damage
/// --nocapture`.
#[test]
#[ignore = "takes minutes"]
#[allow(clippy::print_stdout, reason = "whoever waits for it wants to see how far it is")]
fn long_damage() {
    let (world, changed) = (world(), world());
    change(&changed);
    let built = built(&changed);
    let mut complaints = Complaints::default();
    let (mut all, mut panics, mut builds, mut updates) = (0, 0, 0, 0);
    for seed in 100..123 {
        for damage in injury::plan(&world.path("ix"), IN_USE, seed) {
            let (index, is_other) = damaged(&world, &damage);
            panics += u32::from(survived(&index, is_other, &damage, &mut complaints));
            all += 1;
            if all % 10 == 0 {
                is_repaired_by_a_build(&world, &damage, &mut complaints);
                builds += 1;
            }
        }
        let plan = injury::plan(&changed.path("ix"), IN_USE, seed);
        for damage in plan.iter().filter(|damage| damage.file.contains(IN_USE)).step_by(4) {
            is_not_hidden_by_an_update(&changed, damage, &built, &mut complaints);
            updates += 1;
        }
        println!(
            "seed {seed}: {all} damages, {panics} with panics of Tantivy's, {builds} builds, {updates} updates, {} complaints",
            complaints.0.len()
        );
    }
    complaints.none();
}

/// A segment that is merged is written again, with a new checksum: what is damaged of it must not
/// be taken over.
#[test]
fn damaged_segments_are_not_merged() {
    let world = world();
    change(&world);
    let built = built(&world);
    let mut complaints = Complaints::default();
    for damage in injury::flips(&world.path("ix"), IN_USE, 5) {
        let outcome = is_not_hidden_by_an_update(&world, &damage, &built, &mut complaints);
        if outcome != Some(RunOutcome::Built) {
            complaints.about(&damage, format!("the update ends with {outcome:?}"));
        }
    }
    complaints.none();
}

/// One bit more in the list of what is deleted, and a removed article is back.
#[test]
fn no_bit_brings_back_a_removed_article() {
    let world = world();
    let kinds = injury::files(&world.path("ix"));
    let list = kinds["segment/.del"].iter().find(|file| file.contains(IN_USE)).unwrap();
    let list = world.path("ix").join(list);
    let bytes = std::fs::read(&list).unwrap();
    for bit in 0..bytes.len() * 8 {
        let mut flipped = bytes.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        std::fs::write(&list, flipped).unwrap();
        assert!(Index::open(world.path("ix")).is_err(), "bit {bit}");
    }
}

#[test]
fn missing_folders_are_found() {
    let world = world();
    for (folder, finding) in [
        ("generations", "0003: `current` names it, and it is missing\n"),
        ("generations/0003", "0003: `current` names it, and it is missing\n"),
        ("generations/0003/segment", "meta.json"),
        // What an older generation is for is over.
        ("generations/0002", ""),
    ] {
        let index = world.path("kopie");
        copy(&world.path("ix"), &index);
        std::fs::remove_dir_all(index.join(folder)).unwrap();
        let findings = checked(&index, false).unwrap();
        assert!(
            findings.contains(finding) && findings.is_empty() == finding.is_empty(),
            "{folder}: {findings}"
        );
        world.expect(if finding.is_empty() { 0 } else { 2 }, &["count", "--index", "kopie", "Haus"]);
        std::fs::remove_dir_all(&index).unwrap();
    }
}

#[test]
fn a_pointer_that_is_cut_short_is_found() {
    let world = world();
    let pointer = std::fs::read(world.path("ix/current")).unwrap();
    for length in 0..pointer.len() {
        std::fs::write(world.path("ix/current"), &pointer[..length]).unwrap();
        let findings = checked(&world.path("ix"), false).unwrap();
        assert!(findings.contains("current"), "{length} bytes: {findings:?}");
    }
}

/// What `check --repair` ends with is valid, all of it.
#[test]
fn a_repaired_index_is_valid() {
    let world = world();
    for file in ["current", "removed.json", "generations/0002/sources.json", "generations/0003/records.bin"] {
        let index = world.path("kopie");
        copy(&world.path("ix"), &index);
        std::fs::write(index.join(file), "x").unwrap();
        world.expect(1, &["check", "--index", "kopie", "--full"]);
        world.expect(0, &["check", "--index", "kopie", "--full", "--repair"]);
        let again = world.run(&["check", "--index", "kopie", "--full"]);
        assert_eq!((again.code, again.stdout.as_str()), (0, ""), "{file}");
        assert_eq!(contents(&index), contents(&world.path("ix")), "{file}");
        std::fs::remove_dir_all(&index).unwrap();
    }
}

/// A name that is not found where records are damaged is not one that no article has.
#[test]
fn nothing_is_removed_from_what_is_damaged() {
    let world = world();
    let mut damages = injury::flips(&world.path("ix"), IN_USE, 4);
    damages.retain(|damage| damage.file.ends_with(".fast") || damage.file.ends_with(".term"));
    for damage in &damages {
        let (index, _) = damaged(&world, damage);
        let names = vec!["a65".to_owned()];
        let options = RemoveOptions::new(&index, names);
        match within(move || remove(&options, &Quiet)).unwrap() {
            // It was not met, and is found as before.
            Ok(_) => assert!(damage.is_named_in(&checked(&index, true).unwrap()), "{damage}"),
            Err(error) => {
                let is_reported = matches!(error, IndexError::Damaged(_) | IndexError::Unusable(_));
                assert!(is_reported, "{damage}: {error}");
            }
        }
    }
    let records = world.path("ix/generations/0003/records.bin");
    let mut bytes = std::fs::read(&records).unwrap();
    bytes[8..].fill(0);
    std::fs::write(&records, bytes).unwrap();
    let run = world.expect(2, &["remove", "--index", "ix", "a65"]);
    assert!(
        run.stderr.contains("records.bin") && run.stderr.contains("nachlese index --full"),
        "{}",
        run.stderr
    );
    world.expect(0, &["index", "--index", "ix", "--full", "archiv"]);
    world.expect(0, &["remove", "--index", "ix", "a65"]);
}
