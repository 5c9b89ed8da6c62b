"""Tests bench/train/convert_sets.py on miniature checkouts of every source.

    convert_sets_test.py SOURCE_FOLDER
"""
import gzip
import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
SOURCE = Path(sys.argv[1]).resolve()
SCRIPT = SOURCE / "bench" / "train" / "convert_sets.py"
sys.path.insert(0, str(SCRIPT.parent))

import convert_sets
from convert_sets import SETS, ConversionError

TEXT = "The bridge over the river opened on Monday.\n\nIt had been closed for eleven months of repairs."
PAGE = f"""<html><head><title>Bridge open | The Valley</title></head><body>
<nav><a href=/>Home of the Valley</a></nav><h1>Bridge open</h1>
<p>{TEXT.split(chr(10))[0]}</p><p>{TEXT.split(chr(10))[2]}</p>
<footer>All rights reserved by the Valley</footer></body></html>"""
URL = "https://valley.example/bridge"
# One more page of the same site: the lines of its frame are shared.
OTHER = PAGE.replace(TEXT.split("\n")[0], "A new baker came to the market square in spring.").replace(
    TEXT.split("\n")[2], "She bakes rye bread with seeds three times a week."
)
SHARED = ["All rights reserved by the Valley", "Home of the Valley"]


class ConvertTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.checkout = self.folder / "checkout"
        self.checkout.mkdir()
        self.runs = 0

    def put(self, path, content):
        file = self.checkout / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            file.write_bytes(content)
        else:
            text = content if isinstance(content, str) else json.dumps(content)
            file.write_text(text, encoding="utf-8")

    def convert(self, name, half=None):
        """{id: record}. Each page's bytes are checked to be there."""
        self.runs += 1
        out = self.folder / f"out{self.runs}"
        self.count = convert_sets.convert(name, self.checkout, out, half)
        records = {}
        for file in (out / "ground-truth").iterdir():
            records[file.stem] = json.loads(file.read_text(encoding="utf-8"))
            self.assertTrue(gzip.decompress((out / "html" / f"{file.stem}.html.gz").read_bytes()))
        self.assertEqual(len(records), self.count[0])
        return records

    def convert_one(self, name):
        records = self.convert(name)
        self.assertEqual(len(records), 1)
        (self.id, record), = records.items()
        self.record = record
        self.type = record["_internal"]["page_type"]["primary"]
        return record["ground_truth"]

    def fails(self, name, *words):
        with self.assertRaises(ConversionError) as caught:
            convert_sets.convert(name, self.checkout, self.folder / "failed")
        self.assertEqual([p.name for p in self.folder.iterdir()], ["checkout"])
        message = str(caught.exception)
        self.assertNotIn("\n", message)
        for word in words:
            self.assertIn(word, message)


