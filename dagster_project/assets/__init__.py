"""The stops of the walk as Dagster assets, a module a stop."""
