//! DNS messages: names, records, wire format, truncation.
