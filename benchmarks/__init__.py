"""What openimr must be as fast as, measured beside the peers in the same run."""
