"""Sources: what they list is fetched with what they say of it, and one that fails costs itself alone."""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fetching import ledger_rows
from fetching.kinds import link_rule
from fetching.ledger import open_ledger
from fetching.ledger_reading import LedgerUnreadable, read_fetches, read_listings, read_standing
from fetching.listings import day_in, read_listing
from fetching.names import file_name
from fetching.round import NothingFetched
from ingest import catalogue
from tests.unit.fetching.site import HOST, NOON, OTHER, PDF, Desk, Site, direct, gives, listing

PROVIDER = "/provider/44/80000"
PAGE = """<!doctype html><html><body><h1>Dudley</h1><ol class="timeline">{items}</ol></body></html>"""
ITEM = (
    '<li class="timeline__day"><h3><a class="publication-link" href="{address}" target="_blank">{title}'
    '<span class="nonvisual">, pdf - {day}</span></a></h3></li>'
)
ROWS = catalogue.rows("listing_links")


def provider_page(site: Site, *letters: tuple[str, str, str]) -> bytes:
    """A page in the structure of the inspectorate's, that lists letters by path, title and day."""
    items = (ITEM.format(address=site.address(path, OTHER), title=title, day=day) for path, title, day in letters)
    return PAGE.format(items="".join(items)).encode()


VISIT = ("/v1/file/50000001", "Monitoring visit", "14 May 2024")
REPORT = ("/v1/file/50000002", "Inspection of children&#8217;s services", "02 February 2022")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["rule"])
def test_a_row_meets_its_example_and_not_its_counter_example(row: dict[str, str]) -> None:
    rule = link_rule(row)
    (listed,) = read_listing(row["example"].encode(), "https://example.org/", [rule])

    assert listed.title and listed.day == (dt.date(2024, 5, 14) if row["date"] else None)
    assert read_listing(row["counter_example"].encode(), "https://example.org/", [rule]) == []


def test_what_a_provider_page_lists_is_fetched_with_title_and_day(site: Site, desk: Desk) -> None:
    site.gives(PROVIDER, provider_page(site, VISIT, REPORT))
    for path, *_ in (VISIT, REPORT):
        site.gives(path, PDF + path.encode())
    desk.states(listing(site.address(PROVIDER), authority="Dudley"))

    assert [fetch.outcome for fetch in desk.fetch()] == ["listed", "fetched", "fetched"]
    assert {said["title"]: said["published_date"] for said in desk.sidecars()} == {
        "Monitoring visit, pdf - 14 May 2024": dt.date(2024, 5, 14),
        "Inspection of children’s services, pdf - 02 February 2022": dt.date(2022, 2, 2),
    }
    assert {said["authority"] for said in desk.sidecars()} == {"Dudley"}


def test_only_titles_that_are_wanted_are_fetched(site: Site, desk: Desk) -> None:
    site.gives(PROVIDER, provider_page(site, VISIT, REPORT))
    site.gives(VISIT[0])
    desk.states(listing(site.address(PROVIDER), only=["monitoring VISIT"]))

    assert [fetch.outcome for fetch in desk.fetch()] == ["listed", "fetched"]


def test_a_committee_is_followed_to_its_meetings_and_no_further(site: Site, desk: Desk) -> None:
    meetings = "/ieListMeetings.aspx?CId=7&Year=0"
    link = '<li><a href="ieListDocuments.aspx?CId=7&amp;MId={0}&amp;Ver=4">{0} May 2024 2.00 pm</a></li>'
    site.gives(meetings, f"<html><ul>{link.format(14)}{link.format(15)}</ul></html>".encode())
    for day in (14, 15):
        paper = f'<a href="documents/s{day}/Fostering%20report.pdf">Fostering report</a><a href="mailto:a@b">Write</a>'
        page = f"<html><h1>Agenda</h1><p>{paper}{link.format(16)}</p></html>"
        site.gives(f"/ieListDocuments.aspx?CId=7&MId={day}&Ver=4", page.encode())
        site.gives(f"/documents/s{day}/Fostering%20report.pdf", PDF + b"%d" % day)
    desk.states(listing(site.address(meetings), "moderngov_committee", committee="Corporate Parenting Board"))

    assert sorted(fetch.outcome for fetch in desk.fetch()) == ["fetched"] * 2 + ["listed"] * 3
    assert {(said["committee"], said.get("published_date")) for said in desk.sidecars()} == {
        ("Corporate Parenting Board", None)
    }, "the day of a meeting is no day of publication"


