#!/usr/bin/env python3
"""Turns a checkout of a public set of pages into the layout of bench/dataset.h.

    convert_sets.py SET CHECKOUT OUT [--half 1|2]

CHECKOUT is a copy of the set's source; the README beside this file says for each SET how to get it.
OUT is a new folder: train.py expects FOLDER/SET. With --half, only one half of the sites is
written: by a hash of the host, the same as that of `pith-bench --half`. A page whose source names
no address counts by the site's name in its file name.

Only the standard library of Python is needed.
"""
import argparse
import ast
import collections
import dataclasses
import functools
import gzip
import hashlib
import html
import html.parser
import json
import pathlib
import re
import sys
import tempfile
import typing
import urllib.parse
import zlib


class ConversionError(Exception):
    """One line: the input, the reason and the way out."""


# --- Text of a page -----------------------------------------------------------------------------

_SILENT = frozenset("script style noscript template title svg select textarea iframe".split())
# Elements that break lines. Only those whose end tag must be written are followed as a tree.
_OPTIONAL_END = frozenset("p li dt dd tr td th thead tbody tfoot caption body html".split())
_BLOCKS = _OPTIONAL_END | frozenset(
    "address article aside blockquote button details dialog div dl fieldset figcaption figure footer"
    " form h1 h2 h3 h4 h5 h6 header main menu nav ol pre section summary table ul".split()
)
_SPACE = re.compile(r"\s+")


def fold_space(text):
    return _SPACE.sub(" ", text).strip()


class _Lines(html.parser.HTMLParser):
    """The lines of visible text, in lists: one for each element that `chosen` picks."""

    def __init__(self, chosen):
        super().__init__(convert_charrefs=True)
        self.chosen = chosen
        self.found = []
        self._open = []  # names of open elements
        self._root = 0  # depth of the chosen element; 0: in none
        self._silent = 0  # depth of the element whose text is not shown; 0: in none
        self._line = []

    def handle_starttag(self, tag, attrs):
        if tag == "br" or tag in _BLOCKS:
            self._end_line()
        attributes = dict(attrs)
        silent = tag in _SILENT or tag == "a" and has_class("headerlink")(tag, attributes)  # Sphinx
        if not silent and (tag not in _BLOCKS or tag in _OPTIONAL_END):
            return
        self._open.append(tag)
        if not self._root and self.chosen(tag, attributes):
            self._root = len(self._open)
            self.found.append([])
        if silent and not self._silent:
            self._silent = len(self._open)

    def handle_startendtag(self, tag, attrs):
        if tag not in _SILENT:  # browsers ignore the slash of most elements, but not in SVG
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag):
        if tag in _BLOCKS:
            self._end_line()
        if tag not in self._open:
            return
        while self._open.pop() != tag:
            pass
        if len(self._open) < self._root:
            self._root = 0
        if len(self._open) < self._silent:
            self._silent = 0

    def handle_data(self, data):
        if not self._root or self._silent:
            return
        first, *rest = data.split("\n") if "pre" in self._open else [data]
        self._line.append(first)
        for line in rest:
            self._end_line()
            self._line.append(line)

    def _end_line(self):
        line = fold_space("".join(self._line))
        self._line.clear()
        if line and self._root:
            self.found[-1].append(line)

    def close(self):
        super().close()
        self._end_line()


def lines_of(markup, chosen):
    """The lines of each element that `chosen(tag, attributes)` picks, outermost first."""
    parser = _Lines(chosen)
    parser.feed(markup.replace("<![", "<! ["))  # a comment for browsers, an error for html.parser
    parser.close()
    return parser.found


def visible_lines(markup):
    # One element around everything, because the page may have no <body>.
    return lines_of(f"<div>{markup}", lambda tag, attributes: True)[0]


def has_class(name):
    return lambda tag, attributes: name in (attributes.get("class") or "").split()


def is_h1(tag, attributes):
    return tag == "h1"


