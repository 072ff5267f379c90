//! Spellings of other times to today's: an archive has them side by side.
//!
//! | rule | example | source |
//! |---|---|---|
//! | three equal consonants are two | `Schifffahrt` = `Schiffahrt`, `Stilllegung` = `Stillegung` | reform of 1996 |
//! | ph of Greek words that may have f | `Delphin` = `Delfin`, `Photographie` = `Fotografie`; not `Philosoph` | reform of 1996 |
//! | words the reform changed | `numerieren`, `rauh`, `Stengel`, `aufwendig`, `Potential` | reform of 1996 |
//! | th of German words | `Theil`, `Thür`, `Thier`, `Eigenthum`; not `Theater`, nor names in -th, -thal | conference of 1901 |
//! | c that was k or z | `Cöln`, `Centrum`, `Casse`, `Correspondent`; not `Computer` | conference of 1901 |
//!
//! ß for ss and umlauts spelt out are [`normalize`](crate::normalize)'s. The exact level keeps what was printed.
//! Source: the rules and word lists of 1901 and 1996, by hand. Not done: `That`, `thun`, `Rath`, `Roth`, `Noth`, `Credit`,
//! `social`: they are names or English words more often.

use super::letters::Letters;
use super::trie::{Builder, Trie};
use std::sync::LazyLock;

/// Old and new, anywhere in a word, or at its beginning behind `^`. By what [`Signs`] makes them worth looking for.
#[rustfmt::skip]
const WITH_PH: &[(&str, &str)] = &[
    ("phot", "fot"), ("telephon", "telefon"), ("mikrophon", "mikrofon"), ("saxophon", "saxofon"), ("megaphon", "megafon"), ("grammophon", "grammofon"),
    ("symphon", "sinfon"), ("delphin", "delfin"), ("phantas", "fantas"), ("graphi", "grafi"), ("ograph", "ograf"), ("agraph", "agraf"),
];

#[rustfmt::skip]
const WITH_TH: &[(&str, &str)] = &[
    ("theil", "teil"), ("^thUr", "tUr"), ("hausthUr", "haustUr"), ("thier", "tier"), ("thrAn", "trAn"), ("thurm", "turm"), ("thatsach", "tatsach"), ("^thal", "tal"), ("thAler", "tAler"),
    ("werthvoll", "wertvoll"), ("werthlos", "wertlos"), ("nothwend", "notwend"), ("armuth", "armut"), ("vermuth", "vermut"), ("gemUth", "gemUt"), ("bundesrath", "bundesrat"),
    ("landrath", "landrat"), ("stadtrath", "stadtrat"), ("reichsrath", "reichsrat"), ("rathhaus", "rathaus"), ("blUthe", "blUte"), ("fluth", "flut"), ("gluth", "glut"), ("heirath", "heirat"),
    ("heimath", "heimat"), ("wirthschaft", "wirtschaft"), ("enthum", "entum"), ("erthum", "ertum"), ("rrthum", "rrtum"), ("chthum", "chtum"), ("^thee", "tee"), ("panther", "panter"), ("thunfisch", "tunfisch"),
];

#[rustfmt::skip]
const WITH_C: &[(&str, &str)] = &[
    ("^cOln", "kOln"), ("^casse", "kasse"), ("centr", "zentr"), ("^concert", "konzert"), ("^conferen", "konferen"), ("correspond", "korrespond"), ("^commission", "kommission"),
    ("^cultur", "kultur"), ("^civil", "zivil"), ("^cigarr", "zigarr"), ("^director", "direktor"), ("^doctor", "doktor"), ("^casern", "kasern"), ("^commando", "kommando"), ("^coloni", "koloni"),
    ("^congress", "kongress"), ("^constitution", "konstitution"), ("^consul", "konsul"), ("process", "prozess"), ("officier", "offizier"), ("^publicum", "publikum"), ("^medicin", "medizin"), ("fabric", "fabrik"),
];

/// Words of the reform; a row is the beginning of a word.
#[rustfmt::skip]
const REFORMED: &[(&str, &str)] = &[
    ("aufwendig", "aufwAndig"), ("behend", "behAnd"), ("belemmer", "belAmmer"), ("differenti", "differenzi"), ("essenti", "essenzi"), ("existenti", "existenzi"), ("gems", "gAms"), ("greuel", "grAuel"),
    ("greulich", "grAulich"), ("jogurt", "joghurt"), ("karamelb", "karamellb"), ("kAnguruh", "kAnguru"), ("numerier", "nummerier"), ("plazier", "platzier"), ("potenti", "potenzi"), ("portemonnaie", "portmonee"),
    ("quentchen", "quAntchen"), ("rauh", "rau"), ("roheit", "rohheit"), ("selbstAndig", "selbststAndig"), ("spaghett", "spagett"), ("stengel", "stAngel"), ("substanti", "substanzi"), ("Uberschwenglich", "UberschwAnglich"),
    ("unselbstAndig", "unselbststAndig"), ("zierat", "zierrat"),
];

/// The beginnings of [`REFORMED`], with the number of the row, from 1.
pub(super) static BEGINNINGS: LazyLock<Trie> = LazyLock::new(|| {
    let mut trie = Builder::new();
    for (number, (old, _)) in REFORMED.iter().enumerate() {
        *trie.insert(old.bytes()) = number as u16 + 1;
    }
    trie.pack()
});

/// Puts the word into today's spelling.
pub(super) fn modernize(word: &mut Letters) {
    let letters = word.as_slice();
    let signs = Signs::of(letters);
    if signs.tripled {
        word.untriple();
    }
    for (_, table) in
        [(signs.ph, WITH_PH), (signs.th, WITH_TH), (signs.c, WITH_C)].iter().filter(|(worth, _)| *worth)
    {
        for (old, new) in *table {
            if let Some((at, length)) = place(word.as_slice(), old) {
                word.replace(at, length, new.as_bytes());
            }
        }
    }
    let mut row = None;
    BEGINNINGS.walk(word.as_slice().iter(), |_, number| row = REFORMED.get(usize::from(number) - 1));
    if let Some((old, new)) = row {
        word.replace(0, old.len(), new.as_bytes());
    }
}

/// Where a row stands in `word`, and how long it is.
fn place(word: &[u8], old: &str) -> Option<(usize, usize)> {
    match old.strip_prefix('^') {
        Some(start) => word.starts_with(start.as_bytes()).then_some((0, start.len())),
        None => word.windows(old.len()).position(|part| part == old.as_bytes()).map(|at| (at, old.len())),
    }
}

/// What makes a table worth a look.
#[derive(Default)]
struct Signs {
    ph: bool,
    th: bool,
    c: bool,
    tripled: bool,
}

impl Signs {
    fn of(word: &[u8]) -> Signs {
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
