"""The commands of `oversight`, one module each."""
