"""pith.trafilatura: the same calls, and every option either does what it says or says that it does not."""
import csv
import gzip
import http.server
import inspect
import io
import json
import logging
import re
import threading
import unittest
import warnings
from xml.etree import ElementTree

import pith
from pages import FIXTURES, PAGE
from pith import trafilatura
from pith.trafilatura import (DEFAULT_CONFIG, Document, Extractor, bare_extraction, baseline, extract,
                              extract_metadata, extract_with_metadata, fetch_url, html2txt, load_html, use_config)

try:
    import lxml.etree
    import lxml.html
except ImportError:
    lxml = None

URL = "https://example.org/tides"
needs_lxml = unittest.skipUnless(lxml, "lxml is not installed")
COMMENTS = (FIXTURES / "french-recipe-reader-comments" / "source.html").read_bytes()
TABLE = (FIXTURES / "product-page-specs-reviews" / "source.html").read_bytes()
RICH = """<html lang=en><title>Tides</title><article><h2>Low water</h2><p>The harbor <b>master</b> of the old harbor writes
H<sub>2</sub>O in his <a href=/b>book</a> &amp; <i>nobody</i> reads it,<br>they say.</p><ul><li>One tide<li>Two tides
<ol><li>Of them one</ol></ul><blockquote><p>The book is long, said the master of the harbor to us.</blockquote>
<table><tr><th>Day<th>Tide<tr><td>Monday<td>4 m</table><pre><code>a &lt; b
  c</code></pre><p>That is all that there is to say of the <del>old</del> harbor.<img src=a.jpg alt=Boat></p></article>"""


def config_of(**settings):
    config = use_config()
    config["DEFAULT"].update({name: str(value) for name, value in settings.items()})
    return config


