//! Where in a text something stands, and whether it stands as a query asks: the one rule for what is found and for what is marked.
//!
//! A place is a run of positions. The index knows where each term stands; a text that is analyzed anew, to be shown, does too.
//! (Minimal intervals, as in Clarke, Cormack & Burkowski 1995 and in Lucene's intervals, but for one text at a time.)

#[cfg(test)]
mod tests;

use crate::ast::Unit;

/// From the position of its first word to that of its last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub(crate) first: u32,
    pub(crate) last: u32,
}

/// What has places.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Places {
    /// A leaf, by its number: a word in any of its ways.
    Leaf(usize),
    /// Leaves in this order, with at most `slop` other words among them.
    Sequence { leaves: Vec<usize>, slop: u32 },
    /// Any of these.
    Any(Vec<Places>),
}

/// From the place of one operand to that of the next.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Step {
    pub(crate) distance: u32,
    pub(crate) ordered: bool,
    pub(crate) to: Places,
}

/// What must hold within some positions.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Condition {
    /// The first operand, and each next one near the one before.
    Chain(Places, Vec<Step>),
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
}

/// What a query asks of the places of an article.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Wanted {
    /// It holds in one text.
    Text(Condition),
    /// It holds in one sentence or paragraph of a text.
    Within(Unit, Condition),
    /// So many places, in all texts together.
    AtLeast(u32, Places),
}

/// Where the leaves of a query stand in one text, and where its units begin.
#[derive(Clone, Debug, Default)]
pub(crate) struct Text {
    /// The positions of each leaf, in order, each once.
    pub(crate) leaves: Vec<Vec<u32>>,
    /// Where a sentence begins that is not the first of a paragraph.
    pub(crate) sentences: Vec<u32>,
    /// Where a paragraph begins that is not the first.
    pub(crate) paragraphs: Vec<u32>,
}

impl Text {
    /// Forgets what it has, and keeps the room for it.
    pub(crate) fn clear(&mut self) {
        self.leaves.iter_mut().chain([&mut self.sentences, &mut self.paragraphs]).for_each(Vec::clear);
    }
}

/// Positions from the first on, before the second.
type Range = std::ops::Range<u32>;

const EVERYWHERE: Range = 0..u32::MAX;

impl Wanted {
    /// How much of it a text gives: 1 or 0 for what must hold in one text, the number of places for mentions.
    pub(crate) fn count(&self, text: &Text) -> u32 {
        match self {
            Wanted::Text(condition) => u32::from(condition.holds(text, &EVERYWHERE)),
            Wanted::Within(unit, condition) => {
                u32::from(units(text, *unit).any(|unit| condition.holds(text, &unit)))
            }
            Wanted::AtLeast(_, Places::Leaf(leaf)) => positions(text, *leaf, &EVERYWHERE).len() as u32,
            Wanted::AtLeast(_, places) => places.within(text, &EVERYWHERE).len() as u32,
        }
    }

    /// How much of it an article must have in all its texts.
    pub(crate) fn least(&self) -> u32 {
        match self {
            Wanted::AtLeast(times, _) => *times,
            Wanted::Text(_) | Wanted::Within(..) => 1,
        }
    }

