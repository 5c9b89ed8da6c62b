"""trafilatura's default: balanced, with fallbacks, without comments."""
from page_loop import Page, main
from trafilatura import extract


def job(page: Page) -> str | None:
    return extract(page.data, url=page.url or None, include_comments=False)


main("trafilatura", job)
