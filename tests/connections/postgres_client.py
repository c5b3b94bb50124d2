"""SQLAlchemy with psycopg finds in a mirror what a tool finds that discovers tables: comments, keys and references.

`OVERSIGHT_POSTGRES=postgresql://… python postgres_client.py` after `oversight publish`; without the address it says so.
"""

from __future__ import annotations

import os

import psycopg
import sqlalchemy

ADDRESS = "OVERSIGHT_POSTGRES"


def main() -> str:
    """Reflects `marts` and `reporting`, and reads a row of every table."""
    address = os.environ.get(ADDRESS)
    if not address:
        return f"not tried: {ADDRESS} names no database"
    url = sqlalchemy.make_url(address).set(drivername="postgresql+psycopg")
    engine = sqlalchemy.create_engine(url)
    metadata = sqlalchemy.MetaData()
    for schema in ("marts", "reporting"):
        metadata.reflect(engine, schema=schema)
    tables = list(metadata.tables.values())
    with engine.connect() as connection:
        server = connection.execute(sqlalchemy.text("show server_version")).scalar_one()
        filled = sum(connection.execute(sqlalchemy.select(table).limit(1)).first() is not None for table in tables)
    assert all(table.comment for table in tables)
    references = sum(len(table.foreign_keys) for table in tables)
    keys = sum(len(table.primary_key) > 0 for table in tables)
    assert references and keys
    clients = f"psycopg {psycopg.__version__}, sqlalchemy {sqlalchemy.__version__}, PostgreSQL {server}"
    found = f"{filled} with rows, {keys} with a primary key, {references} references"
    return f"{clients}: {len(tables)} tables with comments, {found}"


if __name__ == "__main__":
    print(main())
