//! What is known about a word: as counted in an archive, and as kept in a lexicon.

/// How often a word is used in an archive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct WordCounts {
    /// All uses.
    pub(crate) count: u64,
    /// Uses inside sentences.
    pub(crate) inside: u64,
    /// Uses inside sentences that are capitalized.
    pub(crate) capitalized: u64,
    /// Uses inside sentences that follow an article or pronoun.
    pub(crate) determined: u64,
    /// Uses inside sentences that follow a capitalized word.
    pub(crate) named: u64,
}

impl WordCounts {
    pub(crate) fn add(&mut self, other: WordCounts) {
        self.count += other.count;
        self.inside += other.inside;
        self.capitalized += other.capitalized;
        self.determined += other.determined;
        self.named += other.named;
    }
}

/// What a lexicon knows about a word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WordFacts {
    /// Uses in the archive.
    pub count: u32,
    /// Share of the uses inside sentences that are capitalized; `None` where there are none.
    pub capitalized: Option<f32>,
    /// Share of the uses inside sentences that follow an article or pronoun; `None` where there are
    /// none.
    pub determined: Option<f32>,
    /// Share of the uses inside sentences that follow a capitalized word, a forename or title;
    /// `None` where there are none.
    pub named: Option<f32>,
}

/// A word is a noun or name if this share of its uses is capitalized.
const NOUN_CAPITALS: f32 = 0.6;

/// With fewer uses, shares mean nothing.
const MIN_USES: u32 = 4;

impl WordFacts {
    /// Whether there are enough uses for shares to mean something.
    pub(crate) fn is_frequent(&self) -> bool {
        self.count >= MIN_USES
    }

    /// Whether the archive mostly capitalizes the word, however few its uses are.
    pub(crate) fn is_capitalized(&self) -> bool {
        self.capitalized.is_some_and(|share| share >= NOUN_CAPITALS)
    }

    /// Whether the archive writes the word like a noun; `None` if that is unknown.
    pub(crate) fn is_noun(self) -> Option<bool> {
        (self.is_frequent() && self.capitalized.is_some()).then(|| self.is_capitalized())
    }
}
