//! What makes two records the same article.

use nachlese_archive::Article;

/// Hashes that stand for a record. They lie in `records.bin` and must not change without the format: BLAKE3, cut to 64 bits.
/// That two ids of ten million share one has a chance of 1 in 370,000.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Identity {
    /// Of the id the record has by itself.
    pub(crate) own: u64,
    /// Of what must be equal for two records of one id to be copies of one article: all but id, place, date of change and
    /// language.
    pub(crate) content: u64,
    /// Of date of change and language: an article whose record changes in these alone is written anew.
    pub(crate) rest: u32,
    /// Of the URL.
    pub(crate) url: u64,
}

impl Identity {
    pub(crate) fn of(a: &Article) -> Identity {
        let [published, updated] =
            [&a.published, &a.updated].map(|m| m.as_ref().map(ToString::to_string).unwrap_or_default());
        Identity {
            own: hash(&[&a.id]),
            content: hash(&[
                &a.title, &a.teaser, &a.body, &published, &a.source, &a.section, &a.url, &a.author,
            ]),
            rest: hash(&[&updated, &a.language]) as u32,
            url: name_hash(&a.url),
        }
    }
}

/// The hash of an id or a URL, by which it is found among records.
pub(crate) fn name_hash(name: &str) -> u64 {
    hash(&[name])
}

fn hash(texts: &[&str]) -> u64 {
    let mut hasher = blake3::Hasher::new();
    for text in texts {
        hasher.update(&(text.len() as u64).to_le_bytes());
        hasher.update(text.as_bytes());
    }
    let mut first = [0; 8];
    hasher.finalize_xof().fill(&mut first);
    u64::from_le_bytes(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_in_indexes_stays_what_it_is() {
        let article = Article { id: "a".into(), title: "Haus".into(), ..Article::default() };
        let expected = Identity {
            own: 12_559_661_471_446_138_455,
            content: 2_734_776_850_590_830_399,
            rest: 4_175_393_509,
            url: 3_551_464_835_523_403_889,
        };
        assert_eq!(Identity::of(&article), expected);
    }
}
