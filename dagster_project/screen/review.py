"""The review list for people: what it is about, where it stands, why it is here and what would settle it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from warehouse.words import counted, day, figure, within

LONGEST_PASSAGE = 400
CONSEQUENCES = {
    "decided": "decided",
    "compared": "compared measure",
    "preferred": "preferred value",
    "catalogued": "value of a measure",
    "other": "other",
}


def show_items(console: Console, items: Sequence[Mapping[str, Any]], left: int) -> None:
    """Prints an item as a paragraph; `left` is how many more there are."""
    for item in items:
        console.print(Text(f"\n{item['review_id']}", style="bold"), Text(_head(item)))
        for name, said in _lines(item):
            console.print(Text(f"    {name:<12} {said}"))
    if not items:
        console.print("Nothing is on this list.")
    if left:
        console.print(
            Text(f"\n{counted(left, 'more item')}: --limit shows more, --kind and --area narrow.", style="dim")
        )


def show_counts(console: Console, kinds: Sequence[tuple[str, int]]) -> None:
    """Prints how many items of each kind are open."""
    for label, number in kinds:
        console.print(Text(f"{number:>6,}  {label}"))


def _head(item: Mapping[str, Any]) -> str:
    value = "" if item["value"] is None else f": {figure(item['value'], item['unit'])}"
    told = [within(item["kind"]), CONSEQUENCES[item["consequence"]], item["local_authority"]]
    return f"{' · '.join(filter(None, told))}\n    {item['label'] or ''}{value}"


def _lines(item: Mapping[str, Any]) -> list[tuple[str, str]]:
    page = f"p. {item['page']}" if item["page"] else f"line {item['line']}" if item["line"] else ""
    lines = [("where", ", ".join(filter(None, [item["document_file"], page])))]
    if item["passage"]:
        lines.append(("passage", f"“{_cut(' '.join(item['passage'].split()))}”"))
    lines += [("why", item["why"]), ("settled by", item["settled_by"])]
    if item["decision"]:
        by = f"{item['decision']} by {item['decided_by']} on {day(item['decided_at'])}: {item['decision_reason']}"
        lines.append(("decision", by))
    return lines


def _cut(passage: str) -> str:
    return passage if len(passage) <= LONGEST_PASSAGE else f"{passage[:LONGEST_PASSAGE]}…"
