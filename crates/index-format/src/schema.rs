//! `index-schema.toml`: read, checked, and hashed.

use nachlese_article::{FIELDS, FieldInfo, FieldName, Role};
use nachlese_german::Level;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use toml::Spanned;

/// The schema that is built in: the project's own `index-schema.toml`.
const DEFAULT: &str = include_str!("../index-schema.toml");

/// The version of the file's own layout.
const SCHEMA_FORMAT: u32 = 1;

/// How an index treats each field, and how it ranks.
#[derive(Clone, Debug, PartialEq)]
pub struct Schema {
    fields: BTreeMap<FieldName, FieldRules>,
    /// Weight of each level.
    pub levels: LevelWeights,
    /// Weights of words that are written in several pieces.
    pub pieces: PieceWeights,
    /// Weights of the first pass, which finds the candidates.
    pub first_pass: FirstPassWeights,
    /// The constants of ranking.
    pub ranking: Ranking,
    text: String,
}

/// The rules for one field.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct FieldRules {
    /// Its values are stored, to be shown.
    pub stored: bool,
    /// The levels in which its words are searched.
    #[serde(alias = "zones")]
    pub levels: Vec<LevelName>,
    /// The weight of a match in it; 1 if not given.
    pub weight: Option<f32>,
    /// Queries can be filtered by it.
    pub filter: bool,
    /// Hits can be sorted by it.
    pub sort: bool,
    /// Hits can be counted by its values.
    pub facet: bool,
}

impl FieldRules {
    /// Whether words of the field are searched in `level`.
    pub fn has_level(&self, level: Level) -> bool {
        self.levels.iter().any(|z| Level::from(*z) == level)
    }

    /// The weight, 1 if not given.
    pub fn weight(&self) -> f32 {
        self.weight.unwrap_or(1.0)
    }
}

/// A level as the file spells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LevelName {
    /// The folded surface form.
    Exact,
    /// The stem.
    Stem,
    /// The stems of the constituents of compounds.
    Parts,
    /// The keys of names.
    Names,
    /// Prefix n-grams of stems and of constituents.
    Prefix,
}

impl From<LevelName> for Level {
    fn from(name: LevelName) -> Level {
        match name {
            LevelName::Exact => Level::Exact,
            LevelName::Stem => Level::Stem,
            LevelName::Parts => Level::Parts,
            LevelName::Names => Level::Names,
            LevelName::Prefix => Level::Prefix,
        }
    }
}

/// The weight of a match in each level.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelWeights {
    /// The form that was typed.
    pub exact: f32,
    /// Any inflected form.
    pub stem: f32,
    /// A compound that has the word as a constituent.
    pub parts: f32,
    /// A constituent of the word, if that is a compound, as a word of its own.
    #[serde(alias = "apart")]
    pub constituents: f32,
    /// Another spelling of the name, or another name of the place.
    pub names: f32,
    /// A word that shares the first four or six letters of the word or of a constituent.
    pub prefix: f32,
}

/// The weights for a word of several pieces, with hyphens or dots (`Corona-Impfstoff`, `E.ON`).
///
/// Their sum must not be much more than the weight of a plain word (docs/relevance.md, "Words of
/// pieces").
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PieceWeights {
    /// The whole word, without its hyphens or dots.
    pub concatenated: f32,
    /// Each of its pieces.
    pub each: f32,
}

impl Default for PieceWeights {
    /// Those of an index that was built before schemas had them.
    fn default() -> Self {
        PieceWeights { concatenated: 0.1, each: 0.9 }
    }
}

/// The weights of alternatives in the first pass, where they differ from those of the score: the
/// first pass must not lose what the second would rank high.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FirstPassWeights {
    /// A search for all or most of the words: the factor by which compounds count more than in the
    /// score (docs/relevance.md, "Parts").
    pub compound_boost: f32,
    /// A search for any of the words: compounds that contain the word, compared with the word.
    pub compounds: f32,
    /// A search for any of the words: constituents of the word, compared with the word.
    pub constituents: f32,
    /// A search for any of the words: the four-letter prefix, compared with the six-letter one.
    pub short_prefix: f32,
}

