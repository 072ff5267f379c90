//! Spelling suggestions: the words of the archive that are most similar to one that it lacks.

use crate::distance::distance;

/// Maximum number of suggestions.
const MOST: usize = 5;

/// A word, for which similar ones are looked up.
#[derive(Debug)]
pub(super) struct Nearest(Vec<char>);

impl Nearest {
    pub(super) fn new(word: &str) -> Nearest {
        Nearest(word.chars().collect())
    }

    /// The maximum edit distance, by the length of the word.
    fn most_mistakes(&self) -> usize {
        match self.0.len() {
            0..=3 => 0,
            4..=6 => 1,
            _ => 2,
        }
    }

    /// The edit distance to `other`; `None` if it exceeds the maximum.
    pub(super) fn distance(&self, other: &str) -> Option<usize> {
        distance(&self.0, other, self.most_mistakes())
    }

    /// The nearest of these words, given with the number of articles that have them; of equally
    /// near ones the more frequent.
    pub(super) fn best(&self, words: Vec<(String, u64)>) -> Vec<(String, u64)> {
        let near = |(word, articles): (String, u64)| Some((self.distance(&word)?, word, articles));
        let mut near: Vec<(usize, String, u64)> = words.into_iter().filter_map(near).collect();
        near.sort_by(|a, b| a.0.cmp(&b.0).then(b.2.cmp(&a.2)).then_with(|| a.1.cmp(&b.1)));
        near.into_iter().take(MOST).map(|(_, word, articles)| (word, articles)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_are_offered_first_and_of_those_the_most_frequent() {
        let words = [("selenskyj", 9), ("selenski", 12), ("selensky", 40), ("merkel", 99)];
        let best = Nearest::new("selenskij")
            .best(words.map(|(word, articles)| (word.to_owned(), articles)).to_vec());
        let best: Vec<_> = best.into_iter().map(|(word, _)| word).collect();
        assert_eq!(best, ["selenski", "selenskyj", "selensky"]);
    }
}
