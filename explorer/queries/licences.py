"""Licences of what has no document here that states one."""

OFFICIAL = "Open Government Licence v3.0"
"""Statistics of the Department for Education and of the Office for National Statistics."""
