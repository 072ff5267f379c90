//! An archive of a million records in a thousand daily files: a build, runs that find nothing, ten
//! updates of 1 % of the files, and a build of what it has become. Time, memory, size, and how far
//! the answers of an updated index differ from those of a new one.

use crate::Context;
use crate::data::{Scratch, files, read, write};
use crate::process::{last_line, output, run as run_command, stdout};
use crate::program::Nachlese;
use crate::random::Random;
use crate::speed::x16;
use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

pub(crate) fn run(context: &Context) -> Result<()> {
    let nachlese = context.nachlese()?;
    let (archive, updated, fresh) = folders(&context.scratch);
    for folder in [&archive, &updated, &fresh].into_iter().filter(|folder| folder.exists()) {
        fs::remove_dir_all(folder)?;
    }
    copy(&x16(&context.data, &context.scratch)?, &archive)?;
    // A file that was written within two seconds before it is listed is in doubt.
    std::thread::sleep(Duration::from_secs(3));
    index(&nachlese, "build", &archive, &updated, &["--full"])?;
    index(&nachlese, "nothing", &archive, &updated, &[])?;
    for update in 1..=10 {
        change(&archive, update)?;
        index(&nachlese, &format!("update {update}"), &archive, &updated, &[])?;
    }
    index(&nachlese, "nothing", &archive, &updated, &[])?;
    index(&nachlese, "new build", &archive, &fresh, &["--full"])?;
    run_command(nachlese.command(["check", "--full", "--index"]).arg(&updated))?;

    let [ours, theirs] = [&updated, &fresh].map(|index| documents(context, &nachlese, index));
    let (ours, theirs) = (ours?, theirs?);
    let differ = ours.symmetric_difference(&theirs).count();
    println!("{} documents in the new build, {differ} differ", theirs.len());
    let [ours, theirs] = [&updated, &fresh].map(|index| answers(context, &nachlese, index));
    compare(&ours?, &theirs?);
    Ok(())
}

/// The archive, the index that is updated, the index that is built at the end.
fn folders(scratch: &Scratch) -> (PathBuf, PathBuf, PathBuf) {
    (scratch.path("updates.archive"), scratch.path("updates.nachlese"), scratch.path("updates.fresh"))
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    for file in files(from, ".jsonl")? {
        let target = to.join(file.strip_prefix(from)?);
        fs::create_dir_all(target.parent().context("a file outside the archive")?)?;
        fs::copy(&file, target)?;
    }
    Ok(())
}

/// A run of the indexer, and the line that its report gives.
fn index(nachlese: &Nachlese, name: &str, archive: &Path, index: &Path, options: &[&str]) -> Result<()> {
    let mut command = nachlese.command(["index", "--log-format", "json", "--index"]);
    let output = output(command.arg(index).args(options).arg(archive))?;
    let printed = String::from_utf8(output.stderr)?;
    let report: Value = serde_json::from_str(last_line(&printed)).with_context(|| printed.clone())?;
    println!("{}", summary(name, &report)?);
    Ok(())
}

fn summary(name: &str, report: &Value) -> Result<String> {
    let number =
        |key: &str| report.get(key).and_then(Value::as_u64).with_context(|| format!("no {key} in {report}"));
    // A build has none of these.
    let changes =
        |key: &str| report.get(key).and_then(Value::as_u64).map_or("–".to_owned(), |n| n.to_string());
    let outcome = report.get("outcome").and_then(Value::as_str).context("a report without an outcome")?;
    let seconds = report.get("seconds").and_then(Value::as_f64).context("a report without seconds")?;
    let due: Vec<&str> =
        report.get("due").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
    Ok(format!(
        "{name:<12} {outcome:<9} {seconds:7.3} s  {:5} MB  {:4} MB on disk  +{} ~{} -{}  {}",
        number("peak_memory")? >> 20,
        number("bytes")? >> 20,
        changes("added"),
        changes("changed"),
        changes("removed"),
        due.join("; ")
    ))
}

/// Changes ten files of the archive: seven grow by a hundred records, every record of two changes,
/// one goes. One file comes.
fn change(archive: &Path, update: u64) -> Result<()> {
    let mut random = Random::new(update);
    let mut chosen = files(archive, ".jsonl")?;
    random.shuffle(&mut chosen);
    chosen.truncate(10);
    let [grow @ .., first, second, gone] = chosen.as_slice() else { return Ok(()) };
    let spare = records(gone)?;
    ensure!(!spare.is_empty(), "{} is empty", gone.display());
    for (file, path) in grow.iter().enumerate() {
        let mut all = records(path)?;
        for new in 0..100 {
            let mut record = spare.get(random.below(spare.len())).cloned().unwrap_or_default();
            set(&mut record, "id", format!("neu-{update}-{file}-{new}"));
            all.push(record);
        }
        write_records(path, &all)?;
    }
    for path in [first, second] {
        let mut all = records(path)?;
        for record in &mut all {
            let body = text(record, "body");
            set(record, "body", format!("{body} Nachtrag der Redaktion."));
        }
        write_records(path, &all)?;
    }
    fs::remove_file(gone)?;
    let mut new = spare;
    for record in &mut new {
        let id = text(record, "id");
        set(record, "id", format!("{id}-neu{update}"));
    }
    write_records(&archive.join(format!("neu-{update}.jsonl")), &new)
}

