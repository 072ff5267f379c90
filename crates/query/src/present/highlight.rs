//! Highlighting: the byte ranges of a text's words that match a query.
//!
//! The text is analyzed by the same chain as in indexing, so that a word is marked exactly if it
//! matches.

use crate::expand::{AlternativeKind, Pattern};
use crate::intervals::TextPositions;
use crate::operators::combine::is_close;
use crate::operators::{PositionedWord, Proximity};
use crate::plan::Marked;
use nachlese_german::sentence::{Boundaries, Boundary};
use nachlese_german::{Analyzer, Term};
use nachlese_index_format::FieldName;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// A marked word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    /// Bytes of the text.
    pub(crate) span: Range<usize>,
    /// Which of the query's words.
    pub(crate) word: usize,
}

/// Maximum number of compounds of a query whose constituents are searched in proximity.
const MOST_CLOSE: usize = 64;

/// Marks the words of one query.
#[derive(Default)]
pub(crate) struct Highlighter<'q> {
    stems: FxHashMap<&'q str, usize>,
    parts: FxHashMap<&'q str, usize>,
    exact: FxHashMap<&'q str, usize>,
    /// Distinct sequences, by their first form: a query may have thousands, and repeat them.
    sequences: FxHashMap<&'q str, Vec<(&'q [String], usize)>>,
    in_sequences: FxHashSet<&'q str>,
    /// Distinct sets of stems that must be close to each other.
    close: Vec<(&'q [String], usize)>,
    /// The stems of those.
    in_close: FxHashSet<&'q str>,
    /// Distinct patterns of forms.
    patterns: Vec<(&'q Pattern, usize)>,
    /// Conditions on positions.
    proximities: Vec<(&'q Proximity, usize)>,
}

/// Marks the words of one query in the texts of articles. A condition on one text field only marks
/// words there.
pub(crate) struct Highlighters<'q>([(FieldName, Highlighter<'q>); 3]);

impl<'q> Highlighters<'q> {
    pub(crate) fn new(marked: &'q [Marked]) -> Self {
        Highlighters(FieldName::TEXTS.map(|name| (name, Highlighter::of(marked, Some(name)))))
    }

    /// The marks in the text of a field.
    pub(crate) fn marks(&self, analyzer: &mut Analyzer, name: FieldName, text: &str) -> Vec<Mark> {
        let of_text = self.0.iter().find(|(known, _)| *known == name);
        of_text.map_or_else(Vec::new, |(_, highlighter)| highlighter.marks(analyzer, text))
    }
}

/// A term of the text that may belong to a sequence.
struct Place {
    span: Range<usize>,
    position: u32,
    exact: String,
}

impl<'q> Highlighter<'q> {
    /// A highlighter of what is marked in the text `name`, or in any text.
    fn of(marked: &'q [Marked], name: Option<FieldName>) -> Self {
        let mut highlighter = Highlighter::default();
        for (word, mark) in marked.iter().enumerate() {
            highlighter.add(mark, word, name);
        }
        highlighter
    }

    fn add(&mut self, mark: &'q Marked, word: usize, name: Option<FieldName>) {
        match mark {
            Marked::Stem(stem) => _ = self.stems.entry(stem).or_insert(word),
            Marked::Compound(stem) => _ = self.parts.entry(stem).or_insert(word),
            Marked::Exact(form) => _ = self.exact.entry(form).or_insert(word),
            Marked::Sequence(forms) => self.add_sequence(forms, word),
            Marked::Close(stems) => self.add_close(stems, word),
            Marked::Pattern(pattern) => {
                if self.patterns.iter().all(|(known, _)| *known != pattern) {
                    self.patterns.push((pattern, word));
                }
            }
            Marked::Proximity(proximity) => self.proximities.push((proximity, word)),
            Marked::In(wanted, mark) => {
                if name.is_none_or(|name| name == *wanted) {
                    self.add(mark, word, name);
                }
            }
            Marked::Any(all) => all.iter().for_each(|each| self.add(each, word, name)),
        }
    }

    fn add_sequence(&mut self, forms: &'q [String], word: usize) {
        let Some(first) = forms.first() else { return };
        let same_beginning = self.sequences.entry(first).or_default();
        if same_beginning.iter().all(|(known, _)| *known != forms) {
            same_beginning.push((forms, word));
            self.in_sequences.extend(forms.iter().map(String::as_str));
        }
    }

    fn add_close(&mut self, stems: &'q [String], word: usize) {
        // A query may repeat a compound, and each set costs time for each word of the text.
        if self.close.len() >= MOST_CLOSE || self.close.iter().any(|(known, _)| *known == stems) {
            return;
        }
        self.in_close.extend(stems.iter().map(String::as_str));
        self.close.push((stems, word));
    }

