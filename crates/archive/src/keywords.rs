//! Keywords: the subjects an outlet assigns to an article.
//!
//! A list of several texts is taken as it is. A single text, in a list or alone, is split at its
//! commas, or else at semicolons or vertical bars. So `Wahlkampf, allgemein` is one keyword in a
//! list of several, and two keywords by itself.

/// Longest keyword, in characters: what is longer is a sentence, or a list that cannot be split.
const LONGEST: usize = 60;

/// Most keywords of one article.
const MOST: usize = 50;

/// Placeholders that programs write for a missing value.
const NOTHING: &[&str] = &["null", "none", "undefined", "nan", "n/a", "false", "true"];

/// Separators of keywords, the likeliest first.
const SEPARATORS: [char; 3] = [',', ';', '|'];

/// The keywords of a list of texts, each once, whatever its capitals.
pub(crate) fn keywords<'t>(texts: impl IntoIterator<Item = &'t str>) -> Vec<String> {
    let texts: Vec<&str> = texts.into_iter().filter(|text| !text.trim().is_empty()).collect();
    let texts = match texts.as_slice() {
        [only] => split(only),
        several => several.to_vec(),
    };
    let mut found: Vec<String> = Vec::new();
    for text in texts {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let text = text.trim_start_matches('#');
        let is_known = || found.iter().any(|known| known.to_lowercase() == text.to_lowercase());
        if is_keyword(text) && !is_known() {
            found.push(text.to_owned());
        }
        if found.len() == MOST {
            break;
        }
    }
    found
}

/// Of several lists of keywords for one article, the likeliest: the first with more than one
/// keyword, or else the first that is not empty.
pub(crate) fn likeliest<T>(
    statements: impl IntoIterator<Item = (Vec<String>, T)>,
) -> Option<(Vec<String>, T)> {
    let mut best: Option<(Vec<String>, T)> = None;
    for (keywords, origin) in statements {
        if keywords.len() > 1 {
            return Some((keywords, origin));
        }
        if !keywords.is_empty() && best.is_none() {
            best = Some((keywords, origin));
        }
    }
    best
}

fn split(text: &str) -> Vec<&str> {
    match SEPARATORS.into_iter().find(|separator| text.contains(*separator)) {
        Some(separator) => text.split(separator).collect(),
        None => vec![text],
    }
}

fn is_keyword(text: &str) -> bool {
    let is_address = text.contains("://");
    let is_nothing = NOTHING.contains(&text.to_lowercase().as_str());
    let is_template = text.starts_with(['_', '{', '<', '[']);
    text.contains(char::is_alphabetic)
        && text.chars().count() <= LONGEST
        && !is_address
        && !is_nothing
        && !is_template
        && !text.contains(char::is_control)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_text_is_split_and_a_list_is_not() {
        for (texts, expected) in [
            (&["China, Immobilien,Pleite , "][..], &["China", "Immobilien", "Pleite"][..]),
            (&["Planetarium|Bauzeit"], &["Planetarium", "Bauzeit"]),
            (&["Elbe; Wahlkampf"], &["Elbe", "Wahlkampf"]),
            (&["Wahlkampf, allgemein", "Voigt, Mario"], &["Wahlkampf, allgemein", "Voigt, Mario"]),
            (&["Sport", "sport", "SPORT", "Politik"], &["Sport", "Politik"]),
            (&["Rat  der\nStadt"], &["Rat der Stadt"]),
            (&["#Elbe"], &["Elbe"]),
            (&["_Prio_3", "Bauzeit", "undefined", "https://a.example/b", "123", ""], &["Bauzeit"]),
            (&[], &[]),
        ] {
            assert_eq!(keywords(texts.iter().copied()), expected, "{texts:?}");
        }
        let sentence =
            "Boxen Russland Frank Warren Wladimir Klitschko Tyson Fury Anthony Joshua Lennox Lewis";
        assert!(keywords([sentence]).is_empty());
        assert_eq!(keywords((0..200).map(|_| "a").chain(["b"])), ["a", "b"]);
    }

    #[test]
    fn the_first_list_with_several_keywords_is_taken() {
        let of = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let taken = |statements: [&[&str]; 3]| {
            likeliest(statements.into_iter().map(of).zip(0..)).map(|(_, number)| number)
        };
        assert_eq!(taken([&["Cannes Messen"], &[], &["Cannes", "Messen"]]), Some(2));
        assert_eq!(taken([&[], &["Cannes"], &["Messen"]]), Some(1));
        assert_eq!(taken([&[], &[], &[]]), None);
    }

    proptest! {
        #[test]
        fn keywords_are_single_lines_from_the_texts(texts in proptest::collection::vec("[\\PC\n,;|]{0,30}", 0..4)) {
            let read = keywords(texts.iter().map(String::as_str));
            prop_assert!(read.len() <= MOST);
            let all = texts.concat().split_whitespace().collect::<String>();
            for keyword in read {
                prop_assert!(!keyword.contains('\n') && keyword.trim() == keyword && !keyword.is_empty());
                let bare = keyword.split_whitespace().collect::<String>();
                prop_assert!(all.contains(&bare), "{} is not in {}", bare, all);
            }
        }
    }
}
