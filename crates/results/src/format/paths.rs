//! The path of each hit in the archive, each once.

use super::definition::{Format, HitWriter, HitsOptions, WriteHits};
use super::ids;
use nachlese_query::Hit;
use std::collections::HashSet;
use std::io::{self, Write};

pub(super) const FORMAT: Format = Format {
    takes_null: true,
    ..Format::new("paths", "One path per line, without repetition", WriteHits::Each(open))
};

fn open<'w>(out: &'w mut dyn Write, options: &'w HitsOptions) -> io::Result<Box<dyn HitWriter + 'w>> {
    Ok(Box::new(Paths { out, options, written: HashSet::new() }))
}

struct Paths<'w> {
    out: &'w mut dyn Write,
    options: &'w HitsOptions,
    written: HashSet<String>,
}

impl HitWriter for Paths<'_> {
    fn hit(&mut self, hit: &Hit) -> io::Result<()> {
        if !self.written.insert(hit.path.clone()) {
            return Ok(());
        }
        ids::name(self.out, &hit.path, self.options)
    }
}
