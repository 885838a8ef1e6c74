//! What the verbs about cluster DNS have in common: the cluster, the Corefile, and the question as input of an operation.

use std::path::{Path, PathBuf};

use nocluster::json::{Document, Writer};
use nocluster::objects::{Complete, Objects, ObjectsError};
use nocluster::release::{CoreDns, Release};

use crate::complete::complete;
use crate::console::Console;
use crate::dns_args::AboutDns;
use crate::given_by;
use crate::imports::OnDisk;
use crate::load::{Loaded, Loader};
use crate::machine::Machine;
use crate::place::found;
use crate::refusal::Refusal;

/// The kinds that answers about DNS use.
const USED: [Complete; 5] =
    [Complete::Namespaces, Complete::Services, Complete::EndpointSlices, Complete::Pods, Complete::ServiceImports];

/// Begins the input of an operation: the objects, what is complete, and the versions. Beside it the objects, in the order of
/// the input.
pub(crate) fn input(
    asked: &AboutDns,
    loader: &mut Loader,
    console: &mut Console<'_>,
) -> Result<(Writer, Vec<Loaded>), Refusal> {
    let mut input = Writer::new();
    input.begin_object().key("objects").begin_array();
    let (mut given, mut stored) = (Objects::default(), Vec::new());
    for path in &asked.cluster {
        let layer = loader.objects(std::slice::from_ref(path), console)?;
        let documents: Vec<_> = layer.iter().map(|object| object.document.clone()).collect();
        stored.extend(layer);
        let at_fault =
            |error: ObjectsError| Refusal(given_by::told(Some(error.at().as_str()), &error.to_string(), &stored));
        given.add_layer(&documents).map_err(at_fault)?;
    }
    let mut objects = Vec::new();
    for object in given.iter() {
        input.raw(object.with_kind().text());
        objects.extend(found(&object.at, &stored).map(|(loaded, _)| loaded.clone()));
    }
    input.end_array();
    let complete = complete(&asked.complete, &USED, &given, asked.quiet, console)?;
    if !complete.is_empty() {
        input.key("complete").begin_array();
        for word in complete {
            input.string(word.as_str());
        }
        input.end_array();
    }
    for (key, value) in [("release", &asked.release), ("coredns", &asked.coredns)] {
        if let Some(value) = value {
            input.key(key).string(value);
        }
    }
    Ok((input, objects))
}

/// Adds the Corefile, as a text or in its ConfigMap as `kubectl get -o json` or `-o yaml` prints it, and the machine that
/// loads it.
pub(crate) fn corefile(
    input: &mut Writer,
    path: Option<&PathBuf>,
    machine: &Machine,
    coredns: Option<&str>,
    loader: &mut Loader,
    console: &mut Console<'_>,
) -> Result<(), Refusal> {
    let mut given = machine.read(loader, console)?;
    if let Some(path) = path {
        let (source, text) = loader.text(path, console)?;
        if let Some(map) = config_map(&source, &text, loader, console) {
            input.key("configMap").raw(map.text());
        } else {
            no_other_object(&source, &text, loader, console)?;
            let text = String::from_utf8(text).map_err(|_| Refusal(format!("{source}: the Corefile is not UTF-8")))?;
            let coredns = coredns.and_then(|line| CoreDns::parse(line).ok()).unwrap_or_default();
            let corefile = OnDisk { text: &text, file: path, path: &name(path), coredns };
            corefile.add_imports(&mut given, loader, console)?;
            input.key("corefile").string(&text).key("path").string(corefile.path);
        }
    }
    given.write(input);
    Ok(())
}

/// Adds the replies of other servers: a file with one object.
pub(crate) fn upstream(
    input: &mut Writer,
    path: Option<&PathBuf>,
    loader: &mut Loader,
    console: &mut Console<'_>,
) -> Result<(), Refusal> {
    let Some(path) = path else { return Ok(()) };
    match loader.values(path, console)?.as_slice() {
        [(document, _)] => {
            input.key("upstream").raw(document.text());
            Ok(())
        }
        _ => Err(Refusal(format!("{}: --upstream takes one object", path.display()))),
    }
}

/// The path that CoreDNS's messages would name.
fn name(path: &Path) -> String {
    if path == Path::new("-") { "Corefile".to_owned() } else { path.display().to_string() }
}

/// The ConfigMap that a file holds, if it holds one rather than a Corefile.
pub(crate) fn config_map(source: &str, text: &[u8], loader: &Loader, console: &mut Console<'_>) -> Option<Document> {
    let is_map = |text: &[u8]| text.windows(b"ConfigMap".len()).any(|part| part == b"ConfigMap");
    if !is_map(text) {
        return None;
    }
    let documents = loader.documents(source, text, console).ok()?;
    let is_it = |document: &Document| document.at("/kind").is_some_and(|kind| kind.is_str("ConfigMap"));
    documents.into_iter().map(|(document, _)| document).find(is_it)
}

/// Refuses an object of Kubernetes that is not the ConfigMap of a Corefile: no Corefile reads as one.
pub(crate) fn no_other_object(
    source: &str,
    text: &[u8],
    loader: &Loader,
    console: &mut Console<'_>,
) -> Result<(), Refusal> {
    if !text.windows(b"apiVersion".len()).any(|part| part == b"apiVersion") {
        return Ok(());
    }
    let documents = loader.documents(source, text, console).unwrap_or_default();
    let kind = |(document, _): &(Document, _)| {
        document.at("/apiVersion")?;
        Some(document.at("/kind")?.as_str()?.into_owned())
    };
    match documents.iter().find_map(kind) {
        Some(kind) => Err(Refusal(format!("{source}: this is a {kind}, neither a Corefile nor the ConfigMap of one"))),
        None => Ok(()),
    }
}

/// The CoreDNS line of an answer, with the one that the release installs if that is another.
pub(crate) fn lines(answer: &Document) -> String {
    let text = |pointer: &str| answer.at(pointer).and_then(|node| node.as_str()).unwrap_or_default().into_owned();
    let (coredns, release) = (text("/ok/coredns"), text("/ok/release"));
    let installed = Release::parse(&release).ok().and_then(CoreDns::installed_by).map(|line| line.to_string());
    match installed.filter(|installed| *installed != coredns) {
        Some(installed) => format!("CoreDNS {coredns} (Kubernetes {release} installs {installed})"),
        None => format!("CoreDNS {coredns}"),
    }
}
