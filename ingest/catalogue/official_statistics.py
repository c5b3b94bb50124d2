"""Rewrites official_values.csv and statistical_neighbours.csv from the publishers' own files.

Run `python -m ingest.catalogue.official_statistics REFERENCE_FOLDER`; the folder holds the files named
below, as their publishers laid them out. All are official statistics under the Open Government Licence v3:
the DfE's statistical first releases (SFR) of 2013-2017, its Explore Education Statistics (EES), its local
authority interactive tool (LAIT), its statistical neighbours, and ONS mid-year estimates (at 30 June).

Where several publications give the same quantity each has its row: what was published for that year and what it was
revised to are both kept, and official_sources.csv says when each was published. An authority whose code alone
changed keeps one series; a dissolved authority keeps its own. Regions are left out.
"""

from __future__ import annotations

import csv
import datetime as dt
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ingest.catalogue import FOLDER, rows
from ingest.catalogue.columns import TABLES
from ingest.errors import CatalogueError

ENGLAND = "ENGLAND"
ENGLAND_IN_INTERACTIVE_TOOL = "970"
EXPLORE_STATISTICS = "DfE EES 2025"
INTERACTIVE_TOOL = "DfE LAIT 2026"
POPULATION_ESTIMATES = "ONS via DfE 2025"
STATUS_OF_PRINTED = {
    "x": "suppressed",
    "c": "suppressed",
    "k": "suppressed",
    "..": "not_applicable",
    "z": "not_applicable",
    ".": "not_available",
    ":": "not_available",
    "-": "not_available",
    "": "not_available",
    "#VALUE!": "not_available",
}
FIRST_RELEASES = {2013: "SFR36/2013", 2014: "SFR36/2014", 2015: "SFR34/2015", 2016: "SFR41/2016", 2017: "SFR50/2017"}
FIRST_RELEASE_MEASURES = {
    "CLA_Mar{year}": "children_looked_after",
    "CLA_Fost": "in_foster_care",
    "CLA_Parent": "placed_with_parents",
    "CLA_Adopt": "placed_for_adoption",
    "CLA_UASC": "unaccompanied_asylum_seeking_children",
    "CLA_Outbound": "placed_outside_local_authority",
}
TIDY_MEASURES = {
    "Children looked after on 31 March each year": ("children_looked_after", "children_looked_after_rate"),
    "Children starting to be looked after each year": ("started_to_be_looked_after", None),
    "Children ceasing to be looked after each year": ("ceased_to_be_looked_after", None),
}
INTERACTIVE_TOOL_MEASURES = {
    "LACnum": "children_looked_after",
    "LAC": "children_looked_after_rate",
    "CPP_Num": "child_protection_plans",
    "CPP_rate": "child_protection_plans_rate",
    "CIN": "children_in_need_rate",
    "LACnum_Start": "started_to_be_looked_after",
    "LACceased": "ceased_to_be_looked_after",
}
FIRST_NEIGHBOUR_COLUMN = {2021: 5, 2025: 4}
WHOLE_YEAR = {"started_to_be_looked_after", "ceased_to_be_looked_after"}


@dataclass(frozen=True)
class Published:
    """One published cell: an authority, a measure, the last day of its period, and what is printed."""

    local_authority_key: str
    measure: str
    period_end: dt.date
    printed: str
    source: str
    source_column: str

    def columns(self) -> list[str]:
        """The cell as a row of official_values.csv; what is no number becomes a status, never zero."""
        status = STATUS_OF_PRINTED.get(self.printed.strip(), "published")
        value = f"{round(float(self.printed), 4):g}" if status == "published" and "." in self.printed else self.printed
        start = self.period_end
        if self.measure in WHOLE_YEAR:
            start = dt.date(self.period_end.year - 1, 4, 1)
        shown = value.strip() if status == "published" else ""
        dates = [start.isoformat(), self.period_end.isoformat()]
        return [self.local_authority_key, self.measure, *dates, shown, status, self.source, self.source_column]


def main(reference: Path) -> None:
    """Writes both CSV files beside this module; raises CatalogueError for an authority that is not known."""
    cells = (cell for cell in _published(reference) if _existed(cell.local_authority_key, cell.period_end))
    _write("official_values", [cell.columns() for cell in sorted(cells, key=_place)])
    _write("statistical_neighbours", sorted(_neighbours(reference)))


def _place(cell: Published) -> tuple[str, str, dt.date, str]:
    return cell.local_authority_key, cell.measure, cell.period_end, cell.source


