"""The specimens walked once for every test that looks at what came of it; the shared real documents likewise."""

from __future__ import annotations

import os
import random
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from dagster_project.commands.app import commands
from dagster_project.paths import PROJECT, DataPaths

SHARED = PROJECT.parent / "shared"
REAL = [SHARED / "documents", SHARED / "reports"]
ODD_INPUTS = SHARED / "cases" / "faults"
ONE_WALK = ("integration", "real")
"""Folders whose tests look at one walk."""
SEED_VARIABLE = "OVERSIGHT_MUTANT_SEED"


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
    """One seed for all processes that share the tests, told at the end; and time to read for a busy machine."""
    os.environ.setdefault("OVERSIGHT_READING_SECONDS", "600")
    os.environ.setdefault(SEED_VARIABLE, str(random.SystemRandom().randrange(10**9)))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    seed = os.environ[SEED_VARIABLE]
    terminalreporter.write_line(f"mutants of seed {seed} ({SEED_VARIABLE}={seed} repeats them)")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest begins first."""
    items.sort(key=lambda item: item.path.parent.name not in ONE_WALK)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Two processes share the tests so that a walk that many look at is walked in one of them."""
    from xdist.scheduler import LoadScopeScheduling

    class ByWalk(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            module = Path(nodeid.partition("::")[0])
            return module.parent.name if module.parent.name in ONE_WALK else str(module)

    return ByWalk(config, log)


def oversight(*arguments: object) -> tuple[int, str]:
    """Exit status and screen of a command of `oversight`, run in this process."""
    ended = CliRunner().invoke(commands, [str(argument) for argument in arguments], catch_exceptions=False)
    return ended.exit_code, ended.output


@pytest.fixture(scope="session")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Walked:
    """`oversight refresh` over a copy of the specimens, in a new warehouse."""
    folder = tmp_path_factory.mktemp("walked")
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
def real(tmp_path_factory: pytest.TempPathFactory) -> WalkedReal:
    """One refresh over the shared real documents with the shared odd inputs among them."""
    if not all(folder.is_dir() for folder in (*REAL, ODD_INPUTS)):
        pytest.skip("the shared real documents are not beside this repository")
    data = DataPaths(tmp_path_factory.mktemp("real") / "data")
    folders = [word for folder in (*REAL, ODD_INPUTS) for word in ("--documents", folder)]
    began = os.times()
    exit_code, screen = oversight("refresh", *folders, "--data", data.root)
    took = [after - before for before, after in zip(began, os.times(), strict=True)]
    return WalkedReal(data, SHARED, exit_code, screen, seconds=sum(took[:4]))
