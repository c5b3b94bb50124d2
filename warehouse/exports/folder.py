"""The folder that an export writes: each file beside its place and moved, and last a listing of them all."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LISTING = "exported.json"


class ExportFolder:
    """A folder that is being exported to; `written` names the files, relative to it, in the order they were placed."""

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        self.written: list[str] = []

    @contextmanager
    def place(self, name: str) -> Iterator[Path]:
        """Where to write the file of this name; it is moved into its place when it is whole."""
        target = self.path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = target.with_name(f".{target.name}.partial")
        try:
            yield beside
            os.replace(beside, target)
        finally:
            beside.unlink(missing_ok=True)
        self.written.append(name)

    def place_text(self, name: str, text: str) -> None:
        """Writes a text of UTF-8."""
        with self.place(name) as beside:
            beside.write_text(text, encoding="utf-8", newline="")

    def close(self, run_id: str) -> list[Path]:
        """Removes what an earlier export listed and this one has not written, then lists; the files, sorted."""
        self._remove_earlier()
        sizes = {name: (self.path / name).stat().st_size for name in sorted(self.written)}
        self.place_text(LISTING, json.dumps({"run_id": run_id, "files": sizes}, indent=2))
        return [self.path / name for name in sizes]

    def _remove_earlier(self) -> None:
        """Whatever else lies there is not ours, nor is what a listing names outside the folder."""
        earlier = _listing(self.path).get("files")
        for name in set(earlier if isinstance(earlier, dict) else ()) - set(self.written):
            path = (self.path / name).resolve()
            if path.is_relative_to(self.path.resolve()) and path.is_file():
                path.unlink()


def are_complete(folder: Path, run_id: str) -> bool:
    """Whether every file that this run's export listed is there, as long as it was."""
    listing = _listing(folder)
    files = listing.get("files")
    if listing.get("run_id") != run_id or not isinstance(files, dict):
        return False
    return all((folder / name).is_file() and (folder / name).stat().st_size == size for name, size in files.items())


def _listing(folder: Path) -> dict[str, object]:
    """The listing; empty where there is none that can be read."""
    try:
        listing = json.loads((folder / LISTING).read_bytes())
    except (OSError, ValueError):
        return {}
    return listing if isinstance(listing, dict) else {}
