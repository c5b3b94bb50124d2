"""The noun that a number names, and the words of quantity between them: the *number* of children, a *rate* of plans."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ingest.language.cues import meaning_of
from ingest.language.parser import Token, Tree

_CONTENT = ("NOUN", "ADJ", "VERB")
_ASIDE = ("relcl", "advcl", "conj", "appos")
_EMPTY_HEADS = ("quantity", "empty")
_EMPTY = (*_EMPTY_HEADS, "unit", "owner", "comparing")
OF_SUBJECT = "subject of the level"
"""The rule of a level that a verb gives to its subject: the number of late plans *is* 101 out of 136."""
RELATIVE = "relative clause"
"""The rule of the noun before "of which", "of whom"."""
_POINTING = ("which", "whom", "these", "those", "them", "this", "that", "it", "they", "both", "all")


class Counted(NamedTuple):
    """`noun` is what is counted, None where the sentence's own words do not say; `how` names the rule that found it.

    `core` is the number or its unit word, `whole` another number that the counted are a part of (13 of the 21 cases),
    `quantity` the word between them (the *number* of children), `verb` what links a level to its subject, `fronted` the
    set before the clause that the counted are a part of (of the 96 *posts*, eight vacancies are covered).
    """

    noun: Token | None
    how: str
    core: Token
    quantity: Token | None = None
    whole: Token | None = None
    verb: Token | None = None
    fronted: Token | None = None


def is_number(token: Token) -> bool:
    """True for a number in digits, as the masked sentence has them."""
    return token.text[:1].isdigit() and token.text.replace(",", "").replace(".", "", 1).isdigit()


def is_zero_word(token: Token) -> bool:
    """True for the words that count nothing: no children, none."""
    return token.lemma in ("no", "none")


def core_of(tree: Tree, number: Token) -> Token:
    """The number, or the unit it stands with: the % of 48 %, the days of 778 days."""
    head = tree.head(number)
    if number.dep in ("nummod", "quantmod", "compound", "amod", "npadvmod", "dep") and is_unit(head):
        return head
    after = tree.tokens[number.index + 1] if number.index + 1 < len(tree.tokens) else None
    return after if after is not None and after.text == "%" else number


def is_unit(token: Token) -> bool:
    """True for the word of a unit: %, days, points."""
    return bool(meaning_of("nouns", "unit", token.text))


def main_verb(tree: Tree, verb: Token) -> Token:
    """The verb of a clause whose subject hangs on a helping verb: looked for became (looked after)."""
    return tree.head(verb) if verb.dep in ("aux", "auxpass") else verb


def whole_name(tree: Tree, noun: Token) -> Token:
    """The last noun of a name: plans for the pathway of pathway plans."""
    head = tree.head(noun)
    return whole_name(tree, head) if noun.dep in ("compound", "poss") and head.index > noun.index else noun


def object_of(tree: Tree, link: Token) -> Token | None:
    """The noun below a preposition, also below a second one (out of, in relation to)."""
    noun = tree.child(link, "pobj", "pcomp")
    is_relating = noun is not None and meaning_of("nouns", "relating", noun.lemma)
    inner = tree.child(noun if noun is not None and is_relating else link, "prep")
    if is_relating and inner is not None:
        return object_of(tree, inner)
    return noun if noun is not None else object_of(tree, inner) if inner is not None else None


def is_change(noun: Token) -> bool:
    """True for a rise, a reduction, an improvement."""
    return meaning_of("nouns", "quantity", noun.lemma) == "change"


def named(tree: Tree, noun: Token, found: Counted) -> Counted:
    """The noun itself, or what a bare word of quantity (number, proportion, increase) is a quantity of."""
    is_described = noun.lemma == "those" and tree.child(noun, "relcl", "acl") is not None
    if (noun.pos == "PRON" or noun.lemma in _POINTING) and not is_described:
        return found._replace(noun=None, how="pronoun")
    kind = meaning_of("nouns", "quantity", noun.lemma)
    if says_nothing(tree, noun, found.core):
        behind = _for_what(tree, found.core) if kind != "change" else None
        if behind is not None:
            return found._replace(noun=behind, quantity=noun)
        return found._replace(noun=None, how="change" if kind == "change" else "quantity alone", quantity=noun)
    if not kind:
        return found._replace(noun=noun)
    if kind != "change" and tree.children(noun, "compound", "poss") and not _is_elsewhere(tree, noun):
        return found._replace(noun=noun)
    links = [
        link for link in tree.children(noun, "prep") if link.lemma in ("of", "for", "in", "on", "amongst", "among")
    ]
    below = next(
        (each for each in map(lambda link: object_of(tree, link), links) if each and not is_number(each)), None
    )
    if below is not None and kind == "level" and is_owner(below) and not _is_narrowed(tree, noun, below, found.core):
        return found._replace(noun=None, how="comparison", quantity=noun)
    if below is not None and not is_unit(below) and below.index != found.core.index:
        return named(tree, below, found._replace(noun=below, quantity=found.quantity or noun))
    how = "change" if kind == "change" else "quantity alone"
    return found._replace(noun=None, how=how, quantity=found.quantity or noun)


def _for_what(tree: Tree, core: Token) -> Token | None:
    """The completion of "a target of 26 weeks for the completion of plans": what a time is for, wherever it hangs."""
    link = tree.tokens[core.index + 1] if core.index + 1 < len(tree.tokens) else None
    if link is None or link.lemma != "for" or meaning_of("nouns", "unit", core.text) != "duration":
        return None
    noun = object_of(tree, link)
    return noun if noun is not None and not is_empty(noun) and not is_owner(noun) else None


def _is_narrowed(tree: Tree, noun: Token, below: Token, core: Token) -> bool:
    """True for the rate of children subject to a plan: whose rate it is does not say who they are."""
    behind = (*tree.children(noun, "acl", "relcl", "amod"), *tree.children(below, "acl", "relcl", "amod", "prep"))
    told = [word for word in behind if word.dep != "prep" or core not in tree.subtree(word)]
    return any(word.index > below.index for word in told)


def is_empty(word: Token) -> bool:
    """True for words that name nothing counted: quantities, units, owners, places, and those of rows `empty`."""
    return word.pos not in _CONTENT or is_number(word) or _means_one_of(word, _EMPTY)


def _means_one_of(word: Token, kinds: Iterable[str]) -> bool:
    return any(meaning_of("nouns", kind, word.lemma) not in ("", "person") for kind in kinds)


def says_nothing(tree: Tree, noun: Token, core: Token) -> bool:
    """True for a noun phrase of empty words alone: the government's target, the average over the period."""
    if not _means_one_of(noun, _EMPTY_HEADS):
        return False
    waiting = [noun]
    while waiting:
        word = waiting.pop()
        if not is_empty(word):
            return False
        waiting += [child for child in tree.children(word) if child.dep not in _ASIDE and child.index != core.index]
    return True


def _is_elsewhere(tree: Tree, noun: Token) -> bool:
    """True for the Dudley average, the authority figure: whose it is, not what it is of."""
    owners = tree.children(noun, "compound", "poss")
    return all(owner.text == "%" or is_owner(owner) for owner in owners)


def is_owner(noun: Token) -> bool:
    """True for whose a value is: the authority, England, a name."""
    return (noun.pos == "PROPN" and noun.text[:1].isupper()) or bool(meaning_of("nouns", "owner", noun.lemma))
