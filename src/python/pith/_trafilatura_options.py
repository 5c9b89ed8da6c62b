"""The configuration and the options of pith.trafilatura."""
from __future__ import annotations

import warnings
from collections.abc import Iterable
from configparser import ConfigParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pith import Favor

warned: set[str] = set()  # adding the same name twice, from two threads, does no harm

# The settings of trafilatura's settings.cfg.
SETTINGS = {
    "DOWNLOAD_TIMEOUT": "30",
    "MAX_FILE_SIZE": "20000000",
    "MIN_FILE_SIZE": "10",
    "SLEEP_TIME": "5.0",
    "USER_AGENTS": "",
    "COOKIE": "",
    "MAX_REDIRECTS": "2",
    "SSRF_PROTECTION": "on",
    "MIN_EXTRACTED_SIZE": "250",
    "MIN_EXTRACTED_COMM_SIZE": "1",
    "MIN_OUTPUT_SIZE": "1",
    "MIN_OUTPUT_COMM_SIZE": "1",
    "MAX_TREE_SIZE": "",
    "EXTRACTION_TIMEOUT": "30",
    "MIN_DUPLCHECK_SIZE": "100",
    "MAX_REPETITIONS": "2",
    "EXTENSIVE_DATE_SEARCH": "on",
    "EXTERNAL_URLS": "off",
}


def use_config(filename: str | None = None, config: ConfigParser | None = None) -> ConfigParser:
    """The settings of a file, or config, or the defaults."""
    if filename is None and config is not None:
        return config
    read = ConfigParser()
    read["DEFAULT"] = SETTINGS
    if filename is not None:
        if not Path(filename).is_file():
            raise FileNotFoundError(f"{filename}: no such file of settings")
        read.read(filename, encoding="utf-8")
    return read


DEFAULT_CONFIG = use_config()


def number(config: ConfigParser, name: str) -> int | None:
    text = config.get("DEFAULT", name, fallback="") or SETTINGS[name]
    return int(text) if text else None


_FORMATS = ("csv", "html", "json", "markdown", "python", "txt", "xml", "xmltei")


class Extractor:
    """The options of an extraction, for `options`."""

    def __init__(
        self,
        *,
        config: ConfigParser = DEFAULT_CONFIG,
        output_format: str = "txt",
        fast: bool = False,
        precision: bool = False,
        recall: bool = False,
        comments: bool = True,
        formatting: bool | None = None,
        links: bool = False,
        images: bool = False,
        tables: bool = True,
        dedup: Any = False,
        lang: str | None = None,
        url: str | None = None,
        source: str | None = None,
        with_metadata: bool = False,
        only_with_metadata: bool = False,
        tei_validation: bool = False,
        author_blacklist: Iterable[str] | None = None,
        url_blacklist: Iterable[str] | None = None,
        date_params: dict[str, Any] | None = None,
        max_tree_size: int | None = None,
    ) -> None:
        if output_format not in _FORMATS:
            names = ", ".join(_FORMATS)
            raise AttributeError(f"output_format must be one of {names}, not {output_format!r}")
        self.config = config
        self.format = output_format
        self.fast = fast
        self.focus: Favor = "recall" if recall else "precision" if precision else "balanced"
        self.comments = comments
        self.formatting = output_format == "markdown" if formatting is None else formatting
        self.links = links
        self.images = images
        self.tables = tables
        self.dedup = dedup
        self.lang = lang
        self.url = url
        self.source = (url or source or "").encode("utf-8", "replace").decode("utf-8") or None
        self.only_with_metadata = only_with_metadata
        self.tei_validation = tei_validation
        self.author_blacklist = set(author_blacklist or ())
        self.url_blacklist = set(url_blacklist or ())
        self.with_metadata = (
            with_metadata or only_with_metadata or bool(url_blacklist) or output_format == "xmltei"
        )
        self.date_params = date_params or {}
        self.min_output_size = number(config, "MIN_OUTPUT_SIZE") or 0
        self.min_output_comm_size = number(config, "MIN_OUTPUT_COMM_SIZE") or 0
        self.max_tree_size = max_tree_size or number(config, "MAX_TREE_SIZE")


# What trafilatura's own Extractor has in date_params although nobody asked for it.
_DATE_PARAMS = {"original_date", "max_date", "extensive_search"}


def _warn(what: str) -> None:
    if what not in warned:
        warned.add(what)
        # The caller of the functions in __all__, each of which calls document_of() or this.
        warnings.warn(f"pith.trafilatura: {what} has no effect", stacklevel=5)


def warn_of_options(options: Any) -> None:
    if options.dedup:
        _warn("deduplicate")
    for name in sorted(set(options.date_params) - _DATE_PARAMS):
        _warn(f"date_extraction_params[{name!r}]")
