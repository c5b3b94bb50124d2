"""Tokens of a tree as phrases of the original text."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable

from ingest.language.cues import meaning_of
from ingest.language.facets import Phrase
from ingest.language.naming import is_number
from ingest.language.parser import Token, Tree

_TIGHT = re.compile(r"\s+(?=[,.;:)%’']|-\s)|(?<=[(‘])\s+|(?<=\s-)\s+")
_EDGES = " \t\n,;:.–-‘’'\"“”()"
_NOT_OF_THE_NOUN = ("det", "predet", "punct", "cc", "appos", "quantmod", "neg", "advmod", "preconj")
_RESTRICTING = ("relcl", "acl")
_OF_ANOTHER_NOUN = ("det", "amod", "prep", "nummod", "relcl")
"""What stands by a coordinated noun that says something else; entering care and moving in are the ends of one time."""
_CLAUSES = ("relcl", "acl", "advcl", "parataxis", "ccomp")
_LIST_MARK = re.compile(r"^[\W_]+")


def phrase(text: str, head: Token, words: Iterable[Token]) -> Phrase | None:
    """The words of a phrase in reading order, printed as in the text; None where no word is left."""
    kept = sorted({word.index: word for word in words}.values(), key=lambda word: word.index)
    if not any(word.pos not in ("PUNCT", "DET") for word in kept):
        return None
    return Phrase(
        head.lemma,
        tuple(lemma for word in kept if word.pos != "PUNCT" for lemma in _lemmas(text, word)),
        printed(text, kept),
        min(word.start for word in kept),
        max(word.end for word in kept),
    )


def _lemmas(text: str, word: Token) -> list[str]:
    """The lemma, or the words that a masked name is printed with."""
    original = text[word.start : word.end].lower()
    is_name = " " in original and not is_number(word)
    return original.split() if is_name else [word.lemma]


def printed(text: str, words: Iterable[Token]) -> str:
    """Words as printed, blanks between them; words that stand for one masked name are printed once."""
    pieces: list[str] = []
    done = -1
    for word in words:
        if word.start >= done:
            pieces.append(text[word.start : word.end])
            done = word.end
    return tidy(" ".join(pieces))


def tidy(text: str) -> str:
    """One line without spaces before stops, marks at its edges or list marks."""
    joined = _TIGHT.sub("", " ".join(text.split()))
    return _LIST_MARK.sub("", joined.strip(_EDGES)).replace(" - ", "-").replace("- ", "-")


def noun_words(tree: Tree, noun: Token, without: Container[int] = ()) -> list[Token]:
    """A noun with what is before it, and the phrases and clauses after it that restrict it.

    No determiner, number or clause set off by a comma, and nothing headed by a word of `without`.
    """
    words = [noun]
    for child in tree.children(noun):
        if is_number(child) or child.text == "%" or child.dep in _NOT_OF_THE_NOUN:
            continue
        if child.dep in _CLAUSES and (
            child.index in without or child.dep not in _RESTRICTING or is_set_off(tree, child)
        ):
            continue
        if child.index in without or (child.dep == "prep" and holds_figure(tree, child)):
            continue
        if child.dep in _RESTRICTING and any(word.text == "%" for word in without_clauses(tree, child)):
            continue
        if child.dep == "conj" and noun.pos != "VERB" and tree.children(child, *_OF_ANOTHER_NOUN):
            continue
        words += [word for word in without_clauses(tree, child) if not _counts(noun, word)]
        if child.dep == "conj":
            words += [word for word in tree.children(noun, "cc") if word.index not in without]
    return sorted(words, key=lambda word: word.index)


def _counts(noun: Token, word: Token) -> bool:
    """True for the numbers before a noun (seven of 11 pathway plans), which say how many and not what."""
    return word.index < noun.index and (is_number(word) or word.dep == "quantmod")


def is_of_others(tree: Tree, top: Token) -> bool:
    """True for what a comparison opens, and for a listing with numbers or after a comma (including maths restricts)."""
    if meaning_of("nouns", "listing", top.lemma):
        listed = tree.subtree(top)
        names_subject = any(meaning_of("nouns", "subject", word.text) for word in listed)
        return any(is_number(word) for word in listed) or (is_set_off(tree, top) and not names_subject)
    return bool(meaning_of("nouns", "comparing", top.lemma))


def holds_figure(tree: Tree, top: Token) -> bool:
    """True for a phrase that tells another figure, or a comparison."""
    return is_of_others(tree, top) or any(tells_value(tree, word) for word in tree.subtree(top))


def tells_value(tree: Tree, word: Token) -> bool:
    """True for a number that counts no noun beside it (as both of "one or two moves" do), and for the % of one."""
    if word.dep == "conj" and is_number(tree.head(word)):
        word = tree.head(word)
    return word.text == "%" or (is_number(word) and word.dep != "nummod")


def without_clauses(tree: Tree, top: Token) -> list[Token]:
    """A phrase without the side clauses, comparisons and further figures that hang on it."""
    found = [top]
    children = [child for child in tree.children(top) if not _leads_away(tree, child)]
    for child in children:
        if child.dep != "cc" or any(other.dep == "conj" for other in children):
            found += without_clauses(tree, child)
    return sorted(found, key=lambda word: word.index)


def _leads_away(tree: Tree, child: Token) -> bool:
    if child.dep == "quantmod":
        return False
    if child.dep in ("advcl", "parataxis") or is_of_others(tree, child):
        return True
    if child.dep in ("relcl", "acl") and is_set_off(tree, child):
        return True
    if child.dep == "conj" and (tree.child(child, "nsubj", "nsubjpass") or is_counted(tree, child)):
        return True
    return child.dep in ("prep", "conj") and (holds_figure(tree, child) or is_of_some_others(tree, child))


def is_of_some_others(tree: Tree, link: Token) -> bool:
    """True for "with a few living elsewhere", which tells of others than those counted."""
    others = tree.child(link, "pobj") if link.lemma == "with" else None
    is_of_some = others is not None and bool(meaning_of("nouns", "partitive", others.lemma))
    return is_of_some and others is not None and tree.child(others, "acl", "relcl") is not None


def is_counted(tree: Tree, noun: Token) -> bool:
    """True for a noun with a number of its own: (six children) and seven adopters."""
    return noun.pos in ("NOUN", "PROPN") and any(is_number(child) for child in tree.children(noun, "nummod"))


def is_set_off(tree: Tree, clause: Token) -> bool:
    """True for a clause after a comma, which restricts nothing."""
    first = tree.subtree(clause)[0]
    return first.index > 0 and tree.tokens[first.index - 1].text in (",", "–", "-", ";")
