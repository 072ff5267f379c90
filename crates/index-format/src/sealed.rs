//! JSON files that know their own checksum.
//!
//! The first line of such a file is `{"blake3":"…",` with the checksum of all bytes behind that line. It stays JSON that
//! any tool reads, and no bit of it can flip unnoticed: those of other files are in the manifest, but nothing else would
//! vouch for the manifest itself, nor for what lies beside the generations.

use serde::Serialize;
use serde::de::DeserializeOwned;

const BEGINNING: &[u8] = br#"{"blake3":""#;
const END: &[u8] = b"\",\n";

/// Hexadecimal digits of a checksum.
const DIGITS: usize = 64;

/// What is wrong with a file that should be sealed.
#[derive(Debug, thiserror::Error)]
pub enum BadSeal {
    /// Its first line is not that of a sealed file.
    #[error("it has no checksum")]
    Missing,
    /// It is not what was written.
    #[error("its checksum differs")]
    Broken,
    /// It is sealed and yet not what it should be: another version's.
    #[error("{0}")]
    Other(#[from] serde_json::Error),
}

/// The bytes of a sealed file that holds `value`, which must be an object with at least one field.
///
/// # Errors
///
/// The value cannot be written as JSON.
pub fn seal(value: &impl Serialize) -> serde_json::Result<Vec<u8>> {
    let mut json = serde_json::to_vec_pretty(value)?;
    json.push(b'\n');
    let rest = json.strip_prefix(b"{\n").unwrap_or(&json);
    let checksum = blake3::hash(rest).to_hex();
    Ok([BEGINNING, checksum.as_bytes(), END, rest].concat())
}

/// The checksum that a sealed file names, if it holds what was written.
///
/// # Errors
///
/// It is not sealed, or not what was written.
pub fn checksum(bytes: &[u8]) -> Result<&str, BadSeal> {
    let behind = bytes.strip_prefix(BEGINNING).ok_or(BadSeal::Missing)?;
    let (named, rest) = behind.split_at_checked(DIGITS).ok_or(BadSeal::Missing)?;
    let rest = rest.strip_prefix(END).ok_or(BadSeal::Missing)?;
    let named = std::str::from_utf8(named).map_err(|_| BadSeal::Broken)?;
    if blake3::hash(rest).to_hex().as_str() == named { Ok(named) } else { Err(BadSeal::Broken) }
}

/// Reads a sealed file.
///
/// # Errors
///
/// It is not sealed, not what was written, or holds something else.
pub fn unseal<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, BadSeal> {
    checksum(bytes)?;
    Ok(serde_json::from_slice(bytes)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Note {
        text: String,
        number: u32,
    }

    #[test]
    fn what_is_sealed_comes_back_and_no_bit_of_it_flips_unnoticed() {
        let note = Note { text: "Größe\n".into(), number: 7 };
        let bytes = seal(&note).unwrap();
        assert_eq!(unseal::<Note>(&bytes).unwrap(), note);
        assert_eq!(serde_json::from_slice::<Note>(&bytes).unwrap(), note, "any tool reads it");
        for bit in 0..bytes.len() * 8 {
            let mut flipped = bytes.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            assert!(unseal::<Note>(&flipped).is_err(), "bit {bit}");
        }
        for length in 0..bytes.len() {
            assert!(unseal::<Note>(&bytes[..length]).is_err(), "{length} bytes");
        }
    }
}
