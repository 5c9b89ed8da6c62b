"""html-to-markdown as plain text. Its most aggressive preprocessing drops navigation and forms but
chooses no main content, so it is a yardstick."""
from functools import partial

from html_to_markdown import ConversionOptions, PreprocessingOptions, convert
from page_loop import Page, main
from text_of import decoded

OPTIONS = partial(ConversionOptions, extract_metadata=False,
                  preprocessing=PreprocessingOptions(preset="aggressive"))
PLAIN, MARKDOWN = OPTIONS(output_format="plain"), OPTIONS(output_format="markdown")


def job(page: Page, options: ConversionOptions = PLAIN) -> str | None:
    return convert(decoded(page.data), options).content


main("html-to-markdown", job, partial(job, options=MARKDOWN))
