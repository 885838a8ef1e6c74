//! The webhook of Istio's sidecar injector: as a page on the web has it, and with real values.

use std::error::Error;

use nocluster::admission::{Answer, Cluster};
use nocluster::release::Release;
use nocluster_examples::{object, objects};

fn main() -> Result<(), Box<dyn Error>> {
    let pod = object("istio_injector/pod.yaml")?;

    println!("As written");
    let mut as_written = objects("istio_injector/as-written/webhook.yaml")?;
    as_written.extend(objects("istio_injector/cluster/namespaces.yaml")?);
    let cluster = Cluster::new(as_written, Release::V1_37)?;
    for finding in cluster.findings() {
        println!("  finding at {}: {}", finding.at, finding.reason);
    }
    let request = cluster.create(pod.clone())?.known()?;
    for decision in cluster.match_hooks(&request) {
        println!("  {decision}");
    }

    println!("\nWith real values");
    let mut stored = objects("istio_injector/cluster/webhook.yaml")?;
    stored.extend(objects("istio_injector/cluster/namespaces.yaml")?);
    let cluster = Cluster::new(stored, Release::V1_37)?;
    let request = cluster.create(pod)?.known()?;
    for decision in cluster.match_hooks(&request) {
        println!("  {decision}");
    }

    println!("\nWith the answer that the webhook once gave");
    let recorded = object(ANSWER)?;
    let answer = Answer::read(recorded.root())?;
    let outcome = cluster.run(request, |post| {
        println!("  the server posts {} bytes to {}", post.review.len(), post.url);
        answer.clone()
    });
    for call in &outcome.calls {
        println!("  {}: {}", call.hook.key(), call.outcome.code());
    }
    println!("  {outcome}");
    if let Some(object) = &outcome.object {
        print!("{}", nocluster_yaml::to_yaml(object.root()));
    }
    Ok(())
}

const ANSWER: &str =
    "istio_injector/answers/mutating/istio-sidecar-injector-stable/rev.namespace.sidecar-injector.istio.io.json";
