//! The operations by name: JSON text in, JSON text out.
use serde::Serialize;

/// answers
pub fn call(op: &str, input: &[u8]) -> Vec<u8> { let _ = (op, input); b"{\"err\":{}}".to_vec() }
/// ops
pub fn ops_text() -> Vec<u8> { b"[]".to_vec() }
/// version
pub fn version_text() -> Vec<u8> { b"{}".to_vec() }
/// Handle
#[derive(Debug, Clone, Serialize)]
pub struct Handle(Vec<u8>);
impl Handle {
    /// n
    pub fn new(input: &[u8]) -> Result<Self, Vec<u8>> { Ok(Handle(input.to_vec())) }
    /// c
    pub fn call(&self, op: &str, input: &[u8]) -> Vec<u8> { call(op, input) }
}
