//! An article on its way from the first pass to the second.

use nachlese_article::{Article, FieldName};
use nachlese_dates::Moment;

/// The number of values in a record.
const VALUES: usize = FieldName::ALL.len();

/// What a document is made from: an article's values as text, and when it was published. It borrows
/// from the bytes it was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Record<'b> {
    /// In the order of [`FieldName::ALL`].
    values: [&'b str; VALUES],
    /// Seconds since 1970; the start of the day if only the day is known.
    pub(crate) published_at: Option<i64>,
}

/// Between several values of a field. Names are single lines.
const SEPARATOR: &str = "\n";

/// The bytes are not a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the record of an article")]
pub(crate) struct BadRecord;

impl<'b> Record<'b> {
    /// Appends the record of an article.
    pub(crate) fn write(article: &Article, out: &mut Vec<u8>) {
        let seconds = article.published.as_ref().map(Moment::start_seconds);
        out.push(u8::from(seconds.is_some()));
        out.extend(seconds.unwrap_or_default().to_le_bytes());
        for name in FieldName::ALL {
            let value = article.value(name).to_text(SEPARATOR);
            // A record of the archive has at most 16 MiB.
            out.extend((value.len() as u32).to_le_bytes());
            out.extend(value.as_bytes());
        }
    }

    /// Takes the first record off `bytes`.
    pub(crate) fn read(bytes: &mut &'b [u8]) -> Result<Record<'b>, BadRecord> {
        let [known] = take_array::<1>(bytes)?;
        let seconds = i64::from_le_bytes(take_array(bytes)?);
        let mut values = [""; VALUES];
        for value in &mut values {
            let length = u32::from_le_bytes(take_array(bytes)?) as usize;
            let (text, rest) = bytes.split_at_checked(length).ok_or(BadRecord)?;
            *value = std::str::from_utf8(text).map_err(|_| BadRecord)?;
            *bytes = rest;
        }
        Ok(Record { values, published_at: (known != 0).then_some(seconds) })
    }

    /// The id.
    pub(crate) fn id(&self) -> &'b str {
        self.value(FieldName::Id)
    }

    /// Replaces the id.
    pub(crate) fn set_id(&mut self, id: &'b str) {
        if let Some(value) = self.values.get_mut(FieldName::Id as usize) {
            *value = id;
        }
    }

    /// The values of a field.
    pub(crate) fn values(&self, name: FieldName) -> impl Iterator<Item = &'b str> {
        let text = self.value(name);
        let (one, several) = if name.info().several { ("", text) } else { (text, "") };
        std::iter::once(one).chain(several.split(SEPARATOR)).filter(|value| !value.is_empty())
    }

    /// The value of a field, several in one; empty where it is unknown.
    pub(crate) fn value(&self, name: FieldName) -> &'b str {
        // `ALL` has the fields in the order of their declaration.
        self.values.get(name as usize).copied().unwrap_or_default()
    }
}

fn take_array<const N: usize>(bytes: &mut &[u8]) -> Result<[u8; N], BadRecord> {
    let (array, rest) = bytes.split_first_chunk::<N>().ok_or(BadRecord)?;
    *bytes = rest;
    Ok(*array)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_value_has_its_fields_name() {
        let published = Moment::parse("2024-05-12").ok();
        let article = Article { id: "a".into(), path: "p".into(), published, ..Article::default() };
        let mut bytes = Vec::new();
        Record::write(&article, &mut bytes);
        let record = Record::read(&mut bytes.as_slice()).unwrap();
        for (place, name) in FieldName::ALL.into_iter().enumerate() {
            assert_eq!(name as usize, place);
            assert_eq!(record.value(name), article.value(name).to_text(SEPARATOR));
        }
        assert_eq!(record.published_at, published.map(|p| p.start_seconds()));
    }

    proptest! {
        #[test]
        fn records_come_back_and_any_other_bytes_are_refused_without_panic(
            texts in prop::collection::vec(any::<[String; 3]>(), 1..5), cut: prop::sample::Index, byte: u8
        ) {
            let mut bytes = Vec::new();
            for [title, body, url] in &texts {
                let (title, body, url) = (title.clone(), body.clone(), url.clone());
                Record::write(&Article { title, body, url, ..Article::default() }, &mut bytes);
            }
            let mut rest = bytes.as_slice();
            for [title, body, url] in &texts {
                let record = Record::read(&mut rest).unwrap();
                let read = [FieldName::Title, FieldName::Body, FieldName::Url].map(|name| record.value(name));
                prop_assert_eq!(read, [title, body, url]);
            }
            prop_assert!(rest.is_empty());
            let cut = cut.index(bytes.len());
            let mut rest = &bytes[..cut];
            let refused = texts.iter().any(|_| Record::read(&mut rest).is_err());
            prop_assert!(refused);
            bytes[cut] = byte;
            let mut rest = bytes.as_slice();
            while !rest.is_empty() && Record::read(&mut rest).is_ok() {}
        }
    }
}
