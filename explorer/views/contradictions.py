"""What contradicts itself or another document: each with its sum in words and both passages."""

from __future__ import annotations

from explorer.answers import Row, ask
from explorer.areas import area_of
from explorer.page import Asked, Page, Table
from explorer.queries import contradictions as queries
from explorer.views import Navigation
from explorer.vocabularies import meanings
from ingest.vocabularies import DiscrepancyKind, DiscrepancyStatus, Doubt

PATH = "/contradictions"
NAVIGATION = Navigation("Contradictions", PATH, 60)
NOTHING = "Nothing that was read contradicts itself or another document."
NONE_OF_THESE = "No contradiction is of all that is asked for: leave out one of the choices."
ONCE = [{"value": "yes", "label": "each misprint once, a firm one where there is any"}]


def show(asked: Asked) -> Page:
    """Contradictions of the authority, kind, status and measure that are asked for, all where nothing is; raises
    NotThere."""
    area, _ = area_of(asked)
    wanted = {"area": area, **{name: asked.word(name) or None for name in ("kind", "status", "measure", "once")}}
    found = ask(asked.connection, queries.CONTRADICTIONS, **wanted)
    kinds = meanings(DiscrepancyKind)
    present = [row["value"] for row in ask(asked.connection, queries.KINDS).rows]
    choices = [
        ("area", "Authority", "every authority", ask(asked.connection, queries.AREAS).rows),
        ("kind", "Kind", "every kind", [_choice(kind, kinds.get(kind, kind)) for kind in present]),
        ("status", "Firm or possible", "both", [_choice(status, status) for status in DiscrepancyStatus.values()]),
        ("measure", "Measure", "every measure", ask(asked.connection, queries.MEASURES).rows),
        ("once", "A misprint contradicts all that rests on it", "every row", ONCE),
    ]
    note = NONE_OF_THESE if any(wanted.values()) else NOTHING
    chosen = [one["label"] for name, _, _, options in choices for one in options if one["value"] == wanted[name]]
    return Page(
        "contradictions.html",
        "Contradictions",
        {"wanted": wanted, "choices": choices, "chosen": chosen, "kinds": kinds, "doubts": meanings(Doubt)},
        tables=[Table("contradictions", "Contradictions", found, note)],
    )


def _choice(value: str, label: str) -> Row:
    return {"value": value, "label": label}
