#!/usr/bin/env python3
"""DataTrove: a folder of WARC files to JSONL, with title and date as metadata.

    datatrove_job.py IN OUT [TASKS]
"""
from __future__ import annotations

import sys

from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.readers import WarcReader
from datatrove.pipeline.writers import JsonlWriter

from pith.datatrove import PithExtractor


def main(source: str, out: str, tasks: str = "1") -> None:
    extractor = PithExtractor(sandbox=False, metadata=("title", "date"), min_words=20)
    pipeline = [WarcReader(source), extractor, JsonlWriter(out)]
    LocalPipelineExecutor(pipeline, tasks=int(tasks), logging_dir=f"{out}/logs").run()


if __name__ == "__main__":
    main(*sys.argv[1:])