def decode(page):
    """A page's bytes as text, by its own word for the encoding."""
    try:
        return page.decode("utf-8-sig")
    except UnicodeDecodeError:
        named = re.search(rb"charset\s*=\s*[\"']?([\w-]+)", page[:4096])
    name = named[1].decode().lower() if named else "cp1252"
    try:
        return page.decode({"gb2312": "gb18030", "gbk": "gb18030"}.get(name, name), "replace")
    except LookupError:
        return page.decode("cp1252", "replace")


# --- Pages --------------------------------------------------------------------------------------

# Chosen: what a snippet may be, and how many of them a page needs or gets.
SHORTEST_SNIPPET = 7  # characters; a shorter one is found anywhere
LEAST_TELLING = 12  # characters; shorter lines are labels that may be anywhere
LONGEST_SNIPPET = 160  # characters; longer ones are cut after a word
FEWEST_WANTED = 3  # a page that shows fewer of them was not rendered, or is another page
MOST_SENTENCES = 6  # of a full text
MOST_ROWS = 20  # of a list
MOST_UNWANTED = 8

# Characters of scripts without spaces are words, as in align.py.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
_WORD = re.compile(f"[{_UNSPACED}]|[^\\W{_UNSPACED}]+")


def words_of(text):
    return _WORD.findall(text.lower())


