"""Stop 4 of the walk: one contract per landing table, in the module of its name; what breaks a rule is kept with it."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from warehouse.contracts.rule import Contract


@cache
def contract_of(table: str) -> Contract:
    """The contract of a landing table."""
    stated: Contract = import_module(f"{__name__}.{table}").contract()
    return stated
