"""Sentences that print figures, with the figures they print."""

from __future__ import annotations

import datetime as dt
import re
from random import Random

from tests.benchmark.nation.truth import PrintedValue

_SLOT = re.compile(r"\{(count|percent):(\d+)-(\d+)(?:@(now|before))?\}")

AREA_STATISTICS = (
    ("Children living in this area", (
        "Approximately {count:20000-180000} children and young people under the age of 18 years live in {place}. "
        "This is {percent:17-27} of the total population in the area.",
        "Approximately {percent:9-31} of the local authority's children are living in poverty.",
        "Children and young people from minority ethnic groups account for {percent:4-48} of all children living in "
        "the area.",
    )),
    ("Child protection in this area", (
        "At {now}, {count:1200-4800@now} children were in need of help from a specialist service after an assessment. "
        "This compares with {count:1200-4800@before} at {before}.",
        "At {now}, {count:130-690@now} children and young people were the subject of a child protection plan. This "
        "compares with {count:130-690@before} at {before}.",
        "At {now}, {count:2-40@now} children lived in a privately arranged fostering placement. This compares with "
        "{count:2-40@before} at {before}.",
    )),
    ("Children looked after in this area", (
        "At {now}, {count:710-990@now} children are being looked after by the local authority. This compares with "
        "{count:710-990@before} at {before}.",
    )),
)  # fmt: skip
"""Headings of the area's own statistics and the sentences below each, in the order of the reports."""

IN_THE_TEXT = (
    "At {now}, {count:710-990@now} children were looked after.",
    "At {now}, {count:130-690@now} children were the subject of a child protection plan.",
    "At {now}, {percent:75-98@now} of care leavers were in suitable accommodation.",
    "At {now}, {percent:40-70@now} of care leavers were in education, employment or training.",
    "At {now}, {percent:61-99@now} of children looked after had an up-to-date health assessment.",
    "At {now}, {percent:8-30@now} of social work posts were held by agency staff.",
    "At {now}, {count:40-240@now} approved foster carers lived in the area.",
    "At {now}, {count:20-140@now} children lived in residential children's homes.",
    "At {now}, {percent:5-14@now} of children looked after had three or more placements in the year.",
    "At {now}, {count:12-96@now} children were waiting to be adopted.",
)  # fmt: skip
"""Sentences of running text; in real reports most figures stand in such."""


def drawn(place: str, unit: str, low: int, high: int, day: dt.date) -> float:
    """The value of a place on a day, from `low` to `high`: the same in every paper, which agree as real ones mostly do.

    The range stands for the measure: what is printed in two ways must have one. Shares have one decimal.
    """
    random = Random(f"{place}/{unit}/{low}/{high}/{day}")
    return random.randint(low, high) if unit == "count" else random.randint(10 * low, 10 * high) / 10


def day_printed(day: dt.date) -> str:
    """As reports print a day: 31 March 2015."""
    return f"{day.day} {day:%B %Y}"


def printed(template: str, place: str, now: dt.date) -> tuple[str, list[PrintedValue]]:
    """The sentence with its figures, and these figures; `before` is a year earlier."""
    before = (now + dt.timedelta(days=1)).replace(year=now.year - 1) - dt.timedelta(days=1)  # month ends stay ends
    days = {"now": now, "before": before, None: None}
    values: list[PrintedValue] = []

    def fill(slot: re.Match[str]) -> str:
        unit, day = slot[1], days[slot[4]]
        value = drawn(place, unit, int(slot[2]), int(slot[3]), day or now)
        values.append(PrintedValue(value, unit, day))
        return shown(value, unit)

    sentence = _SLOT.sub(fill, template)
    return sentence.format(place=place, now=day_printed(now), before=day_printed(before)), values


def shown(value: float, unit: str) -> str:
    """As papers print it: 1,204 and 71.3%."""
    return f"{value:,}" if unit == "count" else f"{value:.1f}%"
