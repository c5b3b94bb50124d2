"""Which numbers of a sentence are figures an analyst would keep, and which merely occur in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.readers.numbers import NumberMention
from ingest.readers.statements.scope import Scope
from ingest.readers.statements.times import is_distance, is_duration

# What services count. A number in words before anything else ("three key priorities") is no figure.
_COUNTED = (
    r"child(?:ren)?|young (?:people|person|adults?)|pupils?|students?|care leavers?|famil(?:y|ies)|parents?|"
    r"mothers?|fathers?|"
    r"carers?|fosterers?|adopters?|households?|siblings?|brothers|sisters|babies|infants|cases?|plans?|assessments?|"
    r"referrals?|"
    r"contacts?|conferences?|visits?|inspections?|reviews?|audits?|notifications?|complaints?|compliments?|"
    r"allegations?|incidents?|"
    r"episodes?|placements?|homes?|houses?|centres?|schools?|academies|colleges?|nurser(?:y|ies)|settings?|teams?|"
    r"groups?|panels?|"
    r"boroughs?|districts?|authorities|local authorities|councils?|workers?|practitioners?|managers?|officers?|"
    r"nurses?|doctors?|"
    r"psychologists?|therapists?|advis[eo]rs?|staff|posts?|members?|councillors?|representatives?|chairs?|iros?|"
    r"vacancies|hubs?|units?|arrangements?|breakdowns?|agreements?|meetings?|"
    r"services?|beds?|places?|apprentices?(?:hips?)?|adoptions?|orders?|deaths?|exclusions?|events?|sessions?|"
    r"delegates?|"
    r"participants?|courses?|wards?|agencies|adults?|people|professionals?|volunteers?|mentors?|matches|"
    r"disruptions?|prosecutions?|"
    r"convictions?|arrests?|properties|flats|tenancies|applicants?|applications?|proceedings|conversations|"
    r"interviews?|absences|"
    r"escalations?|investigations?|enquiries|residents?|girls|boys|females|males|teenagers|graduates|specialists?|"
    r"champions?|"
    r"forums?|clubs?|projects?|records?|respondents?|questionnaires?|governors?|inspectors|localit(?:y|ies)|"
    r"neighbourhoods?"
)
_COUNTED_AFTER = re.compile(
    rf"(?:-\w+)?(?:\s+or\s+(?:fewer|less))?\s+(?:(?!and\b|or\b|to\b|of\b|in\b|for\b|by\b|years?\b|months?\b|weeks?\b|days?\b|"
    rf"hours?\b)[\w’'-]+,?\s+){{0,4}}?"
    rf"(?:{_COUNTED})\b(?![’'])",
    re.I,
)
_PART_OF = re.compile(
    r"\s+(?:\(\d|(?:out\s+)?of\s+(?:these|those|them|whom|which|the|this|its|our|their|(?:the\s+)?\d)|"
    r"(?:were|was|are|is|have|has|had|live|lives|lived|remain|remained|became|become|moved|returned|resulted|"
    r"reported|attend|"
    r"attended|achieved|did|do|being|who|subsequently|more|fewer)\b)",
    re.I,
)
_ONLY_ONE = re.compile(r"\b(?:only|just|at least|there (?:is|was|has been)|(?:fewer|less) than|and)\s+$", re.I)
_ANECDOTE = re.compile(
    r"\b(?:for example|for instance|one (?:young person|child|parent|carer|foster carer|adopter|social worker|"
    r"head teacher|"
    r"care leaver|manager|member)\s+(?:\w+\s+){0,3}?(?:said|told|stated|spoke|reported|described|commented|"
    r"explained|summed|put))\b",
    re.I,
)
_ABSTRACT = re.compile(
    r"\s+(?:[\w’'-]+\s+){0,2}?(?:areas|priorit\w+|themes|objectives|strands|standards|ways|reasons|elements|aspects|"
    r"questions|stages|"
    r"principles|pillars|outcomes|key|main|issues|points|steps|levels|tiers|examples|years|months|weeks|days|hours|"
    r"things|factors|"
    r"recommendations|actions|options|types|phases|domains|aims|strategic)\b",
    re.I,
)
_PLACE_WORD = r"(?:(?!(?:in|of|from|by|with|at|to|for|and|or|child\w*|young|people)\b)[\w’'-]+\s+)"
_PLACES = (
    rf"{_PLACE_WORD}{{0,2}}?(?:boroughs|districts|councils|agencies|localities|authorities|counties|partners|"
    r"organisations)\b"
)
# Partners and places that a paper has named before, or sets beside its own, are no count of anything.
_NAMED_BEFORE = re.compile(r"\b(?:the|these|those|both|all|other|its)\s+$", re.I)
_PLACES_AFTER = re.compile(rf"\s+{_PLACES}", re.I)
_OTHER_PLACES_AFTER = re.compile(rf"\s+other\s+{_PLACES}", re.I)
_SCORED = re.compile(r"\b(?:scor(?:e|es|ed|ing)|rat(?:ed|ing|ings|es))\b[^.;]{0,60}$", re.I)
_SCALES = (5, 10, 100)
_SET_OFF = re.compile(r",\s(?:attend|live|are|were|have|had|remain|receive|left)\b")
_AGES = re.compile(r"\b(?:years? of age|age (?:range|group|band)s?|aged)\b", re.I)
_BAND_BEFORE = re.compile(r"(?:%|\bwere|\bare|\bbetween(?:\s\d{1,2})?|\bor|\band)\s$")
_OLDEST = 25
_QUALIFIED = (
    r"(?:(?:just|only|well|slightly|nearly|almost|about|around|approximately|roughly|some|over|under|above|below|than|"
    r"at least|up to|fully)\s+)"
)
_SHARE_BEFORE = re.compile(rf"(?:{_QUALIFIED}|\b(?:to|from|with|by|at|is|was|are|were)\s+|\()$", re.I)
_SHARE_AFTER = re.compile(
    r"\s*(?:[,;:)]|\.(?!\d)|$)|\s+(?:either|are|were|is|was|ha[sd]|have|do|did|does|who|which|that|also|only|still|remain|"
    r"remained|live|lived|achieved?|attend|attended|receive|received|made|make|compared|nationally|in\s(?:19|20)\d\d|"
    r"last\s(?:year|quarter)|the\s(?:previous|national))\b",
    re.I,
)
_IN_FIGURES_BEHIND = re.compile(r"\s*\(\s?\d+(?:\.\d+)?\s?(?:%|per cent)")
_PART_OF_TIME = re.compile(
    r"\s+(?:of\s+)?(?:the\s+)?(?:(?:financial|academic|school|calendar|current|previous)\s+)?"
    r"(?:year|term|time|day|million|century|month|quarter|(?:19|20)\d\d|20\d\d)\b",
    re.I,
)
_THERE_ARE = re.compile(
    rf"\bthere\s+(?:is|are|was|were|(?:has|have|had)\s+been)\s+(?:(?:also|now|currently|still)\s+)?{_QUALIFIED}*$", re.I
)
_FEW_IN_BRACKETS = re.compile(rf"\b(?:{_COUNTED})\s+\($", re.I)
_GRADED = re.compile(
    r"\s+(?:(?:are|were|was|is)\s+)?(?:(?:rated|judged|graded)\s+)?(?:outstanding|good|inadequate|adequate|satisfactory|"
    r"RI|requir(?:es?|ed|ing) improvement)(?=\s*[,.;:)]|\s+(?:and|or)\s|\s+in\s|$)",
    re.I,
)
_LEVEL_OF_AREA = re.compile(r"\b(?:from|to|or|than|was|were|is|stood at|at|there (?:is|was|were|are))\s+$")
# What a service hopes never to count: that none of it happened is a figure, that none was unsafe a judgement.
_ZERO_OF = re.compile(
    r"(?!\s+recent\b)(?:(?!\b(?:should|will|would|must|can|could|may|at risk|risks?)\b)[^.;:]){0,70}?\b(?:"
    r"bed and breakfast|unsuitable accommodation|houses of multiple occupation|in custody|unallocated|homeless|"
    r"permanent(?:ly)? exclu\w+|broken down|disrupted|(?:adoption|placement) (?:breakdowns|disruptions))\b",
    re.I,
)
# What has never happened is counted over a time that the sentence must print.
_HAS_HAPPENED = re.compile(r"\b(?:have|has|had)\s+(?:ever\s+)?(?:been|broken|disrupted)\b", re.I)
_AIMED_AT = re.compile(
    r"\b(?:ensur\w+|so that|aim\w*|policy|sure that|expect\w*|committ?\w*|pledg\w+|hop\w+)\b[^.;]{0,40}$", re.I
)
_ZERO_COUNT = re.compile(
    r"\b(?:there (?:are|were|was|is|have been|has been|had been)|of whom|of these,?|increase from|decrease from|"
    r"reduction from)\s+$",
    re.I,
)


def is_figure(mention: NumberMention, others: Sequence[NumberMention], text: str, scope: Scope, is_dated: bool) -> bool:
    """Whether a number of a sentence is a figure: something counted, shared, paid, scored or timed.

    `is_dated`: the sentence prints a period, without which "no children ..." is a judgement, not a count.
    """
    if mention.unit in ("weeks", "months", "years", "days", "hours"):
        return is_duration(mention, others, text)
    if mention.unit == "miles":
        return is_distance(mention, text)
    if _is_partner_or_scale(mention, text):
        return False
    if _is_band(mention, others, text):
        return False
    if mention.form == "all":
        return scope == "area"
    if mention.form == "none":
        return _is_zero(mention, text, scope, is_dated)
    if mention.form == "fraction":
        return _is_share(mention, text)
    if mention.form == "word":
        return _is_counted(mention, text, scope)
    return True


def _is_partner_or_scale(mention: NumberMention, text: str) -> bool:
    """The two other boroughs, the 12 district councils; the 10 of a score of 8 out of 10."""
    before = text[max(0, mention.start - 80) : mention.start]
    if mention.role == "whole":
        return mention.value in _SCALES and bool(_SCORED.search(before))
    if mention.unit or mention.role:
        return False
    if _OTHER_PLACES_AFTER.match(text, mention.end):
        return True
    return bool(_NAMED_BEFORE.search(before) and _PLACES_AFTER.match(text, mention.end))


def _is_band(mention: NumberMention, others: Sequence[NumberMention], text: str) -> bool:
    """An age band that a sentence on ages sets beside its shares: 20.9% 5-9, 32.7% 10-15."""
    if mention.unit or mention.form != "digits" or mention.value > _OLDEST or not _AGES.search(text):
        return False
    if _COUNTED_AFTER.match(text, mention.end):
        return False
    low = next(
        (
            other
            for other in others
            if mention.role == "high" and other.role == "low" and 0 < mention.start - other.end < 4
        ),
        mention,
    )
    return bool(_BAND_BEFORE.search(text, 0, low.start))


def _is_zero(mention: NumberMention, text: str, scope: Scope, is_dated: bool) -> bool:
    if scope == "area":
        return True
    before = text[max(0, mention.start - 60) : mention.start]
    if _ZERO_OF.match(text, mention.end) and not _AIMED_AT.search(before):
        return is_dated or not _HAS_HAPPENED.search(text, max(0, mention.start - 20), mention.end + 60)
    return is_dated and bool(_ZERO_COUNT.search(before))


def _is_share(mention: NumberMention, text: str) -> bool:
    """Half of those counted, over a quarter, a change by half; not the second half of a year.

    A share that a bracket behind it gives in figures is told there, exactly.
    """
    before = text[max(0, mention.start - 40) : mention.start]
    is_of = re.compile(r"\s+(?:of\s+|the\s+)").match(text, mention.end)
    if _PART_OF_TIME.match(text, mention.end) or re.search(r"\b(?:first|second|latter)\s+$", before, re.I):
        return False
    if re.search(r"\b(?:last|other|the|this|that)\s+$", before, re.I) and not is_of:
        return False
    if " in " in mention.printed:
        return not _IN_FIGURES_BEHIND.match(text, mention.end)
    if is_of or re.search(r"\bby\s+(?:\w+\s+){0,2}$", before, re.I):
        return True
    return bool(_SHARE_BEFORE.search(before) and _SHARE_AFTER.match(text, mention.end))


def _is_counted(mention: NumberMention, text: str, scope: Scope) -> bool:
    before = text[max(0, mention.start - 40) : mention.start]
    if mention.unit in ("percent", "rate_per_10000", "percentage_points", "fte") or (mention.unit or "").startswith(
        "gbp"
    ):
        return True
    if mention.role in ("part", "whole"):
        return mention.value != 1 or scope == "area" or bool(_ONLY_ONE.search(before))
    if mention.value == 1 and scope != "area":
        if _THERE_ARE.search(before) and re.search(r"(?:only|just)\s+$", before):
            return bool(re.match(r"\s*[,.;]|\s+(?:in|at|during|between)\b", text[mention.end :]))
        return bool(
            _ONLY_ONE.search(before) and not _ANECDOTE.search(text) and not before.lower().endswith("and ")
        ) and bool(_COUNTED_AFTER.match(text, mention.end) or _PART_OF.match(text, mention.end))
    if scope == "area" and (mention.start == 0 or _LEVEL_OF_AREA.search(before)):
        return True
    if re.search(r"\b(?:these|those|the other|between the|its|all)\s+$", before, re.I) and scope != "area":
        return False
    if _ABSTRACT.match(text, mention.end):
        return False
    if _THERE_ARE.search(before) or (_FEW_IN_BRACKETS.search(before) and text.startswith(")", mention.end)):
        return True
    if re.search(r"(?:[,;]|\band)\s+$", before) and _GRADED.match(text, mention.end):
        return True
    if before.endswith("a further ") or (before.endswith(", ") and _SET_OFF.match(text, mention.end)):
        return True
    if re.search(r"\b(?:from|to|than)\s+(?:only\s+|just\s+)?$", before) and re.search(r"\d", text):
        return True
    return bool(_COUNTED_AFTER.match(text, mention.end) or _PART_OF.match(text, mention.end))
