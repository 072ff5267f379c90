//! The keys of one word, built in parallel: where a letter has several readings, the keys so far
//! are multiplied.

/// The largest number of keys of a word.
pub const MAX_KEYS: usize = 8;

/// A key has at least this many sounds: two do not distinguish names.
const MIN_SOUNDS: usize = 3;

/// A key has at most this many sounds; a word with more is no name.
const MAX_SOUNDS: usize = 40;

#[derive(Clone, Copy)]
struct Key {
    sounds: [u8; MAX_SOUNDS],
    length: usize,
}

impl Key {
    const EMPTY: Key = Key { sounds: [0; MAX_SOUNDS], length: 0 };

    /// `None` if it is full.
    fn push(&mut self, sounds: &[u8]) -> Option<()> {
        self.sounds.get_mut(self.length..self.length + sounds.len())?.copy_from_slice(sounds);
        self.length += sounds.len();
        Some(())
    }

    fn as_slice(&self) -> &[u8] {
        self.sounds.get(..self.length).unwrap_or_default()
    }

    /// The key without the differences between spellings, by the second list of the
    /// [module](super).
    fn normalized(&self) -> Key {
        let mut out = Key::EMPTY;
        for &sound in self.as_slice() {
            match (out.as_slice(), sound) {
                ([.., b'T'], b'S' | b'C') => out.replace_last(b'C'),
                ([.., b'T'], b'Q' | b'W') => out.replace_last(b'Q'),
                ([.., b'D'], b'W' | b'J') => out.replace_last(b'J'),
                // Some leave out an initial й, but only before e (Jelena, Elena): Jalta is not
                // Alta.
                ([b'I'], b'A' | b'U') => out.append(sound),
                ([.., b'I'], b'A' | b'E' | b'U') => out.replace_last(sound),
                ([.., b'W' | b'Q' | b'J'], b'O') => out.append(b'E'),
                ([.., last], _) if *last == sound && !matches!(sound, b'A' | b'E' | b'O' | b'U') => {}
                _ => out.append(sound),
            }
        }
        match out.as_slice() {
            [.., b'O' | b'E', b'F'] => out.replace_last(b'V'),
            // -ская = -ська; but Майя keeps its ending.
            [_, _, _, .., b'A', b'A'] => out.length -= 1,
            // Alexander = Александр
            [.., b'D' | b'T', b'E', b'R'] => {
                out.length -= 1;
                out.replace_last(b'R');
            }
            _ => {}
        }
        out
    }

    /// Appends to a key that has room: one that is being normalized.
    fn append(&mut self, sound: u8) {
        let _ = self.push(&[sound]);
    }

    fn replace_last(&mut self, sound: u8) {
        if let Some(last) = self.length.checked_sub(1).and_then(|at| self.sounds.get_mut(at)) {
            *last = sound;
        }
    }
}

/// The keys of one word under construction.
pub(super) struct KeyDraft {
    keys: [Key; MAX_KEYS],
    count: usize,
}

impl KeyDraft {
    pub(super) fn new() -> Self {
        KeyDraft { keys: [Key::EMPTY; MAX_KEYS], count: 1 }
    }

    /// Appends what a letter may stand for, the likeliest first; readings beyond [`MAX_KEYS`] keys
    /// are left out. `None` if the word is too long for a name.
    pub(super) fn push(&mut self, readings: &[&[u8]]) -> Option<()> {
        let (first, others) = readings.split_first()?;
        let before = self.count;
        for reading in others.iter().take((MAX_KEYS - before) / before) {
            for from in 0..before {
                let mut key = self.keys.get(from).copied()?;
                key.push(reading)?;
                *self.keys.get_mut(self.count)? = key;
                self.count += 1;
            }
        }
        self.keys.iter_mut().take(before).try_for_each(|key| key.push(first))
    }
}

/// The keys of a word.
pub(super) struct Keys {
    keys: [Key; MAX_KEYS],
    count: usize,
}

impl Default for Keys {
    fn default() -> Self {
        Keys { keys: [Key::EMPTY; MAX_KEYS], count: 0 }
    }
}

impl Keys {
    /// Adds the keys of a draft that are long enough and new, up to [`MAX_KEYS`].
    pub(super) fn add(&mut self, draft: &KeyDraft) {
        for key in draft.keys.iter().take(draft.count).map(Key::normalized) {
            if key.length >= MIN_SOUNDS
                && self.iter().all(|known| known != key.as_slice())
                && let Some(place) = self.keys.get_mut(self.count)
            {
                *place = key;
                self.count += 1;
            }
        }
    }

    /// Passes the keys to `emit`.
    pub(super) fn emit(&self, emit: &mut impl FnMut(&str)) {
        self.iter().filter_map(|key| std::str::from_utf8(key).ok()).for_each(emit);
    }

    fn iter(&self) -> impl Iterator<Item = &[u8]> {
        self.keys.iter().take(self.count).map(Key::as_slice)
    }
}
