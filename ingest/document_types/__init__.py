"""The document types, found by walking this package: a module is one, or lists several that differ in words as TYPES.

Modules whose name opens with _ are shared.

A type states KIND, LABEL, NAMES_OFFICERS, `recognises(outline)` (from content alone, never a file's name) and
`extract(outline, place)`. A type that is known and not read states its REASON.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import Protocol

from ingest.document_types._extracted import Extracted, Place
from ingest.errors import CatalogueError
from ingest.structure.model import Outline

__all__ = ["DocumentType", "Extracted", "Place", "all_types", "recognise", "type_of_kind"]


class DocumentType(Protocol):
    """What every module of this package offers."""

    KIND: str
    LABEL: str
    NAMES_OFFICERS: bool
    """Whether documents of the type name officers below director level, whose names must not be published."""

    def recognises(self, outline: Outline) -> bool:
        """True where the content says that the document is of this type."""

    def extract(self, outline: Outline, place: Place) -> Extracted:
        """The document's own facts and records; a refused type gives its reason and no records."""


@cache
def all_types() -> tuple[DocumentType, ...]:
    """Every type, by its KIND; raises CatalogueError where two have the same."""
    found: list[DocumentType] = []
    for name in (module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_")):
        module = importlib.import_module(f"{__name__}.{name}")
        found += getattr(module, "TYPES", (module,))
    found.sort(key=lambda document_type: document_type.KIND)
    kinds = [document_type.KIND for document_type in found]
    twice = sorted({kind for kind in kinds if kinds.count(kind) > 1})
    if twice:
        raise CatalogueError(f"two types of ingest.document_types have the same KIND: {', '.join(twice)}")
    return tuple(found)


def recognise(outline: Outline) -> DocumentType | None:
    """The type whose content rules fit; None where none does."""
    return next((document_type for document_type in all_types() if document_type.recognises(outline)), None)


def type_of_kind(kind: str) -> DocumentType:
    """The type of one kind; raises StopIteration where there is none."""
    return next(document_type for document_type in all_types() if kind == document_type.KIND)
