import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

from explorer.published import Published
from warehouse.connect import NothingPublished


def publish(path: Path, run: str) -> None:
    """Writes a file with one row beside, and moves it into place as a refresh does."""
    beside = path.with_suffix(".beside")
    with duckdb.connect(str(beside)) as written:
        written.execute("create schema meta")
        written.execute("create table meta.publication as select ? as run_id", [run])
    os.replace(beside, path)


def run_of(connection: duckdb.DuckDBPyConnection) -> str:
    return connection.execute("select run_id from meta.publication").fetchall()[0][0]


def test_the_next_reader_has_what_was_moved_into_place_and_the_present_one_keeps_its_own(tmp_path: Path) -> None:
    path = tmp_path / "oversight.duckdb"
    publish(path, "first")
    published = Published(path)

    with published.reading() as earlier:
        assert run_of(earlier) == "first"
        publish(path, "second")
        with published.reading() as later:
            assert run_of(later) == "second"
        assert run_of(earlier) == "first"


def test_readers_at_once_see_whole_publications_while_others_are_moved_in(tmp_path: Path) -> None:
    path = tmp_path / "oversight.duckdb"
    publish(path, "0")
    published = Published(path)

    def read(_: int) -> str:
        with published.reading() as connection:
            return run_of(connection)

    with ThreadPoolExecutor(8) as readers:
        seen = readers.map(read, range(60))
        for number in range(1, 6):
            publish(path, str(number))
        assert set(seen) <= set("012345")
    assert read(0) == "5"


def test_readers_share_no_temporary_table(tmp_path: Path) -> None:
    path = tmp_path / "oversight.duckdb"
    publish(path, "only")
    published = Published(path)

    with published.reading() as one, published.reading() as other:
        one.execute("create temp table compared as select 1 as held")
        with pytest.raises(duckdb.CatalogException):
            other.execute("select * from compared")


def test_a_query_reaches_no_other_file_and_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "oversight.duckdb"
    publish(path, "only")
    other = tmp_path / "other.csv"
    other.write_text("a\n1\n", encoding="utf-8")

    with Published(path).reading() as connection:
        for query in (f"from read_csv('{other}')", f"attach '{other}' as b", "set enable_external_access = true"):
            with pytest.raises(duckdb.Error):
                connection.execute(query)
        with pytest.raises(duckdb.InvalidInputException, match="read-only"):
            connection.execute("delete from meta.publication")


@pytest.mark.parametrize("content", [None, b"", b"no database at all, whatever its name says" * 100])
def test_what_is_no_published_file_is_said(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "oversight.duckdb"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(NothingPublished), Published(path).reading():
        pass
