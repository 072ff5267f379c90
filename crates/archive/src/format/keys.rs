//! What keys of records mean that no rule knows.

use serde::{Deserialize, Serialize};

/// What the user says that keys of records mean.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keys {}
