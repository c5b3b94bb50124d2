"""What the codes of a column stand for, in words."""

from __future__ import annotations

from ingest.vocabularies import Vocabulary


def meanings(vocabulary: type[Vocabulary]) -> dict[str, str]:
    """Each value of a column with its meaning."""
    return {member.value: member.meaning for member in vocabulary}
