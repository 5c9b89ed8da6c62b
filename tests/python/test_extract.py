"""pith.extract and what it returns."""
import copy
import json
import math
import pathlib
import unittest
import warnings

import pith
from pages import FIXTURES, PAGE, fixture_pages


class Extract(unittest.TestCase):
    def test_article(self):
        article = pith.extract(PAGE, "https://example.org/tides")
        self.assertEqual(article.outcome, "content")
        self.assertIsNone(article.message)
        self.assertEqual(article.url, "https://example.org/tides")
        self.assertEqual(article.page_type, "article")
        self.assertTrue(0 < article.confidence <= 1)
        self.assertTrue(article.text.startswith("The sea rises"))
        self.assertNotIn("Copyright", article.text)
        self.assertEqual(repr(article), "<pith.Article content, 3 blocks kept>")

    def test_metadata(self):
        metadata = pith.extract("<html lang=en><title>Tides</title><meta name=author content='Ana Reyes'>").metadata
        self.assertEqual(
            repr(metadata),
            "<pith.Metadata title='Tides', authors=['Ana Reyes'], language='en', direction='ltr'>")
        self.assertEqual(repr(pith.extract(None).metadata), "<pith.Metadata>")
        metadata = pith.extract(PAGE).metadata
        self.assertEqual(metadata.title, "Tides")
        self.assertEqual(metadata.authors, ["Ana Reyes"])
        self.assertEqual(metadata.date, "2025-03-18T06:40:12+00:00")
        self.assertEqual(metadata.tags, ["sea", "moon"])
        self.assertEqual(metadata.language, "en")
        self.assertIsNone(metadata.license)
        self.assertEqual(metadata.categories, [])
        self.assertEqual(metadata.sources["language"], "html-lang")
        self.assertNotIn("license", metadata.sources)

    def test_metadata_and_blocks_outlive_their_article(self):
        metadata, blocks = pith.extract(PAGE).metadata, pith.extract(PAGE).blocks
        self.assertEqual(metadata.title, "Tides")
        self.assertEqual(blocks[1].text, "Spring tides")

    def test_blocks(self):
        article = pith.extract(PAGE, explain=True)
        heading = next(block for block in article.blocks if block.text == "Spring tides")
        footer = article.blocks[-1]
        self.assertEqual((heading.kind, heading.label, heading.kept), ("heading", "main_content", True))
        self.assertEqual((heading.heading_level, heading.quote_depth), (2, 0))
        self.assertGreater(heading.score, footer.score)
        self.assertEqual(PAGE.encode()[slice(*heading.source)], b"Spring tides")
        self.assertEqual((footer.label, footer.kept), ("boilerplate", False))
        self.assertTrue(all(block.reason for block in article.blocks))
        self.assertTrue(all(block.reason is None for block in pith.extract(PAGE).blocks))

    def test_spans(self):
        page = PAGE.replace("<article>", "<article><p>Caf\u00e9 \U0001f30a keepers write 10<sup>6</sup> cups in the "
                            "<a href=/book><b>book</b></a> of the old harbor, as they have for many years.</p>")
        block = pith.extract(page, "https://example.org/tides").blocks[0]
        marked = [(span.kind, block.text[span.begin:span.end], span.target) for span in block.spans]
        self.assertEqual(marked, [("superscript", "6", None), ("link", "book", "https://example.org/book"),
                                  ("strong", "book", None)])
        self.assertEqual(repr(block.spans[0]), "<pith.Span superscript [23:24]>")
        self.assertIsNone(block.list)
        self.assertIsNone(block.table)
        self.assertEqual((block.containers, block.note, block.break_before), ([], None, False))

    def test_images(self):
        figure = "<figure><a href=/b><img src=/a.jpg alt=Boat></a><figcaption>A boat.</figcaption></figure><h2>"
        page = PAGE.replace("<h2>", figure)
        span, = next(b for b in pith.extract(page).blocks if b.kind == "image").spans
        self.assertEqual((span.kind, span.begin, span.end), ("image", 0, 0))
        self.assertEqual((span.target, span.alt, span.link, span.caption, span.spaced),
                         ("/a.jpg", "Boat", "/b", "A boat.", False))
        self.assertNotIn("A boat.", pith.extract(page).text)
        self.assertIn("A boat.", pith.extract(page, captions=True).text)

    def test_selectors(self):
        page = "<p id=a>The boat comes at six.</p><p id=b>The boat goes at nine.</p>"
        self.assertEqual(pith.extract(page, select="#b").text, "The boat goes at nine.\n")
        self.assertEqual(pith.extract(page, select=["#a", "#b"], drop="#b").text, "The boat comes at six.\n")
        self.assertEqual(pith.extract(page, select="#c").message, 'no element matches "#c"')
        self.assertEqual(pith.extract(page, select="p", min_words=99).outcome, "no_content")
        self.assertEqual(pith.extract(page, with_metadata=["title"]).message, "the metadata has no title")
        with self.assertRaisesRegex(ValueError, "drop: 'p:hover' uses \":hover\"; supported are"):
            pith.extract(page, drop="p:hover")
        with self.assertRaisesRegex(ValueError, "with_metadata must be some of 'title', .*, not 'titel'"):
            pith.extract(page, with_metadata="titel")

    def test_languages(self):
        self.assertEqual(pith.extract(PAGE, languages=["de", "en"]).outcome, "content")
        self.assertEqual(pith.extract(PAGE, languages="en").outcome, "content")
        article = pith.extract(PAGE, languages=("de", "fr"))
        self.assertEqual((article.outcome, article.text), ("no_content", ""))
        self.assertEqual(article.message, "the language is en (html-lang), wanted: de, fr")
        with self.assertRaisesRegex(ValueError, "languages must be a list of language tags such as en,pt-BR, not 'xx'"):
            pith.extract(PAGE, languages=["xx"])

    def test_date_or_modified(self):
        page = "<meta property='article:modified_time' content='2024-05-06'><article><h1>Title</h1><p>x"
        self.assertIsNone(pith.extract(page).metadata.date)
        self.assertEqual(pith.extract(page, date_or_modified=True).metadata.date, "2024-05-06")

    def test_places(self):
        article = pith.extract(PAGE.replace("<h2>", """<blockquote><ol start=3><li>The harbor master writes down the
            tide of the morning in the book.<li>Then he writes down the tide of the evening in the other book.</ol>
            </blockquote><ul><li><input type=checkbox checked disabled> The tide of the night is in the book of the
            night, too.</ul><table><tr><th>Day<th align=right>Height in the harbor<tr><td>Monday<td align=right>4.2 m
            </table><hr><p>That is all that there is to say about the tides of the old harbor, says the master.
            <h2>"""))
        kinds = [(block, [container.kind for container in block.containers]) for block in article.blocks]
        third = next(block for block, around in kinds if around == ["quote", "list_item"])
        self.assertEqual((third.list.depth, third.list.ordered, third.list.number), (1, True, 3))
        self.assertEqual((third.list.task, third.containers[1].id), (None, third.list.item))
        done, = [block for block, around in kinds if around == ["list_item"]]
        self.assertEqual((done.list.task, done.list.ordered), ("done", False))
        cell = next(block for block in article.blocks if block.text == "4.2 m").table
        self.assertEqual((cell.table, cell.row, cell.column, cell.header, cell.alignment), (1, 1, 1, False, "right"))
        self.assertIn("Day\tHeight in the harbor\nMonday\t4.2 m\n", article.text)
        self.assertEqual([b.text[:11] for b in article.blocks if b.break_before], ["That is all"])
        quote = third.containers[0]
        self.assertEqual(repr(quote), f"<pith.Container quote {quote.id}>")
        shared = [block for block in article.blocks if quote in block.containers]
        self.assertEqual(len(shared), 2)
        self.assertEqual(len({quote, *shared[1].containers}), 2)
        self.assertNotEqual(quote, "quote")
        self.assertEqual(pith.extract_text("A line of text that is as long as a line is.").blocks[0].line_ends_before, 1)

    def test_formats(self):
        article = pith.extract(PAGE, "https://example.org/tides")
        self.assertIn("## Spring tides", article.markdown())
        self.assertNotIn("](", article.markdown())
        self.assertIn("[book](https://example.org/book)", article.markdown(links=True))
        self.assertIn("<h2>Spring tides</h2>", article.html())
        self.assertIn('<a href="https://example.org/book">', article.html(links=True))
        record = json.loads(article.json(id="1", source="a.html"))
        self.assertEqual((record["id"], record["source"], record["title"]), ("1", "a.html", "Tides"))
        self.assertNotIn("blocks", record)
        explained = pith.extract(PAGE, explain=True)
        self.assertIn("Spring tides", [block["text"] for block in json.loads(explained.jsonl())["blocks"]])
        self.assertEqual(article.jsonl().count("\n"), 1)
        self.assertIn("-\t", pith.extract(PAGE, explain=True).explanation())
        self.assertIn("<!doctype html>", pith.extract(PAGE, explain=True).report().lower())
        self.assertIn("<TEI xmlns=", article.tei())
        self.assertIn('<ref target="https://example.org/book">', article.tei(links=True))
        header, row = article.csv(id="7").splitlines()[0], article.csv(id="7", header=False)
        self.assertTrue(header.startswith("id,source,url,"))
        self.assertTrue(row.startswith("7,,https://example.org/tides,"))
        self.assertEqual(article.csv(id="7"), header + "\r\n" + row)

    def test_renderings_beside_the_text(self):
        article = pith.extract(PAGE, "https://example.org/tides")
        self.assertNotIn("markdown", article.to_dict())
        self.assertEqual(article.to_dict(id="7"), json.loads(article.json(id="7")))
        for names in ("markdown,html", ["html", "markdown"], {"markdown": 1, "html": 2}):
            record = article.to_dict(with_formats=names, links=True)
            self.assertEqual(record["markdown"] + "\n", article.markdown(links=True))
            self.assertEqual(record["html"] + "\n", article.html(links=True))
            self.assertEqual(json.loads(article.jsonl(with_formats=names, links=True)), record)
        for none in (None, "", []):
            self.assertEqual(article.jsonl(with_formats=none), article.jsonl())
        with self.assertRaisesRegex(ValueError, "with_formats must be some of 'markdown', 'html', not 'pdf'"):
            article.json(with_formats=["pdf"])
        for wrong in (7, [7]):
            with self.assertRaisesRegex(TypeError, "with_formats must be str"):
                article.json(with_formats=wrong)

    def test_options_change_the_result(self):
        page = (FIXTURES / "french-recipe-reader-comments" / "source.html").read_bytes()
        labels = {block.label for block in pith.extract(page, comments=True).blocks}
        self.assertIn("comment", labels)
        self.assertNotIn("comment", {block.label for block in pith.extract(page).blocks})
        table = (FIXTURES / "product-page-specs-reviews" / "source.html").read_bytes()
        kinds = {block.kind for block in pith.extract(table).blocks}
        self.assertIn("table_cell", kinds)
        without = {block.kind for block in pith.extract(table, tables=False).blocks}
        self.assertNotIn("table_cell", without)
        lengths = {f: sum(len(pith.extract(p, favor=f).text) for p in fixture_pages())
                   for f in ("precision", "balanced", "recall")}
        self.assertLess(lengths["precision"], lengths["balanced"])
        self.assertLess(lengths["balanced"], lengths["recall"])

    def test_limits_are_outcomes(self):
        cut = pith.extract(PAGE, max_input_bytes=200)
        self.assertEqual((cut.outcome, bool(cut.message)), ("too_large", True))
        self.assertEqual(pith.extract(PAGE, max_work=3).outcome, "budget_exceeded")
        self.assertEqual(pith.extract(PAGE, max_memory_bytes=1).outcome, "budget_exceeded")

    def test_what_is_no_page_is_an_outcome(self):
        self.assertEqual(pith.extract(b"").outcome, "no_content")
        self.assertEqual(pith.extract("").outcome, "no_content")
        picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1"
        self.assertEqual(pith.extract(picture).outcome, "not_html")


