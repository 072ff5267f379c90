//! A text as numbers, words and marks: all that the grammar of dates looks at.

use std::ops::RangeInclusive;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// A run of ASCII digits.
    Number,
    /// A run of letters, up to a capital after a small letter: some pages separate words by style
    /// alone, as in `MusterMay`.
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
    pub(crate) kind: TokenKind,
    pub(crate) text: &'t str,
    /// Where it begins, in bytes.
    pub(crate) start: usize,
    pub(crate) gap: Gap,
}

impl Token<'_> {
    pub(crate) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Whether nothing stands between it and the token before.
    pub(crate) fn is_glued(&self) -> bool {
        self.gap == Gap::None
    }

    pub(crate) fn is_number(&self) -> bool {
        self.kind == TokenKind::Number
    }

    pub(crate) fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }

    /// Whether it separates the parts of a line: `Erika Muster | 12. Mai 2024`.
    pub(crate) fn is_separator(&self) -> bool {
        matches!(self.text, "|" | "·" | "•" | "/" | "–" | ";")
    }

    pub(crate) fn is_on_new_line(&self) -> bool {
        self.gap == Gap::Line
    }

    pub(crate) fn mark(&self) -> Option<char> {
        if let TokenKind::Mark(mark) = self.kind { Some(mark) } else { None }
    }
}

/// The tokens of a text, in one pass.
pub(crate) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    // Nothing stands before the first one.
    let mut gap = Gap::Blank;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let (kind, length) = match c {
            '\n' | '\r' => (None, c.len_utf8()),
            c if is_blank(c) => (None, c.len_utf8()),
            '0'..='9' => (Some(TokenKind::Number), run(rest, |c| c.is_ascii_digit())),
            c if is_letter(c) => (Some(TokenKind::Word), word(rest)),
            c => (Some(TokenKind::Mark(c)), c.len_utf8()),
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

/// White space, and invisible characters that control line breaks and direction.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// A letter, or a combining mark: macOS writes umlauts as two characters.
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

/// Longest word that is looked up, in bytes. No name of a month or day is longer.
const LONGEST_WORD: usize = 40;

/// A word as the tables of names spell it: lower case, umlauts spelt out, no accents. Empty if it
/// is longer than any name.
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
            // The dots of an umlaut that is written as two characters.
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

/// A position in the tokens. To try a rule, it is copied, and the copy dropped if the rule fails.
#[derive(Clone, Copy)]
pub(crate) struct Cursor<'a, 't> {
    tokens: &'a [Token<'t>],
}

impl<'a, 't> Cursor<'a, 't> {
    pub(crate) fn new(tokens: &'a [Token<'t>]) -> Cursor<'a, 't> {
        Cursor { tokens }
    }

    /// The tokens that are not read yet.
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

    /// A number with `digits` digits, of which there may be four at most.
    pub(crate) fn number(&mut self, digits: RangeInclusive<usize>) -> Option<i16> {
        let token = self.take_if(|token| token.is_number() && digits.contains(&token.text.len()))?;
        token.text.parse().ok()
    }

    pub(crate) fn mark(&mut self, wanted: impl Fn(char) -> bool) -> Option<&'a Token<'t>> {
        self.take_if(|token| token.mark().is_some_and(&wanted))
    }

    /// What `known` has for the next word, folded.
    pub(crate) fn word<T>(&mut self, known: impl Fn(&str) -> Option<T>) -> Option<T> {
        let (first, rest) = self.tokens.split_first().filter(|(first, _)| first.is_word())?;
        let found = known(&folded(first.text))?;
        self.tokens = rest;
        Some(found)
    }
}
