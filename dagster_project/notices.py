"""What a publication's new documents say of standing judgements and compared figures: a sentence each, to be sent."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import os
import shlex
import subprocess
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from fetching.failures import FetchFailed
from ingest.errors import OversightError
from warehouse.connect import open_published, published_run
from warehouse.words import day, period, printed, within

SECONDS_TO_TELL = 60
NOTIFY_VARIABLE = "OVERSIGHT_NOTIFY"
"""Environment variable that names whom a refresh tells, however it was started."""
SECRET_VARIABLE = "OVERSIGHT_NOTIFY_SECRET"
"""Environment variable with the secret by which the receiver of an address knows the sender."""
# A first publication is new from end to end: it is looked at, not told.
NEW_DOCUMENTS = """
    select
        c.document_id,
        any_value(d.kind) as kind,
        any_value(coalesce(d.published_date, d.letter_date, d.meeting_date, d.fieldwork_end_date)) as dated
    from meta.changes as c
    inner join reporting.documents as d on d.document_id = c.document_id and d.counted_under is null
    where c.run_id = (select run_id from meta.publication) and c.why = 'new_document'
        and (select count(distinct run_id) from meta.changes) > 1
    group by c.document_id
"""
JUDGEMENTS = f"""
    select
        n.kind, n.dated, t.local_authority, t.area as subject, t.area_label as label, t.grade, t.grade_printed,
        t.previous_grade_printed, t.joint_grade_printed, t.document_id, t.document_file, t.page
    from reporting.judgement_timeline as t
    inner join ({NEW_DOCUMENTS}) as n on n.document_id = t.document_id
    where t.is_standing and not t.is_second_hand and t.grade is not null
    order by t.local_authority, t.document_file, t.page, t.area
"""
FIGURES = f"""
    select distinct
        n.kind, n.dated, c.local_authority, c.subject, c.label, c.breakdown, c.value, c.unit, c.qualifier,
        c.as_at_start, c.as_at_end, c.document_id, c.document_file, c.page
    from reporting.comparison as c
    inner join ({NEW_DOCUMENTS}) as n on n.document_id = c.document_id
    where c.subject_kind = 'measure' and c.status = 'found'
        and not (c.unit = 'count' and c.value between 1 and 5)
    order by c.local_authority, c.document_file, c.page, c.subject, c.breakdown, c.as_at_start
"""


class NotTold(OversightError):
    """A command that did not take the notices, and why."""


@dataclass(frozen=True)
class Notice:
    """One sentence to send, and what it is of; `kind` is judgement or figure.

    It may leave the circle that may read the papers: no passage is in it, and no count from 1 to 5.
    """

    kind: str
    sentence: str
    local_authority: str
    subject: str
    grade: str | None
    value: float | None
    unit: str | None
    document_id: str
    document_file: str
    page: int | None


def notices(connection: duckdb.DuckDBPyConnection) -> Iterator[Notice]:
    """Notices of the last publication: judgements first, then figures, each by authority and document."""
    for row in _rows(connection, JUDGEMENTS):
        now, before = row["grade_printed"] or within(row["grade"]), row["previous_grade_printed"] or ""
        was = ", as before" if before.casefold() == now.casefold() else f", before “{before}”" if before else ""
        if row["joint_grade_printed"]:
            was = f", before “{row['joint_grade_printed']}” in one grade with children in care"
        yield _notice("judgement", f"{row['label']} is now judged “{now}”{was}", row)
    for row in _rows(connection, FIGURES):
        of = ", ".join(filter(None, [row["label"], row["breakdown"]]))
        value = printed(row["value"], row["unit"], row["qualifier"])
        when = period(row["as_at_start"], row["as_at_end"])
        yield _notice("figure", f"the comparison now has {of}: {value}{f', {when}' if when else ''}", row)


def is_address(to: str) -> bool:
    """Whether notices go to an address of the web, and not to a command."""
    return to.startswith(("https://", "http://"))


def tell_from_now_on(to: str | None) -> None:
    """Names whom the refreshes of this process tell, and of those that it starts; None leaves it as it was named."""
    if to:
        os.environ[NOTIFY_VARIABLE] = to


def tell(published: Path, to: str, say: Callable[[str], object], private: Collection[str] = ()) -> None:
    """Tells the notices of a publication, where there are any, as JSON: to a command or, signed, to an address.

    `private` are hosts that may be inside a private network. What fails is said and costs nothing else: what is
    published stands.
    """
    with open_published(published) as connection:
        found = [dataclasses.asdict(one) for one in notices(connection)]
    if not found:
        return
    told = {"run_id": published_run(published), "published_file": str(published.resolve()), "notices": found}
    given = json.dumps(told, ensure_ascii=False)
    try:
        if is_address(to):
            # What asks the network is loaded only where it is asked.
            from fetching import telling

            telling.tell(to, given.encode(), _secret(), private)
        else:
            _run(to, given.encode())
    except (FetchFailed, NotTold) as error:
        say(f"the notices were not told: {error}")


def _secret() -> bytes:
    """Raises NotTold where there is none: nobody could tell whether what is sent is ours."""
    if not (secret := os.environ.get(SECRET_VARIABLE)):
        raise NotTold(f"set {SECRET_VARIABLE}, with which what is sent to an address is signed")
    return secret.encode()


def _run(command: str, given: bytes) -> None:
    """Runs a command with this on its standard input; raises NotTold where that does not end well."""
    try:
        subprocess.run(shlex.split(command), input=given, capture_output=True, check=True, timeout=SECONDS_TO_TELL)
    except subprocess.CalledProcessError as error:
        last = error.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        raise NotTold(f"{command} ended with {error.returncode} ({last or 'it said nothing'})") from error
    except subprocess.TimeoutExpired as error:
        raise NotTold(f"{command} took more than {SECONDS_TO_TELL} seconds") from error
    except (OSError, ValueError) as error:
        raise NotTold(f"{command} could not be run ({error})") from error


def _rows(connection: duckdb.DuckDBPyConnection, query: str) -> Iterator[dict[str, Any]]:
    found = connection.execute(query)
    names = [column[0] for column in found.description]
    return (dict(zip(names, row, strict=True)) for row in found.fetchall())


def _notice(kind: str, said: str, row: dict[str, Any]) -> Notice:
    dated: dt.date | None = row["dated"]
    told_in = [f"{within(row['kind'])} of {day(dated)}" if dated else within(row["kind"])]
    told_in += [f"page {row['page']}"] if row["page"] else []
    row = {"grade": None, "value": None, "unit": None} | row
    given = {field.name: row[field.name] for field in dataclasses.fields(Notice) if field.name in row}
    sentence = f"{row['local_authority']}: {said} ({', '.join(told_in)}, {row['document_file']})."
    return Notice(**given | {"kind": kind, "sentence": sentence})
