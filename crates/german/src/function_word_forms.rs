//! The inflected forms of function words. The stem level has none, so a query must list them.

use crate::function_words;
use crate::stemmer::stem_to_string;
use std::sync::LazyLock;

/// The inflected forms of a function word, itself included: `alle`, `allem`, `allen` ... Pronouns
/// and articles by their declension, verbs by their stem.
///
/// ```
/// let forms: Vec<_> = nachlese_german::function_word_forms("seinem").collect();
/// assert_eq!(forms, ["sein", "seine", "seinem", "seinen", "seiner", "seines"]);
/// ```
pub fn function_word_forms(exact: &str) -> impl Iterator<Item = &'static str> {
    static STEMS: LazyLock<Vec<String>> =
        LazyLock::new(|| function_words::all().iter().map(|word| stem_to_string(word)).collect());
    let (stem, base) = (stem_to_string(exact), undeclined(exact).to_owned());
    let words = function_words::all().iter().copied().zip(STEMS.iter());
    words.filter(move |(word, known)| undeclined(word) == base || **known == stem).map(|(word, _)| word)
}

/// A pronoun without its ending.
fn undeclined(word: &str) -> &str {
    let endings = ["em", "en", "er", "es", "e"];
    endings.iter().find_map(|ending| word.strip_suffix(ending)).filter(|base| base.len() > 2).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    #[test]
    fn forms_are_those_of_one_word() {
        let forms = |word| super::function_word_forms(word).collect::<Vec<_>>();
        assert_eq!(forms("aller"), ["alle", "allem", "allen", "aller", "alles"]);
        assert_eq!(forms("dieses"), ["diese", "diesem", "diesen", "dieser", "dieses"]);
        assert_eq!(forms("und"), ["und"]);
        assert_eq!(forms("ueber"), ["ueber"]);
    }
}
