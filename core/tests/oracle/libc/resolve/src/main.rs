//! `resolve NAME FAMILY`: prints what `getaddrinfo` of the libc says, as JSON.

use std::ffi::{CString, c_char, c_int, c_void};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::ptr::null;

/// `struct addrinfo` of Linux.
#[repr(C)]
struct AddrInfo {
    flags: c_int,
    family: c_int,
    socktype: c_int,
    protocol: c_int,
    addrlen: u32,
    addr: *const u8,
    canonname: *const c_char,
    next: *const AddrInfo,
}

unsafe extern "C" {
    fn getaddrinfo(
        name: *const c_char,
        service: *const c_void,
        hints: *const AddrInfo,
        found: *mut *const AddrInfo,
    ) -> c_int;
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let name = CString::new(arguments.next().unwrap_or_default()).expect("a name without a zero byte");
    let family = match arguments.next().as_deref() {
        Some("inet") => 2,
        Some("inet6") => 10,
        _ => 0,
    };
    let hints = AddrInfo {
        flags: 0,
        family,
        socktype: 1,
        protocol: 0,
        addrlen: 0,
        addr: null(),
        canonname: null(),
        next: null(),
    };
    let mut found: *const AddrInfo = null();
    // SAFETY: the name ends with a zero byte, the hints are set, and the list is read as the libc made it.
    let code = unsafe { getaddrinfo(name.as_ptr(), null(), &hints, &mut found) };
    let mut addresses = Vec::new();
    let mut at: *const AddrInfo = found;
    while code == 0 && !at.is_null() {
        // SAFETY: as above; an address of these families has these sizes.
        let (family, addr, next) = unsafe { ((*at).family, (*at).addr, (*at).next) };
        let bytes = |from: usize, count: usize| unsafe { std::slice::from_raw_parts(addr.add(from), count) };
        match family {
            2 => addresses.push(IpAddr::V4(Ipv4Addr::from(<[u8; 4]>::try_from(bytes(4, 4)).expect("4 bytes")))),
            10 => addresses.push(IpAddr::V6(Ipv6Addr::from(<[u8; 16]>::try_from(bytes(8, 16)).expect("16 bytes")))),
            _ => {}
        }
        at = next;
    }
    let addresses: Vec<String> = addresses.iter().map(|address| format!("\"{address}\"")).collect();
    println!("{{\"code\":{code},\"addresses\":[{}]}}", addresses.join(","));
}