class SetsTest(ConvertTest):
    def test_wcxb_keeps_records_and_leaves_the_test_split(self):
        record = {"url": URL, "file_id": "0001", "ground_truth": {"main_content": TEXT}, "more": 1}
        self.put("dev/ground-truth/0001.json", record)
        self.put("dev/html/0001.html.gz", gzip.compress(PAGE.encode()))
        self.put("dev/ground-truth/0002.json", record)  # without its page
        self.put("test/ground-truth/0003.json", record)
        self.assertEqual(self.convert("wcxb-dev"), {"0001": record})
        self.assertEqual(self.count, (1, 1))

    def test_naeb(self):
        article = {"title": "Bridge open", "authors": "A. Reed", "date": "2024-01-31", "url": URL}
        self.put("articles.json", {"ab12": {**article, "articleBody": TEXT}})
        self.put("html/ab12.html", PAGE)
        truth = self.convert_one("naeb")
        self.assertEqual((self.id, self.type, self.record["url"]), ("ab12", "article", URL))
        self.assertEqual(truth["main_content"], TEXT)
        self.assertEqual((truth["author"], truth["publish_date"]), ("A. Reed", "2024-01-31"))

    def test_magic_html(self):
        for kind, text in ("article", TEXT), ("forum", ""):
            name = kind[0] * 64
            self.put(f"benchmark/data/{kind}/base.json", {name: {"url": URL, "content": text}})
            self.put(f"benchmark/data/{kind}/htmls/{name}.html", PAGE)
        records = self.convert("magic-html")
        self.assertEqual(set(records), {"article-aaaaaaaaaaaa", "forum-ffffffffffff"})
        # That a page has no content is a truth, too.
        self.assertEqual(records["forum-ffffffffffff"]["ground_truth"]["main_content"], "")

    def test_trafilatura_old_and_new(self):
        pages = {
            URL: {"file": "a.html", "with": ["Monday"], "without": ["Home"], "author": ["A", "B"]},
            "https://lost.example/": {"file": "lost.html", "with": ["x"], "without": ["y"]},
        }
        self.put("tests/eval/a.html", PAGE)
        self.put("tests/evaldata.py", f'"""Pages."""\n\nEVAL_PAGES = {pages!r}\n')
        old = self.convert("trafilatura-dev")
        self.assertEqual(self.count, (1, 1))
        self.put("tests/evaldata.json", pages)
        self.assertEqual(self.convert("trafilatura-dev"), old)
        truth = next(iter(old.values()))["ground_truth"]
        self.assertEqual((truth["with"], truth["without"]), (["Monday"], ["Home"]))
        self.assertEqual((truth["author"], truth["main_content"]), ("A, B", None))

    def test_waddle(self):
        name = "20120107_www.valley.example_0a1b"
        self.put("Corpus/doc_lg.json", {name: "English"})
        self.put(f"Corpus/reference/{name}", "<p>Bridge open</p>\n<p> It opened.\n</p>\n")
        self.put(f"Corpus/html/{name}", PAGE)
        truth = self.convert_one("waddle-dev")
        self.assertEqual(truth["main_content"], "Bridge open\nIt opened.")
        self.assertEqual((self.record["url"], self.record["language"]), (None, "English"))
        self.assertEqual(self.record["site"], "www.valley.example")

    def test_recipes(self):
        for number, page in (1, PAGE), (2, OTHER):
            steps = "<ul><li>2 <b>Eggs</b> (large)<li>1 cup rye flour<li>Bake it for 20 minutes.</ul>"
            recipe = {
                "canonical_url": f"{URL}/{number}",
                "title": "Bread",
                "author": "A. Reed",
                "language": "en-US",
                "ingredients": ["2 eggs (large)", "1 cup rye flour (sifted)", "3 figs"],
                "instructions_list": ["Bake it for 20 minutes."],
            }
            self.put(f"tests/test_data/valley.example/bread_{number}.json", recipe)
            self.put(
                f"tests/test_data/valley.example/bread_{number}.testhtml",
                page.replace("<footer>", steps + "<footer>"),
            )
        records = self.convert("recipes-dev")
        self.assertEqual(len(records), 2)
        truth = next(iter(records.values()))["ground_truth"]
        # In the page's own words, and without what the page does not show.
        wanted = ["2 Eggs (large)", "1 cup rye flour", "Bake it for 20 minutes."]
        self.assertEqual(truth["with"], wanted)
        self.assertEqual(truth["without"], SHARED)

    def test_docs(self):
        text = " ".join(f"word{i}" for i in range(40))
        self.put(
            "docs.example/guide/start.html",
            f"<nav>Table of contents</nav><main><h1>First steps<a class=headerlink>#</a></h1>"
            f"<p>{text}<pre>one line\nanother line</pre></main><footer>Built with a generator</footer>",
        )
        self.put("docs.example/search.html", f"<main>{text}</main>")
        self.put("docs.example/dev/guide/start.html", f"<main>{text}</main>")
        self.put("docs.example/empty.html", "<main>Moved</main>")
        truth = self.convert_one("docs-dev")
        self.assertEqual(self.record["url"], "https://docs.example/guide/start.html")
        self.assertEqual(truth["title"], "First steps")
        self.assertEqual(truth["main_content"], f"First steps\n\n{text}\n\none line\n\nanother line")
        self.assertEqual(truth["without"], ["Built with a generator", "Table of contents"])

    def test_newswebs(self):
        first, second = TEXT.split("\n\n")
        for branch in "first", "second":  # the same article in two branches
            for number, page in (1, PAGE), (2, OTHER):
                canonical = f'<head><link rel="canonical" href="{URL}/{number}">'
                article = {
                    "raw_response": {"content": [page.replace("<head>", canonical)]},
                    "parsed_data": {
                        "title": ["Bridge open"],
                        "author": [{"name": "A. Reed"}],
                        "published_at": ["2024-01-31"],
                        # Paragraphs are glued, words of links lost.
                        "text": [first.replace("on Monday", "") + second],
                    },
                }
                self.put(f"{branch}/crwvalley/test/data/test_article_{number}.json", [article])
        truth = self.convert_one("newswebs-dev")  # the text is not that of the other page
        self.assertEqual(self.record["url"], f"{URL}/1")
        self.assertEqual(truth["main_content"], TEXT)
        self.assertEqual((truth["author"], truth["publish_date"]), ("A. Reed", "2024-01-31"))

    def test_fundus_takes_the_truth_of_the_page(self):
        def version(title, *lines):
            body = {"summary": [lines[0]], "sections": [{"headline": [], "paragraphs": lines[1:]}]}
            return {"title": title, "authors": ["A"], "body": body}

        folder = "tests/resources/parser/test_data/xx"
        self.put(f"{folder}/Valley.json", {
            "V1": version("Old", "What the site said before.", "In other words."),
            "V2": version("Bridge open", *TEXT.split("\n\n")),
        })
        self.put(f"{folder}/Valley_2024_01_31.html.gz", gzip.compress(PAGE.encode()))
        self.put(f"{folder}/meta.info", {"Valley_2024_01_31.html.gz": {"url": URL}})
        truth = self.convert_one("fundus-dev")
        self.assertEqual((self.id, self.record["url"]), ("xx_Valley_2024_01_31", URL))
        self.assertEqual((truth["title"], truth["main_content"]), ("Bridge open", TEXT))
        self.assertEqual(truth["with"], TEXT.split("\n\n"))

    def test_products(self):
        name = "0123456789abcdef" * 4
        said = {"@graph": [{"@type": "Product", "description": f"{TEXT} It is not shown."}]}
        script = f'<script type="application/ld+json">{json.dumps(said)}</script>'
        page = PAGE.replace("<head>", "<head>" + script)
        truth = {name: {"url": URL, "brand": ["Valley"], "sku": ["not on the page"]}}
        self.put("dataset/ground-truth.json", truth)
        self.put(f"dataset/html/{name}.html.gz", gzip.compress(page.encode()))
        truth = self.convert_one("products-dev")
        self.assertEqual((self.id, truth["title"]), ("0123456789abcdef", "Bridge open"))
        self.assertEqual(truth["with"], TEXT.split("\n\n"))
        self.assertEqual(self.record["facts"], ["Bridge open", "Valley"])

    def test_stackoverflow(self):
        page = (
            '<link rel="canonical" href="https://stackoverflow.com/questions/7/how-to-close-a-bridge">'
            "<h1>How to close a bridge</h1>"
            "<div class='s-prose js-post-body'><p>I have to close a bridge in a night.</p></div>"
            "<div class='s-prose js-post-body'><pre>bridge --close --night\n</pre></div>"
            "<div class='module sidebar-related'><a>How do I open the bridge again?</a></div>"
        )
        self.put(
            "page_cache/httpsstackoverflowcomquestions7howtocloseabridge.html.gz",
            gzip.compress(page.encode()),
        )
        truth = self.convert_one("stackoverflow-dev")
        self.assertEqual((self.id, truth["title"]), ("so_7", "How to close a bridge"))
        self.assertEqual(
            truth["with"], ["I have to close a bridge in a night.", "bridge --close --night"]
        )
        self.assertEqual(truth["without"], ["How do I open the bridge again?"])

    def test_court_listings(self):
        names = ["Reed v. Baker", "State v. Miller", "In re Bridge", "Not v. Shown"]
        self.put(
            "tests/examples/opinions/united_states/val_example.compare.json",
            [{"case_names": name, "docket_numbers": "1"} for name in names],
        )
        rows = "".join(f"<tr><td>{name.upper()}<td>1" for name in names[:3])
        self.put("tests/examples/opinions/united_states/val_example.html", f"<table>{rows}</table>")
        truth = self.convert_one("court-listings-dev")
        self.assertEqual(truth["with"], [name.upper() for name in names[:3]])
        self.assertEqual((self.type, self.record["site"]), ("listing", "val"))

    def test_gov_listings_reads_the_tests_of_scrapers(self):
        page = "<main><p>Valley Town Hall, 2 Bridge Street<p>Board of Bridges</main>"
        self.put("city/tests/files/val_board.html", page)
        self.put(
            "city/tests/test_val_board.py",
            'file_response(join("files", "val_board.html"), url="https://valley.example/x y")\n'
            "assert x == {'name': \"Valley Town Hall\", 'title': 'Board of Trees'}\n",
        )
        self.put("land/test/fixtures/va/detail_1.html", "<p>Frage nach der Br\xfccke".encode("cp1252"))
        self.put(
            "land/test/scraper/va_test.rb",
            "File.read('test/fixtures/va/detail_1.html')\n"
            "assert_equal('Frage nach der Br\xfccke', x)\n",
        )
        records = self.convert("gov-listings-dev")
        self.assertEqual(set(records), {"cityscr_val_board", "kleine_va_detail_1"})
        self.assertEqual(records["cityscr_val_board"]["ground_truth"]["with"], ["Valley Town Hall"])
        detail = records["kleine_va_detail_1"]
        self.assertEqual(detail["ground_truth"]["with"], ["Frage nach der Br\xfccke"])
        self.assertEqual(detail["_internal"]["page_type"]["primary"], "service")

    def test_zh69(self):
        self.put("Original/a-1.html", PAGE)
        for kind, value in ("author", "UNKNOWN"), ("date", "2005-04-05 06:40"), ("cleaned", TEXT):
            self.put(f"{kind}/a-1.txt", value + "\n")
        truth = self.convert_one("zh69-dev")
        self.assertEqual((truth["author"], truth["publish_date"]), (None, "2005-04-05 06:40"))
        self.assertEqual(truth["main_content"], TEXT)

    def test_every_set_is_tested(self):
        tests = (SOURCE / "tests" / "bench" / "convert_sets_test.py").read_text(encoding="utf-8")
        for name in SETS:
            self.assertRegex(tests, rf'convert(_one)?\("{name}"')