impl Default for FirstPassWeights {
    /// Those of an index that was built before schemas had them.
    fn default() -> Self {
        FirstPassWeights { compound_boost: 2.8, compounds: 0.7, constituents: 0.4, short_prefix: 0.7 }
    }
}

/// The constants of ranking.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ranking {
    /// BM25: how soon further occurrences of a word stop counting, 0 to 100.
    pub k1: f32,
    /// BM25: how much long fields are discounted, 0 to 1.
    pub b: f32,
    /// The exponent of a term's idf, 0 to 4: how much more rare words count than frequent ones. 1
    /// is BM25's own.
    #[serde(alias = "rarity")]
    pub idf_exponent: f32,
    /// For a word that the query repeats, the exponent of the number of its occurrences there, 0 to
    /// 1. With 1 each occurrence counts in full.
    #[serde(alias = "repetition")]
    pub query_tf_exponent: f32,
    /// The weight of a word that the archive writes in lower case, compared with a noun or name, 0
    /// to 1.
    #[serde(alias = "lower_case")]
    pub non_noun_weight: f32,
    /// How much a word is discounted that mostly occurs together with another word of the query, 0
    /// to 10. With 0 not at all.
    #[serde(alias = "dependence")]
    pub cooccurrence_discount: f32,
    /// How much a word counts that the best hits have near the beginning, compared with its idf, 0
    /// to 10.
    #[serde(alias = "early")]
    pub position_boost: f32,
    /// How many hits of the first pass are scored again, over all levels, 1 to 10,000.
    pub candidates: usize,
}

/// Why a schema file is refused.
#[derive(Debug, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct SchemaError {
    /// Line of the file, from 1.
    pub line: usize,
    /// What is wrong, and what would be valid.
    pub reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: Spanned<u32>,
    analysis: Analysis,
    #[serde(alias = "zones")]
    levels: Spanned<LevelWeights>,
    fields: BTreeMap<Spanned<FieldName>, FieldRules>,
    #[serde(default)]
    pieces: Option<Spanned<PieceWeights>>,
    #[serde(default)]
    first_pass: Option<Spanned<FirstPassWeights>>,
    ranking: Spanned<Ranking>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Analysis {
    language: Spanned<String>,
}

impl Default for Schema {
    fn default() -> Self {
        // The file is part of the program, and a test parses it: this cannot fail in a release.
        #[allow(clippy::expect_used, reason = "constant input, covered by a test")]
        Schema::parse(DEFAULT).expect("built-in schema")
    }
}

