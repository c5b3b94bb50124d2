"""Papers in a folder as files, with their truth in a file beside it."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from tests.benchmark.nation.plan import papers


def write(folder: Path, number: int, authorities: int = 153) -> int:
    """Writes the papers that are missing and the truth of all; bytes of all papers."""
    folder.mkdir(parents=True, exist_ok=True)
    size = 0
    with truth_of(folder).open("w", encoding="utf-8") as truths:
        for paper in papers(number, authorities):
            data, truth = paper.composed(seed=1)
            path = folder / paper.file_name
            if not path.exists():
                path.write_bytes(data)
            size += len(data)
            truths.write(json.dumps({"file_name": paper.file_name, **asdict(truth)}, default=str) + "\n")
    return size


def truth_of(folder: Path) -> Path:
    """Where the truth of a folder's papers stands: outside it, for everything inside is read."""
    return folder.with_name(f"{folder.name}.jsonl")
