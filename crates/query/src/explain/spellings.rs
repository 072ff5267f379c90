//! The nearest words of an archive to one that it does not have.

use crate::distance::distance;

/// Words that are offered.
const MOST: usize = 5;

/// What is nearly a word.
#[derive(Debug)]
pub(super) struct Nearest(Vec<char>);

impl Nearest {
    pub(super) fn of(word: &str) -> Nearest {
        Nearest(word.chars().collect())
    }

    /// Mistakes that are forgiven: one in short words, two in others.
    fn most_mistakes(&self) -> usize {
        match self.0.len() {
            0..=3 => 0,
            4..=6 => 1,
            _ => 2,
        }
    }

    /// Mistakes that make the word of `other`; `None` for more than are forgiven.
    pub(super) fn distance(&self, other: &str) -> Option<usize> {
        distance(&self.0, other, self.most_mistakes())
    }

    /// The nearest of some words with the number of articles that have them, of equally near ones
    /// the more frequent.
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
        let best =
            Nearest::of("selenskij").best(words.map(|(word, articles)| (word.to_owned(), articles)).to_vec());
        let best: Vec<_> = best.into_iter().map(|(word, _)| word).collect();
        assert_eq!(best, ["selenski", "selenskyj", "selensky"]);
    }
}
