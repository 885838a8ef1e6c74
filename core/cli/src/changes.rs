//! What a patch changed, in numbers.

use std::collections::BTreeMap;

use nocluster::json::{Kind, Node};

/// `+1 container, +4 volumes, 1 label changed, spec.replicas`.
pub(crate) fn changes(before: Node<'_>, after: Node<'_>) -> String {
    let mut parts = Vec::new();
    let mut known = Vec::new();
    for (root, of) in
        [("", ""), ("/spec/template", " of the template"), ("/spec/jobTemplate/spec/template", " of the template")]
    {
        let mut mounts = Counts::default();
        for (member, one, many) in COUNTED {
            let pointer = format!("{root}{member}");
            let (before, after) = (before.at(&pointer), after.at(&pointer));
            known.push(pointer);
            // What is written alike has nothing to count, and most of an object is.
            if before.map(|node| node.text()) == after.map(|node| node.text()) {
                continue;
            }
            let (before, after) = (entries(before), entries(after));
            let containers = member.to_ascii_lowercase().ends_with("containers");
            let mut counts = counted(&before, &after, |old, new| match containers {
                // Mounts are counted for all containers together.
                true => equal_but_for_mounts(old, new),
                false => nocluster::json::equal(old, new),
            });
            for (name, new) in after.iter().filter(|_| containers) {
                let Some(old) = before.get(name) else { continue };
                mounts.add(counted(&mounts_of(*old), &mounts_of(*new), nocluster::json::equal));
            }
            counts.write(one, many, of, &mut parts);
        }
        mounts.write("volume mount", "volume mounts", of, &mut parts);
    }
    let mut others = Vec::new();
    differing(Some(before), Some(after), "", &known, &mut others);
    match others.len() {
        0 => {}
        1..=3 => parts.extend(others.iter().map(|pointer| pointer.trim_start_matches('/').replace('/', "."))),
        many => parts.push(format!("{many} other fields")),
    }
    parts.join(", ")
}

/// Lists and maps whose entries are counted instead of named, with the words for them.
const COUNTED: &[(&str, &str, &str)] = &[
    ("/spec/initContainers", "init container", "init containers"),
    ("/spec/containers", "container", "containers"),
    ("/spec/volumes", "volume", "volumes"),
    ("/spec/imagePullSecrets", "image pull secret", "image pull secrets"),
    ("/spec/tolerations", "toleration", "tolerations"),
    ("/metadata/labels", "label", "labels"),
    ("/metadata/annotations", "annotation", "annotations"),
];

const MOUNTS: &str = "volumeMounts";

/// How many entries were added, changed and removed.
#[derive(Debug, Default)]
struct Counts {
    added: usize,
    changed: usize,
    removed: usize,
}

impl Counts {
    fn add(&mut self, other: Self) {
        self.added += other.added;
        self.changed += other.changed;
        self.removed += other.removed;
    }

    fn write(&mut self, one: &str, many: &str, of: &str, parts: &mut Vec<String>) {
        let Self { added, changed, removed } = *self;
        let words = |count: usize| if count == 1 { one } else { many };
        parts.extend((added > 0).then(|| format!("+{added} {}{of}", words(added))));
        parts.extend((changed > 0).then(|| format!("{changed} {}{of} changed", words(changed))));
        parts.extend((removed > 0).then(|| format!("-{removed} {}{of}", words(removed))));
    }
}

