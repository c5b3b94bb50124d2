"""A local web page over the published file, for people who would rather look: read-only, on this machine alone."""
