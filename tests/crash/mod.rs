//! Runs that are cut short: readers get the old answers or the new ones, and nothing stays behind (invariant 4 of
//! ARCHITECTURE.md).

mod killed;
