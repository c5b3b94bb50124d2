"""The contracts as blocking asset checks: a broken blocking rule stops the walk before anything is built on it."""

from dagster import (
    AssetCheckResult,
    AssetChecksDefinition,
    AssetCheckSeverity,
    asset_check,
)
from sqlalchemy import Engine, distinct, func, select

from dagster_project.assets.landing_tables import landing_key
from dagster_project.resources import Warehouse
from ingest.records import LANDING_TABLES
from warehouse.contracts.landed import check_landed
from warehouse.tables import rejected_records

EXAMPLES = 5


def contract_checks() -> list[AssetChecksDefinition]:
    """One check per landing table, named `contract`."""
    return [_contract_check(table) for table in LANDING_TABLES]


def _contract_check(table: str) -> AssetChecksDefinition:
    @asset_check(
        asset=landing_key(table),
        name="contract",
        description="Keys stand once over all files, columns are those stated; what broke another rule was kept out.",
        blocking=True,
    )
    def contract(warehouse: Warehouse) -> AssetCheckResult:
        return _contract_result(warehouse.engine, table)

    return contract


def _contract_result(engine: Engine, table: str) -> AssetCheckResult:
    """What was kept out of the table, which stops nothing, and what of it as a whole is against its contract."""
    kept_out = _kept_out(engine, table)
    faults = [
        *(f"{count} records broke {rule}" for rule, is_blocking, count in kept_out if is_blocking),
        *(
            f"{row.message} ({row.rule}, {row.record_id or 'the table as a whole'})"
            for row in check_landed(engine, table)
        ),
    ]
    return AssetCheckResult(
        passed=not faults,
        severity=AssetCheckSeverity.ERROR,
        metadata={
            "kept out, by rule": {rule: count for rule, _, count in kept_out},
            "landed against a rule": faults[:EXAMPLES],
        },
        description="; ".join([f"landing.{table}", *faults[:EXAMPLES]]) if faults else None,
    )


def _kept_out(engine: Engine, table: str) -> list[tuple[str, bool, int]]:
    """Rules that records meant for the table broke: the rule, whether it blocks, how many records."""
    rejected = rejected_records.c
    by_rule = (
        select(rejected.rule, rejected.is_blocking, func.count(distinct(rejected.record_id)))
        .where(rejected.table_name == table)
        .group_by(rejected.rule, rejected.is_blocking)
    )
    with engine.connect() as connection:
        return [(str(rule), bool(blocks), int(str(count))) for rule, blocks, count in connection.execute(by_rule)]
