"""One warehouse that grows while `oversight watch` looks after it, as several modules look at it."""

from __future__ import annotations

import datetime as dt
import os
import shlex
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import duckdb
import pytest
import yaml

from dagster_project import fetched
from dagster_project.commands import watch
from dagster_project.notices import NOTIFY_VARIABLE
from fetching.round import utc_now
from ingest.arriving import SECONDS_TO_SETTLE
from tests.conftest import Walked, oversight
from tests.integration.network import watched_network
from tests.unit.fetching.site import Site, serving

CORRECTED = (
    "bradford_2014_inspection.txt",
    "bradford_2023_november_visit_letter.txt",
    "bradford_2024_committee_pack.txt",
)
STANDING = "bolton_2014_inspection.txt"
WITHDRAWN, COPY = "bradford_2022_inspection.txt", "a copy of 2022.txt"
EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
FETCHED = EXAMPLES / "minutes" / "item_of_a_board.txt"
LISTED = (
    EXAMPLES / "monitoring_visit_letter" / "counted_from_two_judgements.txt",
    EXAMPLES / "ilacs_report" / "joint_care_grade_2019.txt",
)
PRIVATE, LIMITS = "127.0.0.1", {"seconds_between": 0, "attempts": 1}


@dataclass(frozen=True)
class Grown(Walked):
    """The warehouse after a refresh that found nothing new: `exit_code` and `screen` are of that one.

    `watched` is what the watch said before and `told` what its notices told, a line each. `landed_before` and
    `published_before` are when each file was landed, and the time of the published file, before that last refresh.
    """

    watched: str
    told: tuple[str, ...]
    landed_before: dict[str, str]
    published_before: int


@dataclass
class Pauses:
    """What happens while a watch sleeps: the next of these each time, and then Ctrl-C; a day goes by in each."""

    left: list[Callable[[], object]]
    day: dt.datetime = field(default_factory=utc_now)

    def sleep(self, _seconds: float) -> None:
        if not self.left:
            raise KeyboardInterrupt
        self.day += dt.timedelta(days=1)
        self.left.pop(0)()


def grow(walked: Walked, folder: Path) -> Grown:
    """Watched for two days: on the second come corrected papers, a copy, a web page, a fetched letter and two listed.

    One paper is withdrawn on that day, and two values are decided about.
    """
    own, told, said = walked.copied_to(folder), folder / "told.json", folder / "watched.log"
    tells = f"import sys; open({str(told)!r}, 'a').write(sys.stdin.read() + chr(10))"
    with serving() as site, pytest.MonkeyPatch.context() as patch, printed_into(said):
        site.gives("/visits", publication())
        pauses = Pauses([partial(a_day_of_news, own, site)])
        patch.setenv(NOTIFY_VARIABLE, f"{sys.executable} -c {shlex.quote(tells)}")
        patch.setattr("dagster_project.watching.SECONDS_BETWEEN_FETCHES", 0)
        patch.setattr(fetched, "fetch", partial(fetched.fetch, now=lambda: pauses.day))
        settled = SimpleNamespace(time=lambda: time.time() + SECONDS_TO_SETTLE, sleep=pauses.sleep)
        patch.setattr(watch, "time", settled)
        page = {"name": "visits", "kind": "govuk_publication", "address": site.address("/visits", PRIVATE)}
        sources = sources_file(folder / "sources.yml", page)
        oversight("watch", "--sources", sources, "--documents", own.documents, "--data", own.data.root)
    landed, published = landed_at(own), own.data.published.stat().st_mtime_ns
    exit_code, screen = oversight("refresh", "--documents", own.documents, "--data", own.data.root)
    lines = tuple(told.read_text(encoding="utf-8").splitlines())
    return Grown(own.data, own.documents, exit_code, screen, said.read_text(encoding="utf-8"), lines, landed, published)


@contextmanager
def printed_into(path: Path) -> Iterator[None]:
    """What this process and those that it starts print meanwhile goes to a file."""
    kept = os.dup(1)
    try:
        with path.open("wb") as file:
            os.dup2(file.fileno(), 1)
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)


def publication(*listed: str) -> bytes:
    """A page in the structure of the government's, with these attachments."""
    link = '<section class="gem-c-attachment"><h3><a class="govuk-link gem-c-attachment__link" href="{}">{}</a></h3>'
    return f"<html>{''.join(link.format(path, path) for path in listed)}</html>".encode()


def sources_file(path: Path, source: dict[str, object]) -> Path:
    stated = {"private_hosts": [PRIVATE], "limits": LIMITS, "sources": [source]}
    path.write_text(yaml.safe_dump(stated), encoding="utf-8")
    return path


def a_day_of_news(own: Walked, site: Site) -> None:
    for name in CORRECTED:
        text = (own.documents / name).read_text(encoding="utf-8")
        (own.documents / f"corrected_{name}").write_text(f"{text}\nCorrected.\n", encoding="utf-8")
    shutil.copy(own.documents / WITHDRAWN, own.documents / COPY)
    (own.documents / "page.pdf").write_text("<!DOCTYPE html><title>Not found</title>", encoding="utf-8")
    decide(own, STANDING, "--correct", 4)
    decide(own, CORRECTED[0], "--accept")
    oversight("withdraw", WITHDRAWN, "--reason", "only a draft", "--by", "Dudley", "--data", own.data.root)
    fetch_a_letter(own, site)
    for path in LISTED:
        site.gives(f"/{path.name}", path.read_bytes())
    site.gives("/visits", publication(*(f"/{path.name}" for path in LISTED)))


def decide(own: Walked, document: str, *decision: object) -> None:
    """Decides about the first value of a document."""
    with duckdb.connect(str(own.data.published), read_only=True) as connection:
        query = f"select min(review_id) from reporting.observations where document_file = '{document}'"
        ((value,),) = connection.execute(query).fetchall()
    oversight("review", value, *decision, "--reason", "seen", "--by", "Dudley", "--data", own.data.root)


def fetch_a_letter(own: Walked, site: Site) -> None:
    """Fetches a letter into the inbox by the warehouse's own sources file, and fails to fetch another."""
    site.gives("/letter.txt", FETCHED.read_bytes())
    addresses = [site.address(path, PRIVATE) for path in ("/letter.txt", "/gone.txt")]
    source = {"name": "dudley", "kind": "documents", "addresses": addresses, "licence": "Read and keep"}
    sources_file(own.data.sources, source)
    with watched_network() as asked:
        oversight("fetch", "--data", own.data.root)
    assert asked, "what asks the network is seen to ask it"


def landed_at(walked: Walked) -> dict[str, str]:
    """When each file was landed, by its name."""
    with duckdb.connect(str(walked.data.build_database), read_only=True) as connection:
        found = connection.execute("select file_name, landed_at::varchar from meta.landed_files").fetchall()
    return dict(found)
