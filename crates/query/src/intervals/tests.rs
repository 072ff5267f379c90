use super::*;
use proptest::prelude::*;

/// A text of one-letter words; a leaf for each of `abc`.
fn text(words: &str) -> Text {
    let positions = |letter| words.chars().zip(0..).filter(|(c, _)| *c == letter).map(|(_, at)| at).collect();
    let units = |sign: char| {
        let mut at = 0;
        let mut starts = Vec::new();
        for c in words.chars() {
            if c == sign {
                starts.push(at)
            }
            at += u32::from(!matches!(c, '.' | '|'));
        }
        starts
    };
    if words.contains(['.', '|']) {
        let plain: String = words.chars().filter(|c| !matches!(c, '.' | '|')).collect();
        return Text { sentences: units('.'), paragraphs: units('|'), ..text(&plain) };
    }
    Text { leaves: "abc".chars().map(positions).collect(), ..Text::default() }
}

fn near(distance: u32, ordered: bool) -> Wanted {
    Wanted::Text(Condition::Chain(Places::Leaf(0), vec![Step { distance, ordered, to: Places::Leaf(1) }]))
}

fn both() -> Condition {
    let leaf = |leaf| Condition::Chain(Places::Leaf(leaf), Vec::new());
    Condition::All(vec![leaf(0), leaf(1)])
}

#[test]
fn distance_one_is_side_by_side() {
    assert_eq!([near(1, false), near(1, true)].map(|wanted| wanted.count(&text("xba"))), [1, 0]);
    assert_eq!([near(1, true), near(2, true)].map(|wanted| wanted.count(&text("axb"))), [0, 1]);
}

#[test]
fn a_word_is_not_near_itself() {
    let twice = Wanted::Text(Condition::Chain(
        Places::Leaf(0),
        vec![Step { distance: 3, ordered: false, to: Places::Leaf(0) }],
    ));
    assert_eq!((twice.count(&text("xax")), twice.count(&text("axa"))), (0, 1));
}

#[test]
fn the_words_of_a_sentence_stand_between_its_ends() {
    let sentence = Wanted::Within(Unit::Sentence, both());
    let paragraph = Wanted::Within(Unit::Paragraph, both());
    assert_eq!((sentence.count(&text("xa.b")), paragraph.count(&text("xa.b"))), (0, 1));
    assert_eq!((sentence.count(&text("xa.bca")), sentence.count(&text("xa|bca"))), (1, 1));
    assert_eq!(paragraph.count(&text("xa|b.b")), 0);
    assert_eq!(sentence.found(&text("a.bca")), [Place { first: 1, last: 1 }, Place { first: 3, last: 3 }]);
}

#[test]
fn only_what_is_in_the_chain_is_found() {
    let places = near(1, true).found(&text("axxabxb"));
    assert_eq!(places, [Place { first: 3, last: 3 }, Place { first: 4, last: 4 }]);
}

#[test]
fn other_words_may_stand_in_a_phrase() {
    let phrase = |slop| Wanted::AtLeast(1, Places::Sequence { leaves: vec![0, 1, 2], slop });
    assert_eq!([0, 1, 2, 3].map(|slop| phrase(slop).count(&text("axbxxc"))), [0, 0, 0, 1]);
    assert_eq!(phrase(0).count(&text("abcabc")), 2);
}

proptest! {
    /// Against all pairs and triples of positions.
    #[test]
    fn chains_hold_as_they_read(words in "[abcx]{0,12}", one in 1u32..5, other in 1u32..5, ordered: bool, free: bool) {
        let wanted = Wanted::Text(Condition::Chain(Places::Leaf(0), vec![
            Step { distance: one, ordered, to: Places::Leaf(1) },
            Step { distance: other, ordered: free, to: Places::Leaf(2) },
        ]));
        let text = text(&words);
        let close = |from: u32, to: u32, distance, ordered: bool| from != to && from.abs_diff(to) <= distance && (!ordered || to > from);
        let mut found = Vec::new();
        for &a in &text.leaves[0] {
            for &b in text.leaves[1].iter().filter(|b| close(a, **b, one, ordered)) {
                for &c in text.leaves[2].iter().filter(|c| close(b, **c, other, free)) {
                    found.extend([a, b, c].map(|at| Place { first: at, last: at }));
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        prop_assert_eq!(wanted.count(&text), u32::from(!found.is_empty()));
        prop_assert_eq!(wanted.found(&text), found);
    }

    /// What is told without a list of places is what the list tells.
    #[test]
    fn two_words_are_near_as_chains_say(words in "[abx]{0,12}", distance in 1u32..5, ordered: bool, same: bool) {
        let step = Step { distance, ordered, to: Places::Leaf(usize::from(!same)) };
        let text = text(&words);
        let listed = chain(&Places::Leaf(0), std::slice::from_ref(&step), &text, &EVERYWHERE);
        let near = Condition::Chain(Places::Leaf(0), vec![step]).holds(&text, &EVERYWHERE);
        prop_assert_eq!(near, listed.last().is_some_and(|last| !last.is_empty()));
    }
}
