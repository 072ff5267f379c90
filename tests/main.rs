//! Black-box tests over the built program.