class Given(unittest.TestCase):
    """Text and bytes in every form that Python has."""

    def test_bytes_follow_the_page_and_str_does_not(self):
        page = '<meta charset="windows-1251"><p>Прилив приходит дважды в день, и вода стоит у ступеней.</p>'
        for given in (page, page.encode("windows-1251")):
            self.assertIn("Прилив приходит", pith.extract(given).text)
        self.assertEqual(pith.extract(page).encoding, "UTF-8")
        self.assertEqual(pith.extract(page.encode("windows-1251")).encoding, "windows-1251")

    def test_content_type(self):
        page = "<p>Прилив приходит дважды в день, и вода стоит у ступеней.</p>".encode("koi8-r")
        article = pith.extract(page, content_type="text/html; charset=koi8-r")
        self.assertIn("Прилив", article.text)
        flat = "A line of text that is long enough to be kept by itself.\n"
        self.assertEqual(pith.extract(flat, content_type="text/plain; charset=koi8-r").text, flat)

    def test_buffers(self):
        expected = pith.extract(PAGE.encode()).text
        for buffer in (bytearray(PAGE.encode()), memoryview(PAGE.encode())):
            self.assertEqual(pith.extract(buffer).text, expected)

    def test_every_kind_of_character(self):
        for text in ("\0", "a\0b", "\U0001f600", "\uffff", "é", "\ud800", "\udfff", "x\ud83dy"):
            page = f"<p>Before it {text} and after it, in one paragraph of text.</p>"
            self.assertIn("after it, in one paragraph", pith.extract(page).text)

    def test_lone_surrogates(self):
        page = "<p>Before it \ud800 and after it, in one paragraph of text.</p>"
        self.assertIn("Before it \ufffd and after it", pith.extract(page).text)
        pith.extract(PAGE, "https://example.org/\ud800")
        pith.extract_text("\udc80" * 100)
        self.assertIn('"id": "\ufffd"', pith.extract(PAGE).json(id="\ud800"))

    def test_what_tables_have_where_there_is_no_page(self):
        class NAType:  # as pandas.NA is called
            pass

        for nothing in (None, math.nan, NAType()):
            article = pith.extract(nothing, "https://example.org/1")
            self.assertEqual((article.outcome, article.message, article.text), ("no_content", "no page", ""))
            self.assertEqual(article.url, "https://example.org/1")
            self.assertIsNone(pith.extract(PAGE, nothing).url)
        texts = [article.text for article in pith.clean_many([None, (math.nan, math.nan), PAGE])]
        self.assertEqual(texts, ["", "", pith.extract(PAGE).text])

    def test_addresses_are_no_pages(self):
        for address, kind in (("https://example.org/tides", "URL"), (" http://example.org ", "URL"),
                              (b"https://example.org", "URL"), ("tides.html", "path"), ("C:\\my pages\\a.HTM", "path"),
                              ("../crawl.warc.gz", "path"), ("/data/my pages/1.html.zst", "path")):
            for call in (pith.extract, pith.extract_text):
                with self.assertWarnsRegex(UserWarning, f"looks like a {kind}.*pith.read") as warned:
                    call(address)
                self.assertEqual(warned.filename, __file__)
            with self.assertWarnsRegex(UserWarning, "looks like"):
                list(pith.clean_many([address]))
        with self.assertRaisesRegex(TypeError, "not PosixPath; pith.read"):
            pith.extract(pathlib.PosixPath("a.html"))
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            for page in ("", "The tides", "See https://example.org/ for more.", "<p>https://example.org/</p>",
                         "One line\nindex.html", "Read index.html and write it.", "a/b", "https://example.org/" + "x" * 2000):
                pith.extract(page)

    def test_pages_of_read(self):
        page = pith.Page("<p>Прилив приходит дважды в день, и вода стоит у ступеней.</p>".encode("koi8-r"),
                         url="https://example.org/1", content_type="text/html; charset=koi8-r", title_hint="Tide")
        article = pith.extract(page)
        self.assertIn("Прилив", article.text)
        self.assertEqual((article.url, article.metadata.title), (page.url, "Tide"))
        self.assertEqual(article.metadata.sources["title"], "hint")
        self.assertEqual(next(pith.clean_many([page])), article)
        other = pith.extract(page, "https://example.org/2", title_hint="Flood")
        self.assertEqual((other.url, other.metadata.title), ("https://example.org/2", "Flood"))
        plain = pith.Page(b"  The sea rises and falls  twice a day in the old harbor.\n", is_plain_text=True)
        self.assertEqual(pith.extract(plain).text.encode(), plain.bytes)

    def test_wrong_types_and_names(self):
        for html in (3, 1.5, [b"<p>"], object()):
            with self.assertRaisesRegex(TypeError, "html must be bytes or str, not"):
                pith.extract(html)
        with self.assertRaisesRegex(TypeError, "url must be str or None, not bytes"):
            pith.extract(PAGE, b"https://example.org")
        with self.assertRaisesRegex(ValueError, "favor must be one of 'balanced'.*not 'speed'"):
            pith.extract(PAGE, favor="speed")
        with self.assertRaisesRegex(ValueError, "format must be one of 'auto'.*not 'pdf'"):
            pith.extract(PAGE, format="pdf")
        for wrong in ({"max_work": -1}, {"favor": None}, {"content_type": 3}, {"tables": "yes"}):
            with self.assertRaises(TypeError):
                pith.extract(PAGE, **wrong)
        for option, wrong, message in (
                ("max_work", -1, "max_work must be an int from 0 to 2**64 - 1"),
                ("max_input_bytes", 1 << 64, "max_input_bytes must be an int from 0 to 2**64 - 1"),
                ("max_memory_bytes", "1", "max_memory_bytes must be int, not str"),
                ("max_work", 1.5, "max_work must be int, not float"),
                ("favor", None, "favor must be str, not NoneType"),
                ("format", b"html", "format must be str, not bytes"),
                ("content_type", 3, "content_type must be str or None, not int"),
                ("tables", "yes", "tables must be bool, not str")):
            for call in (pith.extract, pith.extract_text, lambda p, **o: pith.clean_many([p], **o)):
                if call is pith.extract_text and option == "format":
                    continue
                with self.assertRaises(TypeError) as raised:
                    call(PAGE, **{option: wrong})
                self.assertEqual(str(raised.exception), message)
        with self.assertRaises(TypeError):
            pith.extract(PAGE, speed=3)
        with self.assertRaises(TypeError):
            pith.extract_text(PAGE, format="html")

    def test_articles_cannot_be_changed(self):
        article = pith.extract(PAGE)
        for owner, name in ((article, "text"), (article.metadata, "title"), (article.blocks[0], "text")):
            with self.assertRaises(AttributeError):
                setattr(owner, name, "other")
        with self.assertRaises(TypeError):
            pith.Article()


class PlainText(unittest.TestCase):
    def test_lines_are_kept_as_they_stand(self):
        line = "  The sea rises and falls  twice a day in the old harbor.\n"
        flat = "Share This Article Facebook Email Copy Link Print\n" + line
        self.assertEqual(pith.extract_text(flat).text, line)
        self.assertIn("<p>", pith.extract_text("<p> begins a paragraph of text in the page.").text)


if __name__ == "__main__":
    unittest.main()
