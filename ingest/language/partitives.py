"""Which numbers say only how many there are, of whom something is told: most of the 40."""

from __future__ import annotations

from ingest.language.cues import meaning_of
from ingest.language.naming import Counted, is_number
from ingest.language.parser import Tree

_LINKS_UP = 2
"""Most of the cohort of 40: a word of quantity may stand between."""


def is_of_some(tree: Tree, found: Counted) -> bool:
    """True for the 40 of "most of the 40 plans were late": so many there are, and what is said is said of a part."""
    word = found.noun
    if word is None or found.how != "number of a noun":
        return False
    for _ in range(_LINKS_UP):
        link = tree.head(word)
        if link.lemma != "of" or link.dep != "prep":
            return False
        word = tree.head(link)
        if meaning_of("nouns", "partitive", word.lemma) or meaning_of("nouns", "quantity", word.lemma) == "share":
            return not is_number(word) and word.text != "%"
        if meaning_of("nouns", "quantity", word.lemma) != "count":
            return False
    return False
