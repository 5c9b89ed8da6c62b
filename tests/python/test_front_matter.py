"""The front matter of Markdown, read by PyYAML where that is installed."""
import html
import random
import re
import unittest

import pith
from pages import PAGE, fixture_pages

try:
    import yaml
except ImportError:
    yaml = None

FIELDS = ("title", "authors", "date", "site", "language", "description", "tags")
PIECES = ["word", "yes", "No", "null", "true", "~", "7", "1e3", "0x1F", "2025-03-18", "12:30:45", ".inf", ":", ": ",
          "#", " #", "- ", "---", "+1", "?", ",", "[", "]", "{", "}", "&", "*", "!", "|", ">", "'", '"', "\\", "%", "@",
          "`", "=", "<<", " ", "é", "中", "😀", "\u00a0", "—", "\u0085", "\u200b", "\u2028", "\ufeff"]


def split(markdown):
    block, text = re.fullmatch(r"---\n(.*?)^---\n\n(.*)", markdown, re.DOTALL | re.MULTILINE).groups()
    return block, text


class FrontMatter(unittest.TestCase):
    def test_block_before_the_text(self):
        article = pith.extract(PAGE, "https://example.org/tides")
        block, text = split(article.markdown(front_matter=True))
        self.assertEqual(block, "title: Tides\nauthors:\n  - Ana Reyes\ndate: \"2025-03-18T06:40:12+00:00\"\n"
                         "url: https://example.org/tides\nlanguage: en\ntags:\n  - sea\n  - moon\n")
        self.assertEqual(text, article.markdown())
        self.assertEqual(article.write("markdown", front_matter=True), article.markdown(front_matter=True))
        self.assertEqual(pith.extract("").markdown(front_matter=True), "")

    @unittest.skipUnless(yaml, "PyYAML is not installed")
    def test_yaml_reads_the_metadata(self):
        choose = random.Random(23)
        pages = fixture_pages()
        for _ in range(300):
            said = html.escape("".join(choose.choices(PIECES, k=choose.randrange(1, 6))))
            name = choose.choice(["og:title", "og:site_name", "og:description", "article:tag", "author"])
            pages.append(PAGE.replace("<title>", f'<meta property="{name}" content="{said}"><meta name="{name}" '
                                      f'content="{said}"><title>').encode())
        read = 0
        for page in pages:
            article = pith.extract(page, "https://example.org/" + choose.choice(PIECES))
            markdown = article.markdown(front_matter=True)
            if not markdown:
                continue
            block, text = split(markdown)
            self.assertEqual(text, article.markdown())
            known = {name: getattr(article.metadata, name) for name in FIELDS}
            expected = {name: value for name, value in known.items() if value}
            self.assertEqual(yaml.safe_load(block), {**expected, "url": article.url}, block)
            read += 1
        self.assertGreater(read, 300)


if __name__ == "__main__":
    unittest.main()
