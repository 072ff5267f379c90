//! Conditions on the positions of words in a text, for both matching and marking.
//!
//! Positions come from the index when a query is run, and from the analyzed text when an article is
//! shown. The conditions are evaluated on minimal intervals, as in Clarke, Cormack & Burkowski 1995
//! and in Lucene's intervals, but for one text at a time.

#[cfg(test)]
mod tests;

use crate::ast::Unit;

/// Consecutive positions of a text, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Interval {
    pub(crate) first: u32,
    pub(crate) last: u32,
}

/// A part of a condition that has intervals.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Operand {
    /// A word, by its index.
    Word(usize),
    /// Words in this order, with at most `slop` other words between them.
    Sequence { words: Vec<usize>, slop: u32 },
    /// Any of these.
    Any(Vec<Operand>),
}

/// The step from an interval of one operand to one of the next.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Step {
    pub(crate) distance: u32,
    pub(crate) ordered: bool,
    pub(crate) to: Operand,
}

/// What must hold within a range of positions.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Condition {
    /// The first operand, and each further one near the one before it.
    Chain(Operand, Vec<Step>),
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
}

/// What a query requires of the positions in an article.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Requirement {
    /// The condition holds in one text field.
    InText(Condition),
    /// The condition holds in one sentence or paragraph of a text field.
    Within(Unit, Condition),
    /// At least this number of intervals, summed over all text fields.
    AtLeast(u32, Operand),
}

/// The positions of a query's words in one text, and the boundaries of that text.
#[derive(Clone, Debug, Default)]
pub(crate) struct TextPositions {
    /// The positions of each word, sorted and distinct.
    pub(crate) words: Vec<Vec<u32>>,
    /// The positions at which sentences begin, except the first of each paragraph.
    pub(crate) sentences: Vec<u32>,
    /// The positions at which paragraphs begin, except the first.
    pub(crate) paragraphs: Vec<u32>,
}

impl TextPositions {
    /// Empties its lists but keeps their memory.
    pub(crate) fn clear(&mut self) {
        self.words.iter_mut().chain([&mut self.sentences, &mut self.paragraphs]).for_each(Vec::clear);
    }
}

/// A range of positions.
type Range = std::ops::Range<u32>;

const EVERYWHERE: Range = 0..u32::MAX;

impl Requirement {
    /// What one text contributes: the number of intervals to [`AtLeast`](Requirement::AtLeast),
    /// otherwise 1 if the condition holds and 0 if not.
    pub(crate) fn count(&self, text: &TextPositions) -> u32 {
        match self {
            Requirement::InText(condition) => u32::from(condition.holds(text, &EVERYWHERE)),
            Requirement::Within(unit, condition) => {
                u32::from(units(text, *unit).any(|unit| condition.holds(text, &unit)))
            }
            Requirement::AtLeast(_, Operand::Word(word)) => positions(text, *word, &EVERYWHERE).len() as u32,
            Requirement::AtLeast(_, intervals) => intervals.within(text, &EVERYWHERE).len() as u32,
        }
    }

    /// The minimum sum of the contributions of an article's texts.
    pub(crate) fn least(&self) -> u32 {
        match self {
            Requirement::AtLeast(times, _) => *times,
            Requirement::InText(_) | Requirement::Within(..) => 1,
        }
    }

