"""The claims administrator's pages."""
