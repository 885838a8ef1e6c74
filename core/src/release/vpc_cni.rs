//! Lines of the VPC CNI of AWS.

use serde::Serialize;

use super::ReleaseError;

/// A line of amazon-vpc-cni-k8s, which an answer about AWS models; it is one, 1.23.2.
///
/// # Examples
///
/// ```
/// use nocluster::release::VpcCni;
///
/// assert_eq!(VpcCni::parse("1.23")?, VpcCni::default());
/// assert!(VpcCni::parse("1.23.2").is_err());
/// # Ok::<(), nocluster::release::ReleaseError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub enum VpcCni {
    /// 1.23.2.
    #[default]
    #[serde(rename = "1.23")]
    V1_23,
}

impl VpcCni {
    /// Reads a line, such as `1.23`.
    ///
    /// # Errors
    ///
    /// [`ReleaseError::UnsupportedVpcCni`] for any other text.
    pub fn parse(text: &str) -> Result<Self, ReleaseError> {
        if text == "1.23" {
            return Ok(Self::V1_23);
        }
        Err(ReleaseError::UnsupportedVpcCni { vpc_cni: text.to_owned(), known: vec!["1.23".to_owned()] })
    }
}
