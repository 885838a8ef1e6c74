//! The `patch` member of an AdmissionResponse: how its bytes are written in JSON.
