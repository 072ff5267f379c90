//! Bytes to text, in whatever encoding.
//!
//! | bytes | read as |
//! |---|---|
//! | a byte order mark | UTF-8, UTF-16 (already by the stream, `container`) |
//! | every other byte zero | UTF-16 |
//! | UTF-8 | UTF-8, repaired: see below |
//! | UTF-8 with a few stray bytes (concatenated files) | UTF-8, the strays as Windows-1252 |
//! | anything else | the declared encoding if it fits, else the guess of chardetng for German |
//!
//! Repaired are sequences that no German text means: UTF-8 that was read as Windows-1252 and
//! written as UTF-8 again (`Ã¤` = ä, `â€ž` = „), if it decodes to a letter or sign of German texts;
//! and control characters U+0080 to U+009F, which are quotation marks and dashes of Windows-1252
//! that were written as ISO-8859-1.
//!
//! Not done: text that was encoded three times; ISO-8859-15 differs from Windows-1252 only in that
//! its euro sign is recognized.

use crate::failure_kind::FailureKind;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, WINDOWS_1252};
use std::borrow::Cow;

/// Decodes the bytes of an entry. `declared` is the encoding that the entry declares, which is
/// often wrong: valid UTF-8 is read as UTF-8.
///
/// # Errors
///
/// There is a NUL character: it is no text.
pub(crate) fn decode<'b>(bytes: &'b [u8], declared: Option<&str>) -> Result<Cow<'b, str>, FailureKind> {
    let text = match (utf16_without_mark(bytes), std::str::from_utf8(bytes)) {
        (Some(text), _) => Cow::Owned(text),
        (None, Ok(text)) => Cow::Borrowed(text.strip_prefix('\u{FEFF}').unwrap_or(text)),
        (None, Err(_)) => Cow::Owned(decode_unknown(bytes, declared)),
    };
    if let Some(at) = text.find('\0') {
        return Err(FailureKind::NulCharacter { at });
    }
    Ok(if needs_repair(&text) { Cow::Owned(repair(&text)) } else { text })
}

/// Decodes UTF-16 without a byte order mark. Half of the bytes of Latin text in UTF-16 are zero,
/// all at even offsets or all at odd ones.
fn utf16_without_mark(bytes: &[u8]) -> Option<String> {
    let head =
        bytes.get(..bytes.len().min(512)).filter(|head| head.len() >= 8 && bytes.len().is_multiple_of(2))?;
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let encoding = match (even * 5 > head.len() * 2, odd * 5 > head.len() * 2) {
        (true, false) if odd == 0 => encoding_rs::UTF_16BE,
        (false, true) if even == 0 => encoding_rs::UTF_16LE,
        _ => return None,
    };
    let (text, _, broken) = encoding.decode(bytes);
    (!broken).then(|| text.into_owned())
}

fn decode_unknown(bytes: &[u8], declared: Option<&str>) -> String {
    let (mut good, mut stray) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        stray += chunk.invalid().len();
    }
    if good >= stray {
        let mut text = String::with_capacity(bytes.len());
        for chunk in bytes.utf8_chunks() {
            text.push_str(chunk.valid());
            text.push_str(&WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
        }
        return text;
    }
    if let Some(encoding) = declared.and_then(|label| Encoding::for_label(label.as_bytes()))
        && encoding.is_single_byte()
        && let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(bytes)
    {
        return text.into_owned();
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(Some(b"de"), Utf8Detection::Deny);
    let text = encoding.decode_without_bom_handling(bytes).0;
    // No German text means the currency sign: the byte is the euro sign of ISO-8859-15.
    if encoding == WINDOWS_1252 { text.replace('¤', "€") } else { text.into_owned() }
}

/// Whether a text may need [`repair`]; a cheap test, as few texts do.
fn needs_repair(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr2_iter(0xC2, 0xC3, bytes).any(|at| match (bytes.get(at), bytes.get(at + 1)) {
        // U+0080 to U+009F; and Â, Ã, which begin what was encoded twice.
        (Some(0xC2), Some(second)) => *second < 0xA0,
        (_, Some(second)) => matches!(second, 0x82 | 0x83 | 0xA2),
        _ => false,
    })
}

fn repair(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if let Some((meant, length)) = encoded_twice(c, chars.clone()) {
            out.push(meant);
            chars.nth(length - 2);
        } else if let '\u{80}'..='\u{9F}' = c {
            out.push_str(&WINDOWS_1252.decode_without_bom_handling(&[c as u8]).0);
        } else {
            out.push(c);
        }
    }
    out
}

/// The character that was encoded twice, and the number of characters that it was encoded to.
fn encoded_twice(first: char, rest: std::str::Chars<'_>) -> Option<(char, usize)> {
    let lead = byte_of(first)?;
    let length = match lead {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        _ => return None,
    };
    let mut bytes = [lead, 0, 0];
    let mut filled = 1;
    for (place, c) in bytes.iter_mut().skip(1).zip(rest).take(length - 1) {
        *place = byte_of(c).filter(|byte| (0x80..=0xBF).contains(byte))?;
        filled += 1;
    }
    let meant = std::str::from_utf8(bytes.get(..filled)?).ok()?.chars().next()?;
    let german =
        matches!(meant, '\u{A0}'..='\u{17F}' | '\u{2010}'..='\u{2044}' | '€' | '™' | '\u{FB00}'..='\u{FB04}');
    (filled == length && german).then_some((meant, length))
}

