"""The shared real documents: what each is, whose, when and how it was judged; skipped where they are absent."""

from __future__ import annotations

from types import SimpleNamespace

import duckdb
import pytest

from tests.conftest import Walked

Told = dict[str, list[SimpleNamespace]]
"""Landed rows of one file, by table."""

O, G, R, I = "outstanding", "good", "requires_improvement", "inadequate"  # noqa: E741
SIF = ("overall", "help_and_protection", "in_care", "adoption", "care_leavers", "leadership", "lscb")
JOINT = ("leadership", "help_and_protection", "in_care", "overall")
SEPARATE = ("leadership", "help_and_protection", "in_care", "care_leavers", "overall")

REPORTS = {
    "000": ("sif_report", "sif", "Bradford", "2014-02-18", "2014-03-12", SIF, (R, R, G, G, G, G, G)),
    "001": ("ilacs_report", "ilacs_2018", "Bradford", "2022-11-21", "2022-12-02", JOINT, (I, I, I, I)),
    "003": ("sif_report", "sif", "Bolton", "2014-01-14", "2014-02-05", SIF, (R, R, G, G, G, R, R)),
    "100": ("sif_report", "sif", "Bradford", "2014-02-18", "2014-03-12", SIF, (R, R, G, G, G, G, G)),
    "101": ("ilacs_report", "ilacs_2018", "Bradford", "2018-09-17", "2018-09-28", JOINT, (R, I, R, I)),
    "102": ("ilacs_report", "ilacs_2018", "Bradford", "2022-11-21", "2022-12-02", JOINT, (I, I, I, I)),
    "103": ("ilacs_report", "ilacs_2023", "Bradford", "2026-01-12", "2026-01-23", SEPARATE, (G, R, R, G, R)),
    "104": ("sif_report", "sif", "Bolton", "2014-01-14", "2014-02-05", SIF, (R, R, G, G, G, R, R)),
    "105": ("ilacs_report", "ilacs_2018", "Bolton", "2018-04-23", "2018-05-04", JOINT, (G, G, G, G)),
    "106": ("ilacs_report", "ilacs_2023", "Bolton", "2023-09-11", "2023-09-15", SEPARATE, (G, R, G, G, G)),
    "107": ("sif_report", "sif", "Gloucestershire", "2017-02-27", "2017-03-23", SIF, (I, I, R, G, R, I, R)),
    "108": ("sif_report", "sif", "Greenwich", "2016-05-23", "2016-06-16", SIF, (G, G, G, G, G, G, G)),
    "109": ("sif_report", "sif", "Slough", "2013-11-19", "2013-12-11", SIF, (I, I, I, R, I, I, I)),
    "110": ("sif_reinspection", "sif", "Sunderland", "2018-04-23", "2018-05-18", SIF[:6], (I, I, R, G, R, I)),
    "111": ("sif_report", "sif", "Hammersmith and Fulham", "2016-01-11", "2016-02-04", SIF, (G, G, G, O, G, O, G)),
    "112": ("sif_report", "sif", "Cambridgeshire", "2014-06-03", "2014-06-25", SIF, (G, R, G, G, G, G, G)),
    "113": ("sif_report", "sif", "Medway", "2015-09-14", "2015-10-08", SIF, (R, R, R, R, G, R, R)),
    "114": ("sif_report", "sif", "Derbyshire", "2013-11-19", "2013-12-11", SIF, (G, G, G, G, G, G, R)),
    "115": ("ilacs_report", "ilacs_2023", "Dorset", "2025-03-17", "2025-03-21", SEPARATE, (O, O, O, G, O)),
    "116": ("ilacs_report", "ilacs_2018", "Wirral", "2019-06-17", "2019-06-28", JOINT, (G, R, R, R)),
    "117": ("ilacs_report", "ilacs_2026", "Lancashire", "2026-05-11", "2026-05-22", SEPARATE[:4], (O, G, G, O)),
    "118": ("ilacs_report", "ilacs_2018", "Essex", "2018-11-19", "2018-11-23", JOINT, (O, O, G, O)),
    "119": ("ilacs_report", "ilacs_2023", "Leeds", "2025-06-30", "2025-07-04", SEPARATE, (O, G, O, O, O)),
}
REFUSED = {
    "120": "pre_2013_inspection",
    "121": "lscb_review",
    "122": "html_page",
}


LANDED = """
    select left(file_name, 3) as number, t.* from landing.{table} as t
    inner join (select rendition_id, file_sha256, part_order as part_number from landing.documents) using (rendition_id)
    inner join (select file_sha256 as sha256, file_name from landing.files) as f on f.sha256 = {sha256}
    order by number, part_number, t.char_start
"""