def _published(reference: Path) -> Iterator[Published]:
    yield from _first_releases(reference)
    yield from _tidy(reference)
    yield from _interactive_tool(reference)
    yield from _population(reference)


def _first_releases(reference: Path) -> Iterator[Published]:
    for year, release in FIRST_RELEASES.items():
        for row in _read(reference / f"dfe_sfr_children_looked_after_31_march_{year}.csv"):
            if row["geog_l"] not in ("LA", "NATIONAL"):
                continue
            code = row["New_geog_code"].strip()
            for pattern, measure in FIRST_RELEASE_MEASURES.items():
                column = pattern.format(year=year)
                end = dt.date(year, 3, 31)
                yield Published(_by_gss_code(code), measure, end, row[column], f"DfE {release}", column)


def _tidy(reference: Path) -> Iterator[Published]:
    for row in _read(reference / "ees_children_looked_after_number_and_rate.csv"):
        key = _tidy_key(row)
        if key is None:
            continue
        count, rate = TIDY_MEASURES[row["population_type"]]
        end = dt.date(int(row["time_period"]), 3, 31)
        for measure, column in ((count, "children_count"), (rate, "rate_per_10000")):
            if measure:
                yield Published(key, measure, end, row[column], EXPLORE_STATISTICS, column)


def _interactive_tool(reference: Path) -> Iterator[Published]:
    keys = _by_la_code() | {ENGLAND_IN_INTERACTIVE_TOOL: ENGLAND}
    for row in _read(reference / "lait_april_2026_series.csv"):
        if row["la_code"] not in keys:
            continue
        end = dt.date(int(row["period"]), 3, 31)
        measure = INTERACTIVE_TOOL_MEASURES[row["series"]]
        yield Published(keys[row["la_code"]], measure, end, row["value_printed"], INTERACTIVE_TOOL, row["series"])


def _population(reference: Path) -> Iterator[Published]:
    for row in _read(reference / "ees_ons_mid_year_population_under_18.csv"):
        key = _tidy_key(row)
        if key is not None:
            year = int(row["time_period"])
            printed = "-" if row["population_estimate"] == "x" else row["population_estimate"]
            yield Published(
                key, "population_under_18", dt.date(year, 6, 30), printed, POPULATION_ESTIMATES, "population_estimate"
            )


def _neighbours(reference: Path) -> Iterator[list[str]]:
    """Rows of statistical_neighbours.csv; both files give code and closeness in ten pairs of columns."""
    keys = _by_la_code()
    for vintage, first in FIRST_NEIGHBOUR_COLUMN.items():
        with (reference / f"dfe_statistical_neighbours_{vintage}.csv").open(encoding="utf-8-sig", newline="") as lines:
            body = list(csv.reader(lines))[1:]
        for cells in body:
            for rank in range(1, 11):
                at = first + 2 * (rank - 1)
                neighbour, closeness = cells[at], cells[at + 1]
                if cells[0] in keys and neighbour in keys:
                    word = closeness.strip().lower().replace(" ", "_")
                    source = f"DfE statistical neighbours {vintage}"
                    yield [keys[cells[0]], keys[neighbour], str(rank), word, str(vintage), source]


def _tidy_key(row: dict[str, str]) -> str | None:
    if row["geographic_level"] == "National":
        return ENGLAND
    return _by_gss_code(row["new_la_code"]) if row["geographic_level"] == "Local authority" else None


def _by_gss_code(gss_code: str) -> str:
    """The key of the authority that has or had an ONS code."""
    key = _keys_by_gss_code().get(gss_code)
    if key is None:
        raise CatalogueError(f"no ONS code {gss_code!r} in local_authority_codes.csv; add its row")
    return key


@cache
def _keys_by_gss_code() -> dict[str, str]:
    return {row["gss_code"]: row["local_authority_key"] for row in rows("local_authority_codes")}


def _by_la_code() -> dict[str, str]:
    return {row["la_code"]: row["local_authority_key"] for row in rows("local_authorities") if row["la_code"]}


def _existed(local_authority_key: str, day: dt.date) -> bool:
    row = next(row for row in rows("local_authorities") if row["local_authority_key"] == local_authority_key)
    begun = not row["valid_from"] or dt.date.fromisoformat(row["valid_from"]) <= day
    return begun and (not row["valid_to"] or day <= dt.date.fromisoformat(row["valid_to"]))


def _read(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        yield from csv.DictReader(lines)


def _write(name: str, body: list[list[str]]) -> None:
    with (FOLDER / f"{name}.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow([column.name for column in TABLES[name].columns])
        writer.writerows(body)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