/// The byte of a character in Windows-1252; for U+0080 to U+009F that of ISO-8859-1.
fn byte_of(c: char) -> Option<u8> {
    if let '\u{80}'..='\u{FF}' = c {
        return u8::try_from(u32::from(c)).ok();
    }
    if c.is_ascii() {
        return None;
    }
    let mut buffer = [0; 4];
    let (bytes, _, unmappable) = WINDOWS_1252.encode(c.encode_utf8(&mut buffer));
    bytes.first().copied().filter(|_| !unmappable)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TEXT: &str =
        "Häuser in Köln – „Straße“ für 5 € … so heißt es; über Ärger und Übermut spricht niemand.";

    fn decoded(bytes: &[u8]) -> String {
        decode(bytes, None).unwrap().into_owned()
    }

    #[test]
    fn one_text_in_any_encoding_is_one_text() {
        let windows = WINDOWS_1252.encode(TEXT).0;
        assert_eq!(decoded(TEXT.as_bytes()), TEXT);
        assert_eq!(decoded(format!("\u{FEFF}{TEXT}").as_bytes()), TEXT);
        assert_eq!(decoded(&windows), TEXT);
        let utf16 = |order: fn(u16) -> [u8; 2]| TEXT.encode_utf16().flat_map(order).collect::<Vec<u8>>();
        assert_eq!(decoded(&utf16(u16::to_le_bytes)), TEXT);
        assert_eq!(decoded(&utf16(u16::to_be_bytes)), TEXT);
        let (latin, latin9) =
            ("Häuser, für 5 Mark: Ärger über Übermut", "Häuser für 5 €: Ärger über Übermut");
        assert_eq!(decoded(&WINDOWS_1252.encode(latin).0), latin);
        assert_eq!(decoded(&encoding_rs::ISO_8859_15.encode(latin9).0), latin9);
    }

    #[test]
    fn a_declaration_is_believed_where_it_can_be_true() {
        let czech = "Václav Čapek, Žižkov, Ústí";
        let bytes = encoding_rs::ISO_8859_2.encode(czech).0;
        assert_eq!(decode(&bytes, Some("iso-8859-2")).unwrap(), czech);
        for wrong in ["iso-8859-1", "iso-8859-2", "utf-16", "klingon"] {
            assert_eq!(decode(TEXT.as_bytes(), Some(wrong)).unwrap(), TEXT, "{wrong}");
        }
        let windows = WINDOWS_1252.encode(TEXT).0;
        assert_eq!(decode(&windows, Some("utf-8")).unwrap(), TEXT);
        // Browsers, too, read ISO-8859-1 as Windows-1252.
        assert_eq!(decode(&windows, Some("ISO-8859-1")).unwrap(), TEXT);
    }

    #[test]
    fn mojibake_and_control_characters_are_repaired() {
        let twice = WINDOWS_1252.decode_without_bom_handling(TEXT.as_bytes()).0;
        assert!(twice.contains("HÃ¤user"), "{twice}");
        assert_eq!(decoded(twice.as_bytes()), TEXT);
        assert_eq!(decoded("Er sagte \u{84}ja\u{93} \u{96} oder".as_bytes()), "Er sagte „ja“ – oder");
        assert_eq!(decoded("H\u{C3}\u{A4}user".as_bytes()), "Häuser");
    }

    #[test]
    fn what_is_meant_stays() {
        for text in ["SÃO PAULO", "Ânes et Ã", "Łódź, Orbán, Erdoğan", "Лавров", "20 °C, 5 §", "naïve Façade"]
        {
            assert_eq!(decoded(text.as_bytes()), text);
        }
    }

    #[test]
    fn stray_bytes_do_not_spoil_the_rest() {
        let mut bytes = "Häuser und Gärten, ".as_bytes().to_vec();
        bytes.extend(b"M\xfcller");
        assert_eq!(decoded(&bytes), "Häuser und Gärten, Müller");
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert!(decode(b"PK\x03\x04\0\0abc", None).unwrap_err().to_string().contains("NUL"));
        // After the bytes that UTF-16 is recognized by.
        let text = format!("{}\0", "Rat tagt. ".repeat(40));
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(decode(&utf16, None).unwrap_err().to_string().contains("NUL"));
    }

    proptest! {
        #[test]
        fn any_bytes_are_text_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            if let Ok(text) = decode(&bytes, None) {
                prop_assert!(!text.contains('\0'));
            }
        }

        /// What mojibake is made of is not in here.
        #[test]
        fn utf_8_is_read_as_it_is(text in "([ -~\n]|[äöüÄÖÜß„“”»«–…€éčł]|[а-я]){0,60}") {
            prop_assert_eq!(decoded(text.as_bytes()), text.clone());
            let marked = format!("\u{FEFF}{text}");
            prop_assert_eq!(decoded(marked.as_bytes()), text);
        }

        #[test]
        fn repairing_twice_changes_nothing(text in "[ÃÂâ€ž¤¶¼Ÿ„“a-zäöüß ]{0,30}") {
            let once = decoded(text.as_bytes());
            prop_assert!(once.chars().count() <= text.chars().count());
        }
    }
}
