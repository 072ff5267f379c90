//! The fields of a hit that a reader may choose among.

use nachlese_query::Hit;

/// A field of a hit: a column of a table, a key of an object.
///
/// ```
/// use nachlese_results::Field;
///
/// assert_eq!(Field::named("title"), Some(Field::Title));
/// assert!(Field::ALL.iter().all(|field| Field::named(field.name()) == Some(*field)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Field {
    /// The article's id.
    Id,
    /// The rank among all hits, from 1.
    Rank,
    /// The score.
    Score,
    /// The headline.
    Title,
    /// When it was published.
    Published,
    /// The outlet.
    Source,
    /// The section.
    Section,
    /// The byline.
    Author,
    /// Where it was published.
    Url,
    /// Where it lies in the archive.
    Path,
    /// Pieces of its text.
    Snippets,
}

impl Field {
    /// All of them.
    pub const ALL: [Field; 11] = [
        Field::Id,
        Field::Rank,
        Field::Score,
        Field::Title,
        Field::Published,
        Field::Source,
        Field::Section,
        Field::Author,
        Field::Url,
        Field::Path,
        Field::Snippets,
    ];

    /// Its name in results.
    pub fn name(self) -> &'static str {
        match self {
            Field::Id => "id",
            Field::Rank => "rank",
            Field::Score => "score",
            Field::Title => "title",
            Field::Published => "published",
            Field::Source => "source",
            Field::Section => "section",
            Field::Author => "author",
            Field::Url => "url",
            Field::Path => "path",
            Field::Snippets => "snippets",
        }
    }

    /// The field of this name.
    pub fn named(name: &str) -> Option<Field> {
        Field::ALL.into_iter().find(|field| field.name() == name)
    }

    /// What a hit has of it, as the cell of a table.
    pub(crate) fn cell(self, hit: &Hit) -> String {
        match self {
            Field::Id => hit.id.clone(),
            Field::Rank => hit.rank.to_string(),
            Field::Score => hit.score.to_string(),
            Field::Title => hit.title.clone(),
            Field::Published => hit.published.clone().unwrap_or_default(),
            Field::Source => hit.source.clone(),
            Field::Section => hit.section.clone(),
            Field::Author => hit.author.clone(),
            Field::Url => hit.url.clone(),
            Field::Path => hit.path.clone(),
            Field::Snippets => {
                let texts: Vec<&str> = hit.snippets.iter().map(|snippet| snippet.text.as_str()).collect();
                texts.join(" | ")
            }
        }
    }
}