class LayoutTest(ConvertTest):
    def put_naeb(self, *hosts):
        articles = {}
        for host in hosts:
            self.put(f"html/{host}.html", PAGE)
            url = f"http://user@{host}:80/x"
            articles[host] = {"url": url, "title": "", "authors": "", "date": "", "articleBody": TEXT}
        self.put("articles.json", articles)

    def test_halves_are_those_of_pith_bench(self):
        for host, half in ("example.com", 1), ("valley.example", 2), ("", 1):
            self.assertEqual(convert_sets.half_of(host), half)
        host = convert_sets.host_of("https://user:x@www.Valley.example:80/x")
        self.assertEqual(host, "www.Valley.example")
        self.put_naeb(*(f"host{i}.example" for i in range(40)))
        first, second, all_pages = (set(self.convert("naeb", half)) for half in (1, 2, None))
        self.assertEqual(first | second, all_pages)
        self.assertFalse(first & second)
        self.assertGreater(min(len(first), len(second)), 10)

    def test_the_same_checkout_gives_the_same_bytes(self):
        self.put_naeb("valley.example")
        self.convert("naeb")
        self.convert("naeb")
        files = [sorted((self.folder / f"out{i}").rglob("*.*")) for i in (1, 2)]
        self.assertEqual(*([file.read_bytes() for file in some] for some in files))

    def test_errors_name_the_input_the_reason_and_the_way_out(self):
        self.fails("naeb", str(self.checkout), "articles.json", "root of a complete checkout")
        self.put("articles.json", "{")
        self.fails("naeb", "articles.json", "get the checkout again")
        self.put_naeb("valley.example")
        self.put("html/valley.example.html", "version https://git-lfs.github.com/spec/v1\n")
        self.fails("naeb", "valley.example.html", "git lfs pull")
        self.put("html/valley.example.html", b"\x1f\x8bnot gzip at all")
        self.fails("naeb", "valley.example.html", "get the checkout again")
        self.put("articles.json", {})
        self.fails("naeb", "no page of naeb", SETS["naeb"].source)

    def test_an_empty_checkout_is_no_source(self):
        for name in SETS:
            with self.subTest(name):
                self.fails(name, f"{self.checkout}: has no ")

    def test_the_program(self):
        def run(*arguments):
            command = [sys.executable, "-B", SCRIPT, *arguments]
            return subprocess.run(command, capture_output=True, text=True, check=False)

        self.put_naeb("valley.example")
        done = run("naeb", self.checkout, self.folder / "out")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertIn("naeb: 1 pages", done.stdout)
        again = run("naeb", self.checkout, self.folder / "out")
        self.assertEqual(again.returncode, 1)
        self.assertIn("not empty; name a new folder", again.stderr)
        self.put("articles.json", {"valley.example": {"address": URL}})
        changed = run("naeb", self.checkout, self.folder / "changed")
        self.assertEqual((changed.returncode, changed.stderr.count("\n")), (1, 1))
        self.assertIn("KeyError('url')", changed.stderr)
        for name in SETS:
            self.assertIn(name, run("--help").stdout)


