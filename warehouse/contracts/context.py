"""What a row alone cannot tell: the stored text its evidence points into and the documents that exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import polars as pl

from warehouse.contracts.printed_numbers import value_follows
from warehouse.privacy import NO_NAMES, Names, find_personal_details

IS_FILE_KNOWN = "_is_file_known"
IS_PARENT_KNOWN = "_is_parent_known"
IS_RENDITION_KNOWN = "_is_rendition_known"
IS_WITHIN_TEXT = "_is_within_text"
IS_QUOTE_FOUND = "_is_quote_found"
HAS_PERSONAL_DETAILS = "_has_personal_details"
IS_VALUE_FOUND = "_is_value_found"
DOES_VALUE_FOLLOW = "_does_value_follow"

DOCUMENT_COLUMNS = (IS_FILE_KNOWN, IS_PARENT_KNOWN, IS_WITHIN_TEXT)
EVIDENCE_COLUMNS = (IS_RENDITION_KNOWN, IS_QUOTE_FOUND, HAS_PERSONAL_DETAILS)
VALUE_COLUMNS = (IS_VALUE_FOUND, DOES_VALUE_FOLLOW)


@dataclass(frozen=True)
class Context:
    """Stored texts by file and the file of each known document; both may be added to.

    `names`: those that no quote may carry, where a reading tells them; landed tables no longer know them.
    """

    texts: dict[str, str] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    names: Names = NO_NAMES

    def text_of(self, rendition_id: str) -> str | None:
        """The stored text of the file that a document is in; None where the document is unknown."""
        return self.texts.get(self.files.get(rendition_id, ""))

    def documents(self, frame: pl.DataFrame) -> pl.DataFrame:
        """A frame of documents with the columns DOCUMENT_COLUMNS."""
        files = frame["file_sha256"]
        parents = frame["parent_rendition_id"]
        known = set(frame["rendition_id"]) | set(self.files)
        spans = zip(files, frame["char_start"], frame["char_end"], strict=True)
        within = [0 <= start <= end <= len(self.texts.get(file, "")) for file, start, end in spans]
        return frame.with_columns(
            pl.Series(IS_FILE_KNOWN, [file in self.texts for file in files], pl.Boolean),
            pl.Series(IS_PARENT_KNOWN, [parent is None or parent in known for parent in parents], pl.Boolean),
            pl.Series(IS_WITHIN_TEXT, within, pl.Boolean),
        )

    def evidence(self, frame: pl.DataFrame) -> pl.DataFrame:
        """A frame of records with evidence with the columns EVIDENCE_COLUMNS."""
        quotes = frame["quote"].to_list()
        renditions = frame["rendition_id"].to_list()
        found = self._stand_at(renditions, frame["char_start"], frame["char_end"], quotes)
        personal = [bool(find_personal_details(quote or "", self.names)) for quote in quotes]
        return frame.with_columns(
            pl.Series(IS_RENDITION_KNOWN, [rendition in self.files for rendition in renditions], pl.Boolean),
            pl.Series(IS_QUOTE_FOUND, found, pl.Boolean),
            pl.Series(HAS_PERSONAL_DETAILS, personal, pl.Boolean),
        )

    def values(self, frame: pl.DataFrame) -> pl.DataFrame:
        """A frame of observations with the columns VALUE_COLUMNS; null for a cell that prints words."""
        values, printed = frame["value"].to_list(), frame["value_printed"].to_list()
        found = self._stand_at(frame["rendition_id"], frame["value_start"], frame["value_end"], printed)
        follows = [value_follows(value, text or "") for value, text in zip(values, printed, strict=True)]
        is_number = pl.col("value").is_not_null()
        return frame.with_columns(
            pl.when(is_number).then(pl.Series(IS_VALUE_FOUND, found, pl.Boolean)).alias(IS_VALUE_FOUND),
            pl.when(is_number).then(pl.Series(DOES_VALUE_FOLLOW, follows, pl.Boolean)).alias(DOES_VALUE_FOLLOW),
        )

    def _stand_at(
        self, renditions: Iterable[str], starts: Iterable[int], ends: Iterable[int], texts: Iterable[str]
    ) -> list[bool | None]:
        """Whether each text is at its offsets; None where its document is unknown, which another rule reports."""
        return list(self._each_stands(renditions, starts, ends, texts))

    def _each_stands(
        self, renditions: Iterable[str], starts: Iterable[int], ends: Iterable[int], texts: Iterable[str]
    ) -> Iterator[bool | None]:
        for rendition, start, end, text in zip(renditions, starts, ends, texts, strict=True):
            stored = self.text_of(rendition)
            if stored is None or start is None or end is None:
                yield None
            else:
                yield 0 <= start < end and stored[start:end] == text
