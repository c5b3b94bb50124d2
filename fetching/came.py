"""What came of an address, and the row that is entered of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import uuid4

from fetching.asking import Answer
from fetching.failures import FetchFailed
from fetching.ledger_rows import PAGE, Known
from ingest.records import Fetch
from ingest.vocabularies import FetchOutcome


@dataclass(frozen=True)
class Came:
    """What came of an address; the columns of `Fetch` that tell it."""

    outcome: FetchOutcome
    status: int | None = None
    message: str | None = None
    final_address: str | None = None
    bytes: int | None = None
    sha256: str | None = None
    file: str | None = None


def came(answer: Answer, outcome: FetchOutcome, message: str | None = None) -> Came:
    """What an answer is taken for."""
    return Came(outcome, answer.status, message, answer.address, answer.body.bytes if answer.body else None)


def failed(error: Exception) -> Came:
    """What an error is entered as: nothing that an address gives or does ends the round."""
    match error:
        case FetchFailed():
            return Came(error.outcome, error.status, error.message)
        case OSError():
            return Came(FetchOutcome.NOT_STORED, message=f"it could not be written ({error})")
    return Came(FetchOutcome.FAILED, message=f"{type(error).__name__}: {error}")


def entry(known: Known, one: Came, at: dt.datetime, seconds: float) -> Fetch:
    """The row of an address that was asked at a time (UTC) and took so long."""
    return Fetch(
        fetch_id=uuid4().hex,
        source=known.source,
        address=known.address,
        final_address=one.final_address if one.final_address != known.address else None,
        is_listing=known.leads_to == PAGE,
        fetched_at=at,
        seconds=round(seconds, 3),
        status=one.status,
        outcome=one.outcome,
        bytes=one.bytes,
        sha256=one.sha256,
        file=one.file,
        message=one.message,
    )
