"""The explorer in a real browser: drawn charts, no complaint of axe or of the policy, the keyboard alone, back and
forward."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from tests.conftest import PATIENCE, Walked
from tests.integration.explored import serving
from warehouse.connect import open_published

playwright = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
PHONE, DESK = {"width": 390, "height": 800}, {"width": 1366, "height": 768}
REDRAWN = "() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))"
DRAWN = "() => [...document.querySelectorAll('[data-specification]')].every(one => one.querySelector('svg, img'))"
"""Every chart, or where one cannot be drawn its picture; to wait until nobody asks for anything takes half a second."""
BRADFORD = "/authority/LA380"


@pytest.fixture(scope="module")
def here(walked: Walked) -> Iterator[str]:
    """The address of the explorer over the specimens, on a port of its own."""
    with serving(walked.data) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[playwright.Browser]:
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"], timeout=1000 * PATIENCE)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: playwright.Browser, here: str) -> Iterator[playwright.Page]:
    """A page of its own, that must not log anything: what the policy forbids is logged."""
    context = screen_of(browser, here, viewport=DESK)
    opened, said = context.new_page(), list[str]()
    listen(opened, said)
    yield opened
    context.close()
    assert said == []


def screen_of(browser: playwright.Browser, here: str, **choices: object) -> playwright.BrowserContext:
    """A screen of its own, on which whatever is waited for may take its time."""
    context = browser.new_context(base_url=here, **choices)
    context.set_default_timeout(1000 * PATIENCE)
    return context


def listen(page: playwright.Page, said: list[str]) -> None:
    """Notes what the page logs."""
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))


@pytest.fixture(scope="module")
def addresses(walked: Walked) -> list[str]:
    """A page of every view, with much on it and with nothing."""
    with open_published(walked.data.published) as warehouse:
        value, finding, judgement, event, official, document, pack = warehouse.execute(
            "select (select observation_id from reporting.headline_values where value = 893), "
            "(select min(later_finding_id) from reporting.recurring_issues), "
            "(select min(judgement_id) from marts.fct_judgements where is_second_hand), "
            "(select min(event_id) from marts.dim_oversight_events), "
            "(select min(official_value_id) from marts.fct_official_values), "
            "(select arg_max(document_id, findings) from reporting.documents), "
            "(select min(document_id) from reporting.documents where kind = 'committee_pack')"
        ).fetchall()[0]
    evidence = [f"/evidence/value/{value}", f"/evidence/finding/{finding}"]
    evidence += [f"/evidence/judgement/{judgement}", f"/evidence/event/{event}"]
    compared = ["/compare?area=Bradford:2014,2022&area=Bolton:2014", "/compare?area=Bolton:2014&neighbours=2021"]
    nation = ["/nation?area=Bradford", "/nation?at=report"]
    themes = ["/themes", "/themes/supervision?area=Bradford", "/search?q=private+foste"]
    views = [
        "/",
        "/moves",
        "/agreement",
        "/worse",
        "/changes",
        "/review",
        *nation,
        "/contradictions",
        *themes,
        BRADFORD,
        "/authority/LA332",
    ]
    series = [
        "/series?area=Bradford&area=Bolton&neighbours=2021",
        "/series?area=Bradford&measure=private_fostering_arrangements",
        "/series?area=Wigan&measure=re_referrals",
        f"/official/{official}",
        f"/document/{document}",
        f"/document/{pack}",
        "/words",
    ]
    return [*views, *series, *evidence, *compared]


@dataclass
class Looked:
    """What was seen of every page: faults that axe finds, addresses asked, pages too wide, what was logged."""

    faults: list[tuple[str, str, str]] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)
    too_wide: list[tuple[str, int]] = field(default_factory=list)
    logged: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def looked(browser: playwright.Browser, here: str, addresses: list[str]) -> Looked:
    """Each page opened once, on the screen of a phone, and then shown on that of a desk, where axe looks at it."""
    from axe_playwright_python.sync_playwright import Axe

    seen = Looked()
    context = screen_of(browser, here)
    page = context.new_page()
    page.on("request", lambda request: seen.asked.add(request.url))
    listen(page, seen.logged)
    for address in addresses:
        page.set_viewport_size(PHONE)
        page.goto(address)
        page.wait_for_function(DRAWN)
        for screen in (PHONE, DESK):
            page.set_viewport_size(screen)
            page.evaluate(REDRAWN)
            if page.evaluate("document.documentElement.scrollWidth") > screen["width"]:
                seen.too_wide.append((address, screen["width"]))
        results = Axe().run(page, options=RULES)
        seen.faults += [(address, one["id"], one["nodes"][0]["html"]) for one in results.response["violations"]]
    context.close()
    return seen


def test_axe_finds_nothing_on_any_page(looked: Looked) -> None:
    assert looked.faults == []


def test_no_page_is_wider_than_its_screen(looked: Looked) -> None:
    assert looked.too_wide == []


def test_nothing_is_asked_of_anybody_else(looked: Looked, here: str) -> None:
    assert {url.split("/")[2] for url in looked.asked} == {here.split("/")[2]}


def test_no_page_logs_anything(looked: Looked) -> None:
    assert looked.logged == []


def test_a_chart_is_drawn_in_the_place_of_its_picture_and_a_point_leads_to_its_passage(page: playwright.Page) -> None:
    page.goto(BRADFORD)

    page.locator("[data-specification*=timeline] svg .mark-symbol.role-mark path").first.click()
    page.wait_for_url("**/evidence/judgement/*")


def test_without_scripts_the_page_says_the_same(browser: playwright.Browser, here: str) -> None:
    context = screen_of(browser, here, java_script_enabled=False)
    page = context.new_page()
    page.goto(BRADFORD, wait_until="networkidle")

    assert page.locator("[data-specification] img").count() > 0
    assert page.locator("table").count() > 5
    context.close()


def test_what_is_folded_is_printed(page: playwright.Page) -> None:
    page.goto(BRADFORD)
    folded = page.locator("#table-judged ~ details.rest tbody tr").last
    assert not folded.is_visible()

    page.emulate_media(media="print")
    box = folded.bounding_box()
    assert box and box["height"] > 0 and not page.locator("details.rest > summary").first.is_visible()


def test_by_the_keyboard_alone_a_figure_is_followed_to_its_passage_and_back(page: playwright.Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "To the content"
    page.get_by_label("Authority").focus()
    page.keyboard.type("Bradford")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{BRADFORD}")
    page.locator("section a[href^='/evidence/value/']").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/evidence/value/*")
    assert page.get_by_role("heading", name="The passage").is_visible()
    page.go_back()
    assert page.get_by_role("heading", level=1).inner_text() == "Bradford"
    page.go_forward()
    assert page.get_by_role("heading", name="The passage").is_visible()


def test_what_is_found_is_shown_as_one_types(page: playwright.Page) -> None:
    page.goto("/search")
    page.get_by_label("Words of findings").press_sequentially("private fostering")
    page.wait_for_url("**/search?q=private+fostering**")
    page.locator("#found mark", has_text=re.compile("foster")).first.wait_for()
    assert "findings" in page.get_by_role("status").inner_text()
    page.locator("#found a[href^='/evidence/']").first.click()
    page.wait_for_url("**/evidence/finding/*")
    page.go_back()
    assert page.get_by_label("Words of findings").input_value() == "private fostering"


def test_on_a_telephone_a_row_is_a_list_and_a_chart_is_as_wide_as_the_screen(page: playwright.Page) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page.set_viewport_size({"width": 390, "height": 800})
    for address, chart, beside in (
        (BRADFORD, "timeline", "#table-standing ~ .scroll a[href^='/evidence/judgement/']"),
        ("/compare?area=Bradford:2014,2022&area=Bolton:2014", "ratios", "td[data-label='Bolton 2014'] .verdict"),
    ):
        page.goto(address)
        page.wait_for_function(DRAWN)
        page.evaluate(REDRAWN)
        drawn = page.locator(f"[data-specification*={chart}] svg").bounding_box()
        last = page.locator(beside).first.bounding_box()
        assert drawn and last and max(box["x"] + box["width"] for box in (drawn, last)) <= 390, (address, drawn, last)
        assert Axe().run(page, options=RULES).response["violations"] == []
