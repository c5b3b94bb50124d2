"""The command line: what each command shows, and the exit status of wrong usage."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from dagster_project.commands import status
from dagster_project.commands.app import commands
from ingest.sidecars import Sidecar, read_sidecar
from tests.conftest import Walked, oversight

SIDECAR_EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "minutes" / "item_of_a_board.txt"


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """Screens as a file has them: a process that shares the tests is told the width of the terminal."""
    monkeypatch.delenv("COLUMNS", raising=False)


def flat(screen: str) -> str:
    """A screen without its line breaks, which depend on its width."""
    return " ".join(screen.split())


def test_compare_shows_values_with_dates_and_reasons(walked: Walked) -> None:
    exit_code, screen = oversight("compare", "--data", walked.data.root)

    assert exit_code == 0
    assert "877 31 Mar 2013 ●" in flat(screen)
    assert "540 31 Mar 2013 ●" in flat(screen)
    assert "Different dates" in screen


@pytest.mark.parametrize("name", ["children_looked_after", "Children looked after"])
def test_compare_shows_one_measure_with_its_passages(walked: Walked, name: str) -> None:
    exit_code, screen = oversight("compare", "--measure", name, "--data", walked.data.root)

    assert exit_code == 0
    assert "95 % interval of the rate: 59.8–68.4" in flat(screen)
    assert "bolton_2014_inspection.txt" in screen


AREAS = ("--area", "Bradford:2014,2022", "--area", "E08000001:2014")


def test_any_authority_years_are_compared_as_the_catalogues_are(walked: Walked) -> None:
    exit_code, chosen = oversight("compare", *AREAS, "--format", "json", "--data", walked.data.root)
    _, of_set = oversight("compare", "--format", "json", "--data", walked.data.root)

    assert exit_code == 0
    columns = ("subject", "breakdown", "member", "value", "official_value", "as_at_end", "is_common_date", "reason")
    told = {tuple(row[column] for column in columns) for row in json.loads(chosen) if row["status"] == "found"}
    expected = {
        tuple(row[column] for column in columns)
        for row in json.loads(of_set)
        if row["status"] == "found" and row["member"] != "Bradford 2023"
    }
    assert expected and expected <= told


def test_a_set_of_which_nothing_was_read_gives_way_to_what_can_be_compared(walked: Walked, tmp_path: Path) -> None:
    published = tmp_path / "oversight.duckdb"
    published.write_bytes(walked.data.published.read_bytes())
    with duckdb.connect(str(published)) as connection:
        connection.execute("update reporting.comparison set year = year - 10")

    exit_code, screen = oversight("compare", "--data", tmp_path)

    assert exit_code == 0
    assert "No document of bradford_bolton has been read; instead: Bolton 2014 and Bradford 2014" in flat(screen)
    assert "877 31 Mar 2013 ●" in flat(screen)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--area", "Bradford", "--area", "Bolton"], "is taken: Bradford 2022 (fieldwork to 2 Dec 2022); Bolton 2014"),
        (["--area", "Bradford:2014", "--area", "Bolton"], 'Ask for it: --area "Bradford:2022"'),
        (["--area", "Bradford:2014", "--area", "Kent"], "their latest year in the file is taken: Kent 2025"),
        (["--area", "Bradford:2014", "--area", "Kent"], "No figure of Kent can be compared with Bradford 2014 here."),
        (["--area", "Bolton:2014", "--neighbours", "2021"], "Newer official figures are in, up to 31 Mar 2025"),
        (["--area", "Bolton", "--neighbours", "2021"], "so Bolton 2025 is among its neighbours at 31 Mar 2025"),
        (["--area", "Bolton", "--neighbours", "2021"], 'As at its latest inspection: --area "Bolton:2014".'),
        (["--area", "Bradford:2022", "--area", "Kent:2015"], 'At 31 Mar 2022 all of them have figures: --area "Brad'),
    ],
)
def test_no_older_report_is_shown_without_a_word_of_the_newer_one(
    walked: Walked, arguments: list[str], told: str
) -> None:
    exit_code, screen = oversight("compare", *arguments, "--data", walked.data.root)

    assert exit_code == 0
    assert told in flat(screen)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--area", "Bradfrod:2014", "--area", "Bolton:2014"], "did you mean Bradford"),
        (["--area", "Bradford:2009", "--area", "Bolton:2014"], "documents of Bradford have been read for 2014"),
        (["--area", "Bradford:last"], "are no years"),
        (["--area", "Bradford:2014"], "alone is no comparison"),
        (["--area", "Bradford:2014", "--neighbours", "1999"], "the models held: 2021 and 2025"),
        (["--neighbours", "2025"], "--area"),
        ([*AREAS, "--set", "bradford_bolton"], "not both"),
        ([*AREAS, "--measure", "staff_wellbeing_survey_share"], "is a measure, and none of these"),
        ([*AREAS, "--theme", "no such theme"], "nothing of that theme"),
    ],
)
def test_what_cannot_be_compared_says_why(walked: Walked, arguments: list[str], message: str) -> None:
    exit_code, screen = oversight("compare", *arguments, "--data", walked.data.root)

    assert exit_code == 2
    assert message in " ".join(screen.replace("│", " ").split())


def test_an_authority_is_ranked_among_its_neighbours(walked: Walked) -> None:
    exit_code, screen = oversight("compare", "--area", "Bolton:2014", "--neighbours", 2021, "--data", walked.data.root)

    assert exit_code == 0
    assert "Children looked after, 31 Mar 2013, per 10,000 aged under 18; England" in flat(screen)


def test_an_answer_is_a_workbook_or_a_table_of_markdown(walked: Walked, tmp_path: Path) -> None:
    chosen = (*AREAS, "--measure", "children_looked_after", "--data", walked.data.root)
    _, markdown = oversight("compare", *chosen, "--format", "md")
    command = [sys.executable, "-m", "dagster_project.cli", "compare", *map(str, chosen), "--format", "xlsx"]
    workbook = tmp_path / "answer.xlsx"
    workbook.write_bytes(subprocess.run(command, check=True, capture_output=True).stdout)

    assert "| Children looked after | Bolton 2014 | 540 | found | 2013-03-31 |" in markdown
    cells = [[cell.value for cell in row] for row in load_workbook(workbook).active.rows]
    assert cells[0][:3] == ["subject_kind", "subject", "label"]
    assert cells[1][:3] == ["measure", "children_looked_after", "Children looked after"]


def test_judgements_alone(walked: Walked) -> None:
    _, screen = oversight("compare", *AREAS, "--judgements", "--data", walked.data.root)

    assert "Overall effectiveness" in screen and "Children looked after" not in screen


def test_a_screen_is_as_wide_as_columns_says(walked: Walked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")

    _, screen = oversight("compare", *AREAS, "--data", walked.data.root)

    assert max(map(len, screen.splitlines())) <= 80


def test_documents_lists_every_document_with_its_kind(walked: Walked) -> None:
    exit_code, screen = oversight("documents", "--data", walked.data.root)

    assert exit_code == 0
    assert "SIF report" in screen and "Monitoring visit letter" in screen


def test_status_tells_what_is_published_and_how_the_last_refresh_ended(walked: Walked) -> None:
    exit_code, screen = oversight("status", "--data", walked.data.root)

    assert exit_code == 0
    assert "published" in screen and "succeeded" in screen
    assert screen.index("Last refreshes") < screen.index("documents of kind")
    (standing,) = json.loads(oversight("status", "--format", "json", "--data", walked.data.root)[1])
    assert standing["last_refresh_outcome"] == "succeeded" and standing["last_refresh_message"] is None
    _, of_one = oversight("status", "--area", "Bolton", "--data", walked.data.root)
    assert "Bolton" in of_one and "Bradford" not in of_one


@pytest.mark.parametrize(
    ("trouble", "of"), [("trouble_of_store", "store_message"), ("damage_of_published", "published_message")]
)
def test_status_ends_with_1_where_the_store_is_out_of_reach_or_what_is_published_damaged(
    walked: Walked, monkeypatch: pytest.MonkeyPatch, trouble: str, of: str
) -> None:
    monkeypatch.setattr(status, trouble, lambda _: "it does not answer")

    exit_code, screen = oversight("status", "--data", walked.data.root)
    of_programs, printed = oversight("status", "--format", "json", "--data", walked.data.root)

    assert exit_code == of_programs == 1
    assert "it does not answer" in screen
    assert json.loads(printed)[0][of] == "it does not answer"


def test_status_ends_with_1_where_the_build_is_damaged(walked: Walked, monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged(*_: object) -> None:
        raise status.BuildDamaged("the build is damaged")

    monkeypatch.setattr(status, "last_runs", damaged)

    exit_code, screen = oversight("status", "--data", walked.data.root)

    assert exit_code == 1
    assert "the build is damaged" in screen and "running now" not in screen and "documents of kind" in screen


def test_measures_lists_catalogued_measures_and_what_is_counted_without_one(walked: Walked) -> None:
    _, catalogued = oversight("measures", "--data", walked.data.root)
    exit_code, screen = oversight("measures", "--uncatalogued", "--data", walked.data.root)
    _, listed = oversight("measures", "--uncatalogued", "--limit", 1, "--format", "json", "--data", walked.data.root)

    assert exit_code == 0
    assert "children_looked_after" in catalogued
    assert "docs/measures.md" in screen
    (entry,) = json.loads(listed)
    assert entry["counts"] in screen and entry["row_to_add"] in screen
    assert entry["figures"] >= entry["documents"] >= entry["authorities"] >= 1


def test_changes_lists_what_the_refresh_added_and_all_of_it_for_programs(walked: Walked) -> None:
    exit_code, screen = oversight("changes", "--limit", 1, "--data", walked.data.root)
    _, listed = oversight("changes", "--format", "json", "--data", walked.data.root)

    assert exit_code == 0
    assert "its document was received" in flat(screen) and "more: --limit lists more of them" in flat(screen)
    entries = json.loads(listed)
    assert {(one["change"], one["why"], one["before"]) for one in entries} == {("added", "new_document", None)}
    assert len({one["document_id"] for one in entries}) == len(entries) > 1
    assert all(one["after"] == f"{one['differences']} values and grades" for one in entries)


def test_compare_shows_official_figures_apart_and_whose_neighbours_are_known(walked: Walked) -> None:
    _, screen = oversight("compare", "--data", walked.data.root)
    _, listed = oversight(
        "compare", "--measure", "children_looked_after", "--format", "json", "--data", walked.data.root
    )

    assert "official: 1,446 31 Mar 2022" in flat(screen)
    assert "The neighbours of Bradford 2014 are not known" in flat(screen)
    official = [row for row in json.loads(listed) if row["status"] == "official"]
    assert [(row["year"], row["value"], row["official_value"]) for row in official] == [
        (2022, None, 1446),
        (2023, None, 1584),
    ]
    assert all(row["document_id"] is None and row["quote"] is None and row["official_source"] for row in official)


def test_search_finds_the_findings_that_hold_the_words(walked: Walked) -> None:
    exit_code, screen = oversight("search", "private fostering", "--data", walked.data.root)

    assert exit_code == 0
    assert "private" in screen.lower() and "foster" in screen.lower()


@pytest.mark.parametrize(
    "arguments",
    [
        ["refresh", "--data", "unused"],
        ["refresh", "--documents", "no-such-folder", "--data", "unused"],
        ["compare", "--data", "no-such-warehouse"],
        ["compare", "--set", "no-such-set"],
        ["no-such-command"],
    ],
)
def test_wrong_usage_ends_with_2(walked: Walked, arguments: list[str]) -> None:
    if "--data" not in arguments and arguments[0] == "compare":
        arguments = [*arguments, "--data", str(walked.data.root)]

    assert oversight(*arguments)[0] == 2


def test_a_folder_without_files_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / ".hidden").touch()

    exit_code, _ = oversight("refresh", "--documents", tmp_path / "empty", "--data", tmp_path / "data")

    assert exit_code == 2
    assert not (tmp_path / "data").exists()


def test_status_before_the_first_refresh_says_what_to_do_and_ends_with_2(tmp_path: Path) -> None:
    exit_code, screen = oversight("status", "--data", tmp_path)

    assert exit_code == 2
    assert "make run" in screen


@pytest.mark.parametrize(
    "command", [["documents"], ["search", "children"], ["changes"], ["measures", "--uncatalogued"], ["status"]]
)
def test_an_authority_may_be_asked_for_by_name_or_code(walked: Walked, command: list[str]) -> None:
    def rows(*area: str) -> list[dict[str, object]]:
        answered = oversight(*command, *area, "--format", "json", "--data", walked.data.root)
        return list(json.loads(answered[1]))

    bolton = rows("--area", "bolton")
    assert bolton == rows("--area", "E08000001") and bolton != rows()
    assert {row.get("local_authority", "Bolton") for row in bolton} == {"Bolton"}


def test_an_authority_that_is_not_known_is_wrong_usage_with_what_may_be_meant(walked: Walked) -> None:
    exit_code, screen = oversight("measures", "--area", "Boltn", "--data", walked.data.root)

    assert exit_code == 2
    assert "did you mean Bolton" in flat(screen.replace("│", ""))


@pytest.mark.parametrize("command", ["documents", "measures", "status", "changes"])
def test_a_screen_of_80_columns_holds_a_whole_answer(
    walked: Walked, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    _, screen = oversight(command, "--data", walked.data.root)

    lines = [line for line in screen.splitlines() if str(walked.data.root) not in line]
    assert max(map(len, lines)) <= 80
    assert "…" not in screen


def test_the_shell_completes_commands_and_options() -> None:
    asked = {"_OVERSIGHT_COMPLETE": "complete_bash", "COMP_WORDS": "oversight docu", "COMP_CWORD": "1"}

    assert CliRunner().invoke(commands, [], prog_name="oversight", env=asked).output.split() == ["documents"]


def test_commands_that_only_read_import_neither_dagster_nor_dbt() -> None:
    """They would take seconds to start."""
    program = "import sys, dagster_project.cli; print([name for name in ('dagster', 'dbt') if name in sys.modules])"
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert ended.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["compare", "--measure", " "], "name a measure"),
        (["compare", "--measure", "children_look_after"], "did you mean children_looked_after"),
        (["search", "…"], "name a word"),
    ],
)
def test_what_cannot_be_asked_for_says_what_to_do(walked: Walked, arguments: list[str], said: str) -> None:
    exit_code, screen = oversight(*arguments, "--data", walked.data.root)

    assert exit_code == 2
    assert said in " ".join(screen.replace("│", " ").split())


def test_a_file_that_is_no_published_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "oversight.duckdb").write_text("<html>", encoding="utf-8")

    exit_code, screen = oversight("compare", "--data", tmp_path)

    assert exit_code == 2
    assert "oversight.duckdb cannot be opened as a published file" in screen.replace("\n", " ")


def test_sidecar_writes_what_was_read_and_never_over_another(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(SIDECAR_EXAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    exit_code, _ = oversight("sidecar", report)
    written = (tmp_path / "report.txt.yaml").read_text(encoding="utf-8")

    assert exit_code == 0 and "as Dudley; read: Dudley\nauthority:\n" in written
    assert read_sidecar(written) == Sidecar()
    exit_code, screen = oversight("sidecar", report)
    assert exit_code == 2 and "is there already" in screen
    assert (tmp_path / "report.txt.yaml").read_text(encoding="utf-8") == written
