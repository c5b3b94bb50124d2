"""Files for those who have no DuckDB at hand, one module a format, made from what is published."""
