"""An extractor for DataTrove pipelines; `pip install pith[datatrove]`.

    pipeline = [WarcReader("crawl/"), PithExtractor(), JsonlWriter("clean/")]

As for DataTrove's own extractors, a document without content is dropped, and each one is cleaned in
a process of its own with a time limit, which costs some two fifths more CPU. pith neither crashes
nor hangs, and max_work limits what it does, so sandbox=False, cleaning in the pipeline's own process,
will do; pages then also have their address, and their metadata can be had.
"""
from __future__ import annotations

from typing import TYPE_CHECKING

from datatrove.data import DocumentsPipeline
from datatrove.pipeline.extractors.base import BaseExtractor
from datatrove.utils.typeshelper import StatHints

import pith

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from pith import ExtractOptions

__all__ = ["PithExtractor"]


class PithExtractor(BaseExtractor):  # type: ignore[misc]
    """Replaces a document's text, its page, by the page's main content.

    timeout: seconds for one document, with sandbox only.
    markdown: Markdown instead of text.
    metadata: fields of pith.Metadata ("title", "date", "authors", ...) to add to Document.metadata
        where they are known; only with sandbox=False, the sandbox hands back nothing but text.
    options: pith.extract()'s.
    """

    name = "pith"

    def __init__(
        self,
        timeout: float = 1,
        *,
        markdown: bool = False,
        metadata: tuple[str, ...] = (),
        sandbox: bool = True,
        **options: Unpack[ExtractOptions],
    ) -> None:
        super().__init__(timeout)
        if sandbox and metadata:
            raise ValueError("metadata needs sandbox=False")
        pith.extract(b"", **options)  # wrong options are reported here, not by every document
        self.markdown = markdown
        self.metadata = metadata
        self.sandbox = sandbox
        self.options = options

    def _text(self, article: pith.Article) -> str:
        return article.markdown() if self.markdown else article.text

    def extract(self, text: str) -> str:
        return self._text(pith.extract(text, **self.options))

    def run(self, data: DocumentsPipeline, rank: int = 0, world_size: int = 1) -> DocumentsPipeline:
        if self.sandbox:
            yield from super().run(data, rank, world_size)
            return
        for document in data:
            self.stat_update(StatHints.total)
            with self.track_time():
                article = pith.extract(document.text, document.metadata.get("url"), **self.options)
                document.text = self._text(article)
                for name in self.metadata:
                    if value := getattr(article.metadata, name):
                        document.metadata[name] = value
            if document.text:
                self.stat_update(StatHints.forwarded)
                self.update_doc_stats(document)
                yield document
            else:
                self.stat_update(StatHints.dropped)
