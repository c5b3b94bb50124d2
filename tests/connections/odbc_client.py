"""ODBC finds in a mirror what Excel, Power BI and Tableau ask their drivers for: tables, comments, keys, references.

`OVERSIGHT_POSTGRES=postgresql://… python odbc_client.py` after `oversight publish`, where PostgreSQL's ODBC driver is
installed (Debian: odbc-postgresql); without either it says so.
"""

from __future__ import annotations

import os
from urllib.parse import parse_qs, unquote, urlsplit

import pyodbc

ADDRESS = "OVERSIGHT_POSTGRES"


def main() -> str:
    """Asks the driver's catalogue for the tables of `reporting` and the star's keys, and reads a row of each table."""
    address = os.environ.get(ADDRESS)
    if not address:
        return f"not tried: {ADDRESS} names no database"
    drivers = [name for name in pyodbc.drivers() if name.startswith("PostgreSQL") and "Unicode" in name]
    if not drivers:
        return "not tried: PostgreSQL's ODBC driver is not installed"
    connection = pyodbc.connect(connection_string(address, drivers[0]))
    cursor = connection.cursor()
    tables = [row.table_name for row in cursor.tables(schema="reporting").fetchall()]
    silent = [row.column_name for row in cursor.columns(table="headline_values").fetchall() if not row.remarks]
    keys = cursor.primaryKeys(table="fct_observations", schema="marts").fetchall()
    references = cursor.foreignKeys(foreignTable="fct_observations", foreignSchema="marts").fetchall()
    filled = sum(cursor.execute(f"select * from reporting.{table}").fetchone() is not None for table in tables)
    assert tables and keys and references and not silent, silent
    driver = f"{connection.getinfo(pyodbc.SQL_DRIVER_NAME)} {connection.getinfo(pyodbc.SQL_DRIVER_VER)}"
    found = f"{len(tables)} tables of reporting, {filled} with rows, {len(references)} references of fct_observations"
    return f"{driver}, pyodbc {pyodbc.version}: {found}"


def connection_string(address: str, driver: str) -> str:
    """An address as ODBC writes it."""
    url = urlsplit(address)
    parts = {
        "Driver": driver,
        "Server": url.hostname or parse_qs(url.query).get("host", [""])[0],
        "Port": str(url.port or 5432),
        "Database": url.path.lstrip("/"),
        "UID": unquote(url.username or ""),
    }
    password = unquote(url.password or os.environ.get("PGPASSWORD", ""))
    return ";".join([*(f"{name}={value}" for name, value in parts.items()), f"PWD={{{password}}}"])


if __name__ == "__main__":
    print(main())
