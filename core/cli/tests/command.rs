//! The command, run in process over folders of its own; what it prints is compared with files that a person has read
//! (`tests/snapshots`). `UPDATE_SNAPSHOTS=1 cargo test -p nocluster-cli --test command` writes them again.
#![expect(clippy::unwrap_used, reason = "a test says what is wrong by failing")]
#![expect(clippy::disallowed_methods, reason = "the command reads files, so its tests write them")]

mod command {
    pub(crate) mod admit;
    pub(crate) mod bad_input;
    pub(crate) mod capacity;
    pub(crate) mod cni;
    pub(crate) mod corefile;
    pub(crate) mod default;
    pub(crate) mod lookup;
    pub(crate) mod matching;
    pub(crate) mod names;
    pub(crate) mod patching;
    pub(crate) mod resolvconf;
    pub(crate) mod review;
    pub(crate) mod wire;
}

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use nocluster_cli::Console;

/// A folder that is gone when the test is over.
struct Folder {
    path: PathBuf,
}

impl Folder {
    fn new() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("nocluster-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).unwrap();
        Folder { path }
    }

    fn with(self, name: &str, text: impl AsRef<[u8]>) -> Self {
        let path = self.path.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
        self
    }

    /// Runs the command; an argument that begins with `@` names a file of the folder.
    fn run(&self, args: &str) -> Ran {
        self.run_on(args, "", None, false)
    }

    fn run_on(&self, args: &str, stdin: &str, width: Option<usize>, color: bool) -> Ran {
        let args = args.split_whitespace().map(|arg| match arg.strip_prefix('@') {
            Some(name) => self.path.join(name).into_os_string(),
            None => arg.into(),
        });
        let (mut stdin, mut stdout, mut stderr) = (stdin.as_bytes(), Vec::new(), Vec::new());
        let mut console =
            Console { stdin: &mut stdin, stdout: &mut stdout, stderr: &mut stderr, width, color, failed: None };
        let code = nocluster_cli::main(std::iter::once("nocluster".into()).chain(args), &mut console);
        let clean =
            |bytes: Vec<u8>| String::from_utf8(bytes).unwrap().replace(&format!("{}/", self.path.display()), "");
        Ran { code, stdout: clean(stdout), stderr: clean(stderr) }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.path);
    }
}

/// What a run of the command left.
#[derive(Debug)]
struct Ran {
    code: i32,
    stdout: String,
    stderr: String,
}

impl Ran {
    /// Compares everything with `tests/snapshots/NAME.txt`.
    #[track_caller]
    fn is(&self, name: &str) {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/snapshots/{name}.txt"));
        let errors =
            if self.stderr.is_empty() { String::new() } else { format!("--- standard error\n{}", self.stderr) };
        let text = format!("{}{errors}--- exit code {}\n", self.stdout, self.code);
        if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, &text).unwrap();
        }
        let known = std::fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(text, known, "differs from {}", path.display());
    }

    #[track_caller]
    fn fails(&self, code: i32, stderr: &str) {
        assert_eq!((self.code, self.stderr.as_str(), self.stdout.as_str()), (code, stderr, ""));
    }
}

const POD: &str = "\
apiVersion: v1
kind: Pod
metadata:
  name: web
  namespace: shop
spec:
  containers:
  - name: web
    image: nginx
";

/// Namespace `shop` with the Service `web`.
const SHOP: &str = include_str!("shop.yaml");

const CLUSTER: &str = "\
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    vault: 'off'
---
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata:
  name: injectors
webhooks:
- name: sidecar.example.com
  clientConfig:
    service: {name: injector, namespace: mesh}
  rules: &pods
  - {operations: [CREATE], apiGroups: [''], apiVersions: [v1], resources: [pods]}
  sideEffects: None
  admissionReviewVersions: [v1]
- name: vault.example.com
  clientConfig: {url: https://vault.example.com/mutate}
  rules: *pods
  namespaceSelector: {matchLabels: {vault: 'on'}}
  sideEffects: None
  admissionReviewVersions: [v1]
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata:
  name: guards
webhooks:
- name: images.example.com
  clientConfig: {url: https://guard.example.com/validate}
  rules:
  - {operations: [CREATE, UPDATE], apiGroups: ['', apps], apiVersions: [v1], resources: [pods, deployments]}
  sideEffects: None
  admissionReviewVersions: [v1]
";
