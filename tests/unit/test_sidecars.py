"""What stands beside a document: it fills what is not printed, contradicts nothing silently and costs only itself."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ingest import snapshot
from ingest.folders import LONGEST_SIDECAR
from ingest.reading import read_file
from ingest.records import Document
from ingest.sidecars import KEYS, Sidecar, read_sidecar
from ingest.stores import Folder
from tests.unit.reading_of import snapshot_of

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
SEND = EXAMPLES / "area_send_report" / "positive_2024.txt"
MINUTES = EXAMPLES / "minutes" / "item_of_a_board.txt"
REPORT = EXAMPLES / "sif_report" / "inadequate_2016.txt"


def beside(path: Path, sidecar: str | None) -> Document:
    return read_file(dataclasses.replace(snapshot_of(path), sidecar=sidecar)).documents[0]


def test_what_a_report_does_not_print_is_filled_and_its_basis_is_the_sidecar() -> None:
    alone = beside(SEND, None)
    told = beside(SEND, "published_date: 2024-09-30\nsource: https://files.example.org/send.pdf\nlicence: OGL\n")

    assert (alone.published_date, alone.published_date_basis, alone.source_address) == (None, None, None)
    assert (told.published_date, told.published_date_basis) == (dt.date(2024, 9, 30), "sidecar")
    assert (told.source_address, told.licence) == ("https://files.example.org/send.pdf", "OGL")
    assert (told.outcome, told.document_id) == (alone.outcome, alone.document_id)


def test_minutes_that_name_no_council_are_its_sidecars(tmp_path: Path) -> None:
    nameless = tmp_path / "minutes.txt"
    nameless.write_text(MINUTES.read_text(encoding="utf-8").replace(" in Dudley", ""), encoding="utf-8")

    assert beside(nameless, None).local_authority is None
    told = beside(nameless, "authority: Dudley\ncommittee: Corporate Parenting Board\n")
    assert (told.local_authority, told.local_authority_key) == ("Dudley", beside(MINUTES, None).local_authority_key)
    assert "sidecar" not in (told.reason or "")


@pytest.mark.parametrize(
    ("path", "sidecar", "doubt"),
    [
        (MINUTES, "authority: Bolton", "its sidecar names Bolton, and it is about Dudley"),
        (MINUTES, "committee: Cabinet", "it names the “corporate parenting board”"),
        (SEND, "published_date: 2001-01-01", "published on 1 January 2001, and it tells of "),
        (SEND, "published: 2024-09-30", "line 1 of its sidecar says “published”: expected one of source, "),
        (SEND, "\npublished_date: soon", "line 2 of its sidecar says published_date “soon”: expected a day"),
        (SEND, "authority: Narnia", "expected the name of one English local authority"),
        (SEND, "authority: Bolton and Bury", "expected the name of one English local authority"),
        (SEND, "authority: [Bolton]\nauthority: Bolton", "says authority a second time"),
        (SEND, "source: javascript:alert(1)", "expected an address"),
        (SEND, "licence: {a: b", "is no YAML"),
        (SEND, "- a list", "its sidecar is no YAML"),
        (SEND, "licence: " + "x" * LONGEST_SIDECAR, "its sidecar is no YAML"),
    ],
)
def test_what_contradicts_or_cannot_be_used_is_a_doubt_and_changes_nothing(
    path: Path, sidecar: str, doubt: str
) -> None:
    alone, told = beside(path, None), beside(path, sidecar)

    assert told.outcome == "read_with_warnings" and doubt in str(told.reason)
    assert dataclasses.replace(told, outcome=alone.outcome, reason=alone.reason) == alone


def test_a_printed_day_stands_and_the_other_is_said() -> None:
    printed = beside(REPORT, None)
    assert printed.published_date and printed.published_date_basis == "printed"
    other = beside(REPORT, f"published_date: {printed.published_date + dt.timedelta(days=3)}")
    same = beside(REPORT, f"published_date: {printed.published_date}")

    assert (other.published_date, other.published_date_basis) == (printed.published_date, "printed")
    assert "its sidecar says that it was published on" in str(other.reason)
    assert same == printed


def test_an_empty_value_says_nothing() -> None:
    assert read_sidecar("".join(f"# told to people\n{key}:\n" for key in KEYS)) == Sidecar()


@given(st.text() | st.dictionaries(st.sampled_from(KEYS) | st.text(), st.text()).map(yaml.safe_dump))
def test_whatever_a_sidecar_holds_it_is_read_or_its_faults_are_said(text: str) -> None:
    read = read_sidecar(text)

    assert all("sidecar" in fault for fault in read.faults)
    assert read.source is None or read.source.startswith("http")


def test_a_sidecar_belongs_to_its_file_and_a_change_of_it_to_what_is_received(tmp_path: Path) -> None:
    papers, store = tmp_path / "papers", Folder(tmp_path / "store")
    papers.mkdir()
    (papers / "a.pdf").write_text("words")
    (papers / "a.pdf.yaml").write_text("licence: OGL")
    (papers / "b.pdf").write_text("words")
    (papers / "gone.pdf.yaml").write_text("licence: OGL")
    report, alone = snapshot.take([papers], store)

    assert (report.file_name, report.other_names, report.sidecar) == ("a.pdf", ("b.pdf",), "licence: OGL")
    assert alone.fault and alone.fault.kind == "sidecar_alone" and "gone.pdf" in alone.fault.reason
    (papers / "a.pdf.yaml").write_text("authority: Dudley")
    assert [snap.sidecar for snap in snapshot.take([papers], store)] == ["authority: Dudley", None]
    assert [snap.sidecar for snap in snapshot.stored(store)] == ["authority: Dudley"]
    (papers / "a.pdf.yaml").unlink()
    assert [snap.sidecar for snap in snapshot.take([papers], store)] == [None, None]


def test_a_sidecar_that_leads_out_of_the_folder_is_refused_and_its_file_is_not(tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    (tmp_path / "private").write_text("licence: OGL")
    (papers / "a.pdf").write_text("words")
    (papers / "a.pdf.yaml").symlink_to(tmp_path / "private")
    report, linked = snapshot.take([papers], Folder(tmp_path / "store"))

    assert linked.fault and linked.fault.kind == "link_out_of_folder"
    assert (report.file_name, report.sidecar, report.fault) == ("a.pdf", None, None)
