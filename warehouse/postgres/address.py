"""The address of a PostgreSQL database and connections to it; no message of theirs shows a password."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import adbc_driver_postgresql.dbapi as adbc
from adbc_driver_manager.dbapi import Connection, Error
from sqlalchemy import URL, make_url

from ingest.errors import OversightError

DRIVERS = ("postgresql", "postgres")
SECRETS = ("password", "sslpassword")


class PostgresFault(OversightError):
    """The database was not reached, or it refused what was asked of it; it is as it was."""


@dataclass(frozen=True)
class Address:
    """Where a database is. `uri` may hold a password and is never printed; `shown` and `conninfo` hold none.

    `conninfo`: the address as libpq's keywords and values, for clients that print it and take `password` apart.
    """

    uri: str = field(repr=False)
    shown: str
    conninfo: str
    password: str | None = field(repr=False)
    secrets: tuple[str, ...] = field(repr=False)

    def hidden(self, text: str) -> str:
        """A text without the passwords of the address."""
        for secret in self.secrets:
            text = text.replace(secret, "***")
        return text


def parse_address(text: str) -> Address:
    """Raises PostgresFault where it is no address of a PostgreSQL database, without repeating it.

    It is written anew with every part escaped: what libpq cannot parse it quotes, password and all.
    """
    try:
        url = make_url(text)
    except Exception:  # SQLAlchemy raises its own error and those of what it calls
        url = URL.create("unknown")
    if url.drivername not in DRIVERS:
        raise PostgresFault(
            "this is no address of a PostgreSQL database: postgresql://user@host:5432/database, in which a "
            "password's own @, : and / are written %40, %3A and %2F"
        )
    secrets = [url.password, *(url.query.get(name) for name in SECRETS)]
    host = url.host or url.query.get("host") or "the local server"
    return Address(
        uri=url.render_as_string(hide_password=False),
        shown=f"{url.database or url.username or 'the default database'} on {host}",
        conninfo=_conninfo(url),
        password=url.password or _first(url.query.get("password")),
        secrets=tuple(secret for secret in secrets if isinstance(secret, str) and secret),
    )


def _conninfo(url: URL) -> str:
    named = {"host": url.host, "port": url.port, "dbname": url.database, "user": url.username}
    named |= {name: _first(value) for name, value in url.query.items() if name not in SECRETS}
    told = {name: str(value) for name, value in named.items() if value}
    escaped = {name: value.replace("\\", "\\\\").replace("'", "\\'") for name, value in told.items()}
    return " ".join(f"{name}='{value}'" for name, value in escaped.items())


def _first(value: str | tuple[str, ...] | None) -> str | None:
    return value[0] if isinstance(value, tuple) else value


@contextmanager
def connected(address: Address, *, autocommit: bool = False) -> Iterator[Connection]:
    """A connection; what was not committed when it ends is undone.

    Raises PostgresFault for whatever the server or libpq says, with no password in it.
    """
    try:
        with adbc.connect(address.uri, autocommit=autocommit) as connection:
            yield connection
    except Error as error:
        raise PostgresFault(_in_words(address.hidden(str(error)), error.sqlstate)) from None


REASONS = {
    None: "the database was not reached",
    "2BP01": "a view or table of your own uses a column, table or key that this version of Oversight no longer has: "
    "drop it, publish again and make it anew",
    "42501": "the user of the address may not do this",
    "55P03": "the shape of the tables changes with this version, and somebody has been reading them for a minute: "
    "publish again when they have finished",
}
"""What an analyst is told first of an error, by SQLSTATE; libpq's own errors have none."""


def _in_words(said: str, sqlstate: str | None) -> str:
    reason = REASONS.get(sqlstate, "PostgreSQL refused")
    said = re.sub(r"^[A-Z_]+: (\[libpq\] )?", "", " ".join(said.split()))
    return f"{reason}; nothing was changed. It said: {said}"
