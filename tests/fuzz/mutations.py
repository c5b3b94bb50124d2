"""The kinds of mutation: each changes one thing of a specimen and says what may become of what it changed."""

from __future__ import annotations

import datetime as dt
import random
import re
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ingest.records import Observation, Reading
from ingest.vocabularies import PeriodBasis
from tests.unit.reading_of import reading_of

SPECIMENS = sorted((Path(__file__).resolve().parents[2] / "specimens").glob("*.txt"))
_DATE = re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th)? (?P<month>March|January|July|December|February) (?P<year>20\d\d)")
_GRADE = re.compile(r"(?<=\t)(?:Good|Inadequate|Outstanding|Requires improvement)$", re.MULTILINE)
_PLAIN = re.compile(r"\d{1,3}(?:,\d{3})*|\d+")
_AUTHORITIES = ("Kent", "Leeds", "Essex", "Bury")


@dataclass(frozen=True)
class Mutant:
    """A specimen changed from `start` on, where `new` stands now; `fate` is what must become of it.

    `fate`: read (as printed), rejected, undated, doubted, same (all is as it was), refused or part (no figure is new
    but in a document read with warnings).
    """

    specimen: str
    kind: str
    fate: str
    data: bytes
    start: int = 0
    old: str = ""
    new: str = ""

    def __str__(self) -> str:
        return f"{self.specimen}: {self.kind} at {self.start}: {self.old!r} becomes {self.new!r}, expected {self.fate}"


Mutation = Callable[[Path, random.Random], Mutant | None]


@cache
def text_of(specimen: Path) -> str:
    """A specimen's text."""
    return specimen.read_text(encoding="utf-8")


@cache
def original(specimen: Path) -> Reading:
    """The reading of a specimen as it is."""
    return reading_of(text_of(specimen))


def _replaced(specimen: Path, kind: str, fate: str, span: tuple[int, int], new: str) -> Mutant:
    text = text_of(specimen)
    start, end = span
    data = (text[:start] + new + text[end:]).encode("utf-8")
    return Mutant(specimen.stem, kind, fate, data, start, text[start:end], new)


def _figure(specimen: Path, chance: random.Random) -> Observation | None:
    """One figure in digits that a specimen prints."""
    found = [row for row in original(specimen).records.observations if _PLAIN.fullmatch(row.value_printed)]
    return chance.choice(found) if found else None


def _of_figure(kind: str, fate: str, change: Callable[[str, random.Random], str]) -> Mutation:
    def mutate(specimen: Path, chance: random.Random) -> Mutant | None:
        figure = _figure(specimen, chance)
        if figure is None:
            return None
        new = change(figure.value_printed, chance)
        return _replaced(specimen, kind, fate, (figure.value_start, figure.value_end), new)

    return mutate


def _another_number(printed: str, chance: random.Random) -> str:
    last = chance.choice([digit for digit in "123456789" if digit != printed[-1]])
    return printed[:-1] + last


def _with_letter(printed: str, chance: random.Random) -> str:
    return f"{printed}{chance.choice('OolI')}"


def _of_date(kind: str, fate: str, change: Callable[[re.Match[str]], str]) -> Mutation:
    def mutate(specimen: Path, chance: random.Random) -> Mutant | None:
        dated = [
            row for row in original(specimen).records.observations
            if row.reading == "sentence" and row.period_basis is PeriodBasis.PRINTED and _DATE.search(row.quote)
        ]  # fmt: skip
        if not dated:
            return None
        row = chance.choice(dated)
        match = _DATE.search(text_of(specimen), row.char_start)
        assert match is not None
        return _replaced(specimen, kind, fate, match.span(), change(match))

    return mutate


def _day_as(form: str) -> Callable[[re.Match[str]], str]:
    """A printed day in another form of strftime."""
    return lambda date: dt.datetime.strptime(f"{date['day']} {date['month']} {date['year']}", "%d %B %Y").strftime(form)


def _of_grade(kind: str, fate: str, change: Callable[[str], str]) -> Mutation:
    def mutate(specimen: Path, chance: random.Random) -> Mutant | None:
        printed = list(_GRADE.finditer(text_of(specimen)))
        if not printed:
            return None
        match = chance.choice(printed)
        return _replaced(specimen, kind, fate, match.span(), change(match[0]))

    return mutate


def _of_name(specimen: Path, chance: random.Random) -> Mutant | None:
    text = text_of(specimen)
    name = "Bolton" if "Bolton" in text else "Bradford"
    new = chance.choice((*_AUTHORITIES, "Nowhereshire"))
    return Mutant(specimen.stem, "name", "same", text.replace(name, new).encode("utf-8"), 0, name, new)


def _encoded(kind: str, fate: str, encode: Callable[[str], bytes]) -> Mutation:
    def mutate(specimen: Path, chance: random.Random) -> Mutant | None:
        return Mutant(specimen.stem, kind, fate, encode(text_of(specimen)))

    return mutate


