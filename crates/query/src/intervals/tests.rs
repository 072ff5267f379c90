use super::*;
use proptest::prelude::*;

/// A text of one-letter words, in which `abc` are the words of the query.
fn text(words: &str) -> TextPositions {
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
        return TextPositions { sentences: units('.'), paragraphs: units('|'), ..text(&plain) };
    }
    TextPositions { words: "abc".chars().map(positions).collect(), ..TextPositions::default() }
}

fn near(distance: u32, ordered: bool) -> Requirement {
    Requirement::InText(Condition::Chain(
        Operand::Word(0),
        vec![Step { distance, ordered, to: Operand::Word(1) }],
    ))
}

fn both() -> Condition {
    let word = |word| Condition::Chain(Operand::Word(word), Vec::new());
    Condition::All(vec![word(0), word(1)])
}

#[test]
fn distance_one_is_side_by_side() {
    assert_eq!([near(1, false), near(1, true)].map(|requirement| requirement.count(&text("xba"))), [1, 0]);
    assert_eq!([near(1, true), near(2, true)].map(|requirement| requirement.count(&text("axb"))), [0, 1]);
}

#[test]
fn a_word_is_not_near_itself() {
    let twice = Requirement::InText(Condition::Chain(
        Operand::Word(0),
        vec![Step { distance: 3, ordered: false, to: Operand::Word(0) }],
    ));
    assert_eq!((twice.count(&text("xax")), twice.count(&text("axa"))), (0, 1));
}

#[test]
fn all_words_must_be_in_the_same_sentence() {
    let sentence = Requirement::Within(Unit::Sentence, both());
    let paragraph = Requirement::Within(Unit::Paragraph, both());
    assert_eq!((sentence.count(&text("xa.b")), paragraph.count(&text("xa.b"))), (0, 1));
    assert_eq!((sentence.count(&text("xa.bca")), sentence.count(&text("xa|bca"))), (1, 1));
    assert_eq!(paragraph.count(&text("xa|b.b")), 0);
    assert_eq!(
        sentence.found(&text("a.bca")),
        [Interval { first: 1, last: 1 }, Interval { first: 3, last: 3 }]
    );
}

#[test]
fn only_what_is_in_the_chain_is_found() {
    let intervals = near(1, true).found(&text("axxabxb"));
    assert_eq!(intervals, [Interval { first: 3, last: 3 }, Interval { first: 4, last: 4 }]);
}

#[test]
fn slop_allows_other_words_in_a_phrase() {
    let phrase = |slop| Requirement::AtLeast(1, Operand::Sequence { words: vec![0, 1, 2], slop });
    assert_eq!([0, 1, 2, 3].map(|slop| phrase(slop).count(&text("axbxxc"))), [0, 0, 0, 1]);
    assert_eq!(phrase(0).count(&text("abcabc")), 2);
}

proptest! {
    /// Against all pairs and triples of positions.
    #[test]
    fn chains_agree_with_brute_force(words in "[abcx]{0,12}", one in 1u32..5, other in 1u32..5, ordered: bool, free: bool) {
        let requirement = Requirement::InText(Condition::Chain(Operand::Word(0), vec![
            Step { distance: one, ordered, to: Operand::Word(1) },
            Step { distance: other, ordered: free, to: Operand::Word(2) },
        ]));
        let text = text(&words);
        let close = |from: u32, to: u32, distance, ordered: bool| from != to && from.abs_diff(to) <= distance && (!ordered || to > from);
        let mut found = Vec::new();
        for &a in &text.words[0] {
            for &b in text.words[1].iter().filter(|b| close(a, **b, one, ordered)) {
                for &c in text.words[2].iter().filter(|c| close(b, **c, other, free)) {
                    found.extend([a, b, c].map(|at| Interval { first: at, last: at }));
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        prop_assert_eq!(requirement.count(&text), u32::from(!found.is_empty()));
        prop_assert_eq!(requirement.found(&text), found);
    }

    /// The shortcut without lists of intervals agrees with the general evaluation.
    #[test]
    fn two_words_are_near_if_their_chain_holds(words in "[abx]{0,12}", distance in 1u32..5, ordered: bool, same: bool) {
        let step = Step { distance, ordered, to: Operand::Word(usize::from(!same)) };
        let text = text(&words);
        let listed = chain(&Operand::Word(0), std::slice::from_ref(&step), &text, &EVERYWHERE);
        let near = Condition::Chain(Operand::Word(0), vec![step]).holds(&text, &EVERYWHERE);
        prop_assert_eq!(near, listed.last().is_some_and(|last| !last.is_empty()));
    }
}
