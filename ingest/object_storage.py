"""Bytes under names in object storage, asked for by fsspec; the one module that knows what an address is."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from typing import Any

from ingest.stores import Result, StoreFault

AT_ONCE = 16
"""Requests that are under way at a time: each waits some ten milliseconds for its answer."""
TO_CONNECT = dt.timedelta(seconds=5)
TO_ANSWER = dt.timedelta(seconds=60)
"""For all of an object: the largest file, 200 MB, at 27 Mbit/s."""
TRIES_MORE = 5
TO_TRY = dt.timedelta(seconds=15)
"""For so long a request that failed is made again: a server that begins anew is waited for, a lost one told soon."""


@dataclass(frozen=True)
class Bucket:
    """A place in object storage, by its address: `s3://bucket/prefix`, or what else fsspec knows.

    Credentials and endpoint are those of the environment (AWS_ACCESS_KEY_ID, AWS_ENDPOINT_URL, …), on each machine
    its own: what is passed on to others is the address alone.
    """

    address: str

    def sizes(self) -> dict[str, int]:
        """Number of bytes of each object; a thousand are told a request."""
        return {name: found["size"] for name, found in self._listed().items() if found["type"] == "file"}

    def folders(self) -> list[str]:
        """Names of the places below this one that hold anything."""
        return [name for name, found in self._listed().items() if found["type"] == "directory"]

    def below(self, name: str) -> Bucket:
        """A place below this one."""
        return Bucket(self._at(name))

    def place(self, name: str) -> StoredObject:
        """The object of a name."""
        return StoredObject(self, name)

    def read(self, name: str) -> bytes:
        """The bytes of an object; raises FileNotFoundError, StoreFault."""
        with _in_words(self.address, but=FileNotFoundError):
            content: bytes = _files(self.address).cat_file(self._at(name))
            return content

    def write(self, name: str, content: bytes) -> None:
        """Puts an object, which object storage does whole or not at all."""
        with _in_words(self.address):
            _files(self.address).pipe_file(self._at(name), content)

    def remove(self, name: str) -> None:
        """Deletes an object."""
        with suppress(FileNotFoundError), _in_words(self.address, but=FileNotFoundError):
            _files(self.address).rm_file(self._at(name))

    def is_sound(self, name: str, sha256: str) -> bool:
        """That is what object storage holds every object against; what it holds is not fetched for it."""
        return True

    def at_once(self, work: Callable[[str], Result], names: Collection[str]) -> Iterator[Result]:
        """Many at a time, as each waits for an answer."""
        with ThreadPoolExecutor(AT_ONCE, "store") as threads:
            yield from threads.map(work, names)

    def _at(self, name: str) -> str:
        return f"{self.address}/{name}"

    def _listed(self) -> dict[str, dict[str, Any]]:
        """What fsspec tells of each object and folder right below, by name and in the order of names."""
        found: list[dict[str, Any]] = []
        with suppress(FileNotFoundError), _in_words(self.address, but=FileNotFoundError):
            found = _files(self.address).ls(self.address, detail=True)
        return {one["name"].rstrip("/").rpartition("/")[2]: one for one in sorted(found, key=lambda one: one["name"])}


@dataclass(frozen=True)
class StoredObject:
    """One object of a bucket."""

    bucket: Bucket
    name: str

    def read_bytes(self) -> bytes:
        """Its bytes; raises FileNotFoundError, StoreFault."""
        return self.bucket.read(self.name)


@contextmanager
def _in_words(address: str, but: type[Exception] | tuple[()] = ()) -> Iterator[None]:
    """Raises what goes wrong as a StoreFault; `but` passes as it is."""
    try:
        yield
    except but:
        raise
    except Exception as error:  # whatever a backend raises
        said = str(error).partition("\n")[0].strip() or type(error).__name__
        raise StoreFault(
            f"the object store at {address} cannot be used: {said}. Nothing of it is lost by that: refresh again when "
            "it answers; if it never did, check address, endpoint and credentials"
        ) from None


def _files(address: str) -> Any:
    """What fsspec has for an address; made once a process."""
    return _filesystem(address.partition("://")[0])


@cache
def _filesystem(protocol: str) -> Any:
    import fsspec

    if protocol != "s3":
        return fsspec.filesystem(protocol)
    try:
        from obstore.fsspec import FsspecStore
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError("install Oversight with `pip install 'oversight[nation]'`") from error
    # Where options are given, obstore no longer asks the environment for this one.
    plain_http = os.environ.get("AWS_ALLOW_HTTP", "").lower() == "true"
    return FsspecStore(
        "s3",
        disable_bulk_delete=True,  # which not every server has, and one object at a time goes
        client_options={"connect_timeout": TO_CONNECT, "timeout": TO_ANSWER, "allow_http": plain_http},
        retry_config={"max_retries": TRIES_MORE, "retry_timeout": TO_TRY},
    )
