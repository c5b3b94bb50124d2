"""Judgements of earlier inspections as running text tells them: what was judged, how, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.readers.grades import grade_pattern
from ingest.readers.judged_areas import WHOLE, area_named_in, told_area
from ingest.readers.printed_dates import PrintedSpan, first_month_or_year
from ingest.readers.told_dates import is_publication_date, last_date, listed_dates, sentence_places
from ingest.structure.model import Block

INSPECTED = re.compile(r"\b(?:(?:re-?)?inspect(?:ion|ions|ed)|Ofsted|ILACS)\b", re.IGNORECASE)
INSTITUTION = re.compile(
    r"\b(?:homes?|schools?|pupils|colleges?|academ(?:y|ies)|nurser(?:y|ies)|units?)\b", re.IGNORECASE
)
_SOMETHING_ELSE = re.compile(
    r"\b(?:agency|agencies|centres?|placements?|settings?|cases?|audits?|audited|plans?|assessments?|providers?"
    rf"|provision|hospitals?|LSCB|board|peer|police|health)\b|{INSTITUTION.pattern}",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b20[0-2]\d\b")
_GRADE = grade_pattern()
_PRINTED = rf"[‘’'“\"]?(?P<grade>{_GRADE})[’'”\"]?"
_JUDGEMENT_ENDS = (
    r"(?=\s*(?:$|[,.;:()–-]|\b(?:overall|at|in|on|of|by|for|from|when|where|while|and|but|as|across|during|since"
    r"|following|until|under|with)\b))"
)
"""What may follow a grade that is a judgement: "good practice" and "good or better" are none."""
_SUBJECT = r"(?P<subject>(?:[^,;:]|,(?= (?:and )?management\b)){0,120}?)"
_PASSIVE = re.compile(
    rf"{_SUBJECT}\b(?:was|were|been|and(?= (?:judged|graded|rated) (?:to|as|by|{_GRADE})\b))\b (?:\w+ ){{0,3}}?"
    rf"(?:judged|found|graded|rated)\b[^.;]{{0,30}}?{_PRINTED}{_JUDGEMENT_ENDS}",
    re.IGNORECASE,
)
_ACTIVE = re.compile(
    r"(?<!\bbe )\b(?:judged|found|graded|rated)\b (?:that )?(?!(?:to|as|by|in|on|at|for|it|overall|only)\b)"
    rf"{_SUBJECT.replace('{0,120}', '{2,100}')} (?:(?:to be|as|was|were) )?{_PRINTED}{_JUDGEMENT_ENDS}",
    re.IGNORECASE,
)
_COPULA = re.compile(
    rf"{_SUBJECT}(?:\b(?:was|were)(?: overall)?(?: that (?:it|they))?:? |\b(?=required improvement))"
    rf"{_PRINTED}{_JUDGEMENT_ENDS}",
    re.IGNORECASE,
)
_NOUN = re.compile(
    rf"(?<=the )(?:(?:19|20)\d\d )?(?:overall )?{_PRINTED} (?:overall )?(?:judge?ment|grading|rating)\b", re.IGNORECASE
)
_NOUN_OF = re.compile(rf"\b(?:judge?ment|grading|rating|grade) of {_PRINTED}{_JUDGEMENT_ENDS}", re.IGNORECASE)
_FORMS = (_PASSIVE, _ACTIVE, _COPULA)
_NOUN_FORMS = (_NOUN, _NOUN_OF)
_GRADED = re.compile(_GRADE, re.IGNORECASE)
_ANOTHER = re.compile(
    r"[’'”\"]?,?(?: overall)? (?:and|while|whilst|but|with) (?P<subject>[^,;:.]{3,100}?)"
    rf" (?:(?:to be|as|was|were|judged) ){{0,3}}{_PRINTED}{_JUDGEMENT_ENDS}",
    re.IGNORECASE,
)
_FOR = re.compile(r" for (?P<areas>[^.;]{3,200})", re.IGNORECASE)
_FOR_AND = re.compile(r",? and for |, for |, and ", re.IGNORECASE)
_DATED_TAIL = re.compile(r",? (?:in|at|on|during|following|by|when) .*(?:20\d\d|inspection|Ofsted).*", re.IGNORECASE)
_ANOTHER_FOR = re.compile(rf",? (?:and|but) (?P<grade>{_GRADE}) for ", re.IGNORECASE)
_DATED = re.compile(
    r"[’'”\"]?(?: overall)?(?: (?:judge?ment|grading|rating))?(?: by Ofsted| by inspectors)?,? "
    r"\(?(?:in|at|on|during|following|from|since)\b[^.;]{0,60}",
    re.IGNORECASE,
)
_INSPECTION_IN = re.compile(
    r"\b(?:inspection|Ofsted)\b[^.;]{0,40}?\b(?:in|of|on|from) (?=(?:\d|[A-Z][a-z]+ 20))|\b(?:judge?ment|grade)\b from "
    r"|\b(?:the|its|their) (?=20\d\d (?:Ofsted )?(?:\w+ )?inspection)"
)
_INSPECTION_OF = re.compile(
    r"\b(?:inspection|review) (?:report )?(?:of|for) .{0,45}?[’']s? (?P<area>.{5,90}?),?(?: which .{3,120}?)?"
    r" (?:was|were|took)\b"
)
_INSPECTED_THING = re.compile(
    r"(?P<subject>[^,;:]{2,100}?) (?:was|were|has been|have been) (?:\w+ ){0,2}?inspected\b", re.IGNORECASE
)
_PRONOUN = re.compile(r"(?:they|it|these|this|that|which|who|all)?", re.IGNORECASE)
_BARE = re.compile(r"(?:(?:the|these|its|their) )?services?", re.IGNORECASE)
_OTHER_JUDGES = re.compile(
    r"\b(?:peer (?:review|challenge)s?|LGA|Local Government Association|CQC|Care Quality Commission)\b"
)
_NOW = re.compile(r"\bthis (?:re-?)?inspection\b", re.IGNORECASE)
_CLAUSE = re.compile(
    r"^.*(?:\b(?:when|since|where|as|that|because|although|found|while)\b|(?<=\d),?|,(?! (?:and )?management)) ?(?!$)",
    re.IGNORECASE,
)
_AND = re.compile(r"(?<!safeguarding) (?:and|but) (?:the )?", re.IGNORECASE)
"""What joins two areas; "safeguarding and looked after children" was the name of one inspection."""
_LEFT_OUT = re.compile(r"\b(?:and|but)\s*$", re.IGNORECASE)
_LAST_CLAUSE = re.compile(r"^.*\b(?:was|were|is|are|has|have|had|\w+ed)\b.* (?:and|but)\b ?", re.IGNORECASE)
_LONGEST_NAME = 60
"""Characters of a subject that may still be the name of something judged."""


@dataclass(frozen=True)
class ToldJudgement:
    """One judgement known second hand: what was judged, how, when, and the passage that says so."""

    area: str | None
    area_printed: str
    grade_printed: str
    when: PrintedSpan
    is_publication: bool
    char_start: int
    char_end: int


@dataclass(frozen=True)
class _Claim:
    """A grade at sentence[start:end] given to `subject`, which begins at `words`; `areas` are what it names."""

    subject: str
    areas: tuple[tuple[str | None, str], ...]
    grade: str
    words: int
    start: int
    end: int


def told_in(block: Block) -> Iterator[ToldJudgement]:
    """Judgements that a paragraph or bullet tells of, each with a date of its own sentence or the one before."""
    if block.kind not in ("paragraph", "bullet") or not _YEAR.search(block.text):
        return
    places = sentence_places(block.text)
    for index, place in enumerate(places):
        sentence = block.text[place[0] : place[1]]
        if _GRADED.search(sentence) and not (INSTITUTION.search(sentence) or _OTHER_JUDGES.search(sentence)):
            yield from _in_sentence(block, place, places[index - 1] if index else None)


def _in_sentence(block: Block, place: tuple[int, int], before: tuple[int, int] | None) -> Iterator[ToldJudgement]:
    sentence = block.text[slice(*place)]
    above = block.text[slice(*before)] if before else ""
    for claim, dates, end in _dated(sentence, _claims(sentence, block.section)):
        if dates and (INSPECTED.search(sentence + above) or (end > claim.end and claim.areas[0][0])):
            areas, start, telling = _with_antecedent(claim, sentence), place[0], sentence
        elif not dates and before and INSPECTED.search(above) and not _SOMETHING_ELSE.search(above):
            areas, start, telling = _inspected_above(claim, above), before[0], above
            dates = [span for span in (first_month_or_year(above),) if span]
        else:
            continue
        for area, printed in areas:
            for when in dates:
                span = block.passage.span(start, place[0] + end)
                yield ToldJudgement(area, printed, claim.grade, when, is_publication_date(telling, when), *span)


def _dated(sentence: str, claims: list[_Claim]) -> list[tuple[_Claim, list[PrintedSpan], int]]:
    """Each claim with its dates in the sentence; "X inadequate and Y adequate in May 2011" dates both."""
    dated: list[tuple[_Claim, list[PrintedSpan], int]] = []
    following: list[PrintedSpan] = []
    stop, last = len(sentence), 0
    for claim in reversed(claims):
        dates, end = _dates(sentence, claim, stop)
        if not dates and following:
            dates, end = following, last
        if dates and end > claim.end:
            following, last = dates, end
        dated.append((claim, dates, end))
        stop = claim.start
    return dated[::-1]


def _claims(sentence: str, section: tuple[str, ...]) -> list[_Claim]:
    """Grades with their subjects in reading order; of several forms that fit one grade the strictest counts.

    A bare "judgement" is the one of the whole only where no section on one area surrounds it.
    """
    found: dict[int, _Claim] = {}
    forms = _FORMS if section and area_named_in(section[-1]) else (*_FORMS, *_NOUN_FORMS)
    for form in forms:
        for match in form.finditer(sentence):
            for claim in _with_others(sentence, _claim(match, form)):
                if claim.areas:
                    found.setdefault(claim.start, claim)
    return [found[start] for start in sorted(found)]


def _claim(match: re.Match[str], form: re.Pattern[str]) -> _Claim:
    subject = match["subject"].strip() if "subject" in form.groupindex else ""
    areas = _areas(subject)
    if form in (_ACTIVE, _COPULA):
        areas = tuple((area, printed) for area, printed in areas if area and printed)
    words = match.start("subject") if "subject" in form.groupindex else match.start()
    return _Claim(subject, areas, match["grade"], words, match.start("grade"), match.end("grade"))


def _with_others(sentence: str, claim: _Claim) -> Iterator[_Claim]:
    """The claim, with the areas named after its grade, and those that go on from it to another area and grade."""
    while True:
        judged_for = _FOR.match(sentence, claim.end)
        if judged_for:
            areas, claim_end = _areas_after(judged_for)
            if areas:
                claim = replace(claim, areas=areas, end=claim_end)
        yield claim
        another = _ANOTHER_FOR.match(sentence, claim.end) or _ANOTHER.match(sentence, claim.end)
        if not another:
            return
        is_for = another.re is _ANOTHER_FOR
        subject = "" if is_for else another["subject"]
        areas = _areas(subject)
        if not is_for and not (areas and areas[0][0]):
            return
        claim = _Claim(subject, areas, another["grade"], another.start(), another.start("grade"), another.end("grade"))


def _areas_after(judged_for: re.Match[str]) -> tuple[tuple[tuple[str | None, str], ...], int]:
    """The areas that a grade is given "for", up to the next grade, and where they end."""
    stop = _ANOTHER_FOR.search(judged_for["areas"])
    listed = judged_for["areas"][: stop.start()] if stop else judged_for["areas"]
    areas: list[tuple[str | None, str]] = []
    end = judged_for.start("areas")
    at = 0
    for part in [*_FOR_AND.finditer(listed), None]:
        words = listed[at : part.start() if part else len(listed)]
        named = _DATED_TAIL.sub("", words).strip(" ,")
        area = told_area(named)
        if area:
            areas.append((area, named))
            end = judged_for.start("areas") + at + len(words.rstrip())
        at = part.end() if part else at
    return tuple(areas), end


def _areas(subject: str) -> tuple[tuple[str | None, str], ...]:
    """What a subject names: areas of the catalogue, several joined by "and", else its own words without an area."""
    clause = "" if _LEFT_OUT.search(subject) else _CLAUSE.sub("", subject).strip(" ,‘’'")
    last = _LAST_CLAUSE.sub("", clause)
    for words in (subject, clause, last):
        if named := _joined(words):
            return named
    if _SOMETHING_ELSE.search(subject) or len(last) > _LONGEST_NAME:
        return ()
    return ((None, last),)


def _joined(words: str) -> tuple[tuple[str | None, str], ...]:
    """The areas that words name, whole or joined by "and"; none where a part of them is no area."""
    area = told_area(words)
    if area:
        return ((area, words.strip()),)
    for joint in _AND.finditer(words):
        first, rest = told_area(words[: joint.start()]), _joined(words[joint.end() :])
        if first and rest:
            return ((first, words[: joint.start()].strip()), *rest)
    return ()


def _with_antecedent(claim: _Claim, sentence: str) -> tuple[tuple[str | None, str], ...]:
    """The claim's areas; where its subject is a pronoun, bare "services" or left out, what is named above it."""
    printed = claim.areas[0][1]
    is_pronoun = _PRONOUN.fullmatch(printed) is not None
    if not (is_pronoun or _BARE.fullmatch(printed)) or sentence.startswith(" overall", claim.end):
        return claim.areas
    above = sentence[: claim.words]
    if is_pronoun:
        if _SOMETHING_ELSE.search(above):
            return ()
        inspected = _INSPECTED_THING.match(sentence)
        if inspected and inspected.end() <= claim.start:
            return _areas(inspected["subject"])
    return ((area_named_in(above) or WHOLE, printed or claim.grade),)


def _inspected_above(claim: _Claim, above: str) -> tuple[tuple[str | None, str], ...]:
    """What the inspection of the sentence above was of, where that says so; else the claim's own areas."""
    of = _INSPECTION_OF.search(above)
    if of and claim.areas[0][0] in (WHOLE, None):
        return ((told_area(of["area"]), of["area"].strip()),)
    return claim.areas


def _dates(sentence: str, claim: _Claim, stop: int) -> tuple[list[PrintedSpan], int]:
    """The dates of a claim and where what tells it ends: directly after it, before it, or of an inspection after it."""
    after = _DATED.match(sentence, claim.end, stop)
    if after:
        dates, end = listed_dates(sentence, after.start(), after.end())
        if dates:
            return dates, end
    if _NOW.search(sentence):
        return [], claim.end
    above = last_date(sentence[: claim.start])
    if above:
        return [above], claim.end
    inspection = _INSPECTION_IN.search(sentence, claim.end)
    if inspection:
        dates, end = listed_dates(sentence, inspection.start(), len(sentence))
        return dates, end
    return [], claim.end
