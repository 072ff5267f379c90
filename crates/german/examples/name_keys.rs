//! Name keys of words, to be scored: `name_keys WORDS [VOCABULARY] > table`, a word a line, a table with a header line.

use nachlese_german::lexicon::{Learner, Lexicon, Vocabulary};
use nachlese_german::{names, normalize};
use std::error::Error;
use std::io::{BufWriter, Write};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let words = std::fs::read_to_string(arguments.next().ok_or("usage: name_keys WORDS [VOCABULARY]")?)?;
    let lexicon = match arguments.next() {
        None => Lexicon::empty(),
        Some(path) => {
            let vocabulary = Vocabulary::parse(&std::fs::read_to_string(path)?)?;
            Lexicon::read(Box::new(Learner::default().finish(&vocabulary)))?
        }
    };
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
