//! Word lists of the stemmer, and the trie that searches them. Data only: no rules, no use of a
//! lexicon.
//!
//! Rows are written in the alphabet of [`letters`](crate::letters): umlauts are capitals, ß is
//! `ss`. `^` marks the beginning of a word: such a row matches only the whole word. A list that
//! only one rule scans is next to that rule.
//!
//! - Searched from the end of a word, all at once ([`suffixes`]): [`adjectives`], [`complete`],
//!   [`er_plurals`], [`feminines`], [`final_s`], [`irregular_plurals`], [`places`], [`umlauts`].
//! - Searched from the end of a word: [`strong_verbs`].
//! - Searched from the beginning of a word: [`prefixes`], [`old_spellings`].
//! - Searched anywhere: [`old_spellings`], [`participles`].

pub(crate) mod adjectives;
pub(crate) mod complete;
pub(crate) mod er_plurals;
pub(crate) mod feminines;
pub(crate) mod final_s;
pub(crate) mod irregular_plurals;
pub(crate) mod old_spellings;
pub(crate) mod participles;
pub(crate) mod places;
pub(crate) mod prefixes;
pub(crate) mod strong_verbs;
pub(crate) mod suffixes;
pub(crate) mod trie;
pub(crate) mod umlauts;
