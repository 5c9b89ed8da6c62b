#!/usr/bin/env python3
"""Holds what .github/RELEASING.md promises by name to the list in promises.txt: the members, enumerators
and functions of C++, the declarations and numbers of C, the names and arguments of Python, the flags with
their words, the columns of CSV and the keys of JSON.

    promises_test.py PITH          compare; fails for what is gone, and prints what is new
    promises_test.py PITH --write  make the list anew, for a release: within a major version, it only grows
"""
import ast
import difflib
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).parents[1]
LIST = pathlib.Path(__file__).with_name("promises.txt")
# A page that has every metadata field, and blocks.
PAGE = """<html lang="en" dir="ltr"><head><title>Tides</title>
<meta name="author" content="Ana Reyes"><meta property="og:site_name" content="Harbor">
<meta property="article:published_time" content="2026-01-02"><meta name="keywords" content="sea, moon">
<meta property="article:modified_time" content="2026-01-03"><meta property="og:image" content="/tide.png">
<meta name="description" content="How the tide comes and goes."><meta property="article:section" content="Sea">
<link rel="canonical" href="https://example.org/tides"><link rel="amphtml" href="/amp/tides">
<link rel="license" href="https://creativecommons.org/licenses/by/4.0/">
<link rel="alternate" type="application/rss+xml" href="/feed.xml"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Tides</h1><p>The sea rises and falls twice a day, and the
harbor master writes down how far, in a book that nobody else opens.</p></article></body></html>"""


def without_comments(path):
    text = re.sub(r"/\*.*?\*/|//[^\n]*", "", path.read_text(), flags=re.DOTALL)
    return re.sub(r"^#.*(?:\\\n.*)*$", "", text, flags=re.MULTILINE)


def cpp_names(path):
    """Enumerators and members by the struct they are in, functions and constants."""
    owners = []  # indentation, name, and whether what follows in it is private
    for line in without_comments(path).splitlines():
        line = re.sub(r"<(\w+)\(\)>", r"<\1>", line)  # std::function<bool()>
        depth = len(line) - len(line.lstrip())
        while owners and line.strip() and depth <= owners[-1][0]:
            owners.pop()
        if owners and line.strip() == "private:":
            owners[-1] = (*owners[-1][:2], True)
        if any(is_private for *_, is_private in owners):
            continue
        scope = "".join(name + "::" for _, name, _ in owners)
        is_member = bool(owners) and depth == owners[-1][0] + 2
        if opened := re.match(r"\s*(?:struct|class|enum class) (\w+)[^;{]*\{(.*)", line):
            if not opened[2].endswith("};"):
                owners.append((depth, opened[1], False))
            for name in re.findall(r"\w+", opened[2]) if "enum" in line else []:
                yield f"{scope}{opened[1]}::{name}"
        elif value := re.match(r"\s+(\w+)(?: = \w+)?,?$", line.rstrip()):
            yield scope + value[1]
        elif constant := re.match(r"inline constexpr .*?(\w+)(?:\[\])? =", line):
            yield constant[1]
        elif pointer := re.search(r"\(\*(\w+)\)\(", line):
            yield scope + pointer[1]
        elif function := re.match(r" *(?:[\w:<>*&, ]+[ *&])?(\w+)\(.*", line):
            if is_member or (depth == 0 and not owners):
                yield f"{scope}{function[1]}()"
        elif member := re.match(r" +(?!using|friend)[\w:<>*&, ]+[ *&](\w+)(?: = .*)?;", line):
            if is_member:
                yield scope + member[1]


def c_declarations(path):
    """Prototypes, structs and enumerators with their numbers."""
    text = " ".join(without_comments(path).split())
    yield from re.findall(r"PITH_API ([^;]+);", text)
    yield from re.findall(r"typedef (struct \w+ \{[^}]*\})", text)
    yield from re.findall(r"PITH_[A-Z_]+ = -?\d+", text)


