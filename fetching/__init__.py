"""Before stop 1: brings bytes from the places that publish documents into the inbox, and knows nothing of a database.

The only package that uses the network. It imports nothing of the project but `ingest`; only `dagster_project` calls it.
"""
