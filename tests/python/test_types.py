"""mypy --strict passes the package, and a program that uses it."""
import subprocess
import sys
import tempfile
import unittest
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parents[2]


try:
    from mypy.version import __version__ as mypy_version
except ImportError:
    mypy_version = "0"


# The oldest that the package is known to pass with.
@unittest.skipIf(int(mypy_version.partition(".")[0]) < 2, "mypy 2 is not installed")
class Types(unittest.TestCase):
    def check(self, *paths):
        with tempfile.TemporaryDirectory() as cache:
            done = subprocess.run([sys.executable, "-m", "mypy", "--strict", "--warn-unused-ignores", "--cache-dir", cache,
                                   "--config-file", "pyproject.toml", *paths], cwd=ROOT, capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_package_and_program(self):
        self.check("src/python/pith", "tests/python/typed_use.py")

    @unittest.skipUnless(find_spec("typing_extensions"), "typing_extensions is not installed")
    def test_program_runs(self):
        page = ROOT / "fixtures" / "pages" / "french-recipe-reader-comments" / "source.html"
        subprocess.run([sys.executable, "tests/python/typed_use.py", page], cwd=ROOT, check=True, capture_output=True)


if __name__ == "__main__":
    unittest.main()
