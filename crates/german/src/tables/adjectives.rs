//! How adjectives end: suffixes, participles, and plain adjectives.
//!
//! Source: grammar, by hand; which suffixes are safe was read off the CISTEM gold lists.

/// Suffixes of adjectives and of participles, and plain adjectives.
#[rustfmt::skip]
pub(crate) const ENDS: &[&str] = &[
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

/// Endings of weak participles. They count only behind a prefix of participles: `gelobt-er`,
/// `entfernt-er`, but `Winter`, `Reporter`.
#[rustfmt::skip]
pub(crate) const PARTICIPLES: &[&str] = &[
    "ert", "elt", "det", "tet", "net", "bt", "ft", "gt", "kt", "mt", "nt", "pt", "rt", "zt", "sst", "scht", "acht", "ht", "fullt", "stellt",
    "zahlt", "wandt", "teilt",
];
