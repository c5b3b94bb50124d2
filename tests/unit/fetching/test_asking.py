"""One address: what servers do wrong, each once, and that nothing half or forbidden comes of it."""

from __future__ import annotations

import datetime as dt
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler

import pytest

from fetching.addresses import is_public
from ingest.vocabularies import FetchOutcome
from tests.unit.fetching.site import HOST, OTHER, PDF, Desk, Places, Site, direct, gives

LETTER = "/letter.pdf"
SHORT = 1.5
"""Seconds that a host has where it must be given up, and long enough for a busy machine to give a robots.txt."""


def asked(desk: Desk, site: Site, path: str = LETTER, **limits: float) -> FetchOutcome:
    """What comes of one document's address."""
    desk.states(direct(site.address(path), hosts=[OTHER]), limits=limits)
    return desk.fetch()[-1].outcome


def head(handler: BaseHTTPRequestHandler, length: int | None) -> None:
    handler.send_response(200)
    if length is not None:
        handler.send_header("Content-Length", str(length))
    handler.end_headers()


def test_a_document_is_fetched_whole_with_what_is_said_of_it(site: Site, desk: Desk) -> None:
    site.gives(LETTER)
    desk.states(direct(site.address(LETTER), authority="Dudley", licence="OGL"), contact="data@dudley.test")

    (fetch,) = desk.fetch()

    assert (fetch.outcome, fetch.status, fetch.bytes) == ("fetched", 200, len(PDF))
    assert desk.files() == {fetch.file: PDF}
    assert desk.sidecars() == [{"source": site.address(LETTER), "authority": "Dudley", "licence": "OGL"}]
    agent = site.asked[-1][1]["user-agent"]
    assert agent.startswith("Oversight/") and "data@dudley.test" in agent
    assert site.asked[-1][1]["host"] == f"{HOST}:{site.port}"


def test_a_body_that_stalls_is_given_up_and_leaves_nothing(site: Site, desk: Desk) -> None:
    def stall(handler: BaseHTTPRequestHandler) -> None:
        head(handler, 2 * len(PDF))
        handler.wfile.write(PDF)
        handler.wfile.flush()
        site.wait(60)

    site.does(LETTER, stall)

    assert asked(desk, site, attempts=1, silence=SHORT) == "timed_out"
    assert desk.files() == {} and site.paths() == [LETTER]


@pytest.mark.parametrize("is_in_head", [True, False])
def test_a_server_that_drips_is_given_up_when_the_time_is_over(site: Site, desk: Desk, is_in_head: bool) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        if not is_in_head:
            head(handler, 10_000)
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: " if is_in_head else b"%PDF-")
        while not site.closing.is_set():
            handler.wfile.write(b"a")
            handler.wfile.flush()
            site.wait(0.02)

    site.does(LETTER, drip)

    assert asked(desk, site, seconds=SHORT) == "timed_out"
    assert desk.files() == {} and site.paths() == [LETTER]


def test_a_body_shorter_than_told_is_no_document(site: Site, desk: Desk) -> None:
    site.does(LETTER, lambda handler: (head(handler, len(PDF) + 5), handler.wfile.write(PDF))[0])

    assert asked(desk, site, attempts=2) == "incomplete"
    assert desk.files() == {}


def test_a_pdf_without_its_end_and_length_is_no_document(site: Site, desk: Desk) -> None:
    site.does(LETTER, lambda handler: (head(handler, None), handler.wfile.write(PDF[:20]))[0])

    assert asked(desk, site) == "incomplete"
    assert desk.files() == {}


@pytest.mark.parametrize("is_told", [True, False])
def test_a_body_without_end_is_left_at_the_limit(site: Site, desk: Desk, is_told: bool) -> None:
    def pour(handler: BaseHTTPRequestHandler) -> None:
        head(handler, 10**12 if is_told else None)
        while not site.closing.is_set():
            handler.wfile.write(PDF * 100)

    site.does(LETTER, pour)

    assert asked(desk, site, largest_megabytes=0.05) == "too_large"
    assert desk.files() == {}


def test_a_busy_host_is_left_alone_for_as_long_as_it_asks(site: Site, desk: Desk) -> None:
    site.in_turn(LETTER, gives(b"", 429, Retry_After="7"), gives(b"", 503), gives())

    assert asked(desk, site) == "fetched"
    pauses = [pause for pause in desk.slept if pause]
    assert pauses[0] == 7 and 2 <= pauses[1] <= 8


def test_a_host_that_names_a_time_is_asked_again_then(site: Site, desk: Desk) -> None:
    then = format_datetime(dt.datetime.now(dt.UTC) + dt.timedelta(seconds=40), usegmt=True)
    site.in_turn(LETTER, gives(b"", 429, Retry_After=then), gives())

    assert asked(desk, site) == "fetched"
    assert 25 < max(desk.slept) <= 40


