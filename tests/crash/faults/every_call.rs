//! Every call of a small run that makes, renames, syncs, links or removes something is cut short,
//! in every way.

use super::{Call, Fault, Outcome, run, shim, skip, world};
use crate::crash::answers::Answers;
use crate::crash::archive::Archive;
use crate::crash::folder::{copy, damage, disorder, inherited, segments};
use crate::crash::operation::{Abilities, Operation};
use crate::support::World;

/// Some articles in enough files that the greater part of them stays when one goes, one changes
/// and one comes.
const ARCHIVE: Archive = Archive { files: 8, articles: 3, step: 1 };

/// An operation about to be done, and what comes of it.
struct Scene {
    world: World,
    operation: Operation,
    old: Answers,
    new: Answers,
    /// What an undisturbed run calls.
    calls: Vec<Call>,
}

/// The index before the operation.
const BEFORE: &str = "vorher";

/// The index that a fault is put into.
const INDEX: &str = "ix";

impl Scene {
    fn new(operation: Operation, fault: Fault) -> Scene {
        let world = world();
        let index = |args: &[String]| {
            let args: Vec<&str> = args.iter().map(String::as_str).collect();
            world.expect(0, &args)
        };
        // The second of these changes is the larger one, so that what they bring is merged.
        let mut ids = ARCHIVE.bring_to(&world, 1);
        if operation != Operation::First {
            // Two generations, of which the operation drops one.
            index(&Operation::First.args(BEFORE));
            ids = ARCHIVE.bring_to(&world, 2);
            let second = if operation == Operation::Merge { Operation::Update } else { Operation::Full };
            index(&second.args(BEFORE));
            Archive::keep(&world);
            if operation.indexes() {
                ids = ARCHIVE.bring_to(&world, 3);
            }
        }
        if let Some(id) = operation.takes_down() {
            assert!(ids.remove(id), "{id} is no article");
        }
        copy(&world.path(BEFORE), &world.path("ohne"));
        let undisturbed = run(&world, &operation, "ohne", fault, 0);
        assert_eq!(undisturbed.code, Some(0), "{}", undisturbed.stderr);
        if Abilities::of_the_program().rewrite_below
            && let Some(files) = inherited(&world.path("ohne"))
        {
            let links_segments = files.iter().any(|file| file.starts_with("segment/"));
            let segments = [BEFORE, "ohne"].map(|index| segments(&world.path(index)));
            match operation {
                Operation::Update => assert!(links_segments && segments == [1, 2], "{files:?} {segments:?}"),
                Operation::Merge => {
                    assert!(!files.is_empty() && segments[1] <= segments[0], "{files:?} {segments:?}");
                }
                _ => {}
            }
        }
        let answers = |index| Answers::of(&world, index).unwrap();
        let (old, new) = (answers(BEFORE), answers("ohne"));
        assert_eq!(new.ids(), ids);
        assert_eq!(disorder(&world.path("ohne"), operation.keep()), [""; 0]);
        Scene { world, operation, old, new, calls: undisturbed.calls }
    }

    /// Puts the fault into one call after the other, each time into the index as it was before.
    fn disturb_each<'a>(&self, fault: Fault, calls: impl Iterator<Item = &'a Call>) {
        let mut wrong = Vec::new();
        for call in calls {
            for complaint in self.disturb(fault, call.number) {
                let Call { number, name, path, .. } = call;
                wrong.push(format!("{fault:?} at call {number}, {name} {path}: {complaint}"));
            }
        }
        let (name, first) = (self.operation.name(), &wrong[..wrong.len().min(20)]);
        assert!(wrong.is_empty(), "{name}: {} things are wrong:\n{}", wrong.len(), first.join("\n"));
    }

    /// Puts the fault into call `at`, and lists what is wrong then.
    fn disturb(&self, fault: Fault, at: usize) -> Vec<String> {
        copy(&self.world.path(BEFORE), &self.world.path(INDEX));
        let outcome = run(&self.world, &self.operation, INDEX, fault, at);
        let mut wrong = Vec::new();
        if fault.kills() {
            if let Some(code) = outcome.code {
                wrong.push(format!("it was not killed but ended with {code}: {}", outcome.stderr));
            }
        } else {
            wrong.extend(ill_reported(&outcome, fault, at));
        }
        match Answers::of(&self.world, INDEX) {
            Err(error) => wrong.push(error),
            Ok(answers) => {
                // The rename of the pointer decides, and nothing else.
                let switched = outcome.has_renamed("current", fault, at);
                let expected = if switched { &self.new } else { &self.old };
                if answers != *expected {
                    let either = answers == self.old || answers == self.new;
                    let kind = if either { "of the wrong generation" } else { "neither old nor new" };
                    wrong.push(format!("switched: {switched}, and the answers are {kind}: {answers:?}"));
                }
                if fault.kills() {
                    wrong.extend(damage(&self.world, INDEX, false));
                }
                let listed = outcome.has_renamed("removed.json", fault, at);
                wrong.extend(self.recover(answers == self.new, listed, fault));
            }
        }
        wrong
    }

    /// The next run does what was not done, or is one for which there is nothing to do: the archive
    /// is again as the index has it, the article was not on the list of removals yet. It
    /// leaves nothing behind.
    fn recover(&self, done: bool, listed: bool, fault: Fault) -> Vec<String> {
        let other = !done && matches!(fault, Fault::KilledAfter | Fault::Enospc);
        let back = other && self.operation.indexes() && self.operation != Operation::First;
        let (next, expected) = match self.operation {
            Operation::Remove(_) if other && listed => (&Operation::Update, &self.new),
            Operation::Remove(_) if other => (&Operation::Update, &self.old),
            _ if back => (&Operation::Update, &self.old),
            _ => (self.operation.next(done), &self.new),
        };
        if back {
            Archive::swap(&self.world);
        }
        let run = run(&self.world, next, INDEX, Fault::KilledBefore, 0);
        if back {
            Archive::swap(&self.world);
        }
        let mut wrong = Vec::new();
        if run.code != Some(0) {
            wrong.push(format!("it ended with {:?}: {}", run.code, run.stderr));
        }
        match Answers::of(&self.world, INDEX) {
            Err(error) => wrong.push(error),
            Ok(answers) if answers != *expected => wrong.push(format!("the answers are wrong: {answers:?}")),
            Ok(_) => {}
        }
        // A run that failed can leave nothing that a killed one does not.
        if fault.kills() {
            wrong.extend(damage(&self.world, INDEX, true));
        }
        wrong.extend(disorder(&self.world.path(INDEX), self.operation.keep()));
        wrong.into_iter().map(|complaint| format!("after the next run: {complaint}")).collect()
    }
}

