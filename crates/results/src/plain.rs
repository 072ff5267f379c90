//! Text of articles on its way out of the program.

/// Whether a character could steer a terminal or reorder its line: control characters of both sets,
/// and the marks that change the direction of writing.
///
/// ```
/// assert!(nachlese_results::steers('\u{1b}') && !nachlese_results::steers('ä'));
/// ```
pub fn steers(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

/// `text` without anything that could steer a terminal. Line ends of any kind become blanks.
///
/// ```
/// assert_eq!(nachlese_results::safe("a\u{1b}[31m\tb\r\nc"), "a[31m b  c");
/// ```
pub fn safe(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_whitespace() && steers(c) { ' ' } else { c })
        .filter(|&c| !steers(c))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_steers_a_terminal_passes() {
        assert_eq!(safe("a\u{1b}[31mb\u{9b}2Jc\u{7}\u{202e}d\re"), "a[31mb2Jcd e");
        assert_eq!(safe("Haus\u{2028}Tür\u{85}Tor"), "Haus Tür Tor");
    }
}
