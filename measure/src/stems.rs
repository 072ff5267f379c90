//! Stems, compounds and name keys on the word lists, and how fast they are made, compared with
//! CISTEM's prototype and plain Tantivy's chain.
//!
//! The lists are scored three times: without a lexicon, with a general vocabulary, and with the
//! lexicon of an index of some 70,000 articles.

use crate::Context;
use crate::data::{Scratch, read, unpack, write};
use crate::peers;
use crate::process::{command, run as run_command, stdout, stdout_to};
use crate::scorers::{gold_words, score_words};
use anyhow::{Context as _, Result, anyhow};
use nachlese_german::learn::{LexiconBuilder, Vocabulary};
use nachlese_german::lexicon::Lexicon;
use nachlese_german::{Analyzer, normalize::lower, stemmer::stem};
use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

/// The index whose lexicon is used, also by `train`.
pub(crate) fn index(scratch: &Scratch) -> PathBuf {
    scratch.path("lexicon.nachlese")
}

pub(crate) fn run(context: &Context) -> Result<()> {
    let nachlese = context.nachlese()?;
    let words = context.scratch.path("words.txt");
    gold_words(&context.data, &words)?;
    let vocabulary = context.scratch.path("vocabulary.tsv");
    write(&vocabulary, unpack(&context.data.path("data/words/vocabulary.de.tsv.gz")?)?)?;
    nachlese.index(&index(&context.scratch), &archive(context)?)?;

    let lexicons = [None, Some(("--vocabulary", vocabulary)), Some(("--index", index(&context.scratch)))];
    for lexicon in lexicons {
        println!("## {}", lexicon.as_ref().map_or("no lexicon", |(option, _)| option));
        let mut analyze = nachlese.command(["analyze", "--format", "tsv", "--words"]);
        analyze.arg(&words);
        if let Some((option, path)) = lexicon {
            analyze.arg(option).arg(path);
        }
        let analysis = context.scratch.path("analysis.tsv");
        stdout_to(&mut analyze, &analysis)?;
        score_words(&context.data, &analysis)?;
    }
    speed(context, &read(&words)?)
}

/// The articles whose lexicon is learned: the news and frontpage's teasers.
fn archive(context: &Context) -> Result<PathBuf> {
    let folder = context.scratch.folder("lexicon")?;
    let mut sources = crate::data::files(&context.data.path("data/news")?, ".jsonl.gz")?;
    sources.push(context.data.set("frontpage")?.corpus);
    for source in sources {
        let name = source.file_name().context("a file without a name")?;
        let name = if name == "corpus.jsonl.gz" { "frontpage.jsonl.gz".as_ref() } else { name };
        let copy = folder.join(name);
        if !copy.exists() {
            std::fs::copy(&source, copy)?;
        }
    }
    Ok(folder)
}

/// Twice, in turn: CISTEM's prototype, our rules and our chain, Tantivy's chain. One core each.
fn speed(context: &Context, words: &str) -> Result<()> {
    let letters = |word: &&str| word.chars().all(|c| c.is_ascii_alphabetic() || "äöüÄÖÜß".contains(c));
    let words: Vec<&str> = words.lines().filter(letters).collect();
    let texts = texts(context)?;
    let mut builder = LexiconBuilder::default();
    texts.iter().for_each(|text| builder.add_text(text));
    let learned = lexicon(builder.finish(&Vocabulary::default()))?;
    let peers = if context.alone {
        None
    } else {
        Some((cistem(context, &words)?, peers::tantivy_operators(context)?))
    };
    let frontpage = context.data.set("frontpage")?.corpus;
    for _ in 0..2 {
        if let Some((cistem, _)) = &peers {
            let mut command = command(cistem, [""; 0]);
            let printed = stdout(command.current_dir(context.scratch.path("cistem")))?;
            println!("CISTEM {}", printed.lines().next().unwrap_or_default());
        }
        for (name, lexicon) in [("rules", &Lexicon::empty()), ("with a lexicon", &*learned)] {
            let seconds = best(|| stems(&words, lexicon));
            println!("stems, {name}: {:.2} M words/s", words.len() as f64 / 1e6 / seconds);
        }
        let ours = best(|| terms(&texts, &learned));
        println!("texts: Nachlese's chain {ours:.3} s");
        if let Some((_, tantivy)) = &peers {
            let printed = stdout(command(tantivy, ["analyze"]).arg(&frontpage))?;
            let theirs: f64 = printed.trim().parse().with_context(|| printed.clone())?;
            println!("texts: Tantivy's chain {theirs:.3} s, Nachlese's {:.2}x as fast", theirs / ours);
        }
    }
    Ok(())
}

/// Titles, teasers and bodies of frontpage.
fn texts(context: &Context) -> Result<Vec<String>> {
    let mut texts = Vec::new();
    for line in unpack(&context.data.set("frontpage")?.corpus)?.lines() {
        let record: serde_json::Value = serde_json::from_str(line)?;
        let field =
            |name: &str| record.get(name).and_then(|value| value.as_str()).unwrap_or_default().to_owned();
        texts.extend(["title", "teaser", "body"].map(field));
    }
    Ok(texts)
}

fn lexicon(bytes: Vec<u8>) -> Result<Arc<Lexicon>> {
    Ok(Arc::new(
        Lexicon::from_bytes(Box::new(bytes))
            .map_err(|error| anyhow!("a lexicon that was just made: {error}"))?,
    ))
}

/// Stems all words; the sum of their lengths, so that nothing is optimized away.
fn stems(words: &[&str], lexicon: &Lexicon) -> usize {
    let (mut low, mut out) = (String::new(), String::new());
    let length = |word: &&str| {
        lower(word, &mut low);
        stem(&low, lexicon, &mut out);
        out.len()
    };
    words.iter().map(length).sum()
}

/// Analyzes all texts with a new cache; the sum of the stems' lengths.
fn terms(texts: &[String], lexicon: &Arc<Lexicon>) -> usize {
    let mut analyzer = Analyzer::with_lexicon(lexicon.clone());
    let mut sum = 0;
    texts.iter().for_each(|text| analyzer.analyze(text, |term| sum += term.stem.len()));
    sum
}

/// Seconds of the best of three runs.
fn best(mut work: impl FnMut() -> usize) -> f64 {
    let once = |_| {
        let start = Instant::now();
        std::hint::black_box(work());
        start.elapsed().as_secs_f64()
    };
    (0..3).map(once).fold(f64::MAX, f64::min)
}

/// Compiles CISTEM's prototype. It reads `words.txt` and a table that only its second mode needs.
fn cistem(context: &Context, words: &[&str]) -> Result<PathBuf> {
    let source = context.data.path("reference/prototypes/cistem_bytes.rs")?;
    let folder = context.scratch.folder("cistem")?;
    context.scratch.folder("cistem/stems")?;
    write(&folder.join("ab.tsv"), "")?;
    let mut lines = String::new();
    words.iter().try_for_each(|word| writeln!(lines, "{word}"))?;
    write(&folder.join("words.txt"), lines)?;
    let program = folder.join("cistem");
    run_command(command("rustc", ["-O", "-A", "warnings", "-o"]).arg(&program).arg(source))?;
    Ok(program)
}
