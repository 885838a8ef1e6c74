# Sourced: builds the programs that ask the real resolvers, into $programs. `run.sh` and `vectors.sh` begin with it.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../../../.." && pwd)
programs=$root/build/libc
mkdir -p "$programs"
[ "$(id -u)" = 0 ] || { echo "oracle libc: root is needed, for namespaces of the test's own" >&2; exit 1; }
unshare -n -m -u true || { echo "oracle libc: \`unshare -n -m -u\` is needed" >&2; exit 1; }
rustup target list --installed | grep -qx x86_64-unknown-linux-musl || rustup target add x86_64-unknown-linux-musl
for libc in glibc musl; do
  target=x86_64-unknown-linux-$([ $libc = glibc ] && echo gnu || echo musl)
  (cd "$here/resolve" && CARGO_TARGET_DIR="$root/target/resolve" cargo build -q --release --target "$target")
  cp "$root/target/resolve/$target/release/nocluster-resolve" "$programs/$libc"
done
(cd "$here/go" && CGO_ENABLED=0 GOTOOLCHAIN=go1.26.8 "${GO:-go}" build -o "$programs/go" .)
