//! `nachlese analyze`: the terms that words become.

use super::FOUND;
use crate::args::AnalyzeArgs;
use crate::output;
use crate::render::terminal::safe;
use anyhow::{Context, Result};
use nachlese_german::Analyzer;
use std::io::Write;

pub(super) fn run(args: &AnalyzeArgs) -> Result<u8> {
    let crate::args::AnalyzeFormat::Tsv = args.format;
    let mut analyzer = Analyzer::new();
    output::print(|out| {
        writeln!(out, "word\texact\tstem\tparts\tcuts\tkeys")?;
        match &args.words {
            Some(file) => {
                let words = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
                for word in words.lines() {
                    let (exact, stem) = analyzer.word(word);
                    row(out, word, &exact, &stem)?;
                }
            }
            None => {
                let text = args.text.join(" ");
                let mut rows = Vec::new();
                analyzer.analyze(&text, |t| {
                    let word = text.get(t.start..t.end).unwrap_or_default();
                    rows.push((word.to_owned(), t.exact.to_owned(), t.stem.to_owned()));
                });
                for (word, exact, stem) in rows {
                    row(out, &word, &exact, &stem)?;
                }
            }
        }
        Ok(())
    })?;
    Ok(FOUND)
}

/// The word is echoed to the byte, but for what could steer a terminal. Parts, cuts and keys are empty until compounds and names are known.
fn row(out: &mut dyn Write, word: &str, exact: &str, stem: &str) -> Result<()> {
    Ok(writeln!(out, "{}\t{exact}\t{stem}\t\t\t", safe(word))?)
}
