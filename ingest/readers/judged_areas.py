"""Which common area a sentence means that tells of a judgement: its subject in the words of running text."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ingest.catalogue import rows

WHOLE = "overall"
_LEAD = re.compile(
    r"^(?:(?:the|its|their|our|all|overall|(?:local authority|council|authority|city|county|borough|trust)(?:[’']s)?"
    r"|quality of|effectiveness of|experiences?(?: and progress)? of|progress of|impact of"
    r"|judge?ment (?:of|for|on|about)|grade for|work (?:with|for)|graded)(?: |$))+",
    re.IGNORECASE,
)
_SERVICES = r"(?:(?:services?|arrangements?|support|provision|practice) (?:for|to|with) )?"
_SERVICE = r"(?:[’']s)?(?: (?:services?|arrangements?|provision|judge?ment))?"
_KIND = r"(?:Metropolitan|Borough|County|City|District|Unitary|Authority|Council|MBC|Children and Families Trust)"


def told_area(subject: str) -> str | None:
    """The common area that a whole subject names, the authority itself as `overall`; None where it is none of them."""
    printed = _authority_names().sub("", " ".join(subject.replace("'", "’").split())).strip(" ,:–-‘’“”")
    core = _LEAD.sub("", f"{printed} ").strip()
    return next((area for area, name in _area_names() for words in (printed, core) if name.fullmatch(words)), None)


@lru_cache(maxsize=64)
def area_named_in(text: str) -> str | None:
    """The area of service that a text names last; None where it names none, for leaders stand in any sentence."""
    printed = text.replace("'", "’")
    found = [
        (match.end(), area)
        for area, name in _area_names()
        if area not in (WHOLE, "leadership")
        for match in name.finditer(printed)
    ]
    return max(found)[1] if found else None


@cache
def _area_names() -> tuple[tuple[str, re.Pattern[str]], ...]:
    named = []
    for row in rows("judgement_area_names"):
        is_whole = row["area"] == WHOLE
        pattern = rf"(?:{row['pattern']})" if is_whole else rf"\b{_SERVICES}(?:{row['pattern']})\b{_SERVICE}"
        named.append((row["area"], re.compile(pattern, re.IGNORECASE)))
    return tuple(named)


@cache
def _authority_names() -> re.Pattern[str]:
    """An authority's name with what belongs to it: "in the London Borough of Sutton", "Leeds City Council’s"."""
    names = {row["alias"] for row in rows("local_authority_aliases")}
    names |= {row[form] for row in rows("local_authorities") for form in ("name", "short_name")}
    either = "|".join(re.escape(name).replace("'", "’") for name in sorted(names, key=len, reverse=True))
    return re.compile(
        r"(?:\b(?:in|of|across|for|within|by) )?(?:\b[Tt]he )?"
        r"(?:\b(?:London|Royal|City|County|Borough)(?: Borough| City)? of )?"
        rf"\b(?:{either})\b(?: {_KIND})*(?:’s?)?(?= |$)"
    )