class TextTest(unittest.TestCase):
    def test_visible_lines(self):
        for markup, lines in (
            ("<p>one<p>two <b>bold</b> end", ["one", "two bold end"]),
            ("a<br>b<script>c()</script><style>d</style>", ["a", "b"]),
            ("<div>x</p>y</div>z", ["x", "y", "z"]),  # stray end tags
            ("<pre>a\n  b</pre>c", ["a", "b", "c"]),
            ("<![if IE]>shown<![endif]><![CDATA[x]]>", ["shown"]),
            ("&amp;&nbsp;&#8211;", ["& \u2013"]),
            ("", []),
        ):
            with self.subTest(markup):
                self.assertEqual(convert_sets.visible_lines(markup), lines)

    def test_decode(self):
        for page, text in (
            ("\u4e2d\u6587".encode("utf-8-sig"), "\u4e2d\u6587"),
            (b"<meta charset=gb2312>" + "\u4e2d".encode("gb18030"), "<meta charset=gb2312>\u4e2d"),
            (b"<meta charset=nonsense>\xe9", "<meta charset=nonsense>\xe9"),
            (b"\x93caf\xe9\x94", "\u201ccaf\xe9\u201d"),
        ):
            with self.subTest(text):
                self.assertEqual(convert_sets.decode(page), text)

    def test_snippets_are_cut_after_a_word(self):
        self.assertEqual(convert_sets.shorten("word " * 40), " ".join(["word"] * 32))
        self.assertEqual(len(convert_sets.shorten("\u4e2d" * 200)), convert_sets.LONGEST_SNIPPET)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
