#!/usr/bin/env python3
"""A page's own style and script are all that its Content-Security-Policy lets in, by their hashes.

    report_hashes.py DATA           check that the policy in DATA (src/write/report.data) names them
    report_hashes.py DATA --write   put them there, after a change
"""
import base64
import hashlib
import pathlib
import re
import sys


def hash_of(text):
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    file = pathlib.Path(sys.argv[1])
    text = file.read_text(encoding="utf-8")
    right = text
    for tag in ("style", "script"):
        inside = re.findall(f"<{tag}>(.*?)</{tag}>", text, re.S)
        if not inside and tag == "script":
            assert "script" not in text, "a script in another form"
            continue
        assert len(inside) == 1, f"{len(inside)} elements <{tag}>"
        right, count = re.subn(f"{tag}-src 'sha256-[^']*'", f"{tag}-src '{hash_of(inside[0])}'", right)
        assert count == 1, f"no {tag}-src in the policy"
    assert not re.search(r'\son\w+="|\sstyle="|javascript:', right), "what the policy does not let in"
    if sys.argv[2:] == ["--write"]:
        file.write_text(right, encoding="utf-8")
    elif right != text:
        sys.exit(f"{file}: the policy's hashes are not those of style and script: run with --write")


if __name__ == "__main__":
    main()
