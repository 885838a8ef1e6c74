"""Whether files import each other in a circle.

    python3 .ci/circles.py core/src core/cli/src      lists the circles and fails if there is one
    python3 .ci/circles.py --self-test                tries itself on small trees

An arrow goes from a file to the file that defines what it names, by `use` or by path. `mod` lines, re-exports (`pub use`), tests and
comments are no arrows, and a name that comes through a facade counts where it is defined.
"""

import re
import sys
import tempfile
from pathlib import Path

DEFINES = re.compile(
    r"^\s*(?:pub(?:\([^)]*\))?\s+)?(?:const\s+|async\s+|unsafe\s+)*"
    r"(?:fn|struct|enum|trait|type|const|static|union|macro_rules!)\s+([A-Za-z_][A-Za-z0-9_]*)", re.M)


def strip(text):
    """The code without comments, strings and test modules."""
    text = re.sub(r"//[^\n]*", "", text)
    text = re.sub(r'r(#+)".*?"\1', '""', text, flags=re.S)
    text = re.sub(r'"(?:\\.|[^"\\])*"', '""', text, flags=re.S)
    text = re.sub(r"#\[cfg\(test\)\]\s*(?:mod\s+\w+|(?:pub(?:\([^)]*\))?\s+)?use\s+[^;]+)\s*;", "", text)
    found = re.search(r"#\[cfg\(test\)\]\s*mod\s+\w+\s*\{", text)
    while found:
        depth, at = 1, found.end()
        while depth and at < len(text):
            depth += {"{": 1, "}": -1}.get(text[at], 0)
            at += 1
        text = text[: found.start()] + text[at:]
        found = re.search(r"#\[cfg\(test\)\]\s*mod\s+\w+\s*\{", text)
    return text


def flatten(tree, prefix=()):
    """The paths of a `use` tree, as (path, local name)."""
    tree = tree.strip()
    if "{" in tree:
        head, rest = tree.split("{", 1)
        path = prefix + tuple(part for part in head.strip().rstrip(":").split("::") if part)
        depth, piece, inner = 0, "", rest.rsplit("}", 1)[0]
        for letter in inner + ",":
            if letter == "," and depth == 0:
                if piece.strip():
                    yield from flatten(piece, path)
                piece = ""
                continue
            depth += {"{": 1, "}": -1}.get(letter, 0)
            piece += letter
        return
    path, _, name = tree.partition(" as ")
    parts = tuple(part for part in path.strip().split("::") if part)
    full = prefix + parts
    if full and full[-1] == "self":
        full = full[:-1]
    if full:
        yield full, (name.strip() or full[-1])


class Tree:
    def __init__(self, root):
        self.files, self.defines, self.facades = {}, {}, {}
        for path in sorted(Path(root).rglob("*.rs")):
            parts = path.relative_to(root).with_suffix("").parts
            if "tests" in parts or parts[0] in ("bin", "main"):
                continue
            module = () if parts == ("lib",) else parts[:-1] if parts[-1] == "mod" else parts
            self.files[module] = strip(path.read_text())
        for module, text in self.files.items():
            self.defines[module] = set(DEFINES.findall(text))
            self.facades[module] = {}
            for line in re.findall(r"\bpub(?:\([^)]*\))?\s+use\s+([^;]+);", text):
                for path, name in flatten(line):
                    self.facades[module][name] = path

    def absolute(self, module, path):
        """A path as one from the crate's root; None if it leads out of the crate."""
        path = list(path)
        if path[0] == "crate":
            return tuple(path[1:])
        if path[0] in ("super", "self"):
            base = list(module)
            while path and path[0] in ("super", "self"):
                if path.pop(0) == "super" and base:
                    base.pop()
            return tuple(base + path)
        if module + (path[0],) in self.files:
            return module + tuple(path)
        return None

    def file_of(self, path, hops=0):
        """The file that defines what a path from the root names."""
        if hops > 20:
            return None
        for end in range(len(path), -1, -1):
            if path[:end] not in self.files:
                continue
            module, rest = path[:end], path[end:]
            if not rest or rest[0] in self.defines[module]:
                return module
            seen = self.facades[module].get(rest[0])
            if seen is not None:
                inner = self.absolute(module, seen)
                return None if inner is None else self.file_of(inner + rest[1:], hops + 1)
            return module
        return None

    def arrows(self):
        for module, text in self.files.items():
            own = re.sub(r"\bpub(?:\([^)]*\))?\s+use\s+[^;]+;", "", text)
            targets, modules = set(), {}
            for line in re.findall(r"\buse\s+([^;]+);", own):
                for path, name in flatten(line):
                    absolute = self.absolute(module, path)
                    if absolute is None:
                        continue
                    if absolute in self.files:
                        # A module alone: what is taken from it is seen where it is used.
                        modules[name] = absolute
                    else:
                        targets.add(self.file_of(absolute))
            body = re.sub(r"\buse\s+[^;]+;", "", own)
            for path in re.findall(r"(?<![:\w])((?:[A-Za-z_]\w*::)+[A-Za-z_]\w*)", body):
                parts = tuple(path.split("::"))
                if parts[0] in modules:
                    targets.add(self.file_of(modules[parts[0]] + parts[1:]))
                elif parts[0] in ("crate", "super", "self"):
                    absolute = self.absolute(module, parts)
                    targets.add(self.file_of(absolute))
                elif module + (parts[0],) in self.files:
                    targets.add(self.file_of(module + parts))
            targets -= {None, module}
            yield module, targets


