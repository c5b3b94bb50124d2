"""Where in a YAML text each value stands, by the path that leads to it."""

from __future__ import annotations

from typing import NamedTuple

import yaml

Place = tuple[int | str, ...]
"""Keys and positions that lead to a value, from the whole text down."""


class Lines(NamedTuple):
    """Line of each value, from 1, and of each key that stands a second time in its mapping."""

    lines: dict[Place, int]
    repeated: list[tuple[int, str]]


def parsed(text: str) -> yaml.Node:
    """The nodes of a text; raises YAMLError where it is no YAML."""
    node: yaml.Node | None = yaml.compose(text, Loader=yaml.SafeLoader)
    return node or yaml.MappingNode("tag:yaml.org,2002:map", [], yaml.Mark("", 0, 0, 0, "", 0))


def lines_of(node: yaml.Node) -> Lines:
    """Lines of all values below a node."""
    lines = Lines({}, [])
    _walk(node, (), node.start_mark.line, lines)
    return lines


def _walk(node: yaml.Node, place: Place, line: int, lines: Lines) -> None:
    lines.lines[place] = line + 1
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if (*place, key.value) in lines.lines:
                lines.repeated.append((key.start_mark.line + 1, key.value))
            _walk(value, (*place, key.value), key.start_mark.line, lines)
    elif isinstance(node, yaml.SequenceNode):
        for at, value in enumerate(node.value):
            _walk(value, (*place, at), value.start_mark.line, lines)
