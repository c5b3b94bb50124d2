"""`sources.yml`: the places from which documents come, when to ask them and within which limits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any

import yaml
from croniter import croniter
from pydantic import AfterValidator, BaseModel, ConfigDict, Discriminator, Field, Tag, ValidationError

from fetching.kinds import DOCUMENTS, FOLDER, LISTING, is_listing, kinds
from fetching.yaml_lines import Place, lines_of, parsed
from ingest.errors import OversightError
from ingest.sidecars import read_sidecar

DEFAULT_SCHEDULE = "0 6 * * *"
_HOST = re.compile(r"(?:[a-z0-9]([a-z0-9-]*[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]*[a-z0-9])?|\[?[0-9a-f:]+\]?")
_ADDRESS = re.compile(r"https?://[^\s/?#@]+(?:[/?#]\S*)?", re.IGNORECASE)
_PLAIN_NAME = r"^[a-z0-9][a-z0-9_-]{0,59}$"


class SourcesError(OversightError):
    """A sources file that cannot be used: a sentence a fault, each with file, line and what was expected."""


def _must(is_met: bool, value: Any) -> Any:
    if not is_met:
        raise ValueError("not as expected")
    return value


def _comes_round(cron: str) -> bool:
    """Whether these are five fields of cron, and not those of a day that never comes, as 30 February."""
    return len(cron.split()) == 5 and croniter.is_valid(cron, strict=True)


def _known_authority(name: str) -> str:
    return str(_must(read_sidecar(yaml.safe_dump({"authority": name})).authority is not None, name))


Address = Annotated[str, AfterValidator(lambda text: _must(bool(_ADDRESS.fullmatch(text)), text))]
Host = Annotated[str, AfterValidator(lambda text: _must(bool(_HOST.fullmatch(text.lower())), text.lower()))]
Cron = Annotated[str, AfterValidator(lambda text: _must(_comes_round(text), text))]
Contact = Annotated[str, AfterValidator(lambda text: _must(text.isascii() and text.isprintable(), text))]
Authority = Annotated[str, AfterValidator(_known_authority)]


class _Stated(BaseModel):
    """A mapping of the file: a key that is not stated here is a fault."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Limits(_Stated):
    """How much is asked of a host and taken from it."""

    largest_megabytes: float = Field(200, gt=0, le=200, description="a number from 0 to 200, the largest that is read")
    seconds: float = Field(
        300, gt=0, description="a number of seconds, for one address from its first byte to its last"
    )
    silence: float = Field(30, gt=0, description="a number of seconds without a byte after which a server is given up")
    seconds_between: float = Field(2, ge=0, description="a number of seconds between two requests to one host")
    attempts: int = Field(3, ge=1, le=10, description="a whole number from 1 to 10")
    days_between_checks: float = Field(
        7, ge=0, description="a number of days after which an older document is asked again"
    )


class _Source(_Stated):
    name: str = Field(pattern=_PLAIN_NAME, description="a name of its own in small letters, digits, - and _")
    kind: str = Field(description="one of the kinds of sources")


class FolderSource(_Source):
    """A folder that somebody else fills."""

    folder: str = Field(min_length=1, description="the path of a folder; a relative one begins where the file stands")


class _FetchedSource(_Source):
    hosts: tuple[Host, ...] = Field((), strict=False, description="a list of names of hosts, as [files.dudley.gov.uk]")
    schedule: Cron | None = Field(None, description="five fields of cron, as 0 6 * * *")
    authority: Authority | None = Field(None, description="the name of one English local authority, as Dudley")
    committee: str | None = Field(None, description="the name of a committee, as Corporate Parenting Board")
    licence: str | None = Field(None, description="the name of a licence, as Open Government Licence v3.0")


class DirectSource(_FetchedSource):
    """Documents by their own addresses."""

    addresses: tuple[Address, ...] = Field(
        min_length=1, strict=False, description="a list of addresses of documents, each http:// or https://"
    )


class ListingSource(_FetchedSource):
    """A page or feed that lists documents."""

    address: Address = Field(description="the address of the page or feed, http:// or https://")
    only: tuple[str, ...] = Field(
        (), strict=False, description="a list of words, one of which the title of each document wanted has"
    )


FetchedSource = DirectSource | ListingSource


def _shape(stated: Any) -> str | None:
    """Which of the shapes below a source has, by its kind."""
    kind = stated.get("kind") if isinstance(stated, dict) else getattr(stated, "kind", None)
    if kind in (FOLDER, DOCUMENTS):
        return str(kind)
    return LISTING if isinstance(kind, str) and is_listing(kind) else None


