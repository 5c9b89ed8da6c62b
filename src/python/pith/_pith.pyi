import builtins
from typing import Any, Literal, final

from typing_extensions import Buffer, Unpack

from pith import (
    CsvOptions,
    ExtractOptions,
    HtmlOptions,
    JsonOptions,
    MarkdownOptions,
    TeiOptions,
    WriteOptions,
)

version: str
fields: dict[str, bool]  # metadata: name -> it is a list
formats: tuple[str, ...]
renderings: tuple[str, ...]  # formats that with_formats takes
options: tuple[str, ...]
write_options: tuple[str, ...]
enums: dict[str, tuple[str, ...]]  # as in C -> the names of the values

@final
class Options:
    def __init__(self, **options: Unpack[ExtractOptions]) -> None: ...

@final
class Site:
    def __init__(self) -> None: ...
    def add(
        self,
        html: str | Buffer | float | None,
        url: str | float | None,
        options: Options,
        known: dict[str, str] = ...,
    ) -> None: ...

@final
class Metadata:
    """What the page says about itself; what is unknown is None or empty."""

    @property
    def title(self) -> str | None: ...
    @property
    def authors(self) -> list[str]: ...
    @property
    def date(self) -> str | None: ...
    @property
    def modified(self) -> str | None: ...
    @property
    def site(self) -> str | None: ...
    @property
    def description(self) -> str | None: ...
    @property
    def language(self) -> str | None: ...
    @property
    def canonical_url(self) -> str | None: ...
    @property
    def image(self) -> str | None: ...
    @property
    def tags(self) -> list[str]: ...
    @property
    def categories(self) -> list[str]: ...
    @property
    def license(self) -> str | None: ...
    @property
    def direction(self) -> str | None: ...
    @property
    def amp_url(self) -> str | None: ...
    @property
    def feeds(self) -> list[str]: ...
    @property
    def sources(self) -> dict[str, str]:
        """Field name -> the place in the page its (first) value was taken from."""

@final
class Span:
    """Markup over block.text[begin:end]. Spans nest and never cross."""

    @property
    def kind(
        self,
    ) -> Literal[
        "link",
        "emphasis",
        "strong",
        "code",
        "image",
        "superscript",
        "subscript",
        "deleted",
        "inserted",
        "marked",
        "quotation",
        "keyboard",
        "math",
        "note_reference",
    ]: ...
    @property
    def begin(self) -> int:
        """An index of the block's text."""
    @property
    def end(self) -> int:
        """For an image it equals begin: the image is before text[begin]."""
    @property
    def target(self) -> str | None:
        """The URL of a link or an image; the label of the note that a reference refers to."""
    @property
    def alt(self) -> str | None:
        """The text of an image; the title of an embed's link."""
    @property
    def link(self) -> str | None:
        """The URL of the link around an image."""
    @property
    def caption(self) -> str | None:
        """The caption of an image."""
    @property
    def spaced(self) -> bool:
        """White space follows an image, which the text does not have."""

@final
class ListPlace:
    @property
    def depth(self) -> int:
        """1 in an outermost list."""
    @property
    def ordered(self) -> bool:
        """The innermost list is an <ol>."""
    @property
    def number(self) -> int:
        """The number of the item in an <ol>."""
    @property
    def item(self) -> int:
        """The id of the item, unique in the article; its blocks share it."""
    @property
    def task(self) -> Literal["open", "done"] | None:
        """The box that the item begins with."""

@final
class TablePlace:
    @property
    def table(self) -> int:
        """The id of the table, unique in the article, from 1."""
    @property
    def row(self) -> int: ...
    @property
    def column(self) -> int: ...
    @property
    def header(self) -> bool:
        """The cell is a <th>."""
    @property
    def alignment(self) -> Literal["left", "center", "right"] | None:
        """None if the page does not say."""

