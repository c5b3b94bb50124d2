"""What a paragraph or a stem has named and leaves in force: population, key stage, age group."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from ingest.language.cues import cues
from ingest.language.facets import Facets, Restrictor

_IN_FORCE = ("population", "key_stage", "cohort")
_GENERAL = ("child", "people", "person", "pupil", "student", "case", "adult", "boy", "girl", "one", "")
"""Nouns that a frame narrows; a noun of its own meaning (referrals, plans) needs none."""
_CONCEPTS = ("population.looked_after", "population.care_leavers", "population.protection_plan", "population.in_need")


@lru_cache(maxsize=2048)
def frame_of(words: str) -> tuple[Restrictor, ...]:
    """The population and key stage that a sentence names last."""
    found: dict[str, tuple[int, Restrictor]] = {}
    for cue in cues("restrictors").likely(words):
        if cue.kind in _IN_FORCE and (cue.kind != "population" or cue.rule in _CONCEPTS):
            for match in cue.pattern.finditer(words):
                known = found.get(cue.kind)
                if known is None or match.start() > known[0]:
                    found[cue.kind] = (
                        match.start(),
                        Restrictor(cue.kind, match[0], -1, -1, cue.meaning, cue.rule, "frame"),
                    )
    return tuple(restrictor for _, restrictor in found.values())


def applied(facets: Facets, stem: str | None, before: tuple[str, ...], own: str = "") -> Facets:
    """The facets with what is in force added where the counted noun is general and says nothing of the kind itself.

    `own`: the sentence itself; the key stage that it names ends that of sentences before.
    """
    if facets.counted is not None and is_own_meaning(facets.counted.head):
        return facets
    told = {each.kind for each in facets.restrictors}
    told |= {each.kind for each in frame_of(own)} & {"key_stage"}
    added: list[Restrictor] = []
    for words in (*([stem] if stem else []), *reversed(before)):
        for restrictor in frame_of(words):
            if restrictor.kind not in told:
                told.add(restrictor.kind)
                added.append(restrictor)
    return replace(facets, restrictors=(*facets.restrictors, *added))


def is_own_meaning(noun: str) -> bool:
    """False for children, people, cases: nouns that a frame or a bracket's clause narrows."""
    return noun not in _GENERAL