def test_attachments_of_a_publication_and_items_of_a_feed_are_fetched(site: Site, desk: Desk) -> None:
    page = (
        '<html><dl><dt>Published</dt><dd>14 May 2024</dd></dl><section class="gem-c-attachment"><h3>'
        '<a class="govuk-link gem-c-attachment__link" href="/media/1/visits.pdf">Visits</a></h3></section></html>'
    )
    feed = (
        '<?xml version="1.0"?><rss><channel><title>News</title><item><title>Letter</title><link>/letter.pdf</link>'
        "<pubDate>Tue, 14 May 2024 09:00:00 +0100</pubDate></item></channel></rss>"
    )
    site.gives("/government/publications/visits", page.encode())
    site.gives("/feed", feed.encode())
    site.gives("/media/1/visits.pdf")
    site.gives("/letter.pdf", PDF + b"\n")
    publication = listing(site.address("/government/publications/visits"), "govuk_publication")
    desk.states(publication, listing(site.address("/feed"), "feed", name="news"))

    assert sorted(fetch.outcome for fetch in desk.fetch()) == ["fetched", "fetched", "listed", "listed"]
    assert {said["published_date"] for said in desk.sidecars()} == {dt.date(2024, 5, 14)}


def test_a_listing_that_was_emptied_is_an_error_since_then(site: Site, desk: Desk) -> None:
    site.gives(PROVIDER, provider_page(site, VISIT))
    site.gives(VISIT[0])
    desk.states(listing(site.address(PROVIDER)))
    desk.fetch()
    site.gives(PROVIDER, b"<html><h1>We are working on this page</h1></html>")
    for days in (1, 2):
        desk.now = NOON + dt.timedelta(days=days)
        assert desk.fetch()[0].outcome == "listing_emptied"

    page, letter = read_standing(desk.paths.ledger)
    assert page.fails_since == NOON + dt.timedelta(days=1) and "listed 1 before" in (page.message or "")
    assert letter.fails_since is None and len(desk.files()) == 1

    site.gives(PROVIDER, provider_page(site, VISIT))
    desk.fetch()
    assert [one.fails_since for one in read_standing(desk.paths.ledger)] == [None, None]


def test_a_listing_that_never_listed_anything_says_so(site: Site, desk: Desk) -> None:
    site.gives(PROVIDER, provider_page(site))
    desk.states(listing(site.address(PROVIDER)))

    assert [fetch.outcome for fetch in desk.fetch()] == ["lists_nothing"]


def test_an_unchanged_listing_is_not_sent_again_and_what_it_lists_is_looked_at(site: Site, desk: Desk) -> None:
    site.in_turn(PROVIDER, gives(provider_page(site, VISIT), ETag='"1"'), gives(b"", 304))
    site.gives(VISIT[0])
    desk.states(listing(site.address(PROVIDER)))
    desk.fetch()

    assert [fetch.outcome for fetch in desk.fetch()] == ["unchanged", "unchanged"]


def test_an_older_document_is_looked_at_again_after_some_days(site: Site, desk: Desk) -> None:
    site.gives(PROVIDER, provider_page(site, VISIT, REPORT))
    for path, *_ in (VISIT, REPORT):
        site.gives(path, PDF + path.encode())
    desk.states(listing(site.address(PROVIDER)))
    desk.fetch()

    desk.now = NOON + dt.timedelta(days=1)
    assert [fetch.outcome for fetch in desk.fetch()] == ["listed", "unchanged"]
    desk.now = NOON + dt.timedelta(days=7)
    assert [fetch.outcome for fetch in desk.fetch()] == ["listed", "unchanged", "unchanged"]
    desk.now = NOON - dt.timedelta(days=700)
    assert [fetch.outcome for fetch in desk.fetch()] == ["listed", "unchanged", "unchanged"], "the clock went back"


