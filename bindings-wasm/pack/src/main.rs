//! Builds the files of the npm package: `nocluster-wasm-pack MODULE.wasm JS_FOLDER OUT_FOLDER`.
//!
//! One WebAssembly module serves Node, bundlers and the web; only the glue around it differs. The face, written by
//! hand in `js/`, is copied beside the glue, once as an ES module and once as CommonJS.
#![expect(clippy::disallowed_methods, reason = "a build tool reads its arguments and writes files")]
#![expect(clippy::print_stderr, reason = "a build tool tells its user what failed")]

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// The last line of the face, which makes it an ES module.
const ES_EXPORT: &str = "export { makeFace, NoclusterError };\n";
/// What stands there in its CommonJS twin.
const CJS_EXPORT: &str = "module.exports = { makeFace, NoclusterError };\n";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [module, js, out] = arguments.as_slice() else {
        eprintln!("usage: nocluster-wasm-pack MODULE.wasm JS_FOLDER OUT_FOLDER");
        return ExitCode::from(2);
    };
    match pack(Path::new(module), Path::new(js), Path::new(out)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("nocluster-wasm-pack: {error}");
            ExitCode::FAILURE
        }
    }
}

fn pack(module: &Path, js: &Path, out: &Path) -> Outcome<()> {
    if out.exists() {
        std::fs::remove_dir_all(out)?;
    }
    let glue = out.join("glue");
    let node = generate(module, &glue.join("node"), |bindgen| Ok(bindgen.nodejs(true)?.reset_state_function(true)))?;
    let web = generate(module, &glue.join("web"), |bindgen| Ok(bindgen.web(true)?.reset_state_function(true)))?;
    let bundler = generate(module, &glue.join("bundler"), |bindgen| Ok(bindgen.bundler(true)?))?;
    for (name, bytes) in [("web", &web), ("bundler", &bundler)] {
        if *bytes != node {
            return Err(format!("the module for {name} differs from the one for node").into());
        }
    }

    // One copy of the module, where the glue of all three targets looks for it: beside itself.
    std::fs::write(out.join("nocluster_bg.wasm"), node)?;
    for (from, to) in [
        ("node/nocluster.js", "glue-node.cjs"),
        ("web/nocluster.js", "glue-web.js"),
        ("bundler/nocluster.js", "glue-bundler.js"),
        ("bundler/nocluster_bg.js", "nocluster_bg.js"),
    ] {
        std::fs::rename(glue.join(from), out.join(to))?;
    }
    std::fs::remove_dir_all(&glue)?;

    for name in ["node.cjs", "node.js", "web.js", "bundler.js", "face.js"] {
        std::fs::copy(js.join(name), out.join(name))?;
    }
    let face = std::fs::read_to_string(js.join("face.js"))?;
    let body = face.strip_suffix(ES_EXPORT).ok_or("face.js does not end with its one export")?;
    std::fs::write(out.join("face.cjs"), format!("{body}{CJS_EXPORT}"))?;
    for name in ["index.d.ts", "web.d.ts"] {
        std::fs::copy(js.join(name), out.join(name))?;
    }
    // CommonJS takes its types from a file of its own name.
    std::fs::copy(js.join("index.d.ts"), out.join("index.d.cts"))?;
    Ok(())
}

/// Writes one target's glue and gives the module's bytes.
fn generate(module: &Path, out: &Path, target: impl FnOnce(&mut Bindgen) -> Outcome<&mut Bindgen>) -> Outcome<Vec<u8>> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(module)
        .out_name("nocluster")
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        // Without the default path `init()` of the web target finds no module.
        .omit_default_module_path(false);
    target(&mut bindgen)?;
    bindgen.generate(out)?;
    Ok(std::fs::read(out.join("nocluster_bg.wasm"))?)
}
