//! Builds the files of the npm package: `nocluster-wasm-pack MODULES_FOLDER JS_FOLDER OUT_FOLDER`.
//!
//! The same WebAssembly modules serve Node, bundlers and the web; only the glue around them differs. The face, written
//! by hand in `js/`, is copied beside the glue, once as an ES module and once as CommonJS.
#![expect(clippy::disallowed_methods, reason = "a build tool reads its arguments and writes files")]
#![expect(clippy::print_stderr, reason = "a build tool tells its user what failed")]

mod order;

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// The modules: the file that cargo makes, the name in the package, and the beginning of the glue's names.
const MODULES: [(&str, &str, &str); 4] = [
    ("nocluster_wasm", "nocluster", "glue"),
    ("nocluster_wasm_dns", "nocluster_dns", "glue-dns"),
    ("nocluster_wasm_ipam", "nocluster_ipam", "glue-ipam"),
    ("nocluster_wasm_yaml", "nocluster_yaml", "glue-yaml"),
];

/// The parts of the face that Node needs as CommonJS too.
const TWINS: &[&str] = &["border", "cluster", "face", "json", "operations", "parts", "yaml-face"];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [modules, js, out] = arguments.as_slice() else {
        eprintln!("usage: nocluster-wasm-pack MODULES_FOLDER JS_FOLDER OUT_FOLDER");
        return ExitCode::from(2);
    };
    match pack(Path::new(modules), Path::new(js), Path::new(out)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("nocluster-wasm-pack: {error}");
            ExitCode::FAILURE
        }
    }
}

fn pack(modules: &Path, js: &Path, out: &Path) -> Outcome<()> {
    if out.exists() {
        std::fs::remove_dir_all(out)?;
    }
    for (file, name, prefix) in MODULES {
        glue(&modules.join(format!("{file}.wasm")), name, prefix, out)?;
    }

    for entry in std::fs::read_dir(js)? {
        let path = entry?.path();
        let name = path.file_name().ok_or("a file without a name")?;
        std::fs::copy(&path, out.join(name))?;
    }
    std::fs::write(out.join("operations.js"), operations())?;
    for name in TWINS {
        let text = std::fs::read_to_string(out.join(format!("{name}.js")))?;
        std::fs::write(out.join(format!("{name}.cjs")), common_js(&text)?)?;
    }
    // CommonJS takes its types from files of their own names.
    for name in ["common", "patch", "admission", "dns", "ipam", "index", "yaml"] {
        let text = std::fs::read_to_string(js.join(format!("{name}.d.ts")))?;
        std::fs::write(out.join(format!("{name}.d.cts")), text.replace(".js'", ".cjs'"))?;
    }
    Ok(())
}

/// The names of the operations, of which the face makes its functions before the module is loaded.
fn operations() -> String {
    let mut out =
        "// Written by nocluster-wasm-pack: the operations of this version.\nconst OPERATIONS = [\n".to_owned();
    for operation in nocluster::wire::ops() {
        out.push_str(&format!("  '{}',\n", operation.op));
    }
    out.push_str("];\n\nexport { OPERATIONS };\n");
    out
}

/// An ES module as CommonJS: imports of named things from beside it, and one export at its end.
fn common_js(text: &str) -> Outcome<String> {
    let mut out = String::new();
    for line in text.lines() {
        if let Some(rest) = line.strip_prefix("import ") {
            let (names, file) = rest.split_once(" from './").ok_or("an import that is not `{ .. } from './..'`")?;
            let file = file.strip_suffix(".js';").ok_or("an import that does not end with `.js';`")?;
            out.push_str(&format!("const {names} = require('./{file}.cjs');\n"));
        } else if let Some(names) = line.strip_prefix("export ") {
            out.push_str(&format!("module.exports = {names}\n"));
        } else {
            out.push_str(line);
            out.push('\n');
        }
    }
    Ok(out)
}

/// Writes the glue of all three targets, named after `prefix`, and one copy of the module where each looks for it:
/// beside itself.
fn glue(module: &Path, name: &str, prefix: &str, out: &Path) -> Outcome<()> {
    let glue = out.join("glue");
    let generate =
        |target: &str, set: fn(&mut Bindgen) -> Outcome<&mut Bindgen>| generate(module, name, &glue.join(target), set);
    let node = generate("node", |bindgen| Ok(bindgen.nodejs(true)?.reset_state_function(true)))?;
    let web = generate("web", |bindgen| Ok(bindgen.web(true)?.reset_state_function(true)))?;
    let bundler = generate("bundler", |bindgen| Ok(bindgen.bundler(true)?))?;
    for (target, bytes) in [("web", &web), ("bundler", &bundler)] {
        if *bytes != node {
            return Err(format!("the module for {target} differs from the one for node").into());
        }
    }
    std::fs::write(out.join(format!("{name}_bg.wasm")), order::by_likeness(&node)?)?;
    for (from, to) in [
        (format!("node/{name}.js"), format!("{prefix}-node.cjs")),
        (format!("web/{name}.js"), format!("{prefix}-web.js")),
        (format!("bundler/{name}.js"), format!("{prefix}-bundler.js")),
        (format!("bundler/{name}_bg.js"), format!("{name}_bg.js")),
    ] {
        std::fs::rename(glue.join(from), out.join(to))?;
    }
    std::fs::remove_dir_all(&glue)?;
    Ok(())
}

/// Writes the glue of one target and returns the bytes of the module.
fn generate(
    module: &Path,
    name: &str,
    out: &Path,
    target: impl FnOnce(&mut Bindgen) -> Outcome<&mut Bindgen>,
) -> Outcome<Vec<u8>> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(module)
        .out_name(name)
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        // Without the default path `init()` of the web target finds no module.
        .omit_default_module_path(false);
    target(&mut bindgen)?;
    bindgen.generate(out)?;
    Ok(std::fs::read(out.join(format!("{name}_bg.wasm")))?)
}
