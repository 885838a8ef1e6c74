//! Clusters and requests drawn from bytes.

use nocluster::admission::{Condition, ConditionResult, Conditions, Operation, PluginSet, Request};
use nocluster::json::Document;
use nocluster::meta::{Gvk, Gvr, UserInfo};
use serde_json::{Value, json};

/// Choices drawn from bytes; when they run out, the first of everything.
pub(super) struct Draw<'a> {
    pub(super) bytes: &'a [u8],
}

impl Draw<'_> {
    pub(super) fn below(&mut self, limit: usize) -> usize {
        let Some((first, rest)) = self.bytes.split_first() else { return 0 };
        self.bytes = rest;
        usize::from(*first) % limit
    }

    fn of<T: Clone>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())].clone()
    }

    fn some<T: Clone>(&mut self, choices: &[T]) -> Vec<T> {
        (0..self.below(3)).map(|_| self.of(choices)).collect()
    }

    pub(super) fn labels(&mut self) -> Value {
        let labels = self.some(&[("a", "1"), ("a", "2"), ("b", "1"), ("b", "")]);
        labels
            .into_iter()
            .map(|(name, value)| (name.to_owned(), json!(value)))
            .collect::<serde_json::Map<_, _>>()
            .into()
    }

    fn selector(&mut self) -> Value {
        match self.below(12) {
            0..=6 => json!({}),
            7 => Value::Null,
            8 | 9 => json!({"matchLabels": self.labels()}),
            _ => {
                let expression = |draw: &mut Self| {
                    let operator = draw.of(&["NotIn", "DoesNotExist", "In", "Exists", "NotIn", "DoesNotExist", "Near"]);
                    let values = if draw.below(8) == 0 || operator.starts_with(['I', 'N']) {
                        draw.some(&["1", "2", ""])
                    } else {
                        vec![]
                    };
                    json!({"key": draw.of(&["a", "b", "a/b/c"]), "operator": operator, "values": values})
                };
                let count = 1 + self.below(2);
                json!({"matchExpressions": (0..count).map(|_| expression(self)).collect::<Vec<_>>()})
            }
        }
    }

    fn rule(&mut self) -> Value {
        let some = |draw: &mut Self, choices: &[&'static str]| {
            let mut list = draw.some(choices);
            // The first of each is a wildcard.
            list.push(if draw.below(2) == 0 { choices[0] } else { draw.of(choices) });
            list
        };
        let mut rule = json!({
            "operations": some(self, &["*", "CREATE", "UPDATE", "DELETE"]),
            "apiGroups": some(self, &["*", "", "apps", "example.com", "events.k8s.io", "autoscaling"]),
            "apiVersions": some(self, &["*", "v1", "v2", "v1beta1"]),
            "resources": some(self, &["*/*", "*", "pods", "namespaces", "widgets", "widgets/*", "*/scale", "widgets/status", "events", "horizontalpodautoscalers"]),
        });
        match self.below(5) {
            0 => rule["scope"] = json!("Namespaced"),
            1 => rule["scope"] = json!("Cluster"),
            2 => rule["scope"] = json!("*"),
            _ => (),
        }
        rule
    }

    pub(super) fn hook(&mut self, name: &str) -> Value {
        let mut hook = json!({
            "name": name,
            "clientConfig": {"url": "https://h"},
            "namespaceSelector": self.selector(),
            "objectSelector": self.selector(),
            "matchPolicy": self.of(&["Equivalent", "Exact"]),
            "failurePolicy": self.of(&["Fail", "Ignore"]),
            "rules": (0..self.of(&[1, 2, 3, 0])).map(|_| self.rule()).collect::<Vec<_>>(),
            "sideEffects": "None",
            "admissionReviewVersions": ["v1"],
        });
        if self.below(3) == 0 {
            hook["matchConditions"] = json!([{"name": "x", "expression": "x"}, {"name": "y", "expression": "y"}]);
        }
        hook
    }

    pub(super) fn condition(&mut self) -> Condition {
        Condition::Always(match self.below(4) {
            0 | 1 => ConditionResult::True,
            2 => ConditionResult::False,
            _ => ConditionResult::Error(self.of(&["e", "f"]).to_owned()),
        })
    }

    pub(super) fn request(&mut self) -> Request {
        let endpoints = [
            ("", "v1", "pods", "", "Pod"),
            ("example.com", "v1", "widgets", "", "Widget"),
            ("example.com", "v2", "widgets", "status", "Widget"),
            ("example.com", "v1", "widgets", "scale", "Scale"),
            ("", "v1", "namespaces", "", "Namespace"),
            ("", "v1", "namespaces", "finalize", "Namespace"),
            ("", "v1", "events", "", "Event"),
            ("autoscaling", "v1", "horizontalpodautoscalers", "", "HorizontalPodAutoscaler"),
        ];
        let (group, version, resource, sub_resource, kind) = self.of(&endpoints);
        let kind = if kind == "Scale" { Gvk::new("autoscaling", "v1", kind) } else { Gvk::new(group, version, kind) };
        let side = |draw: &mut Self| {
            (draw.below(3) > 0).then(|| Document::from(&json!({"metadata": {"name": "n", "labels": draw.labels()}})))
        };
        Request {
            dropped: Vec::new(),
            warnings: Vec::new(),
            kind,
            resource: Gvr::new(group, version, resource),
            sub_resource: sub_resource.to_owned(),
            name: self.of(&["", "n"]).to_owned(),
            namespace: self.of(&["shop", "lost", ""]).to_owned(),
            operation: self.of(&[Operation::Create, Operation::Update, Operation::Delete]),
            user_info: UserInfo::default(),
            object: side(self),
            old_object: side(self),
            written: None,
            recorded: false,
            by_update: false,
            dry_run: false,
            options: None,
            conditions: Conditions::new(),
            uids: Vec::new(),
            names: Vec::new(),
            sent: None,
            decoded: None,
            suffixes: Vec::new(),
            now: None,
            object_uid: None,
            plugins: PluginSet::webhooks(),
            assumed: Vec::new(),
        }
    }
}
