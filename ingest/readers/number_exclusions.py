"""What looks like a number and is none: ages, laws, telephone numbers, names of programmes, numbers of paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ingest.language.calendar_dates import MONTH
from ingest.language.number_words import CARDINAL
from ingest.language.period_points import find_points
from ingest.readers.numbered_names import numbered_names

_N = rf"(?:\d+(?:\.\d+)?|{CARDINAL})"
_TO = r"-?\s*(?:-|–|—|to|and|or|/|&)\s*"
_MORE = r"\s?(?:-|–|—|,|and|to|or|/|&)\s?"

# Read at a number, from its first character on.
_FROM_NUMBER = re.compile(
    rf"""
      {_N}(?:{_TO}{_N})*\+?[\s-]?(?:year|yr)s?[\s-]?olds?\b
    | {_N}(?:{_TO}{_N})?\s+years?\s+(?:of\ age|and\ (?:over|under|above)|or\ (?:over|under|older|younger)|plus\b)
    | {_N}\s?(?:-|–|to|and)?\s?{_N}\s+age[\s-](?:range|group|bracket|band)
    | 0\s?(?:-|–|to)\s?(?:5|1[5-9]|2[0-5])(?:\s?years?)?\b
    | (?:16|18|21)\s?\+ | (?:1[0-9]|2[0-5])(?:-plus\b|\ plus(?=\s+(?:team|service|provision|pathway)))
    | (?:[2-9]|1[0-9])\s?(?:-|–|to)\s?(?:1[0-9]|2[0-5])\s+(?:schools?|academ(?:y|ies)|colleges?|provision|age)\b
    | (?:1[3-9]|2[0-5])\s?(?:-|–|/)\s?(?:1[3-9]|2[0-5])\s?s?(?=\s+(?:year|age|cohort|group|transition|team))
    | \d{{3}}\s(?:collection|returns?)\b | [12]\d\s?/\s?[123]\d\b(?!\s?%|/|\s(?:children|cases|young))
    | (?<!no\ more\ than\ )24[\s-]?(?:hours?|hrs?)\b(?:\s*(?:a|per)\ day)?
      (?:,?\s*(?:seven|7)[\s-]days?(?:[\s-]a[\s-]week)?)?
    | 24/7\b | 999\b(?=\s*(?:[.,;)/]|or\b|calls?\b|emergency\b|$)) | 101\b(?=\s+(?:call|number))
    | \d{{1,3}}(?:\.\d+)?(?::|\s:\s)\d{{1,3}}(?:\.\d+)?\b(?!\s?%|/) | 50/50\b | 9\s?(?:to|-|–)\s?5\b(?=\s*[,.;)]|$)
    | {_N}[\s-]bed(?:ded|room(?:ed)?)?\b(?!\s+(?:spaces|places|nights))
    | {_N}[\s-]point\s+(?:plan|scale|strategy|programme|checklist)\b
    | {_N}[\s-]years?\s+(?:rolling\s+)?(?:average|plan|strategy|programme|period|trend|contract|project|forecast)\b
    | \d+\s[1-3]/[2-4]\b | 1/2\s?m\b
    | {_N}[\s-](?:to|2)[\s-](?:one|1)\b | [1-4]\s?[-:]\s?1\b(?=\s+\w) | one(?:[\s-]off|[\s-]stop|\ another
      |[\s-]to[\s-]one)\b
    | (?:five|5)\s?(?:\+\s?|or\ more\ )?(?:good\ )?(?:gcses?\b|a\*?\s?(?:-|–|to)\s?c\b)
    | \d+(?:\.\d+){{2,}}\b
    | \d+(?:\^?\{{?|\s?)(?:st|nd|rd|th)\b(?:\s+(?:out\s+)?of\s+(?:the\s+)?\d+\b(?!\s+(?:children|cases|young)))?
    | \d+\s?(?:,|and|&|to)\s?\d+[\s-](?:monthly|weekly)\b
    | \d+\s[A-Z][a-z]+\s(?:Road|Street|Lane|Avenue|Way|House|Court|Square|Place)\b
    | (?<!£)\d+(?!(?:pp|ppts?|pc|wks?|yrs?|hrs?|fte|wte|mn?|bn|k)\b)[a-z]{{1,3}}\b(?<!per)(?!\w)
    | \d{{1,2}}(?:[:.]\d\d)?\s?(?:am|pm|noon)\b | \d{{1,2}}[:.]\d\d(?=\s?(?:-|–|to|on|hrs?|hours?)\b)
    | 0\d{{2,4}}[\s-]?\d{{3,4}}[\s-]?\d{{3,5}}\b | 44[\s\d]{{9,}}\d\b | \d{{4,5}}\s\d{{6}}\b
    | {_N}\s+or\s+more\b
    | one\s+of\s+(?:the|its|their|our|these|those|a|only|several|many|her|his)\b(?!\s+(?:cases|children)\b)
    | (?<!only\s)(?<!just\s)one(?=\s*[,.;:)]|$) | one\ (?:or|and)\ (?:two|more)\b
    | (?:two|three|four|five)[\s-](?:way|fold|part|stage|tier|pronged|step|dimensional)\b
    | one\ (?:area|aspect|way|example|element|reason|point|hand|side|time|day|consequence|result|exception|such
      |particular|clear)\b
    | \d+\s(?:time\s)?periods\b
    | zero[\s-](?:tolerance|hours?)\b
    """,
    re.I | re.X,
)
# Read in the words around a number, case as printed.
_NAMES = re.compile(
    rf"""
      (?:\b(?<!the\s)(?:[Yy]ears?\s*(?:groups?\s+)?)|\bY)(?:1[0-4]|\d)(?:{_MORE}(?:1[0-4]|\d))*\b(?!\s?%|[,.]\d)
    | \b(?:[Ss]tages?|[Tt]iers?|[Ll]evels?|[Bb]ands?|[Pp]hases?|Grades?|Groups?|Priorit(?:y|ies)
      |Steps?|Strands?
        |Objectives?|Themes?|Standards?|[Oo]utcomes?|[Ee]nablers?|[Ee]xpectations?|[Pp]rinciples?|Pillars?|Domains?
          |Types?|Class|Rounds?|Scenarios?|Categor(?:y|ies))
      [\s-]*(?:\d{{1,2}}(?:\.\d)?|{CARDINAL})(?:{_MORE}(?:\d{{1,2}}|{CARDINAL}))*\b(?!\s?%|\s+(?:children|cases))
    | \b(?:[Kk]ey\ [Ss]tages?|KS)[\s-]*\d(?:{_MORE}(?:(?:[Kk]ey\ [Ss]tages?|KS)\s?)?\d)*\b(?!\s?%|[,.]\d)
    | (?<![’'])\b(?:[Ii]ndicators?|[Gg]raphs?|[Cc]harts?|[Ss]ections?
        |[Ss]ec\.?|[Ss]\.?|[Ss]s\.?|[Rr]egulations?|[Rr]egs?\.?|[Ss]chedules?|[Aa]rticles?
        |[Pp]aragraphs?
        |[Pp]aras?\.?|[Cc]hapters?|[Pp]arts?|[Cc]lauses?|[Ff]igures?|[Ff]ig\.?|[Tt]ables?|[Aa]nnex(?:es)?
          |[Aa]ppendi(?:x|ces)
        |[Dd]ocuments?|[Pp]ages?|[Rr]ooms?|[Rr]ules?|[Vv]ersions?|PN|QA|Ref\.?|UPN|URN|ISBN|ISO|Agenda|Windows
          |Office|Form|Scale|SCP|[Gg]rades?|(?:at\s)?[Mm]onth|Period|Week|[Cc][Oo][Vv][Ii][Dd])
      [\s-]?\d+(?:\.\d+)*(?:\([a-z0-9]+\))*[A-Za-z]?(?:{_MORE}\d+(?:\.\d+)*[A-Z]?|\sof\s\d+)*\b(?!\s?%|,\d)
    | \b(?:[Ii]tems?|[Mm]inutes?|[Rr]ecommendations?|[Aa]ctions?|[Rr]equirements?|Form|Report|No\.?|Number|no\.)
      \s?\d+(?:\.\d+)*[A-Za-z]?(?:{_MORE}\d+)*\b(?!\s?%|[,.]\d|\s+[a-z]{{3,}})
    | \(1\)(?=[^()\d]{{1,40}}\(2\))(?:[^()\d]{{1,40}}\(\d\))+
    | ^\s*\(?\d{{1,2}}\) | \(\d\)(?=[,.;]?\s(?:[A-Z]|or\b|and\b|to\b|in\b)) | ^\d{{1,2}}(?=\s+of\s+wh(?:om|ich)\b)
    | ^\d+\.\d{{1,2}}(?=_) | ^\d{{1,3}}\.(?=[A-Z]) | \bstandards?[’'”"]?,?\s+\d+(?:\.\d+)?\b(?!\s?%)
    | \b(?:[Tt]el(?:ephone)?|[Tt]extphone|[Pp]hone|[Ff]ax|[Mm]obile
      |[Ee]xt)\b\W{{0,3}}(?:number\W{{0,2}})?(?:on\s+)?\+?[\d()\ ]{{3,}}\d
    | \(0\d{{2,4}}\)[\s\d-]{{5,12}}\d | \b0\d{{2,4}}\s\d{{2}}\s\d{{2}}\s\d{{2}}\b
    | \b[A-Z]{{1,2}}\d{{1,2}}[A-Z]?\s?\d[A-Z]{{2}}\b
    | \([Rr]ecommendations?\)\s*\d+(?:\s+\d{{1,3}})?(?=\.|\s|$)
    | \b(?!(?:In|At|Of|The|All|Over|Only|From|To|By|With|About|Around|For|On|And|Just|These|Those|Between|Some|Our)\s)
      [A-Z][a-z]+\s[24]\s[A-Z][a-z]+\b
    | \b(?:Centre|Studio|Base|Club|Platform)\s\d{{1,3}}\b(?!\s?%|[,.]\d|\s+(?:children|young|people|staff))
    | \b(?:Every|Working|Getting|Think|Early|Families|Family|Adoption|Catch|Forum|Project|Channel|Radio|Building
      |Opportunity|Aim
        |Area|Team|Vision|Plan|Strategy|Unit|House|Band|Route|Zone|Junction)\s(?:20)?\d\d\b(?!\s?%|,\d|\s+[a-z])
    | \b{MONTH}\s[’']?\d\d\b(?=\s+[A-Z]) | \b(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter)\s(?:term\s)?[’']?\d\d\b
    """,
    re.X,
)
_PHRASES = re.compile(
    rf"""
      \b(?:aged?|ages(?:\ of)?|age\ group|age\ range)\s+(?:of\s+|from\s+|between\s+|range\s+|group\s+)?(?:under\s+
        |over\s+|below\s+)?
      {_N}(?:\s?(?:-|–|—|to|and|or|/|&)\s?(?:under\s+|over\s+)?{_N})*\+?
      (?:\s+(?:years?|months?|weeks?|days?)(?:\s+(?:and|or)\s+(?:over|under|above|below|older|younger))?)?\b
    | \b(?:under|over|above|below|between|by|turn(?:ed|s|ing)?|reach(?:ed|es|ing)?|at|until|after|from
      |to)\s+(?:the\s+)?ages?\s+(?:of\s+)?
      {_N}(?:{_TO}{_N}\b(?!\s?%|\.\d))?(?:\s+years?)?
    | \b(?:under|over)[\s-]?(?:1[0-9]|2[0-5]|[3-9]|five|eighteen|sixteen)s?\b
      (?!\s?%|[,.]\d|\s+(?:[a-z]+\s)?[a-z]{{3,}}s\b|\s+per)
    | \b(?:turn(?:ed|s|ing)?|(?:has|have|she|he|they)\s+reach(?:ed|es)?)\s+(?:1[0-9]|2[0-5])\b(?!\s?%|,\d)
    | (?<!looked\s)\b(?:until|when|once|before|after|if|as)\s+(?:they|young\ people|children|he|she|people)\s+(?:are|is
      |reach|turn|become)\s+{_N}
    | \b(?:chang|leav|transfer|mov|start|finish|end|ceas|return)(?:e|es|ed|ing)?\s+(?:\w+\s+){{0,3}}at\s+
      (?:1[0-9]|2[0-5])\b(?!\s?%|[,.]\d|\s+per\b|\s+[a-z]+s\b)
    | \b(?:person|child|boy|girl|man|woman|son|daughter|parent|mother|father),\s\d{{1,2}}(?=,)
    | \brank(?:s|ed|ing)?\s+(?:at\s+|as\s+)?\d+(?:\s+(?:out\s+)?of\s+\d+)?\b(?!\s?%)
    | \bratios?\s+(?:of\s+|is\s+|was\s+)?{_N}\s?(?:to|:)\s?{_N}
    | \b(?:proportion|percentage|share|rates?|numbers?)\b[^.;,\d]{{0,60}}?\b(?:with|having|had|who\s+have|receiving|
      experiencing)\s+(?:had\s+|received\s+)?(?:at\s+least|more\s+than|fewer\s+than|over)\s+{_N}\b(?!\s?%)
    | \bbeyond\s+(?:the\ age\ of\s+)?(?:1[6-9]|2[0-5])\b | \bbetween\s+1[0-9]\s+(?:and|to)\s+2[0-5]\b(?!\s?%)
    | \b1[0-9]\s+(?:to|and)\s+2[0-5](?=\s+(?:team|service|cohort|pathway|transition)) | \byears?\s{CARDINAL}\b
    | \bbirth\s?(?:-|–|to)\s?(?:5|18|19|25)\b | \bpost[\s-]?(?:16|18|19)\b
    | \b(?:attainment|progress|best|top)\s\d{{1,2}}\b(?!\s?%|[.,]\d) | \b[ac]\*?\s?(?:-|–|to)\s?[cg]\b
    | \b(?:the|this|that|which|each|every|any|no|another|some|a|an|good|new|only\ the|last|particular)[\s-]one\b
    | \b(?:day|week)\ one\b | \b(?:or|and)\ more\ than\ one\b | \bmore\ than\ one\b
    | \b(?:first|last|next|past|previous|latter|former|other)\s+{CARDINAL}\b
    """,
    re.I | re.X,
)
_YEAR_LIKE = re.compile(r"(?<![\d.,£])(?:19[5-9]\d|20[0-4]\d)(?:\d{1,2}|\s?[‐‑‒−]\s?(?:20)?\d\d)?(?![\d%]|[,.]\d)")
_YEAR_COUNTS = re.compile(
    r"\s+(?:LAC|CLA|CIC|children|young|contacts|referrals|pupils|families|cases|assessments|reviews|visits)\b"
)
_ADDRESS = re.compile(r"@|www\.|://")
_REACH = 48
"""Characters before and after a number within which its words can make it an age, a law or a name."""


def excluded_spans(text: str, numbers: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Where a text prints numbers that count nothing, in no order; dates are among them.

    `numbers` are the places of everything in the text that looks like a number, left to right.
    """
    windows: list[tuple[int, int]] = []
    for start, end in numbers:
        match = _FROM_NUMBER.match(text, start)
        if match:
            yield match.span()
        elif text[start - 1 : start] == "-" and text[start - 2 : start - 1].isalpha():
            yield start, end
        low, high = max(0, start - _REACH), min(len(text), end + _REACH)
        windows[-1:] = [(windows[-1][0], high)] if windows and low <= windows[-1][1] else [*windows[-1:], (low, high)]
    for low, high in windows:
        yield from _around(text, low, high)
    for point in find_points(text, is_header=True):
        if point.kind != "year":
            yield point.start, point.end


def _around(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    yield from numbered_names(text, low, high)
    for pattern in (_NAMES, _PHRASES):
        for match in pattern.finditer(text, low, high):
            yield match.span()
    for match in _YEAR_LIKE.finditer(text, low, high):
        if not _YEAR_COUNTS.match(text, match.end()):
            yield match.span()
    for match in _ADDRESS.finditer(text, low, high):
        yield text.rfind(" ", 0, match.start()) + 1, (text.find(" ", match.end()) + 1 or len(text) + 1) - 1
