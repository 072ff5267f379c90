//! Measures how fast words are stemmed and texts analyzed on one core, compared with Tantivy's own
//! chain.
//!
//!     stem-speed WORDS < RECORDS
//!
//! WORDS has a word a line, RECORDS are JSON Lines. Built by xtask/stems, outside the workspace.

use nachlese_german::learn::{LexiconBuilder, Vocabulary};
use nachlese_german::lexicon::Lexicon;
use nachlese_german::{Analyzer, normalize::lower, stemmer::stem};
use std::sync::Arc;
use std::time::Instant;
use tantivy::tokenizer::{
    Language, LowerCaser, RemoveLongFilter, SimpleTokenizer, Stemmer, StopWordFilter, TextAnalyzer,
    TokenStream,
};

/// The seconds of the fastest of three runs.
fn best(mut work: impl FnMut()) -> f64 {
    let once = |_| {
        let start = Instant::now();
        work();
        start.elapsed().as_secs_f64()
    };
    (0..3).map(once).fold(f64::MAX, f64::min)
}

fn main() {
    let words = std::fs::read_to_string(std::env::args().nth(1).expect("a file of words")).expect("readable");
    let words: Vec<&str> = words.lines().collect();
    let texts: Vec<String> = std::io::stdin()
        .lines()
        .flat_map(|line| {
            let record: serde_json::Value = serde_json::from_str(&line.expect("a line")).expect("a record");
            ["title", "teaser", "body"].map(|field| record[field].as_str().unwrap_or_default().to_owned())
        })
        .collect();
    let mut builder = LexiconBuilder::default();
    texts.iter().for_each(|text| builder.add_text(text));
    let learned =
        Lexicon::from_bytes(Box::new(builder.finish(&Vocabulary::default()))).expect("just written");
    let (none, learned) = (Lexicon::empty(), Arc::new(learned));
    let (mut low, mut out, mut sum) = (String::new(), String::new(), 0);
    for (name, lexicon) in [("rules", &none), ("with a lexicon", &*learned)] {
        let seconds = best(|| {
            for word in &words {
                lower(word, &mut low);
                stem(&low, lexicon, &mut out);
                sum += out.len();
            }
        });
        println!("stems, {name}: {:.2} M words/s", words.len() as f64 / 1e6 / seconds);
    }
    let tantivy = best(|| {
        let mut chain = TextAnalyzer::builder(SimpleTokenizer::default())
            .filter(RemoveLongFilter::limit(80))
            .filter(LowerCaser)
            .filter(StopWordFilter::new(Language::German).expect("German"))
            .filter(Stemmer::new(Language::German))
            .build();
        for text in &texts {
            let mut tokens = chain.token_stream(text);
            while tokens.advance() {
                sum += tokens.token().text.len();
            }
        }
    });
    let nachlese = best(|| {
        let mut analyzer = Analyzer::with_lexicon(learned.clone());
        texts.iter().for_each(|text| analyzer.analyze(text, |term| sum += term.stem.len()));
    });
    println!(
        "texts: Tantivy's chain {tantivy:.3} s, Nachlese's {nachlese:.3} s, {:.2}x as fast ({sum})",
        tantivy / nachlese
    );
}
