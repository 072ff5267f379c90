//! Where a JSON value ends: brackets are counted, strings are skipped.

use memchr::memchr2;

/// What parts the records of RFC 7464.
pub(super) const SEPARATOR: u8 = 0x1E;

/// How far an object or a list was read.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Scan {
    depth: usize,
    in_string: bool,
    escaped: bool,
}

impl Scan {
    /// Whether what was read ends within a string.
    pub(super) fn in_string(&self) -> bool {
        self.in_string
    }

    /// Reads on; where in `bytes` the value ends, if it does.
    ///
    /// Which bracket closes which is the parser's business: a value with a wrong one ends
    /// somewhere, and is refused then.
    pub(super) fn feed(&mut self, bytes: &[u8]) -> Option<usize> {
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            if self.escaped {
                self.escaped = false;
            } else if self.in_string {
                let ahead = bytes.get(at..).and_then(|rest| memchr2(b'"', b'\\', rest))?;
                at += ahead;
                let ends = bytes.get(at) == Some(&b'"');
                (self.in_string, self.escaped) = (!ends, !ends);
            } else {
                match byte {
                    b'"' => self.in_string = true,
                    b'{' | b'[' => self.depth += 1,
                    b'}' | b']' => {
                        self.depth = self.depth.saturating_sub(1);
                        if self.depth == 0 {
                            return Some(at + 1);
                        }
                    }
                    _ => {}
                }
            }
            at += 1;
        }
        None
    }
}