fn counted(
    before: &BTreeMap<String, Node<'_>>,
    after: &BTreeMap<String, Node<'_>>,
    equal: impl Fn(Node<'_>, Node<'_>) -> bool,
) -> Counts {
    let differs = |(name, value): &(&String, &Node<'_>)| before.get(*name).is_some_and(|old| !equal(*old, **value));
    Counts {
        added: after.keys().filter(|name| !before.contains_key(*name)).count(),
        changed: after.iter().filter(differs).count(),
        removed: before.keys().filter(|name| !after.contains_key(*name)).count(),
    }
}

fn equal_but_for_mounts(before: Node<'_>, after: Node<'_>) -> bool {
    let (mut before, mut after) = (entries(Some(before)), entries(Some(after)));
    before.remove(MOUNTS);
    after.remove(MOUNTS);
    let Counts { added, changed, removed } = counted(&before, &after, nocluster::json::equal);
    added + changed + removed == 0
}

fn mounts_of(container: Node<'_>) -> BTreeMap<String, Node<'_>> {
    entries_by(container.member(MOUNTS), "mountPath")
}

/// The members of a map by key, the elements of a list by `name` where they have one.
fn entries(node: Option<Node<'_>>) -> BTreeMap<String, Node<'_>> {
    entries_by(node, "name")
}

fn entries_by<'a>(node: Option<Node<'a>>, key: &str) -> BTreeMap<String, Node<'a>> {
    let Some(node) = node else { return BTreeMap::new() };
    match node.kind() {
        Kind::Object => node.members().map(|member| (member.name().into_owned(), member.value)).collect(),
        _ => node
            .elements()
            .enumerate()
            .map(|(index, element)| {
                let name = element.member(key).and_then(|name| name.as_str());
                (name.map_or_else(|| index.to_string(), |name| name.into_owned()), element)
            })
            .collect(),
    }
}

/// Pointers of the values that differ and are not counted; not deeper than three levels.
fn differing(before: Option<Node<'_>>, after: Option<Node<'_>>, at: &str, known: &[String], found: &mut Vec<String>) {
    if known.iter().any(|pointer| pointer == at) {
        return;
    }
    match (before, after) {
        (Some(one), Some(other)) if one.text() == other.text() => {}
        // Below equal objects nothing is found either.
        (Some(one), Some(other)) if one.kind() == Kind::Object && other.kind() == Kind::Object && may_go_deeper(at) => {
            let (before, after) = (entries(Some(one)), entries(Some(other)));
            let names: std::collections::BTreeSet<&String> = before.keys().chain(after.keys()).collect();
            for name in names {
                let at = format!("{at}/{name}");
                differing(before.get(name).copied(), after.get(name).copied(), &at, known, found);
            }
        }
        (Some(one), Some(other)) if nocluster::json::equal(one, other) => {}
        _ => found.push(at.to_owned()),
    }
}

/// Six levels reach the containers of a CronJob's template.
fn may_go_deeper(at: &str) -> bool {
    at.matches('/').count() < 6
}

#[cfg(test)]
mod tests {
    use nocluster::json::Document;

    use super::changes;

    fn json(text: &str) -> Document {
        Document::parse(text.as_bytes().to_vec()).unwrap()
    }

    #[test]
    fn changes_are_counted_where_there_are_many_of_a_kind_and_named_where_not() {
        let counted = |before: &str, after: &str| changes(json(before).root(), json(after).root());
        assert_eq!(
            counted(
                r#"{"metadata": {"annotations": {"a": "1", "b": "2"}}, "spec": {"containers": [{"name": "web", "image": "x"}], "replicas": 1}}"#,
                r#"{"metadata": {"annotations": {"a": "1", "b": "3", "c": "4"}}, "spec": {"containers": [{"name": "web", "image": "y"}, {"name": "p"}], "replicas": 3}}"#
            ),
            "+1 container, 1 container changed, +1 annotation, 1 annotation changed, spec.replicas"
        );
        assert_eq!(
            counted(
                r#"{"spec": {"template": {"spec": {"containers": [{"name": "web"}]}}}}"#,
                r#"{"spec": {"template": {"spec": {"containers": [{"name": "web"}], "volumes": [{"name": "v"}, {"name": "w"}]}}}}"#
            ),
            "+2 volumes of the template"
        );
        assert_eq!(counted(r#"{"data": {"a": "1"}}"#, r#"{"data": {"a": "2"}}"#), "data.a");
    }
}
