"""What looks like a number and is none: ages, laws, telephone numbers, names of programmes, numbers of paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.readers.calendar_dates import MONTH
from ingest.readers.number_words import CARDINAL
from ingest.readers.period_points import find_points

_N = rf"(?:\d+(?:\.\d+)?|{CARDINAL})"
_TO = r"-?\s?(?:-|–|—|to|and|or|/|&)\s?"
_YEAR_OLDS = r"[\s-]?(?:year|yr)s?[\s-]?olds?\b"
_AGE = "|".join(
    (
        rf"\b{_N}(?:{_TO}{_N})*\+?{_YEAR_OLDS}",
        rf"\b(?:aged?|ages(?: of)?|age group|age range)\s+(?:of\s+|from\s+|between\s+|range\s+|group\s+)?"
        rf"(?:under\s+|over\s+|below\s+)?{_N}(?:\s?(?:-|–|—|to|and|or|/|&)\s?(?:under\s+|over\s+)?{_N})*\+?"
        rf"(?:\s+(?:years?|months?|weeks?|days?)(?:\s+(?:and|or)\s+(?:over|under|above|below|older|younger))?)?\b",
        rf"\b(?:under|over|above|below|between)\s+(?:the\s+)?ages?\s+of\s+{_N}(?:{_TO}{_N})?(?:\s+years?)?",
        rf"\b(?:under|over)[\s-]?(?:1[0-9]|2[0-5]|[3-9]|five|eighteen|sixteen)s?\b(?!\s?%|[,.]\d|\s+[a-z]{{3,}}s\b|\s+per)",
        rf"\b(?:by|turn(?:ed|s|ing)?|reach(?:ed|es|ing)?|at|until|after|from|to)\s+(?:the\s+)?age\s+(?:of\s+)?{_N}(?:{_TO}{_N})?",
        rf"\b(?:turn(?:ed|s|ing)?|(?:has|have|she|he|they)\s+reach(?:ed|es)?)\s+(?:1[0-9]|2[0-5])\b(?!\s?%|,\d)",
        rf"\b{_N}(?:{_TO}{_N})?\s+years?\s+(?:of age|and (?:over|under|above)|or (?:over|under|older|younger)|plus\b)",
        rf"\b{_N}\s?(?:-|–|to|and)?\s?{_N}\s+age[\s-](?:range|group|bracket|band)",
        r"\b(?:0|birth)\s?(?:-|–|to)\s?(?:5|18|19|25)(?:\s?years?)?\b",
        r"\bpost[\s-]?(?:16|18|19)\b|\b(?:16|18|21)\s?\+|\b(?:1[3-9]|2[0-5])\s?(?:-|–|/)\s?(?:1[3-9]|2[0-5])\s?s?(?=\s+(?:year|age|cohort|"
        r"group|transition|team))",
    )
)
_NAMES = "|".join(
    (
        r"\b(?:[Yy]ears?\s*(?:groups?\s+)?|Y)\d{1,2}(?:(?:\s?(?:-|–|,|and|to|or|&)\s?)\d{1,2})*\b(?!\s?%)",
        r"\b(?:Key [Ss]tages?|KS|[Ss]tages?|Tiers?|[Ll]evels?|Bands?|Phases?|Grades?|Groups?|Priorit(?:y|ies)|Steps?|"
        r"Strands?|Stages?|Objectives?|Themes?|Standards?|Outcomes?|Pillars?|Domains?|Types?|Class|Rounds?|Scenarios?|Categor(?:y|ies))"
        rf"[\s-]*(?:\d{{1,2}}(?:\.\d)?|{CARDINAL})(?:\s?(?:-|–|/|,|and|to|or|&)\s?(?:\d{{1,2}}|{CARDINAL}))*\b(?!\s?%|\s+(?:children|cases))",
        r"\b(?:[Ss]ections?|[Ss]ec\.?|[Ss]\.?|[Ss]s\.?|[Rr]egulations?|[Rr]egs?\.?|[Ss]chedules?|[Aa]rticles?|[Pp]aragraphs?|[Pp]aras?\.?|"
        r"[Cc]hapters?|[Pp]arts?|[Cc]lauses?|[Ff]igures?|[Ff]ig\.?|[Tt]ables?|[Aa]nnex(?:es)?|[Aa]ppendi(?:x|ces)|[Dd]ocuments?|"
        r"[Pp]ages?|[Rr]ooms?|[Rr]ules?|[Vv]ersions?|PN|QA|Ref\.?|UPN|URN|ISBN|ISO|Agenda|Windows|Office|COVID|Covid)"
        r"\s?\d+(?:\.\d+)*(?:\([a-z0-9]+\))*[A-Za-z]?(?:(?:\s?(?:,|and|to|or|&|/|-|–)\s?)\d+(?:\.\d+)*[A-Z]?)*\b(?!\s?%|,\d)",
        r"\b(?:[Ii]tems?|[Mm]inutes?|[Rr]ecommendations?|[Aa]ctions?|[Rr]equirements?|Form|Report|No\.?|Number|no\.)"
        r"\s?\d+(?:\.\d+)*[A-Za-z]?(?:(?:\s?(?:,|and|to|&|-|–)\s?)\d+)*\b(?!\s?%|[,.]\d|\s+[a-z]{3,})",
        r"\b24[\s-]?(?:hours?|hrs?)\b(?:\s*(?:a|per) day)?(?:,?\s*(?:seven|7)[\s-]days?(?:[\s-]a[\s-]week)?)?|\b24/7\b|\b999\b|\b101\b(?=\s+(?:call|number))",
        r"\b(?:A|C|A\*)\s?\*?\s?(?:-|–|to)\s?(?:C|G)\b|\bfive (?:or more )?(?:good )?(?:GCSEs?|A\*?)|\b(?:5|five)\s?(?:\+\s?)?A\*?\s?(?:-|–|to)\s?C",
        r"\b\d+\.\d+(?:\.\d+)+\b|^\s*\(?\d{1,2}\)|\(\d\)(?=[,.;]?\s(?:[A-Z]|or\b|and\b|to\b|in\b))",
        r"\b\d+(?:\^?\{?|\s?)(?:st|nd|rd|th)\b|\b\d+\s?(?:,|and|&|to)\s?\d+[\s-]monthly\b|\b\d+[\s-]monthly\b",
        r"\bfive (?:or more )?(?:good )?GCSE\b|\b5\s?(?:\+|or more)?\s?(?:good\s)?GCSEs?",
        r"\b[A-Z]{1,5}-?\d+[A-Za-z]?\b|\b\d+[A-Z]{1,3}\b(?!\w)|\b[A-Za-z]+\d+[A-Za-z]+\d*\b|\b\d+(?:G|Mb|MB|GB)\b",
        r"\bdouble (?:first|figures)\b|\b(?:first|second|third)[\s-](?:class|hand|party|sector|line|tier)\b",
        r"\b(?:Every|Working|Getting|Think|Early|Families|Family|Adoption|Catch|Forum|Project|Channel|Radio|Building|Bradford|Opportunity|"
        r"Aim|Area|Team|Team around|Agenda|Vision|Plan|Strategy|Unit|House|Band|Route|Zone|Junction)\s(?:20)?\d\d\b(?!\s?%|,\d|\s+[a-z])",
    )
)
_CONTACT = "|".join(
    (
        r"(?:(?:[Tt]el(?:ephone)?|[Tt]extphone|[Pp]hone|[Ff]ax|[Mm]obile|[Ee]xt)\W{0,3}(?:number\W{0,2})?(?:on\s+)?)\+?[\d() ]{3,}\d",
        r"\b0\d{2,4}[\s-]?\d{3,4}[\s-]?\d{3,5}\b|\b\+?44[\s\d]{9,}\d\b|\b\d{4,5}\s\d{6}\b",
        r"\b[A-Z]{1,2}\d{1,2}[A-Z]?\s?\d[A-Z]{2}\b|https?://\S+|www\.\S+|\S+@\S+",
        r"\b\d{1,2}[:.]\d{2}\s?(?:am|pm|hrs?|hours)?\b(?=\s?(?:-|–|to|am|pm|on)\b)|\b\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm|noon)\b",
    )
)
_TALK = "|".join(
    (
        rf"\bone\s+of\s+(?:the|its|their|our|these|those|a|only|several|many|her|his)\b(?!\s+(?:cases|children)\b)",
        r"\b(?:the|this|that|which|each|every|any|no|another|some|a|an|good|new|only the|last|particular)[\s-]one\b|\bone (?:or|and) (?:two|more)\b",
        r"\bone\b(?=\s*[,.;:)]|$)|\b(?:two|three|four|five)[\s-](?:way|fold|part|stage|tier|pronged|step|dimensional)\b",
        r"\bone (?:area|aspect|way|example|element|reason|point|hand|side|time|day|consequence|result|exception|such|particular|clear)\b",
        r"\b(?:day|week) one\b|\bat (?:any )?one time\b|\bno one\b|\b(?:or|and) more than one\b|\bmore than one\b",
        rf"\b(?:first|last|next|past|previous|latter|former|other)\s+{CARDINAL}\b",
        rf"\b{CARDINAL}\s+or\s+(?:more|fewer)\b",
        r"\b(?:zero|no)[\s-]tolerance\b|\bzero[\s-]hours?\b",
        rf"\b{_N}[\s-](?:to|2)[\s-](?:one|1)\b|\b1\s?:\s?1\b|\bone[\s-]off\b|\bone[\s-]stop\b|\bone another\b",
        r"\b(?:attainment|progress|best|top)\s\d{1,2}\b(?!\s?%|[.,]\d)|\b[1-4]\s?[-:]\s?1\b(?=\s+\w)|^\d+\.\d{1,2}(?=_)",
        r"^\d{1,2}(?=\s+of\s+wh(?:om|ich)\b)",
        rf"\b(?:one|1) in (?:every )?(?:{CARDINAL}|\d+)\b(?!\s(?:{CARDINAL}|\d))",
    )
)
_PRECHECK = re.compile(rf"\d|\b{CARDINAL}\b", re.I)
_EXCLUDED = re.compile(f"(?:{_NAMES})|(?:{_CONTACT})")
_EXCLUDED_WORDS = re.compile(f"(?:{_AGE})|(?:{_TALK})", re.I)
_MONTH_AND_DIGITS = re.compile(rf"\b{MONTH}\s[’']?\d{{2}}\b(?=\s+[A-Z])")
_YEAR_LIKE = re.compile(r"(?<![\d.,£])(?:19[5-9]\d|20[0-4]\d)(?:\d{1,2})?(?![\d%]|[,.]\d)")
_YEAR_COUNTS = re.compile(
    r"\s+(?:LAC|CLA|CIC|children|young|contacts|referrals|pupils|families|cases|assessments|reviews|visits)\b"
)


def excluded_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where a text prints numbers that count nothing, in no order; dates are among them."""
    if not _PRECHECK.search(text):
        return
    for pattern in (_EXCLUDED, _EXCLUDED_WORDS):
        for match in pattern.finditer(text):
            yield match.span()
    for match in _MONTH_AND_DIGITS.finditer(text):
        yield match.span()
    for point in find_points(text, is_header=True):
        if point.kind != "year":
            yield point.start, point.end
    for match in _YEAR_LIKE.finditer(text):
        if not _YEAR_COUNTS.match(text, match.end()):
            yield match.span()
