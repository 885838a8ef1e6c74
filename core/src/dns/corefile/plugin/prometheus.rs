//! The options of `prometheus`, which exports metrics.

use super::super::{Context, Dispenser, SetupError};
use super::listen_address::listen_address;

/// The options of `prometheus` in a server block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrometheusOptions {
    /// Where it listens.
    pub address: String,
    /// `runtime_metrics`: all metrics of the Go runtime.
    pub runtime_metrics: bool,
    /// `tls`: the file that configures TLS.
    pub tls: Option<String>,
}

/// Reads the words of all uses of `prometheus` in a server block.
///
/// # Errors
///
/// The plugin's own text.
///
/// Source: coredns/coredns plugin/metrics/setup.go
pub fn parse(dispenser: &mut Dispenser<'_>, context: &Context<'_>) -> Result<PrometheusOptions, SetupError> {
    let mut options = PrometheusOptions { address: "localhost:9153".to_owned(), runtime_metrics: false, tls: None };
    while dispenser.next_only_use()? {
        if let Some(address) = listen_address(dispenser)? {
            options.address = address;
        }
        // Without a block, its words are a further use.
        while context.coredns.prometheus_has_block() && dispenser.next_block() {
            match dispenser.val() {
                "runtime_metrics" if dispenser.remaining_args().is_empty() => options.runtime_metrics = true,
                "runtime_metrics" => return Err(dispenser.arg_err()),
                "tls" => {
                    // An empty name is as good as none.
                    if options.tls.as_ref().is_some_and(|file| !file.is_empty()) {
                        return Err(dispenser.err("tls block already specified"));
                    }
                    let args = dispenser.remaining_args();
                    let [file] = args.as_slice() else { return Err(dispenser.arg_err()) };
                    options.tls = Some((*file).to_owned());
                }
                word => return Err(dispenser.err(format_args!("unknown option: {word}"))),
            }
        }
    }
    Ok(options)
}
