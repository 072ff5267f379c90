//! The id of each hit, on a line of its own or ended by NUL.

use super::definition::{Format, HitWriter, HitsOptions, WriteHits};
use crate::plain::safe;
use nachlese_query::Hit;
use std::io::{self, Write};

pub(super) const FORMAT: Format = Format {
    takes_null: true,
    ..Format::new(
        "ids",
        "One id per line",
        WriteHits::Each(|out, options| Ok(Box::new(Ids { out, options }))),
    )
};

struct Ids<'w> {
    out: &'w mut dyn Write,
    options: &'w HitsOptions,
}

impl HitWriter for Ids<'_> {
    fn hit(&mut self, hit: &Hit) -> io::Result<()> {
        name(self.out, &hit.id, self.options)
    }
}

/// Writes a name and its end.
pub(super) fn name(out: &mut dyn Write, name: &str, options: &HitsOptions) -> io::Result<()> {
    let end = if options.null { '\0' } else { '\n' };
    if options.verbatim { write!(out, "{name}{end}") } else { write!(out, "{}{end}", safe(name)) }
}
