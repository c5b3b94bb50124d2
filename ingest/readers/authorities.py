"""Which local authority a document is about, from the names in the catalogue."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from ingest.catalogue import rows

_TITLED = re.compile(
    r"\b(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady|Professor)\.?\s(?:[A-Z][\w.'-]*\s)?$"
)
_FIRST_NAME = re.compile(
    r"\b(?!(?:County|City|Greater|North|South|East|West|In|At|For|Of|From|To|And)\s)"
    r"(?!(?:The|This|Our|Its|A|All|Both|By|On|With|When|As|Former|New)\s)[A-Z][a-z]+\s$"
)
_LISTED_AS_INSPECTORS = re.compile(r"\b[Ii]nspectors?\b[^.:]*(?:\b(?:was|were)\b|:) (?:[A-Z][\w’'-]+(?:, | and | ))+$")
_RANKS = r"(?:(?:Her|His) Majesty[’']s|Ofsted|CQC|Lead) (?:[Ii]nspector|HMI)|S?HMI"
_BEFORE_POSTS = "Interim|Acting|Strategic|Corporate|Executive|Deputy|Assistant|Senior|Joint|National|Regional"
_INVERTED = re.compile(r"^(?P<name>[^,]+), (?P<kind>(?:City|County) of)$")


@dataclass(frozen=True)
class Authority:
    """One authority of the catalogue, whatever its ONS code: its key, the name people use, and its last day if any."""

    key: str
    name: str
    ended: dt.date | None


class Bearer(NamedTuple):
    """An authority that bears or bore a name, and the first and last day on which the name meant it."""

    authority: Authority
    valid_from: dt.date | None
    valid_to: dt.date | None

    def bore_it_on(self, day: dt.date) -> bool:
        """True where the name meant this authority on that day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


class NamedPlace(NamedTuple):
    """One printed name of an authority, who bore it, its line up to it, and from it to the end of the next."""

    before: str
    name: str
    after: str
    bearers: tuple[Bearer, ...]


def find_authority(text: str, on: dt.date | None = None) -> Authority | None:
    """The authority first named in the text, as it stood on a day; None where no name of the catalogue occurs."""
    found = next(_named(text), None)
    return standing(found, on) if found else None


def authorities_named(text: str, on: dt.date | None = None) -> list[Authority]:
    """Each authority that the text names, as it stood on a day, in the order in which they are first named."""
    return list(dict.fromkeys(standing(bearers, on) for bearers in _named(text)))


def most_named_authority(text: str, on: dt.date | None = None) -> Authority | None:
    """The authority that the text names most often; None where no name of the catalogue occurs."""
    counts = Counter(standing(bearers, on) for bearers in _named(text))
    return counts.most_common(1)[0][0] if counts else None


def standing(bearers: tuple[Bearer, ...], on: dt.date | None) -> Authority:
    """Of the authorities that bore one name, the one of that day; the present one where no day is known."""
    then = [bearer for bearer in bearers if on and bearer.bore_it_on(on)]
    present = [bearer for bearer in bearers if bearer.valid_to is None]
    return (then or present or bearers)[0].authority


def named_places(text: str) -> Iterator[NamedPlace]:
    """Where each name is in the text, in reading order.

    A name begins with a capital, so that "reading" is no authority, and is no person's: "Alex Durham, Head of ...".
    """
    names, pattern = _names()
    plain = _plain(text)
    for match in pattern.finditer(plain):
        place = NamedPlace(
            plain[plain.rfind("\n", 0, match.start()) + 1 : match.start()],
            match[0],
            "\n".join(plain[match.end() :].split("\n", 2)[:2]),
            names[_key(match[0])],
        )
        if match[0][0].isupper() and not _is_surname(place):
            yield place


def provider_named(text: str, authority: Authority | None, on: dt.date | None = None) -> str | None:
    """The provider of the catalogue that delivers for the authority on that day and is named in the text."""
    if authority is None:
        return None
    plain = _plain(text)
    for row in rows("providers"):
        if row["local_authority_key"] != authority.key or _plain(row["provider"]).lower() not in plain.lower():
            continue
        day = on.isoformat() if on else row["valid_from"]
        if row["valid_from"] <= day and (not row["valid_to"] or day <= row["valid_to"]):
            return row["provider"]
    return None


def _named(text: str) -> Iterator[tuple[Bearer, ...]]:
    """Who bore each name in the text."""
    return (place.bearers for place in named_places(text))


def _is_surname(place: NamedPlace) -> bool:
    """Whether a title is before the name, or a first name before it and a post or an inspector's rank after it."""
    if " " in place.name:
        return False
    if _TITLED.search(place.before):
        return True
    is_behind_first_name = _FIRST_NAME.search(place.before) is not None
    return is_behind_first_name and (
        _post_behind().match(place.after) is not None or _LISTED_AS_INSPECTORS.search(place.before) is not None
    )


@cache
def _post_behind() -> re.Pattern[str]:
    """Any post behind a comma; one that answers in public also without, or on the next line: "Jo Bury HMI"."""
    posts = [row for row in rows("officer_roles") if row["form"] == "post"]
    every = "|".join(row["pattern"] for row in posts)
    public = "|".join(row["pattern"] for row in posts if row["level"] == "director")
    return re.compile(
        rf",\s(?:(?:[A-Z][\w'&/-]*|and|of|for|&) ){{0,6}}?(?:{every}|{_RANKS})\b"
        rf"|,?\s+(?:(?:{_BEFORE_POSTS}) )*(?:{public}|{_RANKS})\b"
    )


@cache
def _names() -> tuple[dict[str, tuple[Bearer, ...]], re.Pattern[str]]:
    """Who bore every lower-case printed name, and the pattern that finds the names, the longest first."""
    bearers: dict[str, dict[str, Bearer]] = {}
    authorities = {}
    for row in rows("local_authorities"):
        if not row["la_code"]:  # England
            continue
        authority = Authority(row["local_authority_key"], row["short_name"], _day(row["valid_to"]))
        authorities[authority.key] = authority
        for name in _forms(row["name"]) | _forms(row["short_name"]):
            bearer = Bearer(authority, _day(row["valid_from"]), authority.ended)
            bearers.setdefault(name, {})[authority.key] = bearer
    for row in rows("local_authority_aliases"):
        authority = authorities[row["local_authority_key"]]
        for name in _forms(row["alias"]):
            bearer = Bearer(authority, _day(row["valid_from"]), _day(row["valid_to"]))
            bearers.setdefault(name, {}).setdefault(authority.key, bearer)
    longest_first = sorted(bearers, key=len, reverse=True)
    pattern = "|".join(re.escape(name).replace(r"\ ", r"[\s-]+").replace(r"\-", r"[\s-]") for name in longest_first)
    by_name = {_key(name): tuple(found.values()) for name, found in bearers.items()}
    return by_name, re.compile(rf"\b(?:{pattern})(?!\w)", re.I)


def _forms(name: str) -> set[str]:
    plain = _plain(name).lower()
    inverted = _INVERTED.match(_plain(name))
    return {plain, inverted["name"].lower()} if inverted else {plain}


def _plain(text: str) -> str:
    """The text with typographic variants and "&" made alike; lengths may change."""
    return text.replace("’", "'").replace("‘", "'").replace(" & ", " and ").replace("St. ", "St ")


def _key(name: str) -> str:
    return re.sub(r"[\s-]+", " ", name.lower())


def _day(printed: str) -> dt.date | None:
    return dt.date.fromisoformat(printed) if printed else None
