//! Writes the seeds of every fuzz target to `corpus/<target>/`.

#![expect(clippy::disallowed_methods, reason = "seeds are files")]

use std::path::Path;

fn main() -> std::io::Result<()> {
    for (target, _) in nocluster_fuzz::PROPERTIES {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(target);
        std::fs::create_dir_all(&folder)?;
        for (number, seed) in nocluster_fuzz::seeds::of(target).iter().enumerate() {
            std::fs::write(folder.join(format!("seed-{number}")), seed)?;
        }
    }
    Ok(())
}
