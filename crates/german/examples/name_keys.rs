//! Name keys of words, to be scored: `name_keys WORDS VOCABULARY [TEXT] > table`.
//!
//! WORDS has a word a line, VOCABULARY is as `--vocabulary` takes it (or `/dev/null`), TEXT is what to learn from beside it. The table
//! has the columns word, exact, stem and keys, these joined by `|`, and two that are empty here.

use nachlese_german::lexicon::{Learner, Lexicon, Vocabulary};
use nachlese_german::{names, normalize};
use std::error::Error;
use std::io::{BufWriter, Write};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let mut file =
        || arguments.next().ok_or("usage: name_keys WORDS VOCABULARY [TEXT]").map(std::fs::read_to_string);
    let (words, vocabulary) = (file()??, Vocabulary::parse(&file()??)?);
    let mut learner = Learner::default();
    if let Ok(text) = file() {
        text?.lines().for_each(|line| learner.learn(line));
    }
    let lexicon = Lexicon::read(Box::new(learner.finish(&vocabulary)))?;
    let mut out = BufWriter::new(std::io::stdout().lock());
    writeln!(out, "word\texact\tstem\tparts\tcuts\tkeys")?;
    let (mut lower, mut stem) = (String::new(), String::new());
    for word in words.lines() {
        normalize::lower(word, &mut lower);
        nachlese_german::stem::stem(&lower, &lexicon, &mut stem);
        let mut keys = String::new();
        names::keys(&lower, &lexicon, &mut |key| {
            if !keys.is_empty() {
                keys.push('|');
            }
            keys.push_str(key);
        });
        writeln!(out, "{word}\t{}\t{stem}\t\t\t{keys}", normalize::exact(word))?;
    }
    out.flush()?;
    Ok(())
}
