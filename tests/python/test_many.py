"""pith.clean_many: order, bounds, and what goes wrong in the middle."""
import sys
import threading
import time
import unittest

import pith
from pages import PAGE, fixture_pages, pages_of_a_site

PATIENCE = 20  # seconds; one call is enough, unless the machine is very busy


class SiteMode(unittest.TestCase):
    def test_what_pages_share_is_left_out(self):
        pages, site = pages_of_a_site(9), pith.Site()
        for i, page in enumerate(pages[:-1]):
            site.add(page.encode() if i % 2 else page, f"https://example.org/{i}")
        site.add(pith.Page(pages[-1].encode(), url="https://example.org/8"))
        site.add(None, "https://example.org/9")
        self.assertIn("closed", pith.extract(pages[0], "https://example.org/0").text)
        self.assertNotIn("closed", pith.extract(pages[0], "https://example.org/0", site=site).text)
        self.assertIn("closed", pith.extract(pages[0], "https://example.com/0", site=site).text)
        pairs = [(page, f"https://example.org/{i}") for i, page in enumerate(pages)]
        for article in pith.clean_many(pairs, threads=2, site=site):
            self.assertEqual(len(article.text.splitlines()), 1)
        with self.assertRaises(TypeError):
            site.add(3)
        with self.assertRaises(TypeError):
            pith.extract(pages[0], site=site, speed=1)

    def test_pages_are_added_while_others_are_extracted(self):
        pages, site = pages_of_a_site(400), pith.Site()

        def add():
            for i, page in enumerate(pages):
                site.add(page, f"https://example.org/{i}")

        thread = threading.Thread(target=add)
        thread.start()
        while thread.is_alive():
            pith.extract(pages[0], "https://example.org/0", site=site)
        thread.join()
        self.assertNotIn("closed", pith.extract(pages[0], "https://example.org/0", site=site).text)


class CleanMany(unittest.TestCase):
    def test_in_input_order_on_any_number_of_threads(self):
        pages = fixture_pages() * 3
        expected = [pith.extract(page).jsonl() for page in pages]
        for threads in (1, 2, 5, None):
            articles = pith.clean_many(iter(pages), threads)
            self.assertEqual([article.jsonl() for article in articles], expected)

    def test_urls_and_options(self):
        pairs = [(PAGE, "https://a.example/x"), (PAGE.encode(), "https://b.example/x"), (PAGE, None)]
        articles = list(pith.clean_many(pairs, threads=2, explain=True))
        self.assertEqual([article.url for article in articles],
                         ["https://a.example/x", "https://b.example/x", None])
        self.assertIn("[book](https://b.example/book)", articles[1].markdown(links=True))
        self.assertTrue(articles[0].blocks[0].reason)

    def test_looks_ahead_no_further_than_told(self):
        read = 0

        def pages():
            nonlocal read
            while True:
                read += 1
                yield PAGE

        articles = pith.clean_many(pages(), threads=2, look_ahead=3)
        self.assertEqual(read, 0)
        for yielded in range(1, 6):
            next(articles)
            self.assertEqual(read, yielded + 2)
        articles.close()

    def test_an_error_comes_in_its_place(self):
        articles = pith.clean_many([PAGE, PAGE, 3, PAGE], threads=2)
        self.assertEqual([next(articles).outcome for _ in range(2)], ["content", "content"])
        with self.assertRaisesRegex(TypeError, "html must be bytes or str, not int"):
            next(articles)

    def test_an_error_of_the_iterable_comes_after_what_it_gave(self):
        def pages():
            yield PAGE
            yield PAGE
            raise OSError("the disk is gone")

        articles = pith.clean_many(pages(), threads=2, look_ahead=8)
        self.assertEqual([next(articles).outcome for _ in range(2)], ["content", "content"])
        with self.assertRaisesRegex(OSError, "the disk is gone"):
            next(articles)

    def test_wrong_arguments_are_told_at_once(self):
        for wrong in ({"threads": 0}, {"look_ahead": 0}, {"favor": "speed"}):
            with self.assertRaises(ValueError):
                pith.clean_many([], **wrong)
        for wrong in ({"threads": "2"}, {"look_ahead": 1.5}, {"speed": 1}):
            with self.assertRaises(TypeError):
                pith.clean_many([], **wrong)

    def test_one_page_is_not_many(self):
        for page in ("abc", b"abc", bytearray(b"abc"), memoryview(b"abc")):
            with self.assertRaisesRegex(TypeError, "^pages must be an iterable of pages, not one"):
                pith.clean_many(page)
        with self.assertRaisesRegex(TypeError, "^there is no option 'speed'$"):
            pith.clean_many([], speed=1)
        with self.assertRaisesRegex(TypeError, "^pages must be an iterable of pages, not NoneType$"):
            pith.clean_many(None)
        with self.assertRaisesRegex(TypeError, "^a page must be the page or \\(page, url\\), not a tuple of 3$"):
            list(pith.clean_many([(PAGE, "https://example.org/", 3)]))
        for call in (lambda: pith.clean_many([], site=5), lambda: pith.extract(PAGE, site=5)):
            with self.assertRaisesRegex(TypeError, "^site must be a pith.Site or None, not int$"):
                call()

    def test_an_unknown_option_is_refused_with_the_name_it_resembles(self):
        for wrong, right in (("language", "languages"), ("min_word", "min_words"), ("comment", "comments")):
            with self.assertRaisesRegex(TypeError, f"^there is no option '{wrong}': did you mean '{right}'\\?$"):
                pith.extract(PAGE, **{wrong: 1})
        with self.assertRaisesRegex(TypeError, "^there is no option 'link': did you mean 'links'\\?$"):
            pith.extract(PAGE).markdown(link=True)

    def test_an_end_in_the_middle_leaves_no_thread(self):
        articles = pith.clean_many([PAGE] * 100, threads=3)
        next(articles)
        articles.close()
        self.assertFalse([t for t in threading.enumerate() if t.name.startswith("pith")])

    def test_other_threads_run_while_a_page_is_read(self):
        page = "<div>" + "<p>word and word again</p>" * 200_000
        self.assert_others_run(lambda: pith.extract(page))

    def test_other_threads_run_while_a_result_is_written(self):
        words = "The harbor master has kept a book of the tides since he was young, and on day"
        lines = (f"<p>{words} {i} the water stood at {i * 7919 % 1000}.</p>" for i in range(80_000))
        article = pith.extract("<article>" + "".join(lines))
        self.assertGreater(len(article.text), 5_000_000)
        for write in (article.markdown, article.html, article.json, article.jsonl,
                      lambda: article.text):
            self.assert_others_run(lambda: [write(), write()])

    def assert_others_run(self, work):
        """Without forced switches another thread runs only while work() lets it. A busy machine may wake
        that thread too late, so work() is repeated."""
        self.addCleanup(sys.setswitchinterval, sys.getswitchinterval())
        sys.setswitchinterval(10 * PATIENCE)
        wanted = threading.Lock()
        wanted.acquire()
        has_run = []

        def run():
            wanted.acquire()
            has_run.append(True)

        other = threading.Thread(target=run)
        other.start()
        wanted.release()
        end = time.monotonic() + PATIENCE
        while not has_run and time.monotonic() < end:
            work()
        had_a_turn = bool(has_run)
        other.join()
        self.assertTrue(had_a_turn, "no other thread could run")


if __name__ == "__main__":
    unittest.main()