def test_a_host_that_asks_for_hours_is_left_to_the_next_time(site: Site, desk: Desk) -> None:
    site.gives(LETTER, b"", 429, Retry_After="7200")
    desk.states(direct(site.address(LETTER), site.address("/another.pdf")))

    assert [fetch.outcome for fetch in desk.fetch()] == ["server_error"] * 2
    assert site.paths() == [LETTER] and desk.slept == []


def test_a_host_that_fails_time_and_again_is_left_to_the_next_time(site: Site, desk: Desk) -> None:
    paths = [f"/{number}.pdf" for number in range(5)]
    for path in paths:
        site.gives(path, b"", 500)
    desk.states(direct(*map(site.address, paths)))

    assert {fetch.outcome for fetch in desk.fetch()} == {"server_error"}
    assert site.paths() == [path for path in paths[:3] for _ in range(3)]

    site.gives("/1.pdf")
    desk.fetch()
    assert site.paths()[9:] == [*["/0.pdf"] * 3, "/1.pdf", *(path for path in paths[2:] for _ in range(3))]


def test_a_host_with_letters_of_its_own_is_asked_by_its_name_in_ascii(site: Site, desk: Desk) -> None:
    places = desk.resolver = Places()
    site.gives(LETTER)
    desk.states(direct(f"http://d\u00fcdley.test:{site.port}{LETTER}"), private_hosts=["xn--ddley-kva.test"])

    assert [fetch.outcome for fetch in desk.fetch()] == ["fetched"]
    assert set(places.asked) == {"xn--ddley-kva.test"}


def test_an_error_that_passes_costs_a_pause_that_is_never_quite_the_same(site: Site, desk: Desk) -> None:
    site.in_turn(LETTER, gives(b"", 500), gives(b"", 502), gives())

    assert asked(desk, site) == "fetched"
    assert desk.slept[0] != desk.slept[1]


@pytest.mark.parametrize(
    ("status", "outcome", "times"),
    [(404, "not_found", 1), (410, "not_found", 1), (403, "refused", 1), (500, "server_error", 3)],
)
def test_an_error_that_stays_is_told(site: Site, desk: Desk, status: int, outcome: str, times: int) -> None:
    site.gives(LETTER, b"sorry", status)

    assert asked(desk, site) == outcome
    assert site.paths() == [LETTER] * times and desk.files() == {}


def test_a_name_that_nobody_knows_is_unreachable(site: Site, desk: Desk) -> None:
    async def nowhere(host: str, port: int) -> list[str]:
        raise OSError("no such name")

    desk.resolver = nowhere

    assert asked(desk, site, attempts=1) == "unreachable"


def test_what_nobody_foresaw_costs_its_address_and_is_told(site: Site, desk: Desk) -> None:
    async def odd(host: str, port: int) -> list[str]:
        raise RuntimeError("an odd name")

    desk.resolver = odd
    desk.states(direct(site.address(LETTER)))

    (fetch,) = desk.fetch()

    assert (fetch.outcome, fetch.message) == ("failed", "RuntimeError: an odd name")


def test_the_next_place_of_a_host_is_tried_where_one_takes_no_connection(site: Site, desk: Desk) -> None:
    site.gives(LETTER)
    desk.resolver = Places({HOST: ["127.0.0.2", "127.0.0.1"]})

    assert asked(desk, site) == "fetched"


def test_an_unchanged_document_is_not_sent_again(site: Site, desk: Desk) -> None:
    changed = "Mon, 03 Jun 2024 09:00:00 GMT"
    site.in_turn(
        LETTER,
        gives(ETag='"7"', Last_Modified=changed),
        gives(b"", 304),
        gives(PDF + b"\n", ETag='"8"'),
        gives(b"", 304),
    )

    assert [asked(desk, site) for _ in range(4)] == ["fetched", "unchanged", "fetched", "unchanged"]
    conditions = [headers.get("if-none-match") for path, headers in site.asked if path == LETTER]
    assert conditions == [None, '"7"', '"7"', '"8"']
    assert site.asked[-1][1].get("if-modified-since") is None and list(desk.files().values()) == [PDF + b"\n"]


def test_a_document_that_was_deleted_by_hand_is_fetched_again(site: Site, desk: Desk) -> None:
    site.gives(LETTER, ETag='"7"')
    asked(desk, site)
    (name,) = desk.files()
    (desk.paths.inbox / name).unlink()

    assert asked(desk, site) == "fetched"
    assert "if-none-match" not in site.asked[-1][1]


def test_the_same_bytes_without_any_header_are_unchanged(site: Site, desk: Desk) -> None:
    site.gives(LETTER)

    assert [asked(desk, site) for _ in range(2)] == ["fetched", "unchanged"]


# Where an address leads


def test_a_redirect_within_the_named_hosts_is_followed(site: Site, desk: Desk) -> None:
    site.gives(LETTER, b"", 302, Location=site.address("/moved.pdf", OTHER))
    site.gives("/moved.pdf")

    assert asked(desk, site) == "fetched"
    assert desk.fetch()[-1].final_address == site.address("/moved.pdf", OTHER)


