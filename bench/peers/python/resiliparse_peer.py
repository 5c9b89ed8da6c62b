"""Resiliparse's heuristic main content."""
from page_loop import Page, main
from resiliparse.extract.html2text import extract_plain_text
from text_of import decoded


def job(page: Page) -> str:
    return extract_plain_text(decoded(page.data), main_content=True, alt_texts=False,
                              comments=False)


main("resiliparse", job)
