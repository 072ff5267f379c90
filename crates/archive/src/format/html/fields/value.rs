//! A value of a field with its origin, and how values are cleaned.

use crate::format::placeholder::{has_template_tag, is_placeholder};
use nachlese_article::{Article, FieldName, Origin, ValueMut};

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

/// Sets a field that is a text, and its origin, unless nothing was found.
pub(super) fn set(article: &mut Article, name: FieldName, found: Option<Sourced<String>>) {
    if let Some(found) = found.filter(|f| !f.value.is_empty())
        && let ValueMut::Text(text) = article.value_mut(name)
    {
        *text = tidy(&found.value);
        article.provenance.set(name, found.origin);
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
