"""The examples that README.md names run; those of engines are skipped where the engine is missing."""
import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from importlib.util import find_spec
from pathlib import Path

import pith
from pages import FIXTURES, PAGE

EXAMPLES = Path(__file__).parents[2] / "src" / "python" / "examples"
README = EXAMPLES.parent / "README.md"


class Examples(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def run_example(self, name, *arguments):
        package = str(Path(pith.__file__).parents[1].absolute())
        around = {**os.environ, "PYTHONPATH": package + os.pathsep + os.environ.get("PYTHONPATH", ""), "PYSPARK_PYTHON": sys.executable,
                  "SPARK_LOCAL_IP": "127.0.0.1"}
        done = subprocess.run([sys.executable, EXAMPLES / name, *map(str, arguments)], capture_output=True, text=True,
                              cwd=self.folder, env=around)
        self.assertEqual(done.returncode, 0, done.stdout[-3000:] + done.stderr[-3000:])
        return done.stdout, done.stderr

    def rows(self):
        return [{"url": f"https://example.org/{i}", "html": html} for i, html in enumerate((PAGE, None, PAGE, "<p>Aus"))]

    def test_readme_names_each(self):
        text = README.read_text(encoding="utf-8")
        for path in EXAMPLES.glob("*.py"):
            self.assertIn(f"(examples/{path.name})", text)
            self.assertLess(len(path.read_text().splitlines()), 40, path)

    def test_clean_files(self):
        pages = self.folder / "pages"
        pages.mkdir()
        (pages / "tides.html").write_text(PAGE)
        (pages / "empty.html").write_text("")
        (pages / "short.html").write_text("<p>Too few words.")
        (pages / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n")
        out, err = self.run_example("clean_files.py", "out.jsonl", pages)
        self.assertEqual(out, "1 pages kept, 1 failed; left out: {'pictures': 1}\n")
        self.assertIn("short.html: ", err)
        self.assertIn("empty.html: ", err)
        article, = map(json.loads, (self.folder / "out.jsonl").read_text().splitlines())
        self.assertEqual((article["title"], article["source"]), ("Tides", str(pages / "tides.html")))

    def test_pool(self):
        out, _ = self.run_example("pool.py", *sorted(FIXTURES.glob("*/source.html"))[:8])
        self.assertRegex(out, r"article: \d+ words\n")

    @unittest.skipUnless(find_spec("pandas"), "pandas is not installed")
    def test_frame(self):
        (self.folder / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in self.rows()))
        out, _ = self.run_example("frame.py", "in.jsonl", "out.csv")
        self.assertEqual(out, "2 of 4 pages have English text\n")
        self.assertEqual((self.folder / "out.csv").read_text().splitlines()[0], "url,title,date,text")

    @unittest.skipUnless(find_spec("pyspark") and find_spec("pyarrow") and shutil.which("java"), "Spark is not installed")
    def test_spark_job(self):
        import pyarrow
        import pyarrow.parquet

        pyarrow.parquet.write_table(pyarrow.Table.from_pylist(self.rows()), self.folder / "in.parquet")
        out, _ = self.run_example("spark_job.py", "in.parquet", "out")
        self.assertIn("2 of 4 pages kept\n", out)

    @unittest.skipUnless(find_spec("datatrove"), "DataTrove is not installed")
    def test_datatrove_job(self):
        from test_read import record

        (self.folder / "in").mkdir()
        page = record("https://example.org/1", PAGE.encode())
        page = page.replace(b"Content-Type: application/http", b"WARC-Identified-Payload-Type: text/html\r\n"
                            b"WARC-Date: 2026-11-30T00:00:00Z\r\nContent-Type: application/http")
        (self.folder / "in" / "a.warc.gz").write_bytes(gzip.compress(page))
        self.run_example("datatrove_job.py", "in", "out")
        document, = (json.loads(line) for file in (self.folder / "out").glob("*.jsonl.gz")
                     for line in gzip.decompress(file.read_bytes()).decode().splitlines())
        self.assertEqual((document["metadata"]["title"], document["text"][:13]), ("Tides", "The sea rises"))


if __name__ == "__main__":
    unittest.main()
