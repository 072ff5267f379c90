//! German text to index terms: tokens, folding, stemming.
