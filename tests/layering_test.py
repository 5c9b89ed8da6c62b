#!/usr/bin/env python3
"""Holds the source tree to its rules; prints "file:line: rule" for every breach.

Include ranks (a file includes its own folder, lower ranks, public headers and third parties), who may
include which third party, file sizes, ASCII only.

    layering_test.py ROOT          check the tree
    layering_test.py --self-test   check that every rule can be broken
"""
import pathlib
import re
import sys
import tempfile

# A file may include what ranks below it on a branch they are both on; "" is src/ itself. A header that
# is named here has a rank of its own, apart from its folder's.
BRANCHES = [
    {"base": 0, "text": 1, "html": 2, "page": 3, "model": 3, "metadata/values": 4, "metadata": 4, "write": 4, "markup": 5, "": 6,
     "serve": 7, "app/output": 8, "app/flags": 9, "app/resume": 10, "app/run": 11, "app": 12},
    # The wings know nothing of each other.
    {"base": 0, "text": 1, "html": 2, "page": 3, "model": 3, "metadata": 4, "plain": 5, "": 6},
    # Inside metadata/, sources fill the evidence from which the top of the folder chooses.
    {"base": 0, "text": 1, "html": 2, "page": 3, "metadata/values": 4, "metadata/evidence.h": 5,
     "metadata/sources": 6, "metadata": 7, "plain": 8, "": 9, "app/flags": 9, "app/resume": 9, "app/run": 9},
    # Inside markup/, the passes know a page's features and nothing of how they are measured or scored.
    {"base": 0, "text": 1, "html": 2, "page": 3, "model": 3, "markup/features.h": 4, "markup/passes": 5,
     "markup": 6, "": 7},
    {"base": 0, "text": 1, "unpack": 1, "fetch": 2, "input": 3, "input/containers": 4, "app/output": 8, "app/flags": 9, "app/resume": 10, "app/run": 11},
    # Other languages' ways in: public headers and nothing else.
    {"c": 1},
    {"python": 1},
]
RANKED = set().union(*BRANCHES)
FOLDERS = {name for name in RANKED if not name.endswith(".h")}
# Third-party header -> the folders of src/ that may include it.
THIRD_PARTY = {
    "gumbo.h": ["html"],
    "curl/": ["fetch"],
    "spdlog/": ["app", "app/run", "fetch"],
    "utf8proc.h": ["text"],
    "uchardet": ["text"],
    "cld2/": ["metadata/values"],
    "iconv.h": ["text"],
    "zlib.h": ["input", "app/output", "serve"],
    "isa-l/": ["unpack"],
    "zstd.h": ["unpack", "app/output"],
    "brotli/": ["unpack"],
    "lzma.h": ["unpack"],
    "bzlib.h": ["unpack"],
    "pugixml.hpp": ["input"],
    "archive.h": ["input/containers"],
    "archive_entry.h": ["input/containers"],
    "gmime/": ["input/containers"],
    "plist/": ["input/containers"],
    "CLI/": ["app/flags"],
    "pybind11/": ["python"],
    "microhttpd.h": ["serve"],
    "cmark-gfm": [],  # tests and bench read Markdown, the library does not
}
MAX_LINES = {"src/extract.cc": 110}
LONG = 600  # lines: of a longer file a note is printed

INCLUDE = re.compile(r'\s*#\s*include\s*([<"])([^>"]+)')


def rank_name(file):
    """The name in BRANCHES that `file` of src/ has its rank from."""
    return file if file in RANKED else file.rpartition("/")[0]


def included_folder_breach(file, quote, target):
    """Why `file` of src/ may not include `target`, or None."""
    folder = file.rpartition("/")[0]
    for header, folders in THIRD_PARTY.items():
        if target.startswith(header) and folder not in folders:
            return f"{target} may be included in src/{{{','.join(folders)}}}/ only" if folders else (
                f"{target} may not be included in src/")
    if quote == "<" or target.startswith("pith/"):
        return None
    if target.startswith("."):
        return f'"{target}": includes are written relative to src/'
    own, other = rank_name(file), rank_name(target)
    if other not in RANKED:
        return f'"{target}" is in no folder of src/'
    below = any(branch.get(other, 99) < branch.get(own, -1) for branch in BRANCHES)
    if other != own and not below:
        return f"src/{own or '*.cc'} may not include src/{other or target}"
    return None


