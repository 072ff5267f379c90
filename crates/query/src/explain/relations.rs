//! What a form of an archive is to the words of a query.

use super::spellings::Nearest;
use nachlese_german::compound::Splitter;
use nachlese_german::is_function_word;
use nachlese_german::lexicon::Lexicon;
use nachlese_german::stem::{may_have_constituent, may_have_stem};
use nachlese_german::stemmer::stem;
use rustc_hash::FxHashMap;

/// The forms that a word of a query asks for.
#[derive(Debug, Default)]
pub(super) struct Wanted {
    /// The number of the part that is the word.
    pub(super) part: usize,
    /// All forms with this stem.
    pub(super) stem: Option<String>,
    /// All compounds with a part that has this stem.
    pub(super) part_of: Option<String>,
    /// Or these.
    pub(super) forms: Vec<String>,
    /// What is nearly like it, where no article has it.
    pub(super) nearest: Option<Nearest>,
}

/// What a form is to a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    Form,
    Compound,
    /// Nearly the same letters.
    Near,
}

/// Tells them of one form after the other.
pub(super) struct Relations<'a> {
    words: &'a [Wanted],
    lexicon: &'a Lexicon,
    splitter: Splitter<'a>,
    /// Of what compounds are put together of: a few thousand words are the parts of nearly all.
    part_stems: FxHashMap<String, String>,
    /// What the form at hand is put together of.
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

    /// Passes on the number of each word that `form`, a term of the exact level, is something to.
    pub(super) fn of(&mut self, form: &str, mut tell: impl FnMut(usize, Relation)) {
        let (mut is_stemmed, mut is_cut) = (false, false);
        for (number, word) in self.words.iter().enumerate() {
            if word.forms.iter().any(|known| known == form)
                || word
                    .stem
                    .as_ref()
                    .is_some_and(|stem| may_have_stem(form, stem) && self.stem(form, &mut is_stemmed) == stem)
            {
                tell(number, Relation::Form);
            } else if let Some(stem) = word.part_of.as_ref().filter(|stem| may_have_constituent(form, stem)) {
                if !std::mem::replace(&mut is_cut, true) {
                    self.cut(form);
                }
                if self.is_part(stem) {
                    tell(number, Relation::Compound);
                }
            }
            if word.nearest.as_ref().is_some_and(|nearest| nearest.distance(form).is_some()) {
                tell(number, Relation::Near);
            }
        }
    }

    fn stem(&mut self, form: &str, is_known: &mut bool) -> &str {
        if !std::mem::replace(is_known, true) {
            stem_of(form, self.lexicon, &mut self.stem);
        }
        &self.stem
    }

    /// What `form` is put together of: asked for once, whatever the number of the query's words.
    fn cut(&mut self, form: &str) {
        let constituents = &mut self.constituents;
        constituents.clear();
        self.splitter.for_each_run(form, &mut |part| constituents.push(part.to_owned()));
    }

    /// Whether the form that was cut last has a part with this stem.
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

/// The stem of `form`, empty for a function word: those are in no stem level, `Ware` does not find
/// `war`.
fn stem_of(form: &str, lexicon: &Lexicon, out: &mut String) {
    out.clear();
    if !is_function_word(form) {
        stem(form, lexicon, out);
    }
}
