//! `ipam.cni`: what an IPAM plugin answers to calls, and what it does to the directory of its network.

use std::borrow::Cow;

use serde::Serialize;

use super::directory::{store, text, texts, wrong};
use super::host_local_conf::plugins;
use crate::ipam::host_local::Store;
use crate::ipam::{Env, Flag, Invocation, IpamNeed, Op, Outcome, Plugin, PluginReason, Profile, Refusal, Reply, call};
use crate::wire::answer::Answer;
use crate::wire::error::{Answered, Failure, WireError};
use crate::wire::input::{Input, Nulls, pointer};
use crate::wire::operation::{COMPLETE, Member, MemberKind, Operation, RELEASE, Verdict, optional, verdict, worst};
use crate::wire::said::Missing;

const CALL: [Member; 2] = [
    optional("env", MemberKind::Object, "the environment of the call: `{\"CNI_COMMAND\": \"ADD\"}`"),
    optional("stdin", MemberKind::String, "the configuration on standard input"),
];

/// From the best to the worst.
pub(super) const VERDICTS: [Verdict; 8] = [
    verdict("valid", 0),
    verdict("released", 0),
    verdict("granted", 0),
    verdict("invalid", 1),
    verdict("refused", 1),
    verdict("exhausted", 1),
    verdict("crashed", 1),
    verdict("unknown", 3),
];

pub(crate) const CNI: Operation = Operation {
    op: "ipam.cni",
    line: "what an IPAM plugin prints when it is called, and what it does to the directory of its network",
    members: &[
        &CALL,
        &[
            optional("calls", MemberKind::List, "calls in sequence over one directory, each with `env` and `stdin`"),
            optional("store", MemberKind::Raw, "the network's directory: names of files to texts; null: there is none"),
            optional("files", MemberKind::Object, "other files of the node: paths to texts; null: there is none"),
            optional("plugins", MemberKind::String, "the line of the CNI plugins: `1.10` (default), `1.9`, `1.1`"),
            optional(
                "plugin",
                MemberKind::String,
                "the plugin: `host-local`, `static`; default: the one that `ipam.type` names",
            ),
            optional(
                "profile",
                MemberKind::String,
                "`compat` (default): as the plugin is; `safe`: without what does harm; `safe-idempotent`",
            ),
            optional("netnsIsOwn", MemberKind::Bool, "whether the container's network namespace is the plugin's own"),
            RELEASE,
            COMPLETE,
        ],
    ],
    verdicts: &VERDICTS,
    refusals: &[],
};

pub(crate) fn cni(input: &Input<'_>) -> Answered {
    let release = input.release()?;
    input.words("complete", crate::objects::Complete::ALL)?;
    let env = env(input)?;
    let invocations = invocations(input)?;
    let mut history = History { store: store(input, "store")?, directory: None, needs: Vec::new() };
    let replies: Vec<_> = invocations.iter().map(|invocation| history.call(invocation, &env)).collect();
    let shown: Vec<_> = replies.iter().map(Shown::of).collect();
    let mut answer = Answer::plain(release);
    answer.value("plugins", &env.plugins, &[]);
    if env.profile != Profile::Compat {
        answer.value("profile", &env.profile, &[]);
    }
    if input.node("calls").is_none() {
        answer
            .members(shown.first().map(|shown| serde_json::to_vec(shown).unwrap_or_default()).unwrap_or_default(), &[]);
    } else {
        let worst = worst(&VERDICTS, shown.iter().map(|shown| shown.verdict));
        answer.value("verdict", &worst.unwrap_or("valid"), &[]).value("replies", &shown, &[]);
    }
    // After a call that is unknown, so is the directory.
    if let (Some(store), true) = (&history.store, history.needs.is_empty()) {
        answer.json("store", text(store), &[]);
    }
    Ok(answer.finish())
}

fn env(input: &Input<'_>) -> Result<Env, Failure> {
    let plugin = input.word("plugin", &Plugin::ALL.map(|plugin| (plugin.as_str(), plugin)))?;
    let mut env = Env { plugin, netns_is_own: input.flag("netnsIsOwn"), ..Env::default() };
    env.plugins = plugins(input)?;
    env.profile = input.word("profile", &Profile::ALL.map(|profile| (profile.as_str(), profile)))?.unwrap_or_default();
    for file in input.node("files").into_iter().flat_map(|files| files.members()) {
        let path = file.name();
        let content = file.value.as_str().map(|text| text.into_owned().into_bytes());
        if content.is_none() && !file.value.is_null() {
            return Err(wrong(pointer(&input.place("files"), &path), "a string or null", file.value));
        }
        env.files.insert(path.into_owned(), content);
    }
    Ok(env)
}

