"""The worker's side: apply, follow the case, send records, read notices."""
