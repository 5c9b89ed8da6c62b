"""What the trainer itself says of a thousand blocks, for tests/markup/trained_test.cc: C++ must say
the same.

The blocks are of the project's own pages, spread evenly over all of them. The file, gzip:

    model CRC         of the text of the density and the context forest in scorer.model
    inputs NAME...    those that either forest reads
    1000 float64      the density forest's log-odds
    1000 float64      the context forest's
    1000 float32      for each input: its column
"""
import gzip
import json
import pathlib
import shutil
import zlib

import lightgbm
import numpy as np

import pages as pg

BLOCKS = 1000
NAME = "trained_blocks.gz"
FIXTURES = pathlib.Path(__file__).resolve().parents[2] / "fixtures" / "pages"


def save_booster(work, name, booster, inputs):
    """Keeps a forest as the trainer writes it, and the names of its columns, for write()."""
    booster.save_model(work / f"{name}.txt")
    (work / f"{name}.inputs").write_text("\n".join(inputs) + "\n")


class Saved:
    def __init__(self, work, name):
        self.booster = lightgbm.Booster(model_file=work / f"{name}.txt")
        self.inputs = (work / f"{name}.inputs").read_text().split()

    def predict(self, rows, names):
        columns = [names.index(name) for name in self.inputs]
        return self.booster.predict(rows[:, columns], raw_score=True)

    def used(self):
        return {self.inputs[i] for i in np.flatnonzero(self.booster.feature_importance("split"))}


def as_dataset(folder):
    """The fixtures in the layout of bench/dataset.h, bytes as they are."""
    shutil.rmtree(folder, ignore_errors=True)
    for part in ("html", "ground-truth"):
        (folder / part).mkdir(parents=True)
    for page in sorted(FIXTURES.iterdir()):
        about = json.loads((page / "case.json").read_text(encoding="utf-8"))
        truth = json.dumps({"url": about.get("url", "")})
        (folder / "ground-truth" / f"{page.name}.json").write_text(truth, encoding="utf-8")
        shutil.copyfile(page / "source.html", folder / "html" / f"{page.name}.html")


def write(tools, work, forests):
    """Writes work/NAME from the boosters saved there; `forests` is their text in the model."""
    density, context = Saved(work, "density"), Saved(work, "context")
    tool, dataset = tools / "pith-features", work / "fixtures"
    as_dataset(dataset)
    pg.dump(tool, dataset, dataset)
    names = dataset.with_suffix(".names").read_text().split()
    rows = pg.read_rows(dataset.with_suffix(".f32"), names)
    log_odds = density.predict(rows, names)

    scores, out = work / "fixtures.scores", work / "fixtures-context"
    log_odds.astype(np.float32).tofile(scores)
    pg.dump(tool, dataset, out, "--scores", scores)
    more = out.with_suffix(".names").read_text().split()
    rows = np.hstack([rows, pg.read_rows(out.with_suffix(".f32"), more)])
    names += more

    chosen = np.linspace(0, len(rows) - 1, BLOCKS).round().astype(int)
    assert len(set(chosen)) == BLOCKS, "the fixtures have too few blocks"
    rows = rows[chosen]
    used = [i for i, name in enumerate(names) if name in density.used() | context.used()]
    head = f"model {zlib.crc32(forests.encode()):08x}\n"
    head += f"inputs {' '.join(names[i] for i in used)}\n"
    values = [values.astype("<f8") for values in (log_odds[chosen], context.predict(rows, names))]
    content = [head.encode(), *(v.tobytes() for v in values), rows[:, used].T.astype("<f4").tobytes()]
    (work / NAME).write_bytes(gzip.compress(b"".join(content), mtime=0))