def test_what_is_listed_no_longer_is_kept_and_fails_no_more(site: Site, desk: Desk) -> None:
    site.gives(PROVIDER, provider_page(site, VISIT, ("/gone", "Gone", "1 May 2024")))
    site.gives(VISIT[0])
    desk.states(listing(site.address(PROVIDER)))
    desk.fetch()
    assert [one.fails_since for one in read_standing(desk.paths.ledger)] == [None, NOON, None]

    site.gives(PROVIDER, provider_page(site, VISIT))
    desk.fetch()
    assert len(read_standing(desk.paths.ledger)) == 2 and len(desk.files()) == 1


def listings(desk: Desk) -> list[tuple[str, dt.datetime | None]]:
    return [(one.listing, one.unlisted_at) for one in read_listings(desk.paths.ledger)]


def test_a_file_tells_whether_its_source_lists_it_still(site: Site, desk: Desk) -> None:
    site.gives(PROVIDER, provider_page(site, VISIT, REPORT))
    site.gives(VISIT[0], PDF)
    site.gives(REPORT[0], PDF + b"2")
    desk.states(listing(site.address(PROVIDER)))
    desk.fetch()
    assert listings(desk) == [("listed", None), ("listed", None)]

    desk.now = later = NOON + dt.timedelta(days=1)
    site.gives(PROVIDER, provider_page(site))
    desk.fetch()
    assert listings(desk) == [("listed", None), ("listed", None)], "an emptied page is an error of its own"

    site.gives(PROVIDER, provider_page(site, REPORT))
    desk.fetch()
    assert listings(desk) == [("unlisted", later), ("listed", None)]

    site.gives(PROVIDER, provider_page(site, VISIT, REPORT))
    site.gives(REPORT[0], PDF + b"3")
    desk.now = last = NOON + dt.timedelta(days=30)
    desk.fetch()
    assert listings(desk) == [("listed", None), ("replaced", last), ("listed", None)], "listed again; corrected"

    desk.states(direct(site.address("/other.pdf"), name="others"))
    desk.fetch()
    assert listings(desk) == [("not_asked", last), ("replaced", last), ("not_asked", last)]


def test_what_two_pages_list_is_listed_until_neither_does(site: Site, desk: Desk) -> None:
    desk.states(listing(site.address(PROVIDER)), listing(site.address("/provider/2"), name="other"))
    for page in (PROVIDER, "/provider/2"):
        site.gives(page, provider_page(site, VISIT, REPORT), ETag=page)
    site.gives(VISIT[0], PDF)
    site.gives(REPORT[0], PDF + b"2")
    desk.fetch()

    site.gives(PROVIDER, provider_page(site, REPORT))
    desk.fetch()
    assert listings(desk) == [("listed", None), ("listed", None)]

    site.gives("/provider/2", provider_page(site, REPORT))
    desk.fetch()
    assert listings(desk) == [("unlisted", NOON), ("listed", None)]


def test_a_paper_of_two_meetings_is_listed_while_one_lists_it(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "fetches.sqlite") as ledger:
        paper = ledger_rows.Known("dudley", "https://dudley.example/paper", ledger_rows.DOCUMENT, NOON)
        for page in ("may", "june"):
            ledger.list_on("", ledger_rows.Known("dudley", page, ledger_rows.PAGE, NOON))
            ledger.list_on(page, paper)

        ledger.unlist("dudley", "may", (), NOON)
        assert [one.unlisted_at for one in ledger.listed_on("dudley", "june")] == [None]

        ledger.unlist("dudley", "", ["may"], NOON)
        known = ledger.known("dudley", paper.address)
        assert known is not None and known.unlisted_at == NOON


