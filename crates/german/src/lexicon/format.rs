//! The bytes of a lexicon: a hash table over records, with two sections between them.
//!
//! 1. **Header**: [`MAGIC`], and four numbers of 4 bytes: of words, of slots, the length of the
//!    section [`Constituents`](Section::Constituents) in bytes, and that of the section
//!    [`NameKeys`](Section::NameKeys) in rows.
//! 2. **Slots**: the offset of a record plus one (0 for an empty slot) and the hash of its word, 4
//!    bytes each.
//! 3. **Sections**, in the order of [`Section`].
//! 4. **Records**: the length of the word (1 byte), the word, its count (4), the three shares (1
//!    each), its annotation.
//!
//! Numbers are little-endian; offsets count from the first record. Sections and annotations are
//! read by the modules that wrote them.

/// First bytes of the file; the digit is the version of the format.
pub(super) const MAGIC: &[u8; 8] = b"NLexikn5";

/// Bytes before the slots.
pub(super) const HEADER: usize = 24;

/// Bytes of a slot.
pub(super) const SLOT: usize = 8;

/// Bytes of a record between its word and its annotation.
pub(super) const FACTS: usize = 7;

/// The byte of a share that is unknown.
const UNKNOWN: u8 = u8::MAX;

/// The byte of a share of 1.
const WHOLE: u8 = 250;

/// What other modules keep in a lexicon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Section {
    /// How often strings are constituents of compounds ([`compound`](crate::compound)).
    Constituents,
    /// Which words have which name key ([`names`](crate::names)).
    NameKeys,
}

impl Section {
    /// The bytes of one unit of its length in the header.
    pub(crate) const fn unit(self) -> usize {
        match self {
            Section::Constituents => 1,
            Section::NameKeys => 8,
        }
    }
}

/// A share as a byte; unknown if `whole` is 0.
pub(super) fn encode_share(part: u64, whole: u64) -> u8 {
    let share = (part * u64::from(WHOLE)).checked_div(whole);
    share.map_or(UNKNOWN, |share| share.min(u64::from(WHOLE)) as u8)
}

/// A share from its byte, 0 to 1; `None` if it is unknown.
pub(super) fn decode_share(byte: u8) -> Option<f32> {
    (byte != UNKNOWN).then(|| f32::from(byte) / f32::from(WHOLE))
}

/// The slot at which the search for a word begins, and the hash that its slot holds. Other modules
/// use them for tables of their own. Files depend on them: a change needs a new [`MAGIC`].
///
/// Eight bytes at a time, multiplied and folded as in wyhash; finished as in MurmurHash3, so that
/// the high bits depend on every letter.
pub(crate) fn slot_and_hash(word: &[u8], slots: usize) -> (usize, u32) {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64 ^ word.len() as u64;
    let mut mix = |bytes: u64| {
        let product = u128::from(hash ^ bytes) * 0xa076_1d64_78bd_642f_u128;
        hash = product as u64 ^ (product >> 64) as u64;
    };
    let (chunks, rest) = word.as_chunks::<8>();
    chunks.iter().for_each(|chunk| mix(u64::from_le_bytes(*chunk)));
    let mut last = [0; 8];
    for (to, from) in last.iter_mut().zip(rest) {
        *to = *from;
    }
    mix(u64::from_le_bytes(last));
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    (((u128::from(hash) * slots as u128) >> 64) as usize, hash as u32)
}