_AnySource = Annotated[
    Annotated[FolderSource, Tag(FOLDER)]
    | Annotated[DirectSource, Tag(DOCUMENTS)]
    | Annotated[ListingSource, Tag(LISTING)],
    Discriminator(_shape),
]


class Sources(_Stated):
    """All that the file says."""

    contact: Contact | None = Field(None, description="an address in plain letters at which a host can reach you")
    schedule: Cron = Field(DEFAULT_SCHEDULE, description="five fields of cron, as 0 6 * * *")
    private_hosts: tuple[Host, ...] = Field(
        (), strict=False, description="a list of names of hosts inside your network"
    )
    limits: Limits = Field(default_factory=Limits.model_construct, description="a mapping of limits")
    sources: tuple[_AnySource, ...] = Field(min_length=1, strict=False, description="a list of sources")

    @property
    def fetched(self) -> Sequence[FetchedSource]:
        """The sources that are asked over the network."""
        return [source for source in self.sources if not isinstance(source, FolderSource)]

    def folders(self, beside: Path) -> list[Path]:
        """The folders among the sources; a relative path begins at the folder `beside`."""
        return [beside / source.folder for source in self.sources if isinstance(source, FolderSource)]

    def schedules(self) -> list[str]:
        """Every schedule by which a source is asked, each once."""
        return list(dict.fromkeys(source.schedule or self.schedule for source in self.fetched))


def read_sources(path: Path) -> Sources:
    """What a sources file says; raises SourcesError with every fault of it."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SourcesError(
            f"{path} cannot be read ({error}): expected a sources file, as docs/sources.md shows"
        ) from error
    try:
        node, stated = parsed(text), yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{path}, line {mark.line + 1}" if mark else str(path)
        raise SourcesError(f"{where}: this is no YAML ({getattr(error, 'problem', error)})") from error
    lines = lines_of(node)
    faults = [
        f"{path}, line {line}: “{key}” stands here a second time: expected it once" for line, key in lines.repeated
    ]
    try:
        read = Sources.model_validate({} if stated is None else stated)
    except ValidationError as error:
        faults += [f"{path}, line {line}: {said}" for line, said in _faults(error, lines.lines)]
        raise SourcesError("\n".join(faults)) from error
    faults += [f"{path}, line {line}: {said}" for line, said in _repeated_names(read, lines.lines)]
    if faults:
        raise SourcesError("\n".join(faults))
    return read


def _faults(error: ValidationError, lines: dict[Place, int]) -> Iterator[tuple[int, str]]:
    """Line and sentence of each fault, in the order of the lines."""
    found = {_place(fault["loc"]): (fault["type"], fault["input"]) for fault in error.errors(include_url=False)}
    said = []
    for place, (kind, given) in found.items():
        if any(other[: len(place)] == place for other in found if other != place):
            continue  # what is wrong within it is told by itself
        line = next(lines[place[:end]] for end in range(len(place), -1, -1) if place[:end] in lines)
        said.append((line, _said(kind, place, given)))
    yield from sorted(said)


def _place(told: tuple[int | str, ...]) -> Place:
    """Where a fault stands, without the name of the shape that a source has."""
    return tuple(part for at, part in enumerate(told) if at != 2 or told[0] != "sources")


def _said(kind: str, place: Place, given: Any) -> str:
    model, key = _model(place, given), next((part for part in reversed(place) if isinstance(part, str)), "the file")
    if kind.startswith("union_tag"):
        named = given.get("kind") if isinstance(given, dict) else given
        return f"kind is “{named}”: expected one of {', '.join(kinds())}"
    if kind == "extra_forbidden":
        return f"“{key}” is no key here: expected one of {', '.join(model.model_fields)}"
    expected = model.model_fields[key].description if key in model.model_fields else "a mapping of keys"
    return (
        f"{key} is missing: expected {expected}"
        if kind == "missing"
        else f"{key} is “{str(given)[:60]}”: expected {expected}"
    )


def _model(place: Place, given: Any) -> type[_Stated]:
    """The mapping in which a fault stands."""
    if place[:1] == ("limits",) and len(place) > 1:
        return Limits
    if place[:1] != ("sources",) or len(place) < 3:
        return Sources
    fields: tuple[type[_Stated], ...] = (FolderSource, DirectSource, ListingSource)
    return next((model for model in fields if place[2] in model.model_fields), ListingSource)


def _repeated_names(read: Sources, lines: dict[Place, int]) -> Iterator[tuple[int, str]]:
    seen: set[str] = set()
    for at, source in enumerate(read.sources):
        if source.name in seen:
            yield lines["sources", at, "name"], f"name is “{source.name}” a second time: expected a name of its own"
        seen.add(source.name)