impl Schema {
    /// Reads and checks the text of a schema file.
    ///
    /// # Errors
    ///
    /// Unknown keys, wrong types and impossible combinations, with the line.
    pub fn parse(text: &str) -> Result<Schema, SchemaError> {
        let line_at = |offset: usize| 1 + text.bytes().take(offset).filter(|&b| b == b'\n').count();
        let refuse = |offset: usize, reason: String| SchemaError { line: line_at(offset), reason };
        let file: File = toml::from_str(text)
            .map_err(|e| refuse(e.span().map_or(0, |s| s.start), e.message().trim().replace('\n', " ")))?;
        if *file.format.get_ref() != SCHEMA_FORMAT {
            let reason =
                format!("format {} is not known, this program reads {SCHEMA_FORMAT}", file.format.get_ref());
            return Err(refuse(file.format.span().start, reason));
        }
        if file.analysis.language.get_ref() != "de" {
            let reason = "the only language is \"de\"".to_owned();
            return Err(refuse(file.analysis.language.span().start, reason));
        }
        for (field, rules) in &file.fields {
            check_field(*field.get_ref(), rules).map_err(|reason| refuse(field.span().start, reason))?;
        }
        let levels = file.levels.get_ref();
        if [levels.exact, levels.stem, levels.parts, levels.constituents, levels.names, levels.prefix]
            .iter()
            .any(|w| !is_weight(*w))
        {
            return Err(refuse(
                file.levels.span().start,
                "a level's weight is a number from 0 to 1000".to_owned(),
            ));
        }
        let of_pieces = file.pieces.iter().flat_map(|pieces| {
            let PieceWeights { concatenated, each } = *pieces.get_ref();
            [concatenated, each].map(|weight| (pieces.span().start, weight))
        });
        let of_first_pass = file.first_pass.iter().flat_map(|first_pass| {
            let FirstPassWeights { compound_boost, compounds, constituents, short_prefix } =
                *first_pass.get_ref();
            let weights = [compound_boost, compounds, constituents, short_prefix];
            weights.map(|weight| (first_pass.span().start, weight))
        });
        if let Some((start, _)) = of_pieces.chain(of_first_pass).find(|(_, weight)| !is_weight(*weight)) {
            return Err(refuse(start, "a weight is a number from 0 to 1000".to_owned()));
        }
        check_ranking(file.ranking.get_ref()).map_err(|reason| refuse(file.ranking.span().start, reason))?;
        let mut fields: BTreeMap<_, _> = file.fields.into_iter().map(|(k, v)| (k.into_inner(), v)).collect();
        if !FieldName::TEXTS.iter().any(|f| fields.get(f).is_some_and(|r| r.has_level(Level::Stem))) {
            let reason = "no text field has the level \"stem\": nothing could be searched".to_owned();
            return Err(refuse(0, reason));
        }
        for field in FieldName::ALL {
            fields.entry(field).or_default();
        }
        let (levels, ranking) = (file.levels.into_inner(), file.ranking.into_inner());
        let pieces = file.pieces.map(Spanned::into_inner).unwrap_or_default();
        let first_pass = file.first_pass.map(Spanned::into_inner).unwrap_or_default();
        Ok(Schema { fields, levels, pieces, first_pass, ranking, text: text.to_owned() })
    }

    /// The rules of `field`.
    pub fn rules(&self, field: FieldName) -> &FieldRules {
        static NONE: FieldRules = FieldRules {
            stored: false,
            levels: Vec::new(),
            weight: None,
            filter: false,
            sort: false,
            facet: false,
        };
        self.fields.get(&field).unwrap_or(&NONE)
    }

    /// The text that was parsed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// A hash of everything that decides what an index contains, and so not of weights and ranking
    /// constants.
    pub fn fingerprint(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&SCHEMA_FORMAT.to_le_bytes());
        for (field, rules) in &self.fields {
            let levels = [Level::Exact, Level::Stem, Level::Parts, Level::Names, Level::Prefix]
                .map(|z| rules.has_level(z));
            let row = format!(
                "{field} {} {levels:?} {} {} {}\n",
                rules.stored, rules.filter, rules.sort, rules.facet
            );
            hasher.update(row.as_bytes());
        }
        hasher.finalize().to_hex().as_str()[..16].to_owned()
    }
}

fn is_weight(weight: f32) -> bool {
    (0.0..=1000.0).contains(&weight)
}

fn check_ranking(ranking: &Ranking) -> Result<(), String> {
    if !(0.0..=100.0).contains(&ranking.k1) {
        return Err("k1 is a number from 0 to 100".to_owned());
    }
    if !(0.0..=1.0).contains(&ranking.b) {
        return Err("b is a number from 0 to 1".to_owned());
    }
    if !(0.0..=4.0).contains(&ranking.idf_exponent) {
        return Err("idf_exponent is a number from 0 to 4".to_owned());
    }
    if !(0.0..=1.0).contains(&ranking.query_tf_exponent) {
        return Err("query_tf_exponent is a number from 0 to 1".to_owned());
    }
    if !(0.0..=1.0).contains(&ranking.non_noun_weight) {
        return Err("non_noun_weight is a number from 0 to 1".to_owned());
    }
    if !(0.0..=10.0).contains(&ranking.cooccurrence_discount) {
        return Err("cooccurrence_discount is a number from 0 to 10".to_owned());
    }
    if !(0.0..=10.0).contains(&ranking.position_boost) {
        return Err("position_boost is a number from 0 to 10".to_owned());
    }
    if !(1..=10_000).contains(&ranking.candidates) {
        return Err("candidates is a number from 1 to 10000".to_owned());
    }
    Ok(())
}

