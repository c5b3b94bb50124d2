"""Invented papers of a nation: every kind in the real layouts and sizes, each with what it printed."""
