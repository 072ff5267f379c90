//! Cyrillic letters to sounds.
//!
//! Sources: the alphabets of Russian, Ukrainian, Belarusian, Bulgarian, Serbian and Macedonian, and
//! the letters of Kazakh, Kyrgyz and Tatar that occur in names in the news. The language of a name
//! plays no part: it is seldom apparent.

use super::key::{KeyDraft, Keys};

/// Whether a lower-cased word is written in Cyrillic, by its first letter.
pub(super) fn is_cyrillic(word: &str) -> bool {
    word.chars().next().is_some_and(|c| matches!(c, '\u{400}'..='\u{52F}'))
}

/// Adds the keys of a Cyrillic word, unless it has other letters or is too long.
pub(super) fn spell(word: &str, keys: &mut Keys) {
    if let Some(draft) = draft(word) {
        keys.add(&draft);
    }
}

fn draft(word: &str) -> Option<KeyDraft> {
    let mut draft = KeyDraft::new();
    let mut letters = word.chars().peekable();
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied();
        let readings: &[&[u8]] = match (letter, next) {
            // `Згурівка` is Zghurivka by the rules and Zhurivka in atlases.
            ('з', Some('г')) => {
                letters.next();
                &[b"SG", b"W"]
            }
            // Other spellings of ё: `Йосип`, `Льовочкін`.
            ('й' | 'ј' | 'ь', Some('о')) => {
                letters.next();
                &[b"E", b"O"]
            }
            // A vowel in Bulgarian; in Russian it occurs only before vowels.
            ('ъ', Some('а'..='я' | 'ё'))
                if !matches!(next, Some('а' | 'е' | 'ё' | 'и' | 'о' | 'у' | 'э' | 'ю' | 'я')) =>
            {
                &[b"A"]
            }
            _ => sounds(letter)?,
        };
        draft.push(readings)?;
    }
    Some(draft)
}

/// The sounds that a letter may stand for.
fn sounds(letter: char) -> Option<&'static [&'static [u8]]> {
    Some(match letter {
        'а' | 'ә' => &[b"A"],
        'е' | 'ё' | 'э' | 'є' | 'ѣ' | 'ѐ' => &[b"E"],
        'и' | 'й' | 'і' | 'ї' | 'ы' | 'ј' | 'ѝ' => &[b"I"],
        'о' | 'ө' => &[b"O"],
        'у' | 'ү' | 'ұ' => &[b"U"],
        'я' => &[b"IA"],
        'ю' => &[b"IU"],
        'б' => &[b"B"],
        'в' => &[b"V"],
        'г' | 'ґ' | 'ғ' | 'һ' => &[b"G"],
        'д' => &[b"D"],
        'ж' | 'ш' | 'җ' => &[b"W"],
        'з' | 'с' => &[b"S"],
        'ѕ' => &[b"DS"],
        'к' | 'қ' => &[b"K"],
        'л' | 'љ' => &[b"L"],
        'м' => &[b"M"],
        'н' | 'њ' | 'ң' => &[b"N"],
        'п' => &[b"P"],
        'р' => &[b"R"],
        'т' => &[b"T"],
        'ф' | 'ѳ' => &[b"F"],
        'х' | 'ҳ' => &[b"X"],
        'ц' => &[b"C"],
        'ч' | 'ћ' | 'ќ' => &[b"Q"],
        'ђ' | 'џ' | 'ѓ' => &[b"J"],
        // `scht` in Bulgarian.
        'щ' => &[b"WQ", b"WT"],
        // `Быкаў`: Bykaw, Bykau
        'ў' => &[b"V", b"U"],
        'ь' | 'ъ' | 'ʼ' => &[b""],
        _ => return None,
    })
}
