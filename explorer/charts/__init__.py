"""Charts as Vega-Lite specifications: one module a kind, each drawn from rows that a table shows as well."""