def _inserted(kind: str, characters: str) -> Mutation:
    def mutate(specimen: Path, chance: random.Random) -> Mutant | None:
        text = text_of(specimen)
        at = chance.choice([match.start() for match in re.finditer(r"\b[a-z]{4,}\b", text)])
        return _replaced(specimen, kind, "same", (at, at), characters)

    return mutate


def _wrapped(specimen: Path, chance: random.Random) -> Mutant | None:
    """Paragraphs and items broken into lines of a width; headings of Markdown and rows of tables have one line."""
    wrap = textwrap.TextWrapper(chance.randrange(60, 110), break_on_hyphens=False)
    lines = text_of(specimen).splitlines()
    data = "\n".join(line if line[:1] == "#" or "\t" in line else "\n".join(wrap.wrap(line)) for line in lines)
    return Mutant(specimen.stem, f"lines of {wrap.width}", "same", data.encode("utf-8"))


def _retyped(kind: str, pattern: str, new: str) -> Mutation:
    """All that fits a pattern typed in another way."""
    return _encoded(kind, "same", lambda text: re.sub(pattern, new, text, flags=re.MULTILINE).encode("utf-8"))


def _cut(specimen: Path, chance: random.Random) -> Mutant | None:
    text = text_of(specimen)
    at = chance.randrange(len(text) // 3, len(text))
    return Mutant(specimen.stem, "cut", "part", text[:at].encode("utf-8"), at)


def _without_lines(specimen: Path, chance: random.Random) -> Mutant | None:
    lines = text_of(specimen).splitlines(keepends=True)
    start = chance.randrange(20, len(lines))
    end = start + chance.randrange(1, 6)
    data = "".join(lines[:start] + lines[end:]).encode("utf-8")
    return Mutant(specimen.stem, "lines left out", "part", data, start, "".join(lines[start:end]))


MUTATIONS: tuple[Mutation, ...] = (
    _of_figure("another number", "read", _another_number),
    _of_figure("noughts before", "rejected", lambda printed, _: f"000{printed.replace(',', '')}"),
    _of_figure("a letter behind", "rejected", _with_letter),
    _of_figure("a broken group", "rejected", lambda printed, _: f"{printed},4"),
    _of_figure("twenty digits", "rejected", lambda printed, _: f"{printed.replace(',', ''):9>20}"),
    _of_figure("far below nothing", "rejected", lambda printed, _: "-99,999,999,999"),
    _of_figure("a sign for a half", "rejected", lambda printed, _: "½"),
    _of_date("a day too many", "undated", lambda date: f"31 June {date['year']}"),
    _of_date("a misspelt month", "undated", lambda date: date[0].replace(date["month"][-2:], date["month"][-1])),
    _of_date("a year of five digits", "undated", lambda date: date[0][:-1] + "1" + date[0][-1]),
    _of_date("a year to come", "undated", lambda date: f"{date['day']} {date['month']} 29{date['year'][2:]}"),
    _of_date("a month cut short", "same", lambda date: f"{date['day']} {date['month'][:3]}. {date['year']}"),
    _of_date("a month in small letters", "same", lambda date: f"{date['day']} {date['month'].lower()} {date['year']}"),
    _of_date("a day in numbers", "same", _day_as("%d/%m/%Y")),
    _of_date("a day with its weekday", "same", _day_as("%A %-d %B %Y")),
    _of_date("a day behind its month", "same", _day_as("%B %-d, %Y")),
    _of_grade("two grades", "doubted", lambda grade: f"{grade} / {'Good' if grade != 'Good' else 'Inadequate'}"),
    _of_grade("no grade", "doubted", lambda grade: f"{grade[:2]}x{grade[3:]}"),
    _of_grade("a grade in question", "doubted", lambda grade: f"{grade}?"),
    _of_name,
    _encoded("a mark of order", "same", lambda text: text.encode("utf-8-sig")),
    _encoded("ends of another system", "same", lambda text: text.replace("\n", "\r\n").encode("utf-8")),
    _encoded("separators of lines", "same", lambda text: text.replace("\n", "\u2028").encode("utf-8")),
    _encoded("Windows letters", "same", lambda text: text.encode("cp1252", "replace")),
    _encoded("UTF-16", "same", lambda text: text.encode("utf-16")),
    _inserted("a colour", "\x1b[31m"),
    _inserted("a bell", "\x07"),
    _inserted("a soft hyphen", "\u00ad"),
    _wrapped,
    _retyped("tabs behind marks", r"^(•|-|\d+\.) (?=[A-Z])", "\\1\t"),
    _retyped("other list marks", r"^[•-] (?=[A-Z])", "» "),
    _retyped("letters for list marks", r"^[•-] (?=[A-Z])", "(a) "),
    _retyped("a page's number between lines", r"\n(?=\n[A-Z])", "\n– 7 –\n"),
    _retyped("other apostrophes", r"(?<=\w)['’](?=s\b)", "´"),
    _retyped("other dashes", r"(?<=\d)[–-](?=\d)", "\u2212"),
    _retyped("blanks that keep together", r"(?<=\d) (?=[A-Za-z])", "\u00a0"),
    _cut,
    _without_lines,
)  # fmt: skip
