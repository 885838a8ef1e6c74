//! The facts that are missing, and how to supply them.

use nocluster::admission::Need;

/// The needs, one per line, each with the way to supply it.
pub(crate) fn ways_out(needs: &[Need]) -> String {
    let ways = needs.iter().map(|need| match need {
        Need::Namespace { .. } => format!("{need} is not in --cluster: add it, or use --complete=namespaces"),
        Need::PriorityClass { .. } => format!("{need}: add it to --cluster, or use --complete=priorityclasses"),
        Need::RuntimeClass { .. } => format!("{need}: add it to --cluster, or use --complete=runtimeclasses"),
        Need::Crd { .. } => format!("{need}: add it to --cluster, or use --complete=crds"),
        Need::ResourceOfKind { .. } => {
            format!("{need}: add its CustomResourceDefinition to --cluster, or use --complete=crds")
        }
        Need::KindOfResource { .. } => format!("{need}: add its CustomResourceDefinition to --cluster"),
        Need::MatchCondition { .. } => format!("{need}: give it with --conditions"),
        Need::Answer { .. } => format!("{need}: give it with --answers, or use --rest allow"),
        _ => need.to_string(),
    });
    ways.collect::<Vec<_>>().join("\n         ")
}