fn records(path: &Path) -> Result<Vec<Value>> {
    read(path)?.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
}

fn write_records(path: &Path, records: &[Value]) -> Result<()> {
    write(path, records.iter().map(|record| format!("{record}\n")).collect::<String>())
}

fn text(record: &Value, key: &str) -> String {
    record.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn set(record: &mut Value, key: &str, value: String) {
    if let Some(fields) = record.as_object_mut() {
        fields.insert(key.to_owned(), json!(value));
    }
}

/// Every document of an index with its day, asked for day by day: no search gives more than 10,000.
fn documents(context: &Context, nachlese: &Nachlese, index: &Path) -> Result<BTreeSet<String>> {
    let days = context.scratch.path("days.tsv");
    write(&days, days_from_2000())?;
    let printed = stdout(&mut nachlese.batch(index, &days, 10_000))?;
    let id = |line: &str| {
        let mut words = line.split(' ');
        Some(format!("{} {}", words.next()?, words.nth(1)?))
    };
    Ok(printed.lines().filter_map(id).collect())
}

/// A query for each day from December 1999 to December 2002, in which the archive's days lie.
fn days_from_2000() -> String {
    const LENGTHS: [u32; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let mut lines = String::new();
    for year in 1999..=2002 {
        for (month, length) in (1..).zip(LENGTHS) {
            let length = if (year, month) == (2000, 2) { 29 } else { length };
            for day in (1..=length).filter(|_| year > 1999 || month == 12) {
                lines.push_str(&format!("{year}{month:02}{day:02}\tdatum:{year}-{month:02}-{day:02}\n"));
            }
        }
    }
    lines
}

/// The ten best hits of frontpage's queries. Prints the time of a call and what `status` has.
fn answers(context: &Context, nachlese: &Nachlese, index: &Path) -> Result<BTreeMap<String, Vec<String>>> {
    let queries = context.data.path("data/retrieval/frontpage/queries.tsv")?;
    println!("{}", nachlese.times(nachlese.batch(index, &queries, 10))?);
    let status = stdout(nachlese.command(["status", "--index"]).arg(index))?;
    let wanted = |line: &&str| line.starts_with("articles") || line.starts_with("size");
    status.lines().filter(wanted).for_each(|line| println!("{line}"));
    let mut answers: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in stdout(&mut nachlese.batch(index, &queries, 10))?.lines() {
        let mut words = line.split(' ');
        if let (Some(query), Some(document)) = (words.next(), words.nth(1)) {
            answers.entry(query.to_owned()).or_default().push(document.to_owned());
        }
    }
    Ok(answers)
}

fn compare(updated: &BTreeMap<String, Vec<String>>, fresh: &BTreeMap<String, Vec<String>>) {
    let none = Vec::new();
    let count = fresh.len().max(1) as f64;
    let (mut overlap, mut first, mut same) = (0.0, 0.0, 0.0);
    for (query, theirs) in fresh {
        let ours = updated.get(query).unwrap_or(&none);
        let both = theirs.iter().filter(|document| ours.contains(document)).count();
        overlap += both as f64 / theirs.len().max(1) as f64;
        first += f64::from(u8::from(ours.first() == theirs.first()));
        same += f64::from(u8::from(ours == theirs));
    }
    println!(
        "{} queries: top-10 overlap {:.4}, same first hit {:.4}, same ten in order {:.4}",
        fresh.len(),
        overlap / count,
        first / count,
        same / count
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_update_changes_one_file_in_a_hundred() {
        let folder = tempfile::tempdir().unwrap();
        for file in 0..20 {
            let record = json!({ "id": format!("a{file}"), "title": "Ein Titel", "body": "Ein Text." });
            write_records(&folder.path().join(format!("{file}.jsonl")), &[record]).unwrap();
        }
        change(folder.path(), 1).unwrap();
        let lengths: Vec<usize> =
            files(folder.path(), ".jsonl").unwrap().iter().map(|file| records(file).unwrap().len()).collect();
        assert_eq!(lengths.len(), 20, "one file went, one came");
        assert_eq!(lengths.iter().filter(|&&length| length == 101).count(), 7);
        let changed = files(folder.path(), ".jsonl").unwrap().into_iter();
        assert_eq!(changed.filter(|file| read(file).unwrap().contains("Nachtrag der Redaktion")).count(), 2);
    }

    #[test]
    fn a_report_is_a_line() {
        let report = json!({ "outcome": "updated", "seconds": 0.5, "peak_memory": 1 << 28, "bytes": 1 << 30,
            "added": 700, "changed": 2038, "removed": 1019, "due": ["words", "segments"] });
        let line = summary("update 1", &report).unwrap();
        assert_eq!(
            line,
            "update 1     updated     0.500 s    256 MB  1024 MB on disk  +700 ~2038 -1019  words; segments"
        );
        assert!(summary("update 1", &json!({})).is_err());
    }
}
