"""DuckDB's shell answers from the published file: `python shell_client.py oversight.duckdb`, with duckdb-cli."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

QUERY = "select version(), count(*) from reporting.observations"


def main(path: str) -> str:
    """Starts the shell beside this Python with one query."""
    shell = str(Path(sys.executable).with_name("duckdb"))
    command = [shell, "-readonly", "-csv", "-noheader", path, "-c", QUERY]
    answered = subprocess.run(command, check=True, capture_output=True, text=True)
    number, observations = answered.stdout.strip().split(",")
    assert int(observations) > 0
    return f"duckdb shell {number}: {observations} observations"


if __name__ == "__main__":
    print(main(sys.argv[1]))
