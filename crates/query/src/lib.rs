//! Query string to ranked, highlighted hits: the crate that other programs embed.
