"""Stops 4, 5 and 8 of the walk: the door into the build database and the door out of it."""
