"""Every document type reads its example as reviewed, and no other type takes it for its own."""

from __future__ import annotations

import json
from pathlib import Path
from types import ModuleType

import pytest

from ingest.document_types import all_types
from ingest.pages import read_pages
from ingest.structure.outline import outline
from tests.unit.reading_of import facts, reading_of, snapshot_of

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
DOCUMENTS = sorted(path for path in EXAMPLES.glob("*/*.*") if path.suffix in (".txt", ".html", ".docx", ".rtf"))


def _named(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


@pytest.mark.parametrize("path", DOCUMENTS, ids=_named)
def test_an_example_yields_its_reviewed_facts(path: Path) -> None:
    from ingest.reading import read_file

    found = facts(read_file(snapshot_of(path)))
    reviewed = path.with_suffix(".json")
    if not reviewed.exists():
        reviewed.write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        pytest.fail(f"{reviewed.name} did not exist and was written: review it against {path.name}")

    assert found == json.loads(reviewed.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", DOCUMENTS, ids=_named)
def test_one_type_recognises_an_example_and_only_one(path: Path) -> None:
    own = outline(read_pages(path.read_bytes(), path.name))

    assert [document_type.KIND for document_type in all_types() if document_type.recognises(own)] == [path.parent.name]


@pytest.mark.parametrize("document_type", [each for each in all_types() if isinstance(each, ModuleType)])
def test_a_type_with_a_module_of_its_own_is_named_by_it(document_type: ModuleType) -> None:
    assert document_type.__name__.rsplit(".", 1)[-1] == document_type.KIND


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "empty_file"),
        (b"<!DOCTYPE html><html><body>Not found</body></html>", "html_page"),
        (b"<!DOCTYPE html><html><body>" + b"<p>The document you asked for has gone.</p>" * 20, "html_page"),
        (b"%PDF-1.4 torn", "broken_pdf"),
        (b"A letter about the weather. " * 30, "unknown"),
    ],
)
def test_what_is_no_document_is_refused_with_a_sentence(data: bytes, kind: str) -> None:
    (document,) = reading_of(data).documents

    assert (document.kind, document.outcome) == (kind, "refused")
    assert document.reason and document.reason.count(" ") > 8 and "Expected" in document.reason


def test_the_same_report_in_two_files_is_one_document_and_two_renditions() -> None:
    text = (EXAMPLES / "ilacs_report" / "joint_care_grade_2019.txt").read_text(encoding="utf-8")
    (first,), (second,) = reading_of(text).documents, reading_of(text.replace("\n", "\n\n")).documents

    assert first.document_id == second.document_id
    assert first.rendition_id != second.rendition_id


def test_a_letter_alone_and_within_a_pack_is_one_document() -> None:
    pack = (EXAMPLES / "committee_pack" / "scrutiny_2024.txt").read_text(encoding="utf-8")
    start = pack.index("13 December 2023")
    alone = reading_of(pack[start : pack.index("Report of the Strategic Director of")]).documents[0]
    within = next(d for d in reading_of(pack).documents if d.kind == "monitoring_visit_letter")

    assert alone.document_id == within.document_id
    assert within.parent_rendition_id and alone.parent_rendition_id is None


def test_a_corrected_letter_is_the_same_document() -> None:
    letter = (EXAMPLES / "monitoring_visit_letter" / "before_ilacs_2017.txt").read_text(encoding="utf-8")
    (first,) = reading_of(letter).documents
    (corrected,) = reading_of(letter.replace("5 April 2017", "9 April 2017")).documents

    assert first.document_id == corrected.document_id


def test_a_broken_part_does_not_lose_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    from ingest.document_types import letters

    def fail(*_: object) -> None:
        raise ZeroDivisionError("torn")

    monkeypatch.setattr(letters, "extract_letter", fail)
    pack = (EXAMPLES / "committee_pack" / "scrutiny_2024.txt").read_text(encoding="utf-8")
    outcomes = {document.part: document.outcome for document in reading_of(pack).documents}

    assert outcomes["Appendix 2"] == "refused"
    assert outcomes["Document S"] == "read"
