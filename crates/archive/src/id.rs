//! Ids without white space, so that scripts can split at blanks.

use std::fmt::Write;

/// Longest id of a record, in bytes. An index drops terms over 65,530 bytes.
pub(crate) const LONGEST_ID: usize = 1000;

/// Percent-encodes white space, control characters and `%`; everything else stays readable. A final
/// `#` with a number is encoded, too: the second record with one id gets `#2` appended, and no
/// record's own id may look like that.
pub(crate) fn encode(id: &str) -> String {
    let mut out = String::with_capacity(id.len());
    let number = id.rsplit_once('#').filter(|(_, n)| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
    let number_at = number.map(|(before, _)| before.len());
    for (at, c) in id.char_indices() {
        if number_at == Some(at)
            || c.is_whitespace()
            || c.is_control()
            || c == '%'
            || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
        {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                let _ = write!(out, "%{byte:02X}");
            }
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn ids_are_one_word_and_stay_apart(a in any::<String>(), b in any::<String>()) {
            let unprintable = |c: char| c.is_whitespace() || c.is_control();
            prop_assert!(!super::encode(&a).contains(unprintable));
            prop_assert_eq!(super::encode(&a) == super::encode(&b), a == b);
        }

        #[test]
        fn no_own_id_looks_like_a_given_one(a in ".{0,8}", number in 2u32..9, given in 2u32..9) {
            prop_assert_ne!(super::encode(&format!("{a}#{number}")), format!("{}#{given}", super::encode(&a)));
        }
    }

    #[test]
    fn ids_have_no_white_space() {
        assert_eq!(super::encode("Bücher am\tFluß 100%.txt"), "Bücher%20am%09Fluß%20100%25.txt");
        assert_eq!(super::encode("https://a.example/b#12"), "https://a.example/b%2312");
        assert_eq!(super::encode("https://a.example/b#absatz"), "https://a.example/b#absatz");
    }
}
