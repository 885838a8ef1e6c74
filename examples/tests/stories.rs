//! Every story prints what its `expected.txt` says.
#![expect(clippy::unwrap_used, reason = "a story that does not run must stop the test")]

use std::path::Path;
use std::process::Command;

/// Runs a story and compares. `UPDATE_EXPECTED=1` writes what it prints, to be read line by line before it is committed.
fn tell(story: &str, program: &str) {
    let output = Command::new(program).output().unwrap();
    assert!(output.status.success(), "{story}: {}", String::from_utf8_lossy(&output.stderr));
    let printed = String::from_utf8(output.stdout).unwrap();
    let expected = Path::new(env!("CARGO_MANIFEST_DIR")).join(story).join("expected.txt");
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::write(&expected, &printed).unwrap();
    }
    assert_eq!(printed, std::fs::read_to_string(&expected).unwrap(), "{story} tells another story");
}

macro_rules! stories {
    ($($name:ident),*) => { $(
        #[test]
        fn $name() {
            tell(stringify!($name), env!(concat!("CARGO_BIN_EXE_", stringify!($name))));
        }
    )* };
}

stories!(
    istio_injector,
    istio_validator,
    scale_review,
    encoded_patch,
    tuesday,
    reinvocation,
    namespace_label,
    aws_addresses
);