@pytest.mark.parametrize(
    "to",
    [
        "http://elsewhere.test/letter.pdf",
        "file:///etc/passwd",
        "ftp://reports.dudley.test/letter.pdf",
        "//elsewhere.test/",
        "http://127.0.0.1/letter.pdf",
        "http://user:secret@reports.dudley.test/letter.pdf",
    ],
)
def test_a_redirect_to_anywhere_else_is_not_followed(site: Site, desk: Desk, to: str) -> None:
    site.gives(LETTER, b"", 301, Location=to)

    assert asked(desk, site) == "not_allowed"
    assert site.paths() == [LETTER] and desk.files() == {}


@pytest.mark.parametrize("to", ["http://[::1", "gopher:\\\\x"])
def test_a_redirect_to_what_is_no_address_is_no_answer(site: Site, desk: Desk, to: str) -> None:
    site.gives(LETTER, b"", 301, Location=to)

    assert asked(desk, site, attempts=1) == "incomplete"


def test_a_redirect_to_a_named_host_inside_the_network_is_not_followed(site: Site, desk: Desk) -> None:
    site.gives(LETTER, b"", 302, Location=site.address("/moved.pdf", OTHER))
    site.gives("/moved.pdf")
    desk.states(direct(site.address(LETTER), hosts=[OTHER]), private_hosts=[HOST])

    (fetch,) = desk.fetch()

    assert fetch.outcome == "not_allowed" and "private_hosts" in (fetch.message or "")
    assert site.paths() == [LETTER]


def test_a_redirect_that_goes_round_ends(site: Site, desk: Desk) -> None:
    site.gives(LETTER, b"", 302, Location=LETTER)

    assert asked(desk, site) == "unreachable"
    assert len(site.paths()) == 6


def test_a_name_is_resolved_once_a_request_and_the_connection_made_to_what_was_checked(site: Site, desk: Desk) -> None:
    places = desk.resolver = Places()
    site.gives(LETTER)

    assert asked(desk, site) == "fetched"
    assert places.asked == [HOST] * len(site.asked)


@pytest.mark.parametrize(
    "place",
    [
        *(
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "224.0.0.1",
        ),
        *("::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fec0::1", "ff02::1", "::ffff:10.0.0.1"),
        *("64:ff9b::a00:1", "2002:a00:1::"),
    ],
)
def test_no_place_inside_a_network_is_public(site: Site, desk: Desk, place: str) -> None:
    assert not is_public(place)
    desk.resolver = Places({HOST: ["93.184.215.14", place]})
    desk.states(direct(site.address(LETTER)), private_hosts=[])

    assert [fetch.outcome for fetch in desk.fetch()] == ["not_allowed"]
    assert site.asked == []


@pytest.mark.parametrize(
    "place", ["93.184.215.14", "2606:2800:21f:cb07::1", "::ffff:93.184.215.14", "64:ff9b::5db8:d70e"]
)
def test_places_on_the_internet_are_public(place: str) -> None:
    assert is_public(place)


# Manners


def test_what_robots_forbid_is_not_asked(site: Site, desk: Desk) -> None:
    site.gives("/robots.txt", b"User-agent: *\nDisallow: /*?draft\nDisallow: /private/\nAllow: /private/open\n")
    site.gives("/private/open.pdf")
    addresses = [site.address(path) for path in ("/letter.pdf?draft=1", "/private/a.pdf", "/private/open.pdf")]
    desk.states(direct(*addresses))

    assert [fetch.outcome for fetch in desk.fetch()] == ["forbidden_by_robots", "forbidden_by_robots", "fetched"]
    assert site.paths() == ["/private/open.pdf"]
    assert len(site.asked) == 2, "robots.txt is asked once"


@pytest.mark.parametrize(
    ("status", "outcome"), [(404, "fetched"), (403, "fetched"), (500, "server_error"), (429, "server_error")]
)
def test_robots_that_may_be_there_and_cannot_be_read_forbid_all(
    site: Site, desk: Desk, status: int, outcome: str
) -> None:
    site.gives("/robots.txt", b"", status)
    site.gives(LETTER)

    assert asked(desk, site, attempts=1) == outcome
    assert len(site.paths()) == (outcome == "fetched")


def test_a_host_is_asked_one_thing_at_a_time_with_a_pause(site: Site, desk: Desk) -> None:
    for number in range(3):
        site.gives(f"/{number}.pdf")
    sources = [direct(site.address(f"/{number}.pdf"), name=f"source{number}") for number in range(3)]
    site.gives("/robots.txt", b"User-agent: Oversight\nCrawl-delay: 9\n")
    desk.states(*sources, limits={"seconds_between": 4})

    assert [fetch.outcome for fetch in desk.fetch()] == ["fetched"] * 3
    assert site.at_once == [1, -1] * 4
    assert desk.slept == [4, 9, 9]
