//! How a stem begins: the terms of the prefix level.
//!
//! What is derived of one word mostly begins alike (`Protest`, `protestieren`; `Türkei`, `türkisch`; `Impfung`, `Impfstoff`), whatever the
//! ending. Four letters find nearly all of it and much else, six are surer; together they rank better than either, and better than a
//! table of endings (docs/relevance.md, "Beginnings"). Cutting words off is the oldest stemmer: for German, n-grams at the beginning of
//! words are McNamee and Mayfield's (2004, "Character N-Gram Tokenization for European Language Text Retrieval").

/// Letters of the shorter beginning.
const SHORT: usize = 4;

/// Letters of the longer one.
const LONG: usize = 6;

/// Stands behind a stem that is shorter than the longer beginning: it is the beginning of no other.
const END: char = '.';

/// The two beginnings of a stem, umlauts as plain vowels: inflection and derivation change those.
///
/// ```
/// use nachlese_german::prefix::beginnings;
///
/// assert_eq!(beginnings("türkisch"), ["turk", "turkis"]);
/// assert_eq!(beginnings("protestier"), beginnings("protest"));
/// assert_eq!(beginnings("haus"), ["haus", "haus."]);
/// ```
pub fn beginnings(stem: &str) -> [String; 2] {
    [SHORT, LONG].map(|letters| {
        let mut beginning: String = stem.chars().map(plain).take(letters).collect();
        if letters == LONG && beginning.chars().count() < LONG {
            beginning.push(END);
        }
        beginning
    })
}

/// Passes the distinct beginnings of a word to `emit`: of its stem, and of those of its parts.
pub(crate) fn of_word<'s>(stem: &'s str, parts: impl Iterator<Item = &'s str>, mut emit: impl FnMut(&str)) {
    let mut known: Vec<String> = Vec::new();
    for stem in std::iter::once(stem).chain(parts) {
        for beginning in beginnings(stem) {
            if !known.contains(&beginning) {
                emit(&beginning);
                known.push(beginning);
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
        fn a_longer_stem_begins_as_its_beginning_does(stem in "[a-zäöüжß]{1,12}", more in "[a-zäöü]{1,5}") {
            let ([short, long], [short_of, long_of]) = (beginnings(&stem), beginnings(&(stem.clone() + &more)));
            if stem.chars().count() >= LONG {
                prop_assert_eq!(&long, &long_of);
            }
            prop_assert!(short_of.starts_with(&short) && long != short && long_of != short_of);
        }
    }
}
