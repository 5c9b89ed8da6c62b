#!/usr/bin/env python3
"""trafilatura's own unit tests against pith.trafilatura, counted by assertion.

    trafilatura_tests.py [-v]

pip fetches them with the source package. A test of trafilatura holds dozens of assertions, many of them
on functions that are none of its interface. So each statement runs by itself, and an assertion counts as

    passed       it holds
    private      it, or a value that it needs, comes from a function that pith.trafilatura lacks
    other        it does not hold: pith keeps other content, or writes it in another way
    error        an exception that is none of the above

Needs lxml and pytest. With -v, the assertions that count as other or error are printed.
"""
import ast
import importlib.abc
import importlib.machinery
import subprocess
import sys
import tarfile
import tempfile
import types
import warnings
from collections import Counter
from pathlib import Path

import pith.trafilatura as ours

VERSION = "2.0.0"
# The tests of the functions that pith.trafilatura has; the others are of trafilatura's crawler and program.
FILES = ("unit", "baseline", "filters", "metadata", "json_metadata", "xml_tei", "deduplication")
KINDS = ("passed", "private", "other", "error")


class NotOurs(Exception):
    """Something that pith.trafilatura does not have was used."""


class Private:
    """Stands for what pith.trafilatura does not have. Any use raises NotOurs."""

    def __init__(self, name):
        object.__setattr__(self, "_name", name)

    def _refuse(self, *_args, **_named):
        raise NotOurs(object.__getattribute__(self, "_name"))

    __getattr__ = __setattr__ = __call__ = __getitem__ = __setitem__ = __iter__ = __len__ = _refuse
    __eq__ = __contains__ = __bool__ = __lt__ = __gt__ = __str__ = __repr__ = __or__ = __ror__ = _refuse
    __hash__ = None


class Stand(types.ModuleType):
    """Stands for a module of trafilatura, or one that it needs and that is not installed."""

    __path__ = []

    def __getattr__(self, name):
        if self.__name__.startswith("trafilatura") and name in ours.__all__:
            return getattr(ours, name)
        if name.startswith("__"):
            raise AttributeError(name)
        return Private(name)


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Comes last: finds trafilatura and what is not installed."""

    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("trafilatura", "courlan", "cchardet", "charset_normalizer"):
            return importlib.machinery.ModuleSpec(name, self, is_package=True)
        return None

    def create_module(self, spec):
        return Stand(spec.name)

    def exec_module(self, module):
        pass


def is_check(node):
    """An assertion, or a `with pytest.raises`."""
    if isinstance(node, ast.With):
        return "raises" in ast.unparse(node.items[0].context_expr)
    return isinstance(node, ast.Assert)


class Apart(ast.NodeTransformer):
    """Each statement in a `try` of its own, which tells _outcome() about checks. What is assigned, or was
    to be changed, by something that is not ours is not ours either."""

    def __init__(self, test):
        self.locals = {node.id for node in ast.walk(test)
                       if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}

    def visit_each(self, node):
        call = f"_outcome({node.lineno}, {is_check(node)}, _error)"
        attempt = ast.parse(f"try:\n pass\nexcept BaseException as _error:\n {call}\nelse:\n _error = None\n {call}").body[0]
        attempt.body = [node]
        named = {part.id for part in ast.walk(node) if isinstance(part, ast.Name)} & self.locals
        lost = {part.id for target in getattr(node, "targets", []) for part in ast.walk(target)
                if isinstance(part, ast.Name)}
        for name in sorted(lost | named if isinstance(node, (ast.Assign, ast.Expr)) else ()):
            reached = "True" if name in lost else f"_is_foreign(_error) and {name!r} in locals()"
            attempt.handlers[0].body += ast.parse(f"if {reached}: {name} = _foreign({name!r})").body
        return attempt

    visit_Assert = visit_Expr = visit_Assign = visit_AugAssign = visit_each

    def visit_With(self, node):
        return self.visit_each(node if is_check(node) else self.generic_visit(node))

    def visit_For(self, node):
        return self.visit_each(self.generic_visit(node))


def is_foreign(error):
    # lxml cannot read a Private, without using it.
    return isinstance(error, NotOurs) or "Private" in str(error)


def kind_of(error):
    if error is None:
        return "passed"
    if is_foreign(error):
        return "private"
    # pytest.raises() fails with an exception of its own.
    return "other" if isinstance(error, AssertionError) or "Failed" in type(error).__name__ else "error"


def run(path, is_verbose):
    """Counts of assertions by kind, and of whole tests of which all hold."""
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    counts, whole, tests = Counter(), 0, 0
    seen = []

    def outcome(line, is_counted, error):
        if is_counted:
            seen.append((line, kind_of(error), error))

    space = {"__name__": path.stem, "__file__": str(path), "_outcome": outcome, "_foreign": Private,
             "_is_foreign": is_foreign}
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            node.body = [Apart(node).visit(statement) for statement in node.body]
    exec(compile(ast.fix_missing_locations(tree), str(path), "exec"), space)
    for name, test in list(space.items()):
        if name.startswith("test_") and isinstance(test, types.FunctionType):
            seen.clear()
            test()
            tests += 1
            whole += all(kind == "passed" for _, kind, _ in seen)
            counts.update(kind for _, kind, _ in seen)
            for line, kind, error in seen if is_verbose else []:
                if kind in ("other", "error"):
                    print(f"{path.name}:{line}: {kind} {type(error).__name__} {str(error)[:60]!r}: "
                          f"{text.splitlines()[line - 1].strip()[:230]}")
    return counts, whole, tests


def main():
    sys.meta_path.insert(0, Finder())
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:",
                        "--dest", folder, f"trafilatura=={VERSION}"], check=True)
        with tarfile.open(next(Path(folder).glob("*.tar.gz"))) as archive:
            archive.extractall(folder, filter="data")
        tests = next(Path(folder).glob("*/tests"))
        print(f"trafilatura {VERSION}: assertions")
        total, whole, count = Counter(), 0, 0
        for name in FILES:
            counts, held, ran = run(tests / f"{name}_tests.py", "-v" in sys.argv)
            print(f"{name:14}", *(f"{counts[kind]:4} {kind}" for kind in KINDS), f" {held} of {ran} tests whole")
            total, whole, count = total + counts, whole + held, count + ran
        print(f"{'all':14}", *(f"{total[kind]:4} {kind}" for kind in KINDS), f" {whole} of {count} tests whole")


if __name__ == "__main__":
    main()
