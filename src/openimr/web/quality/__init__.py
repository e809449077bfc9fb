"""Quality review of drafts."""
