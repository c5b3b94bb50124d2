"""The blocking policy, stated once: which faults stop a publication, in the contracts' rules and in dbt's tests.

Only a fault of ours stops one. What a document says, however odd, costs that row or that document at most. At stop 4
every row that breaks a rule, whatever the rule guards, is set aside, so that nothing of it is landed; its document is
read with warnings. What guards a promise of ours is asked again of what was landed (keys and columns, in
warehouse.contracts.landed) and of what was built (keys, references, the star and rows that a table promises not to
hold, by dbt's tests), and stops there.
"""

from __future__ import annotations

from ingest.vocabularies import Vocabulary


class Guards(Vocabulary):
    """What a rule or a test guards."""

    KEY = "key", "a key stands for one row"
    REFERENCE = "reference", "what a key refers to is there"
    EVIDENCE = "evidence", "a passage stands where it is said to stand"
    PRIVACY = "privacy", "no contact detail or unpublished name leaves the landing area"
    COLUMNS = "columns", "a table has its columns, and they have their types"
    STAR = "star", "a table of the star is not empty where there is something to fill it"
    ROWS = "rows", "a table holds no row that it promises not to hold"
    CONTENT = "content", "what a document says is within what is expected"

    @property
    def is_blocking(self) -> bool:
        """Whether what was landed or built against it stops the publication."""
        return self is not Guards.CONTENT


DBT_TESTS = {
    "is_key": Guards.KEY,
    "refers_to": Guards.REFERENCE,
    "holds_rows": Guards.STAR,
    "holds_only": Guards.ROWS,
    "has_known_values": Guards.CONTENT,
    "is_filled": Guards.CONTENT,
}
"""What each generic test of dbt guards."""


def severity(test: str) -> str:
    """dbt's severity of a generic test; raises KeyError where the policy does not state the test."""
    return "error" if DBT_TESTS[test].is_blocking else "warn"
