//! The analyzers that the fields name.

use crate::fields::analyzer_name;
use nachlese_german::{SharedAnalyzer, Zone, ZoneTokenizer};
use tantivy::tokenizer::{TextAnalyzer, TokenizerManager};

/// Registers the analyzer of every zone. They share the cache of `analyzer`: one for each thread that writes.
///
/// Tantivy does not keep analyzers in an index; without this the first commit fails.
pub fn register_analyzers(manager: &TokenizerManager, analyzer: &SharedAnalyzer) {
    for zone in [Zone::Exact, Zone::Stem] {
        let tokenizer = ZoneTokenizer::new(zone, analyzer.clone());
        manager.register(analyzer_name(zone), TextAnalyzer::from(tokenizer));
    }
}
