//! How a form of the archive is related to the words of a query.

use super::spellings::Nearest;
use nachlese_german::compound::Splitter;
use nachlese_german::is_function_word;
use nachlese_german::lexicon::Lexicon;
use nachlese_german::stem::{may_have_constituent, may_have_stem};
use nachlese_german::stemmer::stem;
use rustc_hash::FxHashMap;

/// The forms to look up for a word of a query.
#[derive(Debug, Default)]
pub(super) struct Wanted {
    /// The index of the word's part of the explanation.
    pub(super) part: usize,
    /// Look up all forms with this stem.
    pub(super) stem: Option<String>,
    /// Look up all compounds with a constituent that has this stem.
    pub(super) part_of: Option<String>,
    /// Look up these forms.
    pub(super) forms: Vec<String>,
    /// Look up similar spellings, if no article has the word.
    pub(super) nearest: Option<Nearest>,
}

/// How a form is related to a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    Form,
    Compound,
    /// A similar spelling.
    Near,
}

/// Finds the relations of one form after the other.
pub(super) struct Relations<'a> {
    words: &'a [Wanted],
    lexicon: &'a Lexicon,
    splitter: Splitter<'a>,
    /// The stems of constituents: nearly all compounds are made of a few thousand words.
    part_stems: FxHashMap<String, String>,
    /// The constituents of the current form.
    constituents: Vec<String>,
    stem: String,
}

impl<'a> Relations<'a> {
    pub(super) fn new(words: &'a [Wanted], lexicon: &'a Lexicon) -> Self {
        Relations {
            words,
            lexicon,
            splitter: Splitter::new(lexicon),
            part_stems: FxHashMap::default(),
            constituents: Vec::new(),
            stem: String::new(),
        }
    }

    /// Reports the index of each word to which `form`, a term of the exact level, is related.
    pub(super) fn relate(&mut self, form: &str, mut report: impl FnMut(usize, Relation)) {
        let (mut is_stemmed, mut is_cut) = (false, false);
        for (number, word) in self.words.iter().enumerate() {
            if word.forms.iter().any(|known| known == form)
                || word
                    .stem
                    .as_ref()
                    .is_some_and(|stem| may_have_stem(form, stem) && self.stem(form, &mut is_stemmed) == stem)
            {
                report(number, Relation::Form);
            } else if let Some(stem) = word.part_of.as_ref().filter(|stem| may_have_constituent(form, stem)) {
                if !std::mem::replace(&mut is_cut, true) {
                    self.cut(form);
                }
                if self.is_part(stem) {
                    report(number, Relation::Compound);
                }
            }
            if word.nearest.as_ref().is_some_and(|nearest| nearest.distance(form).is_some()) {
                report(number, Relation::Near);
            }
        }
    }

    fn stem(&mut self, form: &str, is_known: &mut bool) -> &str {
        if !std::mem::replace(is_known, true) {
            stem_of(form, self.lexicon, &mut self.stem);
        }
        &self.stem
    }

    /// Splits `form` into its constituents, once for all words of the query.
    fn cut(&mut self, form: &str) {
        let constituents = &mut self.constituents;
        constituents.clear();
        self.splitter.for_each_run(form, &mut |part| constituents.push(part.to_owned()));
    }

    /// Whether the form that was split last has a constituent with this stem.
    fn is_part(&mut self, wanted: &str) -> bool {
        let (stems, lexicon) = (&mut self.part_stems, self.lexicon);
        self.constituents.iter().filter(|part| may_have_stem(part, wanted)).any(|part| {
            if let Some(known) = stems.get(part) {
                return known == wanted;
            }
            let mut made = String::new();
            stem_of(part, lexicon, &mut made);
            let same = made == wanted;
            stems.insert(part.clone(), made);
            same
        })
    }
}

/// The stem of `form`; empty for a function word, as those are not in the stem level: `Ware` does
/// not match `war`.
fn stem_of(form: &str, lexicon: &Lexicon, out: &mut String) {
    out.clear();
    if !is_function_word(form) {
        stem(form, lexicon, out);
    }
}
