//! MRR@10 and recall at 100 on the retrieval sets, compared with plain Tantivy and Lucene.
//!
//! One index a set, each query once, the best hundred. The scorer's lines come first, then the
//! table of docs/relevance.md.

use crate::Context;
use crate::data::SETS;
use crate::peers::Peers;
use crate::process::stdout_to;
use crate::scorers::{RunScore, score_runs};
use anyhow::Result;

const HITS: usize = 100;

pub(crate) fn run(context: &Context) -> Result<()> {
    let nachlese = context.nachlese()?;
    let peers = if context.alone { None } else { Some(Peers::new(context)?) };
    let mut table = String::new();
    for name in SETS {
        let set = context.data.set(name)?;
        let index = context.scratch.path(format!("{name}.nachlese"));
        nachlese.index(&index, &set.corpus)?;
        let indexes = peers.as_ref().map(|peers| peers.index_both(context, &set)).transpose()?;
        for (kind, queries) in &set.queries {
            let result = |system: &str| context.scratch.path(format!("{name}.{kind}.{system}"));
            let mut runs = vec![result("nachlese")];
            stdout_to(&mut nachlese.batch(&index, queries, HITS), &result("nachlese"))?;
            if let (Some(peers), Some([tantivy, lucene])) = (&peers, &indexes) {
                peers.search_tantivy(tantivy, queries, HITS, &result("tantivy"), 1)?;
                peers.search_lucene(lucene, queries, HITS, &result("lucene"))?;
                runs.extend([result("tantivy"), result("lucene")]);
            }
            let scores = score_runs(&context.data, &set.judgements, &runs)?;
            scores.iter().for_each(|score| println!("{}", score.line));
            table.push_str(&row(name, kind, &scores));
        }
    }
    println!("\n| set | queries | Nachlese | Tantivy | Lucene | MRR over the better peer |");
    println!("|---|---|---|---|---|---|\n{table}");
    Ok(())
}

/// A line of the table: MRR and recall of each system, and how much the first is ahead.
fn row(set: &str, queries: &str, scores: &[RunScore]) -> String {
    let cell = |at: usize| {
        scores.get(at).map_or("–".to_owned(), |score| format!("{:.3} / {:.3}", score.mrr, score.recall))
    };
    let better = scores.iter().skip(1).map(|score| score.mrr).fold(0.0, f64::max);
    let ahead = match scores.first() {
        Some(ours) if better > 0.0 => format!("{:+.1} %", (ours.mrr / better - 1.0) * 100.0),
        _ => "–".to_owned(),
    };
    format!("| {set} | {queries} | {} | {} | {} | {ahead} |\n", cell(0), cell(1), cell(2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_compares_with_the_better_peer() {
        let score = |mrr| RunScore { line: String::new(), mrr, recall: 0.5 };
        let scores = [score(0.446), score(0.385), score(0.378)];
        assert_eq!(
            row("zeit", "full", &scores),
            "| zeit | full | 0.446 / 0.500 | 0.385 / 0.500 | 0.378 / 0.500 | +15.8 % |\n"
        );
        assert_eq!(row("zeit", "full", &scores[..1]), "| zeit | full | 0.446 / 0.500 | – | – | – |\n");
    }
}
