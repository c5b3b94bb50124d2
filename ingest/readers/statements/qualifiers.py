"""How a number is meant: exactly, about, over, up to, fewer than, or as one to come."""

from __future__ import annotations

from ingest.language.beside import meanings_beside
from ingest.readers.statements.forecasts import is_forecast


def qualifier(text: str, start: int, end: int) -> str:
    """A qualifier of records.Observation for the number at text[start:end]: forecasts, then rows of figures.csv."""
    return (
        "tentative" if is_forecast(text, start, end) else next(meanings_beside("qualifier", text, start, end), "exact")
    )
