//! Old spellings to those of today: an archive has both.
//!
//! By the reform of 1996:
//!
//! - three equal consonants become two: `Schifffahrt` = `Schiffahrt`, `Stilllegung` = `Stillegung`;
//! - ph becomes f in Greek words that may have it: `Delphin` = `Delfin`, `Photographie` =
//!   `Fotografie`, but not `Philosoph`;
//! - single words: `numerieren`, `rauh`, `Stengel`, `aufwendig`, `Potential`.
//!
//! By the conference of 1901:
//!
//! - th becomes t in German words: `Theil`, `Thür`, `Thier`, `Eigenthum`; not in `Theater`, nor in
//!   names in -th, -thal;
//! - c becomes k or z: `Cöln`, `Centrum`, `Casse`, `Correspondent`; not in `Computer`.
//!
//! [`normalize`](crate::normalize) handles ß and umlauts that are spelt out. The exact level keeps
//! what was printed. The words are listed in [`old_spellings`](crate::tables::old_spellings).

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

/// The position and length of the old spelling of a row in `word`.
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
