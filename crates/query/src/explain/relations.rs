//! What a form of an archive is to the words of a query.

use super::spellings::Nearest;
use nachlese_german::compound::Splitter;
use nachlese_german::is_function_word;
use nachlese_german::lexicon::Lexicon;
use nachlese_german::stem::stem;
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

    /// Passes on the number of each word that `form`, a term of the exact zone, is something to.
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
            } else if let Some(stem) = word.part_of.as_ref().filter(|stem| may_have_part(form, stem)) {
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
        self.splitter.constituents(form, &mut |part| constituents.push(part.to_owned()));
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

/// The stem of `form`, empty for a function word: those are in no stem zone, `Ware` does not find `war`.
fn stem_of(form: &str, lexicon: &Lexicon, out: &mut String) {
    out.clear();
    if !is_function_word(form) {
        stem(form, lexicon, out);
    }
}

/// Whether a form can have a stem: most are told by their first letters, and only the others are stemmed. Participles (`gedacht`, `gegessen`) and old
/// spellings (`Photo`, `Cöln`) begin otherwise than their stems do. A test asks it of every word of corpus/, and of the 443,000 of a million
/// articles none was told wrong.
fn may_have_stem(form: &str, stem: &str) -> bool {
    let begins_alike = |form: &str| {
        form.starts_with(is_vowel) == stem.starts_with(is_vowel)
            && onset(form).zip(onset(stem)).all(|(of_form, of_stem)| of_form == of_stem)
    };
    begins_alike(form)
        || form.strip_prefix("ge").is_some_and(begins_alike)
        || ["ph", "c", "geg"].iter().any(|old| form.starts_with(old))
        || !form.is_ascii()
}

/// The consonants that a word begins with, or the one behind the vowels that it begins with: what no inflection changes. But for the first
/// without h, which old spellings have (`Thal`).
fn onset(word: &str) -> impl Iterator<Item = char> {
    let most = if word.starts_with(is_vowel) { 1 } else { 2 };
    let letters =
        word.trim_start_matches(is_vowel).chars().take_while(|&letter| !is_vowel(letter)).enumerate();
    letters.filter(|&(at, letter)| at == 0 || letter != 'h').map(|(_, letter)| letter).take(most)
}

/// Whether a part of `form` can have a stem: the consonants that the stem begins with, and a vowel behind one alone, are in it. To cut every form
/// of an archive takes longer than to read them.
fn may_have_part(form: &str, stem: &str) -> bool {
    let bytes = stem.as_bytes();
    let (Some(&first), second) = (bytes.first(), bytes.get(1).copied()) else { return true };
    if !first.is_ascii() || is_vowel(first.into()) || first == b'h' {
        return true;
    }
    // Old spellings: `Cöln`, `Photo`, `Thal`.
    let begins = |letter: u8| letter == first || letter == b'c' && matches!(first, b'k' | b'z');
    let goes_on = |letter: u8| match second {
        Some(second) if second.is_ascii() && second != b'h' && !is_vowel(second.into()) => {
            letter == second || letter == b'h'
        }
        _ => {
            is_vowel(letter.into())
                || letter == b'h' && (second == Some(b'h') || matches!(first, b't' | b'r'))
        }
    };
    form.as_bytes().windows(2).any(|pair| matches!(pair, [one, next] if begins(*one) && goes_on(*next)))
        || first == b'f' && form.contains("ph")
        || !form.is_ascii()
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'ä' | 'ö' | 'ü')
}

#[cfg(test)]
mod tests {
    use super::*;
    use nachlese_german::stem::stem_to_string;
    use nachlese_german::{Analyzer, normalize};

    #[test]
    fn no_stem_is_told_wrong_by_its_first_letters() {
        let corpus = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../corpus"));
        let mut words = 0;
        for file in std::fs::read_dir(corpus).unwrap() {
            let Ok(text) = std::fs::read_to_string(file.unwrap().path()) else { continue };
            Analyzer::new().analyze(&text, |term| {
                words += 1;
                assert!(may_have_stem(term.exact, term.stem), "{} of {}", term.stem, term.exact);
                for part in term.parts.iter() {
                    assert!(may_have_part(term.exact, part), "{part} in {}", term.exact);
                }
            });
        }
        assert!(words > 1000, "{words}");
        for form in [
            "gegangen",
            "gegessen",
            "photographie",
            "cöln",
            "theil",
            "häuser",
            "ärztinnen",
            "übung",
            "ging",
            "iss",
        ] {
            let exact = normalize::exact(form);
            assert!(may_have_stem(&exact, &stem_to_string(form)), "{form}");
        }
        assert!(!may_have_stem("rathaus", "haus"));
        for (compound, stem) in [
            ("photoalbum", "foto"),
            ("buergermeister", "bürger"),
            ("ruhrtheater", "theater"),
            ("spielcasino", "kasino"),
        ] {
            assert!(may_have_part(compound, stem), "{stem} in {compound}");
        }
        assert!(!may_have_part("rathaus", "zug"));
    }
}
