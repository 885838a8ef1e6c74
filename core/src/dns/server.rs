//! The server: from a query through the chain of plugins to a reply.
