"""Authority-years side by side, as `oversight compare` has them; why two may not be compared stands in the cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

import duckdb

from explorer.addresses import link
from explorer.answers import Answer, Row, ask
from explorer.page import Asked, Elsewhere, NotHere, Page, Table
from explorer.queries import compare as queries
from explorer.views import Navigation
from warehouse.compared_areas import ComparedAreas, hold_areas
from warehouse.comparing import HELD, hold_set, members_of, sets_of
from warehouse.latest_years import newer_inspections, newest_official, years_that_share

PATH = "/compare"
NAVIGATION = Navigation("Compare", PATH, 20)
SIDE_BY_SIDE = 4
"""Authority-years that a page has columns for; more of them are ranked."""
NOTHING = "None of these authority-years has a figure or a judgement that was read, nor an official figure."
NOT_RANKED = "No figure of these authorities can be compared: the table above says why for each."


def show(asked: Asked) -> Page | Elsewhere:
    """The areas asked for, those of the catalogue's first set where none is; raises NotThere, NotHere."""
    areas = asked.words("area")
    if not areas:
        return _of_the_catalogue(asked.connection)
    compared = hold_areas(asked.connection, areas, _vintage(asked.word("neighbours")))
    found = _compared(asked.connection, compared)
    rows = [row for row in found.rows if asked.word("subject") in ("", row["subject"])]
    is_ranked = len(compared.held) > SIDE_BY_SIDE
    tables = [Table("compared", "Compared", found, NOTHING)]
    if is_ranked:
        reference, others = compared.held[0], compared.held[1:]
        ranked = ask(asked.connection, queries.RANKED, reference=reference, others=others)
        tables.append(Table("ranked", "In order of their rates", ranked, NOT_RANKED))
    content = {
        "areas": areas,
        "compared": compared,
        "members": list(dict.fromkeys(row["member"] for row in rows)) if not is_ranked else [],
        "judgements": _subjects(row for row in rows if row["subject_kind"] == "judgement"),
        "figures": _subjects(row for row in rows if row["subject_kind"] == "measure"),
        "vintages": [row["vintage"] for row in ask(asked.connection, queries.VINTAGES).rows],
        "vintage": asked.word("neighbours"),
        **_left_unseen(asked.connection, compared),
    }
    return Page("compare.html", " and ".join(compared.chosen), content, tables=tables)


def _of_the_catalogue(connection: duckdb.DuckDBPyConnection) -> Elsewhere:
    """The address of the catalogue's first comparison, or of what can be compared where no document of it is here."""
    sets = sets_of(connection)
    if not sets:
        raise NotHere("nothing is compared in this file: name two authorities, /compare?area=Bradford&area=Bolton")
    hold_set(connection, sets[0])
    years: dict[str, list[str]] = {}
    for member in members_of(connection):
        authority, _, year = member.rpartition(" ")
        years.setdefault(authority, []).append(year)
    return Elsewhere(link(PATH, area=[f"{authority}:{','.join(of)}" for authority, of in years.items()]))


def _vintage(word: str) -> int | None:
    if word and not word.isdecimal():
        raise NotHere(f"neighbours go by the year of their model, not by {word}")
    return int(word) if word else None


def _compared(connection: duckdb.DuckDBPyConnection, compared: ComparedAreas) -> Answer:
    """What is held, and as its SQL what anyone can paste without holding it."""
    found = ask(connection, queries.COMPARED.format(compared=HELD))
    of_anyone = queries.COMPARED.format(compared="reporting.compare($reference, $others)")
    return replace(found, sql=of_anyone, asked={"reference": compared.held[0], "others": compared.held[1:]})


def _subjects(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """Subjects of which somebody has a value or a grade, with the rows of each authority-year: what may be compared
    first, then what most of them have."""
    subjects = []
    for (label, breakdown), of in groupby(sorted(rows, key=_subject), key=_subject):
        cells: dict[str, list[Row]] = {}
        for row in of:
            cells.setdefault(row["member"], []).append(row)
        if having := _having(cells):
            is_compared = any(row["comparable"] and not row["is_reference"] for rows in cells.values() for row in rows)
            subjects.append({"label": label, "breakdown": breakdown, "cells": cells, "place": (is_compared, having)})
    return sorted(subjects, key=lambda subject: subject["place"], reverse=True)


def _subject(row: Row) -> tuple[str, str]:
    return row["label"], row["breakdown"]


def _is_present(row: Row) -> bool:
    return any(row[name] is not None for name in ("value", "official_value", "grade"))


def _having(cells: dict[str, list[Row]]) -> int:
    """How many of the authority-years have a value or a grade."""
    return sum(any(_is_present(row) for row in rows) for rows in cells.values())


def _left_unseen(connection: duckdb.DuckDBPyConnection, compared: ComparedAreas) -> dict[str, Any]:
    """Which years were taken by default, which newer ones are in, and which would share dates."""
    return {
        "newer": [_instead(one.authority_year, one.ended) for one in newer_inspections(connection, compared.chosen)],
        "shared": [
            (name, _address(pair) if pair else None, pair) for name, pair in years_that_share(connection).items()
        ],
        "newest_official": newest_official(connection),
    }


def _instead(authority_year: str, ended: Any) -> dict[str, Any]:
    authority, _, year = authority_year.rpartition(" ")
    return {"authority_year": authority_year, "ended": ended, "area": f"{authority}:{year}"}


def _address(authority_years: Sequence[str]) -> str:
    return link(PATH, area=[":".join(one.rsplit(" ", 1)) for one in authority_years])
