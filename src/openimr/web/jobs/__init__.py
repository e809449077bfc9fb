"""Background jobs on the same database: each may run more than once, and its effect happens once."""
