"""readability-lxml, which returns markup."""
import logging

from page_loop import Page, main
from readability import Document
from text_of import text_of_markup

logging.disable(logging.CRITICAL)


def markup(page: Page) -> str:
    return Document(page.data, url=page.url or None).summary(html_partial=True)


def job(page: Page) -> str:
    return text_of_markup(markup(page))


main("readability-lxml", job, markup)
