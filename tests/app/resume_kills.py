#!/usr/bin/env python3
"""Ends `pith --resume` at random moments, resumes it, and checks that nothing is lost or doubled.

    resume_kills.py PITH FIXTURES KILLS [SEED]

Each round ends one command by SIGKILL or SIGINT until it is through; its output has to be, byte for
byte, that of a run that nobody disturbed, and nothing else may be left.
"""
import gzip
import os
import pathlib
import random
import signal
import subprocess
import sys
import tempfile


def archive(fixtures):
    """Every page of the fixtures as a record; every tenth record is broken."""
    parts = []
    for number, source in enumerate(sorted(fixtures.glob("*/source.html"))):
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + source.read_bytes()
        length = "none" if number % 10 == 9 else len(http)
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:{number}>\r\n"
        head += f"Content-Length: {length}\r\n\r\n"
        parts.append(gzip.compress(head.encode() + http + b"\r\n\r\n"))
    return b"".join(parts * 4)


def main():
    if not 4 <= len(sys.argv) <= 5:
        sys.exit(__doc__)
    pith, fixtures, kills = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve(), int(sys.argv[3])
    draw = random.Random(int(sys.argv[4]) if len(sys.argv) > 4 else 1)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        pathlib.Path("pages.warc.gz").write_bytes(archive(fixtures))
        whole = subprocess.run([pith, "--quiet", "pages.warc.gz"], stdout=subprocess.PIPE, check=False)
        command = [pith, "--quiet", "--resume", "-o", "out", "pages.warc.gz"]
        killed = rounds = 0
        while killed < kills:
            rounds += 1
            patience = 0.15  # grows, so that a slow build also completes
            while True:
                run = subprocess.Popen(command, stderr=subprocess.DEVNULL)
                try:
                    code = run.wait(timeout=draw.uniform(0.005, patience))
                    break
                except subprocess.TimeoutExpired:
                    run.send_signal(draw.choice((signal.SIGKILL, signal.SIGKILL, signal.SIGINT)))
                    code = run.wait()
                    killed += 1
                    patience *= 1.2
                    if code == whole.returncode:
                        break  # it was complete
            assert code == whole.returncode, f"exit code {code}"
            left = sorted(os.listdir("."))
            assert pathlib.Path("out").read_bytes() == whole.stdout, "another output"
            assert left == ["out", "pages.warc.gz"], f"left over: {left}"
            os.remove("out")
        print(f"{killed} runs ended, {rounds} outputs, all the same")


if __name__ == "__main__":
    main()
