//! JSON files that contain their own checksum.
//!
//! The first line is `{"blake3":"…",` with the BLAKE3 checksum of every byte after that line. The
//! file stays JSON that any tool can read, and no flipped bit goes unnoticed. The manifest has the
//! checksums of a generation's other files; this is for the manifest itself, and for the files next
//! to the generations.

use serde::Serialize;
use serde::de::DeserializeOwned;

const PREFIX: &[u8] = br#"{"blake3":""#;
const END: &[u8] = b"\",\n";

/// Hexadecimal digits of a checksum.
const DIGITS: usize = 64;

/// What is wrong with a file that should contain its checksum.
#[derive(Debug, thiserror::Error)]
pub enum ChecksumError {
    /// Its first line has no checksum.
    #[error("it has no checksum")]
    Missing,
    /// Its content is not what was written.
    #[error("its checksum differs")]
    Differs,
    /// The checksum is right, but the content is not the expected JSON: another version wrote it.
    #[error("{0}")]
    Json(#[from] serde_json::Error),
}

/// The bytes of a file that holds `value`, which must be an object with at least one field.
///
/// # Errors
///
/// The value cannot be written as JSON.
pub fn to_bytes(value: &impl Serialize) -> serde_json::Result<Vec<u8>> {
    let mut json = serde_json::to_vec_pretty(value)?;
    json.push(b'\n');
    let rest = json.strip_prefix(b"{\n").unwrap_or(&json);
    let checksum = blake3::hash(rest).to_hex();
    Ok([PREFIX, checksum.as_bytes(), END, rest].concat())
}

/// The checksum that a file contains, if it is right.
///
/// # Errors
///
/// The file has none, or its content has changed.
pub fn checksum(bytes: &[u8]) -> Result<&str, ChecksumError> {
    let bytes = bytes.strip_prefix(PREFIX).ok_or(ChecksumError::Missing)?;
    let (recorded, rest) = bytes.split_at_checked(DIGITS).ok_or(ChecksumError::Missing)?;
    let rest = rest.strip_prefix(END).ok_or(ChecksumError::Missing)?;
    let recorded = std::str::from_utf8(recorded).map_err(|_| ChecksumError::Differs)?;
    if blake3::hash(rest).to_hex().as_str() == recorded { Ok(recorded) } else { Err(ChecksumError::Differs) }
}

/// Reads the value that a file holds, after comparing its checksum.
///
/// # Errors
///
/// The file has no checksum, its content has changed, or it holds something else.
pub fn from_bytes<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, ChecksumError> {
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
    fn a_value_is_read_back_and_every_flipped_bit_is_noticed() {
        let note = Note { text: "Größe\n".into(), number: 7 };
        let bytes = to_bytes(&note).unwrap();
        assert_eq!(from_bytes::<Note>(&bytes).unwrap(), note);
        assert_eq!(serde_json::from_slice::<Note>(&bytes).unwrap(), note, "any tool can read it");
        for bit in 0..bytes.len() * 8 {
            let mut flipped = bytes.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            assert!(from_bytes::<Note>(&flipped).is_err(), "bit {bit}");
        }
        for length in 0..bytes.len() {
            assert!(from_bytes::<Note>(&bytes[..length]).is_err(), "{length} bytes");
        }
    }
}