/// Checks the rules for a field against the uses that the table of fields allows.
fn check_field(name: FieldName, rules: &FieldRules) -> Result<(), String> {
    let field = name.info();
    let refuse = |what: &str| Err(format!("{name}: {what}"));
    let only = |fits: fn(&FieldInfo) -> bool, what: &str| refuse(&format!("only {} {what}", listed(fits)));
    if !rules.levels.is_empty() && field.role != Role::Text {
        return only(|field| field.role == Role::Text, "have levels");
    }
    if rules.weight.is_some() && rules.levels.is_empty() {
        return refuse("a weight needs levels");
    }
    if !is_weight(rules.weight()) {
        return refuse("weight is a number from 0 to 1000");
    }
    if rules.levels.iter().enumerate().any(|(at, level)| rules.levels.iter().skip(at + 1).any(|z| z == level))
    {
        return refuse("a level is named twice");
    }
    if rules.filter && !field.filter {
        return only(|field| field.filter, "can be filtered by");
    }
    if rules.sort && !field.sort {
        return only(|field| field.sort, "can be sorted by");
    }
    if rules.facet && field.role != Role::Name {
        return only(|field| field.role == Role::Name, "can be counted by");
    }
    if !rules.stored && name == FieldName::Id {
        return refuse("must be stored, hits are named by it");
    }
    Ok(())
}

