#!/usr/bin/env python3
"""Compares the instructions that the program takes for fixed inputs with the figures of instructions.json.

    instructions.py PITH              count, print a line for each figure, fail if one is over its limit
    instructions.py PITH --write      count, and make the figures for this release and compiler anew
    instructions.py PITH --self-test  check that made-up figures fail where they should

Valgrind counts, so neither other processes nor the speed of the machine matter: two counts differ by less
than one in a thousand. The figures belong to a release of a distribution, whose libraries run as well, and
to a compiler. Where there are none, or no valgrind, nothing is checked (exit code 77).
"""
import argparse
import contextlib
import gzip
import io
import json
import os
import pathlib
import platform
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
FIGURES = pathlib.Path(__file__).with_name("instructions.json")
TOLERANCE = 0.03
SKIPPED = 77

# Of fixtures/, named here so that a new fixture changes no figure.
PAGES = [
    "api-reference-signatures", "arabic-article-rtl", "blog-sidebar-archive", "broken-markup-unclosed-tags",
    "chinese-news-gb18030", "documentation-sidebar-code", "forum-discourse-noscript", "forum-thread-posts",
    "french-recipe-reader-comments", "german-manual-tables-fields-equations", "greek-table-layout-br-paragraphs",
    "hidden-and-aria-hidden-noise", "japanese-blog-shift-jis", "links-heavy-essay-footnotes", "listing-job-board",
    "news-svg-sprite-podcast-player", "physics-notes-formulas-by-every-renderer", "product-page-specs-reviews",
    "programming-blog-code-highlighters", "russian-news-windows-1251", "short-article-long-thread",
    "utf16-with-bom-article", "wiki-infobox-toc-references", "wordpress-news-share-row-comment-form"]
TEXTS = [
    "arabic-news-sharik-al-maqal", "blog-espanol-compartir-comentarios", "chinese-news-xiangguan-yuedu",
    "forum-thread-posts", "mail-wrapped-at-72-columns", "news-icon-wall-comment-form", "recipe-ingredients-short-lines",
    "tutorial-with-code"]
# A figure, and the arguments of the program for it. All but the first are without the instructions of the first.
RUNS = {
    "start": ["start.html"],
    "pages as JSONL": ["-f", "jsonl", "pages"],
    "pages explained, all members": ["-f", "json", "--explain", "--comments", "--links", "--images",
                                     "--with", "markdown", "--with", "html", "pages"],
    "pages from gzipped JSONL as Markdown": ["-f", "markdown", "pages.jsonl.gz"],
    "plain texts": ["-f", "jsonl", "--from", "text", "texts"],
}


def release_and_compiler(pith):
    """What the figures depend on, in one line; the compiler is the one that the program itself names."""
    release = platform.freedesktop_os_release() if hasattr(platform, "freedesktop_os_release") else {}
    notes = pith.read_bytes()
    compilers = set(re.findall(rb"clang version \d+(?:\.\d+)*|GCC: \([^)]*\) \d+(?:\.\d+)*", notes))
    clang = {name for name in compilers if name.startswith(b"clang")}  # the C library's own parts name GCC
    names = sorted(re.sub(r"GCC: \([^)]*\)", "gcc", name.decode()).replace(" version", "") for name in clang or compilers)
    return f"{release.get('ID')} {release.get('VERSION_ID')}, {platform.machine()}, {', '.join(names)}"


def why_not_counted():
    if shutil.which("valgrind") is None:
        return "there is no valgrind"
    cpu = pathlib.Path("/proc/cpuinfo")
    if platform.machine() == "x86_64" and cpu.exists() and " avx2" not in cpu.read_text(encoding="utf-8"):
        return "this processor has no AVX2, and the figures are of those that have it"
    return None


def lay_out(folder, pith):
    """All inputs below short relative names: the length of a path costs instructions."""
    (folder / "pith").symlink_to(pith.resolve())
    (folder / "start.html").write_text("<title>A page</title><p>One sentence.\n", encoding="utf-8")
    for kind, names, source in (("pages", PAGES, "source.html"), ("text", TEXTS, "source.txt")):
        to = folder / ("texts" if kind == "text" else kind)
        to.mkdir()
        for name in names:
            shutil.copyfile(ROOT / "fixtures" / kind / name / source, to / (name + pathlib.Path(source).suffix))
    with gzip.GzipFile(folder / "pages.jsonl.gz", "wb", mtime=0) as packed:
        for page in sorted((folder / "pages").iterdir()):
            try:
                html = page.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue  # in another charset, which JSON cannot hold
            line = json.dumps({"url": "https://example.org/" + page.stem, "html": html}, ensure_ascii=False)
            packed.write(line.encode() + b"\n")