def spread(items, most):
    """At most `most` of the items, evenly spaced."""
    if len(items) <= most:
        return list(items)
    return [items[i * len(items) // most] for i in range(most)]


def shorten(text):
    if len(text) <= LONGEST_SNIPPET:
        return text
    cut = text[: LONGEST_SNIPPET + 1].rsplit(" ", 1)[0]
    return cut[:LONGEST_SNIPPET]


@dataclasses.dataclass
class Page:
    id: str
    html: bytes  # None: the source names the page but does not have it
    type: str
    url: str = None
    site_name: str = None  # stands for the host where the source has no address
    title: str = None
    author: str = None
    date: str = None
    text: str = None  # the main content
    wanted: list = dataclasses.field(default_factory=list)
    unwanted: list = dataclasses.field(default_factory=list)
    language: str = None
    facts: list = None
    record: dict = None  # the set's own record, where it has the layout already

    @property
    def site(self):
        return host_of(self.url) or self.site_name or self.id

    @functools.cached_property
    def markup(self):
        return decode(self.html)

    @functools.cached_property
    def lines(self):
        return visible_lines(self.markup)

    @functools.cached_property
    def shown(self):
        return " ".join(self.lines)

    def is_useful(self):
        """Whether the page and something of its truth are there. An empty text is a truth, too."""
        return self.html is not None and bool(self.record or self.wanted or self.text is not None)

    def in_own_words(self, snippet):
        """The snippet as the page shows it, or None. Case and punctuation may differ."""
        if snippet in self.shown:
            return snippet.strip()
        words = re.findall(r"\w+", snippet)
        found = words and re.search(
            r"\W{1,3}".join(words) + "[.!?)]?", self.shown, re.IGNORECASE
        )
        return found[0] if found else None

    def find_snippets(self, snippets):
        """Those that the page shows, shortened, each once; a last bracket may be missing."""
        found = {}
        for snippet in snippets:
            snippet = shorten(fold_space(snippet or ""))
            without_bracket = re.sub(r"\([^()]*\)\W*$", "", snippet)
            own = self.in_own_words(snippet) or self.in_own_words(without_bracket)
            if own and len(own) >= SHORTEST_SNIPPET:
                found[own] = None
        return list(found)

    def as_record(self):
        record = {
            "schema_version": "2.0",
            "url": self.url,
            "file_id": self.id,
            "_internal": {"page_type": {"primary": self.type}},
            "ground_truth": {
                "title": self.title or None,
                "author": self.author or None,
                "publish_date": self.date or None,
                "main_content": self.text,
                "with": self.wanted,
                "without": self.unwanted,
            },
        }
        optional = {"language": self.language, "facts": self.facts, "site": self.site_name}
        return record | {key: value for key, value in optional.items() if value}


def host_of(url):
    """As url_host() in src/base/url.cc: without user and port, in the address's own case."""
    place = urllib.parse.urlsplit((url or "").strip()).netloc.rpartition("@")[2]
    return re.sub(r":\d*$", "", place)


def half_of(site):
    """1 or 2, as half_of() in bench/dataset.cc: FNV-1a, bit 16."""
    value = 2166136261
    for byte in site.encode():
        value = (value ^ byte) * 16777619 & 0xFFFFFFFF
    return 1 + (value >> 16 & 1)


def declared_url(markup):
    """The address that the page gives itself, if it is complete."""
    for tag in re.findall(r"<link\b[^>]*>|<meta\b[^>]*>", markup, re.IGNORECASE):
        if re.search(r"""(rel|property)\s*=\s*["']?(canonical|og:url)\b""", tag, re.IGNORECASE):
            address = re.search(r"""(?:href|content)\s*=\s*["']?(https?://[^"'\s>]+)""", tag)
            if address:
                return html.unescape(address[1])
    return None


def add_sentences(page):
    """Snippets that must appear, from the full text."""
    lines = [line for line in page.text.split("\n") if len(line) > 3 * SHORTEST_SNIPPET]
    page.wanted = spread(page.find_snippets(lines), MOST_SENTENCES)


def add_shared_lines(pages):
    """Text that must not appear: lines that several pages of a site show."""
    count = collections.Counter(line for page in pages for line in set(page.lines))
    for page in pages:
        truth = " ".join([fold_space(page.text or ""), *page.wanted, page.title or ""])
        shared = {
            line
            for line in page.lines
            if count[line] > 1 and LEAST_TELLING <= len(line) <= LONGEST_SNIPPET
        }
        page.unwanted = spread(sorted(line for line in shared if line not in truth), MOST_UNWANTED)


# --- Files --------------------------------------------------------------------------------------


def need(checkout, *paths):
    """The first of the paths that the checkout has."""
    for path in paths:
        if (checkout / path).exists():
            return checkout / path
    raise ConversionError(
        f"{checkout}: has no {' or '.join(paths)}; give the root of a complete checkout (README.md)"
    )


def read_page(*paths):
    """The bytes of the first of the files that exists, decompressed; None if there is none."""
    path = next((path for path in paths if path.exists()), None)
    if path is None:
        return None
    page = path.read_bytes()
    if page[:2] == b"\x1f\x8b":
        try:
            page = gzip.decompress(page)
        except (EOFError, OSError, zlib.error) as error:
            raise ConversionError(f"{path}: {error}; get the checkout again") from error
    if page.startswith(b"version https://git-lfs"):
        raise ConversionError(f"{path}: a pointer of Git LFS; run `git lfs pull` in the checkout")
    return page


def read_json(path):
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ConversionError(f"{path}: {error}; get the checkout again") from error


def read_text(path):
    return path.read_text(encoding="utf-8").strip() if path.exists() else None


def sha1(text, length):
    return hashlib.sha1(text.encode()).hexdigest()[:length]


def first_of(value):
    """A list's first item, or the value itself if it is no list."""
    return next(iter(value), None) if isinstance(value, list) else value


def joined(names):
    return ", ".join(names) if isinstance(names, list) else names


# --- The sets -----------------------------------------------------------------------------------


def wcxb(checkout):
    """The development split; the held-out one stays where it is."""
    for truth in sorted(need(checkout, "dev/ground-truth").glob("*.json")):
        page = read_page(checkout / f"dev/html/{truth.stem}.html.gz")
        record = read_json(truth)
        yield Page(truth.stem, page, "", url=record.get("url"), record=record)


def naeb(checkout):
    for name, article in read_json(need(checkout, "articles.json")).items():
        yield Page(
            name,
            read_page(checkout / f"html/{name}.html"),
            "article",
            url=article["url"],
            title=article["title"],
            author=article["authors"],
            date=article["date"],
            text=article["articleBody"],
        )


def magic_html(checkout):
    for kind in ("article", "forum"):
        folder = need(checkout, f"benchmark/data/{kind}")
        for name, truth in read_json(need(folder, "base.json")).items():
            page = read_page(folder / f"htmls/{name}.html")
            yield Page(f"{kind}-{name[:12]}", page, kind, url=truth["url"], text=truth["content"])


def trafilatura(checkout):
    tests = need(checkout, "tests")
    truth = need(tests, "evaldata.json", "evaldata.py")
    if truth.suffix == ".json":
        pages = read_json(truth)
    else:  # older checkouts: EVAL_PAGES = {...}
        statements = ast.parse(truth.read_text(encoding="utf-8")).body
        assigned = {s.targets[0].id: s.value for s in statements if isinstance(s, ast.Assign)}
        pages = ast.literal_eval(assigned["EVAL_PAGES"])
    for url, item in pages.items():
        if not item.get("file"):
            continue
        yield Page(
            sha1(url, 12),
            read_page(tests / "cache" / item["file"], tests / "eval" / item["file"]),
            "article",
            url=url,
            title=item.get("title"),
            author=joined(item.get("author")),
            date=item.get("date"),
            wanted=item["with"],
            unwanted=item["without"],
        )


def waddle(checkout):
    corpus = need(checkout, "Corpus")
    languages = read_json(need(corpus, "doc_lg.json"))
    for truth in sorted(need(corpus, "reference").iterdir()):
        text = re.sub(r"<[^<>\n]{1,20}>", "\n", truth.read_text(encoding="utf-8", errors="replace"))
        lines = (line.strip() for line in text.split("\n"))
        yield Page(
            sha1(truth.name, 12),
            read_page(corpus / "html" / truth.name),
            "article",
            site_name=truth.name.split("_")[1],  # DATE_HOST_HASH
            text="\n".join(line for line in lines if line),
            language=languages.get(truth.name),
        )


def recipes(checkout):
    for folder in sorted(need(checkout, "tests/test_data").iterdir()):
        pages = []
        for truth in sorted(folder.glob("*.json")):
            page, recipe = truth.with_suffix(".testhtml"), read_json(truth)
            if not page.exists() or not isinstance(recipe, dict):
                continue
            path = f"tests/test_data/{folder.name}/{page.name}"
            pages.append(
                Page(
                    f"{truth.stem}_{sha1(path, 6)}",
                    read_page(page),
                    "recipe",
                    url=recipe.get("canonical_url"),
                    title=recipe.get("title"),
                    author=recipe.get("author"),
                    language=(recipe.get("language") or "")[:2],
                )
            )
            steps = recipe.get("instructions_list")
            steps = steps or (recipe.get("instructions") or "").split("\n")
            wanted = pages[-1].find_snippets([*(recipe.get("ingredients") or []), *steps])
            pages[-1].wanted = wanted if len(wanted) >= FEWEST_WANTED else []
        add_shared_lines(pages)
        yield from pages


# The element of the content, by what the generators of documentation write: Material for MkDocs,
# the themes of Sphinx, pkgdown, mdBook.
_CONTENT = (
    has_class("md-content__inner"),
    has_class("bd-article"),
    lambda tag, attributes: attributes.get("itemprop") == "articleBody",
    lambda tag, attributes: tag == "article" and attributes.get("role") == "main",
    lambda tag, attributes: tag == "div" and has_class("body")(tag, attributes),
    lambda tag, attributes: tag == "main",
)
_NO_CONTENT = frozenset("404 search genindex py-modindex print toc".split())
_LEAST_CONTENT = 30  # words; chosen: less is a page that only leads elsewhere


def docs(checkout):
    """Built documentation in folders that are named for their hosts."""
    pages = sorted(p for p in checkout.glob("*/**/*.html") if p.stem not in _NO_CONTENT)
    if not pages:
        raise ConversionError(
            f"{checkout}: has no HOST/.../*.html; put each checkout into a folder that is named for"
            " its host, such as dplyr.tidyverse.org"
        )
    for file in pages:
        address = file.relative_to(checkout).as_posix()
        host, _, path = address.partition("/")
        if path.startswith("dev/"):  # pkgdown: the next version, which repeats the pages
            continue
        page = Page(f"{host}_{sha1(path, 8)}", read_page(file), "documentation")
        page.url = f"https://{address}"
        content = next(filter(None, (lines_of(page.markup, chosen) for chosen in _CONTENT)), None)
        if not content or len(words_of(" ".join(content[0]))) < _LEAST_CONTENT:
            continue
        headings = (line for h1 in lines_of(page.markup, is_h1) for line in h1)
        page.title = next((line for line in headings if line in content[0]), None)
        page.text = "\n\n".join(content[0])
        add_sentences(page)
        text = " ".join(content[0])
        others = {line for line in page.lines if len(line) >= LEAST_TELLING and line not in text}
        page.unwanted = spread(sorted(map(shorten, others)), MOST_UNWANTED)
        yield page


_SAID = 0.5  # share of a line's runs of words that a parser must have read; chosen
_RUN = 4  # words


def runs_of(words):
    return {tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)}


def lines_with(page, text):
    """The page's lines that a parser's text is from. It lost links and ends of paragraphs."""
    words = words_of(text)
    known, kept, seen = runs_of(words), [], set()
    for line in page.lines:
        runs = runs_of(words_of(line))
        if line not in seen and runs and len(runs & known) >= _SAID * len(runs):
            kept.append(line)
            seen.add(line)
    if len(words_of(" ".join(kept))) < _SAID * len(words):
        return None  # other data than the page's, or text that only scripts show
    return "\n\n".join(kept)


def newswebs(checkout):
    """Test data of parsers of single news sites: one branch, and so one folder, for each site."""
    packages = collections.defaultdict(list)
    for file in sorted(checkout.glob("**/test/data/test_article_*.json")):
        packages[file.parents[2].name].append(file)
    if not packages:
        raise ConversionError(
            f"{checkout}: has no PACKAGE/test/data/test_article_*.json; check out every branch of"
            " the source into a folder of its own"
        )
    for package, files in packages.items():
        pages = {}
        for file in files:
            article = first_of(read_json(file)) or {}
            content = first_of((article.get("raw_response") or {}).get("content"))
            said = article.get("parsed_data") or {}
            if not isinstance(content, str) or not said.get("text"):
                continue
            url = declared_url(content)
            if url is None or url in pages:  # branches repeat each other
                continue
            declared = re.search(r"charset\s*=\s*[\"']?([\w-]+)", content)
            encoding = "utf-8" if not declared or declared[1].lower() == "utf-8" else "utf-8-sig"
            authors = [a.get("name") for a in said.get("author") or [] if isinstance(a, dict)]
            page = Page(
                f"{package}_{sha1(url, 8)}",
                content.encode(encoding, "replace"),
                "article",
                url=url,
                title=first_of(said.get("title")),
                author=joined([name for name in authors if isinstance(name, str)]),
                date=first_of(said.get("published_at")),
            )
            texts = said["text"] if isinstance(said["text"], list) else [said["text"]]
            page.text = lines_with(page, " ".join(t for t in texts if isinstance(t, str)))
            if page.text:
                add_sentences(page)
                pages[url] = page
        add_shared_lines(pages.values())
        yield from pages.values()


def fundus(checkout):
    for folder in sorted(need(checkout, "tests/resources/parser/test_data").iterdir()):
        addresses = read_json(folder / "meta.info") if (folder / "meta.info").exists() else {}
        for truth in sorted(folder.glob("*.json")):
            versions = [version for version in read_json(truth).values() if version.get("body")]
            pages = []
            for file in sorted(folder.glob(f"{truth.stem}_[0-9]*.html.gz")):
                page = Page(
                    f"{folder.name}_{file.name.removesuffix('.html.gz')}",
                    read_page(file),
                    "article",
                    url=addresses.get(file.name, {}).get("url"),
                )
                # A file has the truths of several layouts of the site: take the page's own.
                texts = [fundus_text(version) for version in versions]
                found = [len(page.find_snippets(text)) for text in texts]
                best = max(range(len(texts)), key=found.__getitem__, default=None)
                if best is None or found[best] < len(texts[best]) / 2:
                    continue
                page.text = "\n\n".join(texts[best])
                page.title = versions[best].get("title")
                page.author = joined(versions[best].get("authors"))
                page.date = versions[best].get("publishing_date")
                add_sentences(page)
                pages.append(page)
            add_shared_lines(pages)
            yield from pages


def fundus_text(version):
    body = version["body"]
    lines = list(body.get("summary") or [])
    for section in body.get("sections") or []:
        lines += [*section.get("headline", []), *section.get("paragraphs", [])]
    return [line for line in lines if line.strip()]


_DESCRIPTION = re.compile(r"(feature|product)[-_]?(bullets|description)", re.IGNORECASE)
_PRODUCT_FACTS = ("brand", "sku", "mpn", "gtin")


def is_description(tag, attributes):
    names = f"{attributes.get('id') or ''} {attributes.get('class') or ''}"
    return attributes.get("itemprop") == "description" or bool(_DESCRIPTION.search(names))


def products(checkout):
    """The source has prices and numbers only: the description is found by its markup."""
    dataset, sites = need(checkout, "dataset"), collections.defaultdict(list)
    for key, truth in read_json(need(dataset, "ground-truth.json")).items():
        saved = read_page(dataset / f"html/{key}.html.gz")
        page = Page(key[:16], saved, "product", url=truth["url"])
        if saved is None:
            continue
        # Messages of the shop may be headings, too; the product's name is also in the title.
        name = html.unescape(" ".join(re.findall(r"<title[^>]*>([^<]*)", page.markup))).lower()
        headings = (line for h1 in lines_of(page.markup, is_h1) for line in h1)
        page.title = next((line for line in headings if line.lower() in fold_space(name)), None)
        lines = list(declared_description(page.markup))
        for element in lines_of(page.markup, is_description):
            lines += element
        page.wanted = [s for s in page.find_snippets(lines) if len(words_of(s)) > 3][:MOST_ROWS]
        facts = [value for fact in _PRODUCT_FACTS for value in truth.get(fact, [])]
        page.facts = [fact for fact in [page.title, *facts] if fact and fact in page.shown]
        sites[page.site].append(page)
    for pages in sites.values():
        add_shared_lines(pages)
        yield from pages


def declared_description(markup):
    """Lines and sentences of what the page's head and its JSON-LD say of the product."""
    said = []
    for tag in re.findall(r"<meta\b[^>]*>", markup, re.IGNORECASE):
        if re.search(r"""(name|property)\s*=\s*["']?(og:)?description\b""", tag, re.IGNORECASE):
            said += re.findall(r"""\bcontent\s*=\s*"([^"]*)\"""", tag)
    for script in re.findall(r"<script[^>]*ld\+json[^>]*>(.*?)</script>", markup, re.DOTALL):
        try:
            values = [json.loads(script)]
        except ValueError:
            continue
        while values:
            value = values.pop()
            if isinstance(value, list):
                values += value
            elif isinstance(value, dict):
                values += value.get("@graph") or []
                if value.get("@type") == "Product" and isinstance(value.get("description"), str):
                    said.append(value["description"])
    for text in said:
        for line in visible_lines(html.unescape(text).replace("\n", "<br>")):
            yield from re.split(r"(?<=[.!?]) +", line)


def stackoverflow(checkout):
    is_post, is_aside = has_class("js-post-body"), has_class("sidebar-related")
    cache, seen = need(checkout, "page_cache"), set()
    for file in sorted(cache.glob("httpsstackoverflowcomquestions*.html.gz")):
        page = Page("", read_page(file), "forum")
        page.url = declared_url(page.markup)
        number = re.search(r"/questions/(\d+)/", page.url or "")
        posts = lines_of(page.markup, is_post)
        if not number or number[1] in seen or not posts:
            continue
        seen.add(number[1])
        page.id = f"so_{number[1]}"
        page.title = next((line for h1 in lines_of(page.markup, is_h1) for line in h1), None)
        long = [[line for line in post if len(line) >= 20] for post in posts]
        page.wanted = spread(
            page.find_snippets(line for post in long for line in spread(post, 2)), MOST_ROWS
        )
        text = " ".join(line for post in posts for line in post)
        for aside in lines_of(
            page.markup, lambda tag, a: is_aside(tag, a) or a.get("id") == "hot-network-questions"
        ):
            links = [line for line in aside if len(line) > 2 * LEAST_TELLING and line not in text]
            page.unwanted += spread(links, MOST_UNWANTED // 2)
        yield page


_ROW_FIELDS = ("case_names", "docket_numbers", "summaries")


def court_listings(checkout):
    examples = need(checkout, "tests/examples/opinions")
    for file in sorted(examples.glob("*/*.html")):
        truth = file.with_name(f"{file.stem}.compare.json")
        if not truth.exists():
            continue
        rows = read_json(truth)
        rows = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
        path = file.relative_to(checkout).as_posix()
        page = Page(f"{file.stem}_{sha1(path, 4)}", read_page(file), "listing", language="en")
        page.url = declared_url(page.markup)
        page.site_name = file.stem.partition("_example")[0]
        values = [row.get(field) for row in rows for field in _ROW_FIELDS]
        wanted = page.find_snippets(value for value in values if isinstance(value, str))
        page.wanted = spread(wanted, MOST_ROWS) if len(wanted) >= FEWEST_WANTED else []
        yield page


# Saved pages of scrapers of public bodies, and the tests that say what is read from them.
_SCRAPERS = (
    ("cityscr", "en", "tests/files", "tests", "test_*.py"),  # city-scrapers
    ("kleine", "de", "test/fixtures", "test/scraper", "*_test.rb"),  # kleineanfragen
)
_LITERAL = re.compile(r"""'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)\"""")


def gov_listings(checkout):
    roots = [checkout, *sorted(p for p in checkout.iterdir() if p.is_dir())]
    if not any((root / files).is_dir() for root in roots for _, _, files, _, _ in _SCRAPERS):
        raise ConversionError(
            f"{checkout}: has no tests/files or test/fixtures; clone the two sources into it"
        )
    for root in roots:
        for prefix, language, files, folder, pattern in _SCRAPERS:
            tests = [read_text(test) for test in sorted((root / folder).glob(pattern))]
            for file in sorted((root / files).glob("**/*.html")):
                name = file.relative_to(root / files).as_posix()
                literals = []
                for test in tests:
                    if re.search(rf"\b{re.escape(name)}\b", test):
                        literals += [a or b for a, b in _LITERAL.findall(test)]
                identifier = re.sub(r"\W+", "_", name.removesuffix(".html"))
                kind = "service" if "detail" in file.stem else "listing"
                page = Page(f"{prefix}_{identifier}", read_page(file), kind, language=language)
                page.url = declared_url(page.markup)
                page.site_name = identifier
                page.wanted = page.find_snippets(filter(is_shown_text, literals))[:MOST_ROWS]
                yield page


def is_shown_text(literal):
    return len(literal) >= LEAST_TELLING and " " in literal.strip() and "://" not in literal


def zh69(checkout):
    pages = need(checkout, "Original", "original")
    for file in sorted(pages.glob("*.html")):
        kinds = ("author", "date", "cleaned")
        values = {kind: read_text(checkout / kind / f"{file.stem}.txt") for kind in kinds}
        author, date = (None if values[k] == "UNKNOWN" else values[k] for k in ("author", "date"))
        page = Page(file.stem, read_page(file), "article", author=author, date=date, language="zh")
        page.url = declared_url(page.markup)
        page.text = values["cleaned"]
        if page.text:
            add_sentences(page)
        yield page


class Set(typing.NamedTuple):
    source: str  # on GitHub
    license: str  # of the annotations
    convert: typing.Callable  # checkout -> pages


SETS = {
    "wcxb-dev": Set("Murrough-Foley/web-content-extraction-benchmark", "CC-BY-4.0", wcxb),
    "naeb": Set("AndyTheFactory/article-extraction-dataset", "Apache-2.0", naeb),
    "magic-html": Set("opendatalab/magic-html", "Apache-2.0", magic_html),
    "trafilatura-dev": Set("adbar/trafilatura", "Apache-2.0", trafilatura),
    "waddle-dev": Set("rundimeco/waddle", "GPL-3.0", waddle),
    "recipes-dev": Set("hhursev/recipe-scrapers", "MIT", recipes),
    "docs-dev": Set("built documentation, see README.md", "mostly free", docs),
    "newswebs-dev": Set("mitul-kalariya/scrapping-webs", "none", newswebs),
    "fundus-dev": Set("flairNLP/fundus", "MIT", fundus),
    "products-dev": Set("scrapinghub/product-extraction-benchmark", "MIT", products),
    "stackoverflow-dev": Set("gleitz/howdoi", "MIT", stackoverflow),
    "court-listings-dev": Set("freelawproject/juriscraper", "BSD-2-Clause", court_listings),
    "gov-listings-dev": Set(
        "City-Bureau/city-scrapers, robbi5/kleineanfragen", "MIT", gov_listings
    ),
    "zh69-dev": Set("immortal-autumn/Chinese-Web-Content-Extraction-Dataset", "MIT", zh69),
}


def write(page, out):
    # No time in the files: the same checkout gives the same bytes.
    (out / "html" / f"{page.id}.html.gz").write_bytes(gzip.compress(page.html, mtime=0))
    record = json.dumps(page.record or page.as_record(), ensure_ascii=False, indent=1)
    (out / "ground-truth" / f"{page.id}.json").write_text(record + "\n", encoding="utf-8")


def convert(name, checkout, out, half=None):
    """Returns the number of pages written and of those left out."""
    if not checkout.is_dir():
        raise ConversionError(f"{checkout}: no such folder; get {name} from {SETS[name].source}")
    if out.exists() and any(out.iterdir()):
        raise ConversionError(f"{out}: not empty; name a new folder")
    # A run that fails leaves nothing that looks like a set.
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=f"{out.name}.") as work:
        unfinished = pathlib.Path(work) / out.name
        counts = write_all(name, checkout, unfinished, half)
        unfinished.rename(out)
    return counts


def write_all(name, checkout, out, half):
    written, left_out = set(), 0
    for folder in ("html", "ground-truth"):
        (out / folder).mkdir(parents=True)
    for page in SETS[name].convert(checkout):
        if half and half_of(page.site) != half:
            continue
        if not page.is_useful():
            left_out += 1
            continue
        if page.id in written:
            raise ConversionError(f"{checkout}: two pages named {page.id}; give one checkout only")
        write(page, out)
        written.add(page.id)
    if not written:
        source = SETS[name].source
        raise ConversionError(f"{checkout}: no page of {name} in it; get it from {source}")
    return len(written), left_out


def main():
    listed = "\n".join(f"  {name:19} {s.source} ({s.license})" for name, s in SETS.items())
    parser = argparse.ArgumentParser(
        description=__doc__,
        epilog=f"sets, their sources on GitHub, the licenses of the annotations:\n{listed}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("set", metavar="SET", choices=SETS)
    parser.add_argument("checkout", metavar="CHECKOUT", type=pathlib.Path)
    parser.add_argument("out", metavar="OUT", type=pathlib.Path)
    parser.add_argument("--half", type=int, choices=(1, 2))
    options = parser.parse_args()
    try:
        pages, left_out = convert(options.set, options.checkout, options.out, options.half)
    except (ConversionError, OSError) as error:
        sys.exit(f"convert_sets.py: {error}")
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        sys.exit(
            f"convert_sets.py: {options.checkout}: not the source as it was ({error!r}); check out"
            " the commit that README.md names"
        )
    print(f"{options.set}: {pages} pages; {left_out} that are missing or show no truth left out")


if __name__ == "__main__":
    main()
