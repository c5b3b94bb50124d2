"""Writes papers of a nation into a folder, and beside the folder what each printed.

`python -m tests.benchmark.nation FOLDER 570` writes 570 files; `FOLDER.jsonl` holds a line a file.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.benchmark.nation.writing import write


def main() -> None:
    """Writes what is not there yet and says how much there is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("papers", type=int)
    parser.add_argument("--authorities", type=int, default=153, help="of how many authorities; fewer are denser")
    asked = parser.parse_args()
    size = write(asked.folder, asked.papers, asked.authorities)
    print(f"{asked.papers} papers, {size / 1e6:.1f} MB, in {asked.folder}")


if __name__ == "__main__":
    main()
