"""trafilatura's default: balanced, with fallbacks, without comments."""
from functools import partial

from page_loop import Page, main
from trafilatura import extract


def job(page: Page, **options: bool | str) -> str | None:
    return extract(page.data, url=page.url or None, include_comments=False, **options)


main("trafilatura", job, partial(job, output_format="markdown", include_links=True))
