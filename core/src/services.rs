//! Services and the endpoints that they select.
