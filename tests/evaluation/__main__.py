"""Prints how well findings and the meaning of figures are read: `python -m tests.evaluation [published file]`.

Without a file the real documents beside the repository are read first, those of the labelled findings and then those
of the labelled figures; where they are not, it says so. Exit status 0 also then: there is nothing to measure and
nothing wrong.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence, Set
from pathlib import Path

import duckdb

from ingest.snapshot import digest_of
from tests.evaluation.labels import (
    DRAWS,
    HALVES,
    Label,
    Published,
    ReadFinding,
    finding_labels,
    labelled_documents,
    pair_labels,
)
from tests.evaluation.meaning import SHA_DIGITS, labels, print_meaning
from tests.evaluation.scores import Scores, shown

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
FOLDERS = [SHARED / "documents", SHARED / "reports"]
MORE = SHARED / "reports_more"
Classes = Set[str]
OVERSIGHT = "from dagster_project.cli import app; app()"


def main(arguments: list[str]) -> int:
    """Measures the file named, or those made now from the real documents."""
    if arguments:
        evaluate_findings(Path(arguments[0]))
        evaluate_meaning(Path(arguments[0]))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        if all(folder.is_dir() for folder in FOLDERS):
            drawn = [_documents(labelled_documents(), scratch / "drawn")] if MORE.is_dir() else []
            evaluate_findings(_published([*FOLDERS, *drawn], scratch / "findings"))
        else:
            print("Findings skipped: no ../shared/documents and ../shared/reports beside this repository.")
        if MORE.is_dir():
            papers = _documents({label["document"] for label in labels()}, scratch / "papers")
            evaluate_meaning(_published([papers], scratch / "meaning"))
        else:
            print("Meaning of figures skipped: no ../shared/reports_more beside this repository.")
    return 0


def _documents(wanted: set[str], folder: Path) -> Path:
    """A folder with copies of the documents whose hashes begin so."""
    folder.mkdir()
    for path in sorted(MORE.iterdir()):
        if digest_of(path)[:SHA_DIGITS] in wanted:
            shutil.copy(path, folder)
    return folder


def _published(documents: Sequence[Path], data: Path) -> Path:
    folders = [part for folder in documents for part in ("--documents", str(folder))]
    command = [sys.executable, "-c", OVERSIGHT, "refresh", *folders, "--data", str(data)]
    run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if run.returncode:
        raise SystemExit(f"{run.stdout}\nThe documents could not be published, so nothing was measured.")
    return data / "oversight.duckdb"


def evaluate_meaning(file: Path) -> None:
    """Prints what a published file knows of the meaning of the labelled figures, batch by batch."""
    with duckdb.connect(str(file), read_only=True) as connection:
        print_meaning(connection)


def evaluate_findings(file: Path) -> None:
    """Prints the measures of a published file: the tuning half beside the held-out half, then draw beside draw."""
    with duckdb.connect(str(file), read_only=True) as connection:
        published = Published(connection)
        found = finding_labels(published)
        _print_findings(found)
        _print_pairs(connection, published)


def _print_findings(labels: list[Label]) -> None:
    found = [label for label in labels if label.read]
    print(f"{len(found)} of {len(labels)} labelled findings are read as a finding of their own")
    for label in labels:
        if not label.read:
            print(f"  not found: {label.opening} …")
    for halves in (HALVES, DRAWS):
        for title, told in (("kind", _kind), ("direction", _direction), ("theme", _themes)):
            _print_scores(title, {half: _scores(found, half, told) for half in halves})


def _scores(labels: list[Label], half: str, told: Callable[[Label, ReadFinding], tuple[Classes, Classes]]) -> Scores:
    scores = Scores()
    for label in labels:
        if label.half == half and label.read:
            scores.add(*told(label, label.read))
    return scores


def _kind(label: Label, read: ReadFinding) -> tuple[Classes, Classes]:
    return {label.kind}, {read.kind}


def _direction(label: Label, read: ReadFinding) -> tuple[Classes, Classes]:
    likeliest = label.directions[0]
    return {likeliest}, {likeliest if read.direction in label.directions else read.direction}


def _themes(label: Label, read: ReadFinding) -> tuple[Classes, Classes]:
    return label.themes, read.themes - label.also


def _print_scores(title: str, by_half: dict[str, Scores]) -> None:
    print(f"\n{title:<36}" + "".join(f"{half:>12}: n    P    R" for half in by_half))
    classes = list(dict.fromkeys(name for scores in by_half.values() for name in scores.classes()))
    for name in [*classes, None]:
        line = f"  {name or 'all':<34}"
        for scores in by_half.values():
            counted = scores.right.total() + scores.missed.total() if name is None else scores.labelled(name)
            line += f"{counted:>15} {shown(scores.precision(name))} {shown(scores.recall(name))}"
        print(line)


def _print_pairs(connection: duckdb.DuckDBPyConnection, published: Published) -> None:
    recurring = set(
        connection.execute("select earlier_finding_id, later_finding_id from marts.fct_recurring_issues").fetchall()
    )
    pairs = pair_labels(published)
    by_half = {half: Scores() for half in HALVES}
    for pair in pairs:
        if pair.earlier and pair.later:
            said = (pair.earlier.finding_id, pair.later.finding_id) in recurring
            by_half[pair.half].add(["same issue"] * pair.is_same_issue, ["same issue"] * said)
    matched = sum(1 for pair in pairs if pair.earlier and pair.later)
    print(f"\n{matched} of {len(pairs)} labelled pairs are there with both items")
    _print_scores("recurring issues", by_half)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
