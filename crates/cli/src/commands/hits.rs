//! Hits in the format that was asked for.

use crate::args::{Output, Printing};
use crate::output;
use crate::settings::Settings;
use crate::terminal::hits::TextWriter;
use anyhow::Result;
use nachlese_results::{HitWriter, HitsDocument, HitsOptions};
use std::io::Write;

/// Prints the hits of a document.
pub(super) fn print(document: &HitsDocument<'_>, printing: &Printing, settings: &Settings) -> Result<()> {
    if let Output::Results(format) = printing.format {
        let options = options(printing, settings);
        return to_stdout(&options, |out| Ok(format.hits(out, document, &options)?));
    }
    print_each(printing, settings, |writer| {
        document.hits().hits.iter().try_for_each(|hit| writer.hit(hit))?;
        Ok(document.hits().total)
    })
}

/// Prints hits as `write` passes them on; it returns how many there are. Nothing is printed in a
/// format that is one document.
pub(super) fn print_each(
    printing: &Printing,
    settings: &Settings,
    write: impl FnOnce(&mut dyn HitWriter) -> Result<Option<u64>>,
) -> Result<()> {
    let options = options(printing, settings);
    to_stdout(&options, |out| match printing.format {
        Output::Text => {
            let mut writer = TextWriter::new(out, settings.width, options.context.is_some());
            let total = write(&mut writer)?;
            Ok(writer.finish(total)?)
        }
        Output::Results(format) => {
            if let Some(mut writer) = format.writer(out, &options)? {
                write(&mut *writer)?;
            }
            Ok(())
        }
    })
}

/// Names that end with NUL are for programs: without a terminal they are printed as they are.
fn options(printing: &Printing, settings: &Settings) -> HitsOptions {
    printing.options().verbatim(printing.null && settings.width.is_none())
}

fn to_stdout(options: &HitsOptions, write: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<()> {
    if options.verbatim { output::print_raw(write) } else { output::print(write) }
}
