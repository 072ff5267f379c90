//! What to do about an error of a library, in terms of this program.

use nachlese_index_format::{LayoutError, ManifestError};
use nachlese_indexer::IndexError;
use nachlese_query::{Error, Incompatible};

const MAKE_ONE: &str = ": `nachlese index --index FOLDER ARCHIVE` builds one";
const REBUILD: &str = "; `nachlese index --full ARCHIVE` rebuilds it";

/// What follows the message of an error, if something can be done about it.
pub(crate) fn of(error: &anyhow::Error) -> Option<String> {
    error.chain().find_map(|cause| {
        let of_layout = || cause.downcast_ref().and_then(about_folder);
        let of_index = || cause.downcast_ref().and_then(while_indexing);
        let of_query = || cause.downcast_ref().and_then(while_searching);
        of_layout().or_else(of_index).or_else(of_query)
    })
}

fn about_folder(error: &LayoutError) -> Option<String> {
    Some(match error {
        LayoutError::NoIndex(_) => MAKE_ONE.to_owned(),
        LayoutError::BadPointer(_) => REBUILD.to_owned(),
        LayoutError::Io { .. } => return None,
    })
}

fn while_indexing(error: &IndexError) -> Option<String> {
    Some(match error {
        IndexError::TooFewArticles { ratio, .. } => {
            format!(" (is the archive complete? `--min-articles-ratio {ratio}` requires more)")
        }
        IndexError::TooManyErrors { .. } => "; `--max-errors` allows more".to_owned(),
        IndexError::RemovalsUnreadable(_) => {
            "; restore the file from a copy, or delete it and removed articles will be found again".to_owned()
        }
        IndexError::Layout(error) => return about_folder(error),
        IndexError::Manifest(ManifestError::Damaged { .. } | ManifestError::Incompatible(_))
        | IndexError::Damaged(_)
        | IndexError::Unusable(_)
        | IndexError::Incompatible(_) => REBUILD.to_owned(),
        _ => return None,
    })
}

fn while_searching(error: &Error) -> Option<String> {
    Some(match error {
        Error::NoIndex(_) => MAKE_ONE.to_owned(),
        Error::Damaged(_) => "; `nachlese index --full` rebuilds the index".to_owned(),
        // An index that is newer than the program should rather be read by a newer program.
        Error::Incompatible { reason: Incompatible::Format { index, program }, .. } if index > program => {
            "; a newer version of the program can read it; `nachlese index --full` rebuilds it for this one"
                .to_owned()
        }
        Error::Incompatible { .. } => "; `nachlese index --full` rebuilds it".to_owned(),
        Error::Unsupported(_) => "; rebuild it with another one: `nachlese index --schema FILE`".to_owned(),
        _ => return None,
    })
}
