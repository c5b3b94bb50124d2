"""What `dagster dev` loads: the walk of the warehouse that the environment names."""

from __future__ import annotations

from dagster_project.paths import (
    data_from_environment,
    documents_from_environment,
    name_in_environment,
    sources_from_environment,
)
from dagster_project.walk import walk

_data, _folders = data_from_environment(), documents_from_environment()
name_in_environment(_data, _folders)
defs = walk(_data, _folders, sources_from_environment(_data))
