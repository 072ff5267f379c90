//! A user's own words.

use crate::lexicon::WordCounts;
use crate::normalize;
use std::collections::BTreeMap;

/// Words from a file of the user, which are added to those of the archive.
///
/// A line is `word TAB count`, or `word TAB count TAB capitalised`, the number of uses with a
/// capital inside sentences. Empty lines and lines that begin with `#` are ignored; the counts of a
/// word that is listed several times are added.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vocabulary {
    pub(super) words: BTreeMap<String, WordCounts>,
}

/// A line of a vocabulary file that is not valid.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {reason} (word TAB count [TAB capitalised inside sentences])")]
pub struct VocabularyError {
    /// Line of the file, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub reason: &'static str,
}

impl Vocabulary {
    /// Reads the text of a vocabulary file.
    ///
    /// ```
    /// use nachlese_german::learn::Vocabulary;
    /// assert_eq!(Vocabulary::parse("Selenskyj\t120\t118\n")?.len(), 1);
    /// assert_eq!(Vocabulary::parse("Selenskyj\tviele\n").unwrap_err().line, 1);
    /// # Ok::<(), nachlese_german::learn::VocabularyError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The first line that is not valid.
    pub fn parse(text: &str) -> Result<Vocabulary, VocabularyError> {
        let mut vocabulary = Vocabulary::default();
        for (number, line) in text.lines().enumerate() {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let fail = |reason| VocabularyError { line: number + 1, reason };
            let mut columns = line.split('\t');
            let word = columns.next().unwrap_or_default();
            let mut count = || match columns.next() {
                None => Ok(None),
                Some(column) => column.trim().parse::<u32>().map(u64::from).map(Some),
            };
            let uses = count().map_err(|_| fail("the count is no number"))?;
            let uses = uses.ok_or_else(|| fail("a count is missing"))?;
            let capitalized = count().map_err(|_| fail("the capitalised uses are no number"))?;
            if capitalized.is_some_and(|some| some > uses) {
                return Err(fail("more capitalised uses than uses"));
            }
            let word = normalize::exact(word);
            if word.is_empty() {
                return Err(fail("there is no word"));
            }
            // Without the third column it is unknown how the word is written.
            let inside = if capitalized.is_some() { uses } else { 0 };
            let capitalized = capitalized.unwrap_or(0);
            let counts = WordCounts { count: uses, inside, capitalized, ..WordCounts::default() };
            vocabulary.words.entry(word).or_default().add(counts);
        }
        Ok(vocabulary)
    }

    /// Each word in alphabetical order: the exact term, its uses, those whose capitals are known,
    /// and those with a capital.
    pub fn rows(&self) -> impl Iterator<Item = (&str, [u64; 3])> {
        self.words
            .iter()
            .map(|(word, counts)| (word.as_str(), [counts.count, counts.inside, counts.capitalized]))
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there are no words.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_error_names_the_first_line_that_is_not_valid() {
        let line = |text| Vocabulary::parse(text).unwrap_err().line;
        assert_eq!(line("# Namen\nLawrow\t3\nSelenskyj"), 3);
        assert_eq!(line("Lawrow\t3\t4"), 1);
        assert_eq!(line("\t3"), 1);
    }

    #[test]
    fn words_are_folded_and_their_counts_added() {
        let vocabulary = Vocabulary::parse("\nMüller\t3\t3\r\nmueller\t1\n").unwrap();
        assert_eq!(vocabulary.words["mueller"].count, 4);
        assert_eq!(vocabulary.words["mueller"].capitalized, 3);
    }
}
