//! The nearest words of an archive to one that it does not have.

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

/// Letters that are added, dropped, changed or swapped with their neighbour between `a` and `b` (optimal string alignment,
/// Damerau 1964); `None` for more than `most`.
fn distance(a: &[char], b: &str, most: usize) -> Option<usize> {
    let length = b.chars().count();
    if a.len().abs_diff(length) > most {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=a.len()).collect();
    let mut last_letter = None;
    for (row, letter) in b.chars().enumerate() {
        let mut next = vec![row + 1];
        for (column, &other) in a.iter().enumerate() {
            let at = |line: &[usize], index: usize| line.get(index).copied().unwrap_or(usize::MAX / 2);
            let mut best = (at(&last, column) + usize::from(other != letter))
                .min(at(&last, column + 1) + 1)
                .min(at(&next, column) + 1);
            let swapped = column > 0 && Some(other) == last_letter && a.get(column - 1) == Some(&letter);
            if swapped && row > 0 {
                best = best.min(at(&before, column - 1) + 1);
            }
            next.push(best);
        }
        if next.iter().min().is_none_or(|&least| least > most) {
            return None;
        }
        before = std::mem::replace(&mut last, next);
        last_letter = Some(letter);
    }
    last.last().copied().filter(|&distance| distance <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(a: &str, b: &str) -> Option<usize> {
        distance(&a.chars().collect::<Vec<_>>(), b, 2)
    }

    #[test]
    fn mistakes_are_counted() {
        assert_eq!(between("lawrow", "lawrow"), Some(0));
        assert_eq!(between("lavrow", "lawrow"), Some(1));
        assert_eq!(between("lwarow", "lawrow"), Some(1));
        assert_eq!(between("lawro", "lawrow"), Some(1));
        assert_eq!(between("lavrov", "lawrow"), Some(2));
        assert_eq!(between("merkel", "lawrow"), None);
        assert_eq!(between("", "ab"), Some(2));
    }

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
