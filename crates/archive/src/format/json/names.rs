//! Names of keys, however they are written: `datePublished`, `date_published`, `Date-Published`,
//! `VERÖFFENTLICHT`.

/// A key as [`super::table`] has it: small letters and digits, umlauts written out.
pub(super) fn normalize(key: &str) -> String {
    let mut name = String::with_capacity(key.len());
    for c in key.chars().flat_map(char::to_lowercase) {
        match c {
            'ä' => name.push_str("ae"),
            'ö' => name.push_str("oe"),
            'ü' => name.push_str("ue"),
            'ß' => name.push_str("ss"),
            c if c.is_alphanumeric() => name.push(c),
            // The second half of an umlaut that is written as two characters.
            '\u{308}' => name.push('e'),
            _ => {}
        }
    }
    name
}

#[cfg(test)]
mod tests {
    #[test]
    fn one_key_has_one_name() {
        for key in ["datePublished", "date_published", "Date-Published", "DATE PUBLISHED"] {
            assert_eq!(super::normalize(key), "datepublished");
        }
        for key in ["Überschrift", "u\u{308}berschrift", "ueberschrift"] {
            assert_eq!(super::normalize(key), "ueberschrift");
        }
        assert_eq!(super::normalize("_source"), "source");
    }
}
