//! What can be told of a stem without stemming: how words begin, no inflection changes but in a few ways.
//!
//! Whoever looks for the forms of one stem among all words of an archive passes over nearly all of them here, and stems or cuts the others.
//! Of the 443,000 words and 887,000 parts of compounds of a million articles none was told wrong (docs/performance.md, "The query language").

/// Whether `word`, an exact term, can have `stem`. Participles (`gedacht`, `gegessen`) and old spellings (`Photo`, `Cöln`) begin otherwise
/// than their stems do.
///
/// ```
/// use nachlese_german::stem::may_have_stem;
/// assert!(may_have_stem("gegangen", "geh"));
/// assert!(!may_have_stem("rathaus", "haus"));
/// ```
pub fn may_have_stem(word: &str, stem: &str) -> bool {
    let begins_alike = |word: &str| {
        word.starts_with(is_vowel) == stem.starts_with(is_vowel)
            && onset(word).zip(onset(stem)).all(|(of_word, of_stem)| of_word == of_stem)
    };
    begins_alike(word)
        || word.strip_prefix("ge").is_some_and(begins_alike)
        || ["ph", "c", "geg"].iter().any(|other| word.starts_with(other))
        || !word.is_ascii()
}

/// Whether a part of `word`, an exact term, can have `stem`: its first consonant, and what may stand behind that, are in it.
///
/// ```
/// use nachlese_german::stem::may_have_part;
/// assert!(may_have_part("photoalbum", "foto") && may_have_part("buergermeister", "bürger"));
/// assert!(!may_have_part("rathaus", "zug"));
/// ```
pub fn may_have_part(word: &str, stem: &str) -> bool {
    let bytes = stem.as_bytes();
    let (Some(&first), second) = (bytes.first(), bytes.get(1).copied()) else { return true };
    if !first.is_ascii() || is_vowel(first.into()) || first == b'h' {
        return true;
    }
    // `Cöln`, `Thal`.
    let begins = |letter: u8| letter == first || letter == b'c' && matches!(first, b'k' | b'z');
    let goes_on = |letter: u8| match second {
        Some(second) if second.is_ascii() && second != b'h' && !is_vowel(second.into()) => {
            letter == second || letter == b'h'
        }
        _ => {
            is_vowel(letter.into())
                || letter == b'h' && (second == Some(b'h') || matches!(first, b't' | b'r'))
        }
    };
    word.as_bytes().windows(2).any(|pair| matches!(pair, [one, next] if begins(*one) && goes_on(*next)))
        || first == b'f' && word.contains("ph")
        || !word.is_ascii()
}

/// The consonants that a word begins with, or the one behind the vowels that it begins with. But for the first without h, which old
/// spellings have (`Thal`).
fn onset(word: &str) -> impl Iterator<Item = char> {
    let most = if word.starts_with(is_vowel) { 1 } else { 2 };
    let letters =
        word.trim_start_matches(is_vowel).chars().take_while(|&letter| !is_vowel(letter)).enumerate();
    letters.filter(|&(at, letter)| at == 0 || letter != 'h').map(|(_, letter)| letter).take(most)
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'ä' | 'ö' | 'ü')
}
