"""What a column means is said once: where it is born, and nowhere below."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.vocabularies import Severity
from warehouse import described_models
from warehouse.described_models import DescribedModel, DescriptionFault, Meanings
from warehouse.model_files import rendered_files

COLUMNS = {
    "stg_files": [("file_sha256", "varchar"), ("medium", "varchar")],
    "lower": [("medium", "varchar"), ("weight", "double"), ("severity", "varchar")],
}


@pytest.fixture
def sql(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(described_models, "DBT", tmp_path)
    for layer, name, above in (
        ("staging", "stg_files", "source('landing', 'files')"),
        ("marts", "lower", "ref('stg_files')"),
    ):
        (tmp_path / "models" / layer).mkdir(parents=True)
        (tmp_path / "models" / layer / f"{name}.sql").write_text(f"select * from {{{{ {above} }}}}")
    return tmp_path


def meanings(**columns: str) -> Meanings:
    models = {
        "stg_files": DescribedModel("stg_files", "staging", "One row per file."),
        "lower": DescribedModel("lower", "marts", "One row per file.", columns=columns),
    }
    return Meanings(models, COLUMNS)


@pytest.mark.usefixtures("sql")
def test_a_column_that_comes_from_above_keeps_its_meaning_and_vocabulary() -> None:
    medium = meanings().of("lower", "medium")

    assert medium.text.startswith("what the bytes are: pdf, text, ") and medium.text.endswith(" or unknown")
    assert medium.vocabulary is not None and medium.is_inherited


@pytest.mark.usefixtures("sql")
def test_a_column_of_its_own_says_the_values_of_its_vocabulary() -> None:
    severity = meanings(severity="how far apart: {Severity}").of("lower", "severity")

    assert (severity.text, severity.vocabulary) == ("how far apart: low, medium or high", Severity)


@pytest.mark.usefixtures("sql")
def test_a_column_that_nobody_describes_or_that_repeats_what_is_above_is_a_fault() -> None:
    with pytest.raises(DescriptionFault, match=r"lower\.weight is born in its model"):
        meanings().of("lower", "weight")
    with pytest.raises(DescriptionFault, match="repeats what is said above it: delete medium"):
        meanings(medium="what the bytes are: {Medium}").of("lower", "medium")


def test_a_model_that_the_build_has_not_or_a_column_too_many_is_a_fault() -> None:
    with pytest.raises(DescriptionFault, match="not in the build"):
        rendered_files({})


@pytest.mark.parametrize(
    ("lower", "fault"),
    [
        ("{grain: One row per file., key: [medium], refers_to: {file_sha256: stg_files}}", None),
        ("{grain: One row per file.}", "lower has no key"),
        (
            "{grain: One row per file., key: [medium], refers_to: {medium: stg_files}}",
            r"lower\.medium refers to stg_files\.medium, which is not its key",
        ),
    ],
)
def test_rows_cannot_multiply_unseen(sql: Path, lower: str, fault: str | None) -> None:
    (sql / "described").mkdir()
    for layer in described_models.LAYERS:
        (sql / "described" / f"{layer}.yml").write_text("{}")
    (sql / "described" / "staging.yml").write_text("stg_files: {grain: One row per file., key: [file_sha256]}")
    (sql / "described" / "marts.yml").write_text(f"lower: {lower}")
    if fault is None:
        assert set(described_models.described_models()) == {"stg_files", "lower"}
    else:
        with pytest.raises(DescriptionFault, match=fault):
            described_models.described_models()
