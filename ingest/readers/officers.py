"""Officers below director level and private persons on committees: named beside a role, so as not to be published.

Nobody is known by name. A paper says what somebody is, in a label, a job title, a table's column or a list;
the roles are rows of the catalogue's officer_roles. Directors, elected members and inspectors hold public office.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain, pairwise

from ingest.catalogue import rows
from ingest.readers.person_names import NAME, Wording, wording_of
from ingest.structure.model import Outline, Table

_DIRECTOR, _BELOW = "director", "below_director"
_MARK_UP = re.compile(r"</?\w+>|[*_#]+|^[\s•-]+", re.MULTILINE)
_PARTED = re.compile(r"\s*(?:[/;,&\t]|\band\b)\s*")
_ONE_NAME = re.compile(NAME)
_ALONE = re.compile(rf"\s*{NAME}[\s,]*")
_DASH = r"[–—-]"
_ASIDE = re.compile(r"\([^()]*\)|\+?\d[\d ()]{6,}")
_TO_CONTACT = re.compile(rf"\bcontact(?:ing)?\s+{NAME}\s+(?:on|at|by|via|\()")
_BY_NUMBER = re.compile(rf"\((?P<names>[^()\n]+?)\s*(?:{_DASH}|:|,)\s*(?:tel\S*\s*)?[(+]?(?:[O\d]\d|\w[\w.'-]*@)")
_AFTER_DASH = re.compile(rf"\s{_DASH}\s*|(?<=\))\s*{_DASH}\s*")
_WITH_REMIT = re.compile(rf"(?:\(|\band )\s*{NAME}\s+{_DASH}\s")
_ELECTED = re.compile(rf"\b(?:Cllrs?|Councillors?|Alderman|MP)\b\.?:?\s+{NAME}")
_QUALIFIED = r"(?:[\w’'&/-]+ ){0,6}?"
_REMIT = r"(?: (?:is|was)| (?:for|of|in|to)\b[^.,;:()\t]+?,| [–-] [^.,;:()\t]+?,|[,:]|\s?\(|\t)? ?\(?"
_LIST_REACH = 15
"""Lines below a list's heading within which it ends."""
_LIST_ENDS = re.compile(r"\s*(?:Notes?\b|Alternates?\b|From:|Agenda\b|Members of\b)", re.IGNORECASE)


def unpublished_names(outline: Outline, inspectors: Iterable[str]) -> frozenset[str]:
    """Names in a file that must not be published, as printed but for white space.

    Whoever the file also shows as director, elected member or inspector is not among them.
    """
    text = _MARK_UP.sub(" ", outline.stored.text[outline.char_start : outline.char_end]).replace("|", "\t")
    wording = wording_of(text)
    lines = [" ".join(re.sub(r"[^\S\t]", " ", line).split(" ")).strip(" ") for line in text.split("\n") if line.strip()]
    passages = [block.text for block in outline.blocks if not block.table]
    tables = [block.table for block in outline.blocks if block.table]
    below = {
        *_labelled(lines, wording),
        *_listed(lines, wording),
        *chain.from_iterable(_column(table, wording) for table in tables),
        *_of_mailboxes(text, wording),
    }
    office = {*inspectors, *_elected(text, wording)}
    for level, name in chain(_signed(lines, wording), _beside_posts((*lines, *passages), wording)):
        (office if level == _DIRECTOR else below).add(name)
    return frozenset(below - office)


def _labelled(lines: list[str], wording: Wording) -> Iterator[str]:
    """Names after a label ("Report Contact: A / B"), on the next line where it ends its own, or with a number."""
    for line, following in pairwise((*lines, "")):
        for match in _labels().finditer(line):
            yield from _names(line[match.end() :].strip() or following, wording)
        for match in _BY_NUMBER.finditer(line):
            yield from _names(match["names"], wording)
        for match in _TO_CONTACT.finditer(line):
            yield from _names(match["name"], wording)


def _names(printed: str, wording: Wording) -> Iterator[str]:
    """The names of a list separated by strokes, commas or "and"; it ends at the first part that is none."""
    for part in _PARTED.split(_ASIDE.sub(" ", printed).strip()):
        match = _ONE_NAME.match(part)
        name = wording.start(match["name"]) if match else ""
        if not match or not wording.is_person(name):
            return
        yield name


def _listed(lines: list[str], wording: Wording) -> Iterator[str]:
    """Names in a list of persons, from its heading to the next part of the paper."""
    left = 0
    for line in lines:
        heading = _lists().search(line)
        if heading and heading.end() < len(line.strip()) - 1:
            yield from wording.runs(line[heading.end() :])
        elif heading:
            left = _LIST_REACH
        elif _LIST_ENDS.match(line) or any(_columns().search(cell.strip()) for cell in line.split("\t")):
            left = 0
        elif left:
            left -= 1
            yield from _on_line(line.split("\t")[0], wording)


