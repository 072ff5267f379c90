//! What to do about an error of a library, in terms of this program.

use nachlese_indexer::IndexError;
use nachlese_query::{Error, Incompatible};

/// What follows the message of an error, if something can be done about it.
pub(crate) fn of(error: &anyhow::Error) -> Option<String> {
    let of_index = |error: &IndexError| while_indexing(error);
    let of_query = |error: &Error| while_searching(error);
    error.chain().find_map(|cause| {
        cause.downcast_ref().and_then(of_index).or_else(|| cause.downcast_ref().and_then(of_query))
    })
}

fn while_indexing(error: &IndexError) -> Option<String> {
    Some(match error {
        IndexError::TooFewArticles { ratio, .. } => {
            format!(" (is the archive all there? `--min-articles-ratio {ratio}` asks for more)")
        }
        IndexError::TooManyErrors { .. } => "; `--max-errors` allows more".to_owned(),
        IndexError::RemovalsUnreadable(_) => {
            "; put a copy of the file back, or delete it, which lets removed articles be found again"
                .to_owned()
        }
        IndexError::Damaged(_) | IndexError::Unusable(_) | IndexError::Incompatible(_) => {
            "; `nachlese index --full ARCHIVE` rebuilds it".to_owned()
        }
        _ => return None,
    })
}

fn while_searching(error: &Error) -> Option<String> {
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
