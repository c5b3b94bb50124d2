"""The rules: every module of `warehouse.contradictions.rules`, found by walking the package."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple, Protocol

from ingest.errors import CatalogueError
from ingest.vocabularies import DiscrepancyKind
from warehouse.contradictions import rules
from warehouse.contradictions.found import Contradiction
from warehouse.contradictions.papers import Paper


class Rule(Protocol):
    """What every module of the package offers; its name is the rule's code."""

    KIND: DiscrepancyKind
    MESSAGE: str
    """What the rule says, in a sentence for an analyst."""
    FIELDS: tuple[str, ...]
    """What it reads of a paper or of its figures."""

    def find(self, papers: Sequence[Paper]) -> Iterable[Contradiction]:
        """The contradictions within and between the papers of one authority, in any order."""


class Found(NamedTuple):
    """A contradiction with the rule that found it."""

    rule: str
    kind: DiscrepancyKind
    contradiction: Contradiction


@cache
def all_rules() -> dict[str, Rule]:
    """Every rule by its code; raises CatalogueError where one does not say what it is."""
    found: dict[str, Rule] = {}
    for module in pkgutil.iter_modules(rules.__path__):
        rule = importlib.import_module(f"{rules.__name__}.{module.name}")
        missing = [name for name in ("KIND", "MESSAGE", "FIELDS", "find") if not hasattr(rule, name)]
        if missing:
            raise CatalogueError(f"contradiction rule {module.name}: say its {', '.join(missing)}")
        found[module.name] = rule
    return found


class RuleFault(NamedTuple):
    """A rule that failed over a document: its contradictions are not found, everything else is."""

    rule: str
    document_id: str
    error: str


def contradictions(papers: Sequence[Paper]) -> Iterator[Found | RuleFault]:
    """All that all rules find in the papers of one authority, each pair of places once a rule.

    A rule that fails over them is tried on each paper alone: what one document says costs no other's contradictions.
    """
    for code, rule in all_rules().items():
        try:
            found = list(rule.find(papers))
        except Exception:
            found = []
            for paper in papers:
                try:
                    found.extend(rule.find([paper]))
                except Exception as error:
                    yield RuleFault(code, paper.document_id, repr(error))
        yield from (Found(code, rule.KIND, one) for one in _each_once(found))


def _each_once(found: Iterable[Contradiction]) -> Iterable[Contradiction]:
    return {(one.a, one.value_a, one.b, one.value_b): one for one in reversed(list(found))}.values()
