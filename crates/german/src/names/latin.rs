//! Latin letters to sounds, in German, English and scientific transcription.
//!
//! | letters | German (Duden) | English (BGN/PCGN) | scientific | unknown custom |
//! |---|---|---|---|---|
//! | z | ц | з | з | both |
//! | ch | х | ч | х | both |
//! | c | | | ц | ц before e, i, y; else к |
//!
//! The [`Custom`] of a word is recognised by letters that the others do not use.

use super::key::{KeyDraft, Keys};
use unicode_normalization::char::decompose_canonical;

/// The custom by which a name is transcribed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Custom {
    German,
    English,
    Scientific,
    /// `v` and nothing else: English, or scientific without diacritics (`Cechov`).
    NotGerman,
    /// `y` and nothing else: English (`Grozny`), or German for a Ukrainian и (`Chmelnyzky`).
    Either,
    Unknown,
}

fn custom(word: &str) -> Custom {
    let has = |letters: &str| word.contains(letters);
    let english = || ["sh", "kh", "zh", "ts", "ya", "ye", "yu", "yo"].into_iter().any(has);
    if word.contains(['š', 'č', 'ž', 'ć', 'đ', 'ě']) {
        Custom::Scientific
    } else if has("sch") {
        Custom::German
    } else if has("w") {
        // `Kharkow` mixes them.
        if ["sh", "kh", "zh"].into_iter().any(has) { Custom::Unknown } else { Custom::German }
    } else if has("j") {
        if has("v") || english() { Custom::Unknown } else { Custom::German }
    } else if english() {
        Custom::English
    } else if has("v") {
        Custom::NotGerman
    } else if has("y") {
        Custom::Either
    } else if has("tz") {
        Custom::German
    } else {
        Custom::Unknown
    }
}

/// Adds the keys of a word in Latin letters; none if it has other letters or is too long.
pub(super) fn spell(word: &str, keys: &mut Keys) {
    if let Some(draft) = draft(word) {
        keys.add(&draft);
    }
}

fn draft(word: &str) -> Option<KeyDraft> {
    let custom = custom(word);
    let mut draft = KeyDraft::new();
    let mut rest = word;
    let mut before = ' ';
    while let Some(letter) = rest.chars().next() {
        let (length, readings) = match cluster(rest, custom) {
            Some(found) => found,
            None => (letter.len_utf8(), single(letter, before, rest.get(letter.len_utf8()..)?, custom)?),
        };
        draft.push(readings)?;
        before = rest.get(..length)?.chars().next_back()?;
        rest = rest.get(length..)?;
    }
    Some(draft)
}

type Readings = &'static [&'static [u8]];

/// The readings of several letters at the beginning of `rest` that stand for one sound, with their
/// length.
fn cluster(rest: &str, custom: Custom) -> Option<(usize, Readings)> {
    // The longest first.
    const TABLE: &[(&str, Readings)] = &[
        ("stsch", &[b"WQ", b"SQ"]),
        ("tsch", &[b"Q"]),
        ("sch", &[b"W"]),
        ("tch", &[b"Q"]),
        ("sh", &[b"W"]),
        ("zh", &[b"W"]),
        ("kh", &[b"X"]),
        ("gh", &[b"G"]),
        ("ph", &[b"F"]),
        ("th", &[b"T"]),
        ("ck", &[b"K"]),
        ("cz", &[b"Q"]),
        ("sz", &[b"W", b"S"]),
        ("tz", &[b"C"]),
        ("qu", &[b"KV"]),
        ("dj", &[b"J", b"DI"]),
        ("jo", &[b"E"]),
        ("yo", &[b"E"]),
        // `Schröder` is Шрёдер, `Müller` Мюллер; `Dostoevsky` has two vowels.
        ("ö", &[b"OE", b"E"]),
        ("oe", &[b"OE", b"E"]),
        ("ü", &[b"UE", b"U"]),
        ("ue", &[b"UE", b"U"]),
    ];
    if rest.starts_with("ch") {
        let readings: Readings = match custom {
            Custom::German | Custom::Scientific => &[b"X"],
            Custom::English => &[b"Q"],
            Custom::NotGerman | Custom::Either => &[b"Q", b"X"],
            Custom::Unknown => &[b"X", b"Q"],
        };
        return Some((2, readings));
    }
    // A name in -ic has lost its diacritic: `Djokovic`.
    if rest == "ic" {
        return Some((2, &[b"IQ", b"IK"]));
    }
    // `Kralj` = Краљ
    if matches!(rest, "lj" | "nj") {
        return Some((2, if rest == "lj" { &[b"L"] } else { &[b"N"] }));
    }
    TABLE
        .iter()
        .find(|(letters, _)| rest.starts_with(letters))
        .map(|&(letters, readings)| (letters.len(), readings))
}

/// The readings of a letter between `before` and `rest`.
fn single(letter: char, before: char, rest: &str, custom: Custom) -> Option<Readings> {
    let next = rest.chars().next();
    Some(match letter {
        'a' => &[b"A"],
        'ä' | 'æ' => &[b"AE"],
        'e' => &[b"E"],
        'o' | 'ø' => &[b"O"],
        'u' => &[b"U"],
        'i' | 'y' | 'ı' => &[b"I"],
        'j' if custom == Custom::Unknown && !is_vowel(before) => &[b"I", b"J"],
        'j' => &[b"I"],
        'b' => &[b"B"],
        'c' if custom == Custom::Scientific || next.is_some_and(|c| "eiyäö".contains(c)) => &[b"C"],
        'c' | 'k' | 'q' => &[b"K"],
        'd' => &[b"D"],
        'f' => &[b"F"],
        'g' => &[b"G"],
        // It may lengthen the vowel before it, or be г or х.
        'h' if is_vowel(before) && next.is_none_or(|c| !is_vowel(c)) => &[b"G", b"X", b""],
        'h' => &[b"G", b"X"],
        'l' | 'ł' => &[b"L"],
        'm' => &[b"M"],
        'n' => &[b"N"],
        'p' => &[b"P"],
        'r' => &[b"R"],
        's' => &[b"S"],
        't' => &[b"T"],
        'v' | 'w' => &[b"V"],
        'x' => &[b"KS"],
        'z' => match custom {
            Custom::German => &[b"C"],
            Custom::English | Custom::Scientific | Custom::NotGerman => &[b"S"],
            Custom::Either | Custom::Unknown => &[b"S", b"C"],
        },
        'š' | 'ž' | 'ż' | 'ş' | 'ș' => &[b"W"],
        'č' | 'ć' | 'ç' => &[b"Q"],
        'ţ' | 'ț' => &[b"C"],
        'đ' => &[b"J"],
        'ŭ' => &[b"V", b"U"],
        // Transcriptions of ь and ъ.
        'ʹ' | 'ʺ' | 'ʼ' | 'ʻ' => &[b""],
        _ => {
            let plain = plain(letter);
            return (plain != letter).then(|| single(plain, before, rest, custom)).flatten();
        }
    })
}

/// A letter without its diacritic.
fn plain(letter: char) -> char {
    let mut plain = letter;
    let mut first = true;
    decompose_canonical(letter, |c| {
        if std::mem::take(&mut first) {
            plain = c;
        }
    });
    plain
}

fn is_vowel(letter: char) -> bool {
    "aeiouyäöü".contains(letter)
}
