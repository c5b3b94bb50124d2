"""What reads the published file lives apart from what makes it, and nothing leans on a private name of a tool."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
WIRING = ROOT / "dagster_project"
# What commands and screens may import of the wiring's package when they are loaded.
APART = (
    "commands",
    "damage",
    "screen",
    "paths",
    "attempt",
    "looks",
    "notices",
    "own_process",
    "watching",
    "alone",
    "forgetting",
    "fetched",
    "outcome",
    "progress",
    "publication_state",
    "refresh_lock",
    "private_folders",
    "plain_names",
    "interruption",
    "troubles",
    "where_built",
    "where_stored",
)
TOOLS = ("dagster", "dagster_dbt", "dbt", "pandera")
# dbt-duckdb publishes it for plugins such as ours.
PUBLIC_OF_DBT = "dbt.adapters.duckdb.plugins"


def modules(*folders: Path) -> list[Path]:
    return sorted(path for folder in folders for path in folder.rglob("*.py"))


def imported(body: list[ast.stmt]) -> Iterator[str]:
    for node in body:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield f"{node.module}"


@pytest.mark.parametrize("path", modules(WIRING / "commands", WIRING / "screen"), ids=lambda path: path.stem)
def test_commands_and_screens_load_nothing_of_the_wiring(path: Path) -> None:
    loaded = imported(ast.parse(path.read_text(encoding="utf-8")).body)
    of_the_project = [name.split(".")[1] for name in loaded if name.startswith("dagster_project.")]

    assert set(of_the_project) <= set(APART)


def test_the_command_line_starts_without_dagster_and_dbt() -> None:
    program = (
        "import sys, dagster_project.commands.app; "
        "print([name for name in ('dagster', 'dagster_dbt', 'dbt', 'pandera') if name in sys.modules])"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert ended.stdout.strip() == "[]"


def test_the_explorer_may_be_imported_before_what_checks_contracts() -> None:
    program = "import explorer.app, warehouse.contracts.checking"
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT)


def is_private(name: str) -> bool:
    tool, *inner = name.split(".")
    if tool == "dbt":
        return name != PUBLIC_OF_DBT
    return tool in TOOLS and any(part.startswith("_") for part in inner)


def test_no_private_name_of_a_tool_is_imported() -> None:
    nodes = [
        (path, list(ast.walk(ast.parse(path.read_text(encoding="utf-8")))))
        for path in modules(ROOT / "ingest", ROOT / "warehouse", WIRING, ROOT / "tests")
    ]
    faults = [
        f"{path.relative_to(ROOT)}: {name}"
        for path, found in nodes
        for name in imported([node for node in found if isinstance(node, ast.stmt)])
        if is_private(name)
    ]

    assert faults == []


def test_the_law_notices_a_breach() -> None:
    assert is_private("dagster._core.errors") and is_private("dbt.cli.main")
    assert not is_private("dagster") and not is_private(PUBLIC_OF_DBT)