    /// The intervals that satisfy it in a text.
    pub(crate) fn found(&self, text: &TextPositions) -> Vec<Interval> {
        let mut found = Vec::new();
        match self {
            Requirement::InText(condition) => condition.found(text, &EVERYWHERE, &mut found),
            Requirement::Within(unit, condition) => {
                for unit in units(text, *unit).filter(|unit| condition.holds(text, unit)) {
                    condition.found(text, &unit, &mut found);
                }
            }
            Requirement::AtLeast(_, intervals) => found = intervals.within(text, &EVERYWHERE),
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

impl Condition {
    fn holds(&self, text: &TextPositions, range: &Range) -> bool {
        match self {
            // Called for every article that has the words: the most common conditions are evaluated
            // without lists of intervals.
            Condition::Chain(first, steps) => match (first, steps.as_slice()) {
                (Operand::Word(word), []) => !positions(text, *word, range).is_empty(),
                (Operand::Word(one), [Step { distance, ordered, to: Operand::Word(other) }]) => {
                    is_near(positions(text, *one, range), positions(text, *other, range), *distance, *ordered)
                }
                _ => chain(first, steps, text, range).last().is_some_and(|last| !last.is_empty()),
            },
            Condition::All(conditions) => conditions.iter().all(|condition| condition.holds(text, range)),
            Condition::Any(conditions) => conditions.iter().any(|condition| condition.holds(text, range)),
            Condition::Not(condition) => !condition.holds(text, range),
        }
    }

    /// Adds the intervals that satisfy it.
    fn found(&self, text: &TextPositions, range: &Range, found: &mut Vec<Interval>) {
        match self {
            Condition::Chain(first, steps) => {
                let mut reached = chain(first, steps, text, range);
                if reached.len() <= steps.len() {
                    return;
                }
                // Of the intervals reached, keep those that continue to the end of the chain.
                for (at, step) in steps.iter().enumerate().rev() {
                    let next = IntervalEnds::new(reached.get(at + 1).cloned().unwrap_or_default());
                    if let Some(before) = reached.get_mut(at) {
                        before.retain(|interval| next.has_behind(*interval, step));
                    }
                }
                found.extend(reached.into_iter().flatten());
            }
            Condition::All(conditions) | Condition::Any(conditions) => {
                let holding = conditions.iter().filter(|condition| condition.holds(text, range));
                holding.for_each(|condition| condition.found(text, range, found));
            }
            Condition::Not(_) => {}
        }
    }
}

/// The intervals of each operand that are reached from those before; ends at the first operand
/// without any.
fn chain(first: &Operand, steps: &[Step], text: &TextPositions, range: &Range) -> Vec<Vec<Interval>> {
    let mut reached = vec![first.within(text, range)];
    for step in steps {
        let before = reached.last().cloned().unwrap_or_default();
        if before.is_empty() {
            return reached;
        }
        let before = IntervalEnds::new(before);
        let mut next = step.to.within(text, range);
        next.retain(|interval| before.has_before(*interval, step));
        reached.push(next);
    }
    reached
}

/// Intervals, sorted by either end.
struct IntervalEnds {
    firsts: Vec<u32>,
    lasts: Vec<u32>,
}

impl IntervalEnds {
    fn new(intervals: Vec<Interval>) -> IntervalEnds {
        let mut firsts: Vec<u32> = intervals.iter().map(|interval| interval.first).collect();
        let mut lasts: Vec<u32> = intervals.iter().map(|interval| interval.last).collect();
        firsts.sort_unstable();
        lasts.sort_unstable();
        IntervalEnds { firsts, lasts }
    }

    /// Whether one of them ends within the distance before `interval`, or begins within it after
    /// `interval` if the step is unordered.
    fn has_before(&self, interval: Interval, step: &Step) -> bool {
        self.ends_before(interval, step.distance)
            || (!step.ordered && self.begins_behind(interval, step.distance))
    }

    /// Whether one of them begins within the distance after `interval`, or ends within it before
    /// `interval` if the step is unordered.
    fn has_behind(&self, interval: Interval, step: &Step) -> bool {
        self.begins_behind(interval, step.distance)
            || (!step.ordered && self.ends_before(interval, step.distance))
    }

    fn ends_before(&self, interval: Interval, distance: u32) -> bool {
        let Some(latest) = interval.first.checked_sub(1) else { return false };
        any_within(&self.lasts, interval.first.saturating_sub(distance), latest)
    }

    fn begins_behind(&self, interval: Interval, distance: u32) -> bool {
        any_within(&self.firsts, interval.last.saturating_add(1), interval.last.saturating_add(distance))
    }
}

/// Whether one of `ones` is followed by one of `others` within a distance, or follows one of them
/// if unordered.
fn is_near(ones: &[u32], others: &[u32], distance: u32, ordered: bool) -> bool {
    let mut behind = ones.iter().peekable();
    let mut before = None;
    others.iter().any(|other| {
        while let Some(one) = behind.next_if(|one| *one < other) {
            before = Some(one);
        }
        // A word is not near itself.
        let same = behind.next_if_eq(&other);
        let follows = before.is_some_and(|one| other - one <= distance);
        let precedes = !ordered && behind.peek().is_some_and(|one| **one - other <= distance);
        before = same.or(before);
        follows || precedes
    })
}

/// Whether a sorted list has a number from `least` to `most`.
fn any_within(sorted: &[u32], least: u32, most: u32) -> bool {
    sorted.get(sorted.partition_point(|n| *n < least)).is_some_and(|n| *n <= most)
}

impl Operand {
    /// Its intervals within a range, sorted and distinct.
    fn within(&self, text: &TextPositions, range: &Range) -> Vec<Interval> {
        let mut intervals = Vec::new();
        self.add(text, range, &mut intervals);
        if matches!(self, Operand::Any(_)) {
            intervals.sort_unstable();
            intervals.dedup();
        }
        intervals
    }

    fn add(&self, text: &TextPositions, range: &Range, intervals: &mut Vec<Interval>) {
        match self {
            Operand::Word(word) => {
                intervals
                    .extend(positions(text, *word, range).iter().map(|&at| Interval { first: at, last: at }));
            }
            Operand::Any(operands) => operands.iter().for_each(|each| each.add(text, range, intervals)),
            Operand::Sequence { words, slop } => {
                let Some((first, others)) = words.split_first() else { return };
                let starts = positions(text, *first, range).iter();
                intervals.extend(starts.filter_map(|&start| {
                    let mut last = start;
                    let mut spare = *slop;
                    for word in others {
                        // The earliest occurrence leaves the most slop for the rest.
                        let behind = positions(text, *word, &(last + 1..range.end));
                        let next = *behind.first()?;
                        spare = spare.checked_sub(next - last - 1)?;
                        last = next;
                    }
                    Some(Interval { first: start, last })
                }));
            }
        }
    }
}

/// The positions of a word within a range.
fn positions<'t>(text: &'t TextPositions, word: usize, range: &Range) -> &'t [u32] {
    let all = text.words.get(word).map_or(&[][..], Vec::as_slice);
    let start = all.partition_point(|at| *at < range.start);
    let end = all.partition_point(|at| *at < range.end);
    all.get(start..end).unwrap_or_default()
}

/// The sentences or paragraphs of a text, as ranges of positions.
fn units(text: &TextPositions, unit: Unit) -> impl Iterator<Item = Range> {
    let mut starts = vec![0];
    starts.extend(&text.paragraphs);
    if unit == Unit::Sentence {
        starts.extend(&text.sentences);
        starts.sort_unstable();
    }
    let ends = starts.iter().skip(1).copied().chain([u32::MAX]).collect::<Vec<_>>();
    starts.into_iter().zip(ends).map(|(start, end)| start..end)
}
