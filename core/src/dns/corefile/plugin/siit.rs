//! The words of `siit`, which translates between IPv4 and IPv6; what it does is not modelled.

use ipnet::IpNet;

use super::super::{Context, Dispenser, SetupError};
use crate::gotext::ip::{parse_cidr, parse_ip};
use crate::gotext::quote;

/// Checks the words of all uses of `siit` in a server block.
///
/// # Errors
///
/// The plugin's own text.
///
/// Source: coredns/coredns plugin/siit/setup.go
pub(super) fn check(dispenser: &mut Dispenser<'_>, _context: &Context<'_>) -> Result<(), SetupError> {
    while dispenser.next_token() {
        if !dispenser.remaining_args().is_empty() {
            return Err(dispenser.arg_err());
        }
        while dispenser.next_block() {
            match dispenser.val() {
                "ipv6_prefix" if dispenser.next_arg() => prefix(dispenser)?,
                "ipv6_prefix" => return Err(dispenser.arg_err()),
                "eam" => explicit_mapping(dispenser)?,
                word => return Err(dispenser.err(format_args!("unknown property '{word}'"))),
            }
        }
    }
    Ok(())
}

fn prefix(dispenser: &Dispenser<'_>) -> Result<(), SetupError> {
    let cidr = parse_cidr(dispenser.val()).map_err(|error| dispenser.bare(error.to_string()))?;
    let shown = quote(&cidr.to_string());
    let IpNet::V6(net) = cidr.written else {
        return Err(dispenser.err(format_args!("invalid netmask 32 IPv6 address: {shown}")));
    };
    if !matches!(net.prefix_len(), 32 | 40 | 48 | 56 | 64 | 96) {
        let must = "must be one of /32, /40, /48, /56, /64, /96";
        return Err(dispenser.err(format_args!("invalid prefix length {shown}: {must}")));
    }
    let [_, _, _, _, _, _, _, _, reserved, ..] = net.network().octets();
    if reserved != 0 {
        return Err(dispenser.err(format_args!("invalid prefix {shown}: reserved octet (byte 8) must be zero")));
    }
    Ok(())
}

fn explicit_mapping(dispenser: &mut Dispenser<'_>) -> Result<(), SetupError> {
    let args = dispenser.remaining_args();
    let [ipv4, ipv6] = args.as_slice() else { return Err(dispenser.arg_err()) };
    for (text, is_ipv4) in [(ipv4, true), (ipv6, false)] {
        let Some(address) = parse_ip(text) else {
            // Go prints what it did not get.
            return Err(dispenser.err("invalid IP address: \"<nil>\""));
        };
        if address.is_ipv4() != is_ipv4 {
            let family = if is_ipv4 { "IPv4" } else { "IPv6" };
            return Err(dispenser.err(format_args!("invalid {family} address: \"{address}\"")));
        }
    }
    Ok(())
}
