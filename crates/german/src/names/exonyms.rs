//! Looks up the other names of a place in the [table](super::exonym_table).

use super::exonym_table::ROWS;
use crate::normalize::exact;
use std::sync::LazyLock;

/// Other names of the place that `exact`, an exact term, names, as they are written.
///
/// Genitives are not listed: ask for the nominative, which is the [stem](crate::stemmer::stem) of a
/// name.
///
/// ```
/// use nachlese_german::names::exonyms;
/// assert_eq!(exonyms("moscow").collect::<Vec<_>>(), ["Moskau", "Moskwa", "Москва"]);
/// assert_eq!(exonyms("moskito").count(), 0);
/// ```
pub fn exonyms(exact: &str) -> impl Iterator<Item = &'static str> {
    let at = INDEX.binary_search_by(|(name, _, _)| name.as_str().cmp(exact));
    let row = at.ok().and_then(|at| INDEX.get(at));
    row.into_iter().flat_map(|&(_, row, own)| row.iter().copied().filter(move |&name| name != own))
}

/// Every name by its exact term, with its row, sorted.
static INDEX: LazyLock<Vec<(String, &[&str], &str)>> = LazyLock::new(|| {
    let names = ROWS.iter().flat_map(|&row| row.iter().map(move |&name| (exact(name), row, name)));
    let mut index: Vec<_> = names.collect();
    index.sort_unstable();
    index
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::function_words::is_function_word;
    use crate::segment::Words;

    #[test]
    fn the_table_has_no_name_twice() {
        assert!(ROWS.len() >= 150, "{}", ROWS.len());
        for pair in INDEX.windows(2) {
            assert_ne!(pair[0].0, pair[1].0, "{} and {}", pair[0].2, pair[1].2);
        }
    }

    #[test]
    fn names_are_single_words_and_no_function_words() {
        for name in ROWS.iter().copied().flatten() {
            let (mut words, mut pieces) = (Words::new(name), Vec::new());
            assert!(words.next_word(&mut pieces), "{name}");
            assert_eq!(pieces.len(), 1, "{name}");
            assert_eq!((pieces[0].start, pieces[0].end), (0, name.len()), "{name}");
            assert!(!words.next_word(&mut pieces), "{name}");
            assert!(!is_function_word(&exact(name)), "{name}");
        }
        assert!(ROWS.iter().all(|row| row.len() >= 2));
    }

    #[test]
    fn every_name_finds_the_others() {
        for row in ROWS {
            for name in *row {
                let others: Vec<_> = row.iter().copied().filter(|other| other != name).collect();
                assert_eq!(exonyms(&exact(name)).collect::<Vec<_>>(), others, "{name}");
            }
        }
    }

    #[test]
    fn a_place_is_found_by_its_other_names() {
        for (asked, found) in [
            ("kyjiw", "Kiew"),
            ("київ", "Kiew"),
            ("peking", "Beijing"),
            ("lviv", "Lemberg"),
            ("wrocław", "Breslau"),
            ("gdansk", "Danzig"),
            ("weissrussland", "Belarus"),
            ("koeln", "Cologne"),
            ("rangun", "Yangon"),
            ("birma", "Myanmar"),
            ("prague", "Prag"),
        ] {
            assert!(exonyms(asked).any(|name| name == found), "{asked}");
        }
    }
}
