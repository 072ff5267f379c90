//! `nachlese analyze`: the terms that words become.

use crate::args::{AnalyzeArgs, AnalyzeFormat};
use crate::exit_code::FOUND;
use crate::output;
use crate::settings::vocabulary;
use anyhow::{Context, Result};
use nachlese_german::compound::{Splitter, split_points};
use nachlese_german::learn::LexiconBuilder;
use nachlese_german::lexicon::Lexicon;
use nachlese_german::names;
use nachlese_german::normalize::lower;
use nachlese_german::{Analyzer, Role};
use nachlese_index_format::{GenerationName, Layout, open_lexicon};
use nachlese_query::Index;
use nachlese_results::safe;
use std::io::Write;
use std::sync::Arc;

pub(super) fn run(args: &AnalyzeArgs) -> Result<u8> {
    let AnalyzeFormat::Tsv = args.format;
    let lexicon = Arc::new(lexicon(args)?);
    let mut analyzer = Analyzer::with_lexicon(lexicon.clone());
    let tables = Tables { splitter: Splitter::new(&lexicon), lexicon: &lexicon };
    output::print(|out| {
        writeln!(out, "word\texact\tstem\tparts\tcuts\tkeys")?;
        match &args.words {
            Some(file) => {
                let words = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
                for word in words.lines() {
                    let (exact, stem) = analyzer.word(word);
                    row(out, tables, word, word, &exact, &stem)?;
                }
            }
            None => {
                let text = args.text.join(" ");
                let mut rows = Vec::new();
                analyzer.analyze(&text, |t| {
                    let word = text.get(t.start..t.end).unwrap_or_default();
                    // Of `Innen-` what it is completed to is read.
                    let read = if t.role == Role::Completed { t.exact } else { word };
                    rows.push([word, read, t.exact, t.stem].map(str::to_owned));
                });
                for [word, read, exact, stem] in &rows {
                    row(out, tables, word, read, exact, stem)?;
                }
            }
        }
        Ok(())
    })?;
    Ok(FOUND)
}

/// What is known of words: an index's lexicon, or a vocabulary's words, or nothing.
fn lexicon(args: &AnalyzeArgs) -> Result<Lexicon> {
    if let Some(index) = &args.index {
        // Opened as for a search: the errors for a missing, damaged or incompatible index are
        // the same.
        let open = Index::open(index)?;
        let name = GenerationName(open.generation_number());
        return Ok(open_lexicon(&Layout::new(index).generation(name))?);
    }
    Ok(Lexicon::from_bytes(Box::new(
        LexiconBuilder::default().finish(&vocabulary(args.vocabulary.as_deref())?),
    ))?)
}

/// What the rows need in addition to the analyzer.
#[derive(Clone, Copy)]
struct Tables<'l> {
    splitter: Splitter<'l>,
    lexicon: &'l Lexicon,
}

/// `word` is echoed to the byte, but for what could steer a terminal; `read` is what it stands for.
/// Parts and keys are joined by `|`, cuts by commas.
fn row(
    out: &mut dyn Write,
    tables: Tables<'_>,
    word: &str,
    read: &str,
    exact: &str,
    stem: &str,
) -> Result<()> {
    let parts = tables.splitter.constituents(exact);
    let (mut lowered, mut keys) = (String::new(), Vec::new());
    lower(read, &mut lowered);
    let cuts: Vec<_> = split_points(&lowered, &parts).iter().map(ToString::to_string).collect();
    let parts: Vec<_> = parts.into_iter().map(|part| part.word).collect();
    names::keys(&lowered, tables.lexicon, &mut |key| keys.push(key.to_owned()));
    let (parts, cuts, keys) = (parts.join("|"), cuts.join(","), keys.join("|"));
    Ok(writeln!(out, "{}\t{exact}\t{stem}\t{parts}\t{cuts}\t{keys}", safe(word))?)
}
