//! Which words of a text a query found, to the byte.
//!
//! The text is analyzed by the chain that indexed it, so that a word is marked exactly when it matched.

use crate::lowering::Marked;
use nachlese_german::Analyzer;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A word found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    /// Bytes of the text.
    pub(crate) span: Range<usize>,
    /// Which of the query's words.
    pub(crate) word: usize,
}

/// Finds the words of one query.
pub(crate) struct Highlighter<'q> {
    stems: FxHashMap<&'q str, usize>,
    exact: FxHashMap<&'q str, usize>,
    sequences: Vec<(&'q [String], usize)>,
}

impl<'q> Highlighter<'q> {
    pub(crate) fn new(marked: &'q [Marked]) -> Self {
        let mut highlighter =
            Highlighter { stems: FxHashMap::default(), exact: FxHashMap::default(), sequences: Vec::new() };
        for (word, mark) in marked.iter().enumerate() {
            match mark {
                Marked::Stem(stem) => _ = highlighter.stems.entry(stem).or_insert(word),
                Marked::Exact(form) => _ = highlighter.exact.entry(form).or_insert(word),
                Marked::Forms(forms) => {
                    forms.iter().for_each(|form| _ = highlighter.exact.entry(form).or_insert(word));
                }
                Marked::Sequence(forms) => highlighter.sequences.push((forms, word)),
            }
        }
        highlighter
    }

    /// The words found in `text`, in order, without overlaps.
    pub(crate) fn marks(&self, analyzer: &mut Analyzer, text: &str) -> Vec<Mark> {
        let mut marks = Vec::new();
        let mut pieces: Vec<(Range<usize>, u32, String)> = Vec::new();
        analyzer.analyze(text, |term| {
            let stem = if term.function_word { None } else { self.stems.get(term.stem) };
            let word = stem.or_else(|| self.exact.get(term.exact));
            if let Some(&word) = word {
                marks.push(Mark { span: term.start..term.end, word });
            }
            // Kept only where a sequence could use it.
            if self.sequences.iter().any(|(forms, _)| forms.iter().any(|f| f == term.exact)) {
                pieces.push((term.start..term.end, term.position, term.exact.to_owned()));
            }
        });
        for (forms, word) in &self.sequences {
            for (at, first) in pieces.iter().enumerate() {
                if let Some(end) = sequence_end(forms, first.1, pieces.get(at..).unwrap_or_default()) {
                    marks.push(Mark { span: first.0.start..end, word: *word });
                }
            }
        }
        disjoint(marks)
    }
}

/// Where a sequence of forms ends that begins with the first of `terms`, at `position`. Several terms may share a position:
/// a gendered form and its base, a closed-up word and its first piece.
fn sequence_end(forms: &[String], position: u32, terms: &[(Range<usize>, u32, String)]) -> Option<usize> {
    let mut end = None;
    for (wanted, form) in (position..).zip(forms) {
        let near = terms.iter().take_while(|term| term.1 <= wanted);
        let found = if wanted == position {
            terms.first()
        } else {
            near.into_iter().find(|t| t.1 == wanted && t.2 == *form)
        };
        end = Some(found.filter(|term| term.2 == *form)?.0.end);
    }
    end
}

/// Overlapping marks become one: a joined word and its pieces, a phrase and its words.
fn disjoint(mut marks: Vec<Mark>) -> Vec<Mark> {
    marks.sort_by_key(|m| (m.span.start, std::cmp::Reverse(m.span.end)));
    let mut out: Vec<Mark> = Vec::with_capacity(marks.len());
    for mark in marks {
        match out.last_mut() {
            Some(last) if mark.span.start < last.span.end => last.span.end = last.span.end.max(mark.span.end),
            _ => out.push(mark),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn marked(text: &str, marked: &[Marked]) -> Vec<String> {
        let marks = Highlighter::new(marked).marks(&mut Analyzer::new(), text);
        marks.into_iter().map(|m| text[m.span].to_owned()).collect()
    }

    fn stem(word: &str) -> Marked {
        Marked::Stem(Analyzer::new().word(word).1)
    }

    #[test]
    fn any_form_is_marked_and_no_other_word() {
        let text = "Lawrows Worte: Er ist sich der Sicher\u{AD}heiten sicher.";
        assert_eq!(marked(text, &[stem("Lawrow"), stem("Sicherheit")]), ["Lawrows", "Sicher\u{AD}heiten"]);
    }

    #[test]
    fn phrases_are_marked_as_a_whole() {
        let phrase = Marked::Sequence(vec!["oeffentliche".into(), "sicherheit".into()]);
        let text = "Die Sicherheit, die öffentliche Sicherheit, öffentliche die Sicherheit.";
        assert_eq!(marked(text, &[phrase]), ["öffentliche Sicherheit"]);
    }

    #[test]
    fn the_base_of_a_gendered_form_is_part_of_a_phrase() {
        let phrase = Marked::Sequence(vec!["buerger".into(), "demonstrieren".into()]);
        assert_eq!(marked("Die Bürger:innen demonstrieren.", &[phrase]), ["Bürger:innen demonstrieren"]);
    }

    proptest! {
        #[test]
        fn marks_lie_on_characters_in_order(text in "(\\PC|[-.:/*' a-dß\u{AD}\u{308}]){0,80}") {
            let query = [stem("a"), stem("ab"), Marked::Sequence(vec!["a".into(), "b".into()])];
            let mut last = 0;
            for mark in Highlighter::new(&query).marks(&mut Analyzer::new(), &text) {
                prop_assert!(mark.span.start >= last && mark.span.end > mark.span.start);
                prop_assert!(text.get(mark.span.clone()).is_some());
                last = mark.span.end;
            }
        }
    }
}
