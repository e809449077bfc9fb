"""The life of a case as states and events; ``transition`` is pure and refuses what the rules forbid."""
