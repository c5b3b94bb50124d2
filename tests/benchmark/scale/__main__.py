"""Measures what a number of documents costs: `python -m tests.benchmark.scale FOLDER 1000`.

Stages that were measured are in FOLDER/measured.csv and are not done again; a refresh that was stopped goes on. At the
end `docs/scale.csv` and the tables of `docs/scale.md` have the figures.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.benchmark.scale import figures
from tests.benchmark.scale.page import PAGE, rendered
from tests.benchmark.scale.stages import Stages


def main() -> None:
    """Runs the stages that are missing and renders the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where the papers and the warehouse of this run stand")
    parser.add_argument("documents", type=int, help="how many documents, at least")
    asked = parser.parse_args()
    folder = asked.folder / str(asked.documents)
    folder.mkdir(parents=True, exist_ok=True)
    measured = folder / "measured.csv"
    stages = Stages(folder, asked.documents)
    for name, stage in stages.all().items():
        known = figures.read(measured)
        if not any(figure.stage == name for figure in known):
            new = list(stage())
            figures.write([*known, *new], measured)
            print(f"{name}: {', '.join(f'{one.figure} {one.value:g} {one.unit}' for one in new[:4])}", flush=True)
    rows = figures.in_place_of(figures.read(), figures.read(measured))
    figures.write(rows)
    PAGE.write_text(rendered(PAGE.read_text(encoding="utf-8"), rows), encoding="utf-8")


if __name__ == "__main__":
    main()
