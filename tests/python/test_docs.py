"""The examples in the docstrings run, and the stubs name what the extension has."""
import ast
import doctest
import unittest
from pathlib import Path

import pith
import pith._ordered
import pith.trafilatura
from pith import _pith

STUBS = Path(__file__).parents[2] / "src" / "python" / "pith" / "_pith.pyi"


def load_tests(loader, tests, pattern):
    for module in (pith, pith.trafilatura):
        tests.addTests(doctest.DocTestSuite(module))
    return tests


class Stubs(unittest.TestCase):
    def test_classes_have_the_same_members(self):
        tree = ast.parse(STUBS.read_text())
        for node in (node for node in tree.body if isinstance(node, ast.ClassDef)):
            stub = {item.name for item in node.body
                    if isinstance(item, ast.FunctionDef) and not item.name.startswith("_")}
            real = {name for name in vars(getattr(_pith, node.name)) if not name.startswith("_")}
            self.assertEqual(stub, real, node.name)

    def test_module_has_the_same_names(self):
        tree = ast.parse(STUBS.read_text())
        stub = {getattr(n, "name", None) or n.target.id for n in tree.body
                if isinstance(n, (ast.ClassDef, ast.FunctionDef, ast.AnnAssign))}
        self.assertEqual(stub, {name for name in vars(_pith) if not name.startswith("_")})


if __name__ == "__main__":
    unittest.main()
