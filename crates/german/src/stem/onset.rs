//! What a word cannot be a form of, by its onset alone: no inflection changes how a word begins,
//! but for a few prefixes and old spellings.
//!
//! A search for all forms of one stem in the vocabulary of an archive discards nearly all words
//! here, and stems or splits only the others. Of the 443,000 words and 887,000 constituents of a
//! million articles none was discarded wrongly (docs/performance.md, "The query language").

/// Whether `word`, an exact term, can have the stem `stem`. Participles (`gedacht`, `gegessen`) and
/// old spellings (`Photo`, `Cöln`) have another onset than their stems.
///
/// ```
/// use nachlese_german::stem::may_have_stem;
/// assert!(may_have_stem("gegangen", "geh"));
/// assert!(!may_have_stem("rathaus", "haus"));
/// ```
pub fn may_have_stem(word: &str, stem: &str) -> bool {
    let same_onset = |word: &str| {
        word.starts_with(is_vowel) == stem.starts_with(is_vowel)
            && onset(word).zip(onset(stem)).all(|(of_word, of_stem)| of_word == of_stem)
    };
    same_onset(word)
        || word.strip_prefix("ge").is_some_and(same_onset)
        || ["ph", "c", "geg"].iter().any(|other| word.starts_with(other))
        || !word.is_ascii()
}

/// Whether a constituent of `word`, an exact term, can have the stem `stem`: its first consonant,
/// with what may follow that, must occur in the word.
///
/// ```
/// use nachlese_german::stem::may_have_constituent;
/// assert!(may_have_constituent("photoalbum", "foto"));
/// assert!(may_have_constituent("buergermeister", "bürger"));
/// assert!(!may_have_constituent("rathaus", "zug"));
/// ```
pub fn may_have_constituent(word: &str, stem: &str) -> bool {
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

/// The first two consonants of the onset, or the consonant behind an initial vowel. An h behind the
/// first is left out, because old spellings have it (`Thal`).
fn onset(word: &str) -> impl Iterator<Item = char> {
    let most = if word.starts_with(is_vowel) { 1 } else { 2 };
    let letters =
        word.trim_start_matches(is_vowel).chars().take_while(|&letter| !is_vowel(letter)).enumerate();
    letters.filter(|&(at, letter)| at == 0 || letter != 'h').map(|(_, letter)| letter).take(most)
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'ä' | 'ö' | 'ü')
}
