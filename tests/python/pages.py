"""The project's own fixture pages, and one small page that every test can read."""
from pathlib import Path

PAGE = """<html lang="en"><head><title>Tides | Gazette</title><meta name="author" content="Ana Reyes">
<meta property="article:published_time" content="2025-03-18T06:40:12+00:00">
<meta property="article:tag" content="sea"><meta property="article:tag" content="moon"></head><body>
<nav><ul><li><a href="/">Home</a><li><a href="/a">Archive</a><li><a href="/b">Contact</a></ul></nav>
<article><h1>Tides</h1><p>The sea rises and falls twice a day, and the harbor master writes down how
far, in a <a href="/book">book</a> that nobody else has opened for <b>twenty</b> years.</p>
<h2>Spring tides</h2><p>At new and full moon the sun and the moon pull together, and the water comes
up over the steps of the old customs house, where the children wait for it.</p></article>
<footer>Copyright 2025 Gazette. All rights reserved.</footer></body></html>"""

FIXTURES = Path(__file__).parents[2] / "fixtures" / "pages"


def fixture_pages() -> list[bytes]:
    return [path.read_bytes() for path in sorted(FIXTURES.glob("*/source.html"))]


def pages_of_a_site(count):
    """Pages of their own, each with the same notice below."""
    notice = "<p>The harbor is closed for all boats that come from the north until Friday.</p>"
    return [f"<div><p>Story {i} is about tide number {i} of the old harbor, and it is long.</p>{notice}</div>"
            for i in range(count)]
