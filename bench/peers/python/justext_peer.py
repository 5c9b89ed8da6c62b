"""jusText with its list of English stop words, as in its command line."""
import justext
from page_loop import Page, main

STOP_WORDS = justext.get_stoplist("English")


def job(page: Page) -> str:
    paragraphs = justext.justext(page.data, STOP_WORDS)
    return "\n".join(part.text for part in paragraphs if not part.is_boilerplate)


main("jusText", job)
