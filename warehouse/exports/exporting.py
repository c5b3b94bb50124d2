"""Exports a published file: its tables in each format, what describes them, and a workbook for people."""

from __future__ import annotations

from pathlib import Path

from warehouse.connect import open_published
from warehouse.exports.beside import write_beside
from warehouse.exports.csv_files import write_csv
from warehouse.exports.csv_on_the_web import write_csv_on_the_web
from warehouse.exports.data_package import write_data_package
from warehouse.exports.folder import ExportFolder
from warehouse.exports.parquet_files import write_parquet
from warehouse.exports.power_query import write_power_query
from warehouse.exports.series import series, write_series_metadata
from warehouse.exports.tables import exported_tables, publication
from warehouse.exports.workbook import write_workbook


def export(
    published_path: Path | str,
    folder: Path | str,
    *,
    suppress_small_numbers: bool = False,
    with_workbook: bool = False,
) -> list[Path]:
    """Writes the tables as CSV and Parquet with what describes them; the files, sorted.

    `reporting` in both, `marts` as Parquet; the workbook, which takes as long as all else twice, where it is asked
    for. Without small numbers, those of `reporting` that
    `warehouse.small_numbers.suppressing` knows how to select.
    """
    target = ExportFolder(folder)
    with open_published(published_path) as connection:
        connection.execute("set threads = 1")  # two wait for one another by spinning, which costs more than they save
        published = publication(connection)
        tables = exported_tables(connection, suppressed=suppress_small_numbers)
        over_time = series(tables)
        in_csv = [*(table for table in tables if table.schema == "reporting"), over_time]
        for table in (*tables, over_time):
            write_parquet(connection, table, target, published)
        for table in in_csv:
            write_csv(connection, table, target)
        write_series_metadata(over_time, target)
        write_data_package(in_csv, target, published)
        write_csv_on_the_web(in_csv, target, published)
        write_power_query([*tables, over_time], target, published)
        write_beside(connection, [*tables, over_time], target, published, suppressed=suppress_small_numbers)
        if with_workbook:
            write_workbook(connection, tables, target, published, suppressed=suppress_small_numbers)
    return target.close(published.run_id)
