//! The stemmer: the rules of [`stem`](crate::stem), and the correction that only the
//! [splitter of compounds](crate::compound) can make.
//!
//! 1. An umlaut that was not typed is restored, if the archive has the word only with it:
//!    `Lohningen` = `Löhningen`.
//! 2. The rules are applied: `Sicherheiten` = `Sicherheit`.
//! 3. If the rules took the head of a compound for endings, the head is put back and reduced by
//!    itself: `Abendstern` is no form of `Abend`.
//!
//! Measured with score_words.py (docs/relevance.md, "Stems"), on a part of CISTEM's gold lists, by
//! the rules alone and with a vocabulary: gs2 X F1 96.9 and 97.0, gs1 93.7 and 93.8; CISTEM 95.3
//! and 93.2, Tantivy's own stemmer 90.0 and 90.6.

use crate::compound::{Splitter, split_points};
use crate::evidence::{Evidence, MIN_INFLECTED};
use crate::letters::Letters;
use crate::lexicon::Lexicon;
use crate::normalize::fold;
use crate::stem::{reduce, reduce_short};

#[cfg(test)]
mod tests;

/// A compound whose head was taken for endings has lost at least this many letters.
const MIN_HEAD: usize = 4;

/// Writes the stem of `word` to `out`, which is cleared first.
///
/// `word` is lower-cased, composed (NFC), with ß as `ss` ([`lower`](crate::normalize::lower)), and
/// with umlauts as such or spelt out. Words with digits and words in other scripts are their own
/// stems. The stem is empty for the empty word alone.
pub fn stem(word: &str, lexicon: &Lexicon, out: &mut String) {
    out.clear();
    if word.bytes().any(|b| b.is_ascii_digit()) {
        out.push_str(word);
        return;
    }
    let Some(mut letters) = Letters::parse(word) else {
        fold(word, out);
        return;
    };
    if letters.as_slice().len() < MIN_INFLECTED {
        reduce_short(&mut letters, lexicon);
        letters.write(out);
        return;
    }
    let evidence = Evidence::new(lexicon, letters.as_slice());
    let evidence = evidence.restore_umlaut(&mut letters).unwrap_or(evidence);
    let whole = letters;
    reduce(&mut letters, evidence);
    if let Some(head) = head_taken_for_endings(&whole, &letters, lexicon, evidence) {
        letters = reduce_head(&whole, head, lexicon);
    }
    letters.write(out);
}

/// The stem of a word by the rules alone, in a string of its own.
///
/// ```
/// use nachlese_german::stemmer::stem_to_string;
/// assert_eq!(stem_to_string("sicherheiten"), stem_to_string("sicherheit"));
/// assert_ne!(stem_to_string("sicherheit"), stem_to_string("sicher"));
/// ```
pub fn stem_to_string(word: &str) -> String {
    let mut out = String::new();
    stem(word, &Lexicon::empty(), &mut out);
    out
}

/// If the head of a compound was taken for endings, where it begins: `Abendstern` is no form of
/// `Abend`, nor `Weinernte` of `Wein`. Cheap: few words lose that many letters, and few of those
/// are compounds.
fn head_taken_for_endings(
    whole: &Letters,
    stem: &Letters,
    lexicon: &Lexicon,
    evidence: Evidence<'_>,
) -> Option<usize> {
    let lost = whole.as_slice().strip_prefix(stem.as_slice())?;
    if lexicon.is_empty() || lost.len() < MIN_HEAD {
        return None;
    }
    // If it is not known how the word is capitalized, it is the form of a verb if the archive has
    // the verb: `kauftest`.
    if !evidence.capitalized().unwrap_or_else(|| !evidence.has_verb(stem.as_slice())) {
        return None;
    }
    let (mut lower, mut exact) = (String::new(), String::new());
    whole.write(&mut lower);
    fold(&lower, &mut exact);
    let head = split_points(&lower, &Splitter::new(lexicon).constituents(&exact)).pop()?;
    (stem.as_slice().len() <= head).then_some(head)
}

/// The stem of a compound whose head begins at `head`: a compound inflects like its head.
fn reduce_head(whole: &Letters, head: usize, lexicon: &Lexicon) -> Letters {
    let mut stem = *whole;
    stem.remove(0, head);
    let evidence = Evidence::new(lexicon, stem.as_slice());
    reduce(&mut stem, evidence);
    let mut compound = *whole;
    compound.truncate(head);
    compound.append(stem.as_slice());
    compound
}
