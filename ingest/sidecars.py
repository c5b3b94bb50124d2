"""Sidecars: what `report.pdf.yaml` says of the document beside it, held against what the document prints."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from urllib.parse import urlsplit

import yaml

from ingest.folders import LONGEST_SIDECAR
from ingest.readers.authorities import Authority, named_places, standing
from ingest.readers.metadata import ASSUMED, COUNCIL, OGL, UNKNOWN, Metadata
from ingest.vocabularies import PublishedDateBasis

_LONGEST_VALUE = 300
_OGL = re.compile(r"\bOGL\b|open government licence", re.IGNORECASE)
_NOT_PRINTED = (UNKNOWN, COUNCIL)


@dataclass(frozen=True)
class Sidecar:
    """What one says; `faults` are sentences, each with the line and key of what of it cannot be used."""

    source: str | None = None
    title: str | None = None
    published_date: dt.date | None = None
    authority: Authority | None = None
    committee: str | None = None
    licence: str | None = None
    faults: tuple[str, ...] = ()


KEYS = tuple(field.name for field in fields(Sidecar) if field.name != "faults")


def read_sidecar(text: str | None) -> Sidecar:
    """What a sidecar's text says, key by key; nothing where there is no sidecar. What is wrong costs its key alone."""
    stated: dict[str, object] = {}
    faults = []
    try:
        pairs = list(_pairs(text or ""))
    except (yaml.YAMLError, RecursionError) as error:
        where = getattr(error, "problem_mark", None)
        place = f"line {where.line + 1} of its sidecar" if where else "its sidecar"
        return Sidecar(faults=(f"{place} is no YAML: expected lines such as “authority: Dudley”",))
    for line, key, value in pairs:
        if key not in KEYS:
            faults.append(f"line {line} of its sidecar says “{key}”: expected one of {', '.join(KEYS)}")
        elif key in stated:
            faults.append(f"line {line} of its sidecar says {key} a second time: expected it once")
        elif value:
            read, expected = _READ_AS[key]
            stated[key] = read(value) if len(value) <= _LONGEST_VALUE else None
            if stated[key] is None:
                faults.append(f"line {line} of its sidecar says {key} “{value[:60]}”: expected {expected}")
    return Sidecar(**stated, faults=tuple(faults))  # type: ignore[arg-type]


def _pairs(text: str) -> Iterator[tuple[int, str, str]]:
    """Line, key and value of each pair of a mapping; a value that is no plain one is as it is written.

    Raises YAMLError where the text is no mapping of YAML.
    """
    if len(text.encode()) > LONGEST_SIDECAR:
        raise yaml.YAMLError("too long")
    mapping = yaml.compose(text, Loader=yaml.BaseLoader)
    if mapping is None:
        return
    if not isinstance(mapping, yaml.MappingNode):
        raise yaml.YAMLError("no mapping")
    for key, value in mapping.value:
        written = value.value if isinstance(value, yaml.ScalarNode) else _written(text, value)
        named = key.value if isinstance(key, yaml.ScalarNode) else _written(text, key)
        yield key.start_mark.line + 1, named.strip(), " ".join(written.split())


def _written(text: str, node: yaml.Node) -> str:
    return text[node.start_mark.index : node.end_mark.index]


def _address(value: str) -> str | None:
    try:
        parts = urlsplit(value)
    except ValueError:
        return None
    is_address = parts.scheme in ("http", "https") and "." in (parts.hostname or "")
    return value if is_address and not re.search(r"[\s@]", value) else None


def _day(value: str) -> dt.date | None:
    try:
        return dt.datetime.strptime(value, "%Y-%m-%d").date()
    except ValueError:
        return None


def _authority(value: str) -> Authority | None:
    named = {standing(place.bearers, None) for place in named_places(value)}
    return named.pop() if len(named) == 1 else None


def _words(value: str) -> str | None:
    return value if any(map(str.isalpha, value)) else None


_READ_AS: dict[str, tuple[Callable[[str], object], str]] = {
    "source": (_address, "an address, as https://www.dudley.gov.uk/report.pdf"),
    "title": (_words, "the title under which it is published, as Monitoring visit"),
    "published_date": (_day, "a day, as 2024-05-31"),
    "authority": (_authority, "the name of one English local authority, as Dudley"),
    "committee": (_words, "the name of a committee, as Corporate Parenting Board"),
    "licence": (_words, f"the name of a licence, as {OGL}"),
}


def expected_of(key: str) -> str:
    """What the value of a key must be, in words."""
    return _READ_AS[key][1]


def beside(printed: Metadata, sidecar: Sidecar) -> Metadata:
    """A document's facts with what its sidecar adds to them: what is printed stands, a contradiction is a doubt."""
    filled: dict[str, object] = {"source_address": sidecar.source}
    if sidecar.title and not printed.title:
        filled["title"] = sidecar.title
    if sidecar.authority and printed.authority is None:
        filled["authority"] = sidecar.authority
    if sidecar.committee and printed.committee == "":
        filled["committee"] = sidecar.committee.lower()
    if sidecar.licence and (printed.licence in _NOT_PRINTED or printed.licence.endswith(ASSUMED)):
        filled["licence"] = sidecar.licence
    day = sidecar.published_date
    if day and printed.published_date_basis != PublishedDateBasis.PRINTED and not _earlier_day(printed, day):
        filled |= {"published_date": day, "published_date_basis": PublishedDateBasis.SIDECAR}
    doubts = (*sidecar.faults, *_contradictions(printed, sidecar))
    return replace(printed, **filled).doubting(*doubts)  # type: ignore[arg-type]


def _earlier_day(printed: Metadata, day: dt.date) -> dt.date | None:
    """A day that the document is about or written on and that comes after one; it was not published before it."""
    ends = (printed.fieldwork[1] if printed.fieldwork else None, printed.letter_date, printed.published_date)
    return max((end for end in ends if end and end > day), default=None)


def _contradictions(printed: Metadata, sidecar: Sidecar) -> Iterator[str]:
    """What a sidecar says that cannot be, as the document prints something else."""
    if sidecar.authority and printed.authority and sidecar.authority != printed.authority:
        yield f"its sidecar names {sidecar.authority.name}, and it is about {printed.authority.name}"
    day, printed_day = sidecar.published_date, printed.published_date
    if day and printed_day and printed.published_date_basis == PublishedDateBasis.PRINTED and day != printed_day:
        yield f"its sidecar says that it was published on {day:%-d %B %Y}, and it prints {printed_day:%-d %B %Y}"
    elif day and (later := _earlier_day(printed, day)):
        yield f"its sidecar says that it was published on {day:%-d %B %Y}, and it tells of {later:%-d %B %Y}"
    if sidecar.committee and printed.committee and _plain(sidecar.committee) != _plain(printed.committee):
        yield f"its sidecar says that it is for the “{sidecar.committee}”, and it names the “{printed.committee}”"
    is_printed = printed.licence not in _NOT_PRINTED and not printed.licence.endswith(ASSUMED)
    if sidecar.licence and is_printed and _licence(sidecar.licence) != _licence(printed.licence):
        yield f"its sidecar says that its licence is “{sidecar.licence}”, and it prints “{printed.licence}”"


def _licence(words: str) -> str:
    return OGL if _OGL.search(words) else _plain(words)


def _plain(words: str) -> str:
    return re.sub(r"\W+", " ", words.lower()).strip()
