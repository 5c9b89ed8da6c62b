"""Maps a function over an iterable on threads: results in input order, with a bounded number ahead."""
from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def in_order(
    function: Callable[[Item], Result],
    items: Iterable[Item],
    threads: int | None,
    look_ahead: int | None,
) -> Iterator[Result]:
    """Checks its arguments immediately, not at the first result."""
    threads = _at_least_one("threads", os.cpu_count() or 1 if threads is None else threads)
    ahead = _at_least_one("look_ahead", 4 * threads if look_ahead is None else look_ahead)
    return _results(function, iter(items), threads, ahead)


def _at_least_one(name: str, value: int) -> int:
    if not isinstance(value, int):
        raise TypeError(f"{name} must be int, not {type(value).__name__}")
    if value < 1:
        raise ValueError(f"{name} must be at least 1, not {value}")
    return value


def _results(
    function: Callable[[Item], Result], items: Iterator[Item], threads: int, ahead: int
) -> Iterator[Result]:
    waiting: deque[Future[Result]] = deque()
    broken: BaseException | None = None
    with ThreadPoolExecutor(threads, thread_name_prefix="pith") as pool:
        try:
            while broken is None:
                try:
                    waiting.append(pool.submit(function, next(items)))
                except Exception as error:  # also at the end: items that were started before it come first
                    broken = error
                if len(waiting) >= ahead:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()
    if not isinstance(broken, StopIteration):
        raise broken
