"""Who signs in: people, their roles, their organizations, and the cases that they have to do with."""
