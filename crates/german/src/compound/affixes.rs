//! What looks like a part and is none, and what is one at times. Source: German word formation, by hand.

/// Ends that many words have and none is made with: derivation, inflection, and rests of both.
#[rustfmt::skip]
const ENDS: &[&str] = &[
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

/// Beginnings that many words have and none is made with.
#[rustfmt::skip]
const BEGINNINGS: &[&str] = &[
    "ant", "be", "bis", "con", "dar", "de", "des", "dis", "ent", "er", "erz", "ge", "kon", "miss", "pro", "re", "sub", "un", "ur", "ver",
    "zer",
];

/// Particles: parts of some nouns (`Vorschule`, `Hinterachse`), and in most words none (`Vorstellung`).
#[rustfmt::skip]
const PARTICLES: &[&str] = &[
    "ab", "an", "anti", "auf", "aus", "bei", "com", "durch", "ein", "ex", "fort", "gegen", "heim", "her", "hin", "hinter", "im", "in",
    "inter", "los", "mit", "nach", "nieder", "ober", "rueck", "ueber", "ultra", "um", "unter", "vor", "weg", "wider", "wieder", "zu",
    "zurueck", "zusammen",
];

/// Heads of surnames that are nouns, too.
#[rustfmt::skip]
const OF_SURNAMES: &[&str] = &[
    "bach", "bacher", "bauer", "baum", "berg", "berger", "brand", "burg", "eder", "feld", "hardt", "hauser", "hof", "hoff", "inger",
    "maier", "mann", "mayer", "mayr", "meier", "meyer", "mueller", "schmidt", "stein", "thal", "wald",
];

/// How a modifier ends that takes an -s and is a word whether the archive has it or not.
const MAKES_NOUNS: &[&str] = &["ungs", "heits", "keits", "ions", "taets", "schafts"];

pub(super) fn is_end(word: &str) -> bool {
    ENDS.binary_search(&word).is_ok()
}

pub(super) fn is_beginning(word: &str) -> bool {
    BEGINNINGS.binary_search(&word).is_ok()
}

/// Whether `word` is a particle that verbs and nouns begin with.
pub(crate) fn is_particle(word: &str) -> bool {
    PARTICLES.binary_search(&word).is_ok()
}

pub(super) fn is_head_of_surnames(word: &str) -> bool {
    OF_SURNAMES.binary_search(&word).is_ok()
}

/// Whether `modifier`, with its link, is a noun by its ending.
pub(super) fn is_noun_with_link(modifier: &str) -> bool {
    MAKES_NOUNS.iter().any(|end| modifier.ends_with(end))
}

/// Whether `word` begins as derived words do.
pub(super) fn begins_derived(word: &str) -> bool {
    BEGINNINGS.iter().chain(PARTICLES).any(|beginning| word.starts_with(beginning))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        for table in [ENDS, BEGINNINGS, PARTICLES, OF_SURNAMES] {
            assert!(table.is_sorted(), "{table:?}");
        }
    }
}
