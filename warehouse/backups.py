"""A backup: what of a warehouse cannot be made again, in one ZIP file with the SHA-256 of every file in it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import shutil
import zipfile
import zlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import IO, Any

from ingest.errors import OversightError

MANIFEST = "manifest.json"
KIND = "Oversight backup, version 1"
OWNERS_ALONE = 0o600
"""It holds full texts."""
STAGING = ".restoring"
_CHUNK = 1 << 20


class BackupError(OversightError):
    """A backup that cannot be made or used; says why and what to do."""


@dataclass(frozen=True)
class Stated:
    """What the manifest says of one file: SHA-256 of its bytes, and how many they are."""

    sha256: str
    size: int


@dataclass(frozen=True)
class Held:
    """What a backup holds: how many files, and which were damaged, lost or not to be read when it was made.

    `damaged`: what to do of each, in a sentence, by its name below the warehouse's folder.
    """

    files: int
    damaged: Mapping[str, str]


def back_up(
    root: Path,
    kept: Collection[Path],
    to: Path,
    damaged: Mapping[Path, str] = MappingProxyType({}),
    left_out: Collection[Path] = (),
) -> Held:
    """Writes the files and folders that are kept, those of them that are there, into a ZIP.

    It is written beside and moved into its place. It states which files are damaged, and holds them all the same, but
    for those `left_out` and what cannot be read, which costs no other file. Raises BackupError where there is nothing
    to back up.
    """
    files = sorted(path for one in kept for path in _files_of(one))
    if not files:
        raise BackupError(f"there is nothing to back up in {root}: name the folder of a warehouse with --data")
    to.parent.mkdir(parents=True, exist_ok=True)
    beside = to.with_name(f".{to.name}.partial")
    told = {path.relative_to(root).as_posix(): why for path, why in damaged.items()}
    try:
        with os.fdopen(os.open(beside, os.O_RDWR | os.O_CREAT | os.O_TRUNC, OWNERS_ALONE), "w+b") as file:
            held = _write(file, root, [path for path in files if path not in left_out], told)
            os.fsync(file.fileno())
        os.replace(beside, to)
    finally:
        beside.unlink(missing_ok=True)
    return held


def restore(archive: Path, root: Path, kept: Collection[Path]) -> Held:
    """Puts what a backup holds in place of all that is kept, of which nothing stays.

    Nothing is changed before every file is there whole and has the bytes that the manifest states.
    Raises BackupError where the archive is none, damaged, or holds what is no part of a warehouse.
    """
    root.mkdir(parents=True, exist_ok=True)
    staging = root / STAGING
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(mode=0o700)
    try:
        held = _unpack(archive, staging, {path.relative_to(root).parts[0] for path in kept})
        for path in kept:
            _remove(path)
            if (unpacked := staging / path.relative_to(root)).exists():
                os.replace(unpacked, path)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return held


def is_empty(kept: Collection[Path]) -> bool:
    """Whether nothing of what a backup holds is there."""
    return not any(next(_files_of(path), None) for path in kept)


def _files_of(path: Path) -> Iterator[Path]:
    """The file itself, or every file below a folder; what is half written is left out."""
    found = path.rglob("*") if path.is_dir() else iter([path])
    return (one for one in found if one.is_file() and not one.is_symlink() and one.suffix != ".partial")


def _write(file: IO[bytes], root: Path, files: Collection[Path], damaged: Mapping[str, str]) -> Held:
    stated, unread = {}, {}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1, strict_timestamps=False) as archive:
        for path in files:
            name = path.relative_to(root).as_posix()
            if why := _unreadable(path):
                unread[name] = why
                continue
            entry = zipfile.ZipInfo.from_file(path, name, strict_timestamps=False)
            entry.compress_type = zipfile.ZIP_DEFLATED
            with path.open("rb") as source, archive.open(entry, "w") as target:
                stated[name] = asdict(_copied(source, target))
        made_at = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        told = {**damaged, **unread}
        manifest = {"kind": KIND, "made_at": made_at, "files": stated, "damaged": told}
        archive.writestr(MANIFEST, json.dumps(manifest, indent=2))
    return Held(len(stated), told)


def _unreadable(path: Path) -> str | None:
    """Why a file cannot be read to its end, tried before any of it is in the archive; None where it can."""
    try:
        with path.open("rb") as file:
            while file.read(_CHUNK):
                pass
    except OSError as error:
        return f"It cannot be read ({error.strerror}) and is not in the backup. Mend that, and back up anew."
    return None


def _copied(source: IO[bytes], target: IO[bytes]) -> Stated:
    digest, size = hashlib.sha256(), 0
    while chunk := source.read(_CHUNK):
        digest.update(chunk)
        size += len(chunk)
        target.write(chunk)
    return Stated(digest.hexdigest(), size)


def _unpack(path: Path, staging: Path, parts: Collection[str]) -> Held:
    """Unpacks into an empty folder, each file checked against the manifest; `parts` may be in the warehouse."""
    try:
        with zipfile.ZipFile(path) as archive:
            stated, damaged = _manifest(archive, path)
            _refuse_others(path, stated, [entry for entry in archive.namelist() if entry != MANIFEST], parts)
            for name, expected in stated.items():
                _unpack_one(archive, path, name, expected, staging / name)
    except FileNotFoundError as error:
        raise BackupError(f"there is no backup at {path}") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise BackupError(f"{path} is no backup, or is damaged ({error}): nothing was restored") from error
    return Held(len(stated), damaged)


def _unpack_one(archive: zipfile.ZipFile, path: Path, name: str, expected: Stated, target: Path) -> None:
    if archive.getinfo(name).file_size != expected.size:  # before it fills the disk
        raise BackupError(f"{path} is damaged: {name} is not as long as it was backed up; nothing was restored")
    target.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(name) as source, target.open("xb") as unpacked:
        found = _copied(source, unpacked)
    if found != expected:
        raise BackupError(f"{path} is damaged: {name} has not the bytes that were backed up; nothing was restored")


def _manifest(archive: zipfile.ZipFile, path: Path) -> tuple[Mapping[str, Stated], Mapping[str, str]]:
    """The files that it states, and what was damaged, of which manifests of before that was told have nothing."""
    try:
        stated: dict[str, Any] = json.loads(archive.read(MANIFEST))
        if stated["kind"] == KIND:
            files = {str(name): Stated(**one) for name, one in stated["files"].items()}
            return files, {str(name): str(why) for name, why in stated.get("damaged", {}).items()}
    except (KeyError, ValueError, TypeError, AttributeError):
        pass
    raise BackupError(f"{path} is no backup of this version of Oversight: its {MANIFEST} is missing or says otherwise")


def _refuse_others(path: Path, stated: Collection[str], held: Collection[str], parts: Collection[str]) -> None:
    """Refuses an archive that holds other files than it states, or any outside what a warehouse keeps."""
    if sorted(stated) != sorted(held):
        other = min(set(stated) ^ set(held), default="a file twice")
        raise BackupError(f"{path} does not hold the files that it states ({other}): nothing was restored")
    for name in stated:
        steps = PurePosixPath(name).parts
        if "\\" in name or ".." in steps or not steps or steps[0] not in parts:
            raise BackupError(f"{path} holds {name}, which is no part of a warehouse: nothing was restored")


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
