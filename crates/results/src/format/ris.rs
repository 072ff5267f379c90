//! Citations for reference managers (Zotero, Citavi, EndNote): RIS, one record for each hit.

use super::definition::{Format, HitWriter, WriteHits};
use crate::plain::safe;
use nachlese_query::Hit;
use std::io::{self, Write};

pub(super) const FORMAT: Format = Format::new(
    "ris",
    "A citation for each hit, in RIS",
    WriteHits::Each(|out, _| Ok(Box::new(Records(out)))),
);

struct Records<'w>(&'w mut dyn Write);

impl HitWriter for Records<'_> {
    fn hit(&mut self, hit: &Hit) -> io::Result<()> {
        self.field("TY", "NEWS")?;
        self.field("ID", &hit.id)?;
        self.field("TI", &hit.title)?;
        hit.author.split(';').try_for_each(|author| self.field("AU", author))?;
        self.field("T2", &hit.source)?;
        self.field("SE", &hit.section)?;
        if let Some(published) = &hit.published {
            let day = published.split('T').next().unwrap_or_default();
            self.field("PY", day.split('-').next().unwrap_or_default())?;
            self.field("DA", &day.replace('-', "/"))?;
        }
        hit.keyword.iter().try_for_each(|keyword| self.field("KW", keyword))?;
        self.field("UR", &hit.url)?;
        writeln!(self.0, "ER  - \n")
    }
}

impl Records<'_> {
    /// Writes a field that has a value; its value is one line.
    fn field(&mut self, tag: &str, value: &str) -> io::Result<()> {
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        if value.is_empty() { Ok(()) } else { writeln!(self.0, "{tag}  - {}", safe(&value)) }
    }
}
