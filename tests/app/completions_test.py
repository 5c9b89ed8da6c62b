#!/usr/bin/env python3
"""Tests the scripts that complete pith's command line.

    completions_test.py PITH

The script for bash is run in bash. Those for zsh and fish are only read by these shells, where they
are installed. All three have to know every flag of --help.
"""
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SHELLS = ("bash", "zsh", "fish")


def printed(pith, *arguments):
    return subprocess.run([pith, *arguments], capture_output=True, text=True, check=True).stdout


def flags_of(help_text):
    """The long names in the help: they stand in lines of their own, indented by two."""
    lines = [line for line in help_text.splitlines() if re.match(r"  -\S", line)]
    return {name for line in lines for name in re.findall(r"--[a-z-]+", line)}


def completed(script, *words):
    """What bash offers for the last word, where the words before it are typed."""
    words = ["pith", *words]
    quoted = " ".join("'" + word + "'" for word in words)
    commands = f"""
      source {script}
      compopt() {{ :; }}  # works only while bash completes
      COMP_WORDS=({quoted}) COMP_CWORD={len(words) - 1}
      _pith pith '{words[-1]}' '{words[-2]}'
      printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    run = subprocess.run(["bash", "-c", commands], capture_output=True, text=True, check=True)
    assert not run.stderr, run.stderr
    return set(run.stdout.split())


def main():
    pith = str(Path(sys.argv[1]).resolve())
    names = flags_of(printed(pith, "--help"))
    assert len(names) > 40, names
    with tempfile.TemporaryDirectory() as folder:
        scripts = {}
        for shell in SHELLS:
            scripts[shell] = Path(folder) / shell
            scripts[shell].write_text(printed(pith, "--completions", shell), encoding="utf-8")
        for name in names:
            for shell, script in scripts.items():
                known = f"-l {name[2:]} " if shell == "fish" else name
                assert known in script.read_text(encoding="utf-8"), (shell, name)
        for shell, script in scripts.items():
            if shutil.which(shell):
                subprocess.run([shell, "-n", script], check=True)
        bash = scripts["bash"]
        assert completed(bash, "--form") == {"--format"}
        assert completed(bash, "--") >= names
        assert completed(bash, "--format", "mark") == {"markdown"}
        assert completed(bash, "-f", "json") == {"json", "jsonl"}
        assert completed(bash, "--format", "=", "cs") == {"csv", "csv-bom"}
        assert completed(bash, "--format", "=") >= {"csv", "text"}
        assert completed(bash, "--favor", "pre") == {"precision"}
        assert completed(bash, "--delay", "") == set()
        for before in (["-o"], ["--list"], ["--list-from"], ["--explain", "="], []):
            assert completed(bash, *before, str(Path(folder) / "zs")) == {str(scripts["zsh"])}, before
    wrong = subprocess.run([pith, "--completions", "csh"], capture_output=True, text=True)
    assert wrong.returncode == 2
    assert wrong.stderr == 'pith: --completions: "csh" is not one of bash, zsh, fish\n', wrong.stderr


if __name__ == "__main__":
    main()
