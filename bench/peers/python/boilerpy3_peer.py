"""BoilerPy3's extractor for articles, the one its manual recommends."""
from boilerpy3.extractors import ArticleExtractor
from page_loop import Page, main
from text_of import decoded

EXTRACTOR = ArticleExtractor(raise_on_failure=False)


def job(page: Page) -> str:
    return EXTRACTOR.get_content(decoded(page.data))


main("boilerpy3", job)
