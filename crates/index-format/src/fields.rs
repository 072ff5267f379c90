//! The schema as Tantivy fields, by typed handles.

use crate::schema::Schema;
use crate::terms::DECODER;
use nachlese_article::{FieldName, Role};
use nachlese_german::Level;
use std::collections::BTreeMap;
use tantivy::schema::{
    DateOptions, DateTimePrecision, Field, IndexRecordOption, STORED, STRING, SchemaBuilder,
    TextFieldIndexing, TextOptions,
};

/// Where the words of a text field are indexed. The text itself is in the stored field.
#[derive(Clone, Copy, Debug)]
pub struct TextLevels {
    /// Which field of the article.
    pub name: FieldName,
    /// Surface forms with positions.
    pub exact: Option<Field>,
    /// Stems with positions.
    pub stem: Option<Field>,
    /// Stems of the constituents of compounds, with frequencies.
    pub parts: Option<Field>,
    /// Prefix n-grams of stems and of constituents, with frequencies.
    pub prefix: Option<Field>,
    /// Sentence and paragraph boundaries ([`BOUNDARY_TERMS`]), each at the position of the first
    /// word after it. Only if words have positions.
    pub boundaries: Option<Field>,
    /// Whether its names are in the article's [`name_keys`](Fields::name_keys).
    pub has_names: bool,
}

impl TextLevels {
    /// The field of one level.
    pub fn level(&self, level: Level) -> Option<Field> {
        match level {
            Level::Exact => self.exact,
            Level::Stem => self.stem,
            Level::Parts => self.parts,
            Level::Prefix => self.prefix,
            // All text fields share one, and nothing is scored there.
            Level::Names => None,
        }
    }
}

/// The terms that mark boundaries. The first sentence and the first paragraph have none.
pub struct BoundaryTerms {
    /// A sentence begins, and no paragraph.
    pub sentence: &'static str,
    /// A paragraph begins.
    pub paragraph: &'static str,
}

/// The boundary terms of all text fields.
pub const BOUNDARY_TERMS: BoundaryTerms = BoundaryTerms { sentence: "s", paragraph: "p" };

/// A stored field of the article.
pub type StoredField = (FieldName, Field);

/// Handles to every field of an index. An index may be opened with the weights of another schema,
/// but never with other fields.
#[derive(Clone, Debug)]
pub struct Fields {
    /// The id as one term. Also a column, to break ties and to name hits without reading their
    /// articles.
    pub id: Field,
    /// The time of publication in seconds, to filter and sort by; the start of the day if only the
    /// day is known.
    pub published_at: Option<Field>,
    /// Title, teaser, body.
    pub texts: Vec<TextLevels>,
    /// The words of each field that holds names, to filter by.
    pub names: BTreeMap<FieldName, Field>,
    /// The keys of names that the lexicon does not know, with their stems: a dictionary for query
    /// expansion.
    pub name_keys: Option<Field>,
    /// The fields whose values are stored, to be shown.
    pub stored: Vec<StoredField>,
    schema: tantivy::schema::Schema,
}

impl Fields {
    /// Lays out the fields that `schema` asks for. The same schema always gives the same handles.
    pub fn new(schema: &Schema) -> Fields {
        let mut builder = SchemaBuilder::default();
        // The column gives the id without reading the article.
        let id = builder.add_text_field("id", (STRING | STORED).set_fast("raw"));
        let published_at = (schema.rules(FieldName::Published).filter
            || schema.rules(FieldName::Published).sort)
            .then(|| {
                let options =
                    DateOptions::default().set_indexed().set_fast().set_precision(DateTimePrecision::Seconds);
                builder.add_date_field("published_at", options)
            });
        let texts = FieldName::TEXTS.map(|name| {
            let rules = schema.rules(name);
            let mut level_field = |level: Level, suffix: &str, record: IndexRecordOption| {
                rules
                    .has_level(level)
                    .then(|| builder.add_text_field(&format!("{name}_{suffix}"), words(record)))
            };
            let exact = level_field(Level::Exact, "exact", IndexRecordOption::WithFreqsAndPositions);
            let stem = level_field(Level::Stem, "stem", IndexRecordOption::WithFreqsAndPositions);
            let parts = level_field(Level::Parts, "parts", IndexRecordOption::WithFreqs);
            let prefix = level_field(Level::Prefix, "prefix", IndexRecordOption::WithFreqs);
            let boundaries = (exact.is_some() || stem.is_some()).then(|| {
                let indexing = TextFieldIndexing::default().set_tokenizer(DECODER).set_fieldnorms(false);
                let indexing = indexing.set_index_option(IndexRecordOption::WithFreqsAndPositions);
                let options = TextOptions::default().set_indexing_options(indexing);
                builder.add_text_field(&format!("{name}_breaks"), options)
            });
            TextLevels {
                name,
                exact,
                stem,
                parts,
                prefix,
                boundaries,
                has_names: rules.has_level(Level::Names),
            }
        });
        let name_keys = texts.iter().any(|levels| levels.has_names).then(|| {
            let indexing = TextFieldIndexing::default().set_tokenizer(DECODER).set_fieldnorms(false);
            let indexing = indexing.set_index_option(IndexRecordOption::Basic);
            builder.add_text_field("name_keys", TextOptions::default().set_indexing_options(indexing))
        });
        let mut names = BTreeMap::new();
        for name in FieldName::with_role(Role::Name) {
            if schema.rules(name).filter {
                let options = words(IndexRecordOption::WithFreqsAndPositions);
                names.insert(name, builder.add_text_field(&format!("{name}_words"), options));
            }
        }
        let mut stored = vec![(FieldName::Id, id)];
        for name in FieldName::ALL {
            let rules = schema.rules(name);
            if name != FieldName::Id && (rules.stored || rules.facet) {
                let mut options = TextOptions::default();
                if rules.stored {
                    options = options.set_stored();
                }
                if rules.facet {
                    options = options.set_fast("raw");
                }
                stored.push((name, builder.add_text_field(name.as_str(), options)));
            }
        }
        Fields { id, published_at, texts: texts.to_vec(), names, name_keys, stored, schema: builder.build() }
    }

    /// The Tantivy schema these handles belong to.
    pub fn tantivy_schema(&self) -> &tantivy::schema::Schema {
        &self.schema
    }

    /// Which field of the article a stored value belongs to.
    pub fn stored_name(&self, field: Field) -> Option<FieldName> {
        self.stored.iter().find(|(_, f)| *f == field).map(|(name, _)| *name)
    }
}

fn words(record: IndexRecordOption) -> TextOptions {
    let indexing = TextFieldIndexing::default().set_tokenizer(DECODER).set_index_option(record);
    TextOptions::default().set_indexing_options(indexing)
}
