//! infix
use super::declension::strong_participle;
pub(super) fn find(word: &str) -> Option<usize> {
    let b = word.as_bytes();
    let n = b.len();
    if n < 6 {
        return None;
    }
    let last = b[n - 1];
    if !matches!(last, b't' | b'n' | b'e' | b'r' | b's' | b'm' | b'd') {
        return None;
    }
    for at in 2..n.saturating_sub(4).min(16) {
        match (&b[at], &b[at + 1]) {
            (b'z', b'u') if last == b'n' || b.ends_with(b"nde") => {
                if separable(&b[..at]) && vowel(&b[at + 2..]) {
                    return Some(at);
                }
            }
            (b'g', b'e') if separable(&b[..at]) && participle(&b[at + 2..]) => return Some(at),
            _ => {}
        }
    }
    None
}
fn vowel(rest: &[u8]) -> bool {
    rest.len() >= 4 || rest.len() >= 3 && b"aeiou".contains(&rest[0]) || rest == b"tun" || rest == b"gehn"
}
/// rest after ge: hort, legt, fahren
pub(super) fn participle(rest: &[u8]) -> bool {
    let r = declined(rest);
    match r {
        [head @ .., b't'] => head.len() >= 2 && head.iter().any(|c| b"aeiouyAEIOU\xc3".contains(c)),
        [_, .., b'e', b'n'] => strong_participle(&r[..r.len() - 2]),
        _ => false,
    }
}
/// cut adjective ending
fn declined(r: &[u8]) -> &[u8] {
    match r {
        [h @ .., b'e', b'n'] if h.ends_with(b"en") || h.ends_with(b"t") => h,
        [h @ .., b'e', b'r' | b's' | b'm'] => h,
        [h @ .., b'e'] => h,
        _ => r,
    }
}
fn separable(p: &[u8]) -> bool {
    matches!(
        std::str::from_utf8(p).unwrap_or(""),
        "ab" | "an"
            | "auf"
            | "aus"
            | "bei"
            | "beisammen"
            | "bevor"
            | "da"
            | "dabei"
            | "daher"
            | "dahin"
            | "daneben"
            | "dar"
            | "daran"
            | "darauf"
            | "darein"
            | "davon"
            | "davor"
            | "dazu"
            | "dazwischen"
            | "durch"
            | "ein"
            | "einher"
            | "empor"
            | "entgegen"
            | "entlang"
            | "entzwei"
            | "fehl"
            | "feil"
            | "fern"
            | "fest"
            | "fort"
            | "frei"
            | "gegen"
            | "gegenüber"
            | "gleich"
            | "gut"
            | "heim"
            | "her"
            | "herab"
            | "heran"
            | "herauf"
            | "heraus"
            | "herbei"
            | "herein"
            | "herüber"
            | "herum"
            | "herunter"
            | "hervor"
            | "hin"
            | "hinab"
            | "hinan"
            | "hinauf"
            | "hinaus"
            | "hindurch"
            | "hinein"
            | "hintan"
            | "hinterher"
            | "hinüber"
            | "hinunter"
            | "hinweg"
            | "hinzu"
            | "hoch"
            | "inne"
            | "irre"
            | "klar"
            | "klein"
            | "krank"
            | "kalt"
            | "kennen"
            | "los"
            | "mit"
            | "nach"
            | "nahe"
            | "nebenher"
            | "nieder"
            | "offen"
            | "preis"
            | "richtig"
            | "ran"
            | "rauf"
            | "raus"
            | "rein"
            | "rüber"
            | "rum"
            | "runter"
            | "schön"
            | "schwarz"
            | "sicher"
            | "sitzen"
            | "statt"
            | "stecken"
            | "stehen"
            | "still"
            | "teil"
            | "tot"
            | "trocken"
            | "um"
            | "umher"
            | "unter"
            | "über"
            | "voll"
            | "vor"
            | "voran"
            | "voraus"
            | "vorbei"
            | "vorüber"
            | "vorweg"
            | "wach"
            | "wahr"
            | "weg"
            | "weiter"
            | "wett"
            | "wieder"
            | "wohl"
            | "zu"
            | "zurecht"
            | "zurück"
            | "zusammen"
            | "zuvor"
            | "zuwider"
            | "drein"
            | "dran"
            | "drauf"
            | "aneinander"
            | "auseinander"
            | "durcheinander"
            | "ineinander"
            | "zueinander"
            | "vorher"
            | "herunten"
            | "überein"
            | "herumher"
            | "umhin"
            | "vorhin"
            | "dahinter"
            | "bloss"
            | "breit"
            | "hinterdrein"
            | "haus"
            | "acht"
            | "bekannt"
            | "blank"
            | "dicht"
            | "fertig"
            | "flott"
            | "kund"
            | "quer"
            | "ruck"
            | "schief"
            | "schwer"
            | "sauber"
            | "warm"
            | "wund"
            | "gross"
            | "hops"
            | "hoh"
            | "miteinander"
            | "aufeinander"
            | "beieinander"
            | "gegeneinander"
            | "voneinander"
            | "daran"
            | "drauflos"
            | "drüber"
            | "kaputt"
            | "leicht"
            | "maschine"
            | "not"
            | "rad"
            | "rück"
            | "stand"
            | "übrig"
            | "verloren"
            | "vorlieb"
            | "zugute"
            | "zunichte"
            | "zutage"
            | "zuteil"
    )
}
