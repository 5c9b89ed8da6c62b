"""Articles and options go to other processes and come back the same."""
import copy
import functools
import multiprocessing
import pickle
import unittest

import pith
from pages import PAGE, fixture_pages, pages_of_a_site
from pith import _pith


class Pickle(unittest.TestCase):
    def test_articles_come_back_equal(self):
        for page in [*fixture_pages(), b"", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", PAGE.encode(), PAGE.encode()[:300]]:
            for options in ({}, {"explain": True, "comments": True}):
                article = pith.extract(page, "https://example.org/\u00e9", **options)
                for protocol in (0, 2, pickle.HIGHEST_PROTOCOL):
                    back = pickle.loads(pickle.dumps(article, protocol))
                    self.assertEqual(back, article)
                self.assertEqual(hash(back), hash(article))
                self.assertEqual(copy.deepcopy(article), article)
                for name in pith.FORMATS:
                    self.assertEqual(back.write(name, **({"links": True} if "mark" in name else {})),
                                     article.write(name, **({"links": True} if "mark" in name else {})))
                self.assertEqual([(b.text, b.source, b.reason, b.containers) for b in back.blocks],
                                 [(b.text, b.source, b.reason, b.containers) for b in article.blocks])
                self.assertEqual(back.metadata.sources, article.metadata.sources)

    def test_parts_of_articles(self):
        article = pith.extract(PAGE)
        for part in (article.metadata, *article.blocks):
            back = pickle.loads(pickle.dumps(part))
            self.assertEqual(back, part)
            self.assertEqual(hash(back), hash(part))
        self.assertEqual([s.target for s in pickle.loads(pickle.dumps(article.blocks[0])).spans], ["/book", None])

    def test_equality_is_by_value(self):
        article = pith.extract(PAGE)
        self.assertEqual(article, pith.extract(PAGE))
        self.assertNotEqual(article, pith.extract(PAGE, "https://example.org/"))
        self.assertNotEqual(article, pith.extract(PAGE, explain=True))
        self.assertNotEqual(article, article.text)
        self.assertNotEqual(article.blocks[0], article.blocks[1])
        self.assertEqual(len({article, pith.extract(PAGE)}), 1)

    def test_options(self):
        given = {"favor": "precision", "comments": True, "languages": ["en", "pt-BR"], "select": ["#a, p", ".b > i"],
                 "max_work": 2**63, "retrieved": "2026-11-30", "with_metadata": ["title", "date"], "format": "html",
                 "title_hint": "A, b; \u00e9", "content_type": "text/html; charset=koi8-r"}
        for options in ({}, given, *({name: value} for name, value in given.items())):
            settings = _pith.Options(**options)
            state = settings.__reduce__()[1][1]
            self.assertEqual(set(state), set(options))
            back = pickle.loads(pickle.dumps(settings))
            self.assertEqual(back.__reduce__()[1][1], state)
            self.assertEqual(_pith.extract(PAGE, None, back), _pith.extract(PAGE, None, settings))

    def test_what_is_no_pickle_of_this_pith(self):
        article = pith.extract(PAGE)
        restore, (name, version, state) = article.__reduce__()
        for wrong, message in (
                (("9.9 little-endian", state), "pickled by pith 9.9 .*keep articles of other versions as JSON"),
                ((version, state[:-1]), "damaged"), ((version, state + b"\0"), "damaged"),
                ((version, b""), "damaged"), ((version, b"\xff" * 64), "damaged")):
            with self.assertRaisesRegex(ValueError, message):
                restore(name, *wrong)
        for wrong in ((version,), (version, 3), (3, state)):
            with self.assertRaises(TypeError):
                restore(name, *wrong)

    def test_sites(self):
        pages = [(page, f"https://example.org/{i}") for i, page in enumerate(pages_of_a_site(9))]
        site = pith.Site()
        for page, url in pages[:8]:
            site.add(page, url)
        for protocol in (0, pickle.HIGHEST_PROTOCOL):
            back = pickle.loads(pickle.dumps(site, protocol))
            self.assertNotIn("closed", pith.extract(*pages[0], site=back).text)
        state = pickle.dumps(back)
        self.assertEqual(state, pickle.dumps(site))
        self.assertLess(len(state), 2000)
        copied = copy.deepcopy(site)  # which learns on, alone
        copied.add(*pages[8])
        self.assertEqual(pickle.dumps(site), state)
        site.add(*pages[8])
        self.assertEqual(pickle.dumps(site), pickle.dumps(copied))
        restore, (name, state) = site._counts.__reduce__()
        for wrong in (b"", state[:-1], state + b"\0", b"pith site 2\n" + state[12:]):
            with self.assertRaisesRegex(ValueError, "damaged, or of a later version"):
                restore(name, wrong)
        with self.assertRaises(TypeError):
            restore(name, 3)
        work = functools.partial(pith.extract, url="https://example.org/", site=site)
        with multiprocessing.get_context("spawn").Pool(2) as pool:
            self.assertEqual(pool.map(work, [page for page, _ in pages]), [work(page) for page, _ in pages])

    def test_pool(self):
        pages = fixture_pages()[:20]
        work = functools.partial(pith.extract, favor="recall")
        with multiprocessing.get_context("spawn").Pool(2) as pool:
            self.assertEqual(pool.map(work, pages), [work(page) for page in pages])


if __name__ == "__main__":
    unittest.main()
