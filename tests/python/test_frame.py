"""pith.clean_frame on pandas and polars, each where it is installed."""
import unittest

import pith
from pages import PAGE, pages_of_a_site
from pith import _pith, _rows

try:
    import pandas
except ImportError:
    pandas = None
try:
    import polars
except ImportError:
    polars = None

URL = "https://example.org/tides"


class Frame(unittest.TestCase):
    """What holds for both; `frame` makes one of columns."""

    def check(self, frame, values):
        df = frame({"id": [7, 8, 9], "html": [PAGE, None, PAGE], "url": [URL, URL, None]})
        out = pith.clean_frame(df, url="url", with_formats=["html", "markdown"], links=True)
        self.assertIs(type(out), type(df))
        self.assertEqual(list(df.columns), ["id", "html", "url"])
        self.assertEqual(list(out.columns), ["id", "url", *_rows.COLUMNS, *_pith.renderings])
        article = pith.extract(PAGE, URL)
        self.assertEqual(values(out, "text"), [article.text, "", article.text])
        self.assertEqual(values(out, "outcome"), ["content", "no_content", "content"])
        self.assertEqual(values(out, "message")[1], "no page")
        self.assertEqual(values(out, "title"), ["Tides", None, "Tides"])
        self.assertEqual([list(value) for value in values(out, "authors")], [["Ana Reyes"], [], ["Ana Reyes"]])
        self.assertEqual(values(out, "markdown")[0], article.markdown(links=True))
        self.assertIn("[book](/book)", values(out, "markdown")[2])
        self.assertEqual(values(out, "id"), [7, 8, 9])
        self.assertAlmostEqual(values(out, "confidence")[0], article.confidence, places=5)
        site, pages = pith.Site(), pages_of_a_site(9)
        urls = [f"{URL}/{number}" for number in range(9)]
        for page, url in zip(pages, urls):
            site.add(page, url)
        of_site = frame({"html": pages, "url": urls})
        self.assertTrue(all("closed" in text for text in values(pith.clean_frame(of_site, url="url"), "text")))
        known = values(pith.clean_frame(of_site, url="url", site=site), "text")
        self.assertFalse(any("closed" in text for text in known))
        binary = pith.clean_frame(frame({"page": [PAGE.encode()]}), html="page", favor="recall")
        self.assertEqual(values(binary, "text"), [pith.extract(PAGE, favor="recall").text])
        self.assertEqual(list(pith.clean_frame(frame({"html": []})).columns), _rows.COLUMNS)
        for wrong, message in (({"html": "body"}, "no column 'body' in"), ({"url": "address"}, "no column 'address' in"),
                               ({"favor": "speed"}, "favor must be"), ({"with_formats": "pdf"}, "with_formats must be some of")):
            with self.assertRaisesRegex(ValueError, message):
                pith.clean_frame(df, **wrong)
        with self.assertRaisesRegex(ValueError, r"columns that clean_frame\(\) adds are there already: text, title"):
            pith.clean_frame(frame({"html": [PAGE], "title": [1], "text": [2]}))

    @unittest.skipUnless(pandas, "pandas is not installed")
    def test_pandas(self):
        def values(df, name):
            return [None if value is None else value for value in df[name].tolist()]

        self.check(pandas.DataFrame, values)
        df = pandas.DataFrame({"html": [PAGE, float("nan"), pandas.NA]}, index=["x", "y", "z"])
        out = pith.clean_frame(df)
        self.assertEqual(list(out.index), ["x", "y", "z"])
        self.assertEqual([bool(text) for text in out["text"]], [True, False, False])
        self.assertEqual(df["html"].map(pith.extract).map(lambda article: article.outcome).tolist(),
                         ["content", "no_content", "no_content"])
        twice = pandas.DataFrame({"html": [PAGE, None]}, index=[1, 1])
        self.assertEqual(pith.clean_frame(twice)["title"].tolist(), ["Tides", None])

    @unittest.skipUnless(polars, "polars is not installed")
    def test_polars(self):
        self.check(polars.DataFrame, lambda df, name: df[name].to_list())
        out = pith.clean_frame(polars.DataFrame({"html": [None]}, schema={"html": polars.String}))
        self.assertEqual((out.schema["authors"], out.schema["title"], out.schema["confidence"]),
                         (polars.List(polars.String), polars.String, polars.Float32))
        with self.assertRaisesRegex(TypeError, "not polars.LazyFrame; collect"):
            pith.clean_frame(polars.LazyFrame({"html": [PAGE]}))

    def test_other_tables(self):
        for other in ({"html": [PAGE]}, [PAGE], None):
            with self.assertRaisesRegex(TypeError, "df must be a DataFrame of pandas or polars, not builtins"):
                pith.clean_frame(other)


if __name__ == "__main__":
    unittest.main()
