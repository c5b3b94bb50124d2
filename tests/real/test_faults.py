"""The shared odd inputs among real documents: each costs itself at most; skipped where they are absent."""

from __future__ import annotations

from collections import Counter

import duckdb

from tests.conftest import REAL, WalkedReal
from tests.unit.reading_of import reading_of
from warehouse.contracts.checking import check

MOST_SECONDS = 2 * 180
"""Of the processor: three minutes of a machine with two cores."""
GOOD = ("101", "106", "108", "112", "117")
READ, DOUBTED, REFUSED = "read", "read_with_warnings", "refused"
RIGHT = {
    "abbreviated_month_dot.txt": (READ, ""),
    "dates_50kB.txt": (DOUBTED, "run_of_numbers"),
    "i03_csv.txt": (READ, ""),
    "i05_ansi.txt": (READ, ""),
    "impossible_date_borrows_other_date.txt": (DOUBTED, "impossible date in one place"),
    "impossible_date_twice.txt": (DOUBTED, "impossible date in 4 places"),
    "js_attach.pdf": (REFUSED, "No known document type fits"),
    "laughs22.pdf": (REFUSED, "would fill the memory"),
    "negative_beyond_int32.txt": (DOUBTED, "value_of_possible_size"),
    "one_of_8kB.txt": (DOUBTED, "run_of_numbers"),
    "row_of_25000_cells.txt": (DOUBTED, "endless_row"),
    "t20_u2028.txt": (READ, ""),
    "wrong_weekday_twice.txt": (DOUBTED, "impossible date in 2 places"),
    "xobj_self.pdf": (REFUSED, "draws itself without end"),
}
TABLES = ("observations", "judgements", "findings")


def test_it_is_published_within_three_minutes(real: WalkedReal) -> None:
    assert real.exit_code == 0, real.screen
    assert real.seconds < MOST_SECONDS


def test_each_odd_input_is_refused_or_read_with_the_right_warning(real: WalkedReal) -> None:
    with duckdb.connect(str(real.data.published), read_only=True) as connection:
        told = connection.execute("select document_file, outcome, reason from reporting.documents where part is null")
        found = {name: (outcome, reason or "") for name, outcome, reason in told.fetchall()}

    assert {name: found[name][0] for name in RIGHT} == {name: outcome for name, (outcome, _) in RIGHT.items()}
    assert {name: found[name][1] for name, (_, words) in RIGHT.items() if words not in found[name][1]} == {}


def test_good_documents_are_as_whole_among_them_as_alone(real: WalkedReal) -> None:
    chosen = [path for path in REAL[1].iterdir() if path.name.startswith(GOOD)]
    alone = {}
    for path in chosen:
        checked = check(reading_of(path.read_bytes()))
        alone[path.name] = Counter({table: len(checked.rows(table)) for table in TABLES})
    among_others: dict[str, Counter[str]] = {name: Counter() for name in alone}
    with duckdb.connect(str(real.data.build_database), read_only=True) as connection:
        for table in TABLES:
            rows = connection.execute(
                f"select file_name from landing.{table} inner join landing.documents using (rendition_id) "
                "inner join landing.files using (file_sha256)"
            ).fetchall()
            for (name,) in rows:
                if name in among_others:
                    among_others[name][table] += 1

    assert len(alone) == len(GOOD) and all(counts["judgements"] and counts["findings"] for counts in alone.values())
    assert sum(counts["observations"] for counts in alone.values()) > 100
    assert among_others == alone
