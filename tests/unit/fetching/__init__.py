"""Fetching, tried against a web server on this machine that misbehaves."""
