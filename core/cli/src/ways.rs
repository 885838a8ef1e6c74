//! What is missing, and how to give it.

use nocluster::admission::Need;

/// The needs, a line each, with the way to settle each of them.
pub(crate) fn ways_out(needs: &[Need]) -> String {
    let ways = needs.iter().map(|need| match need {
        Need::Namespace { .. } => format!("{need} is not in --cluster: add it, or say --complete=namespaces"),
        Need::Crd { .. } => format!("{need}: add it to --cluster, or say --complete=crds"),
        Need::ResourceOfKind { .. } => {
            format!("{need}: add its CustomResourceDefinition to --cluster, or say --complete=crds")
        }
        Need::KindOfResource { .. } => format!("{need}: add its CustomResourceDefinition to --cluster"),
        Need::MatchCondition { .. } => format!("{need}: give it with --conditions"),
        Need::Answer { .. } => format!("{need}: give it with --answers, or say --rest allow"),
        _ => need.to_string(),
    });
    ways.collect::<Vec<_>>().join("\n         ")
}
