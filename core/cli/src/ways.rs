//! The facts that are missing, and how to supply them.

use nocluster::admission::{Assumption, Need};

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

/// An assumption in one sentence, with the way to do without it, if there is one.
pub(crate) fn assumed_so(assumption: &Assumption) -> String {
    let sentence = assumption.sentence();
    let complete = |kinds: &str, word: &str| format!("add {kinds} to --cluster, or use --complete={word}");
    let way = match assumption {
        Assumption::ServiceAccount { .. } => complete("it", "serviceaccounts"),
        Assumption::LimitRanges { .. } => complete("its LimitRanges", "limitranges"),
        Assumption::PriorityClasses => complete("the PriorityClasses", "priorityclasses"),
        Assumption::StorageClasses => complete("the StorageClasses", "storageclasses"),
        Assumption::IngressClasses => complete("the IngressClasses", "ingressclasses"),
        Assumption::Namespace { .. } => complete("it", "namespaces"),
        Assumption::NamespaceLabels { .. } | Assumption::Node { .. } => "add it to --cluster".to_owned(),
        Assumption::CustomResourceSchema => "add its CustomResourceDefinition to --cluster".to_owned(),
        Assumption::GeneratedNames => "give it with --names".to_owned(),
        Assumption::Now => "give it with --now".to_owned(),
        Assumption::ObjectUid => "give it with --object-uid".to_owned(),
        Assumption::Suffixes => "give them with --suffixes".to_owned(),
        Assumption::ReleaseByReading => "1.35 to 1.37 are modelled by running them".to_owned(),
        _ => return sentence,
    };
    format!("{sentence} ({way})")
}