    /// The marks in `text`, in order, without overlaps.
    pub(crate) fn marks(&self, analyzer: &mut Analyzer, text: &str) -> Vec<Mark> {
        let mut marks = Vec::new();
        let mut places: Vec<Place> = Vec::new();
        let mut near: FxHashMap<&str, Vec<(u32, Range<usize>)>> = FxHashMap::default();
        let mut occurring: Vec<Occurring> =
            self.proximities.iter().map(|(proximity, _)| Occurring::new(proximity)).collect();
        let mut boundaries = Boundaries::new(text);
        analyzer.analyze(text, |term| {
            if !occurring.is_empty() {
                let begins = boundaries.before(&term);
                occurring.iter_mut().for_each(|occurring| occurring.take(&term, begins));
            }
            let span = || term.start..term.end;
            let word = if term.function_word { None } else { self.stems.get(term.stem) };
            let word = word.or_else(|| self.exact.get(term.exact));
            let word = word.or_else(|| {
                if self.parts.is_empty() {
                    None
                } else {
                    term.parts.iter().find_map(|part| self.parts.get(part))
                }
            });
            let looks_like = || {
                let mut patterns = self.patterns.iter();
                patterns.find(|(pattern, _)| pattern.matches(term.exact)).map(|(_, word)| word)
            };
            if let Some(&word) = word.or_else(looks_like) {
                marks.push(Mark { span: span(), word });
            }
            if self.in_sequences.contains(term.exact) {
                places.push(Place { span: span(), position: term.position, exact: term.exact.to_owned() });
            }
            if !term.function_word
                && let Some(stem) = self.in_close.get(term.stem)
            {
                near.entry(*stem).or_default().push((term.position, span()));
            }
        });
        for (at, first) in places.iter().enumerate() {
            for (forms, word) in self.sequences.get(first.exact.as_str()).into_iter().flatten() {
                if let Some(end) = sequence_end(forms, first, places.get(at..).unwrap_or_default()) {
                    marks.push(Mark { span: first.span.start..end, word: *word });
                }
            }
        }
        for ((_, word), occurring) in self.proximities.iter().zip(occurring) {
            marks.extend(occurring.spans().into_iter().map(|span| Mark { span, word: *word }));
        }
        for (stems, word) in &self.close {
            let spans = close_spans(stems, &near).unwrap_or_default();
            marks.extend(spans.into_iter().map(|span| Mark { span, word: *word }));
        }
        disjoint(marks)
    }
}

/// The positions at which the words of a proximity condition occur in a text.
struct Occurring<'q> {
    proximity: &'q Proximity,
    text: TextPositions,
    /// The byte range of the words at a position.
    spans: FxHashMap<u32, Range<usize>>,
}

impl<'q> Occurring<'q> {
    fn new(proximity: &'q Proximity) -> Self {
        let words = vec![Vec::new(); proximity.words.len()];
        let text = TextPositions { words, ..TextPositions::default() };
        Occurring { proximity, text, spans: FxHashMap::default() }
    }

    fn take(&mut self, term: &Term<'_>, begins: Option<Boundary>) {
        match begins {
            None => {}
            Some(Boundary::Sentence) => self.text.sentences.push(term.position),
            Some(Boundary::Paragraph) => self.text.paragraphs.push(term.position),
        }
        for (word, positions) in self.proximity.words.iter().zip(&mut self.text.words) {
            if is_occurrence(word, term) {
                if positions.last() != Some(&term.position) {
                    positions.push(term.position);
                }
                let span = self.spans.entry(term.position).or_insert(term.start..term.end);
                span.end = span.end.max(term.end);
            }
        }
    }

    /// The byte ranges of the intervals by which the condition holds.
    fn spans(self) -> Vec<Range<usize>> {
        let intervals = self.proximity.requirement.found(&self.text);
        let span = |position| self.spans.get(&position);
        let spans =
            intervals.iter().filter_map(|found| Some(span(found.first)?.start..span(found.last)?.end));
        spans.collect()
    }
}

/// Whether a term of the text is an occurrence of a word.
fn is_occurrence(word: &PositionedWord, term: &Term<'_>) -> bool {
    match word {
        PositionedWord::Alternatives(alternatives) => alternatives.iter().any(|each| match each.kind {
            AlternativeKind::FunctionWord | AlternativeKind::OnlyTyped => {
                each.terms.iter().any(|form| form == term.exact)
            }
            AlternativeKind::FunctionWordStem => false,
            _ => !term.function_word && each.term() == term.stem,
        }),
        PositionedWord::Exact(form) => term.exact == form,
        PositionedWord::Pattern(forms) => forms.pattern.matches(term.exact),
    }
}

