"""Renders `_models.yml`, a file a layer, from what `dbt/described` says and the columns that a build has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
import yaml

from warehouse.contracts.policy import severity
from warehouse.described_models import (
    DBT,
    LAYERS,
    TYPED,
    Columns,
    DescribedModel,
    DescriptionFault,
    Meanings,
    columns_not_there,
    described_models,
    referred_to,
)

MODELS_FILE = "_models.yml"
SEMANTIC_FILES = ("_semantic_models.yml", "_metrics.yml")
"""Written by hand; dbt reads them only beside a time spine, which is rendered."""
HEADER = "# Rendered by `python -m dagster_project.render`: edit dbt/described/{layer}.yml.\n"


def columns_built(connection: duckdb.DuckDBPyConnection) -> Columns:
    """Name and type of every column of every model of a build, in order, by model."""
    rows = connection.execute(
        "select table_name, column_name, lower(data_type) from duckdb_columns() "
        "where list_contains(?, schema_name) order by table_name, column_index",
        [list(LAYERS)],
    ).fetchall()
    columns: dict[str, list[tuple[str, str]]] = {}
    for table, name, kind in rows:
        columns.setdefault(table, []).append((name, kind))
    return columns


def rendered_files(columns: Columns) -> dict[Path, str]:
    """The text of each layer's `_models.yml`; raises DescriptionFault where description and build do not fit."""
    models = described_models()
    missing = sorted(set(models) - set(columns))
    if missing:
        raise DescriptionFault(f"not in the build: {', '.join(missing)}")
    meanings = Meanings(models, columns)
    return {
        DBT / "models" / layer / MODELS_FILE: HEADER.format(layer=layer)
        + yaml.safe_dump(
            {
                "version": 2,
                "models": [
                    _model(model, models, columns[model.name], meanings)
                    for model in models.values()
                    if model.layer == layer
                ],
            },
            sort_keys=False,
            allow_unicode=True,
            width=120,
        )
        for layer in LAYERS
    }


def _model(
    model: DescribedModel,
    models: Mapping[str, DescribedModel],
    columns: Sequence[tuple[str, str]],
    meanings: Meanings,
) -> dict[str, Any]:
    faults = list(columns_not_there(model, {name for name, _ in columns}))
    if faults:
        raise DescriptionFault(f"dbt/described/{model.layer}.yml: {model.name} has no column {', '.join(faults)}")
    if model.open_columns:
        columns = [column for column in columns if column[0] in model.columns or _is_known(model, column[0], meanings)]
    stated = [
        {"name": name}
        | ({"data_type": kind} if model.layer in TYPED else {})
        | ({"granularity": "day"} if name == model.time_spine else {})
        | {"description": meanings.of(model.name, name).text}
        for name, kind in columns
    ]
    tests = list(_tests(model, [name for name, _ in columns], meanings))
    told: dict[str, Any] = {"name": model.name, "description": model.grain}
    if model.time_spine:
        told["time_spine"] = {"standard_granularity_column": model.time_spine}
    constraints = list(_constraints(model, models)) if model.layer in TYPED else []
    return (
        told
        | ({"constraints": constraints} if constraints else {})
        | ({"data_tests": tests} if tests else {})
        | {"columns": stated}
    )


def _constraints(model: DescribedModel, models: Mapping[str, DescribedModel]) -> Iterator[dict[str, Any]]:
    """Key and references as dbt's docs and other tools know them; declared only (decision 0002).

    A table is named in words: `ref` would make the referring model wait for it, and some refer to each other.
    """
    if model.key and all(name.isidentifier() for name in model.key):
        yield {"type": "primary_key", "columns": list(model.key)}
    for column, target in model.refers_to.items():
        table, field = referred_to(column, target)
        layer = models[table].layer
        yield {"type": "foreign_key", "columns": [column], "expression": f"{layer}.{table} ({field})"}


def _is_known(model: DescribedModel, column: str, meanings: Meanings) -> bool:
    try:
        return bool(meanings.of(model.name, column))
    except DescriptionFault:
        return False


def _tests(model: DescribedModel, columns: Sequence[str], meanings: Meanings) -> Iterator[dict[str, Any]]:
    if model.key:
        yield _test(model, "is_key", "key", columns=list(model.key))
    if model.refers_to:
        targets = [_target(column, table) for column, table in model.refers_to.items()]
        yield _test(model, "refers_to", "references", targets=targets)
    values = dict(_known_values(model, columns, meanings))
    if values:
        yield _test(model, "has_known_values", "known_values", values=values)
    if model.filled:
        yield _test(model, "is_filled", "filled", columns=list(model.filled))
    for column, ((table, condition),) in ((column, told.items()) for column, told in model.holds_only.items()):
        taken_from = f"ref('{table}')"
        yield _test(model, "holds_only", "holds_only", by=column, taken_from=taken_from, condition=condition)
    if model.made_of:
        yield _test(model, "holds_rows", "holds_rows", made_of=f"ref('{model.made_of}')")


def _test(model: DescribedModel, kind: str, name: str, **arguments: Any) -> dict[str, Any]:
    return {
        kind: {"name": f"{model.name}_{name}", "config": {"severity": severity(kind)}, "arguments": arguments},
    }


def _target(column: str, table: str) -> dict[str, str]:
    name, field = referred_to(column, table)
    return {"column": column, "to": f"ref('{name}')", "field": field}


def _known_values(model: DescribedModel, columns: Sequence[str], meanings: Meanings) -> Iterator[tuple[str, list[str]]]:
    """Accepted values by column of a vocabulary: in the star each, in what is made of it those born there."""
    for column in columns:
        meaning = meanings.of(model.name, column)
        if meaning.vocabulary and (model.layer == "marts" or (model.layer in TYPED and not meaning.is_inherited)):
            yield column, list(meaning.vocabulary.values())
