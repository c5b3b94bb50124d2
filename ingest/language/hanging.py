"""What hangs on a verb: what completes it, what denies it, what only tells more."""

from __future__ import annotations

from collections.abc import Container

from ingest.language.cues import meaning_of
from ingest.language.parser import Token, Tree
from ingest.language.phrases import is_of_others, is_of_some_others, is_set_off

SUBJECTS = ("nsubj", "nsubjpass")
VERBS = ("VERB", "AUX")


def is_agent_or_clause(tree: Tree, child: Token) -> bool:
    """By agency staff, which tells a kind ("by the authority" tells nothing); (have) *their reviews
    completed*; (did not record) *that they were seen*."""
    if child.dep == "ccomp":
        verb, mark = tree.head(child), tree.child(child, "mark")
        is_told = mark.lemma == "that" if mark is not None else verb.lemma == "have"
        return is_told and child.index > verb.index
    owners = (meaning_of("nouns", "owner", word.lemma) for word in tree.children(child, "pobj"))
    return child.dep == "agent" and not any(owners)


def is_further(tree: Tree, verb: Token) -> bool:
    """True for a coordinated clause with a subject of its own, which says something else."""
    return verb.dep == "conj" and tree.child(verb, *SUBJECTS) is not None


def of_next_figure(tree: Tree, verb: Token, own: Container[int] = ()) -> bool:
    """True for a coordinated verb before which the next figure stands: (72 are at work) and 30 of these *are ill*.

    `own`: words of the figure that is asked about; what is said behind that is its own.
    """
    if verb.pos not in VERBS or verb.dep != "conj":
        return False
    figures = [word.index for word in _joined_before(tree, verb) if _counts(word)]
    return bool(figures) and not any(index in own for index in figures)


def left_alone(tree: Tree, number: Token) -> Token | None:
    """The verb of "(72 are at work) and 30 of these *are ill*", where the parser hangs the 30 beside the work."""
    if number.dep != "conj":
        return None
    behind = (word for word in tree.tokens[number.index + 1 :] if word.pos in VERBS and word.dep == "conj")
    verb = next(behind, None)
    if verb is None or verb.head > number.index or tree.child(verb, *SUBJECTS) is not None:
        return None
    first = next(filter(_counts, _joined_before(tree, verb)), None)
    return verb if first is not None and first.index == number.index else None


def _joined_before(tree: Tree, verb: Token) -> list[Token]:
    """The words between the last "and" before a verb, behind the one that it is beside, and the verb."""
    joined = next((word for word in reversed(tree.tokens[verb.head : verb.index]) if word.dep == "cc"), None)
    return list(tree.tokens[joined.index + 1 : verb.index]) if joined is not None else []


def _counts(word: Token) -> bool:
    """True for a number that is none of days or miles."""
    return word.pos == "NUM" and word.text[:1].isdigit()


def is_tail(tree: Tree, link: Token) -> bool:
    """True for "with practice improving", "with a few recorded as ...", ", despite the cost", and for comparisons.

    They stand behind a clause, tell more and restrict nothing.
    """
    is_conceded = bool(meaning_of("nouns", "conceding", link.lemma)) and is_set_off(tree, link)
    if is_of_others(tree, link) or is_conceded:
        return True
    is_aside = is_set_off(tree, link) or tree.child(link, "pcomp") is not None
    return link.lemma == "with" and (is_aside or is_of_some_others(tree, link))


def holds(tree: Tree, top: Token, token: Token) -> bool:
    """True where a word stands in the phrase or clause of another."""
    return any(word.index == token.index for word in tree.subtree(top))


def is_denied(tree: Tree, verb: Token) -> bool:
    """Denied by a word of its own (not, never) or by the verb it completes."""
    if tree.child(verb, "neg") is not None:
        return True
    head = tree.head(verb)
    return verb.dep in ("xcomp", "ccomp") and head.index < verb.index and tree.child(head, "neg") is not None


def is_told_of_this(tree: Tree, token: Token) -> bool:
    """True for the 25 of "this is an increase from 25 children": what counts them was said before."""
    verb = next((above for above in tree.ancestors(token) if above.pos in VERBS), None)
    subject = tree.child(verb, *SUBJECTS) if verb is not None else None
    if verb is None or subject is None or subject.lemma not in ("this", "these") or subject.index > token.index:
        return False
    return meaning_of("nouns", "light", verb.lemma) == "equal"