def instructions(folder, arguments):
    # The C library chooses functions by what the processor has. Valgrind's processor has AVX2 and no more; without
    # that, the choice is the same everywhere.
    environment = {"PATH": os.defpath, "LC_ALL": "C.UTF-8",
                   "GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX2,-AVX,-BMI2,-ERMS,-FSRM,-RTM,-AVX512F,-AVX512VL,-AVX512BW"}
    valgrind = [shutil.which("valgrind"), "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]
    done = subprocess.run([*valgrind, "./pith", "-q", "-j", "1", *arguments], cwd=folder, env=environment,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    told = done.stderr.decode(errors="replace")
    counted = re.search(r"I\s+refs:\s+([\d,]+)", told)
    if done.returncode != 0 or not counted or not done.stdout:
        sys.exit(f"pith {' '.join(arguments)}: exit code {done.returncode}\n{told}")
    return int(counted[1].replace(",", ""))


def count(pith, runs):
    with tempfile.TemporaryDirectory() as folder:
        lay_out(pathlib.Path(folder), pith)
        counts = {name: instructions(folder, arguments) for name, arguments in runs.items()}
    return {name: n if name == "start" else n - counts["start"] for name, n in counts.items()}


def read_figures(file):
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


def write_figures(file, key, counts):
    figures = {**read_figures(file), key: counts}
    file.write_text(json.dumps(figures, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def compare(counts, figures, command):
    """The lines to print, and whether a figure is over its limit or has no counterpart."""
    lines, failed = [], False
    for name in sorted({*counts, *figures}):
        if name not in counts or name not in figures:
            lines.append(f"{name}: " + ("has no figure" if name in counts else "is not counted any more")
                         + f"; make the figures anew: {command}")
            failed = True
            continue
        n, figure = counts[name], figures[name]
        limit = round(figure * (1 + TOLERANCE))
        line = f"{name}: {n:,} instructions, {n / figure - 1:+.2%}"
        if n > limit:
            failed = True
            line += (f" of {figure:,}: over the limit of {limit:,}. If they are worth it, make the figures anew: {command}")
        elif n < figure * (1 - TOLERANCE):
            line += f" of {figure:,}: fewer than expected. Make the figures anew, to keep it: {command}"
        lines.append(line)
    return lines, failed


def check(pith, file, counted):
    """`counted` counts; it is only called if there is something to compare with."""
    key = release_and_compiler(pith)
    figures = read_figures(file)
    command = f"tests/app/instructions.py {os.path.relpath(pith, ROOT)} --write"
    why = why_not_counted() or (None if key in figures else f"there are no figures for {key}; make them: {command}")
    if why:
        print(f"instructions: nothing is checked: {why}")
        return SKIPPED
    lines, failed = compare(counted(), figures[key], command)
    print(*(f"instructions: {line}" for line in lines), sep="\n")
    return 1 if failed else 0


def self_test(pith):
    """Counts one figure twice, and compares it with made-up ones."""
    why = why_not_counted()
    if why:
        print(f"instructions: nothing is checked: {why}")
        return SKIPPED
    key = release_and_compiler(pith)
    first, second = (count(pith, {"start": RUNS["start"]}) for _ in range(2))
    n = first["start"]
    assert abs(n - second["start"]) < n / 1000, (first, second)
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "instructions.json"
        for figures, code in (
                ({key: {"start": n}}, 0),
                ({key: {"start": round(n / 1.02)}}, 0),
                ({key: {"start": round(n / 1.04)}}, 1),
                ({key: {"start": round(n * 1.1)}}, 0),
                ({key: {"start": n, "another": 1}}, 1),
                ({key: {}}, 1),
                ({"another release": {"start": n}}, SKIPPED)):
            file.write_text(json.dumps(figures), encoding="utf-8")
            with contextlib.redirect_stdout(io.StringIO()) as told:
                assert check(pith, file, lambda: second) == code, figures
        write_figures(file, key, first)
        assert read_figures(file) == {"another release": first, key: first}
    over, _ = compare({"start": 104}, {"start": 100}, "COMMAND")
    assert over == ["start: 104 instructions, +4.00% of 100: over the limit of 103. If they are worth it, make the figures "
                    "anew: COMMAND"], over
    fewer, failed = compare({"start": 96}, {"start": 100}, "COMMAND")
    assert not failed and "fewer" in fewer[0] and "COMMAND" in fewer[0], fewer
    return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pith", type=pathlib.Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--self-test", action="store_true")
    given = parser.parse_args()
    if given.self_test:
        return self_test(given.pith)
    if not given.write:
        return check(given.pith, FIGURES, lambda: count(given.pith, RUNS))
    why = why_not_counted()
    if why:
        sys.exit(f"nothing is written: {why}")
    write_figures(FIGURES, release_and_compiler(given.pith), count(given.pith, RUNS))
    return 0


if __name__ == "__main__":
    sys.exit(main())
