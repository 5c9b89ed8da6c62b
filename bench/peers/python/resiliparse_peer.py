"""Resiliparse's heuristic main content."""
from functools import partial

from page_loop import Page, main
from resiliparse.extract.html2text import extract_plain_text
from text_of import decoded


def job(page: Page, **options: bool | str) -> str:
    return extract_plain_text(decoded(page.data), main_content=True, alt_texts=False,
                              comments=False, **options)


main("resiliparse", job, partial(job, preserve_formatting="minimal_html", links=True))
