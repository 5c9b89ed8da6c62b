"""The machine on which a run was made."""
import os
import re
import subprocess
from pathlib import Path

from peers import BUILD, ROOT

TOOLS = {
    "C++": ["c++", "--version"],
    "Python": [str(BUILD / "python" / "bin" / "python"), "--version"],
    "Node": ["node", "--version"],
    "Go": ["go", "version"],
    "Rust": ["rustc", "--version"],
}


def output(*command: str) -> str:
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.strip()


def entry(path: str, pattern: str) -> str:
    try:
        found = re.search(pattern, Path(path).read_text(), re.MULTILINE)
    except OSError:
        return "?"
    return found[1].strip().strip('"') if found else "?"


def commit() -> str:
    name = output("git", "rev-parse", "--short=10", "HEAD") or "?"
    changed = output("git", "status", "--porcelain", "--untracked-files=no")
    return name + (" with local changes" if changed else "")


def machine() -> str:
    gigabytes = int(entry("/proc/meminfo", r"^MemTotal:\s+(\d+)")) / 1e6
    model = entry("/proc/cpuinfo", r"^model name\s*:(.*)")
    system = entry("/etc/os-release", r"^PRETTY_NAME=(.*)")
    return f"{model}, {os.cpu_count()} cores, {gigabytes:.0f} GB; {system}"


def tools() -> str:
    found = []
    for name, command in TOOLS.items():
        number = re.search(r"\d+\.\d+(\.\d+)?", output(*command))
        if number:
            found.append(f"{name} {number[0]}")
    return ", ".join(found)
