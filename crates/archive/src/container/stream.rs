//! A file's bytes as a stream, and a stream as one entry.

use super::bounds::{BUFFER, LARGEST};
use crate::failure_kind::FailureKind;
use crate::list::SourceFile;
use encoding_rs_io::DecodeReaderBytesBuilder;
use flate2::read::MultiGzDecoder;
use std::io::{BufReader, Read};

/// The bytes of a file, decompressed, and in UTF-8 if a byte order mark says that they are UTF-16.
pub(super) fn unpacked(bytes: impl Read + Send + 'static, file: &SourceFile) -> Box<dyn Read + Send> {
    let bytes: Box<dyn Read + Send> = if file.is_packed() {
        Box::new(MultiGzDecoder::new(BufReader::with_capacity(BUFFER, bytes)))
    } else {
        Box::new(bytes)
    };
    // UTF-16 must be decoded before lines are split. Without a byte order mark, bytes pass
    // unchanged.
    Box::new(DecodeReaderBytesBuilder::new().utf8_passthru(true).build(bytes))
}

/// All that a stream holds, as one entry.
pub(super) fn whole(reader: impl Read) -> Result<Vec<u8>, FailureKind> {
    let mut bytes = Vec::new();
    reader
        .take(LARGEST as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|e| FailureKind::Unreadable { error: e.to_string() })?;
    if bytes.len() > LARGEST {
        return Err(FailureKind::EntryTooLarge { largest: LARGEST });
    }
    Ok(bytes)
}
