//! The stub resolvers: the queries of glibc, musl and Go, and what the application sees.