/// A run that failed says so, naming a file and the reason; one whose fault was of no consequence
/// may end well.
fn ill_reported(outcome: &Outcome, fault: Fault, at: usize) -> Option<String> {
    let Outcome { code, stderr, calls } = outcome;
    let reason = if fault == Fault::Eio { "Input/output error" } else { "No space left on device" };
    let names_a_file = [":", "/"].iter().any(|end| stderr.contains(&format!("{INDEX}{end}")));
    let wrong = match code {
        _ if stderr.contains("panicked") => "panicked",
        Some(0) if !is_of_no_consequence(calls, at) => "did not mind",
        Some(2) if !names_a_file => "names no file",
        Some(2) if !stderr.contains(reason) => "names no reason",
        Some(0 | 2) => return None,
        _ => "ended otherwise",
    };
    Some(format!("{wrong} ({code:?}): {}", stderr.trim_end()))
}

/// Before the switch that is what there is another way for, and what clears away.
fn is_of_no_consequence(calls: &[Call], at: usize) -> bool {
    let mut until = calls.iter().take_while(|call| !call.switches());
    until
        .find(|call| call.number == at)
        .is_none_or(|call| ["link", "mkdir", "unlink", "rmdir"].contains(&call.name.as_str()))
}

fn every_call(operation: Operation, fault: Fault) {
    if shim().is_none() {
        return;
    }
    let scene = Scene::new(operation, fault);
    let name = scene.operation.name();
    assert!(scene.calls.len() > 10, "{name}: only {} calls were seen", scene.calls.len());
    assert!(
        scene.old == scene.new || scene.calls.iter().any(Call::switches),
        "{name}: the switch was not seen"
    );
    let calls = scene.calls.iter().enumerate();
    let calls = calls.filter(|(place, _)| fault != Fault::Full || is_refused(&scene.calls, *place));
    scene.disturb_each(fault, calls.map(|(_, call)| call));
}

/// A run that finds what a killed one has left is cut short while it clears that up.
#[test]
fn clearing_up_is_cut_short() {
    if shim().is_none() {
        return;
    }
    for fault in [Fault::KilledBefore, Fault::KilledAfter, Fault::Eio] {
        let scene = Scene::new(Operation::Update, fault);
        let switch = scene.calls.iter().find(|call| call.switches()).unwrap().number;
        let killed = run(&scene.world, &Operation::Update, BEFORE, Fault::KilledBefore, switch);
        assert_eq!(killed.code, None);
        copy(&scene.world.path(BEFORE), &scene.world.path("ohne"));
        let calls = run(&scene.world, &Operation::Update, "ohne", fault, 0).calls;
        let begins = |call: &Call| call.name == "mkdir" && call.path.contains(".building");
        let clears = &calls[..calls.iter().position(begins).unwrap()];
        assert!(clears.len() > 10, "{clears:?}");
        scene.disturb_each(fault, clears.iter());
    }
}

/// Whether a full disk refuses it. Of consecutive writes to one file, the first and the last
/// stand for all.
fn is_refused(calls: &[Call], place: usize) -> bool {
    let same = |other: Option<&Call>| {
        other.is_some_and(|other| (&other.name, &other.path) == (&calls[place].name, &calls[place].path))
    };
    match calls[place].name.as_str() {
        "write" => {
            let before = place.checked_sub(1).and_then(|before| calls.get(before));
            !same(before) || !same(calls.get(place + 1))
        }
        name => ["create", "mkdir", "link"].contains(&name),
    }
}

/// A test for each operation and fault: they run side by side.
macro_rules! every_call {
    ($($operation:ident $value:expr, $able:expr => $($name:ident $fault:ident)*;)*) => {$(
        mod $operation {
            use super::*;

            $(
                #[test]
                fn $name() {
                    if $able {
                        every_call($value, Fault::$fault);
                    } else {
                        skip(concat!("the program has no ", stringify!($operation), " yet"));
                    }
                }
            )*
        }
    )*};
}

every_call! {
    first Operation::First, true => killed_before KilledBefore eio Eio full Full;
    update Operation::Update, true => killed_before KilledBefore killed_after KilledAfter eio Eio enospc Enospc full Full;
    merge Operation::Merge, Abilities::of_the_program().rewrite_below => killed_before KilledBefore eio Eio;
    full Operation::Full, true => killed_before KilledBefore killed_after KilledAfter eio Eio enospc Enospc full Full;
    gc Operation::Gc, Abilities::of_the_program().gc => killed_before KilledBefore killed_after KilledAfter eio Eio;
    remove Operation::Remove("3-0".to_owned()), Abilities::of_the_program().remove =>
        killed_before KilledBefore killed_after KilledAfter eio Eio full Full;
    purge Operation::Purge("3-0".to_owned()), Abilities::of_the_program().remove => killed_before KilledBefore;
}
