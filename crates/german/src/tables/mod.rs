//! Word lists of the stemmer, and the trie that searches them. Data alone: no rule, no question to
//! a lexicon.
//!
//! Rows are written in the alphabet of [`letters`](crate::letters): umlauts are capitals, ß is
//! `ss`. `^` stands where a word begins: such a row matches the whole word. Lists that only one
//! rule scans stand with that rule.
//!
//! | searched from | tables |
//! |---|---|
//! | the end of a word, all at once: [`suffixes`] | [`adjectives`], [`complete`], [`er_plurals`], [`feminines`], [`final_s`], [`irregular_plurals`], [`places`], [`umlauts`] |
//! | the end of a word | [`strong_verbs`] |
//! | the beginning of a word | [`prefixes`], [`old_spellings`] |
//! | anywhere | [`old_spellings`], [`participles`] |

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
