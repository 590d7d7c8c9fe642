//! What ends a command before its work is done.

use std::io;

/// Why a command ends early.
pub(crate) enum Failure {
    /// Bad input, told in words that name the place and the remedy.
    Told(String),
    /// The output is closed.
    NobodyReads,
}

/// A failure to write the output.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::NobodyReads,
            _ => Self::Told(format!("cannot write the output: {error}")),
        }
    }
}

impl From<String> for Failure {
    fn from(message: String) -> Self {
        Self::Told(message)
    }
}
