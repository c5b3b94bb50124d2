"""The build beyond one machine: a DuckLake whose catalogue is in PostgreSQL and whose rows every machine reaches."""
