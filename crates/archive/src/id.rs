//! Ids that scripts can split at blanks.

use std::fmt::Write;

/// Longest id of a record, in bytes; what is longer is no id (and Tantivy drops terms over 65,530 bytes without a word).
pub(crate) const LONGEST: usize = 1000;

/// Percent-encodes white space, control characters, and `%` itself; everything else stays readable.
pub(crate) fn encode(id: &str) -> String {
    let mut out = String::with_capacity(id.len());
    for c in id.chars() {
        if c.is_whitespace()
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
    }

    #[test]
    fn ids_have_no_white_space() {
        assert_eq!(super::encode("Bücher am\tFluß 100%.txt"), "Bücher%20am%09Fluß%20100%25.txt");
    }
}
