//! The edit distance of two words.

/// The number of letters inserted, deleted, changed or swapped with their neighbour between `a` and
/// `b` (optimal string alignment, Damerau 1964); `None` if it exceeds `most`.
pub(crate) fn distance(a: &[char], b: &str, most: usize) -> Option<usize> {
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
    fn edits_are_counted() {
        assert_eq!(between("lawrow", "lawrow"), Some(0));
        assert_eq!(between("lavrow", "lawrow"), Some(1));
        assert_eq!(between("lwarow", "lawrow"), Some(1));
        assert_eq!(between("lawro", "lawrow"), Some(1));
        assert_eq!(between("lavrov", "lawrow"), Some(2));
        assert_eq!(between("merkel", "lawrow"), None);
        assert_eq!(between("", "ab"), Some(2));
    }
}
