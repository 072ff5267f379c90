//! The nearest words of an archive to one that it does not have.

use crate::distance::distance;

/// Words that are offered.
const MOST: usize = 5;

/// Keeps the nearest of the words that it is offered.
#[derive(Debug)]
pub(super) struct Nearest {
    word: Vec<char>,
    /// Distance, word, articles.
    best: Vec<(usize, String, u64)>,
}

impl Nearest {
    pub(super) fn of(word: &str) -> Nearest {
        Nearest { word: word.chars().collect(), best: Vec::new() }
    }

    /// Mistakes that are forgiven: one in short words, two in others.
    fn most_mistakes(&self) -> usize {
        match self.word.len() {
            0..=3 => 0,
            4..=6 => 1,
            _ => 2,
        }
    }

    /// Looks at a word that so many articles have.
    pub(super) fn offer(&mut self, word: &str, articles: u64) {
        if let Some((_, _, known)) = self.best.iter_mut().find(|(_, known, _)| known == word) {
            *known += articles;
            return;
        }
        if let Some(distance) = distance(&self.word, word, self.most_mistakes()) {
            self.best.push((distance, word.to_owned(), articles));
        }
    }

    /// The nearest words, of equally near ones the more frequent.
    pub(super) fn best(mut self) -> Vec<(String, u64)> {
        self.best.sort_by(|a, b| a.0.cmp(&b.0).then(b.2.cmp(&a.2)).then_with(|| a.1.cmp(&b.1)));
        self.best.into_iter().take(MOST).map(|(_, word, articles)| (word, articles)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_are_offered_first_and_of_those_the_most_frequent() {
        let mut nearest = Nearest::of("selenskij");
        for (word, articles) in [("selenskyj", 9), ("selenski", 12), ("selensky", 40), ("merkel", 99)] {
            nearest.offer(word, articles);
        }
        let best: Vec<_> = nearest.best().into_iter().map(|(word, _)| word).collect();
        assert_eq!(best, ["selenski", "selenskyj", "selensky"]);
    }
}