@final
class Container:
    """An element around blocks, which share it if they have equal containers."""

    @property
    def kind(
        self,
    ) -> Literal[
        "quote",
        "list_item",
        "callout",
        "details",
        "definition_list",
        "definition",
        "note",
        "api_list",
    ]: ...
    @property
    def id(self) -> int:
        """Unique in the article among containers of this kind; of a list item ListPlace.item."""
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Block:
    @property
    def kind(
        self,
    ) -> Literal[
        "paragraph",
        "heading",
        "list_item",
        "table_cell",
        "code",
        "caption",
        "image",
        "math",
        "term",
        "definition",
        "callout_title",
        "embed",
    ]: ...
    @property
    def label(self) -> Literal["boilerplate", "main_content", "comment"]: ...
    @property
    def kept(self) -> bool:
        """The label is not "boilerplate"."""
    @property
    def score(self) -> float:
        """How sure it is main content, in [0, 1]."""
    @property
    def text(self) -> str: ...
    @property
    def reason(self) -> str | None:
        """Why it was kept or dropped; with explain=True only."""
    @property
    def decided_by(self) -> str | None:
        """The names of the steps that decided, separated by ", "; with explain=True only."""
    @property
    def heading_level(self) -> int: ...
    @property
    def quote_depth(self) -> int: ...
    @property
    def code_language(self) -> str | None: ...
    @property
    def spans(self) -> builtins.list[Span]:
        """The markup in the text: by begin, the longer first."""
    @property
    def list(self) -> ListPlace | None: ...
    @property
    def table(self) -> TablePlace | None: ...
    @property
    def containers(self) -> builtins.list[Container]:
        """The elements around it, outermost first."""
    @property
    def note(self) -> str | None:
        """The label of the note that it belongs to; Span.target of references to it."""
    @property
    def break_before(self) -> bool:
        """A thematic break comes before it."""
    @property
    def line_ends_before(self) -> int:
        """Of plain text: the line ends between it and the block before; 0 on other pages."""
    @property
    def source(self) -> tuple[int, int]:
        """Its position in the page: (begin, end) in bytes, or for a str in bytes of its UTF-8."""

@final
class Article:
    @property
    def outcome(
        self,
    ) -> Literal["content", "no_content", "not_html", "too_large", "budget_exceeded", "out_of_memory", "canceled"]: ...
    @property
    def message(self) -> str | None: ...
    @property
    def url(self) -> str | None: ...
    @property
    def encoding(self) -> str | None: ...
    @property
    def page_type(
        self,
    ) -> Literal[
        "unknown",
        "article",
        "forum",
        "product",
        "collection",
        "listing",
        "documentation",
        "service",
        "recipe",
    ]: ...
    @property
    def page_type_reason(self) -> str | None: ...
    @property
    def confidence(self) -> float | None:
        """The word F1 to expect of this result, in (0, 1]; None without kept blocks."""
    @property
    def metadata(self) -> Metadata: ...
    @property
    def blocks(self) -> list[Block]:
        """The kept blocks; all, with explain=True."""
    @property
    def text(self) -> str:
        """The kept text; written anew each time it is read."""
    def write(self, format: str, **options: Unpack[WriteOptions]) -> str:
        """The article in one of pith.FORMATS. Options of other formats raise TypeError."""
    def markdown(self, **options: Unpack[MarkdownOptions]) -> str:
        """CommonMark with GitHub tables."""
    def html(self, **options: Unpack[HtmlOptions]) -> str:
        """A fragment of clean HTML: structure only."""
    def json(self, **options: Unpack[JsonOptions]) -> str:
        """One object, indented, as the command line prints it."""
    def jsonl(self, **options: Unpack[JsonOptions]) -> str:
        """The same in one line."""
    def to_dict(self, **options: Unpack[JsonOptions]) -> dict[str, Any]:
        """The object of json()."""
    def csv(self, **options: Unpack[CsvOptions]) -> str:
        """A table with one row; header=False leaves out its first line."""
    def tei(self, **options: Unpack[TeiOptions]) -> str:
        """A TEI P5 document."""
    def report(self, **options: Unpack[JsonOptions]) -> str:
        """A web page that shows why each block was kept or dropped. Needs explain=True."""
    def explanation(self) -> str:
        """A line a block: kept or dropped, score, kind, reason, text. With explain=True."""

def extract(
    html: str | Buffer | float | None,
    url: str | float | None,
    options: Options,
    known: dict[str, str] = ...,
    site: Site | None = None,
) -> Article: ...
def part(article: Article, label: str) -> Article: ...
