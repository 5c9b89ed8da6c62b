"""The pages of a run: copied inflated into a folder of the data sets' own layout, so that runners
read plain files and pith-bench judges exactly these pages."""
import gzip
import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from peers import BUILD, ROOT

CHECK_PAGE = ROOT / "fixtures" / "pages" / "wordpress-news-share-row-comment-form"
CHECK_SENTENCE = "At ten past one the Heron noses into the north quay of Port Ellory"


@dataclass(frozen=True)
class Page:
    set: str
    id: str
    url: str
    html: Path
    bytes: int

    @property
    def key(self) -> str:
        return f"{self.set}/{self.id}"


def one_line(text: object) -> str:
    return " ".join(text.split()) if isinstance(text, str) else ""


def copy_set(folder: Path, every: int) -> list[Page]:
    """Every n-th page of a data set; raises OSError if there are none."""
    place = BUILD / "pages" / folder.resolve().name
    shutil.rmtree(place, ignore_errors=True)
    for part in ("html", "ground-truth"):
        (place / part).mkdir(parents=True)
    pages = []
    for truth in sorted((folder / "ground-truth").glob("*.json"))[::every]:
        packed = folder / "html" / f"{truth.stem}.html.gz"
        plain = packed.with_suffix("")
        data = plain.read_bytes() if plain.exists() else gzip.decompress(packed.read_bytes())
        html = place / "html" / plain.name
        html.write_bytes(data)
        shutil.copy(truth, place / "ground-truth" / truth.name)
        url = one_line(json.loads(truth.read_bytes()).get("url"))
        pages.append(Page(place.name, truth.stem, url, html, len(data)))
    if not pages:
        raise OSError(f"{folder}: no data set: no ground-truth/*.json in it")
    return pages


def check_page() -> Page:
    html = CHECK_PAGE / "source.html"
    url = json.loads((CHECK_PAGE / "case.json").read_bytes())["url"]
    return Page("check", CHECK_PAGE.name, url, html, html.stat().st_size)
