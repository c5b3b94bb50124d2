"""What a number counts: the noun it belongs to, found in the tree of its sentence and nowhere else."""

from __future__ import annotations

from ingest.language.cues import meaning_of
from ingest.language.naming import (
    OF_SUBJECT,
    RELATIVE,
    Counted,
    core_of,
    is_change,
    is_number,
    is_owner,
    is_unit,
    main_verb,
    named,
    object_of,
    whole_name,
)
from ingest.language.parser import Token, Tree

_OF = ("of", "out", "among", "amongst")
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_NOT_COUNTED = ("PRON", "DET")
_OBJECTS = ("dobj", "attr", "pobj")
_FROM_TO = ("from", "to")


_NOUNS = ("NOUN", "PROPN")
_SPANNING = ("from", "between")
_WHOM = ("whom", "which")
_HIGH = 6
"""So many words above a number are asked at most: what is further off governs something else."""


def counted(tree: Tree, number: Token) -> Counted:
    """What the number counts, by the first rule that fits. Never raises."""
    found = _counted(tree, core_of(tree, number), depth=0)
    return found if found.whole is not None else _of_fronted(tree, found)


def _of_fronted(tree: Tree, found: Counted) -> Counted:
    """Of the 96 posts, eight vacancies are covered; of current leavers, 80 % are in work: a part of what is fronted."""
    verb = next((above for above in tree.ancestors(found.core) if above.pos in ("VERB", "AUX")), None)
    links = tree.children(main_verb(tree, verb), "prep") if verb is not None else []
    link = next((each for each in links if each.lemma == "of" and each.index < found.core.index), None)
    noun = object_of(tree, link) if link is not None else None
    if noun is None or is_number(noun) or any(word.index == found.core.index for word in tree.subtree(link or noun)):
        return found
    whole = next((child for child in tree.children(noun, "nummod") if is_number(child)), None)
    if found.noun is None and found.how == "subject alone":
        return named(tree, noun, Counted(noun, "part of a noun", found.core, whole=whole))
    return found._replace(whole=whole, fronted=noun)


def _counted(tree: Tree, core: Token, depth: int) -> Counted:
    if depth > _HIGH:
        return Counted(None, "unresolved", core)
    own = _own_noun(tree, core, depth)
    if own is not None:
        return own
    if core.dep in ("conj", "appos"):
        return _beside(tree, core, depth)
    return _of_level(tree, core)


def _own_noun(tree: Tree, core: Token, depth: int) -> Counted | None:
    """20 children; 95 % of children; 13 of the 21 cases."""
    head = tree.head(core)
    if (
        core.dep in ("nummod", "quantmod", "amod", "compound", "nmod", "det", "poss")
        and head.index > core.index
        and head.pos != "VERB"
    ):
        if is_number(head):
            inner = _counted(tree, head, depth + 1)
            if any(between.lemma == "of" for between in tree.tokens[core.index + 1 : head.index]):
                return inner._replace(core=core, whole=head, how="part of a number")
            return inner._replace(core=core, how="beside another number")
        if not is_unit(head):
            return named(tree, whole_name(tree, head), Counted(head, "number of a noun", core))
    for link in tree.children(core, "prep"):
        if link.lemma in _OF and (noun := object_of(tree, link)) is not None:
            if meaning_of("nouns", "attribute", noun.lemma):
                return Counted(None, "beside", core)
            if is_number(noun):
                inner = _counted(tree, noun, depth + 1)
                is_level = inner.how == OF_SUBJECT and inner.noun is not None and inner.noun.index < core.index
                return inner._replace(core=core, whole=noun, how=OF_SUBJECT if is_level else "part of a number")
            whole = next((child for child in tree.children(noun, "nummod") if is_number(child)), None)
            noun = _what_the_cases_are(tree, core, noun)
            return named(tree, noun, Counted(noun, "part of a noun", core, whole=whole))
    return None


