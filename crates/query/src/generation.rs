//! An open generation.

use crate::error::{Error, Failed, guarded};
use nachlese_german::Analyzer;
use nachlese_german::lexicon::Lexicon;
use nachlese_index_format::{
    Fields, Fingerprints, Incompatible, Layout, Manifest, ManifestError, Pointer, ReadOnlyDirectory, Schema,
    TextLevels, open_lexicon,
};
use std::sync::{Arc, Mutex, PoisonError};
use tantivy::columnar::StrColumn;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocAddress, DocSet, ReloadPolicy, Searcher, TERMINATED, Term};

/// A generation with all its files open, so that it stays readable after it is deleted.
pub(crate) struct Generation {
    /// The pointer that names it.
    pub(crate) pointer: Pointer,
    pub(crate) manifest: Manifest,
    pub(crate) schema: Schema,
    pub(crate) fields: Fields,
    /// The text fields that have any words: in an archive without teasers, none is searched.
    pub(crate) texts: Vec<TextLevels>,
    /// The field of name keys of words that the lexicon does not know, if there are any.
    pub(crate) later_names: Option<Field>,
    pub(crate) searcher: Searcher,
    /// The id column of each segment; opening one costs more than a search.
    id_columns: Vec<Option<StrColumn>>,
    /// The lexicon with which its texts, and so its queries and snippets, are analyzed.
    lexicon: Arc<Lexicon>,
    /// Idle analyzers with warm caches. They belong to the generation, as what they cache depends
    /// on its lexicon.
    analyzers: Mutex<Vec<Analyzer>>,
}

impl Generation {
    /// Opens the current generation, with the weights of `schema` or else those it was built with.
    pub(crate) fn open(layout: &Layout, schema: Option<&Schema>) -> Result<Generation, Error> {
        // The generation may be deleted between reading its name and opening it; then there is a
        // newer one.
        let mut pointer = layout.read_pointer()?;
        loop {
            match Self::open_named(layout, &pointer, schema) {
                Ok(generation) => return Ok(generation),
                Err(error) => match layout.read_pointer()? {
                    newer if newer != pointer => pointer = newer,
                    _ => return Err(error),
                },
            }
        }
    }

    fn open_named(layout: &Layout, pointer: &Pointer, schema: Option<&Schema>) -> Result<Generation, Error> {
        let name = pointer.name;
        let folder = layout.generation(name);
        let incompatible = |difference| Error::incompatible(difference, layout.root());
        let manifest = Manifest::read(&folder).map_err(|error| match error {
            ManifestError::Incompatible(difference) => incompatible(difference),
            error => error.into(),
        })?;
        // Format and analysis come first: a schema of another format may not even parse.
        let own = Fingerprints {
            schema: manifest.fingerprints.schema.clone(),
            ..Fingerprints::of(&Schema::default())
        };
        manifest.fingerprints.check_compatible(&own).map_err(incompatible)?;
        if Pointer::new(name, &Manifest::checksum(&folder)?) != *pointer {
            return Err(Error::damaged(format!(
                "{} does not name the generation in use",
                layout.pointer().display()
            )));
        }
        manifest.verify_lengths(&folder)?;
        manifest.verify_deciding(&folder)?;
        let schema = match schema {
            Some(schema) => schema.clone(),
            None => {
                let path = Layout::schema(&folder);
                let damaged = |reason| ManifestError::Damaged { path: path.clone(), reason };
                let text = std::fs::read_to_string(&path).map_err(|e| damaged(e.to_string()))?;
                // The schema of another version of the program may have other keys.
                Schema::parse(&text).map_err(|_| incompatible(Incompatible::Schema))?
            }
        };
        manifest
            .fingerprints
            .check_compatible(&Fingerprints { schema: schema.fingerprint(), ..own })
            .map_err(incompatible)?;
        let fields = Fields::new(&schema);
        let searcher = guarded(|| {
            let directory =
                ReadOnlyDirectory::open(&Layout::segment(&folder)).map_err(tantivy::TantivyError::from)?;
            let index = tantivy::Index::open(directory)?;
            Ok(index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?.searcher())
        })?;
        if searcher.schema() != fields.tantivy_schema() {
            return Err(Error::damaged("its fields are not those of its schema"));
        }
        let texts = guarded(|| texts_with_words(&searcher, &fields))?;
        let later_names = guarded(|| later_names(&searcher, &fields))?;
        let segments = searcher.segment_readers().iter();
        let id_columns =
            guarded(|| Ok(segments.map(|s| s.fast_fields().str("id")).collect::<Result<Vec<_>, _>>()?))?;
        let lexicon = Arc::new(open_lexicon(&folder)?);
        let analyzers = Mutex::default();
        Ok(Generation {
            pointer: pointer.clone(),
            manifest,
            schema,
            fields,
            texts,
            later_names,
            searcher,
            id_columns,
            lexicon,
            analyzers,
        })
    }
}

impl Generation {
    /// The first article that has `term` and is not deleted; segments keep the words of deleted
    /// articles, which must not be shown.
    pub(crate) fn first_with(&self, term: &Term) -> Result<Option<DocAddress>, Failed> {
        for (ordinal, segment) in self.searcher.segment_readers().iter().enumerate() {
            let index = segment.inverted_index(term.field())?;
            let Some(mut postings) = index.read_postings(term, IndexRecordOption::Basic)? else { continue };
            while postings.doc() != TERMINATED && segment.is_deleted(postings.doc()) {
                postings.advance();
            }
            if postings.doc() != TERMINATED {
                return Ok(Some(DocAddress::new(ordinal as u32, postings.doc())));
            }
        }
        Ok(None)
    }

    /// The ids of documents, from the id column, which is cheaper than reading the articles.
    pub(crate) fn ids(&self, addresses: impl Iterator<Item = DocAddress>) -> Result<Vec<String>, Failed> {
        let mut ids = Vec::new();
        for address in addresses {
            let mut id = String::new();
            if let Some(Some(column)) = self.id_columns.get(address.segment_ord as usize)
                && let Some(ordinal) = column.term_ords(address.doc_id).next()
            {
                column.ord_to_str(ordinal, &mut id)?;
            }
            ids.push(id);
        }
        Ok(ids)
    }

    /// Runs `work` with an idle analyzer, or a new one.
    pub(crate) fn with_analyzer<T>(&self, work: impl FnOnce(&mut Analyzer) -> T) -> T {
        let lock = || self.analyzers.lock().unwrap_or_else(PoisonError::into_inner);
        let idle = lock().pop();
        let mut analyzer = idle.unwrap_or_else(|| Analyzer::with_lexicon(Arc::clone(&self.lexicon)));
        let result = work(&mut analyzer);
        lock().push(analyzer);
        result
    }
}

fn later_names(searcher: &Searcher, fields: &Fields) -> Result<Option<Field>, Failed> {
    let Some(field) = fields.name_keys else { return Ok(None) };
    for segment in searcher.segment_readers() {
        if segment.inverted_index(field)?.terms().num_terms() > 0 {
            return Ok(Some(field));
        }
    }
    Ok(None)
}

fn texts_with_words(searcher: &Searcher, fields: &Fields) -> Result<Vec<TextLevels>, Failed> {
    let mut texts = Vec::new();
    for levels in &fields.texts {
        let mut words = 0;
        for segment in searcher.segment_readers() {
            for field in [levels.exact, levels.stem, levels.parts, levels.prefix].into_iter().flatten() {
                words += segment.inverted_index(field)?.total_num_tokens();
            }
        }
        if words > 0 {
            texts.push(*levels);
        }
    }
    Ok(texts)
}
