"""Puts together what pickle kept."""
from __future__ import annotations

from typing import Any

from pith import _pith


def restore(name: str, *state: Any) -> Any:
    """The object of a class of _pith, of what its __reduce__() gave."""
    return getattr(_pith, name)._of_state(*state)
