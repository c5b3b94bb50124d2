"""Authority-years side by side, as `oversight compare` has them; why two may not be compared stands in the cell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby
from operator import itemgetter

import duckdb

from explorer.addresses import link
from explorer.answers import Answer, Row, ask
from explorer.charts.compared import ranked_rates, ratios, with_a_place
from explorer.page import Asked, Chart, Elsewhere, NotHere, Page, Table
from explorer.queries import compare as queries
from explorer.side_by_side import is_compared_with_the_first, subjects_of, with_care
from explorer.views import Navigation
from warehouse.compared_areas import ComparedAreas, chosen_areas
from warehouse.comparing import HELD, RANKED, Subjects, hold_chosen, hold_ranked, hold_set, members_of, sets_of
from warehouse.latest_years import newer_inspections, year_of_all, years_that_share

PATH = "/compare"
NAVIGATION = Navigation("Compare", PATH, 20)
SIDE_BY_SIDE = 4
"""Authority-years that a page has columns for; more of them are ranked."""
NOTHING = "None of these authority-years has a figure or a judgement that was read, nor an official figure."
NOT_GRADED = "No inspection with grades of these years has been read."
NOT_RANKED = "No figure of these authorities can be compared. Two of them side by side say of each figure why."


def show(asked: Asked) -> Page | Elsewhere:
    """The areas asked for, those of the catalogue's first set where none is, beside the first of them or the one that
    `against` names; raises NotThere, NotHere."""
    areas = asked.words("area")
    if not areas:
        return _of_the_catalogue(asked.connection)
    compared = _against(
        asked.word("against"), chosen_areas(asked.connection, areas, _vintage(asked.word("neighbours")))
    )
    subjects = Subjects(asked.word("measure") or None, asked.word("theme") or None)
    page = _side_by_side if len(compared.held) <= SIDE_BY_SIDE else _ranked
    shown = page(asked.connection, compared, subjects)
    newer = newer_inspections(asked.connection, compared.chosen)
    content = {
        "areas": areas,
        "compared": compared,
        "vintages": [row["vintage"] for row in ask(asked.connection, queries.VINTAGES).rows],
        "vintage": asked.word("neighbours"),
        "narrowed": subjects,
        "newer": [(one.authority_year, one.ended, _area(one.authority_year)) for one in newer],
        "is_more_ranked": len(compared.held) == SIDE_BY_SIDE,
        "alone": _alone([*compared.chosen, *(one.authority_year for one in newer)]),
        "unread": {
            row["authority_year"]: row["local_authority"]
            for row in ask(asked.connection, queries.UNREAD, members=compared.held).rows
        },
        "shared": [],
        "nearest": None,
        "as_inspected": compared.inspected
        and link(PATH, area=[_area(compared.inspected), *areas[1:]], neighbours=asked.word("neighbours")),
        "against": lambda member: _asked_again(asked, member),
        "beside_first": lambda member: _address([compared.held[0], member]),
    }
    return replace(shown, content={**content, **shown.content})


def _side_by_side(connection: duckdb.DuckDBPyConnection, compared: ComparedAreas, subjects: Subjects) -> Page:
    hold_chosen(connection, compared.held)
    found = _of_held(connection, queries.COMPARED, {"compared": HELD}, compared, subjects)
    graded = [row["judgement_id"] for row in found.rows if row["judgement_id"]]
    figures = subjects_of(row for row in found.rows if row["subject_kind"] == "measure")
    compared_at = _dates(
        row for row in found.rows if row["subject_kind"] == "measure" and is_compared_with_the_first(row)
    )
    may_be = [one for one in figures if one["place"][0]] or figures
    alone = years_that_share(connection)
    content = {
        "choices": _choices(connection, queries.SUBJECTS.format(held=HELD), subjects, found),
        "with_care": with_care(found.rows, ask(connection, queries.RESERVES, judgements=graded).rows),
        "members": [one for one in compared.held if any(row["member"] == one for row in found.rows)],
        "judgements": subjects_of(row for row in found.rows if row["subject_kind"] == "judgement"),
        "figures": may_be,
        "figures_left": figures[len(may_be) :],
        "shared": [(name, _address(pair) if pair else None, pair) for name, pair in alone.items()],
        "nearest": _nearest(connection, compared.held) if alone else None,
        "newer_official": _newer(connection, HELD, subjects),
        "dates": compared_at,
    }
    reference = compared.held[0]
    said = f"What may be compared, as multiples of {reference}"
    chart = Chart("ratios", partial(ratios, reference, found.rows), said, "compared")
    tables, charts = [Table("compared", "Compared", found, NOTHING)], [chart] if with_a_place(found.rows) else []
    return Page("compare.html", " and ".join(compared.chosen), content, tables, charts)


def _nearest(connection: duckdb.DuckDBPyConnection, held: Sequence[str]) -> tuple[dt.date, list[str], str] | None:
    """The day at which all the authorities have figures in the year nearest to the first one's, their authority-years
    and the address of those."""
    authorities, years = zip(*(one.rsplit(" ", 1) for one in held), strict=True)
    found = year_of_all(connection, authorities, int(years[0]))
    if found is None:
        return None
    instead = [f"{name} {found.year}" for name in dict.fromkeys(authorities)]
    return found.day, instead, _address(instead)


def _ranked(connection: duckdb.DuckDBPyConnection, compared: ComparedAreas, subjects: Subjects) -> Page:
    hold_ranked(connection, compared.held, Subjects())
    asked, subjects = subjects, _as_ranked(connection, subjects)
    found = _of_held(connection, queries.RANKED, {"ranked": RANKED}, compared, subjects)
    grades = ask(connection, queries.GRADES, members=compared.held)
    content = {
        "graded_areas": {row["area"]: row["label"] for row in grades.rows},
        "noted": {area for area, notes in _notes(grades.rows).items() if len(notes) > 1},
        "graded": [list(of) for _, of in groupby(grades.rows, key=itemgetter("member"))],
        "choices": _choices(connection, queries.RANKED_SUBJECTS.format(held=RANKED), asked, found),
        "newer_official": _newer(connection, RANKED, subjects),
        "dates": _dates(found.rows),
    }
    said = f"{compared.held[0]} among {len(compared.held)} in order of their rates"
    charts = [Chart("ranked", partial(ranked_rates, said, found.rows), said, "ranked")] if found.rows else []
    tables = [Table("grades", "Grades", grades, NOT_GRADED)] if not any(subjects.asked.values()) else []
    tables += [Table("ranked", "In order of their rates", found, NOT_RANKED)]
    return Page("compared_ranks.html", said, content, tables, charts)


def _notes(grades: Iterable[Row]) -> dict[str, set[str | None]]:
    """By area what is to be known of its grades: what is of all alike tells none of them from another."""
    notes: dict[str, set[str | None]] = {}
    for row in grades:
        if row["grade"] is not None:
            notes.setdefault(row["area"], set()).add(row["comparability_note"])
    return notes


def _of_held(
    connection: duckdb.DuckDBPyConnection,
    query: str,
    held: Mapping[str, str],
    compared: ComparedAreas,
    subjects: Subjects,
) -> Answer:
    """What is held of those subjects, and as its SQL what anyone can paste without holding it."""
    found = ask(connection, query.format(**held), **subjects.asked)
    function = {name: f"reporting.{name.replace('compared', 'compare')}($reference, $others)" for name in held}
    asked = {"reference": compared.held[0], "others": compared.held[1:], **subjects.asked}
    return replace(found, sql=query.format(**function), asked=asked)


def _as_ranked(connection: duckdb.DuckDBPyConnection, subjects: Subjects) -> Subjects:
    """With the count in the place of its rate, as which it is ranked."""
    if subjects.measure is None:
        return subjects
    found = ask(connection, queries.RANKED_AS.format(held=RANKED), measure=subjects.measure).first
    return replace(subjects, measure=found["subject"]) if found else subjects


def _newer(connection: duckdb.DuckDBPyConnection, held: str, subjects: Subjects) -> Sequence[Row]:
    """Official figures of the authority that all are compared with, newer than what is compared of it."""
    return ask(connection, queries.NEWER.format(held=held), **subjects.asked).rows


def _dates(rows: Iterable[Row]) -> list[dt.date]:
    """The first and the last day at which these are compared, one where it is the same."""
    days = {row["as_at_end"] for row in rows if row["as_at_end"]}
    return sorted({min(days), max(days)}) if days else []


def _choices(
    connection: duckdb.DuckDBPyConnection, query: str, subjects: Subjects, found: Answer
) -> Mapping[str, list[Row]]:
    """The subjects that can be asked for alone, by what they stand under; raises NotHere where what was asked for is
    none of them."""
    choices: dict[str, list[Row]] = {}
    for row in ask(connection, query).rows:
        choices.setdefault("judgements" if row["is_judgement"] else row["theme"] or "other_figures", []).append(row)
    if choices and not found.rows:
        raise NotHere(f"nothing of these authority-years is called {subjects.measure or subjects.theme}")
    return choices


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


def _against(word: str, compared: ComparedAreas) -> ComparedAreas:
    """With the authority-year first that the others are to be compared with; raises NotHere."""
    if not word:
        return compared
    reference = next((one for one in compared.held if word in (one, _area(one))), None)
    if reference is None:
        raise NotHere(f"{word} is none of those compared: {', '.join(map(_area, compared.held))}")
    return replace(compared, held=[reference, *(one for one in compared.held if one != reference)])


def _asked_again(asked: Asked, member: str) -> str:
    """The address of the same page with all compared with this authority-year."""
    kept = {name: asked.word(name) for name in ("neighbours", "theme", "measure")}
    return link(PATH, area=asked.words("area"), **kept, against=_area(member))


def _vintage(word: str) -> int | None:
    if word and not (word.isdecimal() and len(word) == len("2025")):
        raise NotHere(f"neighbours go by the year of their model, not by {word}")
    return int(word) if word else None


def _area(authority_year: str) -> str:
    """As it is asked for: Dudley:2022."""
    return ":".join(authority_year.rsplit(" ", 1))


def _alone(authority_years: Sequence[str]) -> list[tuple[str, str]]:
    """The latest years of each authority that has several, in words, and the address of them side by side."""
    years: dict[str, list[str]] = {}
    for one in sorted(authority_years):
        years.setdefault(one.rpartition(" ")[0], []).append(one)
    latest = [of[-SIDE_BY_SIDE:] for of in years.values() if len(of) > 1]
    return [(", ".join(of), _address(of)) for of in latest]


def _address(authority_years: Sequence[str]) -> str:
    return link(PATH, area=[_area(one) for one in authority_years])
