"""`python -m tests.looking DATA`: every view of every authority in a real browser, and every link of the explorer once.

Prints how many addresses of each view were asked for and what was wrong: links that are not answered, what the browser
logs (the policy's refusals too), errors of scripts, charts that were not drawn, and what axe finds against WCAG 2.2 AA.
Ends with 1 where there is anything.

Over 179 documents more than 56,000 links are found, most of them evidence of a figure; asked one after the other they
came at 7 a second, and a page took 3 s in the browser: name --most and --looked there.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from dagster_project.paths import DataPaths
from tests.benchmark.explorer.served import served
from tests.benchmark.explorer.users import view
from tests.integration.test_explorer_browser import CHROMIUM, RULES
from tests.looking.links import follow

NOT_DRAWN = "[...document.querySelectorAll('[data-specification]')].filter(one => !one.querySelector('svg')).length"
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
SIZES = ({"width": 1366, "height": 768}, {"width": 390, "height": 844})
"""A screen of a laptop and a telephone's."""


def main() -> None:
    """Follows, looks, prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--most", type=int, help="of each view follow no more addresses than this; all by default")
    parser.add_argument("--looked", type=int, help="of each view open no more pages in the browser; all by default")
    asked = parser.parse_args()
    with served(DataPaths(asked.data)) as explorer:
        followed = follow(explorer.address, asked.most)
        for name, number in sorted(followed.of_view.items()):
            print(f"{name:30}{number:7} followed, {followed.left_out[name]} not")
        faults = followed.faults
        with sync_playwright() as started:
            browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            pages = _first_of_each_view(followed.pages, asked.looked)
            faults += [fault for page in pages for fault in _looked_at(browser, page)]
            browser.close()
    print(f"{len(pages)} pages opened in the browser; {len(faults)} faults")
    print("\n".join(fault.replace(explorer.address, "") for fault in faults))
    sys.exit(bool(faults))


def _first_of_each_view(pages: Sequence[str], most: int | None) -> list[str]:
    chosen: Counter[str] = Counter()
    chosen_pages = []
    for page in pages:
        chosen[view(page)] += 1
        if most is None or chosen[view(page)] <= most:
            chosen_pages.append(page)
    return chosen_pages


def _looked_at(browser: Browser, address: str) -> Iterator[str]:
    """What is wrong with a page on a laptop, and whether it is wider than a telephone."""
    context = browser.new_context(viewport=SIZES[0])
    page, said = context.new_page(), []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address, wait_until="networkidle")
    yield from (f"{address} says {one}" for one in said)
    if page.evaluate(NOT_DRAWN):
        yield f"{address} has a chart that was not drawn"
    yield from (f"{address} {one}" for one in _violations(page))
    page.set_viewport_size(SIZES[1])
    if page.evaluate(WIDER):
        yield f"{address} is wider than a telephone"
    context.close()


def _violations(page: Page) -> Iterator[str]:
    for one in Axe().run(page, options=RULES).response["violations"]:
        yield f"{one['id']}: {one['nodes'][0]['html'][:200]}"


if __name__ == "__main__":
    main()
