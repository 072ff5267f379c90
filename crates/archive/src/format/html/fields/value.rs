//! A value of a field with its origin, and how values are cleaned.

use crate::format::placeholder::{has_template_tag, is_placeholder};
use crate::provenance::Origin;

/// A value of a field, and where it was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sourced<T> {
    pub(super) value: T,
    pub(super) origin: Option<Origin>,
}

impl<T> Sourced<T> {
    pub(super) fn new(value: T, origin: Origin) -> Sourced<T> {
        Sourced { value, origin: Some(origin) }
    }
}

pub(super) fn set(field: &mut String, origin: &mut Option<Origin>, found: Option<Sourced<String>>) {
    if let Some(found) = found.filter(|f| !f.value.is_empty()) {
        *field = tidy(&found.value);
        *origin = found.origin;
    }
}

/// A text with single blanks for white space, without soft hyphens and zero-width spaces.
pub(super) fn tidy(text: &str) -> String {
    let text = text.replace(['\u{AD}', '\u{200B}'], "");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a value says nothing: what a template writes without a value, or for a page without a
/// title.
pub(super) fn is_nothing(value: &str) -> bool {
    is_placeholder(value) || has_template_tag(value) || value.trim().eq_ignore_ascii_case("untitled")
}
