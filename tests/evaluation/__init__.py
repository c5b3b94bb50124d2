"""How well findings are read, measured on passages that people read first: `make evaluate`."""
