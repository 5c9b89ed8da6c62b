"""All visible text of a page by Resiliparse: no extractor, but what speed costs least."""
from page_loop import Page, main
from text_of import decoded, text_of_markup


def job(page: Page) -> str:
    return text_of_markup(decoded(page.data))


main("resiliparse", job)