def test_what_was_forgotten_is_not_stored_again(site: Site, desk: Desk) -> None:
    site.gives("/letter.pdf", PDF, ETag='"1"')
    desk.states(direct(site.address("/letter.pdf")))
    (fetched,) = desk.fetch()
    (desk.paths.inbox / (fetched.file or "")).unlink()
    gone = {fetched.sha256: "Forgotten by Dudley: a child is named."}

    for body, status in ((PDF, 200), (b"", 304)):
        site.gives("/letter.pdf", body, status, ETag='"1"')
        (again,) = desk.fetch(gone=lambda: gone)
        assert (again.outcome, again.message, again.file) == ("forgotten", gone[fetched.sha256], None)
    assert desk.files() == {} and not again.outcome.is_failure

    site.gives("/letter.pdf", PDF + b"corrected")
    assert [one.outcome for one in desk.fetch(gone=lambda: gone)] == ["fetched"]


def test_what_is_asked_twice_in_one_moment_is_entered_twice(site: Site, desk: Desk) -> None:
    site.gives("/letter.pdf")
    desk.states(direct(site.address("/letter.pdf")))
    desk.fetch()
    desk.fetch()

    assert desk.outcomes() == ["fetched", "unchanged"]


def test_a_corrected_document_takes_the_place_of_the_first(site: Site, desk: Desk) -> None:
    site.gives("/letter.pdf")
    desk.states(direct(site.address("/letter.pdf")))
    desk.fetch()
    site.gives("/letter.pdf", PDF + b"corrected", Content_Disposition='attachment; filename="other name.pdf"')

    assert [fetch.outcome for fetch in desk.fetch()] == ["fetched"]
    assert list(desk.files().values()) == [PDF + b"corrected"]


def test_a_sidecar_follows_the_listing_until_a_person_changes_it(site: Site, desk: Desk) -> None:
    site.gives(VISIT[0])
    desk.states(listing(site.address(PROVIDER)))
    for title in ("Visit", "First visit"):
        site.gives(PROVIDER, provider_page(site, (VISIT[0], title, VISIT[2])))
        desk.fetch()
        assert desk.sidecars()[0]["title"].startswith(title)

    (sidecar,) = desk.paths.inbox.rglob("*.yaml")
    sidecar.write_text("title: Mine\n", encoding="utf-8")
    site.gives(PROVIDER, provider_page(site, (VISIT[0], "Another visit", VISIT[2])))
    site.gives(VISIT[0], PDF + b"corrected")

    assert [fetch.outcome for fetch in desk.fetch()] == ["listed", "fetched"]
    assert desk.sidecars() == [{"title": "Mine"}]


def test_a_page_is_read_again_where_the_file_wants_other_titles(site: Site, desk: Desk) -> None:
    def page(handler: BaseHTTPRequestHandler) -> None:
        is_same = handler.headers.get("If-None-Match") == '"1"'
        gives(b"" if is_same else provider_page(site, VISIT, REPORT), 304 if is_same else 200, ETag='"1"')(handler)

    site.does(PROVIDER, page)
    site.gives(VISIT[0])
    site.gives(REPORT[0], PDF + b"\n")
    desk.states(listing(site.address(PROVIDER), only=["visit"]))
    desk.fetch()
    desk.states(listing(site.address(PROVIDER), only=["inspection"]))

    assert [fetch.outcome for fetch in desk.fetch()] == ["listed", "fetched"]
    assert [fetch.outcome for fetch in desk.fetch()] == ["unchanged"], "an older report is not asked for again so soon"


def test_a_page_that_lists_itself_is_no_document(site: Site, desk: Desk) -> None:
    link = f'<a href="{PROVIDER}" class="publication-link">Reports, 14 May 2024</a>'
    site.gives(PROVIDER, f"<html>{link}</html>".encode())
    desk.states(listing(site.address(PROVIDER)))

    assert [fetch.outcome for fetch in desk.fetch()] == ["lists_nothing"]


def test_a_ledger_that_takes_no_entry_ends_the_round_in_words(site: Site, desk: Desk) -> None:
    desk.paths.ledger.mkdir()
    desk.states(direct(site.address("/letter.pdf")))

    with pytest.raises(NothingFetched, match="cannot be noted"):
        desk.fetch()


