"""What dbt is told of its models: rendered from `dbt/described`, where a model's own facts stand, and from the build.

By hand stands what only a person knows of a model: its grain and steps, its key, what it refers to and the meanings
of the columns that are born in it. A column that comes unchanged from a table above keeps the meaning it has there;
names and types are the database's, accepted values the vocabularies', severities the blocking policy's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from ingest import vocabularies
from ingest.errors import OversightError
from ingest.vocabularies import Vocabulary
from warehouse.sources import source_columns

DBT = Path(__file__).resolve().parent.parent / "dbt"
LAYERS = ("staging", "intermediate", "marts", "reporting", "meta")
TYPED = ("marts", "reporting", "meta")
"""Layers that are published: their contracts state the type of every column."""

Columns = Mapping[str, Sequence[tuple[str, str]]]
"""Name and type of every column of a build's models, in order, by model."""

_ABOVE = re.compile(r"\bref\('(?P<model>\w+)'\)|\bsource\('(?P<source>\w+)', '(?P<table>\w+)'\)")
_VOCABULARY = re.compile(r"\{(\w+)\}")


class DescriptionFault(OversightError):
    """What stands in `dbt/described` does not fit the models."""


@dataclass(frozen=True)
class Meaning:
    """What a column means, and the vocabulary its values are of where they are closed."""

    text: str
    vocabulary: type[Vocabulary] | None = None
    is_inherited: bool = False


@dataclass(frozen=True)
class DescribedModel:
    """A model as `dbt/described` tells it.

    `refers_to` by column: a model, or model.column where the names differ. `holds_only` by column: the model
    that its values are of, and what is true there of every row that is taken from it, in SQL. `time_spine` names the
    column of the days by which MetricFlow counts.
    """

    name: str
    layer: str
    grain: str
    key: tuple[str, ...] = ()
    refers_to: Mapping[str, str] = field(default_factory=dict)
    filled: tuple[str, ...] = ()
    holds_only: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    made_of: str | None = None
    open_columns: bool = False
    time_spine: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def above(self) -> tuple[tuple[str, ...], ...]:
        """Models, as (name,), and sources, as (source, table), that it selects from, in the order of its SQL."""
        (path,) = (DBT / "models" / self.layer).rglob(f"{self.name}.sql")
        found = _ABOVE.finditer(path.read_text(encoding="utf-8"))
        return tuple((match["model"],) if match["model"] else (match["source"], match["table"]) for match in found)


def described_models() -> dict[str, DescribedModel]:
    """Every model that `dbt/described` tells of, by name.

    Raises DescriptionFault where a model is told of and has no SQL, or the other way round, and where rows might
    multiply unseen: a published table without a key, a reference to what is not the key of its table.
    """
    told = {
        name: _described(name, layer, facts)
        for layer in LAYERS
        for name, facts in yaml.safe_load((DBT / "described" / f"{layer}.yml").read_text(encoding="utf-8")).items()
    }
    there = {path.stem for path in (DBT / "models").rglob("*.sql")}
    if there != set(told):
        raise DescriptionFault(f"in dbt/described or in dbt/models only: {', '.join(sorted(there ^ set(told)))}")
    faults = [*_without_key(told), *_not_to_one(told)]
    if faults:
        raise DescriptionFault(f"dbt/described: {'; '.join(faults)}")
    return told


def _without_key(models: Mapping[str, DescribedModel]) -> Iterator[str]:
    """A join that repeats rows breaks the key of what it makes, if that has one."""
    for model in models.values():
        if model.layer in TYPED and not model.key:
            yield f"{model.name} has no key"


def _not_to_one(models: Mapping[str, DescribedModel]) -> Iterator[str]:
    """A reference is many-to-one: a join along it finds one row at most."""
    for model in models.values():
        for column, target in model.refers_to.items():
            table, field_name = referred_to(column, target)
            if models[table].key != (field_name,):
                yield f"{model.name}.{column} refers to {table}.{field_name}, which is not its key"


def referred_to(column: str, target: str) -> tuple[str, str]:
    """Model and column that a column refers to; `refers_to` writes the latter only where it has another name."""
    table, _, other = target.partition(".")
    return table, other or column


def _described(name: str, layer: str, facts: dict[str, Any]) -> DescribedModel:
    for listed in ("key", "filled"):
        facts[listed] = tuple(facts.get(listed, ()))
    try:
        return DescribedModel(name=name, layer=layer, **facts)
    except TypeError as error:
        raise DescriptionFault(f"dbt/described/{layer}.yml, {name}: {error}") from error


class Meanings:
    """The meaning of every column of every model, its own or that of the first table above that has it."""

    def __init__(self, models: Mapping[str, DescribedModel], columns: Columns) -> None:
        self._models = models
        self._columns = columns
        self._known: dict[tuple[str, ...], dict[str, Meaning]] = {}

    def of(self, model: str, column: str) -> Meaning:
        """Raises DescriptionFault where nothing says what the column means."""
        meaning = self._table((model,)).get(column)
        if meaning is None:
            layer = self._models[model].layer
            raise DescriptionFault(
                f"{model}.{column} is born in its model: say in dbt/described/{layer}.yml what it means"
            )
        return meaning

    def _table(self, table: tuple[str, ...]) -> dict[str, Meaning]:
        if table not in self._known:
            self._known[table] = self._of_source(*table) if len(table) == 2 else self._of_model(self._models[table[0]])
        return self._known[table]

    def _of_source(self, source: str, table: str) -> dict[str, Meaning]:
        return {
            name: Meaning(text, vocabulary, is_inherited=True)
            for name, (text, vocabulary) in source_columns(source, table).items()
        }

    def _of_model(self, model: DescribedModel) -> dict[str, Meaning]:
        there = {name for name, _ in self._columns[model.name]}
        meanings: dict[str, Meaning] = {}
        for table in model.above:
            for name, meaning in self._table(table).items():
                if name in there:
                    meanings.setdefault(name, Meaning(meaning.text, meaning.vocabulary, is_inherited=True))
        own = {name: _own(text) for name, text in model.columns.items()}
        repeated = [name for name, meaning in own.items() if name in meanings and meanings[name].text == meaning.text]
        if repeated:
            raise DescriptionFault(f"{model.name} repeats what is said above it: delete {', '.join(repeated)}")
        return meanings | own


def _own(text: str) -> Meaning:
    """A meaning as written; {Unit} stands for the values of that vocabulary."""
    match = _VOCABULARY.search(text)
    if match is None:
        return Meaning(text)
    vocabulary: type[Vocabulary] = getattr(vocabularies, match[1])
    return Meaning(text.replace(match[0], vocabulary.in_words()), vocabulary)


def columns_not_there(model: DescribedModel, names: set[str]) -> Iterator[str]:
    """Columns that the description names and the table has not."""
    named = {
        *model.columns,
        *model.refers_to,
        *model.filled,
        *model.holds_only,
        *(name for name in model.key if name.isidentifier()),
    }
    yield from sorted(named - names)