class Trafilatura(unittest.TestCase):
    def setUp(self):
        trafilatura._warned.clear()
        logging.getLogger("pith.trafilatura").disabled = True

    def test_text(self):
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            lines = pith.extract(PAGE, URL, comments=True).text.split("\n")
            self.assertEqual(extract(PAGE, URL), "\n".join(filter(None, lines)))
        self.assertIn("| Day | Tide |\n|---|---|\n| Monday | 4 m |\n", extract(RICH))

    def test_formats(self):
        self.assertIn("## Spring tides", extract(PAGE, output_format="markdown"))
        self.assertIn("**twenty**", extract(PAGE, include_formatting=True))
        self.assertNotIn("**", extract(PAGE))
        self.assertNotIn("**", extract(PAGE, output_format="markdown", include_formatting=False))
        self.assertIn("[book](https://example.org/book)", extract(PAGE, URL, include_links=True))
        page = extract(PAGE, URL, output_format="html")
        self.assertIn("<body>\n<p>The sea", page)
        self.assertIn("<h2>Spring tides</h2>", page)
        self.assertTrue(extract(PAGE, URL, "17", output_format="xmltei").startswith("<?xml"))
        self.assertIn(">17<", extract(PAGE, URL, "17", output_format="xmltei"))
        row, = csv.reader(io.StringIO(extract(PAGE, URL, "17", output_format="csv", with_metadata=True)), delimiter="\t")
        self.assertEqual(row[:7], [URL, "17", "null", "example.org", "Tides", "null", "2025-03-18"])
        self.assertEqual((row[7], row[8:]), (extract(PAGE), ["null", "null", "article"]))
        for call in (extract, bare_extraction, extract_with_metadata):
            with self.assertRaisesRegex(AttributeError, "output_format must be one of csv, .*, not 'pdf'"):
                call(PAGE, output_format="pdf")
        with self.assertRaisesRegex(ValueError, "'python' is a format of bare_extraction"):
            extract(PAGE, output_format="python")

    def test_xml(self):
        xml = extract(RICH, URL, output_format="xml", include_formatting=True, include_links=True, include_images=True,
                      with_metadata=True)
        doc = ElementTree.fromstring(xml)
        self.assertEqual((doc.tag, doc.get("title"), doc.get("language")), ("doc", "Tides", "en"))
        main, comments = doc
        self.assertEqual((main.tag, comments.tag, len(comments)), ("main", "comments", 0))
        for piece in ('<head rend="h2">Low water</head>', '<hi rend="#b">master</hi>', 'H<hi rend="#sub">2</hi>O',
                      '<ref target="https://example.org/b">book</ref> &amp; <hi rend="#i">nobody</hi> reads it,<lb/>they',
                      '<list rend="ul">\n      <item>One tide</item>\n      <item>Two tides<list rend="ol"><item>Of',
                      "<quote>\n      <p>The book", '<cell role="head">Day</cell>', "<cell>4 m</cell>",
                      "<code>a &lt; b\n  c</code>", "<del>old</del>", '<graphic src="https://example.org/a.jpg" alt="Boat"/>'):
            self.assertIn(piece, xml)
        plain = extract(RICH, URL, output_format="xml")
        self.assertTrue(plain.startswith("<doc>\n  <main>\n    <head"))
        self.assertFalse(set(re.findall(r"<(\w+)", plain)) & {"hi", "ref", "graphic"})
        odd = PAGE.replace("Spring", "Spr\x01\ufffe&#x1F;ing <>&amp;\"").replace("<title>", "<title>\x02\x0b")
        doc = ElementTree.fromstring(extract(odd, output_format="xml", with_metadata=True))
        self.assertIn('ing <>&" tides', "".join(doc.itertext()))
        for path in sorted(FIXTURES.glob("*/source.html")):
            for asked in ({}, {"include_formatting": True, "include_links": True, "include_images": True}):
                xml = extract(path.read_bytes(), output_format="xml", with_metadata=True, **asked)
                words = re.findall(r"[^\W\d]\w*", extract(path.read_bytes()) or "")
                if xml is not None:
                    found = re.findall(r"[^\W\d]\w*", " ".join(ElementTree.fromstring(xml).itertext()))
                    self.assertGreaterEqual(len(found), 0.98 * len(words) - 5, path)

    def test_metadata(self):
        out = json.loads(extract(PAGE, URL, "17", output_format="json", with_metadata=True))
        self.assertEqual((out["title"], out["author"], out["date"]), ("Tides", "Ana Reyes", "2025-03-18"))
        self.assertEqual((out["id"], out["source"], out["tags"]), ("17", URL, "sea;moon"))
        self.assertIsNone(out["fingerprint"])
        self.assertEqual(set(json.loads(extract(PAGE, output_format="json"))), {"text", "comments"})
        text = extract(PAGE, URL, with_metadata=True)
        self.assertTrue(text.startswith('---\ntitle: Tides\nauthor: Ana Reyes\nurl: "https://'), text)
        self.assertIn('\ndate: "2025-03-18"\ntags: ["sea", "moon"]\n---\n', text)
        self.assertIn('title: "No"\n', extract(PAGE.replace("Tides", "No"), with_metadata=True))
        self.assertIn('<meta name="title" content="Tides"/>', extract(PAGE, output_format="html", with_metadata=True))
        self.assertNotIn("Ana", extract(PAGE, with_metadata=True, author_blacklist={"ana reyes"}))
        for address, name in (("https://creativecommons.org/licenses/by-nc-sa/4.0/", "CC BY-NC-SA 4.0"),
                              ("https://example.org/license", "https://example.org/license")):
            page = PAGE.replace("<head>", f"<head><link rel=license href='{address}'>")
            self.assertEqual(extract_metadata(page).license, name)

    def test_documents(self):
        document = bare_extraction(COMMENTS, URL, with_metadata=True)
        self.assertIsInstance(document, Document)
        self.assertEqual((document.text, document.raw_text), (extract(COMMENTS, include_comments=False),) * 2)
        self.assertGreater(len(document.comments), 20)
        self.assertEqual(extract(COMMENTS), document.text + "\n" + document.comments)
        self.assertEqual(json.loads(extract(COMMENTS, output_format="json")),
                         {"text": document.text, "comments": document.comments})
        self.assertEqual((document.body.tag, document.commentsbody.tag), ("body", "body"))
        self.assertGreater(len(document.body), 3)
        self.assertEqual(len(document.as_dict()), 21)
        self.assertEqual(bare_extraction(COMMENTS, URL, as_dict=True).keys(), document.as_dict().keys())
        self.assertIsNone(bare_extraction(PAGE).title)
        known = extract_metadata(PAGE, URL)
        self.assertEqual((known.title, known.text, known.hostname), ("Tides", None, "example.org"))
        self.assertEqual(Document.from_dict({"title": "Tides"}).title, "Tides")
        both = extract_with_metadata(PAGE, URL, "17", output_format="markdown")
        self.assertEqual((both.title, both.id), ("Tides", "17"))
        self.assertEqual(both.text, extract(PAGE, URL, "17", output_format="markdown", with_metadata=True))

    def test_what_is_discarded(self):
        self.assertIsNotNone(extract(PAGE, URL, only_with_metadata=True))
        self.assertIsNone(extract(PAGE, only_with_metadata=True))
        self.assertIsNone(extract(PAGE, target_language="de"))
        self.assertIsNotNone(extract(PAGE, target_language="en"))
        self.assertIsNone(extract(PAGE, URL, url_blacklist={URL}))
        self.assertIsNone(extract(PAGE, max_tree_size=2))
        self.assertIsNotNone(extract(PAGE, max_tree_size=3))
        document = trafilatura.extract_metadata(None, default_url=URL)
        self.assertEqual((document.url, document.title, document.text), (URL, None, None))
        self.assertEqual(trafilatura.html2txt(None), "")
        self.assertEqual(trafilatura.baseline(None)[1:], ("", 0))
        if lxml is not None:
            with self.assertRaises(TypeError):
                trafilatura.load_html(None)
        for nothing in (None, float("nan"), "", b"", "<title>Tides</title>"):
            for call in (extract, bare_extraction, extract_with_metadata):
                self.assertIsNone(call(nothing))
        with self.assertRaisesRegex(TypeError, "html must be bytes or str, not int"):
            extract(3)

    def test_what_is_kept(self):
        self.assertGreater(len(extract(COMMENTS)), len(extract(COMMENTS, include_comments=False)))
        self.assertGreater(len(extract(TABLE)), len(extract(TABLE, include_tables=False)))
        favored = [extract(TABLE, favor_precision=True), extract(TABLE, favor_recall=True)]
        self.assertLess(len(favored[0]), len(favored[1]))

    def test_configurations(self):
        length = len(extract(PAGE))
        for size, is_kept in ((length, True), (length + 1, False)):
            config = config_of(MIN_OUTPUT_SIZE=size)
            self.assertEqual(extract(PAGE, config=config) is not None, is_kept)
            self.assertEqual(bare_extraction(PAGE, config=config) is not None, is_kept)
            self.assertEqual(extract(PAGE, options=Extractor(config=config)) is not None, is_kept)
        self.assertIsNone(extract(PAGE, config=config_of(MAX_TREE_SIZE=2)))
        self.assertEqual(extract("<p></p>", config=config_of(MIN_OUTPUT_SIZE=0)), "")
        self.assertIn("## ", extract(PAGE, options=Extractor(output_format="markdown")))
        import tempfile

        with tempfile.NamedTemporaryFile("w", suffix=".cfg") as file:
            file.write(f"[DEFAULT]\nMIN_OUTPUT_SIZE = {length + 1}\n")
            file.flush()
            self.assertIsNone(extract(PAGE, settingsfile=file.name))
            self.assertEqual(use_config(file.name).getint("DEFAULT", "MAX_REDIRECTS"), 2)
        with self.assertRaisesRegex(FileNotFoundError, "none.cfg: no such file"):
            extract(PAGE, settingsfile="none.cfg")
        self.assertIs(use_config(None, DEFAULT_CONFIG), DEFAULT_CONFIG)

    def test_dates(self):
        page = PAGE.replace("<head>", "<head><meta property='article:modified_time' content='2025-03-20'>")
        self.assertEqual(extract_metadata(page).date, "2025-03-18")
        self.assertEqual(extract_metadata(page, date_config={"original_date": False}).date, "2025-03-20")
        self.assertIsNone(extract_metadata(PAGE, date_config={"max_date": "2024-01-01"}).date)

    def test_forms_of_pages(self):
        class Response:
            data = PAGE.encode()

        expected = extract(PAGE)
        for page in (PAGE.encode(), bytearray(PAGE.encode()), Response(), gzip.compress(PAGE.encode())):
            self.assertEqual(extract(page), expected)
        self.assertIsNone(extract(b"\x1f\x8b\x08damaged"))

    @needs_lxml
    def test_trees(self):
        tree = lxml.html.fromstring(PAGE)
        before = lxml.etree.tostring(tree)
        self.assertEqual(extract(tree), extract(PAGE))
        self.assertEqual(extract_metadata(tree).title, "Tides")
        self.assertIs(load_html(tree), tree)
        for page in (PAGE, PAGE.encode(), "<?xml version='1.0' encoding='utf-8'?>" + PAGE):
            self.assertEqual(load_html(page).findtext(".//h1"), "Tides")
        self.assertEqual(load_html("<meta charset=koi8-r><p>Прилив".encode("koi8-r")).findtext(".//p"), "Прилив")
        for nothing in ("", b"", " \n", "<!-- -->"):
            self.assertIsNone(load_html(nothing), nothing)
        self.assertIsNone(load_html(PAGE, max_size=len(PAGE) - 1))
        with self.assertRaisesRegex(TypeError, "incompatible input"):
            load_html(3)
        pruned = extract(tree, prune_xpath=["//h2", "//b"])
        self.assertIn("has opened for  years", pruned.replace("for years", "for  years"))
        self.assertNotIn("Spring tides", pruned)
        self.assertNotIn("Spring tides", extract(PAGE, prune_xpath="//h2"))
        self.assertEqual(lxml.etree.tostring(tree), before)
        self.assertIsInstance(bare_extraction(PAGE).body, lxml.etree._Element)

    def test_all_text(self):
        page = "<title>T</title><nav>Menu</nav><p>The tide</p><aside>Aside</aside><div class=page-footer>Foot</div>" \
               "<style>p{}</style><script>f()</script><footer>End</footer>"
        self.assertEqual(html2txt(page), "Menu The tide")
        self.assertEqual(html2txt(page, clean=False), "Menu The tide Aside Foot End")
        self.assertEqual(html2txt(""), "")
        body, text, length = baseline(PAGE)
        self.assertEqual((body.tag, length), ("body", len(text)))
        self.assertIn("moon pull together", text)
        body, text, _ = baseline("<nav><a href=/x>Menu</a> <a href=/y>More</a></nav>")
        self.assertEqual((text, len(body)), ("Menu More", 1))
        self.assertEqual(baseline("")[1:], ("", 0))

    def test_an_address_that_is_none(self):
        page = PAGE.replace("<head>", "<head><link rel=canonical href='http://[bad/x'>")
        for given in (page, PAGE):
            self.assertIsNotNone(extract(given, url="http://[bad", output_format="json"))
            self.assertIsNotNone(extract(given, output_format="json", with_metadata=True))

    def test_what_has_no_effect_warns_once(self):
        for name, value in {"deduplicate": True, "date_extraction_params": {"min_date": "2020-01-01"}}.items():
            for call in (extract, bare_extraction, extract_with_metadata):
                trafilatura._warned.clear()
                with self.assertWarnsRegex(UserWarning, name) as warned:
                    call(PAGE, **{name: value})
                self.assertEqual(warned.filename, __file__)
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                extract(PAGE, **{name: value})
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            extract(PAGE, fast=True, no_fallback=True, tei_validation=True)

    def test_every_option_and_setting_is_in_the_documentation(self):
        told = set(re.findall(r"\w+", trafilatura.__doc__))
        self.assertLessEqual(set(inspect.signature(extract).parameters) - {"filecontent"}, told)
        self.assertLessEqual(set(trafilatura.__all__), told)


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append((self.headers["User-Agent"], self.headers["Cookie"]))
        self.send_response(404 if self.path == "/none" else 200)
        self.send_header("Content-Type", "text/html; charset=koi8-r")
        self.end_headers()
        self.wfile.write("<p>Прилив приходит дважды в день.</p>".encode("koi8-r"))

    def log_message(self, *_):
        pass


