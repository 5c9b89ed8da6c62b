from collections.abc import Callable, Iterable
from typing import Any, final

from typing_extensions import Unpack

from pith._read import Input, Page, PageError, ReadOptions

options: tuple[str, ...]
kinds: tuple[str, ...]

@final
class Source:
    def __init__(
        self,
        inputs: Iterable[Input],
        page: Callable[..., Page],
        error: Callable[..., PageError],
        **options: Unpack[ReadOptions],
    ) -> None: ...
    def next(self) -> Page | PageError | None: ...
    def close(self) -> None: ...
    @property
    def skipped(self) -> dict[str, int]: ...
    @property
    def passed_over(self) -> dict[str, int]: ...
