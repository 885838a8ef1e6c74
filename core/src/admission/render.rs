//! The sentences that a person reads, in the words of the configuration.
