"""The part of a measure that a value counts: sex, age, grade, ethnicity … as `k=v; k=v`."""

from __future__ import annotations

import re

from ingest.readers.grades import grades
from ingest.readers.table_reading.vocabulary import mentioned, named

_RANGE = r"(?P<low>\d{1,2})\s*(?:-|–|to)\s*(?P<high>\d{1,2})"
_OPEN = r"(?P<over>\d{1,2})\s*(?:\+|plus|(?:&|and|or) over)(?P<rest>.*)"
_AGE = re.compile(
    rf"(?i)^(?:ages?d?\s*)?(?:under (?P<under>\d{{1,2}})s?|{_RANGE}|{_OPEN}|(?P<one>\d{{1,2}}))"
    r"(?:\s*(?:years?(?: olds?)?|yrs?))?$"
)
_AGE_INSIDE = re.compile(
    r"(?i)\b(?P<low>\d{1,2})\s*(?:-|–|to)\s?(?P<high>\d{1,2})\b|\b(?P<over>\d{1,2})\s*(?:\+|plus\b)"
)
_BY = re.compile(r"(?i)\bby\s+(.+)$")


def as_text(parts: dict[str, str]) -> str:
    """`k=v; k=v`, sorted by key; `;` and `=` within a value become commas and blanks."""
    return "; ".join(f"{key}={re.sub(r'[;=]', ',', value)}" for key, value in sorted(parts.items()))


def key_of_title(title: str) -> str | None:
    """The key that the rows of a table break its measure down by: "Challenges by Outcome", "LEGAL STATUS"."""
    by = _BY.search(title)
    if by:
        return named("breakdown_key", by[1]) or mentioned("breakdown_key", by[1])
    words = title.split()
    for count in (4, 3, 2, 1):
        key = named("breakdown_key", " ".join(words[:count])) or named("breakdown_key", " ".join(words[-count:]))
        if key:
            return key
    return None


def part_of_heading(heading: str) -> dict[str, str]:
    """What a column heading, or the name of a table beside another, breaks down by."""
    if sex := named("sex", heading):
        return {"sex": sex}
    if is_grade(heading):
        return {"grade": heading}
    if (age := age_of(heading)) and not heading.strip().isdigit():
        return {"age": age}
    return {}


def part_of_label(label: str, key: str | None) -> dict[str, str]:
    """What a row's label breaks down by, where the corner or the title names the key, or the label is an age."""
    if sex := named("sex", label):
        return {"sex": sex}
    age = age_of(label)
    if age and not label.strip().isdigit():
        return {"age": age}
    if key == "age":
        inside = _AGE_INSIDE.search(label)
        return {"age": _age(inside) if inside else label}
    return {key: label} if key else {}


def part_of_words(words: str) -> dict[str, str]:
    """What the words beside a number within a cell break down by: `(CiC)`, `3 Practice Supervisors`."""
    if population := named("looked_after", words):
        return {"population": population}
    if mentioned("role", words) is not None:
        return {"role": words}
    return {"part": words}


def is_grade(text: str) -> bool:
    """Whether a text is a grade of an inspection and nothing else."""
    bare = re.sub(r"\s*\([^()]*\)$", "", text.strip(" .*"))
    return bare == "RI" or any(grade.pattern.fullmatch(bare) for grade in grades())


def age_of(text: str) -> str | None:
    """An age as printed, in one form: `1-4`, `under 1`, `18+`; None where the text is no age."""
    match = _AGE.match(text.strip(" :"))
    return _age(match) if match else None


def _age(match: re.Match[str]) -> str:
    parts = match.groupdict()
    if parts.get("under"):
        return f"under {parts['under']}"
    if parts.get("low"):
        return f"{parts['low']}-{parts['high']}"
    if parts.get("over"):
        rest = (parts.get("rest") or "").strip()
        return f"{parts['over']}+" + (f" {rest}" if rest else "")
    return parts["one"] or ""
