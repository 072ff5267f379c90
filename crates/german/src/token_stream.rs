//! The chain as Tantivy wants it: one tokenizer a zone.

use crate::analyzer::{Analyzer, Zone};
use std::sync::{Arc, Mutex, PoisonError};
use tantivy_tokenizer_api::{Token, TokenStream, Tokenizer};

/// An analyzer whose cache several tokenizers use in turn. Each writing thread has one of its own, so that nobody waits.
pub type SharedAnalyzer = Arc<Mutex<Analyzer>>;

/// Tantivy's view of one zone.
#[derive(Clone)]
pub struct ZoneTokenizer {
    zone: Zone,
    analyzer: SharedAnalyzer,
    tokens: Tokens,
}

impl ZoneTokenizer {
    /// A tokenizer for `zone` that uses the cache of `analyzer`.
    pub fn new(zone: Zone, analyzer: SharedAnalyzer) -> Self {
        ZoneTokenizer { zone, analyzer, tokens: Tokens::default() }
    }
}

impl Tokenizer for ZoneTokenizer {
    type TokenStream<'a> = ZoneStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> ZoneStream<'a> {
        self.tokens.clear();
        // A poisoned lock means that an analysis panicked; its cache holds whole entries only, so it can be used.
        let mut analyzer = self.analyzer.lock().unwrap_or_else(PoisonError::into_inner);
        analyzer.analyze(text, |term| {
            self.tokens.texts.push_str(term.in_zone(self.zone));
            self.tokens.spans.push(Span {
                text_end: self.tokens.texts.len(),
                start: term.start,
                end: term.end,
                position: term.position,
            });
        });
        ZoneStream { tokens: &self.tokens, next: 0, text_start: 0, token: Token::default() }
    }
}

#[derive(Clone, Default)]
struct Tokens {
    texts: String,
    spans: Vec<Span>,
}

impl Tokens {
    fn clear(&mut self) {
        self.texts.clear();
        self.spans.clear();
    }
}

#[derive(Clone, Copy)]
struct Span {
    text_end: usize,
    start: usize,
    end: usize,
    position: u32,
}

/// The tokens of one text in one zone.
pub struct ZoneStream<'a> {
    tokens: &'a Tokens,
    next: usize,
    text_start: usize,
    token: Token,
}

impl TokenStream for ZoneStream<'_> {
    fn advance(&mut self) -> bool {
        let Some(span) = self.tokens.spans.get(self.next) else { return false };
        self.next += 1;
        self.token.text.clear();
        self.token.text.push_str(self.tokens.texts.get(self.text_start..span.text_end).unwrap_or_default());
        self.text_start = span.text_end;
        self.token.offset_from = span.start;
        self.token.offset_to = span.end;
        self.token.position = span.position as usize;
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
