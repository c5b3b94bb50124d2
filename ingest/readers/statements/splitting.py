"""A passage as sentences."""

from __future__ import annotations

import re

_END = re.compile(
    r"[.!?](?<!\be\.g\.)(?<!\bi\.e\.)(?<!\betc\.)(?<!\bvs\.)(?<!\bNo\.)(?<!\bSt\.)(?<!\bDr\.)(?<!\bMr\.)(?<!\bMrs\.)(?<!\bMs\.)"
    r"(?<!\bpara\.)(?<!\bp\.)[’'”\")\]¹²³⁴⁵⁶⁷⁸⁹⁰]*"
    r"(?:\s+(?=[A-Z0-9‘'“\"(£■•*-])|(?<=[a-z)]\.)(?=\d+(?:\.\d+)?%)|(?<=[a-z]\.)(?=[A-Z][a-z]+\s))"
)


def sentences(text: str) -> list[tuple[int, int]]:
    """Where each sentence of a text stands; an abbreviation or a decimal ends none."""
    spans, start = [], 0
    for match in _END.finditer(text):
        if match.end() > start:
            spans.append((start, match.start() + len(match[0].rstrip())))
            start = match.end()
    if start < len(text):
        spans.append((start, len(text)))
    return [span for span in spans if text[span[0] : span[1]].strip()]
