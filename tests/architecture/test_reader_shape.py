"""The shape of the reader: short rooms, short patterns, and no window of characters cut around what is read."""

from __future__ import annotations

import ast
import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

INGEST = Path(__file__).resolve().parent.parent.parent / "ingest"
MODULES = sorted(INGEST.rglob("*.py"))
LONGEST_MODULE = 250
LONGEST_PATTERN = 200
LONGEST_FUNCTION_OF_A_LIST = 12
"""Lines of a function in a module of declarations: records, vocabularies and columns are lists, one entry a thing."""
WIDEST_REPEAT = 9
"""A run of so many characters of any kind may be counted: a code, a day; more is a guess at where something ends."""
TEXTS = {
    "text",
    "line",
    "cover",
    "opening",
    "plain",
    "sentence",
    "spoken",
    "words",
    "whole",
    "before",
    "behind",
    "said",
}
SIGNS_OF_A_PATTERN = re.compile(r"\\[bdsSwW]|\(\?[:=!<P]|\[\^")
WINDOW_IN_PATTERN = re.compile(r"(?:(?<!\\)\.|\[\^[^\]]*\])\{{1,2}\d*,(?P<most>\d+)\}{1,2}")


def named(path: Path) -> str:
    return str(path.relative_to(INGEST))


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def docstrings(tree: ast.Module) -> set[int]:
    """The lines on which a string stands for itself."""
    return {node.value.lineno for node in ast.walk(tree) if isinstance(node, ast.Expr)}


def patterns(path: Path) -> Iterator[tuple[int, str]]:
    """Every string of a module that reads like a regular expression, with its line; what is put in counts nothing."""
    tree = tree_of(path)
    told = docstrings(tree)
    inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        text = ""
        if isinstance(node, ast.JoinedStr):
            text = "".join(str(part.value) if isinstance(part, ast.Constant) else "" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inside:
            text = node.value
        if SIGNS_OF_A_PATTERN.search(text) and getattr(node, "lineno", 0) not in told:
            yield node.lineno, text


def windows_cut(path: Path) -> Iterator[int]:
    """Lines that cut so many characters off around a place: text[max(0, start - 40) : start], text[at : at + 60]."""
    for node in ast.walk(tree_of(path)):
        if not isinstance(node, ast.Subscript) or not isinstance(node.slice, ast.Slice) or not is_text(node.value):
            continue
        for bound, step in ((node.slice.lower, ast.Sub), (node.slice.upper, ast.Add)):
            for part in ast.walk(bound) if bound is not None else ():
                if isinstance(part, ast.BinOp) and isinstance(part.op, step) and is_count(part.right):
                    yield node.lineno


def is_text(node: ast.expr) -> bool:
    """True for what is called a text, a line or the like; a list of sentences or blocks may be cut."""
    name = node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
    return name in TEXTS


def is_count(node: ast.expr) -> bool:
    """True for a number of several characters, or the name of a constant."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, int) and node.value > WIDEST_REPEAT
    return isinstance(node, ast.Name) and node.id.isupper()


def is_list_of_declarations(tree: ast.Module) -> bool:
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    return all((node.end_lineno or 0) - node.lineno < LONGEST_FUNCTION_OF_A_LIST for node in functions)


def is_too_long(path: Path) -> bool:
    length = len(path.read_text(encoding="utf-8").splitlines())
    return length > LONGEST_MODULE and not is_list_of_declarations(tree_of(path))


def walls(path: Path) -> list[int]:
    return [line for line, text in patterns(path) if len(text) > LONGEST_PATTERN]


def windows_of(pattern: str) -> list[str]:
    """The runs of characters of any kind that a pattern counts, longer than a code or a day."""
    return [match[0] for match in WINDOW_IN_PATTERN.finditer(pattern) if int(match["most"]) > WIDEST_REPEAT]


def counted_runs(path: Path) -> list[tuple[int, str]]:
    return [(line, run) for line, text in patterns(path) for run in windows_of(text)]


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_module_is_short_and_holds_no_wall_and_no_window(path: Path) -> None:
    assert not is_too_long(path)
    assert walls(path) == []
    assert counted_runs(path) == []
    assert list(windows_cut(path)) == []


@pytest.mark.parametrize("path", sorted((INGEST / "catalogue").rglob("*.csv")), ids=named)
def test_a_row_of_words_is_short_and_holds_no_window(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        found = [row.get(name) or "" for row in csv.DictReader(file) for name in ("pattern", "stops_at")]
    assert [pattern for pattern in found if len(pattern) > LONGEST_PATTERN] == []
    assert [pattern for pattern in found for _ in windows_of(pattern)] == []
