//! Prefix n-grams: the first letters of a stem. They are the terms of the prefix level.
//!
//! Most words that are derived from one another share their first letters (`Protest`,
//! `protestieren`; `Türkei`, `türkisch`; `Impfung`, `Impfstoff`), whatever their suffixes. Four
//! letters find nearly all of these and much else, six are more precise. Both together rank better
//! than either alone, and better than a table of suffixes (docs/relevance.md, "Beginnings").
//! Truncation is the oldest stemmer; the idea of n-grams at the beginning of German words is from
//! McNamee and Mayfield (2004, "Character N-Gram Tokenization for European Language Text
//! Retrieval").

/// Letters of the shorter n-gram.
const SHORT: usize = 4;

/// Letters of the longer n-gram.
const LONG: usize = 6;

/// Ends a stem that is shorter than the longer n-gram: the whole of it is not the prefix of
/// another.
const END: char = '.';

/// The two prefix n-grams of a stem, without umlauts, which inflection and derivation change.
///
/// ```
/// use nachlese_german::prefix_ngrams;
///
/// assert_eq!(prefix_ngrams("türkisch"), ["turk", "turkis"]);
/// assert_eq!(prefix_ngrams("protestier"), prefix_ngrams("protest"));
/// assert_eq!(prefix_ngrams("haus"), ["haus", "haus."]);
/// ```
pub fn prefix_ngrams(stem: &str) -> [String; 2] {
    [SHORT, LONG].map(|letters| {
        let mut ngram: String = stem.chars().map(plain).take(letters).collect();
        if letters == LONG && ngram.chars().count() < LONG {
            ngram.push(END);
        }
        ngram
    })
}

/// Passes to `emit` the distinct prefix n-grams of a word: of its stem, and of the stems of its
/// constituents.
pub(crate) fn for_each_ngram<'s>(
    stem: &'s str,
    constituents: impl Iterator<Item = &'s str>,
    mut emit: impl FnMut(&str),
) {
    let mut known: Vec<String> = Vec::new();
    for stem in std::iter::once(stem).chain(constituents) {
        for ngram in prefix_ngrams(stem) {
            if !known.contains(&ngram) {
                emit(&ngram);
                known.push(ngram);
            }
        }
    }
}

fn plain(letter: char) -> char {
    match letter {
        'ä' => 'a',
        'ö' => 'o',
        'ü' => 'u',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_longer_stem_has_the_ngrams_of_its_prefix(stem in "[a-zäöüжß]{1,12}", more in "[a-zäöü]{1,5}") {
            let ([short, long], [short_of, long_of]) = (prefix_ngrams(&stem), prefix_ngrams(&(stem.clone() + &more)));
            if stem.chars().count() >= LONG {
                prop_assert_eq!(&long, &long_of);
            }
            prop_assert!(short_of.starts_with(&short) && long != short && long_of != short_of);
        }
    }
}
