//! `nachlese remove`

use super::writing::Writing;
use clap::Args as ClapArgs;
use std::path::PathBuf;

#[derive(Debug, ClapArgs)]
pub(crate) struct RemoveArgs {
    /// Index folder [default: NACHLESE_INDEX, then the configuration file, then the data folder]
    #[arg(long, value_name = "DIR")]
    pub(crate) index: Option<PathBuf>,
    /// Erase the articles from disk: rewrite the parts of the index that hold them, and delete
    /// all earlier generations
    #[arg(long)]
    pub(crate) purge: bool,
    /// Take the names off the list of removed articles; the next `index` adds the articles again
    #[arg(long, conflicts_with_all = ["purge", "list"])]
    pub(crate) restore: bool,
    /// Print the list of removed articles
    #[arg(long, conflicts_with = "name")]
    pub(crate) list: bool,
    #[command(flatten)]
    pub(crate) writing: Writing,
    /// Ids or URLs, as printed by search and show. A URL matches all its spellings: http and
    /// https, www. and m., with and without tracking parameters
    #[arg(required_unless_present = "list", value_name = "ID|URL")]
    pub(crate) name: Vec<String>,
}
