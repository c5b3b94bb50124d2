"""Renders what dbt reads of our own tables: `_sources.yml`, and the `_models.yml` of each layer.

`python -m dagster_project.render` learns the models' columns from a scratch build over empty landing tables, with the
contracts off: the columns of a contract are what is being rendered.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
from dagster_dbt import DbtCliResource

from dagster_project.dbt_project import dbt_cli
from dagster_project.paths import BUILD_DATABASE_VARIABLE, DBT_PROJECT, MADE_BY_DBT
from ingest import catalogue
from warehouse.catalogue_tables import land_catalogue
from warehouse.connect import open_build
from warehouse.landing import prepare
from warehouse.model_files import MODELS_FILE, SEMANTIC_FILES, columns_built, rendered_files
from warehouse.sources import SOURCES_FILE, render_sources


def main() -> None:
    """Writes every rendered file of the dbt project."""
    SOURCES_FILE.write_text(render_sources(), encoding="utf-8")
    with TemporaryDirectory() as folder, duckdb.connect(str(_scratch_build(Path(folder)))) as connection:
        for path, text in rendered_files(columns_built(connection)).items():
            path.write_text(text, encoding="utf-8")


def _scratch_build(folder: Path) -> Path:
    """A build database with every model over empty landing tables and the whole catalogue."""
    project, database = folder / "dbt", folder / "build.duckdb"
    shutil.copytree(DBT_PROJECT, project, ignore=shutil.ignore_patterns(*MADE_BY_DBT, MODELS_FILE, *SEMANTIC_FILES))
    settings = project / "dbt_project.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("enforced: true", "enforced: false"))
    with open_build(database) as engine:
        prepare(engine)
        land_catalogue(engine, catalogue.tables())
    os.environ[BUILD_DATABASE_VARIABLE] = str(database)
    dbt = DbtCliResource(project_dir=str(project), profiles_dir=str(project), dbt_executable=dbt_cli().dbt_executable)
    dbt.cli(["run"], target_path=folder / "target").wait()
    return database


if __name__ == "__main__":
    main()
