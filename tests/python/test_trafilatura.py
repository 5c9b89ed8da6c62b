"""pith.trafilatura: the same call, and every option either does what it says or says that it does not."""
import inspect
import json
import re
import unittest
import warnings

import pith
from pages import FIXTURES, PAGE
from pith import trafilatura
from pith.trafilatura import extract

URL = "https://example.org/tides"


class Trafilatura(unittest.TestCase):
    def setUp(self):
        trafilatura._warned.clear()

    def test_text(self):
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            self.assertEqual(extract(PAGE, URL), pith.extract(PAGE, URL, comments=True).text.rstrip())
        self.assertIsNone(extract("<title>Tides</title>"))

    def test_formats(self):
        self.assertIn("## Spring tides", extract(PAGE, output_format="markdown"))
        self.assertIn("**twenty**", extract(PAGE, include_formatting=True))
        self.assertNotIn("**", extract(PAGE))
        self.assertNotIn("**", extract(PAGE, output_format="markdown", include_formatting=False))
        self.assertIn("[book](https://example.org/book)", extract(PAGE, URL, include_links=True))
        self.assertIn("<h2>Spring tides</h2>", extract(PAGE, output_format="html"))

    def test_metadata(self):
        out = json.loads(extract(PAGE, URL, "17", output_format="json", with_metadata=True))
        self.assertEqual((out["title"], out["author"], out["date"]), ("Tides", "Ana Reyes", "2025-03-18"))
        self.assertEqual((out["id"], out["source"], out["tags"]), ("17", URL, "sea;moon"))
        self.assertEqual(set(json.loads(extract(PAGE, output_format="json"))), {"text", "comments"})
        text = extract(PAGE, URL, with_metadata=True)
        self.assertTrue(text.startswith('---\ntitle: "Tides"\nauthor: "Ana Reyes"\n'), text)
        self.assertIn('<meta name="title" content="Tides">',
                      extract(PAGE, output_format="html", with_metadata=True))
        self.assertNotIn("Ana", extract(PAGE, with_metadata=True, author_blacklist={"Ana Reyes"}))

    def test_what_is_discarded(self):
        self.assertIsNotNone(extract(PAGE, URL, only_with_metadata=True))
        self.assertIsNone(extract(PAGE, only_with_metadata=True))
        self.assertIsNone(extract(PAGE, target_language="de"))
        self.assertIsNotNone(extract(PAGE, target_language="en"))
        self.assertIsNone(extract(PAGE, URL, url_blacklist={URL}))

    def test_what_is_kept(self):
        page = (FIXTURES / "french-recipe-reader-comments" / "source.html").read_bytes()
        self.assertGreater(len(extract(page)), len(extract(page, include_comments=False)))
        table = (FIXTURES / "product-page-specs-reviews" / "source.html").read_bytes()
        self.assertGreater(len(extract(table)), len(extract(table, include_tables=False)))
        favored = [extract(table, favor_precision=True), extract(table, favor_recall=True)]
        self.assertLess(len(favored[0]), len(favored[1]))

    def test_an_address_that_is_none(self):
        page = PAGE.replace("<head>", "<head><link rel=canonical href='http://[bad/x'>")
        for given in (page, PAGE):
            self.assertIsNotNone(extract(given, url="http://[bad", output_format="json"))
            self.assertIsNotNone(extract(given, output_format="json", with_metadata=True))

    def test_what_cannot_be_done_raises(self):
        for wrong in ({"output_format": "xml"}, {"output_format": "csv"}, {"prune_xpath": "//p"},
                      {"tei_validation": True}, {"settingsfile": "a.cfg"}, {"options": object()}):
            with self.assertRaisesRegex(NotImplementedError, "pith.trafilatura"):
                extract(PAGE, **wrong)

    def test_what_has_no_effect_warns_once(self):
        for name, value in {"fast": True, "no_fallback": True, "deduplicate": True,
                            "max_tree_size": 9, "date_extraction_params": {}}.items():
            with self.assertWarnsRegex(UserWarning, name) as warned:
                extract(PAGE, **{name: value})
            self.assertEqual(warned.filename, __file__)
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                extract(PAGE, **{name: value})

    def test_every_option_is_in_one_of_the_three_lists(self):
        told = set(re.findall(r"\w+", trafilatura.__doc__))
        self.assertLessEqual(set(inspect.signature(extract).parameters) - {"filecontent"}, told)


if __name__ == "__main__":
    unittest.main()
