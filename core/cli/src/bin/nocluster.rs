//! The command `nocluster`.

fn main() {}
