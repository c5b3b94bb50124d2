import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

from explorer.page import Elsewhere, Shown
from explorer.published import KEPT, Published
from warehouse.connect import NothingPublished

OPEN_FILES = Path("/proc/self/fd")


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

    with published.newest().reading() as earlier:
        assert run_of(earlier) == "first"
        publish(path, "second")
        with published.newest().reading() as later:
            assert run_of(later) == "second"
        assert run_of(earlier) == "first"


def test_readers_at_once_see_whole_publications_while_others_are_moved_in(tmp_path: Path) -> None:
    path = tmp_path / "oversight.duckdb"
    publish(path, "0")
    published = Published(path)

    def read(_: int) -> str:
        with published.newest().reading() as connection:
            return run_of(connection)

    with ThreadPoolExecutor(8) as readers:
        seen = readers.map(read, range(60))
        for number in range(1, 6):
            publish(path, str(number))
        assert set(seen) <= set("012345")
    assert read(0) == "5"


def test_what_was_shown_is_kept_for_a_while_and_forgotten_with_its_publication(tmp_path: Path) -> None:
    path = tmp_path / "oversight.duckdb"
    publish(path, "first")
    published = Published(path)
    asked: list[str] = []

    def shown(address: str) -> Shown:
        return published.newest().shown.get(address, lambda: (asked.append(address), Elsewhere(address))[1])

    for address in ("/a", "/a", *map(str, range(KEPT)), "/a", "/a"):
        assert shown(address) == Elsewhere(address)
    assert asked == ["/a", *map(str, range(KEPT)), "/a"]

    publish(path, "second")
    shown("/a")
    assert asked[-2:] == ["/a", "/a"]


@pytest.mark.skipif(not OPEN_FILES.exists(), reason="only Linux lists the open files of a process")
def test_a_publication_that_nobody_reads_any_longer_is_closed(tmp_path: Path) -> None:
    path = tmp_path / "oversight.duckdb"
    published = Published(path)
    for run in range(6):
        publish(path, str(run))
        with published.newest().reading() as connection:
            run_of(connection)

    # A file that was replaced goes by its name and «(deleted)».
    held = (os.readlink(entry) for entry in OPEN_FILES.iterdir() if entry.is_symlink())
    assert [name for name in held if name.startswith(str(path))] == [str(path)]


def test_readers_share_no_temporary_table(tmp_path: Path) -> None:
    path = tmp_path / "oversight.duckdb"
    publish(path, "only")
    published = Published(path)

    with published.newest().reading() as one, published.newest().reading() as other:
        one.execute("create temp table compared as select 1 as held")
        with pytest.raises(duckdb.CatalogException):
            other.execute("select * from compared")


def test_a_query_reaches_no_other_file_and_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "oversight.duckdb"
    publish(path, "only")
    other = tmp_path / "other.csv"
    other.write_text("a\n1\n", encoding="utf-8")

    with Published(path).newest().reading() as connection:
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

    with pytest.raises(NothingPublished), Published(path).newest().reading():
        pass
