"""Runs each script of `clients.csv` over a published file: `python -m tests.connections data/oversight.duckdb [NAME]`.

Each client is installed into an environment of its own in a temporary folder, from the registries that pip and npm
are set up for. Prints a line a client: what read what, or its error's last line. The exit status is 1 after an error.
"""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

HERE = Path(__file__).parent


def main(published: str, names: list[str]) -> int:
    """Runs the clients of these names, or all."""
    failed = 0
    for client in clients():
        if names and client["name"] not in names:
            continue
        with tempfile.TemporaryDirectory(prefix="oversight-connections-") as folder:
            try:
                print(f"{client['name']}: {run(client, Path(folder), Path(published).resolve())}", flush=True)
            except (subprocess.CalledProcessError, OSError) as error:
                failed += 1
                print(f"{client['name']}: FAILED: {last_words(error)}", flush=True)
    return int(failed > 0)


def clients() -> Iterator[dict[str, str]]:
    """Rows of `clients.csv`: name, script, and what is installed for it, parted by blanks."""
    with (HERE / "clients.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def run(client: Mapping[str, str], folder: Path, published: Path) -> str:
    """Installs a client and runs its script; gives the last line it prints."""
    script, packages = HERE / client["script"], client["packages"].split()
    if script.suffix == ".mjs":
        quietly(["npm", "install", "--no-fund", "--no-audit", *packages], folder)
        return quietly(["node", str(script), str(published)], folder)
    python = folder / "environment" / "bin" / "python"
    quietly([sys.executable, "-m", "venv", str(folder / "environment")], folder)
    quietly([str(python), "-m", "pip", "install", "--disable-pip-version-check", *packages], folder)
    return quietly([str(python), str(script), str(published)], folder)


def quietly(command: list[str], folder: Path) -> str:
    """Runs a command in a folder; gives the last line it prints."""
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    ended = subprocess.run(command, check=True, cwd=folder, env=environment, capture_output=True, text=True)
    return (ended.stdout.strip().splitlines() or [""])[-1]


def last_words(error: Exception) -> str:
    """The last line of what a command complained of."""
    said = error.stderr if isinstance(error, subprocess.CalledProcessError) else str(error)
    return (said.strip().splitlines() or [str(error)])[-1]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
