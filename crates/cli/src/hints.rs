//! What to do about an error of a library, in terms of this program.

use nachlese_query::{Error, Incompatible};

/// What follows the message of an error, if something can be done about it.
pub(crate) fn of(error: &anyhow::Error) -> Option<String> {
    let error = error.chain().find_map(|cause| cause.downcast_ref::<Error>())?;
    Some(match error {
        Error::NoIndex(_) => ": `nachlese index --index FOLDER ARCHIVE` makes one".to_owned(),
        Error::Damaged(_) => "; `nachlese index --full` builds the index anew".to_owned(),
        // An index that is newer than the program should rather be read by a newer program.
        Error::Incompatible { reason: Incompatible::Format { index, program }, .. } if index > program => {
            "; a newer version of the program reads it, `nachlese index --full` builds it anew for this one"
                .to_owned()
        }
        Error::Incompatible { .. } => "; `nachlese index --full` builds it anew".to_owned(),
        Error::Unsupported(_) => "; another one does: `nachlese index --schema FILE`".to_owned(),
        _ => return None,
    })
}
