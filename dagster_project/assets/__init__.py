"""The stops of the walk as Dagster assets, one module per stop."""
