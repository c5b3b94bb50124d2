"""Who reads files: processes with limits, each set to work by this machine or by a worker of a cluster."""
