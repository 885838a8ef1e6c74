//! The native module of the Python package: JSON text in, JSON text out.
//!
//! The package itself is written in Python, in `python/nocluster`. Nothing here knows a domain.

use pyo3::pymodule;

/// The native module of the package `nocluster`.
#[pymodule(gil_used = false, name = "_native")]
mod native {
    use std::ffi::OsString;
    use std::panic::{AssertUnwindSafe, catch_unwind};

    use nocluster::wire;
    use pyo3::exceptions::{PyRuntimeError, PyValueError};
    use pyo3::prelude::*;

    /// Runs one operation: its name and the text of its input in, the text of the envelope out.
    #[pyfunction]
    fn call(py: Python<'_>, op: &str, input: &str) -> PyResult<String> {
        py.detach(|| guarded(|| text(wire::call(op, input.as_bytes()))))
    }

    /// Applies a JSON Patch, text to text; raises `ValueError` with the envelope's text when that fails.
    #[pyfunction]
    fn apply_text(py: Python<'_>, dialect: &str, doc: &str, patch: &str) -> PyResult<String> {
        let applied = py.detach(|| guarded(|| wire::apply_text(dialect, doc.as_bytes(), patch.as_bytes())))?;
        applied.map(text).map_err(|envelope| PyValueError::new_err(text(envelope)))
    }

    /// Lists the operations with their members, as JSON text.
    #[pyfunction]
    fn ops() -> String {
        text(wire::ops_text())
    }

    /// Returns the version of the crate and the releases that it models, as JSON text.
    #[pyfunction]
    fn version() -> String {
        text(wire::version_text())
    }

    /// Reads YAML or JSON as kubectl reads a file: the envelope's text, with `objects` and `warnings`.
    #[pyfunction]
    fn read_yaml(py: Python<'_>, text: &str) -> PyResult<String> {
        py.detach(|| guarded(|| self::text(nocluster_yaml::envelope(text.as_bytes()))))
    }

    /// Runs the command `nocluster` and returns the exit code; `argv` begins with the program's name. A signal that
    /// Python handles ends a verb that serves: what its handler raises is raised here.
    #[pyfunction]
    fn main(py: Python<'_>, argv: Vec<OsString>) -> PyResult<i32> {
        let mut raised = None;
        let mut go_on = || match Python::attach(|py| py.check_signals()) {
            Ok(()) => true,
            Err(error) => {
                raised = Some(error);
                false
            }
        };
        let exit = py.detach(|| guarded(|| nocluster_cli::run_while(argv, &mut go_on)))?;
        raised.map_or(Ok(exit), Err)
    }

    /// A cluster that is prepared once for many operations.
    #[pyclass(frozen, module = "nocluster._native")]
    struct Cluster(wire::Handle);

    #[pymethods]
    impl Cluster {
        /// Prepares a cluster; raises `ValueError` with the envelope's text when that fails.
        #[new]
        fn new(py: Python<'_>, input: &str) -> PyResult<Self> {
            let prepared = py.detach(|| guarded(|| wire::Handle::new(input.as_bytes())))?;
            prepared.map(Cluster).map_err(|envelope| PyValueError::new_err(text(envelope)))
        }

        /// Runs one operation on this cluster; the input has no `objects`.
        fn call(&self, py: Python<'_>, op: &str, input: &str) -> PyResult<String> {
            py.detach(|| guarded(|| text(self.0.call(op, input.as_bytes()))))
        }

        /// Runs one operation on this cluster, with the text of the raw member `member` given beside the input.
        fn call_with_text(
            &self,
            py: Python<'_>,
            op: &str,
            input: &str,
            member: &str,
            member_text: &str,
        ) -> PyResult<String> {
            py.detach(|| guarded(|| text(self.0.call_with_text(op, input.as_bytes(), member, member_text.as_bytes()))))
        }
    }

    /// Nothing panics; if something does, Python must get an `Exception`: pyo3's own panic exception passes
    /// `except Exception`.
    fn guarded<T>(work: impl FnOnce() -> T) -> PyResult<T> {
        catch_unwind(AssertUnwindSafe(work)).map_err(|_| PyRuntimeError::new_err("panic"))
    }

    /// The wire returns UTF-8 for UTF-8, and Python's `str` can hold no other text.
    fn text(bytes: Vec<u8>) -> String {
        String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
    }
}
