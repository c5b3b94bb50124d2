"""Scripts that connect to a published file as its users do, each with a client in an environment of its own."""
