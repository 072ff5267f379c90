//! Old spellings to those of today: an archive has both.
//!
//! | rule | example | source |
//! |---|---|---|
//! | three equal consonants become two | `Schifffahrt` = `Schiffahrt`, `Stilllegung` = `Stillegung` | reform of 1996 |
//! | ph of Greek words that may have f | `Delphin` = `Delfin`, `Photographie` = `Fotografie`; not `Philosoph` | reform of 1996 |
//! | words that the reform changed | `numerieren`, `rauh`, `Stengel`, `aufwendig`, `Potential` | reform of 1996 |
//! | th of German words | `Theil`, `Thür`, `Thier`, `Eigenthum`; not `Theater`, nor names in -th, -thal | conference of 1901 |
//! | c that was k or z | `Cöln`, `Centrum`, `Casse`, `Correspondent`; not `Computer` | conference of 1901 |
//!
//! ß for ss and umlauts spelt out are [`normalize`](crate::normalize)'s. The exact level keeps what
//! was printed. The words are listed in [`old_spellings`](crate::tables::old_spellings).

use crate::letters::Letters;
use crate::tables::old_spellings::{REFORMED, REFORMED_TRIE, WITH_C, WITH_PH, WITH_TH};

/// Writes the word as it is spelt today.
pub(super) fn modernize(word: &mut Letters) {
    let letters = word.as_slice();
    let signs = Signs::new(letters);
    if signs.tripled {
        word.reduce_triples();
    }
    for (_, table) in
        [(signs.ph, WITH_PH), (signs.th, WITH_TH), (signs.c, WITH_C)].iter().filter(|(has_sign, _)| *has_sign)
    {
        for (old, new) in *table {
            if let Some((at, length)) = position(word.as_slice(), old) {
                word.replace(at, length, new.as_bytes());
            }
        }
    }
    let mut row = None;
    REFORMED_TRIE.walk(word.as_slice().iter(), |_, number| row = REFORMED.get(usize::from(number) - 1));
    if let Some((old, new)) = row {
        word.replace(0, old.len(), new.as_bytes());
    }
}

/// Where the old spelling of a row stands in `word`, and its length.
fn position(word: &[u8], old: &str) -> Option<(usize, usize)> {
    match old.strip_prefix('^') {
        Some(start) => word.starts_with(start.as_bytes()).then_some((0, start.len())),
        None => word.windows(old.len()).position(|part| part == old.as_bytes()).map(|at| (at, old.len())),
    }
}

/// Letters without which no row of a table can match: most words are spared the search.
#[derive(Default)]
struct Signs {
    ph: bool,
    th: bool,
    c: bool,
    tripled: bool,
}

impl Signs {
    fn new(word: &[u8]) -> Signs {
        let mut signs = Signs { c: word.first() == Some(&b'c'), ..Signs::default() };
        let (mut last, mut before) = (0, 0);
        for &letter in word {
            match (last, letter) {
                (b'p', b'h') => signs.ph = true,
                (b't', b'h') => signs.th = true,
                (b'c', b'e' | b'i' | b't') | (b'i', b'c') => signs.c = true,
                _ => {}
            }
            signs.tripled |= letter == last && last == before;
            (before, last) = (last, letter);
        }
        signs
    }
}
