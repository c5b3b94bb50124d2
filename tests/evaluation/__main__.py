"""Prints how well findings and the meaning of figures are read: `python -m tests.evaluation [published file]`.

Without a file the real documents beside the repository are read first, those of the labelled findings and then those
of the labelled figures; where they are not, it says so. Exit status 0 also then: there is nothing to measure and
nothing wrong. Where every labelled document is at hand, `docs/accuracy.md` and the rows of `meta.accuracy` are written.
"""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import duckdb

from ingest.stores import digest_of
from tests.evaluation.accuracy import (
    ALL_KINDS,
    ROWS_FILE,
    Measured,
    as_csv,
    as_rows,
    labelled_sets,
    of_findings,
    of_items,
    of_meaning,
    of_pairs,
)
from tests.evaluation.accuracy_page import PAGE, rendered
from tests.evaluation.items import item_labels, items
from tests.evaluation.labels import (
    DRAWS,
    HALVES,
    Label,
    PairLabel,
    Published,
    ReadFinding,
    Told,
    finding_labels,
    labelled_documents,
    pair_labels,
    told_direction,
    told_kind,
    told_themes,
)
from tests.evaluation.meaning import SHA_DIGITS, judged_together, labels, print_meaning
from tests.evaluation.meaning import Published as PublishedFigures
from tests.evaluation.scores import Scores, shown

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
FOLDERS = [SHARED / "documents", SHARED / "reports"]
MORE, LETTERS = SHARED / "reports_more", SHARED / "letters"
SOURCES = (*FOLDERS, MORE, LETTERS)
RECURRING = "select earlier_finding_id, later_finding_id from marts.fct_recurring_issues"
OVERSIGHT = "from dagster_project.cli import app; app()"


def main(arguments: list[str]) -> int:
    """Measures the file named, or those made now from the real documents."""
    if arguments:
        file = Path(arguments[0])
        _write([*evaluate_findings(file), *evaluate_meaning(file), *evaluate_items(file)])
        return 0
    measured: list[Measured] = []
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        if all(folder.is_dir() for folder in FOLDERS):
            drawn = [_documents(labelled_documents(), scratch / "drawn")] if MORE.is_dir() else []
            measured += evaluate_findings(_published([*FOLDERS, *drawn], scratch / "findings"))
        else:
            print("Findings skipped: no ../shared/documents and ../shared/reports beside this repository.")
        if MORE.is_dir():
            sources = [source for source in (*FOLDERS, MORE) if source.is_dir()]
            papers = _documents({label["document"] for label in labels()}, scratch / "papers", sources)
            measured += evaluate_meaning(_published([papers], scratch / "meaning"))
        else:
            print("Meaning of figures skipped: no ../shared/reports_more beside this repository.")
        if all(source.is_dir() for source in SOURCES):
            labelled = _documents({label.document for label in item_labels()}, scratch / "labelled", SOURCES)
            measured += evaluate_items(_published([labelled], scratch / "items"))
        else:
            print("Items skipped: not all of their documents are in ../shared beside this repository.")
    _write(measured)
    return 0


def _write(measured: Sequence[Measured]) -> None:
    """Writes what was measured, where it was of every labelled set."""
    if {one.labelled_set for one in measured} != set(labelled_sets()):
        print("\ndocs/accuracy.md stays as it was: not every labelled document is at hand.")
        return
    rows = as_rows(measured, dt.date.today())
    ROWS_FILE.write_text(as_csv(rows), encoding="utf-8")
    PAGE.write_text(rendered(rows), encoding="utf-8")
    print(f"\nWritten: {ROWS_FILE.name} ({len(rows)} rows) and {PAGE.name}")


def _documents(wanted: set[str], folder: Path, sources: Sequence[Path] = (MORE,)) -> Path:
    """A folder with copies of the documents whose hashes begin so."""
    folder.mkdir()
    for path in sorted(path for source in sources for path in source.iterdir()):
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


def evaluate_meaning(file: Path) -> Iterator[Measured]:
    """Prints what a published file knows of the meaning of the labelled figures, batch by batch.

    Gives what was measured where all their documents are in the file, else nothing.
    """
    with duckdb.connect(str(file), read_only=True) as connection:
        published = PublishedFigures(connection)
    print_meaning(published)
    if len(published.asked) == len(labels()):
        for kind, asked in ((ALL_KINDS, published.asked), *published.by_kind()):
            yield from of_meaning(judged_together(asked, published.read), kind)


def evaluate_items(file: Path) -> Iterator[Measured]:
    """Prints how many labelled items a published file holds whole, and names those that it does not.

    Gives what was measured where all their documents are in the file, else nothing.
    """
    with duckdb.connect(str(file), read_only=True) as connection:
        found = items(connection)
    torn = [item.label for item in found if not item.is_whole]
    print(f"\n{len(found) - len(torn)} of {len(found)} labelled items are one finding each, whole")
    for label in torn:
        print(f"  not: {label.document} p. {label.page}: {label.opening} … {label.ending}")
    if len(found) == len(item_labels()):
        yield from of_items(found)


def evaluate_findings(file: Path) -> Iterator[Measured]:
    """Prints the measures of a published file: the tuning half beside the held-out half, then draw beside draw.

    Gives what was measured of all but the tuning half.
    """
    with duckdb.connect(str(file), read_only=True) as connection:
        published = Published(connection)
        recurring = set(connection.execute(RECURRING).fetchall())
    found, pairs = finding_labels(published), pair_labels(published)
    _print_findings(found)
    _print_pairs(pairs, recurring)
    yield from of_findings(found)
    yield from of_pairs(pairs, recurring)


def _print_findings(labels: list[Label]) -> None:
    found = [label for label in labels if label.read]
    print(f"{len(found)} of {len(labels)} labelled findings are read as a finding of their own")
    for label in labels:
        if not label.read:
            print(f"  not found: {label.opening} …")
    for halves in (HALVES, DRAWS):
        for title, told in (("kind", told_kind), ("direction", told_direction), ("theme", told_themes)):
            _print_scores(title, {half: _scores(found, half, told) for half in halves})


def _scores(labels: list[Label], half: str, told: Callable[[Label, ReadFinding], Told]) -> Scores:
    scores = Scores()
    for label in labels:
        if label.half == half and label.read:
            scores.add(*told(label, label.read))
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


def _print_pairs(pairs: Sequence[PairLabel], recurring: set[tuple[str, str]]) -> None:
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
