//! The words of `--dry-run`.

use clap::ValueEnum;

/// Who does all but store the object; kubectl's `client` sends nothing, so that there is no admission.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DryRun {
    None,
    Server,
}
