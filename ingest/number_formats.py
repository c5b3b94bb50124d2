"""What a cell of a spreadsheet shows for the value in it, by its number format (ECMA-376, part 1, 18.8.31).

Only what tells a reader something is rendered: decimals, thousands, shares, money, units and days. Colours and fills
are not, and what is below nothing has a minus, never brackets.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Decimal

_TOKEN = re.compile(r"\[\$(?P<symbol>[^\]-]*)[^\]]*\]|\[[^\]]*\]|[_*].|\\(?P<escaped>.)|\"(?P<quoted>[^\"]*)\"|[()+-]")
"""Words that stand for themselves, in their three spellings, and what only colours, pads, fills or signs."""
_NUMBER = re.compile(r"(?P<whole>[#0?,]*[#0?])?(?:\.(?P<decimals>[#0?]+))?(?P<scale>,*)")
_NO_NUMBER = re.compile(r"[Ee]0|/|@|General", re.IGNORECASE)
_DASH = re.compile(r"\s*[-–]\s*\?*\s*")
_LARGEST, _MOST_DECIMALS = 15, 10
"""Powers of ten up to which a number is shown by its format: programs keep fifteen digits."""
_LITERAL = re.compile("\x00([^\x01]*)\x01")
"""A word that stands for itself, between marks that no format holds."""


def shown(value: object, number_format: str) -> str:
    """The text that a cell shows, days with their month in letters; empty where it shows nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, int | float):
        return " ".join(_number(Decimal(repr(value)), _marked(number_format).split(";")).split())
    if isinstance(value, dt.datetime | dt.date):
        return _day(value, _LITERAL.sub("", _marked(number_format)).lower())
    if isinstance(value, dt.time):
        return value.strftime("%H:%M")
    return " ".join(str(value).split())


def _marked(number_format: str) -> str:
    """The format with the words that stand for themselves marked, without what says nothing."""

    def kept(match: re.Match[str]) -> str:
        words = match["symbol"] or match["escaped"] or match["quoted"]
        return f"\x00{words}\x01" if words else ""

    return _TOKEN.sub(kept, number_format)


def _day(day: dt.date, number_format: str) -> str:
    """A day as far as its format goes."""
    if "d" in number_format:
        return f"{day:%-d %B %Y}"
    return f"{day:%B %Y}" if "m" in number_format else f"{day:%Y}"


def _number(value: Decimal, sections: list[str]) -> str:
    """A number by the section for its sign; a section without any place for digits shows what it says."""
    if not value.is_finite():
        return ""
    section = sections[0]
    if len(sections) > 1 and value < 0:
        section = sections[1]
    elif len(sections) > 2 and value == 0 and not _is_dash(sections[2]):
        section = sections[2]
    place = _digits(section)
    if place is None:
        return _general(value) if _NO_NUMBER.search(_LITERAL.sub("", section)) else _words(section).strip()
    scaled = abs(value) * 100 ** section.count("%") / 1000 ** len(place["scale"])
    if scaled.adjusted() > _LARGEST:
        return _general(value)
    decimals = min(len(place["decimals"] or ""), _MOST_DECIMALS)
    rounded = scaled.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    digits = f"{rounded:,}" if "," in (place["whole"] or "") else f"{rounded}"
    sign = "-" if value < 0 and rounded else ""
    return sign + _words(section[: place.start()]).lstrip() + digits + _words(section[place.end() :]).rstrip()


def _is_dash(section: str) -> bool:
    """Whether a section shows nothing but a dash, as accounts do for a nought."""
    return _DASH.fullmatch(_words(section)) is not None


def _digits(section: str) -> re.Match[str] | None:
    """Where a section has its digits; None where it is General, a fraction, scientific, or has none."""
    if _NO_NUMBER.search(_LITERAL.sub("", section)):
        return None
    return next((found for found in _NUMBER.finditer(section) if found["whole"] or found["decimals"]), None)


def _general(value: Decimal) -> str:
    """Ten significant digits, as many as a cell without a format has room for."""
    return f"{Decimal(f'{value:.10g}').normalize():f}"


def _words(around: str) -> str:
    """What stands before or behind the digits."""
    return _LITERAL.sub(r"\1", around)
