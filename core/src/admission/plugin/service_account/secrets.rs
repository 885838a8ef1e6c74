//! The secrets that a Pod may use where its ServiceAccount lists them all.
//!
//! Source: kubernetes/kubernetes plugin/pkg/admission/serviceaccount/admission.go limitSecretReferences,
//! limitEphemeralContainerSecretReferences

use crate::admission::stored::service_account::ServiceAccount;
use crate::scheme::decoded::Struct;

/// Checks the secrets of a Pod. The error is the server's text.
pub(super) fn check(spec: &mut Struct<'_>, account: &ServiceAccount, name: &str) -> Result<(), String> {
    let mut refused = None;
    spec.each("volumes", |volume| {
        let Some(secret) = volume.open("secret") else { return };
        let secret = secret.text("secretName");
        if refused.is_none() && !account.secrets.iter().any(|held| *held == secret) {
            refused = Some(format!(
                "volume with secret.secretName=\"{secret}\" is not allowed because service account {name} does not \
                 reference that secret"
            ));
        }
    });
    if let Some(refused) = refused {
        return Err(refused);
    }
    check_containers(spec, "initContainers", "init container", account, name)?;
    check_containers(spec, "containers", "container", account, name)?;
    let mut pulls = Vec::new();
    spec.each("imagePullSecrets", |reference| pulls.push(reference.text("name").into_owned()));
    match pulls.iter().enumerate().find(|(_, secret)| !account.pull_secrets.contains(secret)) {
        None => Ok(()),
        Some((index, secret)) => Err(format!(
            "imagePullSecrets[{index}].name=\"{secret}\" is not allowed because service account {name} does not \
             reference that imagePullSecret"
        )),
    }
}

/// Checks the secrets of the ephemeral containers alone.
pub(super) fn check_ephemeral(spec: &mut Struct<'_>, account: &ServiceAccount, name: &str) -> Result<(), String> {
    check_containers(spec, "ephemeralContainers", "ephemeral container", account, name)
}

fn check_containers(
    spec: &mut Struct<'_>,
    list: &str,
    called: &str,
    account: &ServiceAccount,
    name: &str,
) -> Result<(), String> {
    let mut refused = None;
    spec.each(list, |container| {
        if refused.is_some() {
            return;
        }
        let container_name = container.text("name").into_owned();
        let text = |what: &str, secret: &str| {
            let allowed = account.secrets.iter().any(|held| held == secret);
            (!allowed).then(|| {
                format!(
                    "{called} {container_name} with {what} referencing secret.secretName=\"{secret}\" is not allowed \
                     because service account {name} does not reference that secret"
                )
            })
        };
        container.each("env", |env| {
            let what = format!("envVar {}", env.text("name"));
            let secret = env.open("valueFrom").and_then(|from| from.open("secretKeyRef"));
            if let Some(secret) = secret.filter(|_| refused.is_none()) {
                refused = text(&what, &secret.text("name"));
            }
        });
        container.each("envFrom", |from| {
            if let Some(secret) = from.open("secretRef").filter(|_| refused.is_none()) {
                refused = text("envFrom", &secret.text("name"));
            }
        });
    });
    refused.map_or(Ok(()), Err)
}
