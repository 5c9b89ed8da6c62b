"""readability-lxml, which returns markup."""
import logging

from page_loop import Page, main
from readability import Document
from text_of import text_of_markup

logging.disable(logging.CRITICAL)


def job(page: Page) -> str:
    return text_of_markup(Document(page.data, url=page.url or None).summary(html_partial=True))


main("readability-lxml", job)
