"""The dbt project as dagster-dbt takes it, parsed again when one of its files changed."""

from __future__ import annotations

import sys
from pathlib import Path

from dagster_dbt import DbtCliResource, DbtProject
from filelock import FileLock

from dagster_project.paths import DBT_PROJECT, dbt_files

# Partial parsing finds the last parse in the project's own target folder.
dbt_project = DbtProject(project_dir=DBT_PROJECT, profiles_dir=DBT_PROJECT)


def dbt_cli() -> DbtCliResource:
    """dbt of this environment, whether or not the environment is on the PATH."""
    executable = Path(sys.executable).with_name("oversight-dbt")
    return DbtCliResource(project_dir=dbt_project, dbt_executable=str(executable))


def prepared_project() -> DbtProject:
    """The project with a manifest of its files as they are now.

    Raises DagsterDbtCliRuntimeError where dbt finds a fault in it.
    """
    target = DBT_PROJECT / "target"
    target.mkdir(exist_ok=True)
    with FileLock(target / "parsing.lock"):
        if not _is_parsed():
            dbt_cli().cli(["parse"], target_path=target).wait()
    return dbt_project


def _is_parsed() -> bool:
    """Whether nothing of the project is newer than its manifest; a folder is newer when a file of it came or went."""
    manifest = dbt_project.manifest_path
    if not manifest.is_file():
        return False
    parsed = manifest.stat().st_mtime
    return all(path.stat().st_mtime <= parsed for path in dbt_files())