def test_a_page_that_lists_without_end_is_told(site: Site, desk: Desk) -> None:
    letters = [(f"/v1/file/{number}", "Visit", "14 May 2024") for number in range(2001)]
    site.gives(PROVIDER, provider_page(site, *letters))
    desk.states(listing(site.address(PROVIDER)))

    assert [fetch.outcome for fetch in desk.fetch()] == ["too_large"]


ERROR_PAGE = (
    b"<!DOCTYPE html><html><body><main><p>"
    + b"Sorry, something went wrong on our side. " * 20
    + b"</p></main></body></html>"
)


@pytest.mark.parametrize(
    "body", [ERROR_PAGE, b"", b"<html>No</html>", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04\x14\x00ppt/[Content_Types]"]
)
def test_what_is_no_document_is_not_stored_whatever_the_host_calls_it(site: Site, desk: Desk, body: bytes) -> None:
    site.gives("/letter.pdf", body, Content_Type="application/pdf")
    desk.states(direct(site.address("/letter.pdf")))

    (fetch,) = desk.fetch()

    assert fetch.outcome == "not_a_document" and fetch.message
    assert desk.files() == {} and desk.sidecars() == []


def test_a_web_page_is_a_document_where_the_address_says_no_other_thing(site: Site, desk: Desk) -> None:
    site.gives(
        "/minutes",
        ERROR_PAGE.replace(b"Sorry, something went wrong on our side.", b"Members heard that six children moved."),
    )
    desk.states(direct(site.address("/minutes")))

    assert [fetch.outcome for fetch in desk.fetch()] == ["fetched"]
    assert next(iter(desk.files())).endswith(".html")


def test_a_source_that_fails_costs_no_other(site: Site, desk: Desk) -> None:
    site.gives("/letter.pdf")
    broken = listing(f"http://nowhere.test:{site.port}/", name="broken")
    desk.states(broken, direct(site.address("/letter.pdf")))

    assert sorted(fetch.outcome for fetch in desk.fetch()) == ["fetched", "not_allowed"]


def test_a_disk_that_takes_nothing_costs_the_document_and_leaves_the_last(
    site: Site, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.gives("/letter.pdf")
    desk.states(direct(site.address("/letter.pdf")))
    desk.fetch()
    site.gives("/letter.pdf", PDF + b"corrected")
    with monkeypatch.context() as full:
        full.setattr("os.fsync", lambda number: (_ for _ in ()).throw(OSError(28, "No space left on device")))
        assert [fetch.outcome for fetch in desk.fetch()] == ["not_stored"]

    assert list(desk.files().values()) == [PDF]
    assert [fetch.outcome for fetch in desk.fetch()] == ["fetched"]


@pytest.mark.parametrize(
    ("disposition", "expected"),
    [
        ('attachment; filename="../../etc/passwd.pdf"', "passwd"),
        ('attachment; filename="..\\\\..\\\\boot.ini"', "boot"),
        ("attachment; filename*=UTF-8''Fam%C3%ADlies%20%E2%80%94%20visit.pdf", "Famílies visit"),
        ('attachment; filename=".hidden.pdf"', "hidden"),
        ('attachment; filename="a\x00b\nc:d|e?.pdf"', "a b c d e"),
        ('attachment; filename=".."', "document"),
        ('attachment; filename="' + "é" * 300 + '.pdf"', "é" * 50),
        ("inline", "Visit"),
        (None, "Visit"),
    ],
)
def test_a_name_stays_in_its_folder_and_can_be_read(disposition: str | None, expected: str) -> None:
    name = file_name("https://example.org/v1/file/7", disposition, "Visit", ".pdf")

    assert name.rpartition("-")[0] == expected
    assert len(name.encode()) < 140 and Path(name).name == name and not name.startswith(".")


@given(st.text(max_size=80), st.none() | st.text(max_size=120), st.text(max_size=300))
def test_no_name_leads_out_of_its_folder(path: str, disposition: str | None, title: str) -> None:
    name = file_name(f"https://example.org/{path}", disposition, title, ".pdf")

    assert Path(name).name == name and not name.startswith(".") and name.isprintable()
    assert len(name.encode()) < 140 and name.endswith(".pdf")


@given(st.text(max_size=80) | st.from_regex(r"[A-Z][a-z]{2}, \d{1,4} [A-Z][a-z]{2} \d{1,6} \d+:\d+:\d+ [+-]\d{1,9}"))
def test_words_tell_a_day_or_none(words: str) -> None:
    assert isinstance(day_in(words), dt.date | None)


@given(st.binary(max_size=300), st.sampled_from([b"<html>", b"<?xml version='1.0'?>", b"<rss>", b""]))
def test_whatever_a_host_sends_lists_addresses_of_the_web_alone(body: bytes, opening: bytes) -> None:
    link = b"<a class='publication-link' href='" + body + b"'>" + body
    listed = read_listing(opening + link + body, f"http://{HOST}/", [link_rule(row) for row in ROWS])

    assert all(one.address.startswith(("http://", "https://")) for one in listed)


def test_two_addresses_of_one_name_are_two_files(site: Site, desk: Desk) -> None:
    site.gives("/a/letter.pdf")
    site.gives("/b/letter.pdf", PDF + b"b")
    desk.states(direct(site.address("/a/letter.pdf"), site.address("/b/letter.pdf")))
    desk.fetch()

    assert sorted(desk.files().values()) == [PDF, PDF + b"b"]


def test_sources_are_asked_when_they_are_due(site: Site, desk: Desk) -> None:
    site.gives("/letter.pdf")
    desk.states(
        direct(site.address("/letter.pdf"), schedule="0 6 * * 1"), direct(site.address("/letter.pdf"), name="daily")
    )

    def asked(day: int, hour: int) -> list[str]:
        desk.now = dt.datetime(2024, 6, day, hour)
        return [fetch.source for fetch in desk.fetch(is_all=False)]

    assert asked(3, 12) == ["letters", "daily"]
    assert asked(4, 4) == []
    assert asked(4, 5) == ["daily"], "six o'clock in London is five in summer"
    assert asked(10, 7) == ["letters", "daily"]
    assert asked(9, 7) == ["letters", "daily"], "the clock went back"


def test_two_rounds_do_not_run_at_once(site: Site, desk: Desk) -> None:
    def second(handler: BaseHTTPRequestHandler) -> None:
        with pytest.raises(NothingFetched):
            desk.fetch()
        gives()(handler)

    site.does("/letter.pdf", second)
    desk.states(direct(site.address("/letter.pdf")))

    assert [fetch.outcome for fetch in desk.fetch()] == ["fetched"]


@pytest.mark.parametrize("begins_at", [0, 4096])
def test_a_damaged_ledger_is_said_put_aside_and_begun_anew(site: Site, desk: Desk, begins_at: int) -> None:
    site.gives("/letter.pdf")
    desk.states(direct(site.address("/letter.pdf")))
    desk.fetch()
    whole = desk.paths.ledger.read_bytes()
    desk.paths.ledger.write_bytes(whole[:begins_at] + b"no page of a database " * ((len(whole) - begins_at) // 22))
    said: list[str] = []

    assert read_fetches(desk.paths.ledger) == read_listings(desk.paths.ledger) == []
    with pytest.raises(LedgerUnreadable, match="not known until the next fetch"):
        read_standing(desk.paths.ledger)
    assert [fetch.outcome for fetch in desk.fetch(say=said.append)] == ["fetched"]
    assert len(said) == 1 and "fetches.sqlite was damaged and is kept as fetches.sqlite.damaged" in said[0]
    assert len(desk.files()) == len(desk.sidecars()) == 1
    assert [fetch.outcome for fetch in desk.fetch(say=said.append)] == ["unchanged"] and len(said) == 1


def test_what_a_killed_round_left_half_written_is_undone_by_whoever_reads(site: Site, desk: Desk) -> None:
    site.gives("/letter.pdf")
    desk.states(direct(site.address("/letter.pdf")))
    desk.fetch()
    with closing(sqlite3.connect(desk.paths.ledger)) as ledger:
        ledger.execute("pragma cache_size = 1")
        ledger.execute("update fetches set message = zeroblob(100000)")
        half = {path.name: path.read_bytes() for path in desk.folder.glob("fetches.sqlite*")}
        ledger.rollback()
    assert set(half) == {"fetches.sqlite", "fetches.sqlite-journal"}
    for name, content in half.items():
        (desk.folder / name).write_bytes(content)

    assert [one.outcome for one in read_standing(desk.paths.ledger)] == ["fetched"]
    assert [one.message for one in read_fetches(desk.paths.ledger)] == [None]


def test_a_ledger_of_an_earlier_version_is_gone_on_with(site: Site, desk: Desk) -> None:
    site.gives("/letter.pdf")
    desk.states(direct(site.address("/letter.pdf")))
    desk.fetch()
    with closing(sqlite3.connect(desk.paths.ledger)) as ledger, ledger:
        ledger.execute("alter table known drop column sidecar")
        ledger.execute("alter table known add column of_a_later_version")
        ledger.execute("alter table known add column listed_on")
        ledger.execute("update known set listed_on = ''")
        ledger.execute("drop table listed")

    assert [fetch.outcome for fetch in desk.fetch()] == ["unchanged"]
    desk.states(direct(site.address("/other.pdf")))
    desk.fetch()
    assert listings(desk) == [("not_asked", NOON)]


def test_a_source_that_the_file_no_longer_names_fails_no_more(site: Site, desk: Desk) -> None:
    desk.states(direct(site.address("/gone.pdf")))
    desk.fetch()
    assert read_standing(desk.paths.ledger)[0].fails_since == NOON
    site.gives("/letter.pdf")
    desk.states(direct(site.address("/letter.pdf"), name="others"))
    desk.fetch()

    assert [one.source for one in read_standing(desk.paths.ledger)] == ["others"]
    assert len(read_fetches(desk.paths.ledger)) == 2


def test_that_all_was_as_it_was_is_forgotten_but_for_the_last(site: Site, desk: Desk) -> None:
    site.gives("/letter.pdf")
    desk.states(direct(site.address("/letter.pdf")))
    for days in (0, 1, 2, 200):
        desk.now = NOON + dt.timedelta(days=days)
        desk.fetch()

    assert [one.fetched_at for one in read_fetches(desk.paths.ledger)] == [
        NOON + dt.timedelta(days=days) for days in (0, 2, 200)
    ]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2024-05-14T23:30:00Z", "2024-05-14"),
        ("Tue, 14 May 2024 09:00:00 GMT", "2024-05-14"),
        ("Thursday, 14th March, 2024 10.00 am", "2024-03-14"),
        ("12th-Mar-2024 18.00", "2024-03-12"),
        ("14/05/2024", "2024-05-14"),
        ("31 April 2024", None),
        (f"Mon, 1 Jan 0001 10:00:00 -{'9' * 30}", None),
        ("soon", None),
        ("", None),
    ],
)
def test_days_are_read_as_pages_and_feeds_print_them(words: str, day: str | None) -> None:
    assert day_in(words) == (dt.date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    "page",
    [b"", b"\x00\xff\x00", b"<?xml version='1.0'?><rss>", b"<html><a class='publication-link'>none</a>", b"<" * 5000],
)
def test_what_is_no_page_lists_nothing(page: bytes) -> None:
    assert read_listing(page, f"http://{HOST}/", [link_rule(row) for row in ROWS]) == []


def test_no_entity_of_a_feed_is_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("https://example.org/stolen.pdf", encoding="utf-8")
    kind = f'<!DOCTYPE r [<!ENTITY s SYSTEM "{secret.as_uri()}">]>'
    feed = f'<?xml version="1.0"?>{kind}<rss><item><link>&s;</link></item></rss>'

    assert read_listing(feed.encode(), f"http://{HOST}/", [link_rule(row) for row in ROWS]) == []