def include_breach(path, quote, target):
    part = path.parts
    if part[0] == "src":
        return included_folder_breach("/".join(part[1:]), quote, target)
    if part[0] == "include" and quote == '"' and not target.startswith("pith/"):
        return "public headers include public headers only"
    if part[0] == "include" and "/" in target and quote == "<":
        return "public headers use the standard library only"
    return None


def breaches(root):
    for top in ("include", "src", "tests", "bench"):
        for file in sorted((root / top).rglob("*")):
            if file.suffix not in (".h", ".cc", ".c"):
                continue
            path = file.relative_to(root)
            if path.parts[0] == "src" and "/".join(path.parts[1:-1]) not in FOLDERS:
                yield f"{path}:1: src/{'/'.join(path.parts[1:-1])}/ has no rank"
                continue
            lines = file.read_bytes().split(b"\n")
            limit = MAX_LINES.get(str(path))
            if limit is not None and len(lines) - 1 > limit:
                yield f"{path}:{limit + 1}: longer than {limit} lines"
            if len(lines) - 1 > LONG:
                print(f"{path}: {len(lines) - 1} lines; is it still one concept?")
            for number, line in enumerate(lines, 1):
                if not line.isascii():
                    yield f"{path}:{number}: not ASCII"
                if line == b"namespace pith {" and path.parts[0] != "include" and path.suffix == ".h":
                    yield f"{path}:{number}: only include/ declares names in pith, the rest in pith::internal"
                include = INCLUDE.match(line.decode("ascii", "replace"))
                breach = include and include_breach(path, *include.groups())
                if breach:
                    yield f"{path}:{number}: {breach}"


def self_test():
    bad = {
        "src/text/a.cc": '#include "html/dom.h"',
        "src/metadata/a.cc": '#include "markup/measure.h"',
        "src/metadata/evidence.h": '#include "metadata/choice.h"',
        "src/metadata/values/a.cc": '#include "metadata/evidence.h"',
        "src/metadata/sources/a.cc": '#include "metadata/choice.h"',
        "src/markup/a.cc": '#include "plain/score_lines.h"',
        "src/plain/a.cc": '#include "markup/features.h"',
        "src/markup/passes/a.cc": '#include "markup/measure.h"',
        "src/page/a.h": '#include "app/run/run.h"',
        "src/input/a.cc": '#include "html/dom.h"',
        "src/extract.cc": '#include "fetch/fetch.h"',
        "src/html/a.cc": '#include "../text/words.h"',
        "src/page/b.cc": "# include <gumbo.h>",
        "src/input/b.cc": "#include <curl/curl.h>",
        "src/write/a.cc": "#include <spdlog/spdlog.h>",
        "src/html/b.cc": "#include <utf8proc.h>",
        "src/write/b.cc": "#include <cmark-gfm.h>",
        "src/util/a.cc": "",
        "src/c/a.cc": '#include "text/words.h"',
        "src/app/run/a.cc": '#include "c/handles.h"',
        "src/python/a.cc": '#include "c/handles.h"',
        "src/c/b.cc": "#include <pybind11/pybind11.h>",
        "src/serve/a.cc": '#include "fetch/fetch.h"',
        "src/app/a.cc": "#include <microhttpd.h>",
        "src/app/output/a.cc": '#include "app/flags/flags.h"',
        "src/app/flags/a.cc": '#include "app/resume/resume.h"',
        "include/pith/a.h": '#include "text/words.h"',
        "include/pith/b.h": "#include <nlohmann/json.hpp>",
        "src/text/b.cc": "// caf\u00e9",
        "src/text/b.h": "namespace pith {",
    }
    good = {
        "src/text/good.cc": '#include <utf8proc.h>\n#include "text/words.h"\n#include "pith/article.h"',
        "src/metadata/sources/good.cc": '#include "metadata/evidence.h"\n#include "metadata/values/dates.h"',
        "src/metadata/good.cc": '#include "metadata/evidence.h"\n#include "metadata/sources/byline.h"',
        "src/app/run/good.cc": '#include "input/file.h"\n#include <spdlog/spdlog.h>',
        "src/c/good.cc": '#include "c/handles.h"\n#include "pith/extract.h"',
        "src/article.cc": '#include "pith/article.h"\n' * 399,
    }
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for name, text in {**bad, **good}.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text + "\n", encoding="utf-8")
        blamed = {line.split(":")[0] for line in breaches(root)}
    for name in sorted(set(bad) ^ blamed):
        yield f"{name}: {'not found' if name in bad else 'blamed for nothing'}"


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    found = list(self_test() if sys.argv[1] == "--self-test" else breaches(pathlib.Path(sys.argv[1])))
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
