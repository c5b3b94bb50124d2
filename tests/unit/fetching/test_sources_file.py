"""The sources file: what may stand in it, and that a fault is told with its line and what was expected."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fetching.kinds import kinds
from fetching.sources_file import SourcesError, read_sources

EXAMPLE = Path(__file__).resolve().parents[3] / "docs" / "sources.example.yml"
ONE = "sources:\n- name: a\n  kind: documents\n  addresses: [https://dudley.test/a.pdf]\n"


def read(tmp_path: Path, text: str) -> str:
    """The faults of a file with this text, without its name; empty where it has none."""
    file = tmp_path / "sources.yml"
    file.write_text(text, encoding="utf-8")
    try:
        read_sources(file)
    except SourcesError as error:
        return str(error).replace(str(file), "").replace(", line", "line")
    return ""


def test_the_example_of_the_docs_names_every_kind_once() -> None:
    stated = read_sources(EXAMPLE)

    assert sorted(source.kind for source in stated.sources) == sorted(kinds())
    assert stated.schedules() == ["0 6 * * *", "0 7 * * 1-5"]
    assert stated.folders(EXAMPLE.parent) == [EXAMPLE.parent / "papers"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "line 1: sources is missing: expected a list of sources"),
        ("sources: []", "line 1: sources is “[]”: expected a list of sources"),
        ("- a list", "line 1: the file is “['a list']”: expected a mapping of keys"),
        (ONE + "contact: Jos\u00e9", "line 5: contact is “Jos\u00e9”: expected an address in plain letters"),
        (ONE + "sorces: 1", "line 5: “sorces” is no key here: expected one of contact, schedule,"),
        (ONE + "schedule: daily", "line 5: schedule is “daily”: expected five fields of cron"),
        (ONE + "schedule: 0 6 30 2 *", "line 5: schedule is “0 6 30 2 *”: expected five fields"),
        (ONE + "schedule: 0 0 6 * * *", "line 5: schedule is “0 0 6 * * *”: expected five fields"),
        (ONE + "limits:\n  seconds: fast", "line 6: seconds is “fast”: expected a number of seconds"),
        (ONE + "limits:\n  attempts: 0", "line 6: attempts is “0”: expected a whole number from 1 to 10"),
        (ONE + "limits:\n  patience: 0", "line 6: “patience” is no key here: expected one of largest_megabytes"),
        (ONE + "private_hosts: [https://a]", "line 5: private_hosts is “https://a”: expected a list of names of hosts"),
        (ONE + "- name: a\n  kind: folder\n  folder: x", "line 5: name is “a” a second time"),
        (ONE.replace("name: a", "name: ../a"), "line 2: name is “../a”: expected a name of its own in small letters"),
        (
            ONE.replace("  kind: documents", "  kind: x"),
            "line 2: kind is “x”: expected one of folder, documents, ofsted",
        ),
        (ONE.replace("  kind: documents\n", ""), "line 2: kind is “None”: expected one of folder"),
        (ONE.replace("https", "file"), "line 4: addresses is “file://dudley.test/a.pdf”: expected a list of addresses"),
        (ONE.replace("https://", "https://me:secret@"), "line 4: addresses is"),
        (ONE + "  authority: Atlantis", "line 5: authority is “Atlantis”: expected the name of one English"),
        (ONE + "  kind: feed", "line 5: “kind” stands here a second time: expected it once"),
        (ONE + "  address: https://a.test/", "line 5: “address” is no key here: expected one of name, kind, hosts"),
        ("sources: {a", "line 1: this is no YAML"),
    ],
)
def test_a_fault_is_told_with_its_line_and_what_was_expected(tmp_path: Path, text: str, fault: str) -> None:
    assert fault in read(tmp_path, text)


def test_every_fault_is_told_and_none_twice(tmp_path: Path) -> None:
    faults = read(tmp_path, "schedule: x\nsources:\n- name: A\n  kind: feed\n- 7\n").splitlines()

    assert [fault.partition(":")[0] for fault in faults] == ["line 1", "line 3", "line 3", "line 5"]


def test_a_file_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(SourcesError, match="cannot be read"):
        read_sources(tmp_path / "none.yml")


@given(st.text(st.sampled_from("abk: -[]{}\n\t#&*!|>'\"%@`0x,?é\0"), max_size=60))
def test_whatever_stands_in_it_is_a_fault_and_no_crash(text: str) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        file = Path(folder, "sources.yml")
        file.write_text(text, encoding="utf-8")
        with pytest.raises(SourcesError):
            read_sources(file)
