"""The shell around the rooms: persistence, jobs and, later, the pages. Django lives here and nowhere else."""