def circles(root):
    """The groups of files that reach each other."""
    graph = dict(Tree(root).arrows())
    reach = {}
    for start in graph:
        seen, todo = set(), [start]
        while todo:
            for target in graph.get(todo.pop(), ()):
                if target not in seen:
                    seen.add(target)
                    todo.append(target)
        reach[start] = seen
    groups = {frozenset(other for other in graph if other in reach[one] and one in reach[other])
              for one in graph if one in reach[one]}
    return [(group, [(one, two) for one in sorted(group) for two in sorted(graph[one]) if two in group])
            for group in sorted(groups, key=sorted)]


def self_test():
    def tree(**files):
        folder = Path(tempfile.mkdtemp())
        for name, text in files.items():
            (folder / (name + ".rs")).write_text(text)
        return circles(folder)

    one = tree(lib="mod a; mod b;", a="use crate::b::B; pub struct A;", b="use crate::a::A; pub struct B(A);")
    assert len(one) == 1, one
    by_path = tree(lib="mod a; mod b;", a="pub fn f() { crate::b::g() }", b="use super::a; pub fn g() { a::f() }")
    assert len(by_path) == 1, by_path
    facade = tree(lib="mod a; mod b; pub use a::A; pub use b::B;", a="use crate::B; pub struct A;", b="use crate::A; pub struct B;")
    assert len(facade) == 1, facade
    none = tree(
        lib="mod a; mod b; pub use a::A;",
        a="use crate::b::B; pub struct A(B); // crate::A\n#[cfg(test)] mod tests { use crate::c; }",
        b="pub struct B; #[cfg(test)] mod tests { use crate::a::A; fn t() { crate::a::f() } }")
    assert none == [], none
    in_tests = "mod a; mod b;", "#[cfg(test)]\nuse super::b::{B, f}; pub struct A;"
    none = tree(lib=in_tests[0], a=in_tests[1], b="use crate::a::A; pub struct B(A); pub fn f() {}")
    assert none == [], none
    found = tree(lib=in_tests[0], a=in_tests[1].replace("test", "unix"), b="use crate::a::A; pub struct B(A); pub fn f() {}")
    assert len(found) == 1, found


def main():
    if sys.argv[1:] == ["--self-test"]:
        self_test()
        print("circles: the self-test passes")
        return 0
    failed = 0
    for root in sys.argv[1:]:
        for group, arrows in circles(root):
            failed = 1
            print(f"{root}: a circle of {len(group)} files")
            for one, two in arrows:
                print(f"  {'/'.join(one) or 'lib'} -> {'/'.join(two) or 'lib'}")
    if not failed:
        print("no circle in", ", ".join(sys.argv[1:]))
    return failed


if __name__ == "__main__":
    sys.exit(main())
