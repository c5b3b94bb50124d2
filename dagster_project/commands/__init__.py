"""The commands of `oversight`, a module each."""
