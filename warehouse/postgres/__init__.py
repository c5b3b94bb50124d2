"""A mirror of the published file in a PostgreSQL database, for tools that read no DuckDB file."""
