"""The dbt project as parsed: kept beside it, and parsed again only when one of its files changed.

`python -m dagster_project.dbt_manifest` prepares it with the environment, so that no run has to.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dagster_project.paths import DBT_PROJECT

if TYPE_CHECKING:
    from dbt.contracts.graph.manifest import Manifest

MADE = ("target", "logs")
KEPT = DBT_PROJECT / "target" / "parsed"


def manifest_document() -> dict[str, Any]:
    """The manifest as the document that dbt writes as manifest.json, for Dagster to read.

    Raises DbtFailed where the project cannot be parsed.
    """
    document: dict[str, Any] = json.loads(_kept("json").read_bytes())
    return document


def manifest() -> Manifest:
    """The manifest as dbt holds it; raises DbtFailed where the project cannot be parsed."""
    from dagster_project.dbt_build import unpacked

    return unpacked(_kept("msgpack").read_bytes())


@cache
def dbt_fingerprint() -> str:
    """Hash over every file of the dbt project."""
    digest = hashlib.sha256()
    for path in _dbt_files():
        digest.update(f"{path.relative_to(DBT_PROJECT)}\x00".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _kept(form: str) -> Path:
    path = KEPT / f"{dbt_fingerprint()}.{form}"
    if not path.is_file():
        _parse_and_keep()
    return path


def _parse_and_keep() -> None:
    """Keeps what dbt parses and nothing of an older parse; another process may do the same at the same time."""
    # dbt takes seconds to import, and a project once parsed does without it.
    from dagster_project.dbt_build import packed, parse

    parsed = parse()
    written = json.dumps(parsed.writable_manifest().to_dict(omit_none=False), default=str).encode()
    KEPT.mkdir(parents=True, exist_ok=True)
    name = dbt_fingerprint()
    for path in KEPT.iterdir():
        if not path.name.startswith(name):
            path.unlink(missing_ok=True)
    for form, content in {"msgpack": packed(parsed), "json": written}.items():
        partial = KEPT / f"{name}.{form}.{os.getpid()}"
        partial.write_bytes(content)
        os.replace(partial, KEPT / f"{name}.{form}")


def _dbt_files() -> Iterator[Path]:
    for path in sorted(DBT_PROJECT.rglob("*")):
        if path.is_file() and path.relative_to(DBT_PROJECT).parts[0] not in MADE:
            yield path


if __name__ == "__main__":
    manifest_document()
