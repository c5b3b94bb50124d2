"""What starts a refresh while nobody is there, by a clock and looks of the test's own."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from filelock import FileLock

from dagster_project.looks import Seen
from dagster_project.refresh_lock import AnotherWatches, one_watch_at_a_time
from dagster_project.watching import SECONDS_BETWEEN_FETCHES, SECONDS_UNTIL_AGAIN, Watch

LETTER, PACK = Path("letter.txt"), Path("pack.pdf")


@dataclass
class World:
    """A folder, a clock, sources, and what was done."""

    files: dict[Path, str] = field(default_factory=dict)
    time: float = 0
    publishes: bool = True
    done: list[str] = field(default_factory=list)

    def look(self, _before: Seen) -> Seen:
        return dict(self.files)

    def refresh(self) -> bool:
        self.done.append("refresh")
        return self.publishes

    def watch(self) -> Watch:
        return Watch(self.look, lambda: self.done.append("fetch"), self.refresh, self.done.append, lambda: self.time)

    def after(self, watch: Watch, seconds: float) -> list[str]:
        """What a turn does that comes so many seconds after the last, without the fetching."""
        self.time += seconds
        self.done.clear()
        watch.turn()
        return [one for one in self.done if one != "fetch"]


def test_the_first_look_refreshes_and_then_only_what_comes_does() -> None:
    world = World({LETTER: "1"})
    watch = world.watch()

    assert world.after(watch, 0) == ["refresh"]
    assert world.after(watch, 5) == []
    world.files[PACK] = "1"
    assert world.after(watch, 5) == ["pack.pdf came", "refresh"]
    world.files[LETTER] = "2"
    assert world.after(watch, 5) == ["letter.txt changed", "refresh"]
    assert world.after(watch, 5) == []


def test_an_empty_folder_is_waited_at() -> None:
    world = World()
    watch = world.watch()

    assert world.after(watch, 0) == []
    world.files[LETTER] = "1"
    assert world.after(watch, 5) == ["letter.txt came", "refresh"]


def test_a_refresh_that_failed_is_tried_again_later_or_when_something_comes() -> None:
    world = World({LETTER: "1"}, publishes=False)
    watch = world.watch()

    assert world.after(watch, 0) == ["refresh"]
    assert world.after(watch, SECONDS_UNTIL_AGAIN - 1) == []
    assert world.after(watch, 1) == ["refresh"]
    world.files[PACK], world.publishes = "1", True
    assert world.after(watch, 5) == ["pack.pdf came", "refresh"]
    assert world.after(watch, SECONDS_UNTIL_AGAIN) == []


def test_what_is_due_is_asked_for_once_a_minute_and_before_the_look() -> None:
    world = World()
    watch = world.watch()
    asked = []
    for _ in range(4):
        world.after(watch, SECONDS_BETWEEN_FETCHES / 2)
        asked.append(world.done.count("fetch"))

    assert asked == [1, 0, 1, 0]


def test_a_second_watch_is_told_who_watches(tmp_path: Path) -> None:
    lock = tmp_path / "data" / "watch.lock"
    with one_watch_at_a_time(lock):
        with pytest.raises(AnotherWatches, match=r"process \d+, since"), one_watch_at_a_time(lock):
            pass
        assert "process" in lock.with_name("watch.lock.holder").read_text()
    with FileLock(lock, timeout=0):
        assert not lock.with_name("watch.lock.holder").exists()
