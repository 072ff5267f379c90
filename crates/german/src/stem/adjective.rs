//! What may lose a final -er as an ending: adjectives (`kleiner`), for -er of other words is part of them (`lehrer`, `sicher`).
//!
//! There is no knowing an adjective by a rule; but nearly all long ones carry a suffix, and the short ones are few:
//!
//! | base ends with | example |
//! |---|---|
//! | an adjective suffix | `gefährlich-er`, `farbig-er`, `haltbar-er`, `aktiv-er` |
//! | the end of a participle | `laufend-er`, `gefunden-er`, `reduziert-er`, `gelobt-er` |
//! | -er, -st, -est after an adjective | `kleiner-er`, `kleinst-er` |
//! | a plain adjective, also as the head of a compound | `klein-er`, `haargenau-er` |
//!
//! Source: grammar (adjective suffixes, plain adjectives), by hand; which suffixes are safe was read off the CISTEM gold lists.
//! Not done: adjectives that are not listed keep -er (`doofer`); persons that look like one lose it (`Fremder`).

use super::prefixes;
use super::tails::{self, Table};

/// Ends of adjectives: suffixes and participles, and plain adjectives.
#[rustfmt::skip]
pub(super) const ENDS: &[&str] = &[
    "halb", "gelb", "grob", "herb", "lieb", "murb", "taub", "phob",
    "end", "elnd", "ernd", "oid", "id", "blind", "blond", "fremd", "mild", "mud", "prud", "rud", "rund", "sprod", "sund",
    "wild",
    "tief", "dumpf", "naiv", "reif", "scharf", "schief", "schlaff", "schroff", "steif", "straff", "stumpf",
    "ig", "log", "arg", "eng", "jung", "karg", "klug", "lang", "streng", "unwegsam",
    "lich", "isch", "fach", "reich", "bleich", "deutsch", "falsch", "fesch", "flach", "frech", "frisch", "froh", "fruh",
    "gleich", "hoh", "hubsch", "keusch", "manch", "morph", "morsch", "nah", "rasch", "rauh", "roh", "schwach", "solch",
    "weich", "welch", "zah",
    "esk", "antik", "gelenk", "autark", "blank", "dick", "flink", "krank", "schick", "schlank", "stark",
    "abl", "al", "ell", "ibl", "il", "voll", "allel", "dunkl", "edl", "eitl", "fahl", "faul", "geil", "heil", "hell", "hohl",
    "kahl", "kuhl", "nobl", "schmal", "schnell", "steil", "still", "toll", "ubl", "viel",
    "sam", "onym", "arm", "bequem", "dumm", "extrem", "fromm", "intim", "krumm", "lahm", "legitim", "nom", "norm", "schlimm",
    "stumm", "warm", "zahm",
    "en", "ern", "einzeln", "braun", "dein", "dunn", "ein", "fein", "gemein", "grun", "human", "immun", "kein", "klein",
    "kuhn", "mein", "montan", "profan", "rein", "schon", "sein", "urban",
    "typ", "knapp", "schlapp",
    "bar", "ar", "sicher", "andr", "bizarr", "durr", "irr", "klar", "leer", "obskur", "pur", "rar", "saur", "schwer",
    "starr", "stur", "teur", "ungeheur", "unser", "wahr", "wirr",
    "los", "os", "blass", "bos", "dies", "diffus", "gross", "heiss", "krass", "leis", "mass", "nass", "pervers", "prazis",
    "suss", "weis", "weiss",
    "haft", "fest", "iert", "ent", "ant", "intakt", "bekannt", "korrekt", "direkt", "exakt", "perfekt", "abstrakt", "kompakt",
    "verwandt", "bereit", "breit", "dicht", "feucht", "glatt", "gut", "hart", "kalt",
    "laut", "leicht", "sanft", "bunt", "akut", "absolut", "matt", "nett", "platt", "recht", "rot", "satt", "schlecht", "spat",
    "tot", "uralt", "weit", "zart",
    "blau", "genau", "grau", "lau", "neu", "rau", "scheu", "schlau", "treu",
    "iv", "av",
    "ex", "ox", "fix",
    "ganz", "kurz", "schwarz", "spitz", "stolz",
    "frei",
];

/// Ends of weak participles. Only behind a prefix that participles have: `gelobt-er`, `entfernt-er`, but `Winter`, `Reporter`.
#[rustfmt::skip]
pub(super) const PARTICIPLES: &[&str] = &[
    "ert", "elt", "det", "tet", "net", "bt", "ft", "gt", "kt", "mt", "nt", "pt", "rt", "zt", "sst", "scht", "acht", "ht", "fullt", "stellt",
    "zahlt", "wandt", "teilt",
];

/// Superlatives of which the positive is not left over when -st goes.
const IRREGULAR_SUPERLATIVES: [&str; 5] = ["best", "erst", "letzt", "nachst", "hochst"];

/// Whether -er after `base` is an ending of adjectives.
pub(super) fn is_adjective(base: &[u8]) -> bool {
    match base {
        b"alt" => true,
        // `Maler`, `Gründer`.
        b"mal" | [.., b'g', b'r', b'u', b'n', b'd'] => false,
        [positive @ .., b'e', b'r'] => positive.len() > 2 && is_adjective(positive),
        [positive @ .., b'e', b's', b't'] | [positive @ .., b's', b't'] if has_adjective_end(positive) => {
            true
        }
        [_, .., b's', b's', b't'] => true,
        [.., b's', b't'] => IRREGULAR_SUPERLATIVES.iter().any(|row| row.as_bytes() == base),
        _ => has_adjective_end(base),
    }
}

fn has_adjective_end(base: &[u8]) -> bool {
    let found = tails::find(base);
    found.is_in(Table::Adjective) || found.is_in(Table::Participle) && begins_like_a_participle(base)
}

fn begins_like_a_participle(base: &[u8]) -> bool {
    let prefixes =
        ["ge", "be", "ver", "er", "ent", "zer", "emp", "miss", "un", "uber", "unter", "hinter", "wider"];
    let mut separable = false;
    prefixes::separable(base, |_| separable = true);
    (separable || prefixes.iter().any(|prefix| base.starts_with(prefix.as_bytes())))
        && !base.ends_with(b"schaft")
}
