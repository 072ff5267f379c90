//! Which words have keys.

use crate::function_words::is_function_word;
use crate::lexicon::Lexicon;

pub(super) fn admits(exact: &str, _lexicon: &Lexicon) -> bool {
    exact.chars().count() >= 4 && !is_function_word(exact)
}
