"""What is still being written is not read, what is whole is read at once."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dagster_project.looks import look, told_of
from dagster_project.paths import DataPaths
from dagster_project.received import receive
from ingest import arriving
from ingest.folders import Found, files_in

NOW = 1_700_000_000.0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "papers").mkdir()
    return tmp_path / "papers"


def written(path: Path, seconds_ago: float, text: str = "words") -> Path:
    path.write_text(text)
    os.utime(path, ns=(0, int((NOW - seconds_ago) * 1e9)))
    return path


def chosen(folder: Path, meanwhile: Callable[[float], object]) -> tuple[list[str], list[str]]:
    """Names of the files taken and of those told to be written still, with what happens during the wait."""
    growing: list[Path] = []
    taken = arriving.whole(files_in([folder]), growing.append, now=lambda: NOW, wait=meanwhile)
    return [one.path.name for one in taken], [path.name for path in growing]


def test_a_file_that_grows_between_two_looks_is_left_and_told(folder: Path) -> None:
    growing = written(folder / "b.txt", seconds_ago=0.5)
    written(folder / "a.txt", seconds_ago=0.5)
    written(folder / "c.txt", seconds_ago=3600)

    assert chosen(folder, lambda _: growing.write_text("words and more")) == (["a.txt", "c.txt"], ["b.txt"])


def test_a_file_written_over_in_the_same_length_is_left(folder: Path) -> None:
    one = written(folder / "a.txt", seconds_ago=1)

    assert chosen(folder, lambda _: written(one, seconds_ago=0, text="other")) == ([], ["a.txt"])


def test_what_is_moved_in_keeps_its_time_and_nobody_waits(folder: Path, tmp_path: Path) -> None:
    written(tmp_path / "letter.txt", seconds_ago=60).rename(folder / "letter.txt")

    assert chosen(folder, lambda _: pytest.fail("it waited")) == (["letter.txt"], [])


@pytest.mark.parametrize(("seconds_ago", "expected"), [(0.5, 1.5), (-3600, 2), (2, 0), (1e9, 0)])
def test_how_long_it_waits(seconds_ago: float, expected: float) -> None:
    mark = (5, int((NOW - seconds_ago) * 1e9))

    assert arriving.seconds_to_settle(mark, NOW) == pytest.approx(expected)


def test_a_file_that_vanishes_meanwhile_is_not_read(folder: Path) -> None:
    one = written(folder / "a.txt", seconds_ago=1)

    assert chosen(folder, lambda _: one.unlink()) == ([], ["a.txt"])


@pytest.mark.parametrize("name", ["a.pdf.part", "a.pdf.crdownload", "~$letter.docx", "A.PDF.TMP", "a.filepart"])
def test_temporary_names_are_passed_over_and_told(folder: Path, name: str) -> None:
    (folder / name).write_text("half")
    (folder / "part.txt").write_text("whole")
    told: list[Path] = []

    assert [one.path.name for one in files_in([folder], temporary=told.append)] == ["part.txt"]
    assert told == [folder / name]


def test_a_folder_in_which_a_browser_collects_a_download_is_passed_over(folder: Path) -> None:
    (folder / "report.pdf.download").mkdir()
    (folder / "report.pdf.download" / "report.pdf").write_text("half")

    assert list(files_in([folder])) == []


def test_a_refresh_says_what_it_left_out_and_counts_bytes_once(folder: Path, tmp_path: Path) -> None:
    for name in ("letter.txt", "a copy.txt", "letter.txt.part"):
        written(folder / name, seconds_ago=60)
    said: list[str] = []
    data = DataPaths(tmp_path / "data")

    (first,) = receive([folder], data, said.append)
    (folder / "letter.txt").rename(folder / "renamed.txt")
    (again,) = receive([folder], data)

    assert [line.split(" is ")[0] for line in said] == [str(folder / "letter.txt.part")]
    assert (again.sha256, again.seen_order) == (first.sha256, first.seen_order)
    assert {"letter.txt", "renamed.txt", "a copy.txt"} == {again.file_name, *again.other_names}


def test_a_look_waits_for_nothing_and_sees_what_has_settled(folder: Path) -> None:
    letter = written(folder / "letter.txt", seconds_ago=60)
    written(folder / "new.txt", seconds_ago=1)
    first = look([folder], (), now=NOW)
    second = look([folder], (), first, now=NOW + 2)
    written(letter, seconds_ago=-2, text="corrected")
    third = look([folder], (), second, now=NOW + 3)
    fourth = look([folder], (), third, now=NOW + 5)
    letter.unlink()

    assert list(first) == [letter]
    assert list(told_of(first, second)) == [f"{folder / 'new.txt'} came"]
    assert third == second
    assert list(told_of(third, fourth)) == [f"{letter} changed"]
    assert list(told_of(fourth, look([folder], (), fourth, now=NOW + 9))) == [f"{letter} is gone"]


def test_a_file_of_a_time_still_to_come_is_seen_when_nobody_writes_to_it(folder: Path) -> None:
    """Its time may be another machine's, or this one's from before its clock was put back by a day."""
    letter, growing = (written(folder / name, seconds_ago=-86400) for name in ("letter.txt", "growing.txt"))
    waited: list[float] = []

    def wait(seconds: float) -> None:
        waited.append(seconds)
        written(growing, seconds_ago=-86402, text="words and more")

    assert list(look([folder], (), now=NOW, wait=wait)) == [letter]
    assert waited == [arriving.SECONDS_TO_SETTLE], "once for all"


def test_a_sidecar_in_the_inbox_whose_document_did_not_come_is_no_document(folder: Path, tmp_path: Path) -> None:
    """Fetching was killed between the two; in a folder of a person's it is told."""
    data = DataPaths(tmp_path / "data")
    data.inbox.mkdir(parents=True)
    for place in (folder, data.inbox):
        written(place / "letter.pdf.yaml", seconds_ago=60, text="authority: Dudley")

    assert [snap.folder for snap in receive([folder, data.inbox], data)] == [folder]


def test_many_files_at_once_are_told_in_one_line(folder: Path) -> None:
    for number in range(30):
        written(folder / f"{number}.txt", seconds_ago=60)

    assert list(told_of({}, look([folder], (), now=NOW))) == ["30 files came"]


def test_a_look_sees_a_sidecar_that_is_laid_beside_a_document(folder: Path) -> None:
    written(folder / "letter.txt", seconds_ago=60)
    before = look([folder], (), now=NOW)
    written(folder / "letter.txt.yaml", seconds_ago=60, text="authority: Dudley")

    assert list(told_of(before, look([folder], (), before, now=NOW))) == [f"{folder / 'letter.txt'} changed"]


def test_a_folder_that_is_not_there_holds_nothing(folder: Path) -> None:
    assert look([folder / "nowhere"], (), now=NOW) == {}


def test_files_of_any_age_are_taken_in_the_order_of_the_folders(folder: Path) -> None:
    found = [Found(written(folder / name, seconds_ago=age)) for name, age in (("b.txt", 1), ("a.txt", 60))]

    assert arriving.whole(found, pytest.fail, now=lambda: NOW, wait=lambda _: time.monotonic()) == found
