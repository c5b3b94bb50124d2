"""The contracts as blocking asset checks: a broken blocking rule stops the walk before anything is built on it."""

from dagster import AssetCheckExecutionContext, AssetCheckResult, AssetChecksDefinition, asset_check
from sqlalchemy import Engine, distinct, func, select

from dagster_project.assets.landing_tables import landing_key
from ingest.records import LANDING_TABLES
from warehouse.tables import landing_tables, rejected_records


def contract_checks() -> list[AssetChecksDefinition]:
    """One check a landing table, named `contract`."""
    return [_contract_check(table) for table in LANDING_TABLES]


def _contract_check(table: str) -> AssetChecksDefinition:
    @asset_check(
        asset=landing_key(table),
        name="contract",
        description="No record broke a rule that stops the publication; others that broke a rule were kept out.",
        blocking=True,
        required_resource_keys={"warehouse"},
    )
    def contract(context: AssetCheckExecutionContext) -> AssetCheckResult:
        return _contract_result(context.resources.warehouse.engine, table)

    return contract


def _contract_result(engine: Engine, table: str) -> AssetCheckResult:
    """Rejected records by the rule they broke, and whether one of those rules is blocking."""
    rejected = rejected_records.c
    by_rule = (
        select(rejected.rule, rejected.is_blocking, func.count(distinct(rejected.record_id)))
        .where(rejected.table_name == table)
        .group_by(rejected.rule, rejected.is_blocking)
    )
    with engine.connect() as connection:
        broken = connection.execute(by_rule).all()
        standing = connection.scalar(select(func.count()).select_from(landing_tables[table])) or 0
    return AssetCheckResult(
        passed=not any(is_blocking for _, is_blocking, _ in broken),
        metadata={"records landed": standing, "rejected by rule": {rule: count for rule, _, count in broken}},
    )
