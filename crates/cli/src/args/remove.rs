//! `nachlese remove`

use super::writing::Writing;
use clap::Args as ClapArgs;
use std::path::PathBuf;

#[derive(Debug, ClapArgs)]
pub(crate) struct RemoveArgs {
    /// The index folder [default: NACHLESE_INDEX, the configuration file, the data folder]
    #[arg(long, value_name = "DIR")]
    pub(crate) index: Option<PathBuf>,
    /// Leave nothing of them on the disk: rewrite what holds them, drop all generations before
    #[arg(long)]
    pub(crate) purge: bool,
    /// Take the names off the list: the next `index` brings the articles back
    #[arg(long, conflicts_with_all = ["purge", "list"])]
    pub(crate) restore: bool,
    /// Print the list of what was taken down
    #[arg(long, conflicts_with = "name")]
    pub(crate) list: bool,
    #[command(flatten)]
    pub(crate) writing: Writing,
    /// Ids or URLs, as search and show print them. A URL stands for all its spellings: http and
    /// https, www. and m., with and without what says where a reader came from
    #[arg(required_unless_present = "list", value_name = "ID|URL")]
    pub(crate) name: Vec<String>,
}
