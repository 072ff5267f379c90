//! declension
/// strong participles with the vowel of the infinitive, without -en
pub(super) fn strong_participle(base: &[u8]) -> bool {
    matches!(
        base,
        b"back"
            | b"blas"
            | b"brat"
            | b"fahr"
            | b"fall"
            | b"fang"
            | b"fress"
            | b"geb"
            | b"gess"
            | b"grab"
            | b"halt"
            | b"hang"
            | b"hau"
            | b"heiss"
            | b"komm"
            | b"lad"
            | b"lass"
            | b"lauf"
            | b"les"
            | b"mahl"
            | b"mess"
            | b"rat"
            | b"ruf"
            | b"salz"
            | b"schaff"
            | b"schlaf"
            | b"schlag"
            | b"schrot"
            | b"seh"
            | b"spalt"
            | b"stoss"
            | b"trag"
            | b"tret"
            | b"wachs"
            | b"wasch"
            | b"web"
            | b"nomm"
            | b"gang"
            | b"stand"
            | b"sess"
            | b"leg"
            | b"brach"
            | b"griff"
            | b"schrieb"
            | b"trieb"
            | b"stieg"
            | b"zog"
            | b"bog"
            | b"flog"
            | b"schob"
            | b"hob"
            | b"lieh"
            | b"schnitt"
            | b"ritt"
            | b"wies"
            | b"riss"
            | b"biss"
            | b"schloss"
            | b"goss"
            | b"schoss"
            | b"floss"
            | b"sproch"
            | b"broch"
            | b"stoch"
            | b"worf"
            | b"holf"
            | b"storb"
            | b"zwung"
            | b"sung"
            | b"sprung"
            | b"schwung"
            | b"bund"
            | b"fund"
            | b"wund"
            | b"trunk"
            | b"sunk"
            | b"troff"
            | b"stohl"
            | b"fohl"
            | b"schwomm"
            | b"wog"
            | b"log"
            | b"blieb"
            | b"schied"
            | b"mied"
            | b"schrie"
            | b"bot"
            | b"rieb"
            | b"hoben"
            | b"drung"
            | b"rung"
            | b"schlung"
            | b"schlich"
            | b"strich"
            | b"wich"
            | b"glich"
            | b"krochen"
            | b"kroch"
            | b"roch"
            | b"schwiegen"
            | b"schwieg"
            | b"schien"
            | b"litt"
            | b"glitt"
            | b"schritt"
            | b"stritt"
            | b"pfiff"
            | b"kniff"
            | b"schliff"
            | b"schmolz"
            | b"schwoll"
            | b"quoll"
            | b"molk"
            | b"flocht"
            | b"focht"
            | b"born"
            | b"wonn"
            | b"ronn"
            | b"sponn"
            | b"sonn"
            | b"gonn"
            | b"nest"
            | b"ness"
            | b"noss"
            | b"sott"
            | b"wor"
            | b"wes"
            | b"stand"
            | b"tan"
            | b"lung"
            | b"schund"
            | b"klung"
            | b"stunk"
            | b"wrung"
    )
}
pub(super) fn plural_er(base: &[u8]) -> bool {
    let t: &[&str] = match base.last() {
        Some(b'b') => &["grab", "kalb", "laib", "leib", "weib"],
        Some(b'd') => &[
            "bad", "bild", "feld", "geld", "glied", "gewand", "kind", "kleid", "land", "lied", "lid", "mund",
            "pfand", "rad", "rand", "rind", "schild", "wald", "band",
        ],
        Some(b'f') => &["dorf"],
        Some(b'g') => &["ding"],
        Some(b'h') => &["buch", "dach", "fach", "loch", "strauch", "tuch", "viech"],
        Some(b'i') => &["ei"],
        Some(b'k') => &["volk"],
        Some(b'l') => &["denkmal", "tal", "spital", "maul"],
        Some(b'm') => &["wurm", "tum", "lamm"],
        Some(b'n') => &["huhn", "mann", "horn", "korn"],
        Some(b's') => &["glas", "gras", "fass", "haus", "schloss", "reis", "mus"],
        Some(b't') => &[
            "amt",
            "blatt",
            "brett",
            "geist",
            "gemut",
            "geschlecht",
            "gesicht",
            "gespenst",
            "gott",
            "gut",
            "haupt",
            "kraut",
            "licht",
            "nest",
            "regiment",
            "schwert",
            "stift",
            "wort",
            "gehalt",
        ],
        Some(b'z') => &["holz"],
        _ => &[],
    };
    t.iter().any(|t| base.ends_with(t.as_bytes()))
}
pub(super) fn adjective(base: &[u8]) -> bool {
    if let [h @ .., b'e', b'r'] = base {
        return h.len() > 2 && adjective(h);
    }
    if let [h @ .., b's', b't'] = base {
        return superlative(h);
    }
    let tails: &[&str] = match base.last() {
        Some(b'b') => &["halb", "gelb", "grob", "herb", "lieb", "murb", "taub"],
        Some(b'd') => &[
            "end", "elnd", "ernd", "mild", "wild", "fremd", "blind", "blond", "rund", "sund", "absurd",
            "mud", "rud", "bid", "did", "lid", "id", "sprod", "prud",
        ],
        Some(b'e') => &[],
        Some(b'f') => &[
            "tief", "schief", "reif", "schlaff", "schroff", "dumpf", "stumpf", "steif", "scharf", "straff",
            "naiv",
        ],
        Some(b'g') => &["ig", "karg", "lang", "streng", "jung", "log", "klug", "arg", "eng"],
        Some(b'h') => &[
            "lich", "isch", "nah", "fach", "flach", "schwach", "frech", "bleich", "gleich", "weich", "solch",
            "rasch", "hubsch", "fesch", "morsch", "deutsch", "keusch", "hoh", "froh", "fruh", "roh", "reich",
            "falsch", "frisch", "welch", "manch", "zah", "rauh", "morph", "mannlich", "welsch",
        ],
        Some(b'k') => &[
            "dick", "schick", "blank", "krank", "schlank", "flink", "stark", "link", "antik", "autark", "esk",
        ],
        Some(b'l') => &[
            "al", "iv", "ell", "abl", "ibl", "voll", "il", "hell", "fahl", "kahl", "hohl", "still", "toll",
            "dunkl", "edl", "faul", "ubl", "kuhl", "schnell", "eitl", "parallel", "steil", "geil", "viel",
            "heil", "nobl", "flexibl", "oll", "schmal",
        ],
        Some(b'm') => &[
            "sam", "extrem", "zahm", "lahm", "warm", "arm", "schlimm", "fromm", "dumm", "krumm", "stumm",
            "nom", "norm", "fern", "bequem", "intim", "anonym",
        ],
        Some(b'n') => &[
            "en", "an", "kuhn", "klein", "ein", "fein", "rein", "gemein", "dunn", "schon", "grun", "braun",
            "ern", "modern", "in", "kein", "mein", "dein", "sein", "opportun", "immun",
        ],
        Some(b'o') => &[],
        Some(b'p') => &["knapp", "schlapp", "typ", "op"],
        Some(b'r') => &[
            "bar", "ar", "schwer", "leer", "andr", "teur", "saur", "ungeheur", "obskur", "pur", "irr",
            "durr", "wirr", "starr", "bizarr", "klar", "wahr", "unser", "sohr", "stur", "rar",
        ],
        Some(b's') => &[
            "los", "os", "weis", "ss", "heiss", "weiss", "gross", "nass", "suss", "mass", "blass", "leis",
            "prazis", "pervers", "dies", "diffus", "bos", "krass", "lass",
        ],
        Some(b't') => &[
            "haft",
            "iert",
            "ert",
            "elt",
            "ent",
            "ant",
            "et",
            "gt",
            "kt",
            "nt",
            "ft",
            "bt",
            "pt",
            "zt",
            "mt",
            "rt",
            "recht",
            "leicht",
            "dicht",
            "feucht",
            "schlecht",
            "acht",
            "breit",
            "weit",
            "bereit",
            "gut",
            "alt",
            "kalt",
            "stellt",
            "zahlt",
            "teilt",
            "fullt",
            "satt",
            "glatt",
            "platt",
            "nett",
            "matt",
            "bunt",
            "rot",
            "tot",
            "laut",
            "spat",
            "at",
            "it",
            "ut",
            "hart",
            "zart",
            "sacht",
            "erwunscht",
            "verruckt",
        ],
        Some(b'u') => &["neu", "treu", "blau", "grau", "schlau", "genau", "lau", "rauh", "rau", "scheu"],
        Some(b'v') => &["iv", "av"],
        Some(b'x') => &["ex", "ox", "fix"],
        Some(b'z') => &["schwarz", "kurz", "stolz", "ganz", "spitz"],
        _ => &[],
    };
    tails.iter().any(|t| base.ends_with(t.as_bytes()))
}
fn superlative(h: &[u8]) -> bool {
    match h {
        [h @ .., b'e'] => adjective(h),
        h => adjective(h) || matches!(h, b"er" | b"be" | b"nach" | b"hoch" | b"mei"),
    }
}
