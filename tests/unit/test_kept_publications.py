"""Publications before the one that stands: kept without a second copy of their bytes, the last few, and put back."""

from __future__ import annotations

import datetime as dt
import stat
from pathlib import Path

import duckdb
import pytest

from warehouse.kept_publications import PUBLICATIONS_KEPT, NotKept, keep, kept, let_go_of_the_oldest, of_time, put_back
from warehouse.placing import move_into_place
from warehouse.rollbacks import note_rollback, rollback_to

FIRST = dt.datetime(2025, 3, 1, 6, 0, 5, 250)


def publish(published: Path, number: int) -> None:
    """A published file as small as one can be, of the run and the day of this number."""
    beside = published.with_suffix(".new")
    with duckdb.connect(str(beside)) as connection:
        connection.execute("create schema meta")
        connection.execute(
            "create table meta.publication as select $run as run_id, $at::timestamp as published_at, "
            "2 as published_tables, 7 as published_rows",
            {"run": f"run {number}", "at": FIRST + dt.timedelta(days=number)},
        )
        connection.execute("create table meta.changes as select $run as run_id, 3 as differences", {"run": "run 1"})
    move_into_place(beside, published)


@pytest.fixture
def published(tmp_path: Path) -> Path:
    return tmp_path / "oversight.duckdb"


@pytest.fixture
def history(tmp_path: Path) -> Path:
    return tmp_path / "history"


def test_the_last_publications_are_kept_as_they_were(published: Path, history: Path) -> None:
    keep(published, history)
    assert not history.exists()

    for number in range(PUBLICATIONS_KEPT + 3):
        keep(published, history)
        keep(published, history)
        publish(published, number)
        let_go_of_the_oldest(history)

    assert [one.run_id for one in kept(history)] == ["run 6", "run 5", "run 4", "run 3", "run 2"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in history.iterdir()} == {0o444}
    assert min(path.name for path in history.iterdir()) == "2025-03-03T060005.000250Z_3.duckdb"


@pytest.mark.parametrize("ahead", [3650 + (dt.datetime.now() - FIRST).days, 100], ids=["still to come", "by now past"])
def test_after_the_clock_went_back_what_was_published_before_goes_first(
    published: Path, history: Path, ahead: int
) -> None:
    """A clock that ran ahead, for which its publications are the oldest, also when their times have come and gone."""
    for number in (ahead, ahead + 1, *range(PUBLICATIONS_KEPT)):
        keep(published, history)
        keep(published, history)
        publish(published, number)
        let_go_of_the_oldest(history)

    assert [one.run_id for one in kept(history)] == ["run 3", "run 2", "run 1", "run 0", f"run {ahead + 1}"]


def test_those_that_an_earlier_version_kept_are_the_oldest(published: Path, history: Path) -> None:
    publish(published, 9)
    keep(published, history)
    (numbered,) = history.iterdir()
    numbered.rename(numbered.with_name(numbered.name.replace("_1", "")))
    keep(published, history)
    assert len(list(history.iterdir())) == 1

    publish(published, 2)
    keep(published, history)

    assert [one.run_id for one in kept(history)] == ["run 2", "run 9"]


def test_a_kept_publication_takes_no_room_while_it_stands(published: Path, history: Path) -> None:
    publish(published, 1)
    keep(published, history)

    (one,) = kept(history)
    assert one.path.samefile(published)
    assert (one.tables, one.rows, one.differences) == (2, 7, 3)


def test_without_hard_links_it_is_copied(published: Path, history: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError("no hard links here")

    monkeypatch.setattr("os.link", no_links)
    publish(published, 1)
    keep(published, history)

    (one,) = kept(history)
    assert one.path.read_bytes() == published.read_bytes()
    assert not one.path.samefile(published)


def test_where_there_is_no_room_nothing_is_left(
    published: Path, history: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError("no hard links here")

    def no_room(_: Path, target: Path) -> None:
        target.write_bytes(b"half")
        raise OSError("no space left on device")

    monkeypatch.setattr("os.link", no_links)
    monkeypatch.setattr("shutil.copyfile", no_room)
    publish(published, 1)
    with pytest.raises(OSError, match="no space left"):
        keep(published, history)
    assert list(history.iterdir()) == []


def test_one_is_put_back_bit_for_bit_and_what_stood_is_kept(published: Path, history: Path) -> None:
    publish(published, 1)
    first = published.read_bytes()
    keep(published, history)
    publish(published, 2)
    second = published.read_bytes()

    put_back(of_time(history, "2025-03-02"), published, history)

    assert published.read_bytes() == first
    assert stat.S_IMODE(published.stat().st_mode) == 0o444
    put_back(of_time(history, "2025-03-03T06:00"), published, history)
    assert published.read_bytes() == second
    put_back(of_time(history, "2025-03-03T06:00"), published, history)
    assert sorted(path.name for path in published.parent.iterdir()) == ["history", "oversight.duckdb"]
    assert len(list(history.iterdir())) == 2


@pytest.mark.parametrize("asked", ["2024", "2025-03", "", "March"])
def test_a_time_that_names_no_single_publication_is_refused_with_those_there_are(
    published: Path, history: Path, asked: str
) -> None:
    for number in (1, 2):
        publish(published, number)
        keep(published, history)

    with pytest.raises(NotKept, match=r"2025-03-03 06:00:05.*, 2025-03-02 06:00:05"):
        of_time(history, asked)


def test_a_damaged_file_is_not_kept_and_a_damaged_kept_one_passed_over(published: Path, history: Path) -> None:
    publish(published, 1)
    keep(published, history)
    (history / "2025-01-01T000000.000000Z.duckdb").write_bytes(b"cut off")
    published.chmod(0o644)
    published.write_bytes(b"cut off")  # the kept one is the same file, and goes with it

    assert kept(history) == []
    with pytest.raises(NotKept, match="none"):
        of_time(history, "2025")


def test_what_was_put_back_is_known_by_its_run(published: Path, history: Path, tmp_path: Path) -> None:
    publish(published, 1)
    keep(published, history)
    noted = note_rollback(tmp_path / "rollbacks.json", of_time(history, "2025"), "Jo")

    assert rollback_to(tmp_path / "rollbacks.json", "run 1") == noted
    assert rollback_to(tmp_path / "rollbacks.json", "run 2") is None
    assert "by Jo: the publication of 2025-03-02 06:00 UTC" in noted.in_words
