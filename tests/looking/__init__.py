"""The explorer looked at by programs: every page in a browser (`make look`), a walk in pictures (`make pictures`)."""
