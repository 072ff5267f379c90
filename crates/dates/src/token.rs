//! A text as numbers, words and marks, which is all that the grammar of dates looks at.

use std::ops::RangeInclusive;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A run of ASCII digits.
    Number,
    /// A run of letters, up to a capital behind a small one: pages part words by their looks alone,
    /// as in `MusterMay`.
    Word,
    /// Any other character.
    Mark(char),
}

/// What lies between a token and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gap {
    None,
    Blank,
    Line,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Token<'t> {
    pub(crate) kind: Kind,
    pub(crate) text: &'t str,
    /// Where it begins, in bytes.
    pub(crate) start: usize,
    pub(crate) gap: Gap,
}

impl Token<'_> {
    pub(crate) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Whether it stands right behind the token before it.
    pub(crate) fn is_glued(&self) -> bool {
        self.gap == Gap::None
    }

    pub(crate) fn is_number(&self) -> bool {
        self.kind == Kind::Number
    }

    pub(crate) fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    pub(crate) fn mark(&self) -> Option<char> {
        if let Kind::Mark(mark) = self.kind { Some(mark) } else { None }
    }
}

/// The tokens of a text, in one pass.
pub(crate) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    // The first one is glued to nothing.
    let mut gap = Gap::Blank;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let (kind, length) = match c {
            '\n' | '\r' => (None, c.len_utf8()),
            c if is_blank(c) => (None, c.len_utf8()),
            '0'..='9' => (Some(Kind::Number), run(rest, |c| c.is_ascii_digit())),
            c if is_letter(c) => (Some(Kind::Word), word(rest)),
            c => (Some(Kind::Mark(c)), c.len_utf8()),
        };
        let Some((read, after)) = rest.split_at_checked(length) else { break };
        match kind {
            Some(kind) => {
                tokens.push(Token { kind, text: read, start: text.len() - rest.len(), gap });
                gap = Gap::None;
            }
            None if matches!(c, '\n' | '\r') => gap = Gap::Line,
            None if gap == Gap::None => gap = Gap::Blank,
            None => {}
        }
        rest = after;
    }
    tokens
}

/// Blanks, and what pages strew in to govern breaks and directions: none of them is seen.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// macOS hands over umlauts in two characters, the second of which is no letter by itself.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36f}')
}

fn run(text: &str, mut of: impl FnMut(char) -> bool) -> usize {
    text.find(|c| !of(c)).unwrap_or(text.len())
}

fn word(text: &str) -> usize {
    let mut small = false;
    run(text, |c| {
        let splits = small && c.is_uppercase();
        small = c.is_lowercase();
        is_letter(c) && !splits
    })
}

/// Longer words are names of nothing that dates are made of. Bounds what a look at a word costs.
const LONGEST_WORD: usize = 40;

/// A word as the tables of names have it: lower case, umlauts spelt out, no accents. Empty if it is
/// too long for any.
pub(crate) fn folded(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    if word.len() > LONGEST_WORD {
        return folded;
    }
    for c in word.chars().flat_map(char::to_lowercase) {
        match c {
            'ä' => folded.push_str("ae"),
            'ö' => folded.push_str("oe"),
            'ü' => folded.push_str("ue"),
            // The dots of an umlaut in two characters.
            '\u{308}' => folded.push('e'),
            'ß' => folded.push_str("ss"),
            'é' | 'è' => folded.push('e'),
            'û' => folded.push('u'),
            'à' => folded.push('a'),
            '\u{300}'..='\u{36f}' => {}
            c => folded.push(c),
        }
    }
    folded
}

/// A place in a text that is being read. Copied to try, and the copy dropped where that fails.
#[derive(Clone, Copy)]
pub(crate) struct Cursor<'a, 't> {
    tokens: &'a [Token<'t>],
}

impl<'a, 't> Cursor<'a, 't> {
    pub(crate) fn new(tokens: &'a [Token<'t>]) -> Cursor<'a, 't> {
        Cursor { tokens }
    }

    /// What has not been read.
    pub(crate) fn rest(&self) -> &'a [Token<'t>] {
        self.tokens
    }

    pub(crate) fn peek(&self) -> Option<&'a Token<'t>> {
        self.tokens.first()
    }

    pub(crate) fn second(&self) -> Option<&'a Token<'t>> {
        self.tokens.get(1)
    }

    /// The next token, if it is wanted.
    pub(crate) fn take_if(&mut self, wanted: impl Fn(&Token<'t>) -> bool) -> Option<&'a Token<'t>> {
        let (first, rest) = self.tokens.split_first().filter(|(first, _)| wanted(first))?;
        self.tokens = rest;
        Some(first)
    }

    /// A number of so many digits, four at most.
    pub(crate) fn number(&mut self, digits: RangeInclusive<usize>) -> Option<i16> {
        let token = self.take_if(|token| token.is_number() && digits.contains(&token.text.len()))?;
        token.text.parse().ok()
    }

    pub(crate) fn mark(&mut self, wanted: impl Fn(char) -> bool) -> Option<&'a Token<'t>> {
        self.take_if(|token| token.mark().is_some_and(&wanted))
    }

    /// A word that a table knows, the word being folded.
    pub(crate) fn word<T>(&mut self, known: impl Fn(&str) -> Option<T>) -> Option<T> {
        let (first, rest) = self.tokens.split_first().filter(|(first, _)| first.is_word())?;
        let found = known(&folded(first.text))?;
        self.tokens = rest;
        Some(found)
    }
}
