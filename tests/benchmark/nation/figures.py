"""Sentences that print figures, with the figures they print."""

from __future__ import annotations

import datetime as dt
import re
from random import Random

from tests.benchmark.nation.truth import PrintedValue

_FORMS = {
    "count": ("count", "{:,}", 1), "percent": ("percent", "{:.1f}%", 10), "rate": ("rate_per_10000", "{:.1f}", 10),
    "days": ("days", "{:,} days", 1), "weeks": ("weeks", "{:,} weeks", 1),
}  # fmt: skip
"""Unit of the record, how it is printed, and the parts of one that are printed."""
_SLOT = re.compile(r"\{(count|percent|rate|days|weeks):(\d+)-(\d+)(?:@(now|before))?\}")

AREA_STATISTICS = (
    ("Children living in this area", (
        "Approximately {count:20000-180000} children and young people under the age of 18 years live in {place}. "
        "This is {percent:17-27} of the total population in the area.",
        "Approximately {percent:9-31} of the local authority's children are living in poverty.",
        "Children and young people from minority ethnic groups account for {percent:4-48} of all children living in "
        "the area.",
    )),
    ("Child protection in this area", (
        "At {now}, {count:1200-4800@now} children had been identified through assessment as being formally in need of "
        "a specialist children's service. This is an increase from {count:1100-4700@before} at {before}.",
        "At {now}, {count:130-690@now} children and young people were the subject of a child protection plan. This is "
        "an increase from {count:120-680@before} at {before}.",
        "At {now}, {count:12-40@now} children lived in a privately arranged fostering placement. This is a reduction "
        "from {count:41-60@before} at {before}.",
    )),
    ("Children looked after in this area", (
        "At {now}, {count:210-990@now} children are being looked after by the local authority (a rate of "
        "{rate:38-99@now} per 10,000 children). This is an increase from {count:200-980@before} "
        "({rate:37-98@before} per 10,000 children) at {before}.",
    )),
)  # fmt: skip
"""Headings of the area's own statistics and the sentences below each, in the order of the reports."""

IN_THE_TEXT = (
    "At {now}, {count:210-990@now} children were looked after.",
    "At {now}, {count:130-690@now} children were the subject of a child protection plan.",
    "At {now}, {percent:71-97@now} of care leavers were in suitable accommodation.",
    "At {now}, {percent:41-69@now} of care leavers were in education, employment or training.",
    "At {now}, {percent:61-99@now} of children looked after had an up-to-date health assessment.",
    "At {now}, {percent:8-30@now} of social work posts were held by agency staff.",
    "At {now}, {count:40-240@now} approved foster carers lived in the area.",
    "At {now}, {count:20-140@now} children lived in residential children's homes.",
    "At {now}, {percent:4-14@now} of children looked after had three or more placements in the year.",
    "At {now}, {count:12-96@now} children were waiting to be adopted.",
)  # fmt: skip
"""Sentences of running text; in real reports most figures stand in such."""


def day_printed(day: dt.date) -> str:
    """As reports print a day: 31 March 2015."""
    return f"{day.day} {day:%B %Y}"


def printed(template: str, random: Random, place: str, now: dt.date) -> tuple[str, list[PrintedValue]]:
    """The sentence with figures drawn from their ranges, and these figures; `before` is a year earlier."""
    before = (now + dt.timedelta(days=1)).replace(year=now.year - 1) - dt.timedelta(days=1)  # month ends stay ends
    days = {"now": now, "before": before, None: None}
    values: list[PrintedValue] = []

    def draw(slot: re.Match[str]) -> str:
        unit, form, parts = _FORMS[slot[1]]
        value = random.randint(int(slot[2]) * parts, int(slot[3]) * parts) / parts
        values.append(PrintedValue(value, unit, days[slot[4]]))
        return form.format(int(value) if parts == 1 else value)

    sentence = _SLOT.sub(draw, template)
    return sentence.format(place=place, now=day_printed(now), before=day_printed(before)), values
