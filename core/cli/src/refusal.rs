//! Why the command can't start.

use std::path::PathBuf;

use crate::complete::NoSuchKind;
use crate::console::Console;
use crate::exit::Exit;
use crate::load::LoadError;

/// Why the command can't start; the text is the whole message.
#[derive(Debug)]
pub(crate) struct Refusal(pub(crate) String);

impl Refusal {
    /// That the files of `-f` hold no object.
    pub(crate) fn no_object(files: &[PathBuf]) -> Self {
        let files: Vec<_> = files.iter().map(|file| file.display().to_string()).collect();
        Self(format!("-f {} holds no object", files.join(",")))
    }

    /// Says it, and gives the exit code.
    pub(crate) fn told(self, console: &mut Console<'_>) -> Exit {
        let Self(message) = self;
        console.error(&format!("error: {message}\n"));
        Exit::BadInput
    }
}

impl From<LoadError> for Refusal {
    fn from(error: LoadError) -> Self {
        Self(error.to_string())
    }
}

impl From<NoSuchKind> for Refusal {
    fn from(NoSuchKind(message): NoSuchKind) -> Self {
        Self(message)
    }
}
