"""The examples in the docstrings and in README.md run; the stubs name what the extension has."""
import ast
import doctest
import re
import unittest
from pathlib import Path

import pith
import pith._read
import pith.trafilatura
from pith import _input, _pith

SOURCE = Path(__file__).parents[2] / "src" / "python"
STUBS = {extension: SOURCE / "pith" / f"{extension.__name__.rpartition('.')[2]}.pyi" for extension in (_pith, _input)}
README = SOURCE / "README.md"


def readme_examples():
    """The pycon blocks of README.md as one session. Lines between them stay, as empty ones, so that
    failures are reported with the right line."""
    kept, inside = [], False
    for line in README.read_text(encoding="utf-8").splitlines():
        if line.startswith("```"):
            inside = line == "```pycon"
            line = ""
        kept.append(line if inside else "")
    session = "\n".join(kept) + "\n"
    return doctest.DocTestParser().get_doctest(session, {}, README.name, str(README), 0)


def load_tests(loader, tests, pattern):
    for module in (pith, pith._read, pith.trafilatura):
        tests.addTests(doctest.DocTestSuite(module))
    tests.addTest(doctest.DocTestCase(readme_examples()))
    return tests


class Readme(unittest.TestCase):
    def test_every_prompt_is_in_an_example_that_runs(self):
        prompts = re.findall(r"^>>> ", README.read_text(encoding="utf-8"), re.MULTILINE)
        self.assertGreater(len(prompts), 5)
        self.assertEqual(len(prompts), len(readme_examples().examples))


class Stubs(unittest.TestCase):
    def test_classes_have_the_same_members(self):
        for extension, stubs in STUBS.items():
            tree = ast.parse(stubs.read_text())
            for node in (node for node in tree.body if isinstance(node, ast.ClassDef)):
                stub = {item.name for item in node.body
                        if isinstance(item, ast.FunctionDef) and not item.name.startswith("_")}
                real = {name for name in vars(getattr(extension, node.name)) if not name.startswith("_")}
                self.assertEqual(stub, real, node.name)

    def test_module_has_the_same_names(self):
        for extension, stubs in STUBS.items():
            tree = ast.parse(stubs.read_text())
            stub = {getattr(n, "name", None) or n.target.id for n in tree.body
                    if isinstance(n, (ast.ClassDef, ast.FunctionDef, ast.AnnAssign))}
            self.assertEqual(stub, {name for name in vars(extension) if not name.startswith("_")})


if __name__ == "__main__":
    unittest.main()