def python_names(path, module):
    """Public functions with their arguments and the places of these, classes with their members."""
    def arguments(function, name):
        given = [argument.arg for argument in function.args.posonlyargs + function.args.args]
        places = enumerate(given[1:] if given[:1] in (["self"], ["cls"]) else given)
        yield from (f"{name}: {argument}, {place + 1}" for place, argument in places)
        yield from (f"{name}: {argument.arg}" for argument in function.args.kwonlyargs)

    tree = ast.parse(path.read_text())
    classes = {node.name: node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}

    def members(owner, scope):
        """Its own and those of the classes here that it is derived from."""
        yield from walk(owner.body, scope)
        for base in owner.bases:
            if getattr(base, "id", "") in classes:
                yield from members(classes[base.id], scope)

    def walk(nodes, scope):
        for node in nodes:
            if isinstance(node, ast.If):
                yield from walk(node.body, scope)
            elif isinstance(node, ast.AnnAssign):
                yield f"{scope}.{node.target.id}"
            elif isinstance(node, ast.ClassDef):
                yield f"{scope}.{node.name}"
                yield from members(node, f"{scope}.{node.name}")
            elif isinstance(node, ast.FunctionDef) and node.name == "__init__":
                yield from arguments(node, scope)
            elif isinstance(node, ast.FunctionDef):
                yield f"{scope}.{node.name}"
                yield from arguments(node, f"{scope}.{node.name}")

    return [name for name in walk(tree.body, module) if "._" not in name]


def public_names(path):
    """What __all__ of a module names."""
    return re.findall(r'"(\w+)"', re.search(r"__all__ = \[(.*?)\]", path.read_text(), re.DOTALL)[1])


def found_by_name():
    for path in sorted((ROOT / "include" / "pith").glob("*.h")):
        if path.name != "pith_c.h":
            yield from (f"c++ {path.name}: {name}" for name in cpp_names(path))
    yield from (f"c {text}" for text in c_declarations(ROOT / "include" / "pith" / "pith_c.h"))
    package = ROOT / "src" / "python" / "pith"
    public = public_names(package / "__init__.py")
    here = python_names(package / "__init__.py", "pith")
    yield from (f"python pith.{name}" for name in public)
    yield from (f"python {name}" for name in here)
    defined = {re.split(r"[.:]", name)[1] for name in here}
    for file in ("_pith.pyi", "_read.py"):
        for name in python_names(package / file, "pith"):
            owner = re.split(r"[.:]", name)[1]
            # The rest is between the parts of the package, as are the arguments of what read() makes.
            if (owner in public and owner not in defined or owner == "ReadOptions") and not name.startswith(
                    "pith.Pages: "):
                yield f"python {name}"
    yield from (f"python {name}" for name in python_names(package / "_frame.py", "pith"))
    for module in ("spark", "datatrove", "trafilatura"):
        yield from (f"python {name}" for name in python_names(package / f"{module}.py", f"pith.{module}"))
    # Public names of a module that stand in the modules behind it.
    public = public_names(package / "trafilatura.py")
    for path in sorted(package.glob("_trafilatura_*.py")):
        for name in python_names(path, "pith.trafilatura"):
            if re.split(r"[.:]", name)[2] in public:
                yield f"python {name}"


def found_by_run(pith):
    def run(*arguments):
        done = subprocess.run([pith, *arguments], input=PAGE, capture_output=True, text=True, check=True)
        return done.stdout

    completions = run("--completions", "bash")
    flags = re.search(r"compgen -W '([^']*)'", completions)[1].split()
    yield from (f"flag {flag}" for flag in flags)
    for names, words in re.findall(r"^    (-\S+)\)\n[^\n]*compgen -W '([^']*)'", completions, re.MULTILINE):
        yield from (f"flag {names} {word}" for word in words.split())
    yield from (f"csv {name}" for name in run("-f", "csv").splitlines()[0].split(","))
    article = json.loads(run("-f", "json", "--explain", "--with", "markdown", "--with", "html",
                             "--url", "https://example.org/tides"))
    yield from (f"json {key}" for key in article)
    yield from (f"json blocks: {key}" for key in article["blocks"][0])


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    # The order is a part of the promise in CSV and JSON only.
    found = sorted(set(found_by_name())) + list(found_by_run(sys.argv[1]))
    if sys.argv[2:] == ["--write"]:
        LIST.write_text("\n".join(found) + "\n")
        return 0
    listed = LIST.read_text().splitlines()
    changes = [line for line in difflib.unified_diff(listed, found, "promised", "found", n=0, lineterm="")
               if not line.startswith(("---", "+++", "@@"))]
    gone = [line for line in changes if line.startswith("-")]
    print("\n".join(changes) or f"{len(found)} names: as promised")
    if gone:
        print("What begins with - is promised (.github/RELEASING.md), and is gone or in another place.")
    return 1 if gone else 0


if __name__ == "__main__":
    sys.exit(main())
