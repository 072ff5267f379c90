//! stem
mod adjective;
mod endings;
mod feminine;
mod infix;
mod letters;
mod plural;
mod table;

/// stem
pub fn stem(word: &str, out: &mut String) {
    out.clear();
    if word.len() < 4 || word.bytes().any(|b| b.is_ascii_digit()) {
        out.push_str(word);
        return;
    }
    match infix::find(word) {
        Some(0) => letters::fold(&word[2..], out),
        Some(at) => {
            letters::fold(&word[..at], out);
            letters::fold(&word[at + 2..], out);
        }
        None => letters::fold(word, out),
    }
    if !out.is_ascii() {
        return;
    }
    let end = feminine::masculine(out.as_bytes());
    out.truncate(end);
    endings::strip(out);
}

/// stem
pub fn stem_to_string(word: &str) -> String {
    let mut out = String::new();
    stem(word, &mut out);
    out
}
