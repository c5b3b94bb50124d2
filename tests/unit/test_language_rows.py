"""Every linguistic row earns its place: its example needs it, its counter-example does not meet it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from ingest.language import annotation, cues, frame
from ingest.language.annotation import annotate
from ingest.language.facets import RESTRICTOR_KINDS, Facets
from ingest.language.masking import mask
from tests.unit.deleted_rows import deleting

ALL_ROWS = cues.rows
MASKS = ALL_ROWS("masks")
FIGURES = [row for table in ("restrictors", "roles", "nouns") for row in ALL_ROWS(table)]
LONGEST_PATTERN = 200


def forget() -> None:
    for remembered in (cues.cues, cues.of_kind, cues.meaning_of, annotation.annotate, frame.frame_of, mask):
        remembered.cache_clear()


@pytest.fixture
def delete(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    yield from deleting(monkeypatch, forget)


def figure(example: str) -> Facets | None:
    """The facets of the number that an example marks with « »."""
    start, end = example.index("«"), example.index("»") - 1
    return annotate(example.replace("«", "").replace("»", "")).figure(start, end)


def says(row: dict[str, str], example: str) -> bool:
    """Whether an example's figure has what the row means."""
    facets = figure(example)
    assert facets is not None, example
    kind, meaning = row["kind"], row["meaning"]
    if kind in RESTRICTOR_KINDS:
        return any(each.kind == kind and each.meaning == meaning for each in facets.restrictors)
    if kind == "negation":
        return facets.is_negated
    return meaning in (facets.role, facets.shape)


def expected(example: str) -> tuple[str, str, str]:
    """Sentence, facet and value of an example written «sentence | facet=value»."""
    sentence, _, wanted = example.rpartition(" | ")
    name, _, value = wanted.partition("=")
    return sentence, name, value


def facet(example: str) -> str:
    sentence, name, _ = expected(example)
    facets = figure(sentence)
    assert facets is not None, sentence
    told = {
        "label": facets.label,
        "counted": facets.counted.text if facets.counted else "",
        "basis": facets.antecedent_basis,
        "governor": facets.governor,
        "shape": facets.shape,
        "role": facets.role,
        "base": facets.base.text if facets.base else "",
        "fronted": " ".join(each.text for each in facets.restrictors if each.rule == "fronted"),
    }
    return told[name]


@pytest.mark.parametrize("row", MASKS, ids=lambda row: row["rule"])
def test_a_mask_makes_its_example_and_leaves_its_counter_example(
    row: dict[str, str], delete: Callable[[str], None]
) -> None:
    example, _, masked = row["example"].partition(" → ")
    assert mask(example).aligned.text.strip() == masked
    assert row["rule"] not in {found.rule for found in mask(row["counter_example"]).masks}
    delete(row["rule"])
    assert mask(example).aligned.text.strip() != masked


@pytest.mark.parametrize("row", [row for row in FIGURES if row["reach"] != "word"], ids=lambda row: row["rule"])
def test_a_cue_is_met_by_its_example_alone(row: dict[str, str], delete: Callable[[str], None]) -> None:
    assert says(row, row["example"])
    assert not says(row, row["counter_example"])
    delete(row["rule"])
    assert not says(row, row["example"])


@pytest.mark.parametrize("row", [row for row in FIGURES if row["reach"] == "word"], ids=lambda row: row["rule"])
def test_a_word_decides_its_example(row: dict[str, str], delete: Callable[[str], None]) -> None:
    *_, value = expected(row["example"])
    assert facet(row["example"]) == value
    delete(row["rule"])
    assert facet(row["example"]) != value


@pytest.mark.parametrize("row", [*MASKS, *FIGURES], ids=lambda row: row["rule"])
def test_a_row_is_short_and_complete(row: dict[str, str]) -> None:
    assert tuple(row) == cues.COLUMNS
    assert len(row["pattern"]) <= LONGEST_PATTERN
    assert all(row[name] for name in ("rule", "kind", "pattern", "reach", "example", "source"))


@pytest.mark.parametrize("row", [row for row in MASKS if row["kind"] == "age"], ids=lambda row: row["rule"])
def test_an_age_has_no_shared_part_because_the_warehouse_reads_its_row_as_it_stands(row: dict[str, str]) -> None:
    assert cues.whole(row["pattern"]) == row["pattern"]


@pytest.mark.parametrize("table", sorted(path.stem for path in cues.FOLDER.glob("*.csv")))
def test_a_rule_is_said_once(table: str) -> None:
    names = [row.get("rule") or row["name"] for row in ALL_ROWS(table)]
    assert len(names) == len(set(names))
