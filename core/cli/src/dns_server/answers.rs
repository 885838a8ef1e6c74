//! What the sockets ask.

use nocluster::dns::Client;

/// What answers queries.
pub(super) trait Answers: Sync {
    /// What a query waits for that other servers have to be asked for.
    type Elsewhere: Send;

    /// The octets that the client gets for those of a query, none if it gets nothing; an error if another server has to
    /// be asked first.
    fn at_once(&self, query: &[u8], client: Client) -> Result<Option<Vec<u8>>, Self::Elsewhere>;

    /// Asks the other server, and answers; takes its time.
    fn after_asking(&self, elsewhere: Self::Elsewhere, query: &[u8], client: Client) -> Option<Vec<u8>>;

    /// What the client gets where too many queries wait for other servers.
    fn refused(&self, query: &[u8], client: Client) -> Option<Vec<u8>>;
}
