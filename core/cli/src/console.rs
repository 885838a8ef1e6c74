//! The streams of the command, and the properties of the terminal behind them.

use std::fmt;
use std::io::{IsTerminal as _, Read, Write};

/// The streams of the command.
pub struct Console<'a> {
    /// Standard input.
    pub stdin: &'a mut dyn Read,
    /// Standard output.
    pub stdout: &'a mut dyn Write,
    /// Standard error.
    pub stderr: &'a mut dyn Write,
    /// Columns of the terminal behind `stdout`; `None` if there is none, and lines are then not broken.
    pub width: Option<usize>,
    /// Whether to colour the output on `stdout`.
    pub color: bool,
    /// The error of the first output that could not be written.
    pub failed: Option<std::io::Error>,
}

impl fmt::Debug for Console<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Console").field("width", &self.width).field("color", &self.color).finish_non_exhaustive()
    }
}

impl Console<'_> {
    /// Writes output. A reader that has left (`| head`) is not an error; any other failure is kept.
    pub(crate) fn print(&mut self, text: &str) {
        self.print_bytes(text.as_bytes());
    }

    pub(crate) fn print_bytes(&mut self, text: &[u8]) {
        let written = self.stdout.write_all(text);
        self.keep(written);
    }

    fn keep(&mut self, written: std::io::Result<()>) {
        if let Err(error) = written
            && error.kind() != std::io::ErrorKind::BrokenPipe
        {
            self.failed.get_or_insert(error);
        }
    }

    /// Writes messages, which are not output.
    pub(crate) fn error(&mut self, text: &str) {
        let _ = self.stdout.flush();
        let _ = self.stderr.write_all(text.as_bytes());
    }

    pub(crate) fn flush(&mut self) {
        let flushed = self.stdout.flush();
        self.keep(flushed);
        let _ = self.stderr.flush();
    }
}

/// Gives the streams of the process to `body`.
pub(crate) fn with_process<T>(body: impl FnOnce(&mut Console<'_>) -> T) -> T {
    let terminal = std::io::stdout().is_terminal();
    let width = terminal.then(terminal_size::terminal_size).flatten().map(|(width, _)| usize::from(width.0));
    // https://no-color.org: set and not empty.
    let color = terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let mut stdout = std::io::BufWriter::new(std::io::stdout());
    body(&mut Console {
        stdin: &mut std::io::stdin(),
        stdout: &mut stdout,
        stderr: &mut std::io::stderr(),
        width,
        color,
        failed: None,
    })
}
