"""Views: a module each, found by walking this package; CONTRIBUTING.md says how one is added.

A view states PATH, its address with the names of its parts in braces, and `show(asked)`, which gives what is shown.
One that stands in the navigation states NAVIGATION.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast

from explorer.page import Asked, Shown


@dataclass(frozen=True)
class Navigation:
    """An entry of the navigation: its word, the address it leads to and its place, small numbers first."""

    word: str
    address: str
    place: int


class View(Protocol):
    """What a module of this package states."""

    PATH: str

    def show(self, asked: Asked) -> Shown:
        """What is shown for a request; raises NotHere where what is asked for is not in the published file."""
        ...


def all_views() -> Iterator[View]:
    """Every view, by the name of its module."""
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda found: found.name):
        if not module.name.startswith("_"):
            yield cast(View, import_module(f"{__name__}.{module.name}"))


def navigation() -> list[Navigation]:
    """The entries of those views that state one, in order."""
    stated = (getattr(view, "NAVIGATION", None) for view in all_views())
    return sorted((entry for entry in stated if entry), key=lambda entry: entry.place)
