//! Function words: words that say little by themselves, and do not count in a ranking.
//!
//! They are indexed all the same, in the exact level, for phrases and for queries that require
//! every word (search engines that drop them cannot find "Wer wird Millionär"). The stem level
//! leaves them out: they are two fifths of a text. Source: the closed word classes of German
//! grammar (articles, pronouns, prepositions, conjunctions, auxiliaries, a few particles), written
//! down by hand, folded like the exact level. Not listed: words that are also content words of news
//! (`Rat`, `Weil`, `Heute`), numbers, and adverbs of time.

/// Sorted and folded; a test checks it.
const FUNCTION_WORDS: &[&str] = &[
    "aber", "alle", "allem", "allen", "aller", "alles", "als", "also", "am", "an", "ander", "andere",
    "anderem", "anderen", "anderer", "anderes", "ans", "auch", "auf", "aufs", "aus", "bei", "beim", "bevor",
    "bin", "bis", "bist", "da", "dabei", "dafuer", "daher", "damit", "dann", "darauf", "darf", "darfst",
    "darueber", "darum", "das", "dass", "davon", "dazu", "dein", "deine", "deinem", "deinen", "deiner",
    "deines", "dem", "den", "denn", "der", "des", "dich", "die", "diese", "diesem", "diesen", "dieser",
    "dieses", "dir", "doch", "dort", "du", "duerfen", "duerft", "duerfte", "duerften", "durch", "durfte",
    "durften", "ein", "eine", "einem", "einen", "einer", "eines", "einige", "einigen", "einiger", "einiges",
    "entweder", "er", "es", "etwas", "euch", "euer", "eure", "eurem", "euren", "eurer", "eures", "fuer",
    "gegen", "gehabt", "gewesen", "habe", "haben", "habt", "haette", "haetten", "hast", "hat", "hatte",
    "hatten", "hattest", "hattet", "her", "hier", "hin", "hinter", "ich", "ihm", "ihn", "ihnen", "ihr",
    "ihre", "ihrem", "ihren", "ihrer", "ihres", "im", "in", "indem", "ins", "ist", "jede", "jedem", "jeden",
    "jeder", "jedes", "jene", "jenem", "jenen", "jener", "jenes", "kann", "kannst", "kein", "keine",
    "keinem", "keinen", "keiner", "keines", "koennen", "koennt", "koennte", "koennten", "konnte", "konnten",
    "man", "manche", "manchen", "mancher", "manches", "mein", "meine", "meinem", "meinen", "meiner",
    "meines", "mich", "mir", "mit", "muessen", "muesst", "muesste", "muessten", "muss", "musst", "musste",
    "mussten", "nach", "nachdem", "neben", "nicht", "nichts", "noch", "nun", "nur", "ob", "obwohl", "oder",
    "ohne", "sehr", "sei", "seid", "seien", "sein", "seine", "seinem", "seinen", "seiner", "seines",
    "selbst", "sich", "sie", "sind", "so", "sobald", "solange", "solche", "solchem", "solchen", "solcher",
    "solches", "soll", "sollen", "sollst", "sollt", "sollte", "sollten", "sondern", "sonst", "sowie",
    "ueber", "um", "ums", "und", "uns", "unser", "unsere", "unserem", "unseren", "unserer", "unseres",
    "unter", "vom", "von", "vor", "waehrend", "waere", "waeren", "wann", "war", "waren", "warst", "wart",
    "warum", "was", "weder", "weil", "welche", "welchem", "welchen", "welcher", "welches", "wem", "wen",
    "wenn", "wer", "werde", "werden", "werdet", "wessen", "wie", "wieder", "will", "willst", "wir", "wird",
    "wirst", "wo", "woher", "wohin", "wollen", "wollt", "wollte", "wollten", "wuerde", "wuerden", "wurde",
    "wurden", "zu", "zum", "zur", "zwar", "zwischen",
];

/// Whether `exact`, an exact term, is a function word.
///
/// ```
/// assert!(nachlese_german::is_function_word("sich"));
/// assert!(!nachlese_german::is_function_word("sicherheit"));
/// ```
pub fn is_function_word(exact: &str) -> bool {
    FUNCTION_WORDS.binary_search(&exact).is_ok()
}

/// All function words, sorted.
pub(crate) fn all() -> &'static [&'static str] {
    FUNCTION_WORDS
}

#[cfg(test)]
mod tests {
    use super::FUNCTION_WORDS;
    use crate::normalize::exact;

    #[test]
    fn the_table_is_sorted_and_folded() {
        assert!(FUNCTION_WORDS.is_sorted());
        for word in FUNCTION_WORDS {
            assert_eq!(&exact(word), word);
        }
    }
}
