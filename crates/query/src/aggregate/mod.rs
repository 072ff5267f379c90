//! Aggregations: facets, timeline and coverage are counted from columns; significant terms and more
//! like this are computed from the words of articles.

mod coverage;
mod facets;
mod matching;
mod more_like_this;
mod significant_terms;
mod timeline;
mod words;

pub(crate) use coverage::coverage;
pub use coverage::{Coverage, Gap, SourceCoverage};
pub(crate) use facets::facets;
pub use facets::{Facet, FacetCounts, FacetValue, Facets};
pub use more_like_this::Similar;
pub(crate) use more_like_this::more_like_this;
pub(crate) use significant_terms::significant_terms;
pub use significant_terms::{SignificantTerm, SignificantTerms};
pub(crate) use timeline::timeline;
pub use timeline::{Bin, Period, Timeline};
