"""What a change to the reader does to real documents: `make diff OLD=<commit> [NEW=<commit>] [DOCUMENTS="dir dir2"]`.

Both sides read the same folders and publish; the published files are compared row by row (`pairing`). A side is a
commit, a published file (to spare its reading), or, when NEW is left out, the tree as it is. A commit is unpacked
into a temporary folder and run in this environment, so it must be able to run with today's dependencies.

Prints a summary and writes every difference with its passage to `differences.csv`. Exit status 1 where a side could
not be published.
"""

from __future__ import annotations

import argparse
import csv
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb

from tests.evaluation.pairing import TABLES, Difference, Row, Table, compare

PROJECT = Path(__file__).resolve().parents[2]
OVERSIGHT = "from dagster_project.cli import app; app()"
HEADINGS = ("table", "what", "field", "document_file", "page", "value", "told_by", "old", "new", "passage")


def main(arguments: list[str]) -> int:
    """Compares two sides; 0 when both could be published, whatever differs between them."""
    parser = argparse.ArgumentParser(prog="make diff", description=__doc__)
    parser.add_argument("old", help="commit or published file")
    parser.add_argument("new", nargs="?", default="", help="commit or published file; left out: the tree as it stands")
    parser.add_argument("--documents", type=Path, nargs="+", required=True, help="folders that both sides read")
    parser.add_argument("--listing", type=Path, required=True, help="folder of the full listing")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="reader-diff-") as scratch:
        old, new = _published(asked.old, asked.new, asked.documents, Path(scratch))
        differences = [compare(table, rows(table, old), rows(table, new)) for table in TABLES]
    print(summary(differences))
    print(f"\nEvery difference with its passage: {write_listing(differences, asked.listing)}")
    return 0


def rows(table: Table, published: Path) -> list[Row]:
    """The rows of a reporting table in the order they are in the documents; a measure only where it is catalogued."""
    with duckdb.connect(str(published), read_only=True) as connection:
        cursor = connection.execute(f"select * from reporting.{table.name}")
        names = [column[0] for column in cursor.description or ()]
        found = [dict(zip(names, values, strict=True)) for values in cursor.fetchall()]
    for row in found:
        if row.get("measure_status") not in (None, "catalogued"):
            row["measure"] = None
    return sorted(found, key=lambda row: [str(row.get(name) or "") for name in ("document_file", "page", "char_start")])


def summary(differences: list[Difference]) -> str:
    """Counts by table, by changed column, and by the measures that were gained and lost."""
    lines = [f"{'':<14}{'same':>8}{'changed':>9}{'gained':>8}{'lost':>7}"]
    for found in differences:
        counts = f"{found.same:>8}{len(found.changed):>9}{len(found.gained):>8}{len(found.lost):>7}"
        lines.append(f"{found.table.name:<14}{counts}")
        by_field = Counter(name for pair in found.changed for name in found.fields_of(pair))
        lines += [f"  {name:<30}{count:>7} changed" for name, count in by_field.most_common()]
    return "\n".join([*lines, *_measure_moves(differences)])


def _measure_moves(differences: list[Difference], shown: int = 15) -> Iterator[str]:
    """The commonest changes from one measure (or none) to another."""
    moves: Counter[tuple[str, str]] = Counter()
    for found in differences:
        for old, new in found.changed:
            if "measure" in found.fields_of((old, new)):
                moves[old["measure"] or "no measure", new["measure"] or "no measure"] += 1
    if moves:
        yield "\nmeasures, the commonest changes:"
    for (old, new), count in moves.most_common(shown):
        yield f"  {count:>5}  {old} -> {new}"


def write_listing(differences: list[Difference], folder: Path) -> Path:
    """`differences.csv` in `folder`: one row per gained or lost row, one row per changed column of a changed one."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "differences.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS)
        for found in differences:
            writer.writerows(_listed(found))
    return path


def _listed(found: Difference) -> Iterator[list[Any]]:
    def place(row: Row) -> list[Any]:
        return [row["document_file"], row.get("page"), row.get("value"), row[found.table.told_by]]

    def passage(row: Row) -> str:
        return " ".join(str(row[found.table.passage] or "").split())

    for old, new in found.changed:
        for name in found.fields_of((old, new)):
            yield [found.table.name, "changed", name, *place(old), old[name], new[name], passage(new)]
    for row in found.gained:
        yield [found.table.name, "gained", "", *place(row), "", row.get("measure"), passage(row)]
    for row in found.lost:
        yield [found.table.name, "lost", "", *place(row), row.get("measure"), "", passage(row)]


def _published(old: str, new: str, documents: list[Path], scratch: Path) -> tuple[Path, Path]:
    """The published files of both sides; those that must be made are made at the same time."""
    running: list[tuple[str, subprocess.Popen[str]]] = []
    files = []
    for name, side in (("old", old), ("new", new)):
        if side.endswith(".duckdb"):
            files.append(Path(side))
            continue
        data = scratch / name / "data"
        files.append(data / "oversight.duckdb")
        running.append((side or "the tree as it stands", _refresh(_tree(side, scratch / name), documents, data)))
    for side, process in running:
        screen, _ = process.communicate()
        if process.returncode:
            raise SystemExit(f"{screen}\n{side} could not be published, so nothing was compared.")
    return files[0], files[1]


def _tree(commit: str, folder: Path) -> Path:
    """The project at a commit, unpacked without a worktree to clean up afterwards."""
    if not commit:
        return PROJECT
    tree = folder / "tree"
    tree.mkdir(parents=True)
    archive = subprocess.run(["git", "archive", commit], cwd=PROJECT, stdout=subprocess.PIPE)
    if archive.returncode:
        raise SystemExit(f"{commit} is neither a commit of this repository nor a published .duckdb file.")
    subprocess.run(["tar", "-x", "-C", str(tree)], input=archive.stdout, check=True)
    return tree


def _refresh(tree: Path, documents: list[Path], data: Path) -> subprocess.Popen[str]:
    folders = [part for folder in documents for part in ("--documents", str(folder.resolve()))]
    command = [sys.executable, "-c", OVERSIGHT, "refresh", *folders, "--data", str(data)]
    environment = os.environ | {"PYTHONPATH": str(tree)}
    return subprocess.Popen(
        command, cwd=tree, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
