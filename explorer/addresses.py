"""Addresses of the explorer: what a view is about stands in its address, so that it can be shared."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode


def link(path: str, **asked: Any) -> str:
    """An address of the explorer; names without a value are left out, a list is a name several times."""
    given = {name: value for name, value in asked.items() if value not in (None, "", [])}
    return quote(path) + (f"?{urlencode(given, doseq=True)}" if given else "")


def evidence_address(kind: str, identifier: str | None) -> str | None:
    """Where the evidence of a statement is shown; None where there is none to show."""
    return link(f"/evidence/{kind}/{identifier}") if identifier else None


def behind(row: Mapping[str, Any]) -> str | None:
    """Where a printed or official figure is from: its passage, or the publication that gave it."""
    if row.get("observation_id"):
        return evidence_address("value", row["observation_id"])
    return link(f"/official/{row['official_value_id']}") if row.get("official_value_id") else None
