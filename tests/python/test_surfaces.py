"""Python has every row of the tables: metadata fields, output formats, options; and every enum."""
import ast
import re
import unittest
from pathlib import Path

import pith
import pith.spark
from pages import PAGE
from pith import _pith, _rows

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "python" / "pith"

# Where the names of an enum occur: the enum in pith_c.h, a class and its property in _pith.pyi.
ENUMS = {
    "outcome": ("PITH_OUTCOME_", "Article", "outcome"),
    "page_type": ("PITH_PAGE_", "Article", "page_type"),
    "kind": ("PITH_KIND_", "Block", "kind"),
    "label": ("PITH_LABEL_", "Block", "label"),
    "span_kind": ("PITH_SPAN_", "Span", "kind"),
    "task": ("PITH_TASK_", "ListPlace", "task"),
    "alignment": ("PITH_ALIGNMENT_", "TablePlace", "alignment"),
    "container_kind": ("PITH_CONTAINER_", "Container", "kind"),
}


def stub_properties():
    """The properties of the classes in _pith.pyi: (class, name) -> its type."""
    found = {}
    for node in ast.parse((PACKAGE / "_pith.pyi").read_text()).body:
        for item in node.body if isinstance(node, ast.ClassDef) else []:
            if any(getattr(decorator, "id", "") == "property" for decorator in getattr(item, "decorator_list", [])):
                found[node.name, item.name] = item.returns
    return found


def typed_dicts(file="__init__.py"):
    """The classes of options in a file, which only type checkers see: name -> its members."""
    found = {}
    for node in ast.walk(ast.parse((PACKAGE / file).read_text())):
        if isinstance(node, ast.ClassDef):
            members = [item.target.id for item in node.body if isinstance(item, ast.AnnAssign)]
            bases = [name for base in node.bases for name in found.get(getattr(base, "id", ""), [])]
            found[node.name] = bases + members
    return found


class Surfaces(unittest.TestCase):
    def test_metadata_fields(self):
        metadata = pith.extract(PAGE).metadata
        self.assertGreater(len(_pith.fields), 10)
        for name, is_list in _pith.fields.items():
            self.assertIsInstance(getattr(metadata, name), list if is_list else (str, type(None)), name)
            self.assertIn(name, _rows.COLUMNS)
            self.assertIn(f"{name} {'array<string>' if is_list else 'string'}", pith.spark.SCHEMA)
        row = dict(zip(_rows.COLUMNS, _rows.row_of(pith.extract(PAGE))))
        self.assertEqual((row["outcome"], row["title"], row["tags"]), ("content", "Tides", ["sea", "moon"]))

    def test_enums(self):
        header = (ROOT / "include" / "pith" / "pith_c.h").read_text()
        properties = stub_properties()
        self.assertEqual(sorted(_pith.enums), sorted(ENUMS))
        for enum, (prefix, owner, name) in ENUMS.items():
            values = _pith.enums[enum]
            numbers = re.findall(rf"\b{prefix}(\w+) = (\d+)", header)
            self.assertEqual([(value.upper(), str(i)) for i, value in enumerate(values)], numbers, enum)
            strings = [node.value for node in ast.walk(properties[owner, name]) if isinstance(node, ast.Constant)]
            # None stands for what is called "none" elsewhere.
            expected = [value if value != "none" else None for value in values]
            self.assertEqual(sorted(map(str, expected)), sorted(map(str, strings)), enum)

    def test_stub(self):
        """The classes have the properties of the stub, and no others."""
        found = {(owner, name) for owner in ("Article", "Block", "Container", "ListPlace", "Span", "TablePlace")
                 for name, value in vars(getattr(pith, owner)).items() if isinstance(value, property)}
        self.assertEqual(found, {pair for pair in stub_properties() if pair[0] != "Metadata"})

    def test_renderings(self):
        self.assertEqual(_pith.renderings, ("markdown", "html"))
        article = pith.extract(PAGE)
        row = _rows.row_of(article, ["html"], {"links": True})
        self.assertEqual(row, (*_rows.row_of(article), article.html(links=True)))

    def test_output_formats(self):
        article = pith.extract(PAGE, explain=True)
        for name in pith.FORMATS:
            self.assertIn("moon pull together", article.write(name), name)
        self.assertEqual(article.write("markdown", links=True), article.markdown(links=True))
        self.assertEqual(article.write("text"), article.text)
        self.assertTrue(article.write("csv").startswith("id,source,url,"))
        self.assertNotIn("canonical_url", article.write("csv", header=False))
        with self.assertRaisesRegex(ValueError, "format must be one of 'text', .*, not 'pdf'"):
            article.write("pdf")
        with self.assertRaisesRegex(TypeError, "there is no option 'speed'"):
            article.write("text", speed=3)

    def test_options_of_formats(self):
        article = pith.extract(PAGE, explain=True)
        values = {"header": False, "id": "7", "source": "a", "with_formats": "html"}
        takes = {"html": "HtmlOptions", "markdown": "MarkdownOptions", "json": "JsonOptions", "jsonl": "JsonOptions",
                 "report": "JsonOptions", "csv": "CsvOptions", "csv-bom": "CsvOptions", "xml-tei": "TeiOptions"}
        classes = typed_dicts()
        for name in pith.FORMATS:
            names = classes[takes[name]] if name in takes else []
            for option in _pith.write_options:
                if option in names:
                    article.write(name, **{option: values.get(option, True)})
                    continue
                with self.assertRaises(TypeError) as refused:
                    article.write(name, **{option: values.get(option, True)})
                says, _, known = str(refused.exception).partition("; it has ")
                self.assertEqual(says, f"{name} has no option '{option}'")
                self.assertEqual(sorted(known.split(", ")), sorted(names or ["none"]))
        with self.assertRaisesRegex(TypeError, "^html has no option 'front_matter'; it has links, images$"):
            article.html(front_matter=True)
        with self.assertRaisesRegex(TypeError, "^explain has no option 'links'; it has none$"):
            article.explanation(links=True)

    def test_options(self):
        classes = typed_dicts()
        self.assertEqual(sorted(classes["ExtractOptions"] + ["url"]), sorted(_pith.options))
        self.assertEqual(sorted(classes["WriteOptions"]), sorted(_pith.write_options))
        for name in _pith.options:
            self.assertRegex(pith.extract.__doc__, rf"(?m)^ *[^:]*\b{name}\b[^:]*:", name)


if __name__ == "__main__":
    unittest.main()
