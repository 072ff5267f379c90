//! A word in an alphabet of one byte a letter, so that the rules of stemming compare bytes.
//!
//! - **Umlauts** are one letter, spelt out or not, for keyboards without umlauts: ä and ae are `A`,
//!   ö and oe are `O`, ü and ue are `U`. `mueller` is read like `müller`. But ue after a, ä, e or q
//!   is no umlaut: `neue`, `mauer`, `gräuel`, `quelle`.
//! - **ß** is ss, as in Switzerland and since the reform of 1996: `groß` = `gross`.
//! - **Other diacritics** are dropped, as by agencies whose keyboards lack them: é, á, ğ, ł, ć, ø
//!   ... become e, a, g, l, c, o. `orbán` = `orban`.
//!
//! Words are given in lower case, so that capitals can stand for umlauts. Whether an umlaut is
//! inflection (`Häuser`) or part of the word (`führen`) is decided late in the
//! [stemmer](crate::stem); until then its rules look at the plain letters.
//!
//! Source: the German rules of spelling (on umlauts and ß), Unicode's canonical decompositions, and
//! a list by hand of the letters that have none. Not done: `israel` and `michael` are read with an
//! umlaut as well. As they always are, only a collision with another word could do harm. Words in
//! other scripts are not read.

use unicode_normalization::char::decompose_canonical;

/// Words of more letters are not read: no newspaper prints a German word of this length.
pub(crate) const MAX_LETTERS: usize = 96;

/// A word, one byte a letter.
#[derive(Clone, Copy)]
pub(crate) struct Letters {
    bytes: [u8; MAX_LETTERS],
    length: usize,
    umlauts: bool,
}

impl Letters {
    /// The letters of a lower-cased word; `None` for a word in another script or with more letters
    /// than [`MAX_LETTERS`].
    pub(crate) fn parse(word: &str) -> Option<Letters> {
        let mut letters = Letters { bytes: [0; MAX_LETTERS], length: 0, umlauts: false };
        if word.is_ascii() {
            word.bytes().try_for_each(|byte| letters.spell(byte))?;
        } else {
            // An umlaut is read as if it were spelt out: `Böen` and `Boeen` keep the same e.
            word.chars().try_for_each(|c| match c {
                'ä' => letters.spell(b'a').and_then(|()| letters.spell(b'e')),
                'ö' => letters.spell(b'o').and_then(|()| letters.spell(b'e')),
                'ü' => letters.spell(b'u').and_then(|()| letters.spell(b'e')),
                _ if c.is_ascii() => letters.spell(c as u8),
                _ => letters.plain(c),
            })?;
        }
        Some(letters)
    }

    /// The letters, with umlauts as capitals.
    pub(crate) fn as_slice(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or_default()
    }

    /// Whether one of them may be an umlaut.
    pub(crate) fn has_umlauts(&self) -> bool {
        self.umlauts
    }

    /// The letters without umlauts.
    pub(crate) fn folded(&self) -> Letters {
        let mut folded = *self;
        folded.bytes.make_ascii_lowercase();
        folded
    }

    /// Keeps the first `length` letters.
    pub(crate) fn truncate(&mut self, length: usize) {
        self.length = self.length.min(length);
    }

    /// Removes `count` letters from `at` on.
    pub(crate) fn remove(&mut self, at: usize, count: usize) {
        if at + count <= self.length {
            self.bytes.copy_within(at + count..self.length, at);
            self.length -= count;
        }
    }

    /// Reduces runs of three or more equal letters to two.
    pub(crate) fn reduce_triples(&mut self) {
        let mut length = 0;
        for at in 0..self.length {
            let letter = self.bytes.get(at).copied().unwrap_or_default();
            let written = self.bytes.get(..length).unwrap_or_default();
            if !matches!(written, [.., a, b] if *a == letter && *b == letter)
                && let Some(place) = self.bytes.get_mut(length)
            {
                *place = letter;
                length += 1;
            }
        }
        self.length = length;
    }

    /// Replaces `count` letters from `at` on by `new`; does nothing where the result would be too
    /// long.
    pub(crate) fn replace(&mut self, at: usize, count: usize, new: &[u8]) {
        let length = self.length + new.len() - count.min(self.length);
        if at + count > self.length || length > MAX_LETTERS {
            return;
        }
        self.bytes.copy_within(at + count..self.length, at + new.len());
        if let Some(place) = self.bytes.get_mut(at..at + new.len()) {
            place.copy_from_slice(new);
        }
        self.length = length;
        self.umlauts |= new.iter().any(u8::is_ascii_uppercase);
    }

    /// Appends letters of this alphabet; what does not fit is dropped.
    pub(crate) fn append(&mut self, letters: &[u8]) {
        for &letter in letters {
            let _ = self.push(letter);
        }
    }

    /// Makes the letter at `at` an umlaut; `false` if that is not possible.
    pub(crate) fn umlaut(&mut self, at: usize) -> bool {
        match self.bytes.get_mut(at) {
            Some(vowel @ (b'a' | b'o' | b'u')) => {
                vowel.make_ascii_uppercase();
                self.umlauts = true;
                true
            }
            _ => false,
        }
    }

    /// Removes the umlauts from `from` on.
    pub(crate) fn fold_from(&mut self, from: usize) {
        if let Some(tail) = self.bytes.get_mut(from..self.length) {
            tail.make_ascii_lowercase();
        }
    }

    /// Appends the word to `out`, with umlauts as `ä`, `ö`, `ü`.
    pub(crate) fn write(&self, out: &mut String) {
        if !self.umlauts {
            return out.push_str(std::str::from_utf8(self.as_slice()).unwrap_or_default());
        }
        for &letter in self.as_slice() {
            out.push(match letter {
                b'A' => 'ä',
                b'O' => 'ö',
                b'U' => 'ü',
                _ => char::from(letter),
            });
        }
    }

    fn push(&mut self, letter: u8) -> Option<()> {
        *self.bytes.get_mut(self.length)? = letter;
        self.length += 1;
        self.umlauts |= letter.is_ascii_uppercase();
        Some(())
    }

    /// Appends a letter. An e that spells out an umlaut (`ae`) turns the letter before it into one.
    fn spell(&mut self, letter: u8) -> Option<()> {
        if letter == b'e' {
            let marked = match self.as_slice() {
                [.., b'a' | b'A' | b'e' | b'q', b'u'] => None,
                [.., vowel @ (b'a' | b'o' | b'u')] => Some(vowel.to_ascii_uppercase()),
                _ => None,
            };
            if let Some(umlaut) = marked {
                *self.bytes.get_mut(self.length - 1)? = umlaut;
                self.umlauts = true;
                return Some(());
            }
        }
        self.push(letter)
    }

    /// Appends the base letter of a letter outside ASCII; `None` if it is not Latin.
    fn plain(&mut self, c: char) -> Option<()> {
        let base = match c {
            'ß' => return self.push(b's').and_then(|()| self.push(b's')),
            'þ' => return self.push(b't').and_then(|()| self.push(b'h')),
            'æ' | 'å' => b'a',
            'ø' | 'œ' => b'o',
            'ł' => b'l',
            'đ' | 'ð' => b'd',
            'ħ' => b'h',
            'ı' => b'i',
            _ => {
                let mut first = None;
                decompose_canonical(c, |part| {
                    first.get_or_insert(part);
                });
                first.filter(char::is_ascii_alphabetic)? as u8
            }
        };
        self.push(base)
    }
}
