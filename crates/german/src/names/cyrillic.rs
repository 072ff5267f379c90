//! Cyrillic letters to sounds.
//!
//! Sources: the alphabets of Russian, Ukrainian, Belarusian, Bulgarian, Serbian and Macedonian, and those letters of Kazakh, Kyrgyz
//! and Tatar that names in the news have. Which language a name is in is not asked: it seldom shows.

use super::key::{Draft, Keys};

/// Whether a word of lower-cased letters is written in Cyrillic, as far as its first letter tells.
pub(super) fn is_written(word: &str) -> bool {
    word.chars().next().is_some_and(|c| matches!(c, '\u{400}'..='\u{52F}'))
}

/// Adds the keys of a word in Cyrillic; none if there are other letters in it or it is too long.
pub(super) fn spell(word: &str, keys: &mut Keys) {
    if let Some(draft) = draft(word) {
        keys.add(&draft);
    }
}

fn draft(word: &str) -> Option<Draft> {
    let mut draft = Draft::new();
    let mut letters = word.chars().peekable();
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied();
        let readings: &[&[u8]] = match (letter, next) {
            // `Згурівка` is Zghurivka by the rules and Zhurivka in atlases.
            ('з', Some('г')) => {
                letters.next();
                &[b"SG", b"W"]
            }
            // ё by other means: `Йосип`, `Льовочкін`
            ('й' | 'ј' | 'ь', Some('о')) => {
                letters.next();
                &[b"E", b"O"]
            }
            // A vowel in Bulgarian; in Russian it stands before vowels alone.
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

/// What a letter stands for.
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
        // Bulgarian says scht.
        'щ' => &[b"WQ", b"WT"],
        // `Быкаў`: Bykaw, Bykau
        'ў' => &[b"V", b"U"],
        'ь' | 'ъ' | 'ʼ' => &[b""],
        _ => return None,
    })
}
