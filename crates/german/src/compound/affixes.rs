//! Strings that look like constituents, but never are, or only sometimes. Source: German word
//! formation, by hand.

/// Endings of many words that are never heads: suffixes of derivation and inflection, and fragments
/// of both. Sorted.
#[rustfmt::skip]
const SUFFIXES: &[&str] = &[
    "and", "ander", "ant", "anten", "bar", "bare", "baren", "barer", "ben", "ber", "chen", "den", "der", "dung", "dungen", "ell", "elle",
    "ellen", "end", "ende", "enden", "ens", "enz", "erei", "ereien", "erem", "eren", "erer", "eres", "erin", "ern", "eur", "eure", "fen",
    "gen", "ger", "gung", "gungen", "haft", "hafte", "haften", "heit", "heiten", "her", "ier", "iere", "ieren", "iers", "iert", "ierte",
    "ierten", "ierung", "ierungen", "ige", "igen", "iger", "iges", "igung", "iner", "inne", "innen", "ion", "ionen", "isch", "ische",
    "ischen", "ischer", "isches", "ismus", "ist", "isten", "itaet", "itaeten", "ive", "iven", "keit", "keiten", "ken", "ker", "lang",
    "lein", "len", "ler", "lern", "lich", "liche", "lichen", "licher", "liches", "ling", "linge", "lings", "lose", "lung", "lungen",
    "men", "mer", "nen", "ner", "nern", "nis", "nisse", "nissen", "nung", "nungen", "pen", "per", "reich", "ren", "rer", "rung",
    "rungen", "sam", "same", "samen", "schaft", "schaften", "sche", "schen", "scher", "sches", "sen", "ser", "sse", "ssen", "sses",
    "ste", "stem", "sten", "ster", "stes", "taet", "taeten", "tem", "ten", "ter", "tes", "tion", "tionen", "tive", "tiven", "tum",
    "tung", "tungen", "ung", "ungen", "ver", "weise", "zer",
];

/// Beginnings of many words that are never modifiers. Sorted.
#[rustfmt::skip]
const PREFIXES: &[&str] = &[
    "ant", "be", "bis", "con", "dar", "de", "des", "dis", "ent", "er", "erz", "ge", "kon", "miss", "pro", "re", "sub", "un", "ur", "ver",
    "zer",
];

/// Particles: constituents of some nouns (`Vorschule`, `Hinterachse`), but not of most words that
/// begin with them (`Vorstellung`). Sorted.
#[rustfmt::skip]
const PARTICLES: &[&str] = &[
    "ab", "an", "anti", "auf", "aus", "bei", "com", "durch", "ein", "ex", "fort", "gegen", "heim", "her", "hin", "hinter", "im", "in",
    "inter", "los", "mit", "nach", "nieder", "ober", "rueck", "ueber", "ultra", "um", "unter", "vor", "weg", "wider", "wieder", "zu",
    "zurueck", "zusammen",
];

/// Nouns that are common endings of surnames. Sorted.
#[rustfmt::skip]
const OF_SURNAMES: &[&str] = &[
    "bach", "bacher", "bauer", "baum", "berg", "berger", "brand", "burg", "eder", "feld", "hardt", "hauser", "hof", "hoff", "inger",
    "maier", "mann", "mayer", "mayr", "meier", "meyer", "mueller", "schmidt", "stein", "thal", "wald",
];

/// Suffixes of nouns with their linking -s. A modifier that ends with one is taken for a word even
/// if the archive does not have it.
const NOUN_SUFFIXES: &[&str] = &["ungs", "heits", "keits", "ions", "taets", "schafts"];

/// Whether `word` is an ending that is never a head.
pub(super) fn is_suffix(word: &str) -> bool {
    SUFFIXES.binary_search(&word).is_ok()
}

/// Whether `word` is a beginning that is never a modifier.
pub(super) fn is_prefix(word: &str) -> bool {
    PREFIXES.binary_search(&word).is_ok()
}

/// Whether `word` is a particle that verbs and nouns begin with.
pub(crate) fn is_particle(word: &str) -> bool {
    PARTICLES.binary_search(&word).is_ok()
}

/// Whether `word` is a noun that surnames end with.
pub(super) fn is_head_of_surnames(word: &str) -> bool {
    OF_SURNAMES.binary_search(&word).is_ok()
}

/// Whether `modifier`, with its linking element, is a noun by its suffix.
pub(super) fn is_noun_with_linking_s(modifier: &str) -> bool {
    NOUN_SUFFIXES.iter().any(|end| modifier.ends_with(end))
}

/// Whether `word` has a prefix of derived words.
pub(super) fn has_prefix(word: &str) -> bool {
    PREFIXES.iter().chain(PARTICLES).any(|prefix| word.starts_with(prefix))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        for table in [SUFFIXES, PREFIXES, PARTICLES, OF_SURNAMES] {
            assert!(table.is_sorted(), "{table:?}");
        }
    }
}
