"""The named errors of reading: each says what was read, where, what was expected and what to do."""

from __future__ import annotations


class OversightError(Exception):
    """Base of every error that an analyst may see."""


class RefusedDocument(OversightError):
    """A file or a part of it that must not be read further; it is listed with its reason.

    `kind` is what it was recognised as (`jtai_letter`, `not_a_pdf`, ...), `reason` a full sentence
    for an analyst: what was found, what was expected, what to do.
    """

    def __init__(self, kind: str, reason: str) -> None:
        super().__init__(reason)
        self.kind = kind
        self.reason = reason


class CatalogueError(OversightError):
    """A catalogue row that contradicts another or breaks its own rules; names the file and the line."""