@pytest.fixture(scope="module")
def readings(real: Walked) -> dict[str, Told]:
    """What was read in each file, by the number that its name begins with."""
    told: dict[str, Told] = {}
    with duckdb.connect(str(real.data.build_database), read_only=True) as connection:
        for table in ("documents", "judgements", "findings", "events"):
            sha256 = "t.file_sha256" if table == "documents" else "file_sha256"
            found = connection.execute(LANDED.format(table=table, sha256=sha256))
            names = [column[0] for column in found.description]
            for row in found.fetchall():
                one = SimpleNamespace(**dict(zip(names, row, strict=True)))
                told.setdefault(one.number, {}).setdefault(table, []).append(one)
    return told


@pytest.mark.parametrize("number", REPORTS)
def test_a_report_is_known_and_every_grade_is_right(number: str, readings: dict[str, Told]) -> None:
    kind, framework, authority, start, end, areas, grades = REPORTS[number]
    (document,) = readings[number]["documents"]
    headline = {j.area: j.grade for j in readings[number]["judgements"] if j.is_headline}

    assert (document.kind, document.framework, document.local_authority) == (kind, framework, authority)
    assert (str(document.fieldwork_start_date), str(document.fieldwork_end_date)) == (start, end)
    assert document.outcome == "read"
    assert headline == dict(zip(areas, grades, strict=True))


@pytest.mark.parametrize("number", REFUSED)
def test_what_must_not_be_read_is_refused_with_its_reason(number: str, readings: dict[str, Told]) -> None:
    (document,) = readings[number]["documents"]

    assert (document.kind, document.outcome) == (REFUSED[number], "refused")
    assert document.reason and "xpected" in document.reason


@pytest.mark.parametrize(("text", "pdf"), [("000", "100"), ("001", "102"), ("003", "104")])
def test_a_text_and_its_pdf_are_one_document(text: str, pdf: str, readings: dict[str, Told]) -> None:
    assert readings[text]["documents"][0].document_id == readings[pdf]["documents"][0].document_id


def test_every_section_of_a_report_with_findings_has_them(readings: dict[str, Told]) -> None:
    for number, (kind, _, _, _, _, areas, _) in REPORTS.items():
        found = {finding.judgement_area for finding in readings[number]["findings"]}
        assert set(areas) - {"overall"} <= found, f"{number} ({kind}): no findings of {set(areas) - found}"


def test_the_pack_of_2024_falls_into_its_documents(readings: dict[str, Told]) -> None:
    documents = readings["002"]["documents"]
    letters = [document for document in documents if document.kind == "monitoring_visit_letter"]
    visits = [
        (str(event.start_date), event.visit_number, str(event.counted_since_date))
        for event in readings["002"]["events"]
        if event.event_kind == "monitoring_visit"
    ]

    assert [(document.part, document.kind) for document in documents] == [
        (None, "committee_pack"),
        ("Agenda", "agenda"),
        ("Document R", "committee_report"),
        ("Appendix 1", "committee_appendix"),
        ("Appendix 2", "monitoring_visit_letter"),
        ("Appendix 3", "monitoring_visit_letter"),
        ("Appendix 4", "fostering_monitoring_visit"),
        ("Document S", "committee_report"),
        ("Document T", "committee_report"),
    ]
    assert [str(letter.letter_date) for letter in letters] == ["2023-08-22", "2023-12-13"]
    assert all(letter.provider == "Bradford Children and Families Trust" for letter in letters)
    assert visits == [
        ("2023-07-18", 1, "2023-01-01"),
        ("2023-07-18", 9, "2018-01-01"),
        ("2023-11-08", 2, "2023-01-01"),
        ("2023-11-08", 10, "2018-01-01"),
    ]


def test_the_pack_of_2017_falls_into_its_documents(readings: dict[str, Told]) -> None:
    assert [document.part for document in readings["004"]["documents"]] == [
        None,
        "Agenda",
        "Document G",
        "Document H",
        "Appendix 1",
        "Document I",
        "Appendix 1",
        "Document J",
        "Document K",
    ]


def test_identifiers_are_used_once(readings: dict[str, Told]) -> None:
    for name, key in (("judgements", "judgement_id"), ("findings", "finding_id"), ("events", "event_id")):
        ids = [getattr(row, key) for reading in readings.values() for row in reading.get(name, [])]
        assert len(ids) == len(set(ids)), name
