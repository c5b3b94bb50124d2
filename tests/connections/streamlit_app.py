"""A page of Streamlit, one authority's figures: `OVERSIGHT_FILE=oversight.duckdb streamlit run streamlit_app.py`."""

from __future__ import annotations

import os

import duckdb
import streamlit as st

# Opened for each question and closed again: a connection that is kept shows the file as it was opened.
with duckdb.connect(os.environ["OVERSIGHT_FILE"], read_only=True) as connection:
    names = connection.execute("select distinct local_authority from reporting.observations order by all").fetchall()
    authority = st.selectbox("Authority", [name for (name,) in names if name])
    figures = connection.execute(
        "select measure_label, value, unit, period_end, document_file, page from reporting.observations "
        "where local_authority = ? and is_preferred order by all",
        [authority],
    ).df()
st.dataframe(figures)
