"""The part a number plays (level, change, gap, target ...), its shape, and words that deny, by rows of roles.csv."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.language.beside import cues_beside
from ingest.language.cues import meaning_of, of_kind
from ingest.language.facets import Restrictor, Role, Shape
from ingest.language.masking import Mask
from ingest.language.moves import move
from ingest.language.naming import OF_SUBJECT, Counted, is_number, is_unit
from ingest.language.parser import Token, Tree
from ingest.language.predicates import Predicate

_SHAPES = {"count": "unknown", "share": "share", "duration": "duration", "amount": "amount", "points": "share"}


def surroundings(tree: Tree, number: Token, found: Counted, said: Predicate, place: str) -> dict[str, str]:
    """The words that rows may look at, by their reach; `before` and `after` end at the next number on each side."""
    core = max(number.index, found.core.index if is_unit(found.core) else number.index)
    before: list[str] = []
    for token in reversed(tree.tokens[: number.index]):
        if is_number(token) or token.text in (";", ":", "%"):
            break
        before.insert(0, token.text)
    after: list[str] = []
    for token in tree.tokens[core + 1 :]:
        if is_number(token) or token.text in (";", ":"):
            break
        after.append(token.text)
    is_time = _unit_shape(found) == "duration"
    return {
        "before": " ".join(before),
        "before_time": " ".join(before) if is_time else "",
        "inside": " ".join(before) if place == "inside" else "",
        "after": " ".join(after),
        "predicate": " ".join(word.text for word in (*said.fronted, *said.words)),
        "governor": said.governor.lemma if said.governor is not None else "",
        "noun": found.noun.lemma if found.noun is not None else "",
    }


def met(kind: str, around: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Meaning and rule of every row of a kind that the surroundings meet, in the table's order."""
    for cue in of_kind("roles", kind):
        words = around[cue.reach]
        match = cue.pattern.search(words)
        if match and not (cue.stops_at and cue.stops_at.search(words, match.start())):
            yield cue.meaning, cue.rule


def role(
    text: str, number: Token, around: dict[str, str], found: Counted, own: tuple[Restrictor, ...], place: str
) -> tuple[Role, str]:
    """The part that the number plays, decided before any measure is thought of, and the rule that decided."""
    moved = move(text, number.start, number.end) if is_number(number) else None
    if moved:
        met_there = cues_beside(moved, text, number.start, number.end)
        return moved, next((cue.rule for cue in met_there), f"{moved}.bare")
    for meaning, rule in met("role", around):
        return meaning, rule  # type: ignore[return-value]
    if found.how == "gap":
        return "gap", "syntax.gap"
    if place == "whole":
        return "whole", "syntax.whole"
    for each in own:
        if each.kind in ("sample", "audit"):
            return "sample", each.rule
        if each.kind in ("part_of", "all_but"):
            return "part", each.rule
    is_part = (found.whole is not None and found.how != OF_SUBJECT) or found.fronted is not None
    return ("part", "syntax.part") if is_part else ("level", "syntax.level")


def shape(around: dict[str, str], masks: tuple[Mask, ...], found: Counted, number: Token) -> tuple[Shape, str]:
    """What kind of quantity it is: the unit says it, else the noun and the verb."""
    own = _unit_shape(found)
    if own != "unknown":
        return own, "unit"
    if any(mask.rule == "unit.rate" and 0 <= mask.start - number.end <= 2 for mask in masks):
        return "rate", "unit.rate"
    for meaning, rule in met("shape", around):
        return meaning, rule  # type: ignore[return-value]
    return "unknown", ""


def _unit_shape(found: Counted) -> Shape:
    meaning = meaning_of("nouns", "unit", found.core.text)
    return _SHAPES.get(meaning, "unknown")  # type: ignore[return-value]
