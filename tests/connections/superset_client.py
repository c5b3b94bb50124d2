"""Superset reads the published file: tables, comments, datasets, a chart, filters, a refresh, all by its REST API.

`python superset_client.py oversight.duckdb [picture.png]`; for the picture of the chart, playwright and Chromium.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

import duckdb
import requests
from sqlalchemy_client import publish_one_more
from superset_server import USER, superset_server

TABLES = ("headline_values", "comparison", "observations")
MEASURE = "children_looked_after"
CHROMIUM = "/usr/bin/chromium"


class Superset:
    """Superset's REST API, logged in."""

    def __init__(self, address: str, password: str) -> None:
        self._api = f"{address}/api/v1"
        self._session = requests.Session()
        login = {"username": USER, "password": password, "provider": "db"}
        token = self.post("security/login", login)["access_token"]
        self._session.headers["Authorization"] = f"Bearer {token}"
        self._session.headers["X-CSRFToken"] = self.get("security/csrf_token/")["result"]
        self._session.headers["Referer"] = address

    def get(self, path: str, **parameters: str) -> dict[str, Any]:
        """The answer; ends the script where Superset refuses."""
        return self._answer(self._session.get(f"{self._api}/{path}", params=parameters, timeout=120))

    def post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        """The answer; ends the script where Superset refuses."""
        return self._answer(self._session.post(f"{self._api}/{path}", json=body, timeout=120))

    def rows(self, dataset: int, query: dict[str, Any]) -> list[dict[str, Any]]:
        """What a chart on a dataset is given."""
        source = {"id": dataset, "type": "table"}
        body = {"datasource": source, "queries": [query], "result_type": "full", "result_format": "json", "force": True}
        return list(self.post("chart/data", body)["result"][0]["data"])

    def _answer(self, response: requests.Response) -> dict[str, Any]:
        if not response.ok:
            raise SystemExit(f"{response.url}: {response.status_code} {response.text[:2000]}")
        return dict(response.json())


def main(path: str, picture: Path | None) -> str:
    """Does what an analyst does first; says how much of it there was."""
    with tempfile.TemporaryDirectory() as name:
        published = Path(name) / "oversight.duckdb"
        shutil.copyfile(path, published)
        with superset_server(Path(name)) as (address, password):
            superset = Superset(address, password)
            uri = f"duckdb:///{published}?access_mode=read_only"
            added = {"database_name": "Oversight", "sqlalchemy_uri": uri, "expose_in_sqllab": True}
            database = superset.post("database/", added)["id"]
            tables = listed_tables(superset, database)
            datasets = {table: dataset(superset, database, table) for table in TABLES}
            filters = sum(filter_text_columns(superset, published, *each) for each in datasets.items())
            chart = make_chart(superset, datasets["headline_values"])
            see_refresh(superset, datasets["observations"], published)
            if picture:
                take_picture(address, password, chart, picture)
    installed = f"superset {version('apache-superset')}, duckdb-engine {version('duckdb-engine')}"
    return (
        f"{installed}, duckdb {version('duckdb')}: {len(tables)} tables with comments, "
        f"datasets on {', '.join(datasets)}, {filters} filters, a chart, a refresh"
    )


def listed_tables(superset: Superset, database: int) -> set[str]:
    """Tables of `reporting` as Superset lists them; each of their columns must come with its comment."""
    listed = superset.get(f"database/{database}/tables/", q="(schema_name:reporting)")["result"]
    tables = {table["value"] for table in listed}
    for table in tables - {"comparison_wide"}:
        told = superset.get(f"database/{database}/table_metadata/", name=table, schema="reporting")
        silent = [column["name"] for column in told["columns"] if not column["comment"]]
        assert told["comment"] and not silent, f"{table}: no comment on {silent or 'the table'}"
    return tables


def dataset(superset: Superset, database: int, table: str) -> int:
    """Makes a dataset of a table."""
    body = {"database": database, "schema": "reporting", "table_name": table}
    return int(superset.post("dataset/", body)["id"])


def filter_text_columns(superset: Superset, published: Path, table: str, dataset_id: int) -> int:
    """Filters a dataset by a value of each text column; the rows must be as many as DuckDB finds."""
    with duckdb.connect(str(published), read_only=True) as connection:
        columns = connection.execute(
            "select column_name from duckdb_columns() where schema_name = 'reporting' and table_name = ? "
            "and data_type = 'VARCHAR'",
            [table],
        ).fetchall()
        filtered = 0
        for (column,) in columns:
            counted = f'select "{column}", count(*) from reporting.{table}'
            row = connection.execute(f"{counted} where \"{column}\" <> '' group by 1 order by all").fetchone()
            if row is None:
                continue
            found = superset.rows(dataset_id, counted_where(column, row[0]))
            assert found == [{"count": row[1]}], f"{table}.{column} = {row[0]!r}: {found}, not {row[1]}"
            filtered += 1
    return filtered


def counted_where(column: str, value: str) -> dict[str, Any]:
    """A query: how many rows have this value."""
    return {"metrics": [COUNT], "filters": [{"col": column, "op": "==", "val": value}]}


COUNT = {"expressionType": "SQL", "sqlExpression": "count(*)", "label": "count"}


def make_chart(superset: Superset, dataset_id: int) -> int:
    """A bar chart of one measure by authority, which its data must answer."""
    highest = {"expressionType": "SQL", "sqlExpression": "max(value)", "label": "highest value"}
    chosen = {
        "expressionType": "SIMPLE",
        "clause": "WHERE",
        "subject": "measure",
        "operator": "==",
        "comparator": MEASURE,
    }
    form = {
        "viz_type": "echarts_timeseries_bar",
        "x_axis": "local_authority",
        "metrics": [highest],
        "adhoc_filters": [chosen],
        "row_limit": 20,
        "datasource": f"{dataset_id}__table",
    }
    body = {"slice_name": "Children looked after", "viz_type": form["viz_type"], "params": json.dumps(form)}
    chart = superset.post("chart/", body | {"datasource_id": dataset_id, "datasource_type": "table"})["id"]
    asked = {"columns": ["local_authority"], "metrics": [highest], "row_limit": 20}
    rows = superset.rows(dataset_id, asked | {"filters": [{"col": "measure", "op": "==", "val": MEASURE}]})
    assert rows and all(row["highest value"] for row in rows)
    return int(chart)


def see_refresh(superset: Superset, dataset_id: int, published: Path) -> None:
    """What is moved into the place of the file must answer the next question."""
    (before,) = superset.rows(dataset_id, {"metrics": [COUNT]})
    publish_one_more(published)
    (after,) = superset.rows(dataset_id, {"metrics": [COUNT]})
    assert after["count"] == before["count"] + 1, f"{after} after a refresh that added one to {before}"


def take_picture(address: str, password: str, chart: int, picture: Path) -> None:
    """Logs in as a person does and photographs the chart."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=quiet)
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        page.goto(f"{address}/login/")
        page.fill("#username", USER)
        page.fill("#password", password)
        page.keyboard.press("Enter")
        page.wait_for_url("**/superset/welcome/**", timeout=120_000)
        page.goto(f"{address}/explore/?slice_id={chart}")
        page.wait_for_selector("canvas", timeout=120_000)
        page.wait_for_timeout(3_000)
        page.screenshot(path=str(picture))
        browser.close()


if __name__ == "__main__":
    print(main(sys.argv[1], Path(sys.argv[2]) if len(sys.argv) > 2 else None))
