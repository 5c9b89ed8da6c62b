"""Installs and builds what the peers need, each language by its ordinary client, with the versions
that bench/peers/ pins. An environment that is there already is kept while its sources are the
same. A failure is reported with the last line of its log in build/peers/."""
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from peers import BUILD, ROOT

SOURCES = ROOT / "bench" / "peers"
JOBS = "2"


def digest(folder: Path) -> str:
    total = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        if "__pycache__" not in file.parts:
            total.update(str(file.relative_to(folder)).encode() + b"\0" + file.read_bytes())
    return total.hexdigest()


def call(log: Path, *command: object, cwd: Path = ROOT, **variables: str) -> None:
    with log.open("a") as out:
        subprocess.run([str(part) for part in command], cwd=cwd, stdout=out, stderr=out,
                       stdin=subprocess.DEVNULL, check=True, env=os.environ | variables)


def install_cpp(log: Path, place: Path) -> None:
    launcher = ["-D", "CMAKE_CXX_COMPILER_LAUNCHER=ccache"] if shutil.which("ccache") else []
    call(log, "cmake", "--preset", "release", *launcher)
    call(log, "cmake", "--build", ROOT / "build", "--parallel", JOBS, "--target", "pith_bench",
         "pith_peer_pith", "pith_peer_gumbo")


def install_python(log: Path, place: Path) -> None:
    call(log, sys.executable, "-m", "venv", "--clear", place)
    # requirements.txt also pins indirect dependencies, because an old pip fails to resolve them.
    call(log, place / "bin" / "pip", "install", "--no-deps", "-r",
         SOURCES / "python" / "requirements.txt")


# The others are built in a copy, so that the source tree stays clean.
def install_node(log: Path, place: Path) -> None:
    shutil.copytree(SOURCES / "node", place, dirs_exist_ok=True)
    call(log, "npm", "ci", "--no-audit", "--no-fund", cwd=place)


def install_go(log: Path, place: Path) -> None:
    shutil.copytree(SOURCES / "go", place, dirs_exist_ok=True)
    call(log, "go", "build", "-p", JOBS, "-o", "go-trafilatura", ".", cwd=place)


def install_rust(log: Path, place: Path) -> None:
    shutil.copytree(SOURCES / "rust", place, dirs_exist_ok=True)
    call(log, "cargo", "build", "--release", "--bins", "--jobs", JOBS, cwd=place,
         CARGO_TARGET_DIR=str(place / "target"))


INSTALLERS = {"cpp": install_cpp, "python": install_python, "node": install_node,
              "go": install_go, "rust": install_rust}


def why(error: Exception, log: Path) -> str:
    if isinstance(error, FileNotFoundError):
        return f"{error.filename}: not installed"
    lines = [line for line in log.read_text(errors="replace").splitlines() if line.strip()]
    return f"{lines[-1].strip()[:150] if lines else error} (log: build/peers/{log.name})"


def install(names: Iterable[str]) -> dict[str, str]:
    """Builds the environments named; returns the errors of those that failed."""
    BUILD.mkdir(parents=True, exist_ok=True)
    problems = {}
    for name in sorted(set(names)):
        place, log = BUILD / name, BUILD / f"{name}.log"
        stamp = BUILD / f"{name}.stamp"
        wanted = digest(SOURCES / name)
        # CMake knows better than a stamp which parts of pith are out of date.
        if name != "cpp" and stamp.exists() and stamp.read_text() == wanted:
            continue
        print(f"Preparing {name}", file=sys.stderr, flush=True)
        log.unlink(missing_ok=True)
        try:
            INSTALLERS[name](log, place)
            stamp.write_text(wanted)
        except (subprocess.CalledProcessError, OSError) as error:
            problems[name] = why(error, log)
            print(f"bench/run: {name}: {problems[name]}", file=sys.stderr)
    return problems
