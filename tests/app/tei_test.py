#!/usr/bin/env python3
"""Checks that -f xml-tei is valid TEI P5, on pages and on articles that no page has.

    tei_test.py PITH PAGES

The table below has the content models and attributes of the schema "TEI All" for the elements that
pith writes, as https://tei-c.org/release/doc/tei-p5-doc/en/html/ documents them. A model is a
regular expression over the names of an element's children.
"""
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

TEI = "{http://www.tei-c.org/ns/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"

GLOBAL = "figure|note|milestone|lb"
PHRASE = f"{GLOBAL}|ref|hi|code|del|add|q|formula"
INTER = "p|ab|quote|list|table|label"
PARA = f"(({PHRASE}|quote|list|table|label) )*"
SPECIAL = f"(({PHRASE}|{INTER}) )*"
COMMON = "p|ab|quote|list|table|label"

# Name: (model, whether it may hold text, attributes)
ELEMENTS = {
    "TEI": ("teiHeader text ", False, ()),
    "teiHeader": ("fileDesc (encodingDesc )?(profileDesc )?", False, ()),
    "fileDesc": ("titleStmt publicationStmt sourceDesc ", False, ()),
    "titleStmt": ("(title )+(author )*", False, ()),
    "publicationStmt": ("publisher ((date|idno|availability) )*", False, ()),
    "availability": ("licence ", False, ()),
    "sourceDesc": ("bibl ", False, ()),
    "bibl": ("((title|author|publisher|date) )*", False, ()),
    "encodingDesc": ("appInfo ", False, ()),
    "appInfo": ("application ", False, ()),
    "application": ("label ", False, ("ident", "version")),
    "profileDesc": ("((abstract|langUsage|textClass) )*", False, ()),
    "abstract": ("(p )+", False, ()),
    "langUsage": ("(language )+", False, ()),
    "textClass": ("keywords ", False, ()),
    "keywords": ("(term )+", False, ()),
    "title": ("", True, ("type",)),
    "author": ("", True, ()),
    "publisher": ("", True, ()),
    "date": ("", True, ("type", "when")),
    "idno": ("", True, ("type",)),
    "licence": ("", True, ("target",)),
    "language": ("", True, ("ident",)),
    "term": ("", True, ("type",)),
    "text": ("body (back )?", False, (XML + "lang",)),
    "back": ("(div )+", False, ()),
    "body": (f"(({GLOBAL}) )*(({COMMON}) (({COMMON}|{GLOBAL}) )*)?((div )(({GLOBAL}) )*)*", False, ()),
    "div": (
        f"(head )?(({GLOBAL}) )*(({COMMON}) (({COMMON}|{GLOBAL}) )*)?((div )(({GLOBAL}) )*)*",
        False,
        ("type",),
    ),
    "head": (PARA, True, ()),
    "p": (PARA, True, ("rend",)),
    "ab": (PARA, True, ("type", "rend")),
    "hi": (PARA, True, ("rend",)),
    "ref": (PARA, True, ("type", "target")),
    "code": ("", True, ("lang", XML + "space")),
    "del": (PARA, True, ()),
    "add": (PARA, True, ()),
    "q": (SPECIAL, True, ()),
    "formula": ("", True, ("notation",)),
    "lb": ("", False, ()),
    "milestone": ("", False, ("unit", "rend")),
    "figure": ("(head )?(graphic )?(figDesc )?", False, ()),
    "graphic": ("", False, ("url",)),
    "figDesc": ("", True, ()),
    "quote": (SPECIAL, True, ("type",)),
    "note": (SPECIAL, True, (XML + "id", "n")),
    "list": ("(label (milestone )*item (milestone )*)+|((item|milestone) )+", False, ("type", "rend")),
    "item": (SPECIAL, True, ("n",)),
    "label": (f"(({PHRASE}) )*", True, ()),
    "table": ("(head )*(row )+", False, ()),
    "row": ("(cell )+", False, ("role",)),
    "cell": (SPECIAL, True, ("role",)),
}


def flaws_of(document):
    root = ElementTree.fromstring(document)
    ids = {element.get(XML + "id") for element in root.iter()}
    for element in root.iter():
        name = element.tag.removeprefix(TEI)
        if name not in ELEMENTS:
            yield f"<{name}> is unknown"
            continue
        model, has_text, attributes = ELEMENTS[name]
        children = "".join(child.tag.removeprefix(TEI) + " " for child in element)
        if not re.fullmatch(model, children):
            yield f"<{name}> has {children}"
        text = (element.text or "") + "".join(child.tail or "" for child in element)
        if text.strip() and not has_text:
            yield f"<{name}> has text: {text.strip()[:40]}"
        for attribute, value in element.attrib.items():
            if attribute not in attributes:
                yield f"<{name}> has {attribute}"
            if attribute in ("target", "url") and re.search(r"\s", value):
                yield f"<{name}> has no URL: {value}"
        if element.get("type") == "note" and element.get("target", "").removeprefix("#") not in ids:
            yield f"there is no note {element.get('target')}"
        when = element.get("when")
        if when and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", when):
            yield f"<date> has {when}"



def main():
    pith, pages = sys.argv[1], Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sources = folder / "sources"
        sources.mkdir()
        for page in pages.glob("*/source.html"):
            (sources / f"{page.parent.name}.html").write_bytes(page.read_bytes())
        for options in ([], ["--links", "--images", "--comments", "--captions"]):
            out = folder / f"out{len(options)}"
            command = [pith, "-q", sources, "-f", "xml-tei", "-o", f"{out}/", *options]
            subprocess.run(command, check=True)
            texts = folder / f"text{len(options)}"
            kept = [option for option in options if option not in ("--links", "--images")]
            subprocess.run([pith, "-q", sources, "-f", "text", "-o", f"{texts}/", *kept], check=True)
            files = sorted(out.glob("*.xml"))
            assert len(files) > 50, files
            for file in files:
                document = file.read_bytes()
                flaws = list(flaws_of(document))
                assert not flaws, (file.stem, flaws[:5])
                body = ElementTree.fromstring(document).find(f"{TEI}text")
                wanted = (texts / f"{file.stem}.txt").read_text(encoding="utf-8")
                text = "".join(body.itertext())
                missing = [word for word in re.findall(r"[^\W\d_]{4,}", wanted) if word not in text]
                assert not missing, (file.stem, missing[:10])


if __name__ == "__main__":
    main()
