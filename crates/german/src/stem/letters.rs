//! Letters: every Latin letter to its plain one.
//!
//! | rule | example | why |
//! |---|---|---|
//! | ä ö ü = a o u | `häuser` = `haus` | umlaut is inflection |
//! | ae oe ue = a o u, but not ue after a, e, q | `mueller` = `müller`, `geändert` = `geaendert`; not `neue`, `mauer`, `quelle` | keyboards without umlauts; `Muller` |
//! | ß = ss | `groß` = `gross` | 1996 reform, Switzerland |
//! | é á ğ ł ć ø ... = e a g l c o | `orbán` = `orban` | agencies drop what their keyboards lack |
//!
//! Source: German spelling rules (§§ on umlaut and ß), Unicode's canonical decompositions, and by hand the letters that have none.
//! Not done: `israel` and `michael` lose their e like everyone else (consistently, so nothing but a collision could
//! harm); other scripts stay what they are.

use unicode_normalization::char::decompose_canonical;

/// Appends `word` to `out` in plain letters. A digraph does not reach across two calls.
pub(super) fn fold(word: &str, out: &mut String) {
    if word.is_ascii() {
        fold_ascii(word, out);
        return;
    }
    // An umlaut is read as if it were spelt out: `Böen` and `Boeen` keep the same e.
    let mut head = [0, 0];
    for c in word.chars() {
        let spelt = match c {
            'ä' => b'a',
            'ö' => b'o',
            'ü' => b'u',
            _ if c.is_ascii() => {
                push_ascii(c as u8, &mut head, out);
                continue;
            }
            _ => {
                push_plain(c, out);
                head = [0, 0];
                continue;
            }
        };
        push_ascii(spelt, &mut head, out);
        push_ascii(b'e', &mut head, out);
    }
}

/// The common case: copies the stretches between digraphs whole.
fn fold_ascii(word: &str, out: &mut String) {
    let mut copied = 0;
    let bytes = word.as_bytes();
    for (at, pair) in bytes.windows(2).enumerate() {
        if pair[1] == b'e' && bytes.get(..=at).is_some_and(takes_e) {
            out.push_str(word.get(copied..=at).unwrap_or_default());
            copied = at + 2;
        }
    }
    out.push_str(word.get(copied..).unwrap_or_default());
}

/// Appends a letter, unless it is an e that only marks an umlaut; `head` holds the two letters before.
fn push_ascii(letter: u8, head: &mut [u8; 2], out: &mut String) {
    if letter != b'e' || !takes_e(head.as_slice()) {
        out.push(char::from(letter));
    }
    *head = [head[1], letter];
}

/// Whether an `e` after `head` only marks its last vowel as an umlaut.
fn takes_e(head: &[u8]) -> bool {
    match head {
        [.., b'a' | b'e' | b'q', b'u'] => false,
        [.., b'a' | b'o' | b'u'] => true,
        _ => false,
    }
}

/// A letter beyond ASCII: its base letter if that is Latin, else itself.
fn push_plain(c: char, out: &mut String) {
    match c {
        'ß' => return out.push_str("ss"),
        'æ' | 'å' => return out.push('a'),
        'ø' | 'œ' => return out.push('o'),
        'ł' => return out.push('l'),
        'đ' | 'ð' => return out.push('d'),
        'ħ' => return out.push('h'),
        'ı' => return out.push('i'),
        'þ' => return out.push_str("th"),
        _ => {}
    }
    let mut base = c;
    let mut first = true;
    decompose_canonical(c, |part| {
        if std::mem::take(&mut first) && part.is_ascii_alphabetic() {
            base = part;
        }
    });
    out.push(base);
}
