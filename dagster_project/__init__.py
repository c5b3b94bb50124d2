"""The wiring of the walk: Dagster assets a stop each, the command line and its screens; nothing imports it."""