/// The fields that fit, as a sentence lists them.
fn listed(fits: fn(&FieldInfo) -> bool) -> String {
    let names: Vec<&str> = FIELDS.iter().filter(|field| fits(field)).map(|field| field.key).collect();
    match names.as_slice() {
        [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        names => names.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(from: &str, to: &str) -> SchemaError {
        assert!(DEFAULT.contains(from), "{from}");
        Schema::parse(&DEFAULT.replacen(from, to, 1)).expect_err("must be refused")
    }

    #[test]
    fn the_built_in_schema_is_valid() {
        let schema = Schema::default();
        assert!(schema.rules(FieldName::Body).has_level(Level::Stem));
        assert_eq!(schema.rules(FieldName::Body).weight(), 1.0);
    }

    #[test]
    fn the_built_in_schema_uses_each_field_as_the_table_says() {
        let schema = Schema::default();
        for field in &FIELDS {
            let rules = schema.rules(field.name);
            let uses = (rules.filter, rules.sort, rules.facet, !rules.levels.is_empty());
            assert_eq!(
                uses,
                (field.filter, field.sort, field.facet, field.role == Role::Text),
                "{}",
                field.key
            );
            assert!(rules.stored, "{}", field.key);
        }
    }

    #[test]
    fn a_field_that_cannot_be_used_so_is_refused_with_those_that_can() {
        for (to, reason) in [
            (
                "filter = true",
                "url: only published, source, section, author, keyword, agency and language can be filtered by",
            ),
            (
                "facet = true",
                "url: only source, section, author, keyword, agency and language can be counted by",
            ),
            ("levels = [\"stem\"]", "url: only title, teaser and body have levels"),
        ] {
            assert_eq!(refused("[fields.url]", &format!("[fields.url]\n{to}")).reason, reason);
        }
    }

    #[test]
    fn weights_that_earlier_schemas_lack_are_those_of_today() {
        let sections = ["[pieces]\n", "[first_pass]\n"];
        let ends = |section: &str| {
            let start = DEFAULT.find(section).unwrap();
            start..DEFAULT[start..].find("\n\n").map_or(DEFAULT.len(), |length| start + length)
        };
        let mut text = DEFAULT.to_owned();
        for section in sections {
            text = text.replace(&DEFAULT[ends(section)], "");
        }
        assert!(!text.contains("compound_boost"));
        let (then, now) = (Schema::parse(&text).unwrap(), Schema::default());
        assert_eq!((then.pieces, then.first_pass), (now.pieces, now.first_pass));
    }

    #[test]
    fn keys_of_earlier_versions_are_read_as_those_of_today() {
        let earlier = [
            ("[levels]", "[zones]"),
            ("\nlevels =", "\nzones ="),
            ("\nconstituents = 0.3", "\napart = 0.3"),
            ("\nidf_exponent =", "\nrarity ="),
            ("\nquery_tf_exponent =", "\nrepetition ="),
            ("\nnon_noun_weight =", "\nlower_case ="),
            ("\ncooccurrence_discount =", "\ndependence ="),
            ("\nposition_boost =", "\nearly ="),
        ];
        let text = earlier.iter().fold(DEFAULT.to_owned(), |text, (now, then)| {
            assert!(text.contains(now), "{now}");
            text.replace(now, then)
        });
        let (then, now) = (Schema::parse(&text).unwrap(), Schema::default());
        assert_eq!((&then.fields, then.levels, then.ranking), (&now.fields, now.levels, now.ranking));
        assert_eq!(then.fingerprint(), now.fingerprint());
    }

    #[test]
    fn unknown_keys_are_refused_with_their_line() {
        let error = refused("k1 = 0.6", "k1 = 0.6\nk3 = 2");
        let line = 1 + DEFAULT.lines().position(|l| l.starts_with("k1")).unwrap() + 1;
        assert_eq!(error.line, line, "{error}");
        assert!(error.reason.contains("k3"), "{error}");
        assert!(refused("[fields.path]", "[fields.pfad]").reason.contains("pfad"));
    }

    #[test]
    fn impossible_combinations_are_refused_with_line_and_reason() {
        let line = 1 + DEFAULT.lines().position(|l| l == "[fields.url]").unwrap();
        let error = refused("[fields.url]\nstored = true", "[fields.url]\nsort = true");
        assert_eq!((error.line, error.reason.as_str()), (line, "url: only published can be sorted by"));
        for (from, to) in [
            ("b = 0.6", "b = 2.0"),
            ("candidates = 256", "candidates = 0"),
            ("[fields.id]\nstored = true", "[fields.id]\nstored = false"),
            ("weight = 1.6", "weight = -1.0"),
            ("weight = 1.6", "weight = nan"),
            ("language = \"de\"", "language = \"en\""),
            ("format = 1", "format = 2"),
            ("exact = 0.2", "exact = \"viel\""),
            ("idf_exponent = 1.3", "idf_exponent = -1"),
            ("query_tf_exponent = 0.7", "query_tf_exponent = 2"),
            ("non_noun_weight = 0.75", "non_noun_weight = 1.5"),
            ("cooccurrence_discount = 0.4", "cooccurrence_discount = -1"),
            ("position_boost = 0.5", "position_boost = 11"),
            ("prefix = 0.8", "prefix = -1"),
            ("each = 0.9", "each = -1"),
            ("compound_boost = 2.8", "compound_boost = -1"),
        ] {
            refused(from, to);
        }
    }

    #[test]
    fn a_weight_is_not_part_of_the_index_and_a_level_is() {
        let same = Schema::parse(&DEFAULT.replace("weight = 1.6", "weight = 9.0")).unwrap();
        assert_eq!(same.fingerprint(), Schema::default().fingerprint());
        let other = Schema::parse(&DEFAULT.replacen(
            "[\"exact\", \"stem\", \"parts\", \"names\", \"prefix\"]",
            "[\"stem\"]",
            1,
        ))
        .unwrap();
        assert_ne!(other.fingerprint(), Schema::default().fingerprint());
    }
}
