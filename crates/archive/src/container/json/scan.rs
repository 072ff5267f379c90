//! Where a JSON value ends: brackets are counted, strings are skipped.

use memchr::memchr2;

/// The record separator of RFC 7464.
pub(super) const SEPARATOR: u8 = 0x1E;

/// The state of a scan over an object or a list.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Scan {
    depth: usize,
    in_string: bool,
    escaped: bool,
}

impl Scan {
    /// Whether the bytes so far end inside a string.
    pub(super) fn in_string(&self) -> bool {
        self.in_string
    }

    /// Scans further bytes; returns the offset in `bytes` at which the value ends, if it does.
    ///
    /// Whether brackets match is left to the parser: a value with a wrong one ends somewhere, and
    /// the parser refuses it.
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
