//! The keys of one word, written all at once: where a letter has several readings, every key so far is doubled.

/// Most keys of a word.
pub const MOST: usize = 8;

/// Most sounds of a key; what has more is no name.
const LONGEST: usize = 40;

#[derive(Clone, Copy)]
struct Key {
    sounds: [u8; LONGEST],
    length: usize,
}

impl Key {
    const EMPTY: Key = Key { sounds: [0; LONGEST], length: 0 };

    /// `false` if it is full.
    fn push(&mut self, sounds: &[u8]) -> bool {
        let Some(place) = self.sounds.get_mut(self.length..self.length + sounds.len()) else { return false };
        place.copy_from_slice(sounds);
        self.length += sounds.len();
        true
    }

    fn as_slice(&self) -> &[u8] {
        self.sounds.get(..self.length).unwrap_or_default()
    }

    /// The key with what the spellings do not agree on levelled out; the module's second table.
    fn levelled(&self) -> Key {
        let mut out = Key::EMPTY;
        for &sound in self.as_slice() {
            match (out.as_slice(), sound) {
                ([.., b'T'], b'S' | b'C') => out.replace_last(b'C'),
                ([.., b'T'], b'Q' | b'W') => out.replace_last(b'Q'),
                ([.., b'D'], b'W' | b'J') => out.replace_last(b'J'),
                ([.., b'I'], b'A' | b'E' | b'U') => out.replace_last(sound),
                ([.., b'W' | b'Q' | b'J'], b'O') => {
                    out.push(b"E");
                }
                ([.., last], _) if *last == sound && !matches!(sound, b'A' | b'E' | b'O' | b'U') => {}
                _ => {
                    out.push(&[sound]);
                }
            }
        }
        match out.as_slice() {
            [.., b'O' | b'E', b'F'] => out.replace_last(b'V'),
            // -ская = -ська
            [.., b'A', b'A'] => out.length -= 1,
            // Alexander = Александр
            [.., b'D' | b'T', b'E', b'R'] => {
                out.length -= 1;
                out.replace_last(b'R');
            }
            _ => {}
        }
        out
    }

    fn replace_last(&mut self, sound: u8) {
        if let Some(last) = self.length.checked_sub(1).and_then(|at| self.sounds.get_mut(at)) {
            *last = sound;
        }
    }
}

/// The keys of a word in the making.
pub(super) struct Keys {
    keys: [Key; MOST],
    count: usize,
}

impl Keys {
    pub(super) fn new() -> Self {
        Keys { keys: [Key::EMPTY; MOST], count: 1 }
    }

    /// Appends what a letter may stand for, the likeliest first: readings for which there is no room are left out.
    /// `false` if the word is too long for a name.
    pub(super) fn push(&mut self, readings: &[&[u8]]) -> bool {
        let Some((first, others)) = readings.split_first() else { return true };
        let (before, room) = (self.count, MOST - self.count);
        for (at, reading) in others.iter().take(room / before).enumerate() {
            for key in 0..before {
                let Some(mut copy) = self.keys.get(key).copied() else { return false };
                if !copy.push(reading) {
                    return false;
                }
                if let Some(place) = self.keys.get_mut((at + 1) * before + key) {
                    *place = copy;
                    self.count += 1;
                }
            }
        }
        self.keys.iter_mut().take(before).all(|key| key.push(first))
    }

    /// Passes every key of at least `shortest` sounds to `emit`, none twice.
    pub(super) fn emit(mut self, shortest: usize, emit: &mut impl FnMut(&str)) {
        for at in 0..self.count {
            let Some(key) = self.keys.get(at).map(Key::levelled) else { return };
            let (before, rest) = self.keys.split_at_mut(at);
            if let Some(place) = rest.first_mut() {
                *place = key;
            }
            if key.length >= shortest
                && before.iter().all(|other| other.as_slice() != key.as_slice())
                && let Ok(key) = std::str::from_utf8(key.as_slice())
            {
                emit(key);
            }
        }
    }
}
