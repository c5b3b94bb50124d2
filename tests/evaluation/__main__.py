"""Prints how well findings are read: `python -m tests.evaluation [published file]`.

Without a file the real documents beside the repository are read first; where they are not, it says so and ends.
Exit status 0 also then: there is nothing to measure and nothing wrong.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb

from tests.evaluation.labels import HALVES, Label, Published, finding_labels, pair_labels
from tests.evaluation.scores import Scores, shown

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
FOLDERS = [SHARED / "documents", SHARED / "reports"]


def main(arguments: list[str]) -> int:
    """Measures the file named, or one made now from the real documents."""
    if arguments:
        evaluate(Path(arguments[0]))
        return 0
    if not all(folder.is_dir() for folder in FOLDERS):
        print("Skipped: the real documents are not beside this repository (../shared/documents, ../shared/reports).")
        return 0
    with tempfile.TemporaryDirectory() as data:
        _publish(Path(data))
        evaluate(Path(data) / "oversight.duckdb")
    return 0


def _publish(data: Path) -> None:
    oversight = Path(sys.executable).with_name("oversight")
    folders = [part for folder in FOLDERS for part in ("--documents", str(folder))]
    command = [str(oversight), "refresh", *folders, "--data", str(data)]
    run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if run.returncode:
        raise SystemExit(f"{run.stdout}\nThe documents could not be published, so nothing was measured.")


def evaluate(file: Path) -> None:
    """Prints the measures of a published file, the tuning half beside the held-out half."""
    with duckdb.connect(str(file), read_only=True) as connection:
        published = Published(connection)
        labels = finding_labels(published)
        _print_findings(labels)
        _print_pairs(connection, published)


def _print_findings(labels: list[Label]) -> None:
    found = [label for label in labels if label.read]
    print(f"{len(found)} of {len(labels)} labelled findings are read as a finding of their own")
    for label in labels:
        if not label.read:
            print(f"  not found: {label.opening} …")
    _print_scores("kind", {half: _scores(found, half, "kind") for half in HALVES})
    _print_scores("direction", {half: _scores(found, half, "direction") for half in HALVES})
    _print_scores("theme", {half: _scores(found, half, "themes") for half in HALVES})


def _scores(labels: list[Label], half: str, column: str) -> Scores:
    scores = Scores()
    for label in labels:
        if label.half == half and label.read:
            labelled, read = getattr(label, column), getattr(label.read, column)
            scores.add(labelled, read) if column == "themes" else scores.add([labelled], [read])
    return scores


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
