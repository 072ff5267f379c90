//! Folding: the surface form of a word to its exact term.
//!
//! - **Composition** (Unicode NFC): `u` + U+0308 = `ü`. Web pages and texts from PDF mix both.
//! - **Soft hyphens, zero-width characters and connectors** inside a word are removed: they are
//!   layout rather than spelling. `Sicher­heit`, `E.ON`, `Bürger:innen`.
//! - **Lower case**, and `ſ` = `s`: readers type lower case. `NATO` = `Nato`.
//! - **Ligatures** of texts from PDF become their letters: `ﬂ` = `fl`.
//! - **ß = ss**, for the reform of 1996, Switzerland, and capitals: `daß` = `dass`, `Strasse` =
//!   `Straße`.
//! - **ä = ae, ö = oe, ü = ue**, for agencies, file names, and keyboards without umlauts: `Mueller`
//!   = `Müller`.
//!
//! Among 38,858 frequent words, the last two rules merge two pairs with different meanings (design
//! notes, "Folding"). `ä` = `a` is not done here: it would merge 185 pairs (fordern/fördern); the
//! [stemmer](crate::stemmer) may do it. All other diacritics stay (`Orbán`): the exact level keeps
//! what was written.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Whether a character is invisible and belongs to the layout of a word.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

/// Lower-cases a surface form, with ß as `ss` and umlauts kept; `out` is replaced.
///
/// Any character that is no letter, digit or `§` is dropped, so that the pieces of a joined word
/// are concatenated. Numbers keep the signs between their digits.
pub fn lower(surface: &str, out: &mut String) {
    out.clear();
    if surface.is_ascii() {
        out.extend(surface.bytes().filter(u8::is_ascii_alphanumeric).map(|b| b.to_ascii_lowercase() as char));
        return;
    }
    if is_nfc_quick(surface.chars()) == IsNormalized::Yes {
        surface.chars().for_each(|c| push_lower(c, out));
    } else {
        surface.chars().filter(|&c| !is_invisible(c)).nfc().for_each(|c| push_lower(c, out));
    }
    // A dropped character may have separated marks that now are not in canonical order.
    if is_nfc_quick(out.chars()) != IsNormalized::Yes {
        *out = out.nfc().collect();
    }
}

fn push_lower(c: char, out: &mut String) {
    match c {
        'ß' | 'ẞ' => out.push_str("ss"),
        'ſ' => out.push('s'),
        '\u{FB00}'..='\u{FB06}' => out.push_str(ligature(c)),
        '§' => out.push(c),
        _ if c.is_alphanumeric() => out.extend(c.to_lowercase()),
        _ if is_mark(c) => out.push(c),
        _ => {}
    }
}

/// The letters of a typographic ligature, as texts from PDF have them.
fn ligature(c: char) -> &'static str {
    match c {
        '\u{FB00}' => "ff",
        '\u{FB01}' => "fi",
        '\u{FB02}' => "fl",
        '\u{FB03}' => "ffi",
        '\u{FB04}' => "ffl",
        _ => "st",
    }
}

/// Whether a character is a combining mark that composition left over (`q` + U+0308); it belongs to
/// its letter.
pub(crate) fn is_mark(c: char) -> bool {
    c >= '\u{300}' && unicode_normalization::char::is_combining_mark(c)
}

/// Folds the umlauts of a lower-cased form; `out` is replaced. `fold(lower(x))` is the term of the
/// exact level.
pub fn fold(lower: &str, out: &mut String) {
    out.clear();
    for c in lower.chars() {
        match c {
            'ä' => out.push_str("ae"),
            'ö' => out.push_str("oe"),
            'ü' => out.push_str("ue"),
            _ => out.push(c),
        }
    }
    // A mark on an umlaut is now on the e.
    if is_nfc_quick(out.chars()) != IsNormalized::Yes {
        *out = out.nfc().collect();
    }
}

/// The exact term of a whole surface form: [`lower`], then [`fold`].
///
/// ```
/// assert_eq!(nachlese_german::normalize::exact("STRAẞE"), "strasse");
/// assert_eq!(nachlese_german::normalize::exact("Mu\u{308}ller"), "mueller");
/// ```
pub fn exact(surface: &str) -> String {
    let (mut low, mut out) = (String::new(), String::new());
    lower(surface, &mut low);
    fold(&low, &mut out);
    out
}

/// Writes a number without the points between its thousands. Other separators stay.
///
/// `2.500,50` becomes `2500,50`; `12:30` and `12.05.2024` stay as they are, so that a time is not
/// taken for a year.
pub(crate) fn number(surface: &str, out: &mut String) {
    out.clear();
    let groups = surface.split('.').count();
    let thousands = groups > 1
        && surface.split('.').enumerate().all(|(i, group)| {
            let digits = group.split(',').next().unwrap_or(group);
            let all_digits = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
            let only_last_has_decimals = i + 1 == groups || digits.len() == group.len();
            all_digits && only_last_has_decimals && if i == 0 { digits.len() <= 3 } else { digits.len() == 3 }
        });
    out.extend(surface.chars().filter(|&c| !(is_invisible(c) || thousands && c == '.')));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spellings_of_one_word_fold_to_one_form() {
        for (a, b) in [
            ("Häuser", "Haeuser"),
            ("daß", "dass"),
            ("GROẞ", "gross"),
            ("Sicher\u{AD}heit", "sicherheit"),
            ("Scho\u{308}n", "schoen"),
            ("O’Neill", "O'Neill"),
            ("Bürger*innen", "BürgerInnen"),
            ("Waſſer", "Wasser"),
            ("Ko\u{FB00}er", "Koffer"),
            ("\u{FB01}nden", "finden"),
            ("Sicher-\nheit", "Sicherheit"),
        ] {
            assert_eq!(exact(a), exact(b), "{a} and {b}");
        }
    }

    #[test]
    fn dropping_a_character_leaves_a_composed_form() {
        for parted in ["\u{10f46}\u{2e}\u{10eab}", "u.\u{308}", "ö\u{301}"] {
            let once = exact(parted);
            assert_eq!(exact(&once), once);
        }
    }

    #[test]
    fn different_words_stay_different() {
        for (a, b) in [("fordern", "fördern"), ("schon", "schön"), ("Orban", "Orbán"), ("zahlen", "zählen")]
        {
            assert_ne!(exact(a), exact(b), "{a} and {b}");
        }
    }

    #[test]
    fn numbers_keep_their_meaning() {
        let number = |s: &str| {
            let mut out = String::new();
            super::number(s, &mut out);
            out
        };
        assert_eq!(number("2.500,50"), "2500,50");
        assert_eq!(number("1.000.000"), "1000000");
        for same in ["12:30", "12.05.2024", "3,5", "1.5", "192.168.0.1"] {
            assert_eq!(number(same), same);
        }
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(s in "\\PC{0,40}") {
            let once = exact(&s);
            prop_assert_eq!(exact(&once), once);
        }
    }
}
