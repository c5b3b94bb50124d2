"""The dbt project as parsed: kept beside it, and parsed again only when one of its files changed.

`python -m dagster_project.dbt_manifest` prepares it with the environment, so that no run has to.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from dbt.cli.main import dbtRunner
from dbt.contracts.graph.manifest import Manifest
from dbt.parser.manifest import extended_mashumaro_encoder, extended_mashumuro_decoder

from dagster_project.paths import BUILD_DATABASE_VARIABLE, DBT_PROJECT, data_from_environment
from ingest.errors import OversightError

MADE = ("target", "logs")
KEPT = DBT_PROJECT / "target" / "parsed"


class DbtFailed(OversightError):
    """dbt could not do what it was asked; says what dbt said."""


@dataclass(frozen=True)
class ParsedProject:
    """The manifest as dbt holds it, and as the document that it writes as manifest.json for Dagster to read."""

    manifest: Manifest
    document: dict[str, Any]


def parsed() -> ParsedProject:
    """The project as parsed; raises DbtFailed where it cannot be."""
    name = dbt_fingerprint()
    held, written = KEPT / f"{name}.msgpack", KEPT / f"{name}.json"
    if not (held.is_file() and written.is_file()):
        made = _parse()
        _keep({held: made.to_msgpack(extended_mashumaro_encoder), written: _as_written(made)})
    return ParsedProject(
        Manifest.from_msgpack(held.read_bytes(), decoder=extended_mashumuro_decoder), json.loads(written.read_bytes())
    )


@cache
def dbt_fingerprint() -> str:
    """Hash over every file of the dbt project."""
    digest = hashlib.sha256()
    for path in _dbt_files():
        digest.update(f"{path.relative_to(DBT_PROJECT)}\x00".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def invoke_flags(target: Path) -> list[str]:
    """Options of every call: the project's folders, nothing on screen, nothing sent, nothing written but models."""
    flags = ["--log-level=none", "--log-level-file=none", "--no-use-colors", "--no-version-check", "--no-write-json"]
    return [*flags, f"--log-path={target}", "--no-send-anonymous-usage-stats"]


def invoke_folders(target: Path) -> list[str]:
    """Options that name the project's folders and where dbt may write."""
    return [f"--project-dir={DBT_PROJECT}", f"--profiles-dir={DBT_PROJECT}", f"--target-path={target}"]


def _parse() -> Manifest:
    # Parsing opens no database, but the manifest keeps its name, which is that of the file.
    os.environ.setdefault(BUILD_DATABASE_VARIABLE, str(data_from_environment().build_database))
    with TemporaryDirectory() as folder:
        target = Path(folder)
        result = dbtRunner().invoke([*invoke_flags(target), "parse", *invoke_folders(target)])
    if not isinstance(result.result, Manifest):
        raise DbtFailed(f"the dbt project in {DBT_PROJECT.name}/ cannot be parsed: {result.exception}")
    return result.result


def _as_written(manifest: Manifest) -> bytes:
    return json.dumps(manifest.writable_manifest().to_dict(omit_none=False), default=str).encode()


def _keep(contents: dict[Path, bytes]) -> None:
    """Keeps these files and none of an older parse; another process may do the same at the same time."""
    KEPT.mkdir(parents=True, exist_ok=True)
    for older in KEPT.iterdir():
        older.unlink(missing_ok=True)
    for path, content in contents.items():
        partial = path.with_suffix(f".{os.getpid()}")
        partial.write_bytes(content)
        os.replace(partial, path)


def _dbt_files() -> Iterator[Path]:
    for path in sorted(DBT_PROJECT.rglob("*")):
        if path.is_file() and path.relative_to(DBT_PROJECT).parts[0] not in MADE:
            yield path


if __name__ == "__main__":
    parsed()
