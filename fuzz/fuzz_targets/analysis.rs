//! Any text through the chain: segment, normalize, stem.

#![no_main]

use libfuzzer_sys::fuzz_target;
use nachlese_german::{Analyzer, Role};

type Term = (usize, usize, u32, Role, String, String, bool);

fn terms(analyzer: &mut Analyzer, text: &str) -> Vec<Term> {
    let mut terms = Vec::new();
    analyzer.analyze(text, |t| {
        terms.push((
            t.start,
            t.end,
            t.position,
            t.role,
            t.exact.to_owned(),
            t.stem.to_owned(),
            t.function_word,
        ));
    });
    terms
}

fuzz_target!(|text: &str| {
    let mut analyzer = Analyzer::new();
    let first = terms(&mut analyzer, text);
    let (mut offset, mut at) = (0, 0);
    for (start, end, position, role, exact, stem, _) in &first {
        assert!(*start >= offset && end > start, "offsets go back: {start}..{end} after {offset}");
        let surface = text.get(*start..*end).expect("offsets lie on characters");
        assert!(*position >= at, "positions go back");
        assert!(!exact.is_empty() && !stem.is_empty(), "{surface:?} has an empty term");
        // Tantivy's writer gets terms between control characters (index-format/terms.rs).
        assert!(!exact.contains(char::is_control) && !stem.contains(char::is_control), "{surface:?}");
        if *role != Role::Piece {
            assert_eq!(analyzer.word(surface), (exact.clone(), stem.clone()), "{surface:?} alone");
        }
        (offset, at) = (*start, *position);
    }
    assert_eq!(terms(&mut analyzer, text), first, "the cache changes terms");
});
