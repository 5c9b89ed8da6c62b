#!/usr/bin/env python3
"""Holds `pith --line-buffered` open and asks for one record after the other, each only when the one
before is answered: a line kept back, on either side, would hang it.

    lock_step.py PITH RECORDS

Every tenth record is broken or empty. Each answer has to be that of its record.
"""
import json
import selectors
import subprocess
import sys
import time

PATIENCE = 20  # seconds; an answer takes less than a millisecond


def record(number):
    """A line, and the id and the outcomes that its answer may have."""
    if number % 20 == 10:
        return "", str(number + 1), ["failed"]
    if number % 20 == 0:
        return '{"id":"broken', str(number + 1), ["failed"]
    text = f"<p>Boat {number} left the quay at ten past one, and nobody on it threw a rope."
    return json.dumps({"id": f"r{number}", "html": text, "n": number}), f"r{number}", ["content", "no_content"]


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    records = int(sys.argv[2])
    command = [sys.argv[1], "--from", "jsonl", "--line-buffered", "-"]
    # Standard error is not read before the end, as usual for co-processes.
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as pith:
        ready = selectors.DefaultSelector()
        ready.register(pith.stdout, selectors.EVENT_READ)
        spent = []
        for number in range(records):
            line, name, outcomes = record(number)
            begin = time.perf_counter()
            pith.stdin.write(line.encode() + b"\n")
            pith.stdin.flush()
            if not ready.select(PATIENCE):
                pith.kill()
                sys.exit(f"record {number}: no answer in {PATIENCE} seconds")
            answer = json.loads(pith.stdout.readline())
            spent.append(time.perf_counter() - begin)
            assert answer["id"] == name and answer["outcome"] in outcomes, f"record {number}: {answer}"
            assert "n" not in answer or answer["n"] == number, f"record {number}: {answer}"
        pith.stdin.close()
        assert pith.stdout.read() == b"", "more answers than records"
        assert pith.wait(PATIENCE) == 0, f"exit code {pith.returncode}"
    spent.sort()
    print(f"{records} records in lock-step, {sum(spent):.1f} s: median {spent[records // 2] * 1e3:.3f} ms, "
          f"99th of 100 {spent[records * 99 // 100] * 1e3:.3f} ms, longest {spent[-1] * 1e3:.1f} ms")


if __name__ == "__main__":
    main()