class Fetch(unittest.TestCase):
    def test_fetch_url(self):
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.asked = []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        logging.getLogger("pith.trafilatura").disabled = False
        url = f"http://127.0.0.1:{server.server_port}/"
        open_config = config_of(SSRF_PROTECTION="off", USER_AGENTS='\n"Agent/1"\n"Agent/2"', COOKIE="a=b")
        self.assertEqual(fetch_url(url, config=open_config), "<p>Прилив приходит дважды в день.</p>")
        self.assertEqual(server.asked, [("Agent/1", "a=b")])
        self.assertIsNotNone(fetch_url(url, options=Extractor(config=open_config)))
        for wrong, config in ((url + "none", open_config), (url, DEFAULT_CONFIG), ("/etc/hostname", open_config),
                              (url, config_of(SSRF_PROTECTION="off", MAX_FILE_SIZE=9))):
            with self.assertLogs("pith.trafilatura", "ERROR"):
                self.assertIsNone(fetch_url(wrong, config=config))
        self.assertIsNone(fetch_url(url, config=config_of(SSRF_PROTECTION="off", MIN_FILE_SIZE=999)))
        trafilatura._warned.clear()
        with self.assertWarnsRegex(UserWarning, "no_ssl"):
            fetch_url(url, no_ssl=True, config=open_config)


if __name__ == "__main__":
    unittest.main()