def _on_line(line: str, wording: Wording) -> Iterator[str]:
    alone = _ALONE.fullmatch(line)
    if alone and wording.is_person(alone["name"]):
        yield alone["name"]
    else:
        yield from wording.runs(line)


def _column(table: Table, wording: Wording) -> Iterator[str]:
    """Names in the columns that are headed by a role; after a dash where a cell also says what is reported."""
    columns: set[int] = set()
    for row in table.rows:
        headed = {place for place, cell in enumerate(row) if _columns().search(cell.text)}
        columns = headed or columns
        for cell in (row[place] for place in columns if place < len(row)):
            for name in _PARTED.split(_AFTER_DASH.split(cell.text)[-1]):
                match = _ALONE.fullmatch(name.strip(" ."))
                if match and wording.is_person(match["name"]):
                    yield match["name"]


def _of_mailboxes(text: str, wording: Wording) -> Iterator[str]:
    """Names that the paper's mailboxes are called by, where it prints them."""
    for mailbox in wording.mailboxes:
        first, last = mailbox.split(" ", 1)
        for match in re.finditer(rf"\b{re.escape(first)}\s+{re.escape(last)}\b", text, re.IGNORECASE):
            yield " ".join(match[0].split())


def _elected(text: str, wording: Wording) -> Iterator[str]:
    for match in _ELECTED.finditer(text):
        yield wording.start(match["name"])


def _signed(lines: list[str], wording: Wording) -> Iterator[tuple[str, str]]:
    """Level and name of signatures: a name and its post on one line or on two."""
    for line, following in pairwise((*lines, "")):
        match = _ONE_NAME.match(line)
        if not match:
            continue
        name = wording.start(match["name"])
        rest = line[match.start("name") + len(name) :]
        is_alone = not rest.strip(" ,.")
        post = _post_at_start().match((following if is_alone else rest).lstrip(" ,\t–-"))
        if post and wording.is_person(name) and all(word[0].isupper() or word == "and" for word in name.split()):
            yield _level(post), name


def _beside_posts(passages: Iterable[str], wording: Wording) -> Iterator[tuple[str, str]]:
    """Level and name of persons whose post stands beside them in a sentence or a bracket."""
    for passage in passages:
        for match in chain(_after_name().finditer(passage), _before_name().finditer(passage)):
            name = wording.start(match["name"])
            if wording.is_person(name):
                yield _level(match), name
        if _posts_of_several().search(passage):
            for match in _WITH_REMIT.finditer(passage):
                if wording.is_person(match["name"]):
                    yield _BELOW, match["name"]


def _level(match: re.Match[str]) -> str:
    return _DIRECTOR if match[_DIRECTOR] else _BELOW


def _patterns(form: str, level: str = "") -> str:
    wanted = [row["pattern"] for row in rows("officer_roles") if row["form"] == form and level in (row["level"], "")]
    return "|".join(wanted)


def _post() -> str:
    """A post of either level, leftmost first: a chief officer is no officer."""
    return rf"(?:(?P<{_DIRECTOR}>{_patterns('post', _DIRECTOR)})|(?P<{_BELOW}>{_patterns('post', _BELOW)}))(?![\w’'])"


@cache
def _labels() -> re.Pattern[str]:
    opens = rf"\s*[:\t]|\s+{_DASH}|$|(?=\s+[A-Z]\w+ [A-Z]\w+(?:$|\s+(?i:tel|phone|e-?mail|ext)))"
    return re.compile(rf"\b(?i:{_patterns('label')})(?:s|\(s\))?(?:{opens})[\s:–-]*")


@cache
def _lists() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_patterns('list')})\b", re.IGNORECASE)


@cache
def _columns() -> re.Pattern[str]:
    return re.compile(rf"(?:^|\s|/)(?:{_patterns('column')})$", re.IGNORECASE)


@cache
def _post_at_start() -> re.Pattern[str]:
    return re.compile(rf"(?:the )?{_QUALIFIED}{_post()}")


@cache
def _after_name() -> re.Pattern[str]:
    return re.compile(rf"\b{NAME}(?:,|\s{_DASH}|\s?\(|\t) ?(?:the |our |an? )?{_QUALIFIED}\b{_post()}")


@cache
def _before_name() -> re.Pattern[str]:
    return re.compile(rf"\b{_post()}{_REMIT} ?{NAME}")


@cache
def _posts_of_several() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_patterns('post', _BELOW)})s\b")
