//! The columns of a table of hits.

use nachlese_article::{FIELDS, FieldName};
use nachlese_query::Hit;

/// A column of a table of hits, a key of a hit in JSON.
///
/// ```
/// use nachlese_query::FieldName;
/// use nachlese_results::Column;
///
/// assert_eq!(Column::named("title"), Some(Column::Field(FieldName::Title)));
/// assert!(Column::all().all(|column| Column::named(column.name()) == Some(column)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Column {
    /// The rank among all hits, from 1.
    Rank,
    /// The score.
    Score,
    /// Snippets of the article.
    Snippets,
    /// A field of the article.
    Field(FieldName),
}

impl Column {
    /// All of them, in the order in which messages list them.
    pub fn all() -> impl Iterator<Item = Column> {
        let of_hits = FIELDS.iter().filter(|field| field.in_hits).map(|field| field.name);
        let (id, others): (Vec<_>, Vec<_>) = of_hits.partition(|name| *name == FieldName::Id);
        let first = id.into_iter().map(Column::Field).chain([Column::Rank, Column::Score]);
        first.chain(others.into_iter().map(Column::Field)).chain([Column::Snippets])
    }

    /// Its name in results.
    pub fn name(self) -> &'static str {
        match self {
            Column::Rank => "rank",
            Column::Score => "score",
            Column::Snippets => "snippets",
            Column::Field(field) => field.as_str(),
        }
    }

    /// The column of this name.
    pub fn named(name: &str) -> Option<Column> {
        Column::all().find(|column| column.name() == name)
    }

    /// The value of this column for a hit, as the cell of a table.
    pub(crate) fn cell(self, hit: &Hit) -> String {
        match self {
            Column::Rank => hit.rank.to_string(),
            Column::Score => hit.score.to_string(),
            Column::Field(field) => hit.values(field).join("; "),
            Column::Snippets => {
                let texts: Vec<&str> = hit.snippets.iter().map(|snippet| snippet.text.as_str()).collect();
                texts.join(" | ")
            }
        }
    }
}