def _what_the_cases_are(tree: Tree, core: Token, noun: Token) -> Token:
    """The reviews of "reviews are late in 9 % of cases": a bare word for cases stands for the subject."""
    verb = next((above for above in tree.ancestors(core) if above.pos in ("VERB", "AUX")), None)
    if not meaning_of("nouns", "instance", noun.lemma) or verb is None or len(tree.subtree(noun)) > 1:
        return noun
    subject = tree.child(verb, "nsubj", "nsubjpass")
    is_named = subject is not None and subject.index < core.index and subject.pos in ("NOUN", "PROPN")
    return subject if subject is not None and is_named and not is_owner(subject) else noun


def _beside(tree: Tree, core: Token, depth: int) -> Counted:
    """The second of two numbers counts what the first does, unless it has a noun of its own."""
    head = tree.head(core)
    if is_number(head) or is_unit(head):
        inner = _counted(tree, head, depth + 1)
        return inner._replace(core=core, how=inner.how if inner.noun is None else "beside another number")
    if core.dep == "appos":
        return named(tree, head, Counted(head, "apposition", core))
    if head.lemma == "all" and tree.tokens[core.index - 1].lemma == "but":
        noun = tree.head(head)
        return Counted(noun if head.dep == "det" else None, "all but", core, verb=tree.head(noun))
    return Counted(None, "beside", core)


def _of_level(tree: Tree, core: Token) -> Counted:
    """A level told of something: attendance is 94 %, fell to 6 %, a rate of 12 %, attendance at 94 %."""
    if core.dep in _SUBJECTS:
        return _alone(tree, core)
    for steps, above in enumerate(tree.ancestors(core)):
        if steps >= _HIGH:
            break
        if meaning_of("nouns", "comparing", above.lemma):
            return Counted(None, "comparison", core, quantity=_quantity_above(tree, core))
        if above.lemma == "but":
            return Counted(None, "all but", core, verb=tree.head(tree.head(above)))
        if above.pos == "ADJ" and core.dep == "npadvmod" and not tree.children(core, "punct"):
            return Counted(None, "gap", core)
        if above.pos in ("NOUN", "PROPN") and not is_unit(above):
            quantity = _quantity_above(tree, above)
            bearer = above if quantity is None or not _comes_between(core, quantity, above) else quantity
            found = named(tree, bearer, Counted(bearer, "level of a noun", core))
            if found.how != "quantity alone":
                return found
            return _of_a_time(tree, found) or _of_those_who_perform(tree, bearer, found)
        if above.pos in ("VERB", "AUX") and above.dep != "pobj":
            return _subject(tree, above, core)
    return Counted(None, "unresolved", core)


def _of_a_time(tree: Tree, found: Counted) -> Counted | None:
    """An average of 450 days from entering care to placement: the time that the days are of."""
    if meaning_of("nouns", "unit", found.core.text) != "duration":
        return None
    for above in (found.core, *tree.ancestors(found.core)):
        for link in tree.children(above, "prep"):
            noun = object_of(tree, link) if link.lemma in _SPANNING and link.index > found.core.index else None
            if noun is not None and not is_number(noun):
                return found._replace(noun=noun, how="level of a noun")
        if above.pos in ("VERB", "AUX"):
            break
    return None


def _of_those_who_perform(tree: Tree, level: Token, found: Counted) -> Counted:
    """Leavers show a performance of 67 %: a level that a verb gives to its subject is told of the subject."""
    verb = tree.head(level)
    subject = tree.child(verb, "nsubj") if level.dep == "dobj" else None
    if subject is None or subject.pos in _NOT_COUNTED or is_number(subject):
        return found
    if meaning_of("nouns", "quantity", subject.lemma) or (
        is_owner(subject) and not tree.child(subject, "relcl", "acl")
    ):
        return found
    told = named(tree, subject, Counted(subject, OF_SUBJECT, found.core, verb=verb))
    return told if told.noun is not None else found


