//! What each part of the ranking is worth: one constant of the schema changed at a time.
//!
//! A row is MRR@10 / recall at 100 of each retrieval set, and the mean time of a search call on
//! frontpage. Only keys that searching reads are changed, so that one index a set serves them all.

use crate::Context;
use crate::data::{RetrievalSet, SETS, read, workspace, write};
use crate::process::stdout_to;
use crate::program::{Nachlese, mean_milliseconds};
use crate::scorers::score_runs;
use anyhow::{Result, ensure};
use std::path::Path;

/// A change: its name, keys of the schema with other values, levels that are searched.
struct Variant(&'static str, &'static [(&'static str, &'static str)], Option<&'static str>);

const VARIANTS: [Variant; 20] = [
    Variant("as it is", &[], None),
    Variant("without prefix n-grams", &[], Some("exact,stem,parts,names")),
    Variant(
        "without compounds and parts",
        &[("parts", "0"), ("constituents", "0")],
        Some("exact,stem,names,prefix"),
    ),
    Variant("stems alone", &[("exact", "0")], Some("stem")),
    Variant("verbs count as nouns do", &[("non_noun_weight", "1")], None),
    Variant("words that come together count as any", &[("cooccurrence_discount", "0")], None),
    Variant("and fully discounted", &[("cooccurrence_discount", "1")], None),
    Variant("what was typed counts no more", &[("exact", "0")], None),
    Variant("idf_exponent 1 (BM25)", &[("idf_exponent", "1")], None),
    Variant("idf_exponent 1.6", &[("idf_exponent", "1.6")], None),
    Variant("query_tf_exponent 1 (BM25)", &[("query_tf_exponent", "1")], None),
    Variant("k1 1.2, b 0.75 (BM25)", &[("k1", "1.2"), ("b", "0.75")], None),
    Variant("prefix n-grams 0.3", &[("prefix", "0.3")], None),
    Variant("prefix n-grams 0.6", &[("prefix", "0.6")], None),
    Variant("prefix n-grams 1.1", &[("prefix", "1.1")], None),
    Variant("parts 0.6, constituents 0.4", &[("parts", "0.6"), ("constituents", "0.4")], None),
    Variant("titles 1", &[("weight", "1")], None),
    Variant("titles 3", &[("weight", "3")], None),
    Variant("128 candidates", &[("candidates", "128")], None),
    Variant("1,000 candidates", &[("candidates", "1000")], None),
];

pub(crate) fn run(context: &Context) -> Result<()> {
    let nachlese = context.nachlese()?;
    let sets = SETS.map(|name| context.data.set(name)).into_iter().collect::<Result<Vec<_>>>()?;
    for set in &sets {
        nachlese.index(&index_of(context, set), &set.corpus)?;
    }
    let schema = read(&workspace().join("index-schema.toml"))?;
    let columns =
        sets.iter().flat_map(|set| set.queries.iter().map(|(kind, _)| format!("{} {kind}", set.name)));
    let columns: Vec<String> = columns.collect();
    println!("| | {} | ms |\n|---|{}", columns.join(" | "), "---|".repeat(columns.len() + 1));
    for variant in &VARIANTS {
        println!("{}", row(context, &nachlese, &sets, variant, &schema)?);
    }
    Ok(())
}

fn index_of(context: &Context, set: &RetrievalSet) -> std::path::PathBuf {
    context.scratch.path(format!("{}.nachlese", set.name))
}

/// A line of the table.
fn row(
    context: &Context,
    nachlese: &Nachlese,
    sets: &[RetrievalSet],
    Variant(name, changes, levels): &Variant,
    schema: &str,
) -> Result<String> {
    let path = context.scratch.path("schema.toml");
    write(&path, changed(schema, changes)?)?;
    let batch = |set: &RetrievalSet, queries: &Path, hits| {
        let mut command = nachlese.batch(&index_of(context, set), queries, hits);
        command.arg("--schema").arg(&path);
        levels.iter().for_each(|levels| {
            command.args(["--levels", levels]);
        });
        command
    };
    let mut cells = vec![(*name).to_owned()];
    let mut milliseconds = None;
    for set in sets {
        for (_, queries) in &set.queries {
            let to = context.scratch.path("run.txt");
            stdout_to(&mut batch(set, queries, 100), &to)?;
            let scores = score_runs(&context.data, &set.judgements, &[to])?;
            cells.extend(scores.iter().map(|score| format!("{:.4} / {:.3}", score.mrr, score.recall)));
        }
        if let ("frontpage", Some((_, queries))) = (set.name, set.queries.first()) {
            milliseconds = mean_milliseconds(&nachlese.times(batch(set, queries, 10))?);
        }
    }
    cells.push(milliseconds.map_or("–".to_owned(), |ms| format!("{ms:.3}")));
    Ok(format!("| {} |", cells.join(" | ")))
}

/// A schema with other values for some of its keys. `weight` is that of titles: the first one.
fn changed(schema: &str, changes: &[(&str, &str)]) -> Result<String> {
    let mut lines: Vec<String> = schema.lines().map(str::to_owned).collect();
    for (key, value) in changes {
        let line = lines.iter_mut().find(|line| line.split_once('=').is_some_and(|(k, _)| k.trim() == *key));
        ensure!(line.is_some(), "index-schema.toml has no key {key}");
        line.into_iter().for_each(|line| *line = format!("{key} = {value}"));
    }
    Ok(lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_changed_key_is_one_of_the_schema() {
        let schema = read(&workspace().join("index-schema.toml")).unwrap();
        for Variant(name, changes, _) in &VARIANTS {
            let new = changed(&schema, changes).unwrap_or_else(|error| panic!("{name}: {error}"));
            let differ = schema.lines().zip(new.lines()).filter(|(old, new)| old != new).count();
            assert!(differ <= changes.len(), "{name}");
        }
        assert!(changed(&schema, &[("no_such_key", "1")]).is_err());
    }
}
