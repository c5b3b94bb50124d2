"""Stops 1-3 of the walk: pure functions from bytes to records. No database, no scheduler."""
