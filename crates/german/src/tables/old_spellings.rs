//! Spellings of earlier times, with those of today.
//!
//! Source: the rules and word lists of 1901 and 1996, by hand. Not listed: `That`, `thun`, `Rath`,
//! `Roth`, `Noth`, `Credit`, `social`: they are names or English words more often.

use super::trie::{Trie, TrieBuilder};
use std::sync::LazyLock;

/// Old and new spelling of words with `ph`, anywhere in a word; after `^` only at its beginning.
#[rustfmt::skip]
pub(crate) const WITH_PH: &[(&str, &str)] = &[
    ("phot", "fot"), ("telephon", "telefon"), ("mikrophon", "mikrofon"), ("saxophon", "saxofon"), ("megaphon", "megafon"), ("grammophon", "grammofon"),
    ("symphon", "sinfon"), ("delphin", "delfin"), ("phantas", "fantas"), ("graphi", "grafi"), ("ograph", "ograf"), ("agraph", "agraf"),
];

/// The same, with `th`.
#[rustfmt::skip]
pub(crate) const WITH_TH: &[(&str, &str)] = &[
    ("theil", "teil"), ("^thUr", "tUr"), ("hausthUr", "haustUr"), ("thier", "tier"), ("thrAn", "trAn"), ("thurm", "turm"), ("thatsach", "tatsach"), ("^thal", "tal"), ("thAler", "tAler"),
    ("werthvoll", "wertvoll"), ("werthlos", "wertlos"), ("nothwend", "notwend"), ("armuth", "armut"), ("vermuth", "vermut"), ("gemUth", "gemUt"), ("bundesrath", "bundesrat"),
    ("landrath", "landrat"), ("stadtrath", "stadtrat"), ("reichsrath", "reichsrat"), ("rathhaus", "rathaus"), ("blUthe", "blUte"), ("fluth", "flut"), ("gluth", "glut"), ("heirath", "heirat"),
    ("heimath", "heimat"), ("wirthschaft", "wirtschaft"), ("enthum", "entum"), ("erthum", "ertum"), ("rrthum", "rrtum"), ("chthum", "chtum"), ("^thee", "tee"), ("panther", "panter"), ("thunfisch", "tunfisch"),
];

/// The same, with `c`.
#[rustfmt::skip]
pub(crate) const WITH_C: &[(&str, &str)] = &[
    ("^cOln", "kOln"), ("^casse", "kasse"), ("centr", "zentr"), ("^concert", "konzert"), ("^conferen", "konferen"), ("correspond", "korrespond"), ("^commission", "kommission"),
    ("^cultur", "kultur"), ("^civil", "zivil"), ("^cigarr", "zigarr"), ("^director", "direktor"), ("^doctor", "doktor"), ("^casern", "kasern"), ("^commando", "kommando"), ("^coloni", "koloni"),
    ("^congress", "kongress"), ("^constitution", "konstitution"), ("^consul", "konsul"), ("process", "prozess"), ("officier", "offizier"), ("^publicum", "publikum"), ("^medicin", "medizin"), ("fabric", "fabrik"),
];

/// Words that the reform of 1996 changed: old and new beginning of the word.
#[rustfmt::skip]
pub(crate) const REFORMED: &[(&str, &str)] = &[
    ("aufwendig", "aufwAndig"), ("behend", "behAnd"), ("belemmer", "belAmmer"), ("differenti", "differenzi"), ("essenti", "essenzi"), ("existenti", "existenzi"), ("gems", "gAms"), ("greuel", "grAuel"),
    ("greulich", "grAulich"), ("jogurt", "joghurt"), ("karamelb", "karamellb"), ("kAnguruh", "kAnguru"), ("numerier", "nummerier"), ("plazier", "platzier"), ("potenti", "potenzi"), ("portemonnaie", "portmonee"),
    ("quentchen", "quAntchen"), ("rauh", "rau"), ("roheit", "rohheit"), ("selbstAndig", "selbststAndig"), ("spaghett", "spagett"), ("stengel", "stAngel"), ("substanti", "substanzi"), ("Uberschwenglich", "UberschwAnglich"),
    ("unselbstAndig", "unselbststAndig"), ("zierat", "zierrat"),
];

/// The old spellings of [`REFORMED`], searched from the beginning of a word; the value is the row,
/// from 1.
pub(crate) static REFORMED_TRIE: LazyLock<Trie> = LazyLock::new(|| {
    let mut trie = TrieBuilder::new();
    for (number, (old, _)) in REFORMED.iter().enumerate() {
        *trie.insert(old.bytes()) = number as u16 + 1;
    }
    trie.build()
});