def _alone(tree: Tree, core: Token) -> Counted:
    """A number as subject; after "with" it is told of what the clause before is about (rates rose, with 89 % ...)."""
    verb = main_verb(tree, tree.head(core))
    link = tree.head(verb)
    if verb.dep == "amod" and link.pos in _NOUNS:
        return named(tree, link, Counted(link, "number of a noun", core))
    is_first = not any(is_number(word) for word in tree.tokens[: core.index] if tree.head(word) is not core)
    opens = tree.child(verb, "mark") if verb.dep == "advcl" and is_first else link
    before = link if opens is not link else tree.head(link)
    subject = tree.child(before, *_SUBJECTS) if opens is not None and opens.lemma == "with" else None
    if verb.dep == "relcl" and not any(is_number(word) for word in tree.tokens[: link.index]) and link.pos in _NOUNS:
        return named(tree, link, Counted(link, RELATIVE, core, verb=verb))
    if subject is not None and subject.pos not in _NOT_COUNTED and not is_number(subject):
        return named(tree, subject, Counted(subject, "with tail", core, verb=verb))
    return _behind_colon(tree, core) or Counted(None, "subject alone", core, verb=verb)


def _behind_colon(tree: Tree, core: Token) -> Counted | None:
    """19 in "the number of decisions made: 19, rising to 44": the quantity named before the colon."""
    before = tree.tokens[: core.index]
    if not any(token.text == ":" for token in before):
        return None
    quantity = next((token for token in reversed(before) if meaning_of("nouns", "quantity", token.lemma)), None)
    return named(tree, quantity, Counted(quantity, "with tail", core)) if quantity is not None else None


def _comes_between(core: Token, quantity: Token, above: Token) -> bool:
    """True for an average of similar authorities of 61 %: the number is the average's, not the authorities'."""
    return quantity.index < above.index < core.index


def _quantity_above(tree: Tree, token: Token) -> Token | None:
    """The nearest word of quantity that a word hangs on through prepositions."""
    for above in (token, *tree.ancestors(token)):
        if meaning_of("nouns", "quantity", above.lemma):
            return above
        if above.pos in ("VERB", "AUX"):
            return None
    return None


def _subject(tree: Tree, verb: Token, core: Token) -> Counted:
    """What the verb is said of: its subject, the noun it modifies, or the subject of the verb beside it."""
    if core.dep in ("dobj", "attr") and tree.child(verb, "expl"):
        return Counted(None, "there are", core, verb=verb)
    raised = tree.child(verb, "dobj")
    if raised is not None and raised.index < core.index and tree.head(core).lemma in _FROM_TO:
        return named(tree, raised, Counted(raised, "level of a noun", core, verb=verb))
    changed = next((word for word in tree.subtree(verb) if is_change(word) and word.dep in _OBJECTS), None)
    if changed is not None and verb.index < changed.index < core.index:
        return named(tree, changed, Counted(changed, "level of a noun", core, verb=verb))
    subject = tree.child(verb, "nsubj", "nsubjpass")
    if subject is not None and (is_number(subject) or is_unit(subject)):
        return Counted(None, "beside", core, verb=verb)
    if subject is not None and subject.pos not in _NOT_COUNTED:
        return named(tree, subject, Counted(subject, OF_SUBJECT, core, verb=verb))
    head = tree.head(verb)
    if verb.dep == "relcl" and subject is None and any(word.lemma in _WHOM for word in tree.subtree(verb)):
        return Counted(None, "subject alone", core, verb=verb)
    if verb.dep in ("acl", "relcl") and head.pos in ("NOUN", "PROPN") and not is_unit(head) and subject is None:
        head = _who_have_so_many(tree, head)
        return named(tree, head, Counted(head, "noun of the level", core, verb=verb))
    if subject is None and verb.dep in ("conj", "advcl", "xcomp", "ccomp") and head.pos in ("VERB", "AUX"):
        return _subject(tree, head, core)
    return Counted(None, "pronoun", core, verb=verb)


def _who_have_so_many(tree: Tree, noun: Token) -> Token:
    """The those of "those with three or more moves falling from 10 %": moves that are numbered are counted already."""
    is_numbered = any(is_number(child) for child in tree.children(noun, "nummod"))
    verb = tree.head(noun)
    above = tree.head(verb)
    is_had = noun.dep == "dobj" and verb.dep in ("acl", "relcl") and above.lemma == "those"
    return above if is_numbered and is_had else noun
