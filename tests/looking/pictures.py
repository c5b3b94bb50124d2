"""`python -m tests.looking.pictures DATA`: two figures of the comparison of Bradford and Bolton in 2014, each followed
in a real browser from its point of a chart to the passage drawn on the page of the document. The pictures stand in
DATA/pictures, in the order of README.md's walk."""

from __future__ import annotations

import argparse
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from dagster_project.paths import DataPaths
from tests.benchmark.explorer.served import served
from tests.integration.test_explorer_browser import CHROMIUM
from warehouse.connect import open_published

MEASURE = "children_looked_after"
FIGURES = """
    select member, local_authority_key, observation_id
    from reporting.compare('Bradford 2014', ['Bolton 2014'])
    where subject = $measure and breakdown = '' and is_common_date and observation_id is not null
"""
POINT = """address => [...document.querySelectorAll(".mark-symbol path")].find(
    point => point.__data__?.datum?.evidence === address)"""


def main() -> None:
    """Serves, walks, writes the pictures and says where."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    data = DataPaths(parser.parse_args().data)
    folder = data.root / "pictures"
    folder.mkdir(exist_ok=True)
    with open_published(data.published) as warehouse:
        figures = {name: row for name, *row in warehouse.execute(FIGURES, {"measure": MEASURE}).fetchall()}
    (bradford, of_bradford), (_, of_bolton) = figures["Bradford 2014"], figures["Bolton 2014"]
    with served(data) as explorer, sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1366, "height": 768}, base_url=explorer.address)
        page.goto(f"/compare?area=Bradford:2014&area=Bolton:2014&measure={MEASURE}", wait_until="networkidle")
        _take(page, folder / "1_bradford_and_bolton_compared.png")
        _follow(page, of_bolton)
        _take(page, folder / "2_bolton_on_the_page.png")
        page.goto(f"/authority/{bradford}", wait_until="networkidle")
        page.locator("[data-specification*=england]").scroll_into_view_if_needed()
        page.screenshot(path=folder / "3_bradford_beside_england.png")
        _follow(page, of_bradford)
        _take(page, folder / "4_bradford_on_the_page.png")
        browser.close()
    print(f"Four pictures are in {folder}.")


def _follow(page: Page, observation_id: str) -> None:
    """Clicks the point of a chart that stands for a value, and waits for its page to be drawn."""
    address = f"/evidence/value/{observation_id}"
    point = page.evaluate_handle(POINT, address).as_element()
    if point is None:
        raise RuntimeError(f"no chart of {page.url} has a point that leads to {address}")
    point.click()
    page.wait_for_url(f"**{address}", wait_until="networkidle")


def _take(page: Page, path: Path) -> None:
    page.screenshot(path=path, full_page=True)


if __name__ == "__main__":
    main()
