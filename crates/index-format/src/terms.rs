//! Analyzed text on its way to Tantivy.
//!
//! Analysis runs in parallel, but Tantivy's writer runs on one thread. So the writer is given terms
//! rather than text: the terms of one field of one article in one string, each after a control
//! character that encodes the distance of its position from the previous one. Terms contain no
//! control characters, so decoding is splitting.

use tantivy::tokenizer::{TextAnalyzer, Token, TokenStream, Tokenizer, TokenizerManager};

/// Name under which the decoder is registered.
pub(crate) const DECODER: &str = "nachlese_terms";

/// The term is one position after the previous one.
const NEXT: u8 = 1;
/// The term has the position of the previous one.
const SAME: u8 = 2;
/// A position without a term is skipped; written before [`NEXT`].
const GAP: u8 = 3;

/// The terms of one field, in the order of the text.
#[derive(Clone, Debug, Default)]
pub struct EncodedTerms {
    text: String,
    next_position: u32,
}

impl EncodedTerms {
    /// No terms yet, with capacity for those of `text`.
    pub fn for_text(text: &str) -> Self {
        EncodedTerms { text: String::with_capacity(text.len() + text.len() / 4), next_position: 0 }
    }

    /// Adds a term. Positions must not decrease.
    pub fn push(&mut self, term: &str, position: u32) {
        if position < self.next_position {
            self.text.push(char::from(SAME));
        } else {
            for _ in self.next_position..position {
                self.text.push(char::from(GAP));
            }
            self.text.push(char::from(NEXT));
            self.next_position = position + 1;
        }
        self.text.push_str(term);
    }

    /// Adds a term to a field without positions.
    pub fn push_unplaced(&mut self, term: &str) {
        self.text.push(char::from(NEXT));
        self.text.push_str(term);
    }

    /// The text to give to the field of a Tantivy document; `None` if there is no term.
    pub fn into_text(self) -> Option<String> {
        (!self.text.is_empty()).then_some(self.text)
    }
}

/// Registers the decoder. Tantivy does not store tokenizers in an index: without this the first
/// commit fails.
pub fn register_decoder(manager: &TokenizerManager) {
    manager.register(DECODER, TextAnalyzer::from(Decoder));
}

#[derive(Clone)]
struct Decoder;

impl Tokenizer for Decoder {
    type TokenStream<'a> = Terms<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Terms<'a> {
        Terms { text, at: 0, next_position: 0, token: Token::default() }
    }
}

struct Terms<'a> {
    text: &'a str,
    at: usize,
    next_position: usize,
    token: Token,
}

impl TokenStream for Terms<'_> {
    fn advance(&mut self) -> bool {
        let bytes = self.text.as_bytes();
        loop {
            match bytes.get(self.at) {
                Some(&GAP) => self.next_position += 1,
                Some(&NEXT) => {
                    self.token.position = self.next_position;
                    self.next_position += 1;
                    break;
                }
                // The position stays that of the previous term.
                Some(&SAME) => break,
                _ => return false,
            }
            self.at += 1;
        }
        let start = self.at + 1;
        let length = bytes.get(start..).unwrap_or_default().iter().position(|b| *b <= GAP);
        let end = length.map_or(bytes.len(), |length| start + length);
        self.token.text.clear();
        self.token.text.push_str(self.text.get(start..end).unwrap_or_default());
        (self.token.offset_from, self.token.offset_to) = (start, end);
        self.at = end;
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn decoding_reverses_encoding(terms in proptest::collection::vec(("[a-zß0-9]{1,8}", 0u32..3), 0..30)) {
            let (mut position, mut expected, mut encoded) = (0, Vec::new(), EncodedTerms::default());
            for (term, step) in terms {
                position += step;
                encoded.push(&term, position);
                expected.push((term, position as usize));
            }
            let text = encoded.into_text().unwrap_or_default();
            let (mut decoded, mut decoder) = (Vec::new(), Decoder);
            let mut stream = decoder.token_stream(&text);
            while stream.advance() {
                decoded.push((stream.token().text.clone(), stream.token().position));
            }
            prop_assert_eq!(decoded, expected);
        }
    }
}
