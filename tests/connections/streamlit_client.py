"""Streamlit runs its page without a browser and shows another authority's figures when that is picked."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import duckdb
import streamlit
from streamlit.testing.v1 import AppTest

PAGE = Path(__file__).with_name("streamlit_app.py")


def main(path: str) -> str:
    """Runs the page for the first authority and the last."""
    os.environ["OVERSIGHT_FILE"] = path
    page = AppTest.from_file(str(PAGE)).run(timeout=60)
    assert not page.exception, page.exception
    picked = page.selectbox[0].options[-1]
    page.selectbox[0].select(picked).run(timeout=60)
    assert not page.exception and len(page.dataframe) == 1
    rows = len(page.dataframe[0].value)
    return f"streamlit {streamlit.__version__}, duckdb {duckdb.__version__}: {rows} figures of {picked}"


if __name__ == "__main__":
    print(main(sys.argv[1]))
