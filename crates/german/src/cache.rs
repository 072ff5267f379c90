//! The terms of surface forms that were analyzed before.
//!
//! All strings are parts of one string, so that a look-up costs two cache misses rather than four.

use crate::term::TermList;
use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;
use std::hash::BuildHasher;

/// How many surface forms are kept. A year of a daily paper has about 600,000 different forms, half
/// of which occur once. The cache is emptied when it is full rather than tracking what is used: the
/// frequent forms are back at once.
const MAX_FORMS: usize = 1 << 18;

/// The terms of a surface form in every level.
pub(crate) struct Terms<'c> {
    pub(crate) exact: &'c str,
    pub(crate) stem: &'c str,
    pub(crate) parts: TermList<'c>,
    pub(crate) names: TermList<'c>,
    pub(crate) prefixes: TermList<'c>,
    pub(crate) function_word: bool,
}

/// The same, owned; lists are written by [`push_term`](crate::term::push_term).
#[derive(Default)]
pub(crate) struct OwnedTerms {
    pub(crate) exact: String,
    pub(crate) stem: String,
    pub(crate) parts: String,
    pub(crate) names: String,
    pub(crate) prefixes: String,
    pub(crate) function_word: bool,
}

/// The terms of surface forms.
#[derive(Default)]
pub(crate) struct TermCache {
    table: HashTable<CachedForm>,
    text: String,
}

/// Lengths of a surface form and its [`Terms`], which follow one another in the text of the cache.
#[derive(Clone, Copy)]
struct CachedForm {
    start: u32,
    surface: u16,
    exact: u16,
    stem: u16,
    parts: u16,
    names: u16,
    prefixes: u16,
    function_word: bool,
}

impl CachedForm {
    fn surface<'c>(&self, text: &'c str) -> &'c str {
        let start = self.start as usize;
        text.get(start..start + usize::from(self.surface)).unwrap_or_default()
    }

    fn terms<'c>(&self, text: &'c str) -> Terms<'c> {
        let mut at = self.start as usize + usize::from(self.surface);
        let mut next = |length: u16| {
            let start = at;
            at += usize::from(length);
            text.get(start..at).unwrap_or_default()
        };
        Terms {
            exact: next(self.exact),
            stem: next(self.stem),
            parts: TermList::new(next(self.parts)),
            names: TermList::new(next(self.names)),
            prefixes: TermList::new(next(self.prefixes)),
            function_word: self.function_word,
        }
    }
}

impl TermCache {
    /// The terms of `surface`, by `analyze` if they are not in the cache.
    pub(crate) fn terms(&mut self, surface: &str, analyze: impl FnOnce(&str) -> OwnedTerms) -> Terms<'_> {
        let hash = FxBuildHasher.hash_one(surface);
        let known = self.table.find(hash, |form| form.surface(&self.text) == surface).copied();
        let form = known.unwrap_or_else(|| {
            if self.table.len() >= MAX_FORMS {
                self.table.clear();
                self.text.clear();
            }
            let OwnedTerms { exact, stem, parts, names, prefixes, function_word } = analyze(surface);
            let form = CachedForm {
                start: self.text.len() as u32,
                surface: surface.len() as u16,
                exact: exact.len() as u16,
                stem: stem.len() as u16,
                parts: parts.len() as u16,
                names: names.len() as u16,
                prefixes: prefixes.len() as u16,
                function_word,
            };
            [surface, &exact, &stem, &parts, &names, &prefixes]
                .iter()
                .for_each(|part| self.text.push_str(part));
            let text = &self.text;
            self.table.insert_unique(hash, form, |form| FxBuildHasher.hash_one(form.surface(text)));
            form
        });
        form.terms(&self.text)
    }
}
