"""The specimens walked once for every test that looks at what came of it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dagster_project.commands.app import commands
from dagster_project.paths import PROJECT, DataPaths


@dataclass(frozen=True)
class Walked:
    """A warehouse made from the specimens: its folders, how the command ended and what the screen showed."""

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
