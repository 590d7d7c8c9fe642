//! The project's commands: `cargo xtask serve · build · test · package · bench · evaluate · train`.
fn main() {}
