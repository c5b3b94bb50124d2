"""The tables of `docs/scale.md`, rendered between their marks from the rows of what was measured."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from tests.benchmark.scale.figures import PROJECT, Figure
from tests.benchmark.scale.stages import MULTIPLIED

PAGE = PROJECT / "docs" / "scale.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
_REFRESHES = ("refresh", "one more letter")


def rendered(page: str, figures: Sequence[Figure]) -> str:
    """The page with its tables made of these figures; raises ValueError where the marks are not there."""
    before, _, rest = page.partition(BEGIN)
    _, mark, after = rest.partition(END)
    if not mark:
        raise ValueError(f"the page has no {BEGIN} and {END}")
    tables = [_provenance(figures), *(_costs(figures, stage) for stage in _REFRESHES), _questions(figures)]
    return f"{before}{BEGIN}\n\n" + "\n\n".join(tables) + f"\n\n{END}{after}"


def _provenance(figures: Sequence[Figure]) -> str:
    runs = dict.fromkeys((one.documents, one.papers, one.measured_on, one.commit, one.machine) for one in figures)
    lines = [
        f"| {documents:,} | {papers:,} | {on} | {commit} | {machine} |"
        for documents, papers, on, commit, machine in runs
    ]
    return "\n".join(
        ["| documents | papers | measured on | commit | machine |", "| ---: | ---: | --- | --- | --- |", *lines]
    )


def _costs(figures: Sequence[Figure], stage: str) -> str:
    """A row a figure and a column a run; a stop that no run noticed is not shown."""
    here = [one for one in figures if one.stage == stage]
    runs = list(dict.fromkeys(one.documents for one in here))
    names = dict.fromkeys((one.figure, one.unit) for one in here)
    values = {(one.documents, one.figure): one.value for one in here}
    lines = [
        f"| {figure} | {unit} | " + " | ".join(_shown(values.get((run, figure))) for run in runs) + " |"
        for figure, unit in names
    ]
    head = f"| {stage} | unit | " + " | ".join(f"{run:,} documents" for run in runs) + " |"
    return "\n".join([head, "| --- | --- |" + " ---: |" * len(runs), *lines])


def _questions(figures: Sequence[Figure]) -> str:
    """A row a question: milliseconds cold and warm on each run's file and on the multiplied one."""
    here = [one for one in figures if one.stage in ("questions", MULTIPLIED) and one.unit == "ms"]
    columns = list(dict.fromkeys((one.stage, one.documents) for one in here))
    values = {(one.stage, one.documents, one.figure): one.value for one in here}
    rows = {(one.stage, one.documents, one.figure): one.value for one in figures if one.unit == "rows"}
    names = dict.fromkeys(one.figure.rpartition(" ")[0] for one in here)
    lines = []
    for name in names:
        cells = chain.from_iterable(
            (
                _shown(rows.get((*column, f"{name} rows"))),
                f"{_shown(values.get((*column, f'{name} cold')))} / {_shown(values.get((*column, f'{name} warm')))}",
            )
            for column in columns
        )
        lines.append(f"| {name} | {' | '.join(cells)} |")
    heads = chain.from_iterable(
        ("rows", f"10⁷ (of {run:,})" if stage == MULTIPLIED else f"{run:,} documents") for stage, run in columns
    )
    head = f"| question, ms cold / warm | {' | '.join(heads)} |"
    return "\n".join([head, "| --- |" + " ---: | ---: |" * len(columns), *lines])


def _shown(value: float | None) -> str:
    return "" if value is None else f"{value:,.0f}" if abs(value) >= 10 or value == int(value) else f"{value:.1f}"
