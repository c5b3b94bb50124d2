"""The stages of one run: a refresh over all papers, one with one more letter, and the questions."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict
from itertools import takewhile
from pathlib import Path

import duckdb

from dagster_project.paths import DataPaths
from tests.benchmark.nation.letters import monitoring_visit_letter
from tests.benchmark.nation.plan import Paper, papers
from tests.benchmark.nation.writing import truth_of
from tests.benchmark.scale.asking import asked
from tests.benchmark.scale.figures import Figure, Run
from tests.benchmark.scale.measuring import Cost, cost_of
from tests.benchmark.scale.multiplied import multiply

_ENDED = re.compile(
    r'Finished execution of step "(?P<step>[^"]+)" in (?:(?P<minutes>\d+)m)?(?P<amount>[\d.]+)(?P<unit>ms|s)'
)

_MANY = 10_000_000
MULTIPLIED = "questions at 10,000,000 observations"


class Stages:
    """The stages of one run in a folder of its own; each gives its figures."""

    def __init__(self, folder: Path, documents: int) -> None:
        self._folder = folder
        self._papers, held = _papers_with(documents)
        self._run = Run(held, len(self._papers))
        self._documents = folder / "documents"
        self._data = DataPaths(folder / "data")

    def all(self) -> dict[str, Callable[[], Iterator[Figure]]]:
        """Every stage by its name in the rows, in the order in which they are done."""
        return {
            "refresh": self.refresh,
            "one more letter": self.one_more,
            "questions": self.questions,
            MULTIPLIED: self.multiplied_questions,
        }

    def refresh(self) -> Iterator[Figure]:
        """Writes the papers and refreshes over all of them."""
        self._documents.mkdir(parents=True, exist_ok=True)
        with truth_of(self._documents).open("w", encoding="utf-8") as truths:
            for paper in self._papers:
                data, truth = paper.composed(seed=1)
                (self._documents / paper.file_name).write_bytes(data)
                truths.write(json.dumps({"file_name": paper.file_name, **asdict(truth)}, default=str) + "\n")
        yield from self._refreshed("refresh")
        yield from self._sizes()
        yield from self._right()

    def one_more(self) -> Iterator[Figure]:
        """A monitoring letter that came after the last paper."""
        letter = next(
            paper for paper in papers(2 * len(self._papers) + 1000)
            if paper.number >= len(self._papers) and paper.kind.compose is monitoring_visit_letter
        )  # fmt: skip
        (self._documents / letter.file_name).write_bytes(letter.composed(seed=1)[0])
        yield from self._refreshed("one more letter")

    def questions(self) -> Iterator[Figure]:
        """The questions of the README and the tutorial on what is published."""
        yield from _answers(self._run, "questions", self._data.published)

    def multiplied_questions(self) -> Iterator[Figure]:
        """The questions on the published file repeated until it holds ten million observations."""
        target = self._folder / "multiplied.duckdb"
        copies = multiply(self._data.published, target, _MANY)
        yield self._run.figure(MULTIPLIED, "copies", copies, "copies")
        yield self._run.figure(MULTIPLIED, "published file", target.stat().st_size / 1e6, "MB")
        yield from _answers(self._run, MULTIPLIED, target)

    def _refreshed(self, stage: str) -> Iterator[Figure]:
        command = [sys.executable, "-m", "dagster_project.cli", "refresh", "--documents", str(self._documents)]
        name = stage.replace(" ", "_")
        cost = cost_of(
            [*command, "--data", str(self._data.root)], self._folder / f"{name}.json", self._folder / f"{name}.log"
        )
        yield from _costs(self._run, stage, cost)
        log = (self._data.build / "refresh.log").read_text(encoding="utf-8")
        for step, seconds in _steps(log):
            yield self._run.figure(stage, f"stop {step}", seconds, "s")

    def _sizes(self) -> Iterator[Figure]:
        sizes = {
            "papers": _bytes_below(self._documents),
            "readings": _bytes_below(self._data.build / "readings"),
            "build database": self._data.build_database.stat().st_size,
            "published file": self._data.published.stat().st_size,
            "exports": _bytes_below(self._data.root / "exports"),
        }
        for what, size in sizes.items():
            yield self._run.figure("refresh", what, size / 1e6, "MB")
        with duckdb.connect(str(self._data.published), read_only=True) as connection:
            for table in ("documents", "observations", "findings", "discrepancies", "recurring_issues"):
                rows = connection.execute(f"select count(*) from reporting.{table}").fetchall()[0][0]
                yield self._run.figure("refresh", table, rows, "rows")

    def _right(self) -> Iterator[Figure]:
        """Printed values that are published with their unit, of each file, and published ones that none prints."""
        printed: Counter[tuple[str, float, str]] = Counter()
        for line in truth_of(self._documents).read_text(encoding="utf-8").splitlines():
            truth = json.loads(line)
            printed.update((truth["file_name"], value["value"], value["unit"]) for value in truth["values"])
        with duckdb.connect(str(self._data.published), read_only=True) as connection:
            found = connection.execute("select document_file, value, unit from reporting.observations").fetchall()
        read = Counter(found)
        yield self._run.figure("refresh", "values printed", printed.total(), "values")
        yield self._run.figure("refresh", "values missed", (printed - read).total(), "values")
        yield self._run.figure("refresh", "values wrong", (read - printed).total(), "values")


def _answers(run: Run, stage: str, published: Path) -> Iterator[Figure]:
    """Two figures a question: cold and warm."""
    for one in asked(published):
        yield run.figure(stage, f"{one.question} rows", one.rows, "rows")
        yield run.figure(stage, f"{one.question} cold", one.cold_milliseconds, "ms")
        yield run.figure(stage, f"{one.question} warm", one.warm_milliseconds, "ms")


def _papers_with(documents: int) -> tuple[list[Paper], int]:
    """The first papers that hold so many documents, and how many they hold."""
    held = 0

    def is_wanted(paper: Paper) -> bool:
        nonlocal held
        wanted = held < documents
        held += paper.kind.documents if wanted else 0
        return wanted

    return list(takewhile(is_wanted, papers(documents))), held


def _costs(run: Run, stage: str, cost: Cost) -> Iterator[Figure]:
    yield run.figure(stage, "wall time", cost.wall_seconds, "s")
    yield run.figure(stage, "processor time", cost.cpu_seconds, "s")
    yield run.figure(stage, "peak memory, main process", cost.main_megabytes, "MB")
    yield run.figure(stage, "peak memory, its readers", cost.others_megabytes, "MB")


def _steps(log: str) -> Iterator[tuple[str, float]]:
    """Steps of the refresh that took half a second or more, in seconds."""
    for ended in _ENDED.finditer(log):
        seconds = float(ended["amount"]) / (1000 if ended["unit"] == "ms" else 1) + 60 * int(ended["minutes"] or 0)
        if seconds >= 0.5:
            yield ended["step"], seconds


def _bytes_below(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