    /// The places in a text by which it holds there.
    pub(crate) fn found(&self, text: &Text) -> Vec<Place> {
        let mut found = Vec::new();
        match self {
            Wanted::Text(condition) => condition.found(text, &EVERYWHERE, &mut found),
            Wanted::Within(unit, condition) => {
                for unit in units(text, *unit).filter(|unit| condition.holds(text, unit)) {
                    condition.found(text, &unit, &mut found);
                }
            }
            Wanted::AtLeast(_, places) => found = places.within(text, &EVERYWHERE),
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

impl Condition {
    fn holds(&self, text: &Text, range: &Range) -> bool {
        match self {
            // Asked of every article that has the words: what is asked most is told without a list of places.
            Condition::Chain(first, steps) => match (first, steps.as_slice()) {
                (Places::Leaf(leaf), []) => !positions(text, *leaf, range).is_empty(),
                (Places::Leaf(one), [Step { distance, ordered, to: Places::Leaf(other) }]) => {
                    is_near(positions(text, *one, range), positions(text, *other, range), *distance, *ordered)
                }
                _ => chain(first, steps, text, range).last().is_some_and(|last| !last.is_empty()),
            },
            Condition::All(conditions) => conditions.iter().all(|condition| condition.holds(text, range)),
            Condition::Any(conditions) => conditions.iter().any(|condition| condition.holds(text, range)),
            Condition::Not(condition) => !condition.holds(text, range),
        }
    }

    /// The places that make it hold.
    fn found(&self, text: &Text, range: &Range, found: &mut Vec<Place>) {
        match self {
            Condition::Chain(first, steps) => {
                let mut reached = chain(first, steps, text, range);
                if reached.len() <= steps.len() {
                    return;
                }
                // Of those that were reached, only what goes on to the end of the chain.
                for (at, step) in steps.iter().enumerate().rev() {
                    let next = By::of(reached.get(at + 1).cloned().unwrap_or_default());
                    if let Some(before) = reached.get_mut(at) {
                        before.retain(|place| next.has_behind(*place, step));
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

/// The places of each operand that are reached from the ones before; ends where none is.
fn chain(first: &Places, steps: &[Step], text: &Text, range: &Range) -> Vec<Vec<Place>> {
    let mut reached = vec![first.within(text, range)];
    for step in steps {
        let before = reached.last().cloned().unwrap_or_default();
        if before.is_empty() {
            return reached;
        }
        let before = By::of(before);
        let mut next = step.to.within(text, range);
        next.retain(|place| before.has_before(*place, step));
        reached.push(next);
    }
    reached
}

/// Places by either end.
struct By {
    firsts: Vec<u32>,
    lasts: Vec<u32>,
}

impl By {
    fn of(places: Vec<Place>) -> By {
        let mut firsts: Vec<u32> = places.iter().map(|place| place.first).collect();
        let mut lasts: Vec<u32> = places.iter().map(|place| place.last).collect();
        firsts.sort_unstable();
        lasts.sort_unstable();
        By { firsts, lasts }
    }

    /// Whether one of them ends within the step before `place`; behind it as well, where the order is free.
    fn has_before(&self, place: Place, step: &Step) -> bool {
        self.ends_before(place, step.distance) || (!step.ordered && self.begins_behind(place, step.distance))
    }

    /// Whether one of them begins within the step behind `place`; before it as well, where the order is free.
    fn has_behind(&self, place: Place, step: &Step) -> bool {
        self.begins_behind(place, step.distance) || (!step.ordered && self.ends_before(place, step.distance))
    }

    fn ends_before(&self, place: Place, distance: u32) -> bool {
        let Some(latest) = place.first.checked_sub(1) else { return false };
        any_within(&self.lasts, place.first.saturating_sub(distance), latest)
    }

    fn begins_behind(&self, place: Place, distance: u32) -> bool {
        any_within(&self.firsts, place.last.saturating_add(1), place.last.saturating_add(distance))
    }
}

/// Whether one of some positions is followed within a distance by one of others, or, where the order is free, follows one.
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

/// Whether a sorted list has a number between these two.
fn any_within(sorted: &[u32], least: u32, most: u32) -> bool {
    sorted.get(sorted.partition_point(|n| *n < least)).is_some_and(|n| *n <= most)
}

impl Places {
    /// Where it stands within a range, in order, each place once.
    fn within(&self, text: &Text, range: &Range) -> Vec<Place> {
        let mut places = Vec::new();
        self.add(text, range, &mut places);
        if matches!(self, Places::Any(_)) {
            places.sort_unstable();
            places.dedup();
        }
        places
    }

    fn add(&self, text: &Text, range: &Range, places: &mut Vec<Place>) {
        match self {
            Places::Leaf(leaf) => {
                places.extend(positions(text, *leaf, range).iter().map(|&at| Place { first: at, last: at }));
            }
            Places::Any(alternatives) => alternatives.iter().for_each(|each| each.add(text, range, places)),
            Places::Sequence { leaves, slop } => {
                let Some((first, others)) = leaves.split_first() else { return };
                let starts = positions(text, *first, range).iter();
                places.extend(starts.filter_map(|&start| {
                    let mut last = start;
                    let mut spare = *slop;
                    for leaf in others {
                        // The earliest leaves most room for the rest.
                        let behind = positions(text, *leaf, &(last + 1..range.end));
                        let next = *behind.first()?;
                        spare = spare.checked_sub(next - last - 1)?;
                        last = next;
                    }
                    Some(Place { first: start, last })
                }));
            }
        }
    }
}

/// The positions of a leaf within a range.
fn positions<'t>(text: &'t Text, leaf: usize, range: &Range) -> &'t [u32] {
    let all = text.leaves.get(leaf).map_or(&[][..], Vec::as_slice);
    let start = all.partition_point(|at| *at < range.start);
    let end = all.partition_point(|at| *at < range.end);
    all.get(start..end).unwrap_or_default()
}

/// The sentences or paragraphs of a text, as ranges of positions.
fn units(text: &Text, unit: Unit) -> impl Iterator<Item = Range> {
    let mut starts = vec![0];
    starts.extend(&text.paragraphs);
    if unit == Unit::Sentence {
        starts.extend(&text.sentences);
        starts.sort_unstable();
    }
    let ends = starts.iter().skip(1).copied().chain([u32::MAX]).collect::<Vec<_>>();
    starts.into_iter().zip(ends).map(|(start, end)| start..end)
}
