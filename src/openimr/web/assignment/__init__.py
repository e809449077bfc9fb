"""Assignment of reviewers, and the panel."""
