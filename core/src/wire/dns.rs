//! The operations on cluster DNS: what they share. Each has a file of its own beside this one, in `dns/`.
