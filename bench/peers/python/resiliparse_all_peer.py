"""All visible text of a page by Resiliparse: not an extractor, but the lower bound of cost."""
from page_loop import Page, main
from text_of import decoded, text_of_markup


def job(page: Page) -> str:
    return text_of_markup(decoded(page.data))


main("resiliparse", job)
