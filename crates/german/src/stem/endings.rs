//! endings
use super::declension::{adjective, plural_er};
pub(super) fn strip(b: &[u8]) -> usize {
    let b0 = b;
    let mut b = b;
    let mut len = measure(b0);
    while len > 3 {
        match b {
            [.., b'i', b'e'] | [.., b'i', b'e', b'm' | b'r']
                if !matches!(b, [.., b'e', b'i', b'e'] | [.., b'e', b'i', b'e', b'm' | b'r']) =>
            {
                break;
            }
            [head @ .., b'e', b'r'] if len > 5 && (adjective(head) || plural_er(head)) => {
                b = head;
                len -= 2;
            }
            [head @ .., b'e', b'm'] | [head @ .., b'n', b'd'] if len > 5 => {
                b = head;
                len -= 2;
            }
            [head @ .., c @ (b't' | b'e' | b's' | b'n')] if head.last() != Some(c) => {
                b = head;
                len -= 1;
            }
            _ => break,
        }
    }
    b.len()
}
fn measure(b: &[u8]) -> usize {
    let mut n = b.len();
    let mut r = b;
    loop {
        match r {
            [b's', b'c', b'h', t @ ..] => {
                n -= 2;
                r = t;
            }
            [b'e', b'i', t @ ..] | [b'i', b'e', t @ ..] => {
                n -= 1;
                r = t;
            }
            [_, t @ ..] => r = t,
            [] => return n,
        }
    }
}
