//! letters
pub(super) fn fold(word: &str, out: &mut String) {
    let mut last = ' ';
    for c in word.chars() {
        match c {
            'a'..='z' if c == 'e' && DIGRAPHS && matches!(last, 'a' | 'o' | 'u') && digraph(out) => {}
            'ä' => out.push('a'),
            'ö' => out.push('o'),
            'ü' => out.push('u'),
            _ => out.push(c),
        }
        last = c;
    }
}
const DIGRAPHS: bool = false;
fn digraph(out: &str) -> bool {
    !matches!(out.as_bytes(), [.., b'a' | b'e' | b'q', _])
}
