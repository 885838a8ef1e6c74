//! The range of the ports of the Nodes.

use std::fmt;

use crate::gotext::atoi;

/// The range of the ports of the Nodes, `--service-node-port-range`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct PortRange {
    /// The first port.
    pub base: u16,
    /// How many ports.
    pub size: u32,
}

impl Default for PortRange {
    fn default() -> Self {
        Self { base: 30_000, size: 2_768 }
    }
}

impl PortRange {
    /// Reads `30000-32767`, `30000+2767` or one port; the error is the text of the flag.
    ///
    /// Source: kubernetes/apimachinery pkg/util/net/port_range.go PortRange.Set
    ///
    /// # Errors
    ///
    /// The text of kube-apiserver, for any other text.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(Self { base: 0, size: 0 });
        }
        let (low, high) = match (text.split_once('-'), text.split_once('+')) {
            (None, None) => {
                let port = atoi(text)?;
                (port, port)
            }
            (Some((low, high)), None) => (atoi(low)?, atoi(high)?),
            (None, Some((low, offset))) => {
                let low = atoi(low)?;
                (low, low.saturating_add(atoi(offset)?))
            }
            (Some(_), Some(_)) => return Err(format!("unable to parse port range: {text}")),
        };
        if low > 65_535 || high > 65_535 {
            return Err(format!("the port range cannot be greater than 65535: {text}"));
        }
        if high < low {
            return Err(format!("end port cannot be less than start port: {text}"));
        }
        let size = high.saturating_sub(low).saturating_add(1);
        Ok(Self { base: u16::try_from(low).unwrap_or_default(), size: u32::try_from(size).unwrap_or_default() })
    }
}

impl fmt::Display for PortRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(more) = self.size.checked_sub(1) else { return Ok(()) };
        write!(f, "{}-{}", self.base, u32::from(self.base).saturating_add(more))
    }
}