fn invocations(input: &Input<'_>) -> Result<Vec<Invocation>, Failure> {
    let Some(calls) = input.node("calls") else { return Ok(vec![invocation(input)?]) };
    if let Some(member) = ["env", "stdin"].into_iter().find(|member| input.node(member).is_some()) {
        return Err(WireError::MemberConflict { at: input.place(member), member, first: "calls" }.into());
    }
    let each = calls.elements().enumerate().map(|(index, node)| {
        let at = format!("{}/{index}", input.place("calls"));
        invocation(&Input::read_members(node, at, &CALL, Nulls::Refused)?)
    });
    each.collect()
}

fn invocation(input: &Input<'_>) -> Result<Invocation, Failure> {
    let env = input.node("env").map(|node| texts(node, &input.place("env"))).transpose()?.unwrap_or_default();
    let stdin = input.string("stdin").map_or_else(Vec::new, |text| Cow::into_owned(text).into_bytes());
    Ok(Invocation { env: env.into_iter().collect(), stdin })
}

/// The directory between the calls.
struct History {
    /// `None`: not given.
    store: Option<Store>,
    /// Its path, as the first call that comes to it says.
    directory: Option<String>,
    /// What an earlier call lacked: from there on the directory is unknown.
    needs: Vec<IpamNeed>,
}

impl History {
    fn call(&mut self, invocation: &Invocation, env: &Env) -> Reply {
        let mut reply = call(invocation, self.store.as_ref().unwrap_or(&Store::default()), env);
        let Some(directory) = reply.directory.take() else { return reply };
        let of = self.directory.get_or_insert_with(|| directory.clone());
        if self.needs.is_empty() && (self.store.is_none() || *of != directory) {
            self.needs.push(IpamNeed::Directory { path: directory });
        }
        if let Outcome::Unknown(needs) = &reply.decision.outcome
            && self.needs.is_empty()
        {
            self.needs.clone_from(needs);
        }
        if self.needs.is_empty() {
            if let Some(store) = &mut self.store {
                store.apply(&reply.decision.ops);
            }
        } else {
            reply.decision.outcome = Outcome::Unknown(self.needs.clone());
        }
        reply
    }
}

/// A reply as the wire shows it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown<'r> {
    verdict: &'static str,
    #[serde(flatten)]
    said: Option<Said<'r>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unknown: Option<Missing<'r, IpamNeed>>,
}

/// What a known reply says.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Said<'r> {
    stdout: &'r str,
    stderr: &'r str,
    exit_code: u8,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    text_unknown: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<Reason<'r>>,
    ops: &'r [Op],
    #[serde(skip_serializing_if = "<[Flag]>::is_empty")]
    flags: &'r [Flag],
}

/// A reason with its sentence.
#[derive(Serialize)]
struct Reason<'r> {
    #[serde(flatten)]
    facts: Facts<'r>,
    text: String,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Facts<'r> {
    Reason(&'r PluginReason),
    Refusal(&'r Refusal),
}

impl<'r> Shown<'r> {
    fn of(reply: &'r Reply) -> Self {
        let decision = &reply.decision;
        let verdict = reply.verdict();
        if let Outcome::Unknown(needs) = &decision.outcome {
            return Self { verdict, said: None, unknown: Some(Missing::of(needs)) };
        }
        let reason = match (&decision.outcome, &decision.reason) {
            (Outcome::Refused(refusal), _) => {
                Some(Reason { facts: Facts::Refusal(refusal), text: refusal.to_string() })
            }
            (_, Some(reason)) => Some(Reason { facts: Facts::Reason(reason), text: reason.to_string() }),
            (_, None) => None,
        };
        let said = Said {
            stdout: &reply.stdout,
            stderr: &reply.stderr,
            exit_code: reply.exit_code,
            text_unknown: reply.is_text_unknown(),
            reason,
            ops: &decision.ops,
            flags: &decision.flags,
        };
        Self { verdict, said: Some(said), unknown: None }
    }
}