/// The byte ranges of the stems of a set, if each is close to the one before it somewhere: the
/// condition by which they are searched.
fn close_spans(
    stems: &[String],
    seen: &FxHashMap<&str, Vec<(u32, Range<usize>)>>,
) -> Option<Vec<Range<usize>>> {
    let mut spans = Vec::new();
    for pair in stems.windows(2) {
        let [first, next] = pair else { continue };
        let (first, next) = (seen.get(first.as_str())?, seen.get(next.as_str())?);
        let before = spans.len();
        for (position, span) in first {
            let from = next.partition_point(|(other, _)| other < position && !is_close(*position, *other));
            let beside = next.get(from..).unwrap_or_default();
            let beside = beside.iter().take_while(|(other, _)| is_close(*position, *other));
            let known = spans.len();
            spans.extend(beside.map(|(_, span)| span.clone()));
            if spans.len() > known {
                spans.push(span.clone());
            }
        }
        if spans.len() == before {
            return None;
        }
    }
    Some(spans)
}

/// The end of the sequence of forms that starts with `first`, the first of `places`. Several terms
/// may share a position: a gendered form and its base, a concatenated word and its first piece.
fn sequence_end(forms: &[String], first: &Place, mut places: &[Place]) -> Option<usize> {
    let mut end = first.span.end;
    for (wanted, form) in (first.position..).zip(forms).skip(1) {
        let passed = places.iter().take_while(|place| place.position < wanted).count();
        places = places.get(passed..)?;
        let mut here = places.iter().take_while(|place| place.position == wanted);
        end = here.find(|place| place.exact == *form)?.span.end;
    }
    Some(end)
}

/// Merges overlapping marks: a concatenated word and its pieces, a phrase and its words.
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
        let marks = Highlighter::of(marked, None).marks(&mut Analyzer::new(), text);
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

    #[test]
    fn parts_are_marked_where_each_is_near_the_one_before() {
        let near =
            |words: &[&str]| Marked::Close(words.iter().map(|word| Analyzer::new().word(word).1).collect());
        let two = [near(&["Sicherheit", "Politik"])];
        assert_eq!(marked("Die Politik für mehr Sicherheit.", &two), ["Politik", "Sicherheit"]);
        // Up to five words before it and seven after it, as Tantivy counts.
        assert_eq!(marked("Politik a b c d Sicherheit", &two).len(), 2);
        assert_eq!(marked("Politik a b c d e Sicherheit", &two).len(), 0);
        assert_eq!(marked("Sicherheit a b c d e f Politik", &two).len(), 2);
        assert_eq!(marked("Sicherheit a b c d e f g Politik", &two).len(), 0);
        let three = [near(&["Klima", "Schutz", "Politik"])];
        assert_eq!(marked("Klima a b c d Schutz a b c d Politik", &three), ["Klima", "Schutz", "Politik"]);
        assert_eq!(marked("Klima Schutz, und fern von hier und heute ist Politik", &three).len(), 0);
        assert_eq!(marked(&"Klima ".repeat(20_000), &three).len(), 0);
        assert_eq!(marked(&"Klima Schutz Politik ".repeat(7_000), &three).len(), 21_000);
    }

    #[test]
    fn the_time_grows_with_query_and_text_alone() {
        let phrase = Marked::Sequence(vec!["a".into(); 2_000]);
        let many = vec![Marked::Sequence(vec!["a".into(), "b".into()]); 2_000];
        let text = "a ".repeat(20_000);
        assert_eq!(marked(&text, &[phrase]).len(), 1);
        assert_eq!(marked(&text, &many).len(), 0);
    }

    proptest! {
        #[test]
        fn marks_lie_on_characters_in_order(text in "(\\PC|[-.:/*' a-dß\u{AD}\u{308}]){0,80}") {
            let query = [stem("a"), stem("ab"), Marked::Sequence(vec!["a".into(), "b".into()])];
            let mut last = 0;
            for mark in Highlighter::of(&query, None).marks(&mut Analyzer::new(), &text) {
                prop_assert!(mark.span.start >= last && mark.span.end > mark.span.start);
                prop_assert!(text.get(mark.span.clone()).is_some());
                last = mark.span.end;
            }
        }

        /// However often and in which order they are asked for.
        #[test]
        fn a_sequence_is_marked_wherever_it_stands(text in "([abc] ){0,40}", forms in proptest::collection::vec("[abc]", 2..5)) {
            let sequence = Marked::Sequence(forms.clone());
            let wanted = forms.join(" ");
            let mut expected = vec![false; text.len()];
            for at in 0..text.len().saturating_sub(wanted.len()) {
                if text[at..].starts_with(&wanted) {
                    expected[at..at + wanted.len()].fill(true);
                }
            }
            let mut found = vec![false; text.len()];
            for mark in Highlighter::of(&[sequence.clone(), sequence], None).marks(&mut Analyzer::new(), &text) {
                found[mark.span].fill(true);
            }
            prop_assert_eq!(found, expected);
        }
    }
}
