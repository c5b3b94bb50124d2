"""The layer law: what may import what, what a model may read, and that every document type has its example."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.document_types import all_types

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGES = ("ingest", "fetching", "warehouse", "explorer", "dagster_project")
# What each package may import of the project beside itself, as prefixes of module names.
MAY_IMPORT = {
    "ingest": (),
    "fetching": ("ingest",),
    "warehouse": (
        "ingest.records",
        "ingest.vocabularies",
        "ingest.catalogue",
        "ingest.errors",
        "ingest.object_storage",
    ),
    "explorer": ("ingest", "warehouse"),
    "dagster_project": ("ingest", "fetching", "warehouse", "explorer"),
}
# The folders of ingest from the ground up: each may import those before it.
INGEST_LAYERS = ("catalogue", "language", "structure", "readers", "document_types")
MODELS = ROOT / "dbt" / "models"
LAYERS = ("staging", "intermediate", "marts", "reporting", "meta")
MAY_READ = {
    "staging": {"source"},
    "intermediate": {"staging", "intermediate"},
    "marts": {"staging", "intermediate", "marts"},
    "reporting": {"marts"},
    "meta": {"staging", "intermediate", "marts", "meta"},
}
REFERENCE = re.compile(r"""\b(ref|source)\(\s*['"]([^'"]+)['"]""")
NETWORK = ("httpx", "httpcore", "requests", "urllib.request", "urllib3", "http.client", "socket", "aiohttp", "ftplib")
EXAMPLES = ROOT / "tests" / "examples"


def modules(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    """Names of the modules that a module imports, with the names taken from them."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def is_within(name: str, prefixes: tuple[str, ...]) -> bool:
    return any(name == prefix or name.startswith(f"{prefix}.") for prefix in prefixes)


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_imports_only_what_stands_before_it(package: str) -> None:
    allowed = (package, *MAY_IMPORT[package])
    faults = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules(package)
        for name in imports(path)
        if is_within(name, PACKAGES) and not is_within(name, allowed)
    ]

    assert faults == []


@pytest.mark.parametrize("layer", range(len(INGEST_LAYERS)))
def test_a_layer_of_ingest_imports_only_those_below_it(layer: int) -> None:
    above = tuple(f"ingest.{name}" for name in (*INGEST_LAYERS[layer + 1 :], "reading"))
    faults = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules(f"ingest/{INGEST_LAYERS[layer]}")
        for name in imports(path)
        if is_within(name, above)
    ]

    assert faults == []


def test_every_folder_of_ingest_is_a_layer() -> None:
    folders = {path.parent.name for path in (ROOT / "ingest").glob("*/__init__.py")}

    assert folders == set(INGEST_LAYERS)


def test_only_the_parser_knows_the_parsing_library() -> None:
    users = [path.name for path in modules("ingest") if any(is_within(name, ("spacy",)) for name in imports(path))]
    assert users == ["parser.py"]


def test_only_one_module_knows_object_storage() -> None:
    asking = ("fsspec", "obstore")
    users = [path.name for p in PACKAGES for path in modules(p) if any(is_within(n, asking) for n in imports(path))]
    assert users == ["object_storage.py"] * len(users) != []


def test_only_fetching_asks_the_network() -> None:
    users = {
        path.relative_to(ROOT).parts[0]
        for package in PACKAGES
        for path in modules(package)
        if any(is_within(name, NETWORK) for name in imports(path))
    }
    assert users == {"fetching"}


def test_the_import_law_notices_a_breach(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text("from ingest import readers\nimport warehouse.publish\n", encoding="utf-8")

    assert list(imports(module)) == ["ingest.readers", "warehouse.publish"]
    assert not is_within("ingest.readers", MAY_IMPORT["warehouse"])
    assert not is_within("ingest.records_of_others", MAY_IMPORT["warehouse"])


def layer_of(path: Path) -> str:
    return path.relative_to(MODELS).parts[0]


def models() -> dict[str, Path]:
    return {path.stem: path for path in sorted(MODELS.rglob("*")) if path.suffix in (".sql", ".py")}


def read_layers(path: Path, known: dict[str, Path]) -> Iterator[tuple[str, str]]:
    """What a model reads: the name and its layer; `source` for a source."""
    for kind, name in REFERENCE.findall(path.read_text(encoding="utf-8")):
        yield name, "source" if kind == "source" else layer_of(known[name])


@pytest.mark.parametrize("layer", LAYERS)
def test_a_model_reads_only_the_layers_before_it(layer: str) -> None:
    known = models()
    faults = [
        f"{path.relative_to(ROOT)} reads {name} of {read}"
        for path in known.values()
        if layer_of(path) == layer
        for name, read in read_layers(path, known)
        if read not in MAY_READ[layer]
    ]

    assert faults == []


def test_every_model_stands_in_a_layer() -> None:
    assert {layer_of(path) for path in models().values()} <= set(LAYERS)


def test_a_model_that_is_not_published_is_read_by_another() -> None:
    known = models()
    macros = (ROOT / "dbt" / "macros").rglob("*.sql")
    read = {name for path in (*known.values(), *macros) for _, name in REFERENCE.findall(path.read_text("utf-8"))}
    unpublished = {name for name, path in known.items() if layer_of(path) in ("staging", "intermediate")}

    assert unpublished - read == set()


@pytest.mark.parametrize("document_type", [document_type.KIND for document_type in all_types()])
def test_a_document_type_has_an_example(document_type: str) -> None:
    folder = EXAMPLES / document_type

    assert folder.is_dir() and any(folder.iterdir()), f"tests/examples/{document_type}/ holds no example document"
