"""The specimens walked once for every test that looks at what came of it; the shared real documents likewise."""

from __future__ import annotations

import os
import pickle
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings
from typer.testing import CliRunner

from dagster_project.commands.app import commands
from dagster_project.paths import PROJECT, DataPaths

SHARED = PROJECT.parent / "shared"
REAL = [SHARED / "documents", SHARED / "reports"]
ODD_INPUTS = SHARED / "cases" / "faults"
WALKS = ("walked", "grown", "real")
"""Fixtures that many modules look at."""
SEED_VARIABLE = "OVERSIGHT_MUTANT_SEED"
PATIENCE = 300
"""Seconds after which a test gives up what should have come long ago: the machine may be slow, and busy with more."""
UNHURRIED = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("same", derandomize=True, **UNHURRIED)
settings.register_profile("anew", **UNHURRIED)
settings.load_profile("same")


@dataclass(frozen=True)
class Walked:
    """A warehouse: its folders, how the command that made it ended and what the screen showed."""

    data: DataPaths
    documents: Path
    exit_code: int
    screen: str

    def copied_to(self, folder: Path) -> Walked:
        """The same warehouse in another place, for a test that changes it."""
        data, documents = DataPaths(folder / "data"), folder / "documents"
        shutil.copytree(self.data.root, data.root)
        shutil.copytree(self.documents, documents)
        for sidecar in data.snapshots.glob("*/*.json"):
            sidecar.write_text(sidecar.read_text(encoding="utf-8").replace(str(self.documents), str(documents)))
        return Walked(data, documents, self.exit_code, self.screen)


def pytest_configure() -> None:
    """One seed of mutants for all processes that share the tests, told at the end; time to read for a busy machine."""
    os.environ.setdefault("OVERSIGHT_READING_SECONDS", "600")
    os.environ.setdefault(SEED_VARIABLE, str(random.SystemRandom().randrange(10**9)))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    seed = os.environ[SEED_VARIABLE]
    terminalreporter.write_line(f"mutants of seed {seed} ({SEED_VARIABLE}={seed} repeats them)")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest begins first, and what waits for a walk after what does not.

    While one process makes a walk, with the first module that looks at it, the others have work that needs none: the
    first that looks at `grown` makes `walked` too.
    """
    looking = {walk: dict.fromkeys(item.path for item in items if walk in item.fixturenames) for walk in WALKS}
    makers = (looking["grown"] or looking["walked"], looking["real"])
    making = {next(iter(paths)) for paths in makers if paths}

    def order(item: pytest.Item) -> tuple[bool, ...]:
        return (
            item.path not in making,
            item.path in looking["real"],
            item.path.parent.name != "integration",
            item.path in looking["walked"],
        )

    items.sort(key=order)


def oversight(*arguments: object) -> tuple[int, str]:
    """Exit status and screen of a command of `oversight`, run in this process."""
    ended = CliRunner().invoke(commands, [str(argument) for argument in arguments], catch_exceptions=False)
    return ended.exit_code, ended.output


@contextmanager
def in_this_process() -> Iterator[None]:
    """What a refresh does in processes of its own, to get their memory back, is done in this one: starting each of
    them costs a second, and `walked` and what is killed show what comes of them."""
    steps = ("landing_tables", "finding_meanings", "meanings", "contradictions", "dbt_models", "published")
    with pytest.MonkeyPatch.context() as patch:
        for module in (*(f"assets.{step}" for step in steps), "documents_behind"):
            patch.setattr(f"dagster_project.{module}.in_own_process", lambda work, *given: work(*given))
        yield


Made = TypeVar("Made")


def made_once(name: str, make: Callable[[Path], Made], tmp_path_factory: pytest.TempPathFactory, worker: str) -> Made:
    """What `make` makes in a folder of this name, made by the first process that asks and looked at by all."""
    own = tmp_path_factory.getbasetemp()
    folder = (own if worker == "master" else own.parent) / name
    with FileLock(f"{folder}.lock"):
        if (kept := folder.with_suffix(".pickle")).is_file():
            return pickle.loads(kept.read_bytes())
        folder.mkdir()
        made = make(folder)
        kept.write_bytes(pickle.dumps(made))
        return made


@pytest.fixture(scope="session")
def walked(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Walked:
    """`oversight refresh` over a copy of the specimens, in a new warehouse: to be looked at, not to be changed."""
    return made_once("walked", walk_the_specimens, tmp_path_factory, worker_id)


def walk_the_specimens(folder: Path) -> Walked:
    documents = folder / "documents"
    shutil.copytree(PROJECT / "specimens", documents)
    data = DataPaths(folder / "data")
    exit_code, screen = oversight("refresh", "--documents", documents, "--data", data.root)
    return Walked(data, documents, exit_code, screen)


@dataclass(frozen=True)
class WalkedReal(Walked):
    """The warehouse of the real documents, and the seconds of the processor that it took."""

    seconds: float


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> WalkedReal:
    """One refresh over the shared real documents with the shared odd inputs among them."""
    if not all(folder.is_dir() for folder in (*REAL, ODD_INPUTS)):
        pytest.skip("the shared real documents are not beside this repository")
    return made_once("real", walk_the_real, tmp_path_factory, worker_id)


def walk_the_real(folder: Path) -> WalkedReal:
    data = DataPaths(folder / "data")
    folders = [word for documents in (*REAL, ODD_INPUTS) for word in ("--documents", documents)]
    began = os.times()
    exit_code, screen = oversight("refresh", *folders, "--data", data.root)
    took = [after - before for before, after in zip(began, os.times(), strict=True)]
    return WalkedReal(data, SHARED, exit_code, screen, seconds=sum(took[:4]))
